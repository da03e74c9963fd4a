"""The zip archive a Word document is: its parts and the relationships between them (ECMA-376 part 2).

Nothing the archive declares is trusted: bytes are counted while they are inflated, and only parts that are asked for are.
"""

import io
import posixpath
import struct
import zipfile
import zlib
from typing import final
from urllib.parse import unquote

from attrs import frozen
from lxml import etree

from fgmv_extract.errors import (
    EncryptedDocumentError,
    LimitExceededError,
    MalformedDocumentError,
    UnsupportedFormatError,
)
from fgmv_extract.options import Limits
from fgmv_extract.places import File
from fgmv_extract.readers.word.names import Element

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_MEMBER = b"PK\x01\x02"
_MOST_MEMBERS = 10_000
_COMPRESSIONS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
# What the zip module was seen to raise on archives that are not what they say.
_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, LookupError, NotImplementedError)
_GET_IT_AGAIN = "get or save it again"


@final
@frozen
class Relationship:
    """A link from one part to another: its id, the last word of its type (``footnotes``), and the name of the other."""

    id: str
    kind: str
    target: str


@final
class Package:
    """An opened archive, and how many bytes were inflated so far."""

    def __init__(self, data: bytes, file: File, limits: Limits) -> None:
        self.file = file
        self._limits = limits
        self._left = limits.all_parts_bytes
        self._zip = self._opened(data)
        self._members = _members(self._zip)

    def __contains__(self, name: str) -> bool:
        return _plain(name) in self._members

    def part(self, name: str) -> bytes:
        """Inflate a part; raises ``ExtractError`` when it is missing, broken, encrypted, or larger than the limits."""
        infos = self._members.get(_plain(name))
        if not infos:
            raise self.broken(f"its part {name} is missing", _GET_IT_AGAIN)
        if len({info.CRC for info in infos}) > 1:
            raise self.broken(f"it holds {name} twice, with different content", _GET_IT_AGAIN)
        return self._inflated(infos[-1])

    def parsed(self, name: str, data: bytes) -> Element:
        """Parse a part; raises ``ExtractError`` when it is not well-formed, has a document type, or is nested too deeply."""
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=self._limits.xml_depth > Limits().xml_depth,
            collect_ids=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            raise self._unparsed(name, error) from error
        except (ValueError, LookupError) as error:
            raise self.broken(f"its part {name} is no XML: {error}", _GET_IT_AGAIN) from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise self.broken(f"its part {name} declares a document type, which no Word document does", "do not trust it")
        if self._limits.xml_depth != Limits().xml_depth and root.find("/".join("*" * self._limits.xml_depth)) is not None:
            raise self._too_deep(name)
        return root

    def relationships(self, name: str) -> tuple[Relationship, ...]:
        """Return the links of a part (of the package itself for the empty name) to other parts of the package."""
        folder, base = posixpath.split(name)
        source = posixpath.join(folder, "_rels", f"{base}.rels")
        if source not in self:
            return ()
        links = self.parsed(source, self.part(source)).iter("{*}Relationship")
        return tuple(
            Relationship(link.get("Id", ""), _last_word(link.get("Type", "")), _target(folder, link.get("Target", "")))
            for link in links
            if link.get("TargetMode") != "External"
        )

    def main(self) -> str:
        """Return the name of the main part; raises ``ExtractError`` when there is none."""
        named = [link.target for link in self.relationships("") if link.kind == "officeDocument"]
        name = next((name for name in named if name in self), "word/document.xml")
        if name in self:
            return name
        if named:
            raise self.broken(f"its main part {named[0]} is missing", _GET_IT_AGAIN)
        raise UnsupportedFormatError(self.file.name, "is a zip archive, but no Word document", "give one of the files in it")

    def broken(self, problem: str, remedy: str) -> MalformedDocumentError:
        """Build the error for an archive that cannot be read."""
        return MalformedDocumentError(self.file.name, problem, remedy)

    def _opened(self, data: bytes) -> zipfile.ZipFile:
        name = self.file.name
        if data.startswith(_OLE):
            if _ENCRYPTED_STREAM in data:
                raise EncryptedDocumentError(name, "needs a password", "save it without one")
            raise UnsupportedFormatError(name, "is no Word document of the kind .docx", "save it as .docx")
        if data.count(_MEMBER) > _MOST_MEMBERS:
            raise LimitExceededError(name, f"holds more than {_MOST_MEMBERS:,} parts", "save it again in a word processor")
        try:
            return zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            remedy = "fetch or copy it again, it may be cut off" if data.startswith(b"PK") else _GET_IT_AGAIN
            raise self.broken("is no complete zip archive, which every Word document is", remedy) from error

    def _inflated(self, info: zipfile.ZipInfo) -> bytes:
        name = info.filename
        if info.flag_bits & 1:
            raise EncryptedDocumentError(self.file.name, f"its part {name} is encrypted", "save it without a password")
        if info.compress_type not in _COMPRESSIONS:
            raise self.broken(f"its part {name} is compressed in a way no word processor uses", _GET_IT_AGAIN)
        most = min(self._limits.part_bytes, self._left)
        try:
            with self._zip.open(info) as member:
                data = member.read(most + 1)
        except _BROKEN as error:
            raise self.broken(f"its part {name} is damaged", _GET_IT_AGAIN) from error
        if len(data) > most:
            remedy = "leave it, or raise the limits on the bytes of parts"
            raise LimitExceededError(self.file.name, f"its part {name} inflates to more than {most:,} bytes", remedy)
        self._left -= len(data)
        return data

    def _unparsed(self, name: str, error: etree.XMLSyntaxError) -> MalformedDocumentError | LimitExceededError:
        if error.code in (etree.ErrorTypes.ERR_RESOURCE_LIMIT, etree.ErrorTypes.ERR_NO_MEMORY):
            return self._too_deep(name)
        line = error.lineno or 1
        return self.broken(f"its part {name} is not well-formed XML in line {line}: {_reason(error)}", _GET_IT_AGAIN)

    def _too_deep(self, name: str) -> LimitExceededError:
        return LimitExceededError(self.file.name, f"its part {name} is nested too deeply or too large", "save it again")


def _members(archive: zipfile.ZipFile) -> dict[str, list[zipfile.ZipInfo]]:
    """Index the members by their names; ZIP tools of all times wrote slashes and letters in several ways."""
    members: dict[str, list[zipfile.ZipInfo]] = {}
    for info in archive.infolist():
        members.setdefault(_plain(info.filename), []).append(info)
    return members


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").casefold()


def _last_word(kind: str) -> str:
    return kind.rpartition("/")[2]


def _target(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip("/")


def _reason(error: etree.XMLSyntaxError) -> str:
    return (error.msg or "").partition(", line ")[0]
