"""Where a document comes from: a path, a URL, bytes or a binary file, each becoming bytes and a name.

Every way of not getting the bytes is an ``UnreadableFileError`` that says what would help; too many of them are a
``LimitExceededError``, noticed while reading, whatever a file or a server declares.
"""

import errno
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO, NamedTuple

from fgmv_extract.errors import LimitExceededError, UnreadableFileError
from fgmv_extract.options import allowing
from fgmv_extract.patterns import pattern

Source = str | os.PathLike[str] | bytes | bytearray | memoryview | IO[bytes]
"""A path or a URL (http, https, file), the content itself, or a file opened in binary mode."""

_URL = pattern(r"(?P<scheme>https?|file)://", re.IGNORECASE)
_SURROGATE = pattern("[\ud800-\udfff]")
_CHUNK = 1 << 20  # bytes that are read at once
_LEAST = 1 << 12  # likewise; to have room for more than there is takes longer than to read it


class Content(NamedTuple):
    """The bytes of one document, and the name it goes by: that of the file, without its folder."""

    name: str
    data: bytes


def content_of(source: Source, *, name: str | None = None, limit: int) -> Content:
    """Get at most ``limit`` bytes from a source; ``name`` overrides the name it has.

    Raises ``UnreadableFileError`` and ``LimitExceededError``; ``TypeError`` for anything that is no source.
    """
    match source:
        case bytes() | bytearray() | memoryview():
            content = _of_bytes(source, name or "<bytes>", limit)
        case str() if url := _URL.match(source):
            content = _of_file_url(source, limit) if url["scheme"].lower() == "file" else _of_url(source, limit)
        case str() | os.PathLike():
            content = _of_path(os.fsdecode(source), limit)
        case _:
            content = _of_file(source, name, limit)
    # A file name of this system may hold bytes that are no UTF-8; nothing that is written later could hold them.
    return Content(_SURROGATE.sub("\ufffd", name or content.name), content.data)


def _of_bytes(content: bytes | bytearray | memoryview, told: str, limit: int) -> Content:
    if memoryview(content).nbytes > limit:
        raise _too_large(told, limit)
    return Content(told, bytes(content))


def _of_path(path: str, limit: int) -> Content:
    told = _told(path)
    with _opening(told, path), open(path, "rb", buffering=0) as file:  # noqa: PTH123  a Path adds nothing here
        chunk = min(max(os.fstat(file.fileno()).st_size + 1, _LEAST), _CHUNK)
        return Content(os.path.basename(path), _drained(file.read, told, limit, chunk))  # noqa: PTH119  as above


@contextmanager
def _opening(told: str, path: str) -> Iterator[None]:
    """Turn what opening and reading a path can raise into what a user can act on."""
    try:
        yield
    except FileNotFoundError as error:
        raise UnreadableFileError(told, "does not exist", "check the path") from error
    except ValueError as error:  # a NUL or a surrogate in it
        raise _no_path(told) from error
    except OSError as error:
        if os.path.isdir(path):  # noqa: PTH112  as above
            raise UnreadableFileError(told, "is a folder", "name one document in it") from error
        if error.errno == errno.ENAMETOOLONG:
            raise _no_path(told) from error
        raise _unreadable(told, error) from error


def _told(path: str) -> str:
    """Return the path as an error shows it; it may be a whole document, passed as text by mistake."""
    return _SURROGATE.sub("\ufffd", path if len(path) <= 300 else f"{path[:60]}…") or "(no name)"


def _of_file_url(url: str, limit: int) -> Content:
    from urllib.parse import urlsplit  # noqa: PLC0415  rare, and not free
    from urllib.request import url2pathname  # noqa: PLC0415  as above

    try:
        parts = urlsplit(url)
    except ValueError as error:
        raise _no_path(_told(url)) from error
    if parts.netloc not in {"", "localhost"}:
        raise UnreadableFileError(_told(url), "is a file of another machine", "download it and give the file")
    return _of_path(url2pathname(parts.path), limit)


def _of_url(url: str, limit: int) -> Content:
    from fgmv_extract.download import download  # noqa: PLC0415  networking is slow to import

    return Content(*download(url, limit))


def _of_file(file: object, name: str | None, limit: int) -> Content:
    read = getattr(file, "read", None)
    if not callable(read):
        raise TypeError(f"a source is a path, a URL, bytes or a binary file, not {type(file).__name__}")
    own = getattr(file, "name", None)
    told = name or (os.path.basename(own) if isinstance(own, str) else "<file>")  # noqa: PTH119  as above
    try:
        return Content(told, _drained(read, told, limit))
    except OSError as error:
        raise _unreadable(told, error) from error


def _drained(read: Callable[[int], object], told: str, limit: int, chunk: int = _CHUNK) -> bytes:
    """Read to the end, or one piece beyond the limit."""
    pieces: list[bytes] = []
    size = 0
    while True:
        piece = read(chunk)
        if not isinstance(piece, bytes | bytearray | memoryview):
            raise TypeError(
                f"{told}: a file must be open in binary mode; read() gave {type(piece).__name__}, not bytes"
            )
        if not piece:
            return b"".join(pieces)
        pieces.append(bytes(piece))
        size += len(piece)
        if size > limit:
            raise _too_large(told, limit)


def _too_large(told: str, limit: int) -> LimitExceededError:
    return LimitExceededError(told, f"is larger than the limit of {limit:,} bytes", allowing("input_bytes"))


def _no_path(told: str) -> UnreadableFileError:
    return UnreadableFileError(told, "is not a path", "pass the content of a document as bytes")


def _unreadable(told: str, error: OSError) -> UnreadableFileError:
    remedy = "check its permissions" if isinstance(error, PermissionError) else ""
    return UnreadableFileError(told, f"cannot be read: {(error.strerror or str(error)).lower()}", remedy)
