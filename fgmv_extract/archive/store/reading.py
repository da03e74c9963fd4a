"""A store as it is read: its statements whole, its tables row by row, and answers to queries."""

import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from os import PathLike, fspath
from typing import NamedTuple, final

from fgmv_extract.archive.outcomes import Outcome
from fgmv_extract.archive.store import opening
from fgmv_extract.archive.store.relations import unpacked
from fgmv_extract.archive.store.rows import Value
from fgmv_extract.archive.store.shape import Table
from fgmv_extract.records import Statement

_WHOLE = """\
SELECT {} FROM statements s JOIN packed p USING (statement)
 WHERE EXISTS (SELECT 1 FROM origins o WHERE o.document = s.document) ORDER BY s.statement"""


class Stored(NamedTuple):
    """A statement out of a store, and the first of the places at which its document stands."""

    location: str
    statement: Statement


@final
class Store:
    """What is in a store, through an open connection to it. Everything raises ``ExtractError`` when it cannot be read."""

    def __init__(self, path: str, database: sqlite3.Connection) -> None:
        self.path = path
        self._database = database

    def statements(self) -> Iterator[Stored]:
        """Yield all statements with their provenance, in the order of the archive."""
        first = "(SELECT min(location) FROM origins o WHERE o.document = s.document), p.json"
        for location, json in self.rows(_WHOLE.format(first)):
            yield Stored(str(location), unpacked(_bytes(json)))

    def packed(self) -> Iterator[bytes]:
        """Yield the JSON of every statement, in the same order."""
        for (json,) in self.rows(_WHOLE.format("p.json")):
            yield zlib.decompress(_bytes(json))

    def outcomes(self) -> dict[Outcome, int]:
        """Count the places of the archive by what became of them."""
        rows = self.rows("SELECT outcome, count(*) FROM outcomes GROUP BY outcome")
        counted = {Outcome(str(name)): int(count or 0) for name, count in rows}
        return {outcome: counted[outcome] for outcome in Outcome if outcome in counted}

    def table(self, table: Table) -> Iterator[tuple[Value, ...]]:
        """Yield the rows of a table in the order of its columns."""
        order = ", ".join(str(number) for number in range(1, len(table.columns) + 1))
        return self.rows(f'SELECT * FROM "{table.name}" ORDER BY {order}')  # noqa: S608  our own names

    def rows(self, query: str, values: Iterable[Value] = ()) -> Iterator[tuple[Value, ...]]:
        """Yield the rows of a query."""
        with opening.Telling(self.path):
            yield from self._database.execute(query, tuple(values))


def _bytes(value: Value) -> bytes:
    if not isinstance(value, bytes):
        raise TypeError("a packed statement is bytes")
    return value


@contextmanager
def opened(path: str | PathLike[str]) -> Iterator[Store]:
    """Open a store to read it; raises ``ExtractError`` for what is none of ours, or of a later version."""
    database = opening.to_read(fspath(path))
    try:
        yield Store(fspath(path), database)
    finally:
        database.close()
