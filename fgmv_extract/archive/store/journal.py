"""The store of an archive: opened, asked what is done, and written one document a transaction.

What stands in it is done. A run that is killed at any moment leaves whole documents and nothing else, and the next run goes
on behind them.
"""

import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from os import PathLike, fspath
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self, final

from attrs import field, frozen

from fgmv_extract.archive.outcomes import Failure, Origin, Outcome
from fgmv_extract.archive.store import schema
from fgmv_extract.archive.store.relations import Related, Value, unpacked
from fgmv_extract.errors import ExtractError, MalformedDocumentError, UnreadableFileError, UnsupportedFormatError
from fgmv_extract.records import Statement

_MAGIC = b"SQLite format 3\x00"
_RETRIED = frozenset({"timeout", "memory", "crash", "io-error", "internal-error"})


@final
@frozen(kw_only=True)
class Kept:
    """What is kept of one document: its outcome, what is wrong with it, and its statements."""

    outcome: Outcome
    format: str | None = None
    dialect: str | None = None
    problem: str | None = None
    remedy: str | None = None
    traceback: str | None = None
    statements: tuple[Related, ...] = field(default=(), repr=False)
    attempts: int = 1
    seconds: float = 0.0


class Stored(NamedTuple):
    """A statement out of a store, and a place at which its document stands."""

    location: str
    statement: Statement


def is_store(path: str | PathLike[str]) -> bool:
    """Tell whether a file is an SQLite file that this package made."""
    try:
        with Path(path).open("rb") as file:
            head = file.read(72)
    except OSError:
        return False
    return head.startswith(_MAGIC) and int.from_bytes(head[68:72]) == schema.APPLICATION


