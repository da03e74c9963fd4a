"""The rows of a table below one statement, and how they go into it: those of many statements in one sentence of SQL.

A row by itself costs as much again for the sentence as for the row, and writing rows is most of what the one process does that
all others wait for.
"""

import sqlite3
from collections.abc import Iterable
from functools import cache
from itertools import chain
from typing import NamedTuple, final

from fgmv_extract.archive.store import tables

Value = str | int | float | bytes | None
Row = tuple[Value, ...]

_NULL = float("nan")
_AT_ONCE = (64, 16, 4, 1)
"""How many rows stand in one sentence; SQLite compiles each sentence once."""

_WIDTHS = {table.name: len(table.columns) for table in tables.OF_STATEMENT}


@final
class Rows(NamedTuple):
    """Rows of one table, their values one after the other; where the number of the statement will stand is 0.

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
        return self.values[number + 1 :: _WIDTHS[self.table]]


def rows_of(table: str, rows: Iterable[Row], texts: dict[str, str] | None = None) -> Rows:
    """Gather the rows of a table, which are given without ``statement``.

    ``texts`` holds those of the tables before and takes those of this one: of equal texts, two in three, only one is packed
    when the rows travel.
    """
    texts = {} if texts is None else texts
    values = chain.from_iterable((0, *row) for row in rows)
    return Rows(
        table,
        tuple(
            [
                texts.setdefault(value, value) if isinstance(value, str) else _NULL if value is None else value
                for value in values
            ]
        ),
    )


@final
class Sheaf:
    """Rows of many statements, on their way into their tables."""

    def __init__(self) -> None:
        self._values: dict[str, list[Value]] = {}

    def add(self, statement: int, rows: Rows) -> None:
        """Put rows below the statement of that number to the others."""
        table, more = rows
        values = self._values.setdefault(table, [])
        begin, width = len(values), _WIDTHS[table]
        values += more
        values[begin::width] = [statement] * (len(more) // width)

    def insert(self, database: sqlite3.Connection) -> None:
        """Write all of them."""
        for table, values in self._values.items():
            width, at = _WIDTHS[table], 0
            for some in _AT_ONCE:
                while len(values) - at >= some * width:
                    database.execute(_insertion(table, some), values[at : at + some * width])
                    at += some * width


@cache
def _insertion(table: str, rows: int) -> str:
    """Return the sentence for so many rows."""
    row = f"({', '.join('?' * _WIDTHS[table])})"
    return f'INSERT INTO "{table}" VALUES ' + ", ".join([row] * rows)  # noqa: S608  our own names
