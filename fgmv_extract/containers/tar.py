"""A tar archive, packed or not, and a single file packed with gzip, bzip2, xz or zstd: a stream, read no further than the limits."""

import bz2
import gzip
import lzma
import tarfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module
from io import BytesIO
from typing import Any, BinaryIO, Self, cast, final

from fgmv_extract.containers.mail import base_name
from fgmv_extract.containers.member import INSIDE, Allowance, Member, size_of
from fgmv_extract.errors import ExtractError, LimitExceededError, MalformedDocumentError, MissingExtraError
from fgmv_extract.options import allowing

_FREE = 1 << 20  # bytes that anything may inflate to
_BLOCK = 512
_ZSTD = "compression.zstd"
_MARK = slice(257, 262)
_DAMAGE: tuple[type[Exception], ...] = (tarfile.TarError, EOFError, OSError, ValueError, zlib.error, lzma.LZMAError)
_MOST_ENTRIES = 5  # times the limit on members: links, folders and devices are entries too

_PACKINGS = (b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00", b"\x28\xb5\x2f\xfd")
"""How gzip, bzip2, xz and zstd begin."""


def opened(data: bytes, name: str, allowance: Allowance) -> Iterator[Member]:
    """Give the files of the archive in its order; of a single packed file that file. Links and devices are passed over.

    Raises ``MalformedDocumentError`` where the archive breaks off, after what came before; ``LimitExceededError`` when it
    inflates too far or lists too much; ``MissingExtraError`` for zstd without the package that reads it.
    """
    return opened_file(BytesIO(data), name, allowance)


def opened_file(file: BinaryIO, name: str, allowance: Allowance) -> Iterator[Member]:
    """Give the files of an archive that is too large for memory; all else is as for ``opened``."""
    limits, size = allowance.limits, size_of(file)
    head = file.read(len(max(_PACKINGS, key=len)))
    file.seek(0)
    most = limits.members_bytes
    if head.startswith(_PACKINGS):
        most = min(most, max(_FREE, size * limits.ratio))
    damage, unpacked = _unpacked(file, head, name)
    with _Bounded(unpacked, name, most) as stream:
        try:
            if stream.peek(_BLOCK)[_MARK] != b"ustar":
                stream.most = min(most, limits.input_bytes)
                yield Member(name=_inner_name(name), data=stream.read())
                return
            with tarfile.open(fileobj=cast("BinaryIO", stream), mode="r|", errorlevel=0) as archive:
                yield from _members(archive, name, allowance)
                if not stream.is_blank_at(archive.offset):  # tarfile takes whatever is no header for the end
                    raise tarfile.ReadError("no end")
        except damage as error:
            raise MalformedDocumentError(name, "is damaged or cut off", "copy or download it again") from error


def _members(archive: tarfile.TarFile, name: str, allowance: Allowance) -> Iterator[Member]:
    most = allowance.limits.members * _MOST_ENTRIES
    met: list[tarfile.TarInfo] = vars(archive)["members"]  # every header, kept for nobody
    for number, info in enumerate(archive):
        if number >= most:
            raise LimitExceededError(name, f"lists more than {most:,} files", f"unpack it, or {allowing('members')}")
        if info.isreg():
            yield _member(archive, info, name, allowance)
        met.clear()


def _unpacked(file: BinaryIO, head: bytes, name: str) -> tuple[tuple[type[Exception], ...], BinaryIO]:
    """Return what the stream in the file raises when it is damaged, and the stream."""
    if head.startswith(_PACKINGS[0]):
        return _DAMAGE, cast("BinaryIO", gzip.GzipFile(fileobj=file))
    if head.startswith(_PACKINGS[1]):
        return _DAMAGE, cast("BinaryIO", bz2.BZ2File(file))
    if head.startswith(_PACKINGS[2]):
        return _DAMAGE, cast("BinaryIO", lzma.LZMAFile(file))
    if head.startswith(_PACKINGS[3]):
        zstd = _zstd(name)
        return (*_DAMAGE, zstd.ZstdError), zstd.ZstdFile(file)
    return _DAMAGE, file


def _zstd(name: str) -> Any:  # noqa: ANN401  a module that Python has from 3.14 on, and a package of the same names before
    with suppress(ImportError):
        return import_module(_ZSTD)
    with suppress(ImportError):
        return import_module("backports.zstd")
    raise MissingExtraError(name, "needs the package backports.zstd", "pip install 'fgmv-extract[archives]'")


def _member(archive: tarfile.TarFile, info: tarfile.TarInfo, name: str, allowance: Allowance) -> Member:
    parts = [part for part in info.name.replace("\\", "/").split("/") if part not in {"", ".", ".."}]
    folder = "".join(f"{part}/" for part in parts[:-1])
    own = parts[-1] if parts else "unnamed"
    most = allowance.limits.input_bytes
    if info.size > most:
        flaw: ExtractError = LimitExceededError(
            f"{name}{INSIDE}{folder}{own}",
            f"is larger than the limit of {most:,} bytes",
            f"unpack it, or {allowing('input_bytes')}",
        )
        return Member(name=own, folder=folder, flaw=flaw)
    file = archive.extractfile(info)
    return Member(name=own, folder=folder, data=file.read() if file else b"")


def _inner_name(name: str) -> str:
    """The name of a packed file without the ending that packing gave it."""
    own = base_name(name)
    stem, dot, ending = own.rpartition(".")
    return stem if dot and stem and ending.lower() in {"gz", "bz2", "xz", "zst"} else own


@final
class _Bounded:
    """A stream that counts what it gives, and stops an archive that inflates beyond all measure."""

    def __init__(self, stream: BinaryIO, name: str, most: int) -> None:
        self._stream = stream
        self._name = name
        self.most = most
        self._given = 0
        self._ahead = b""
        self._last = b""

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
        wanted = self.most - self._given + 1 if size < 0 else min(size, self.most - self._given + 1)
        ahead, self._ahead = self._ahead[:wanted], self._ahead[wanted:]
        piece = ahead + self._stream.read(wanted - len(ahead))
        self._given += len(piece)
        self._last = piece
        if self._given > self.most:
            remedy = f"unpack it, and look what it is, or {allowing('ratio')}"
            raise LimitExceededError(self._name, f"inflates to more than {self.most:,} bytes", remedy)
        return piece

    def is_blank_at(self, offset: int) -> bool:
        """Tell whether there is a block of zeros, which ends an archive; only what was read last can be looked at."""
        begun = offset - (self._given - len(self._last))
        return begun >= 0 and self._last[begun : begun + _BLOCK] == bytes(_BLOCK)
