"""The zip archive a Word document is: its parts, and the relationships between them (ECMA-376 part 2).

Nothing the archive declares is trusted: bytes are counted while they are inflated, and only parts that are asked for are.
"""

import io
import posixpath
import struct
import zipfile
import zlib
from typing import NamedTuple, final
from urllib.parse import unquote

from fgmv_extract.errors import (
    EncryptedDocumentError,
    LimitExceededError,
    MalformedDocumentError,
    UnsupportedFormatError,
)
from fgmv_extract.options import Limits, allowing
from fgmv_extract.readers.word.names import Element
from fgmv_extract.readers.word.parsing import parse

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_MEMBER = b"PK\x01\x02"
_MOST_MEMBERS = 10_000
_LEAST_MEMBER = 46  # bytes that the directory takes for a member without a name
_COMPRESSIONS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
# What the zip module raises on archives that are not what they say.
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    LookupError,
    OverflowError,
    NotImplementedError,
)
_GET_IT_AGAIN = "get or save it again"


@final
class Relationship(NamedTuple):
    """A link from one part to another: its id, the last word of its type (``footnotes``), and the name of the other."""

    id: str
    kind: str
    target: str


@final
class Package:
    """An opened archive; it counts the bytes that are inflated. ``file`` is the name the document goes by."""

    def __init__(self, data: bytes, file: str, limits: Limits) -> None:
        self.file = file
        self._limits = limits
        self._left = limits.all_parts_bytes
        self._zip = _opened(data, file)
        self._members = _members(self._zip)

    def __contains__(self, name: str) -> bool:
        return _plain(name) in self._members

    def part(self, name: str) -> bytes:
        """Inflate a part; raises ``ExtractError`` when it is missing, broken, encrypted, or larger than the limits."""
        infos = self._members.get(_plain(name))
        if not infos:
            raise self._broken(f"its part {name} is missing")
        if len({info.CRC for info in infos}) > 1:
            raise self._broken(f"holds {name} twice, with different content")
        return self._inflated(infos[-1])

    def tree(self, name: str, data: bytes) -> Element:
        """Parse a part that was inflated; raises ``ExtractError`` as ``parse`` does."""
        return parse(data, name, self.file, self._limits)

    def relationships(self, name: str) -> tuple[Relationship, ...]:
        """Return the links of a part (of the package itself for the empty name) to other parts of the package."""
        folder, base = posixpath.split(name)
        source = posixpath.join(folder, "_rels", f"{base}.rels")
        if source not in self:
            return ()
        return tuple(
            Relationship(link.get("Id", ""), _last_word(link.get("Type", "")), _target(folder, link.get("Target", "")))
            for link in self.tree(source, self.part(source)).iter("{*}Relationship")
            if link.get("TargetMode") != "External"
        )

    def main(self) -> str:
        """Return the name of the main part; raises ``ExtractError`` when there is none."""
        named = [link.target for link in self.relationships("") if link.kind == "officeDocument"]
        name = next((name for name in named if name in self), "word/document.xml")
        if name in self:
            return name
        if named:
            raise self._broken(f"its main part {named[0]} is missing")
        raise UnsupportedFormatError(self.file, "is a zip archive, but no Word document", "give one of the files in it")

    def _inflated(self, info: zipfile.ZipInfo) -> bytes:
        name = info.filename
        if info.flag_bits & 1:
            raise EncryptedDocumentError(self.file, f"its part {name} is encrypted", "save it without a password")
        if info.compress_type not in _COMPRESSIONS:
            raise self._broken(f"its part {name} is compressed in a way no word processor uses")
        most = min(self._limits.part_bytes, self._left)
        try:
            with self._zip.open(info) as member:
                data = member.read(most + 1)
        except _BROKEN as error:
            raise self._broken(f"its part {name} is damaged") from error
        if len(data) > most:
            remedy = f"leave it, or {allowing('part_bytes', 'all_parts_bytes')}"
            raise LimitExceededError(self.file, f"its part {name} inflates to more than {most:,} bytes", remedy)
        self._left -= len(data)
        return data

    def _broken(self, problem: str) -> MalformedDocumentError:
        return MalformedDocumentError(self.file, problem, _GET_IT_AGAIN)


def _opened(data: bytes, file: str) -> zipfile.ZipFile:
    if data.startswith(_OLE):
        if _ENCRYPTED_STREAM in data:
            raise EncryptedDocumentError(file, "needs a password", "save it without one")
        raise UnsupportedFormatError(file, "is no Word document of the kind .docx", "save it as .docx")
    # Opening an archive costs time for each member it lists; the last list may be anywhere, so all are counted.
    if len(data) > _MOST_MEMBERS * _LEAST_MEMBER and data.count(_MEMBER) > _MOST_MEMBERS:
        raise LimitExceededError(file, f"holds more than {_MOST_MEMBERS:,} parts", "save it again in a word processor")
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN as error:
        remedy = "fetch or copy it again, it may be cut off" if data.startswith(b"PK") else _GET_IT_AGAIN
        raise MalformedDocumentError(file, "is no complete zip archive, as a Word document is", remedy) from error


def _members(archive: zipfile.ZipFile) -> dict[str, list[zipfile.ZipInfo]]:
    """Index the members by their names; programs wrote slashes and letters in several ways."""
    members: dict[str, list[zipfile.ZipInfo]] = {}
    for info in archive.infolist():
        members.setdefault(_plain(info.filename), []).append(info)
    return members


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").casefold()


def _last_word(kind: str) -> str:
    return kind.rpartition("/")[2]


def _target(folder: str, target: str) -> str:
    if target.startswith(("/", ".")) or "/." in target or "%" in target:
        return posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip("/")
    return f"{folder}/{target}" if folder else target