@final
class Store:
    """An open store. One process writes it at a time; others may read it meanwhile."""

    def __init__(self, path: str | PathLike[str], extractor: str = "") -> None:
        """Open or make the store; ``extractor`` names the version and options that documents are read with.

        Raises ``UnreadableFileError`` when it cannot be opened, ``MalformedDocumentError`` for a file that is no store of
        ours, ``UnsupportedFormatError`` for one of a later version.
        """
        self.path = fspath(path)
        self.extractor = extractor
        with self._told():
            self._db = sqlite3.connect(self.path, isolation_level=None, timeout=30)
            self._prepare()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; SQLite folds its journal in."""
        self._db.close()

    # --- what is done -------------------------------------------------------------------------------------------------

    def is_done(self, origin: Origin, *, retry_failed: bool = False) -> bool:
        """Tell whether the document was read before by this extractor; with ``retry_failed``, and not in vain."""
        row = self._document(origin)
        if row is None or row[2] != self.extractor:
            return False
        return not (retry_failed and row[1] in _RETRIED)

    def _document(self, origin: Origin) -> tuple[int, str, str] | None:
        query = "SELECT document, outcome, extractor FROM documents WHERE sha256 = ? AND ending = ?"
        row: tuple[int, str, str] | None = self._db.execute(query, (origin.sha256, origin.ending)).fetchone()
        return row

    # --- writing ------------------------------------------------------------------------------------------------------

    def keep(self, origin: Origin, kept: Kept) -> None:
        """Write what came of a document, in place of what was known of it before: all of it, or nothing."""
        with self._transaction():
            before = self._document(origin)
            if before is not None:
                self._db.execute("DELETE FROM statements WHERE document = ?", before[:1])
            document = self._put_document(origin, kept, before[0] if before else None)
            self._put_origin(origin, document)
            for statement in kept.statements:
                self._put_statement(statement, document)
            now = datetime.now(UTC).isoformat(timespec="seconds")
            self._db.execute(
                "INSERT OR REPLACE INTO journal VALUES (?, ?, ?, ?)", (document, kept.attempts, kept.seconds, now)
            )

    def keep_place(self, origin: Origin) -> Outcome:
        """Write a further place of a document that is done; return what became of it. ``KeyError`` when it is not."""
        row = self._document(origin)
        if row is None:
            raise KeyError(origin.location)
        with self._told():
            self._put_origin(origin, row[0])
        return Outcome(row[1])

    def keep_unread(self, failure: Failure) -> bool:
        """Write a place whose bytes could not be had; return whether it stood there before."""
        origin, told = failure.origin, (failure.outcome.value, failure.problem, failure.remedy)
        with self._told():
            query = "SELECT outcome, problem, remedy FROM origins WHERE location = ?"
            known: bool = self._db.execute(query, (origin.location,)).fetchone() == told
            self._db.execute(
                "INSERT OR REPLACE INTO origins VALUES (?, ?, ?, NULL, ?, ?, ?)",
                (origin.location, origin.container, origin.name, *told),
            )
        return known

    def _put_document(self, origin: Origin, kept: Kept, number: int | None) -> int:
        values: tuple[Value, ...] = (
            origin.sha256,
            origin.ending,
            origin.size,
            kept.format,
            kept.dialect,
            kept.outcome.value,
            kept.problem,
            kept.remedy,
            kept.traceback,
            self.extractor,
        )
        if number is None:
            marks = ", ".join("?" * len(values))
            cursor = self._db.execute(f"INSERT INTO documents VALUES (NULL, {marks})", values)  # noqa: S608  only marks
            return cursor.lastrowid or 0
        columns = ", ".join(f"{column.name} = ?" for column in schema.DOCUMENTS.columns[1:])
        self._db.execute(f"UPDATE documents SET {columns} WHERE document = ?", (*values, number))  # noqa: S608  our own names
        return number

    def _put_origin(self, origin: Origin, document: int) -> None:
        self._db.execute(
            "INSERT OR REPLACE INTO origins VALUES (?, ?, ?, ?, NULL, NULL, NULL)",
            (origin.location, origin.container, origin.name, document),
        )

    def _put_statement(self, statement: Related, document: int) -> None:
        marks = ", ".join("?" * len(statement.own))
        own = f"INSERT INTO statements VALUES (NULL, ?, {marks})"  # noqa: S608  only marks
        number = self._db.execute(own, (document, *statement.own)).lastrowid
        for table, rows in statement.below.items():
            if rows:
                marks = ", ".join("?" * len(rows[0]))
                many = f'INSERT INTO "{table}" VALUES ({number}, {marks})'  # noqa: S608  our own names and numbers
                self._db.executemany(many, rows)
        self._db.execute("INSERT INTO packed VALUES (?, ?)", (number, statement.packed))

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with self._told():
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")

    # --- reading ------------------------------------------------------------------------------------------------------

    def statements(self) -> Iterator[Stored]:
        """Yield all statements with their provenance, in the order they were read, each with the first of its places."""
        query = """\
            SELECT min(o.location), p.json FROM statements s
              JOIN packed p USING (statement) JOIN origins o ON o.document = s.document
             GROUP BY s.statement ORDER BY s.statement"""
        with self._told():
            for location, json in self._db.execute(query):
                yield Stored(location, unpacked(json))

    def packed(self) -> Iterator[tuple[int, bytes]]:
        """Yield the number and the JSON of every statement, in order."""
        with self._told():
            for number, json in self._db.execute("SELECT statement, json FROM packed ORDER BY statement"):
                yield number, zlib.decompress(json)

    def outcomes(self) -> dict[Outcome, int]:
        """Count the places of the archive by what became of them."""
        rows = self._db.execute("SELECT outcome, count(*) FROM outcomes GROUP BY outcome")
        counted = {Outcome(name): count for name, count in rows}
        return {outcome: counted[outcome] for outcome in Outcome if outcome in counted}

    def rows(self, query: str, values: Iterable[Value] = ()) -> Iterator[tuple[Value, ...]]:
        """Yield the rows of a query."""
        with self._told():
            yield from self._db.execute(query, tuple(values))

    def table(self, table: schema.Table) -> Iterator[tuple[Value, ...]]:
        """Yield the rows of a table in the order of its columns."""
        order = ", ".join(str(number) for number in range(1, len(table.columns) + 1))
        return self.rows(f'SELECT * FROM "{table.name}" ORDER BY {order}')  # noqa: S608  our own names

    # --- opening ------------------------------------------------------------------------------------------------------

    def _prepare(self) -> None:
        db = self._db
        (application,) = db.execute("PRAGMA application_id").fetchone()
        (version,) = db.execute("PRAGMA user_version").fetchone()
        empty = db.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
        if not empty and application != schema.APPLICATION:
            raise MalformedDocumentError(self.path, "is not a store of fgmv-extract", "name another file")
        if version > schema.VERSION:
            raise UnsupportedFormatError(self.path, f"is a store of version {version}", "upgrade fgmv-extract")
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = NORMAL")
        db.execute("PRAGMA foreign_keys = ON")
        if empty:
            db.executescript(f"BEGIN;\n{schema.script()}COMMIT;")
        for step in range(version, schema.VERSION) if not empty else ():
            db.executescript(f"BEGIN;\n{schema.MIGRATIONS[step]};\nPRAGMA user_version = {step + 1};\nCOMMIT;")

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turn what SQLite raises into what a user can act on."""
        try:
            yield
        except sqlite3.DatabaseError as error:
            raise _problem(self.path, error) from error


def _problem(path: str, error: sqlite3.DatabaseError) -> ExtractError:
    told = str(error)
    if "not a database" in told or "malformed" in told:
        return MalformedDocumentError(path, "is not a store of fgmv-extract", "name another file")
    if "locked" in told:
        return UnreadableFileError(path, "is being written by another run", "wait for it, or stop it")
    return UnreadableFileError(path, f"cannot be used as a store: {told}", "check the path and the free space")
