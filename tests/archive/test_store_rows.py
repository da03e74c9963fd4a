"""Rows go into their table many at a time, and none is lost between two sentences."""

import sqlite3

import pytest

from fgmv_extract.archive.store import schema
from fgmv_extract.archive.store.rows import Sheaf, rows_of


@pytest.mark.parametrize("height", [0, 1, 2, 7, 63, 64, 65, 200])
def test_rows_come_back_as_they_were(height: int) -> None:
    """As many rows as there are are stored, each below its statement, in order, null as null."""
    rows = [(nth // 2, nth, "ITU-T SG20", "primary" if nth % 3 else None) for nth in range(height)]
    database = sqlite3.connect(":memory:")
    database.executescript(schema.script())
    sheaf = Sheaf()
    for statement in (1_000_000, 2_000_000):
        sheaf.add(statement, rows_of("shares", rows))
    sheaf.insert(database)
    stored = database.execute("SELECT * FROM shares ORDER BY statement, row, nth").fetchall()
    database.close()
    assert stored == [(statement, *row) for statement in (1_000_000, 2_000_000) for row in rows]


def test_rows_are_counted_and_looked_into_without_being_stored() -> None:
    """What a run tells of a document is told from the rows on their way."""
    rows = rows_of(
        "findings", [(0, "cut-off", "warning", "a", None, None), (1, "no-table", "note", "b", None, "line 2")]
    )
    assert rows.height == 2
    assert rows.column(1) == ("cut-off", "no-table")


def test_equal_texts_travel_once() -> None:
    """The same group in every row takes the place of one; a number that equals another stays what it is."""
    rows = rows_of("shares", [(nth, 0, "ITU-T " + "SG20" * len(str(nth)), None) for nth in range(9)])
    assert len({id(group) for group in rows.column(2)}) == 1
    links = rows_of("links", [(0, 1, "FGMV-01", 1.0, "reason"), (1, 0, "FGMV-01", 0.5, "reason")])
    assert [type(value) for value in links.column(3)] == [float, float]
