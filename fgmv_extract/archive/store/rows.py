"""The rows of a table below one statement, and how they go into it: many in one sentence of SQL.

A row by itself costs as much again for the sentence as for the row, and writing rows is most of what the one process does that
all others wait for.
"""

import sqlite3
from collections.abc import Iterable
from functools import cache
from itertools import chain, islice
from typing import NamedTuple, final

from fgmv_extract.archive.store import tables

Value = str | int | float | bytes | None
Row = tuple[Value, ...]

_NULL = float("nan")
_AT_ONCE = (64, 32, 16, 8, 4, 2, 1)
"""How many rows stand in one sentence; SQLite compiles each sentence once."""

_WIDTHS = {table.name: len(table.columns) - 1 for table in tables.OF_STATEMENT}


@final
class Rows(NamedTuple):
    """Rows of one table without ``statement``, their values one after the other.

    Null is NaN, which SQLite stores as null: Python looks for an adapter of each None, for half the time that its row takes.
    """

    table: str
    values: tuple[Value, ...]

    @property
    def height(self) -> int:
        """How many rows."""
        return len(self.values) // _WIDTHS[self.table]

    def column(self, number: int) -> tuple[Value, ...]:
        """Return the values of a column, the first behind ``statement`` being 0."""
        return self.values[number :: _WIDTHS[self.table]]


def rows_of(table: str, rows: Iterable[Row]) -> Rows:
    """Gather the rows of a table."""
    return Rows(table, tuple([_NULL if value is None else value for value in chain.from_iterable(rows)]))


def insert(database: sqlite3.Connection, statement: int, rows: Rows) -> None:
    """Insert rows below the statement of that number."""
    values, left = iter(rows.values), rows.height
    width = _WIDTHS[rows.table]
    for some in _AT_ONCE:
        while some <= left:
            database.execute(_insertion(rows.table, some), (statement, *islice(values, some * width)))
            left -= some


@cache
def _insertion(table: str, rows: int) -> str:
    """Return the sentence for so many rows; the number of the statement is given once."""
    row = f"(?1{', ?' * _WIDTHS[table]})"
    return f'INSERT INTO "{table}" VALUES ' + ", ".join([row] * rows)  # noqa: S608  our own names
