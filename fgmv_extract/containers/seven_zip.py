"""A 7z archive: the documents in it, inflated in memory and never further than the limits.

Needs py7zr (the extra ``archives``). Its members are packed into one another, so that all are inflated in one go.
"""

from collections.abc import Iterator
from importlib import import_module
from io import BytesIO
from typing import Any, BinaryIO

from fgmv_extract.containers.member import Allowance, Member, size_of
from fgmv_extract.containers.zip import inner_path, is_left_over
from fgmv_extract.errors import (
    EncryptedDocumentError,
    ExtractError,
    LimitExceededError,
    MalformedDocumentError,
    MissingExtraError,
    UnsupportedFormatError,
)
from fgmv_extract.options import allowing

_FREE = 1 << 20  # bytes that anything may inflate to
_MOST_LISTED = 5  # times the limit on members


def opened(data: bytes, name: str, allowance: Allowance) -> Iterator[Member]:
    """Give the documents of the archive in its order, those that were whole before any error first.

    Raises ``MissingExtraError`` without py7zr, ``EncryptedDocumentError``, ``MalformedDocumentError`` and
    ``UnsupportedFormatError`` for what it cannot read, ``LimitExceededError`` when all together are too much.
    """
    return opened_file(BytesIO(data), name, allowance)


def opened_file(file: BinaryIO, name: str, allowance: Allowance) -> Iterator[Member]:
    """Give the documents of an archive that is too large for memory; all else is as for ``opened``."""
    py7zr, limits, size = _py7zr(name), allowance.limits, size_of(file)
    most = min(limits.members_bytes, limits.input_bytes, max(_FREE, size * limits.ratio))
    whole: list[tuple[str, bytes]] = []
    failure: ExtractError | None = None
    try:
        with py7zr.SevenZipFile(file, max_extract_size=most) as archive:
            _refuse_too_many(len(archive.files), name, limits.members * _MOST_LISTED)
            archive.extractall(factory=_factory(whole))
    except (ExtractError, MemoryError, RecursionError):
        raise
    except Exception as error:  # noqa: BLE001  over bytes that are no 7z it trips in any way
        failure = _told(py7zr.exceptions, error, name, most)
        failure.__cause__ = error
    for path, data in whole:
        folder, slash, own = inner_path(path).rpartition("/")
        if not is_left_over(inner_path(path)):
            yield Member(name=own or "unnamed", folder=folder + slash, data=data)
    if failure is not None:
        raise failure


def _py7zr(name: str) -> Any:  # noqa: ANN401  an extra
    try:
        return import_module("py7zr")
    except ImportError as error:
        raise MissingExtraError(name, "needs the package py7zr", "pip install 'fgmv-extract[archives]'") from error


def _refuse_too_many(count: int, name: str, most: int) -> None:
    if count > most:
        raise LimitExceededError(name, f"lists more than {most:,} documents", f"unpack it, or {allowing('members')}")


def _told(kinds: Any, error: Exception, name: str, most: int) -> ExtractError:  # noqa: ANN401  the errors of the extra
    """Say what is wrong with an archive by what py7zr raised."""
    match error:
        case kinds.PasswordRequired():
            return EncryptedDocumentError(name, "is encrypted", "unpack the archive with its password")
        case kinds.DecompressionBombError():
            remedy = f"unpack it, and look what it is, or {allowing('ratio', 'input_bytes')}"
            return LimitExceededError(name, f"inflates to more than {most:,} bytes", remedy)
        case kinds.UnsupportedCompressionMethodError():
            return UnsupportedFormatError(name, "is packed in an unusual way", "pack it again, or unpack it")
        case _:
            return MalformedDocumentError(name, "is damaged or cut off", "copy or download it again")


def _factory(whole: list[tuple[str, bytes]]) -> Any:  # noqa: ANN401  a class of the extra's
    """Return what py7zr asks for a place to write each file to; each is added to ``whole`` when it is."""
    io: Any = import_module("py7zr.io")

    class Writer(io.Py7zIO):  # type: ignore[misc]
        def __init__(self, path: str) -> None:
            self._path, self._stream = path, BytesIO()

        def write(self, piece: bytes) -> int:
            return self._stream.write(piece)

        def read(self, size: int | None = None) -> bytes:
            return self._stream.read(size)

        def seek(self, offset: int, whence: int = 0) -> int:
            return self._stream.seek(offset, whence)

        def flush(self) -> None:
            """Nothing waits anywhere."""

        def size(self) -> int:
            return self._stream.getbuffer().nbytes

        def close(self) -> None:
            """Take the file as whole: py7zr has checked its sum."""
            whole.append((self._path, self._stream.getvalue()))

    class Factory(io.WriterFactory):  # type: ignore[misc]
        def create(self, path: str) -> Writer:
            return Writer(path)

    return Factory()
