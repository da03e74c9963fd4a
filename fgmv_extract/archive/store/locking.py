"""One run at a time writes a store: it holds a lock on a file beside it, which the system gives back when the run dies."""

import contextlib
import os
import sys
from collections.abc import Iterator

from fgmv_extract.errors import UnreadableFileError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


@contextlib.contextmanager
def locked(path: str) -> Iterator[None]:
    """Hold the lock of a store; ``UnreadableFileError`` when another run holds it, or when it cannot be made."""
    beside = f"{path}-lock"
    handle = _taken(path, beside)
    try:
        yield
    finally:
        with contextlib.suppress(OSError):
            os.unlink(beside)  # noqa: PTH108  a name and a handle, as below
        os.close(handle)


def _taken(path: str, beside: str) -> int:
    while True:
        try:
            handle = os.open(beside, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o644)
        except OSError as error:
            folder = os.path.dirname(os.path.abspath(path))  # noqa: PTH120, PTH100  as above
            if not os.path.isdir(folder):  # noqa: PTH112  as above
                raise UnreadableFileError(path, "stands in a folder that does not exist", f"make {folder}") from error
            said = (error.strerror or str(error)).lower()
            raise UnreadableFileError(
                path, f"cannot be written: {said}", "check the path and its permissions"
            ) from error
        try:
            _lock(handle)
        except OSError as error:
            os.close(handle)
            raise UnreadableFileError(path, "is being written by another run", "wait for it, or stop it") from error
        if _is_at(handle, beside):
            return handle
        os.close(handle)  # whoever held it took the file away between our two steps


def _lock(handle: int) -> None:
    if sys.platform == "win32":
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _is_at(handle: int, path: str) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), os.stat(path))  # noqa: PTH116  as above
    except OSError:
        return False
