"""An SQLite file is opened as a store: to be written by one run, or to be read; and what may be wrong with it, in words."""

import os
import sqlite3
from os import PathLike
from pathlib import Path
from types import TracebackType
from typing import final

from fgmv_extract.archive.store import schema
from fgmv_extract.errors import ExtractError, MalformedDocumentError, UnreadableFileError, UnsupportedFormatError

_MAGIC = b"SQLite format 3\x00"
_APPLICATION_AT = slice(68, 72)  # in the header of the file, as the format of SQLite has it
_PATIENCE = 30  # seconds to wait for whoever holds the file just now
_SENTENCES = 256  # of SQL that stay compiled: all that a run uses


def is_store(path: str | PathLike[str]) -> bool:
    """Tell whether a file is an SQLite file that this package made."""
    try:
        with Path(path).open("rb") as file:
            head = file.read(_APPLICATION_AT.stop)
    except (OSError, ValueError):
        return False
    return head.startswith(_MAGIC) and int.from_bytes(head[_APPLICATION_AT]) == schema.APPLICATION


def to_write(path: str) -> sqlite3.Connection:
    """Open a store, or make one; raises as within ``Telling``, and for a file that is none or is of a later version."""
    if Path(path).exists() and not os.access(path, os.W_OK):  # else SQLite leaves files beside it with the same rights,
        raise _unwritable(path)  # which would be in the way when the store may be written again
    with Telling(path):
        database = sqlite3.connect(path, isolation_level=None, timeout=_PATIENCE, cached_statements=_SENTENCES)
        try:
            _prepare(database, path)
        except BaseException:
            database.close()
            raise
        return database


def to_read(path: str) -> sqlite3.Connection:
    """Open a store without changing anything in it; raises as ``to_write``."""
    uri = Path(path).absolute().as_uri()
    with Telling(path):
        # Not mode=ro: who may not write takes the files beside the store not away that SQLite needs to read it.
        database = sqlite3.connect(f"{uri}?mode=rw", uri=True, isolation_level=None, timeout=_PATIENCE)
        try:
            database.execute("PRAGMA query_only = ON")
            try:
                _check(database, path)
            except (
                sqlite3.OperationalError
            ):  # where nothing may be written, SQLite wants to be told that nothing changes
                database.close()
                database = sqlite3.connect(f"{uri}?immutable=1", uri=True, isolation_level=None)
                _check(database, path)
        except BaseException:
            database.close()
            raise
        return database


def _prepare(database: sqlite3.Connection, path: str) -> None:
    empty = database.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
    version = schema.VERSION if empty else _check(database, path)
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = NORMAL")
    database.execute("PRAGMA cache_size = -65536")  # KiB; the indices of a large store are written all over
    database.execute("PRAGMA wal_autocheckpoint = 8000")  # pages: each time, SQLite waits for the disk
    if empty:
        database.executescript(f"BEGIN;\n{schema.script()}COMMIT;")
    for step in range(version, schema.VERSION):
        database.executescript(f"BEGIN;\n{schema.MIGRATIONS[step]};\nPRAGMA user_version = {step + 1};\nCOMMIT;")


def _check(database: sqlite3.Connection, path: str) -> int:
    """Return the version of the store; raises for what is none, or too new."""
    (application,) = database.execute("PRAGMA application_id").fetchone()
    (version,) = database.execute("PRAGMA user_version").fetchone()
    database.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if application != schema.APPLICATION:
        raise _no_store(path)
    if version > schema.VERSION:
        raise UnsupportedFormatError(path, f"is a store of version {version}", "upgrade fgmv-extract")
    return int(version)


@final
class Telling:
    """Within it, what SQLite raises becomes what a user can act on: ``UnreadableFileError``, ``MalformedDocumentError``.

    It may be entered again and again: a run does so several times for each document.
    """

    def __init__(self, path: str) -> None:
        self._path = path

    def __enter__(self) -> None:
        """Nothing is to be prepared."""

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        if isinstance(error, sqlite3.DatabaseError):
            raise _problem(self._path, error) from error


def _problem(path: str, error: sqlite3.DatabaseError) -> ExtractError:
    said = str(error)
    if "not a database" in said:
        return _no_store(path)
    if "malformed" in said:
        return MalformedDocumentError(path, "is a damaged store", "name another file, and read the archive again")
    if "locked" in said:
        return UnreadableFileError(path, "is held by another program", "close it, or wait for it")
    if "disk is full" in said:
        return UnreadableFileError(path, "cannot be written: the disk is full", "free some space and run it again")
    if "readonly" in said:
        return _unwritable(path)
    if "unable to open" in said:
        folder = Path(path).absolute().parent
        if not folder.is_dir():
            return UnreadableFileError(path, "stands in a folder that does not exist", f"make {folder}")
        return UnreadableFileError(path, "cannot be opened", "check the path and its permissions")
    return UnreadableFileError(path, f"cannot be used as a store: {said}", "check the path and the free space")


def _unwritable(path: str) -> UnreadableFileError:
    return UnreadableFileError(path, "cannot be written", "check its permissions")


def _no_store(path: str) -> MalformedDocumentError:
    return MalformedDocumentError(path, "is not a store of fgmv-extract", "name another file")
