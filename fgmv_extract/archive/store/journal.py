"""The store as a run writes it: asked what is done, and given one document after the other, each whole or not at all.

What stands in it is done. A run that is killed at any moment leaves whole documents and nothing else, and the next run goes
on behind them.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from os import PathLike, fspath
from types import TracebackType
from typing import NamedTuple, Self, final

from attrs import field, frozen

from fgmv_extract.archive.outcomes import Failure, Member, Origin, Outcome
from fgmv_extract.archive.store import contents, opening, tables, views
from fgmv_extract.archive.store.locking import locked
from fgmv_extract.archive.store.reading import Store
from fgmv_extract.archive.store.relations import Related
from fgmv_extract.archive.store.rows import Value, insert
from fgmv_extract.containers import INSIDE

_MOMENT = 0.1  # seconds
"""How often what was written is settled. A commit for each document writes 27 pages of 4 KiB more, and takes as long as
writing the document: 1.3 ms instead of 0.65 for 44 rows, in the one process that nothing goes past. Each document is whole
or not there either way; a run that is killed reads again what it had written within the moment.
"""
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


class Known(NamedTuple):
    """What the store knows of a document."""

    document: int
    extractor: str
    outcome: str
    problem: str | None
    remedy: str | None
    traceback: str | None


_INSERT = {
    table.name: f'INSERT INTO "{table.name}" VALUES ({", ".join("?" * len(table.columns))})'  # noqa: S608  our own names
    for table in (tables.STATEMENTS, tables.PACKED)
}
"""The same text each time: SQLite compiles it once."""

_KNOWN = "SELECT document, extractor, outcome, problem, remedy, traceback FROM documents WHERE sha256 = ? AND kind = ?"


@final
class Journal:
    """A store that is being written, by one run at a time; others may read it meanwhile."""

    def __init__(self, path: str | PathLike[str], extractor: str) -> None:
        """Open or make the store; ``extractor`` names the version and options that documents are read with.

        Raises ``UnreadableFileError`` when it cannot be opened or another run writes it, ``MalformedDocumentError`` for a
        file that is no store of ours, ``UnsupportedFormatError`` for one of a later version.
        """
        self.path = fspath(path)
        self.extractor = extractor
        with ExitStack() as held:
            held.enter_context(locked(self.path))
            self._db = opening.to_write(self.path)
            held.callback(self._db.close)
            self._held = held.pop_all()
        self.store = Store(self.path, self._db)
        self._settled = 0.0
        self._unread: set[str] = set()  # places of this run

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Settle what was written, and close the file; SQLite folds its own journal in."""
        try:
            self.settle()
        finally:
            self._held.close()

    # --- what is done -------------------------------------------------------------------------------------------------

    def known(self, origin: Origin) -> Known | None:
        """Return what is known of the document that stands there, by whatever extractor."""
        with opening.told(self.path):
            row = self._db.execute(_KNOWN, (origin.sha256, origin.kind)).fetchone()
        return Known(*row) if row else None

    def is_done(self, origin: Origin, *, retry_failed: bool = False) -> bool:
        """Tell whether the document was read before by this extractor; with ``retry_failed``, and not in vain."""
        known = self.known(origin)
        if known is None or known.extractor != self.extractor:
            return False
        return not (retry_failed and known.outcome in _RETRIED)

    def contents(self, sha256: str | None, name: str) -> tuple[Member, ...] | None:
        """Return the documents in a container, None when this extractor never opened it whole."""
        if sha256 is None:
            return None
        with opening.told(self.path):
            return contents.contents(self._db, sha256, name, self.extractor)

    # --- writing ------------------------------------------------------------------------------------------------------

    def note_contents(self, sha256: str, name: str, members: list[Member]) -> None:
        """Note which documents stand in a container that was opened whole."""
        if len(members) <= contents.MOST and self.contents(sha256, name) != tuple(members):
            with self._transaction():
                contents.note(self._db, sha256, name, self.extractor, members)

    def keep(self, origin: Origin, kept: Kept) -> None:
        """Write what came of a document, in place of what was known of it before: all of it, or nothing."""
        with self._transaction():
            before = self.known(origin)
            if before is not None:
                self._forget_statements(before.document)
            document = self._put_document(origin, kept, before.document if before else None)
            self._put_origin(origin, document)
            for nth, statement in enumerate(kept.statements):
                self._put_statement(statement, document, nth)
            now = datetime.now(UTC).isoformat(timespec="seconds")
            self._db.execute(
                "INSERT OR REPLACE INTO journal VALUES (?, ?, ?, ?)", (document, kept.attempts, kept.seconds, now)
            )

    def keep_place(self, origin: Origin) -> Known:
        """Write a further place of a document that is done; return what is known of it. ``KeyError`` when it is not done."""
        known = self.known(origin)
        if known is None:
            raise KeyError(origin.location)
        at = "SELECT 1 FROM origins WHERE location = ? AND document = ? AND outcome IS NULL"
        if self._first(at, origin.location, known.document) is None:
            with self._transaction():
                self._put_origin(origin, known.document)
        return known

    def keep_unread(self, failure: Failure) -> bool:
        """Write a place whose bytes could not be had; return whether that was so before.

        What was read there before, when they could, stays.
        """
        origin, told = failure.origin, (failure.outcome.value, failure.problem or None, failure.remedy or None)
        self._unread.add(origin.location)
        if self._first("SELECT outcome, problem, remedy FROM origins WHERE location = ?", origin.location) == told:
            return True
        with self._transaction():
            self._db.execute(
                "INSERT INTO origins VALUES (?, ?, ?, NULL, ?, ?, ?) ON CONFLICT (location) DO UPDATE"
                " SET outcome = excluded.outcome, problem = excluded.problem, remedy = excluded.remedy",
                (origin.location, origin.container, origin.name, *told),
            )
        return False

    def forget_place(self, location: str) -> None:
        """Take out what is told of a place itself, if anything."""
        if self._first("SELECT 1 FROM origins WHERE location = ?", location) is not None:
            with self._transaction():
                self._db.execute("DELETE FROM origins WHERE location = ?", (location,))

    def forget_mended(self, is_within: Callable[[str], bool]) -> None:
        """Take out places of no document that a run over all that ``is_within`` did not meet again.

        What could not be had out of a container is met only when that is opened: of one that is told of itself it stays.
        """
        query = """SELECT location FROM origins WHERE document IS NULL AND substr(location, 1, instr(location, ?1) - 1) NOT IN
                   (SELECT location FROM origins)"""
        with opening.told(self.path):
            places = [location for (location,) in self._db.execute(query, (INSIDE,))]
        for location in places:
            if location not in self._unread and is_within(location):
                self.forget_place(location)

    def _first(self, query: str, *values: Value) -> tuple[Value, ...] | None:
        with opening.told(self.path):
            row: tuple[Value, ...] | None = self._db.execute(query, values).fetchone()
        return row

    def forget_what_stands_nowhere(self) -> None:
        """Take out documents whose places hold others now."""
        placed = "SELECT document FROM origins WHERE document IS NOT NULL"
        query = f"SELECT document FROM documents WHERE document NOT IN ({placed})"  # noqa: S608  the line above
        with self._transaction():
            for (document,) in self._db.execute(query).fetchall():
                self._forget_statements(document)
                for table in (tables.JOURNAL, tables.DOCUMENTS):
                    self._db.execute(f"DELETE FROM {table.name} WHERE document = ?", (document,))  # noqa: S608  our own names

    def _forget_statements(self, document: int) -> None:
        """Take out the statements of a document with all their rows; telling SQLite to look after that slows every insertion."""
        first = document * tables.IN_A_DOCUMENT
        for table in (*tables.OF_STATEMENT, tables.PACKED, tables.STATEMENTS):
            query = f'DELETE FROM "{table.name}" WHERE statement >= ? AND statement < ?'  # noqa: S608  our own names
            self._db.execute(query, (first, first + tables.IN_A_DOCUMENT))

    def _put_document(self, origin: Origin, kept: Kept, number: int | None) -> int:
        values: tuple[Value, ...] = (
            origin.sha256,
            origin.kind,
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
        columns = ", ".join(f"{column.name} = ?" for column in tables.DOCUMENTS.columns[1:])
        self._db.execute(f"UPDATE documents SET {columns} WHERE document = ?", (*values, number))  # noqa: S608  our own names
        return number

    def _put_origin(self, origin: Origin, document: int) -> None:
        self._db.execute(
            "INSERT OR REPLACE INTO origins VALUES (?, ?, ?, ?, NULL, NULL, NULL)",
            (origin.location, origin.container, origin.name, document),
        )

    def _put_statement(self, statement: Related, document: int, nth: int) -> None:
        number = document * tables.IN_A_DOCUMENT + nth
        self._db.execute(_INSERT[tables.STATEMENTS.name], (number, document, *statement.own))
        for rows in statement.below.values():
            insert(self._db, number, rows)
        self._db.execute(_INSERT[tables.PACKED.name], (number, statement.packed))

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """Write all of a document, or nothing; what is written within a moment is settled together.

        When that fails, all of the moment is taken back, and read again by the next run: a savepoint for each document, which
        would spare the others, has SQLite copy every page that it writes, a quarter of the time to store one.
        """
        with opening.told(self.path):
            if not self._db.in_transaction:
                self._db.execute("BEGIN IMMEDIATE")
                self._settled = time.monotonic()
            try:
                yield
            except BaseException:
                if self._db.in_transaction:  # SQLite has ended it itself when the disk is full
                    self._db.execute("ROLLBACK")
                raise
            if time.monotonic() - self._settled > _MOMENT:
                self._db.execute("COMMIT")

    def index(self) -> None:
        """Make the indices of the longest tables, unless a run before has: whoever asks the store wants them, and no run does."""
        self.settle()
        with opening.told(self.path):
            for index in views.LATE_INDICES:
                self._db.execute(index)

    def settle(self) -> None:
        """Settle what was written: from here on, no kill can take it."""
        with opening.told(self.path):
            if self._db.in_transaction:
                self._db.execute("COMMIT")
