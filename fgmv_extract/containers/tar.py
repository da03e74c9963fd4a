"""A tar archive, packed or not, and a single file packed with gzip, bzip2 or xz: read as a stream, never further than the limits."""

import bz2
import gzip
import lzma
import tarfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO, Self, cast, final

from fgmv_extract.containers.mail import base_name
from fgmv_extract.containers.member import INSIDE, Allowance, Member
from fgmv_extract.errors import ExtractError, LimitExceededError, MalformedDocumentError

_FREE = 1 << 20  # bytes that anything may inflate to
_BLOCK = 512
_MARK = slice(257, 262)
_DAMAGE = (tarfile.TarError, EOFError, OSError, ValueError, zlib.error, lzma.LZMAError)

_PACKINGS = (b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00")
"""How gzip, bzip2 and xz begin."""


def opened(data: bytes, name: str, allowance: Allowance) -> Iterator[Member]:
    """Give the files of the archive in its order; of a single packed file that file. Links and devices are passed over.

    Raises ``MalformedDocumentError`` where the archive breaks off, after what came before; ``LimitExceededError`` when it
    inflates too far.
    """
    with _Bounded(_unpacked(data), name, _most(data, allowance)) as stream:
        try:
            head = stream.peek(_BLOCK)
            if head[_MARK] != b"ustar":
                yield Member(name=_inner_name(name), data=stream.read())
                return
            with tarfile.open(fileobj=cast("BinaryIO", stream), mode="r|", errorlevel=0) as archive:
                for info in archive:
                    if info.isreg():
                        yield _member(archive, info, name, allowance)
        except _DAMAGE as error:
            raise MalformedDocumentError(name, "is damaged or cut off", "copy or download it again") from error


def _unpacked(data: bytes) -> BinaryIO:
    file = BytesIO(data)
    if data.startswith(_PACKINGS[0]):
        return cast("BinaryIO", gzip.GzipFile(fileobj=file))
    if data.startswith(_PACKINGS[1]):
        return cast("BinaryIO", bz2.BZ2File(file))
    if data.startswith(_PACKINGS[2]):
        return cast("BinaryIO", lzma.LZMAFile(file))
    return file


def _most(data: bytes, allowance: Allowance) -> int:
    limits = allowance.limits
    return (
        min(limits.members_bytes, max(_FREE, len(data) * limits.ratio))
        if data.startswith(_PACKINGS)
        else limits.members_bytes
    )


def _member(archive: tarfile.TarFile, info: tarfile.TarInfo, name: str, allowance: Allowance) -> Member:
    parts = [part for part in info.name.replace("\\", "/").split("/") if part not in {"", ".", ".."}]
    folder = "".join(f"{part}/" for part in parts[:-1])
    own = parts[-1] if parts else "unnamed"
    most = allowance.limits.input_bytes
    if info.size > most:
        flaw: ExtractError = LimitExceededError(
            f"{name}{INSIDE}{folder}{own}", f"is larger than the limit of {most:,} bytes", "unpack it"
        )
        return Member(name=own, folder=folder, flaw=flaw)
    file = archive.extractfile(info)
    return Member(name=own, folder=folder, data=file.read() if file else b"")


def _inner_name(name: str) -> str:
    """The name of a packed file without the ending that packing gave it."""
    own = base_name(name)
    stem, dot, ending = own.rpartition(".")
    return stem if dot and stem and ending.lower() in {"gz", "bz2", "xz", "lzma"} else own


@final
class _Bounded:
    """A stream that counts what it gives, and stops an archive that inflates beyond all measure."""

    def __init__(self, stream: BinaryIO, name: str, most: int) -> None:
        self._stream = stream
        self._name = name
        self._most = most
        self._given = 0
        self._ahead = b""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stream.close()

    def peek(self, size: int) -> bytes:
        """Return the next bytes without going on."""
        self._ahead += self._stream.read(max(0, size - len(self._ahead)))
        return self._ahead[:size]

    def read(self, size: int = -1) -> bytes:
        """Read on; raises ``LimitExceededError`` beyond the limit."""
        wanted = self._most - self._given + 1 if size < 0 else min(size, self._most - self._given + 1)
        ahead, self._ahead = self._ahead[:wanted], self._ahead[wanted:]
        piece = ahead + self._stream.read(wanted - len(ahead))
        self._given += len(piece)
        if self._given > self._most:
            remedy = "unpack it, and look what it is, or allow more with limits=Limits(ratio=...)"
            raise LimitExceededError(self._name, f"inflates to more than {self._most:,} bytes", remedy)
        return piece
