"""What is kept of documents, and how it goes into the store: that of many of them table by table.

A sentence of SQL for a table of a document costs more than the rows in it; and what is written at once is at hand at once.
"""

import sqlite3
from datetime import UTC, datetime
from typing import NamedTuple, final

from attrs import field, frozen

from fgmv_extract.archive.outcomes import Origin, Outcome
from fgmv_extract.archive.store import tables
from fgmv_extract.archive.store.relations import Related
from fgmv_extract.archive.store.rows import Row, Sheaf
from fgmv_extract.archive.store.shape import Table


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


_KNOWN = "SELECT document, extractor, outcome, problem, remedy, traceback FROM documents WHERE sha256 = ? AND kind = ?"
_MOST_NEW = 10_000
_NEXT = "SELECT coalesce(max(document), 0) + 1 FROM documents"


def is_empty(database: sqlite3.Connection) -> bool:
    """Tell whether there is no document in a store."""
    return database.execute("SELECT 1 FROM documents LIMIT 1").fetchone() is None


def forget_statements(database: sqlite3.Connection, document: int) -> None:
    """Take out the statements of a document with all their rows; telling SQLite to look after that slows every insertion."""
    first = document * tables.IN_A_DOCUMENT
    for table in (*tables.OF_STATEMENT, tables.PACKED, tables.STATEMENTS):
        query = f'DELETE FROM "{table.name}" WHERE statement >= ? AND statement < ?'  # noqa: S608  our own names
        database.execute(query, (first, first + tables.IN_A_DOCUMENT))


@final
class Unwritten:
    """Documents and places that are still to be written, each document with the number it will have; ``size`` in bytes, about.

    In a store that ``was_empty`` nothing is looked for but what was written by this.
    """

    def __init__(self, extractor: str, *, was_empty: bool = False) -> None:
        self._extractor = extractor
        self._next: int | None = None
        self._known: dict[tuple[str | None, str], Known] = {}
        self._new: set[tuple[str | None, str]] = set()  # asked for, and not in the store
        self._written: set[tuple[str | None, str]] | None = set() if was_empty else None
        self._kept: list[tuple[int, Origin, Kept]] = []
        self._again: list[int] = []
        self._places: dict[str, Row] = {}
        self.size = 0

    def __bool__(self) -> bool:
        return bool(self._places)

    def has_place(self, location: str) -> bool:
        """Tell whether a place is to be written."""
        return location in self._places

    def has(self, origin: Origin) -> bool:
        """Tell whether the document that stands there is to be written."""
        return (origin.sha256, origin.kind) in self._known

    def known(self, database: sqlite3.Connection, origin: Origin) -> Known | None:
        """Return what is or will be known of the document that stands there, by whatever extractor."""
        key = (origin.sha256, origin.kind)
        if key in self._new:
            return None
        if (unwritten := self._known.get(key)) is not None:
            return unwritten
        if self._written is not None and key not in self._written:
            return None
        row = database.execute(_KNOWN, key).fetchone()
        if row is not None:
            return Known(*row)
        if len(self._new) >= _MOST_NEW:
            self._new.clear()
        self._new.add(key)
        return None

    def add(self, database: sqlite3.Connection, origin: Origin, kept: Kept) -> None:
        """Take a document; one that is in the store is to be written in place of what is there, under its number."""
        key = (origin.sha256, origin.kind)
        if (before := self.known(database, origin)) is not None:
            number = before.document
            self._again.append(number)
        else:
            number = self._next = self._next + 1 if self._next is not None else database.execute(_NEXT).fetchone()[0]
        told = (kept.outcome.value, kept.problem, kept.remedy, kept.traceback)
        self._new.discard(key)
        self._known[key] = Known(number, self._extractor, *told)
        self._kept.append((number, origin, kept))
        self.add_place(origin, number)
        self.size += sum(len(each.packed) for each in kept.statements)

    def add_place(self, origin: Origin, document: int) -> None:
        """Take a place at which the document of this number stands."""
        self._places[origin.location] = (origin.location, origin.container, origin.name, document, None, None, None)

    def forget(self) -> None:
        """Let go of all of them."""
        self._next, self.size = None, 0
        if self._written is not None:
            self._written.update(self._known)
        self._known.clear()
        self._kept.clear()
        self._again.clear()
        self._places.clear()

    def write(self, database: sqlite3.Connection) -> None:
        """Write all of them; use it within a transaction."""
        finished, kept = datetime.now(UTC).isoformat(timespec="seconds"), self._kept
        for number in self._again:
            forget_statements(database, number)
        database.executemany(_KEEP_DOCUMENT, [self._document(*each) for each in kept])
        database.executemany(_KEEP_PLACE, self._places.values())
        database.executemany(_KEEP_READING, [(number, k.attempts, k.seconds, finished) for number, _, k in kept])
        numbered = [
            (number * tables.IN_A_DOCUMENT + nth, number, statement)
            for number, _, each in kept
            for nth, statement in enumerate(each.statements)
        ]
        database.executemany(_KEEP_STATEMENT, [(number, of, *each.own) for number, of, each in numbered])
        sheaf = Sheaf()
        for number, _, statement in numbered:
            for rows in statement.below:
                sheaf.add(number, rows)
        sheaf.insert(database)
        database.executemany(_KEEP_PACKED, [(number, each.packed) for number, _, each in numbered])

    def _document(self, number: int, origin: Origin, kept: Kept) -> Row:
        return (
            number,
            origin.sha256,
            origin.kind,
            origin.size,
            kept.format,
            kept.dialect,
            kept.outcome.value,
            kept.problem,
            kept.remedy,
            kept.traceback,
            self._extractor,
        )


def _sentence(table: Table) -> str:
    """Return the sentence that writes a row, in place of one of the same key."""
    return f'INSERT OR REPLACE INTO "{table.name}" VALUES ({", ".join("?" * len(table.columns))})'  # noqa: S608  our own names


_KEEP_DOCUMENT, _KEEP_PLACE, _KEEP_READING, _KEEP_STATEMENT, _KEEP_PACKED = map(
    _sentence, (tables.DOCUMENTS, tables.ORIGINS, tables.JOURNAL, tables.STATEMENTS, tables.PACKED)
)
