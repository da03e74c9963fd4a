"""Columns of which a cell is missing, or whose heading is: what is given to rows, and what is told to be lost."""

from collections.abc import Iterable, Sequence

import pytest

from fgmv_extract.findings import Code
from fgmv_extract.records import Statement
from tests.interpretation.lines import paged, said

_TR = "Technical Report"
_PLANS = "Q1/20 plans to initiate new work."
_LOST = "cells stand column after column, and nothing tells for certain which row they are of"
_HEADS = ("No.", "Title", "Approved", "Allocated to", "SG20")
Row = tuple[str, str | None, str | None, list[str], list[str | None]]


def apart(lines: Iterable[str]) -> list[str]:
    """Put an empty line behind each."""
    return [text for line in lines for text in (line, "")]


def rows(statement: Statement) -> list[Row]:
    """Return what is told of each deliverable: id, title, date, groups, positions."""
    return [
        (
            one.id,
            one.title,
            one.approved,
            [share.group.removeprefix("ITU-T ") for share in one.allocation.shares] if one.allocation else [],
            [position.text for position in one.positions],
        )
        for one in statement.deliverables
    ]


def lost(statement: Statement) -> list[str]:
    """Return what is told of cells that stand apart, without the words that are always the same."""
    told = [finding.message for finding in statement.findings if finding.code is Code.CELLS_APART]
    return [message.removeprefix(f"{_LOST} ") for message in told]


def row(number: int, *cells: str) -> tuple[str, ...]:
    """The cells of a row, one of which may be missing."""
    return (f"FGMV-0{number}", f"{_TR} on {'ABCDEFGH'[number - 1]}", *cells)


def by_columns(heads: Sequence[str]) -> list[str]:
    """A page of two rows, column after column."""
    cells = ("FGMV-03", "FGMV-04", f"{_TR} on C", f"{_TR} on D", "May 2024", "June 2024", "SG2", "SG3")
    return [*heads, *cells]


_BY_COLUMNS: list[Row] = [("FGMV-03", "C", "2024-05", ["SG2"], [None]), ("FGMV-04", "D", "2024-06", ["SG3"], [None])]
_LONG = "Guidelines for the assessment of inclusion in the worlds of all the people"
_THANKS = "Study Group 20 thanks the Focus Group for these many deliverables, and looks forward to more of them."


CASES: dict[str, tuple[tuple[Sequence[str], ...], list[Row], list[str]]] = {
    "the groups of a row in the middle: the others stand between their identifiers, those of the last may be of it": (
        ([*_HEADS, *row(1, "May 2024", "SG16"), *row(2, "May 2024"), *row(3, "May 2024", "SG5", "SG17"), _PLANS, _PLANS],),
        [("FGMV-01", "A", "2024-05", ["SG16"], [None]), ("FGMV-02", "B", "2024-05", [], [None]), ("FGMV-03", "C", "2024-05", [], [None])],
        ["(allocations: 2, positions: 2)"],
    ),
    "the date of the first row: the last may stand behind its own row for another": (
        ([*_HEADS, *row(1, "SG16"), *row(2, "May 2024", "SG17"), *row(3, "June 2024", "SG5"), _PLANS, _PLANS],),
        [("FGMV-01", "A", None, ["SG16"], [None]), ("FGMV-02", "B", "2024-05", ["SG17"], [None]), ("FGMV-03", "C", None, ["SG5"], [None])],
        ["(dates: 2, positions: 2)"],
    ),
    "groups that a page breaks off": (
        (
            [*_HEADS, *row(1, "May 2024", "SG16"), *row(2, "May 2024", "SG17 and")],
            [*_HEADS, "SG5", *row(3, "May 2024", "SG5"), _PLANS, _PLANS],
        ),
        [("FGMV-01", "A", "2024-05", ["SG16"], [None]), ("FGMV-02", "B", "2024-05", [], [None]), ("FGMV-03", "C", "2024-05", [], [None])],
        ["(allocations: 2, positions: 2)"],
    ),
    "a heading of positions that is a cell as well": (
        ([*_HEADS, *row(1, "May 2024", "SG16"), *row(2, "May 2024", "SG20"), *row(3, "May 2024", "SG5"), _PLANS, _PLANS],),
        [("FGMV-01", "A", "2024-05", ["SG16"], [None]), ("FGMV-02", "B", "2024-05", ["SG20"], [None]), ("FGMV-03", "C", "2024-05", ["SG5"], [None])],
        ["(positions: 2)"],
    ),
    "no column of positions": (
        ([*_HEADS[:-1], *row(1, "May 2024", "SG16"), *row(2, "June 2024", "SG17")], by_columns(_HEADS[:-1])),
        [("FGMV-01", "A", "2024-05", ["SG16"], []), ("FGMV-02", "B", "2024-06", ["SG17"], []), *((*one[:4], []) for one in _BY_COLUMNS)],
        [],
    ),
    "with the heading of positions as many groups as rows: it may be the cell that is missing": (
        ([*_HEADS, *row(1, "May 2024", "SG16"), *row(2, "June 2024")], by_columns(_HEADS)),
        [("FGMV-01", "A", "2024-05", [], [None]), ("FGMV-02", "B", "2024-06", [], [None]), *_BY_COLUMNS],
        ["(allocations: 2)"],
    ),
    "a year whose month may stand elsewhere, as the others have theirs": (
        ([*_HEADS, *row(1, "2024", "SG16"), *row(2, "May 2024", "SG17"), *row(3, "June 2024", "SG5"), _PLANS, _PLANS],),
        [("FGMV-01", "A", None, ["SG16"], [None]), ("FGMV-02", "B", "2024-05", ["SG17"], [None]), ("FGMV-03", "C", None, ["SG5"], [None])],
        ["(dates: 2, positions: 2)"],
    ),
    "years alone": (
        ([*_HEADS, *row(1, "2023", "SG16"), *row(2, "2024", "SG17"), *row(3, "2025", "SG5"), _PLANS, _PLANS],),
        [("FGMV-01", "A", "2023", ["SG16"], [None]), ("FGMV-02", "B", "2024", ["SG17"], [None]), ("FGMV-03", "C", "2025", ["SG5"], [None])],
        ["(positions: 2)"],
    ),
    "groups in the letter behind the table": (
        ([*_HEADS, *row(1, "May 2024", "SG16"), *row(2, "May 2024", "SG17"), *row(3, "May 2024", "SG5"), _PLANS, _PLANS, _THANKS, "SG2"],),
        [("FGMV-01", "A", "2024-05", ["SG16"], [None]), ("FGMV-02", "B", "2024-05", ["SG17"], [None]), ("FGMV-03", "C", "2024-05", ["SG5"], [None])],
        ["(positions: 2)"],
    ),
    "a title in which the date may stand that its row lacks": (
        ([*_HEADS, "FGMV-01", f"{_TR} on May", "the year 2024", "SG16", *row(2, "May 2024", "SG17"), *row(3, "June 2024", "SG5"), _PLANS, _PLANS],),
        [("FGMV-01", None, None, ["SG16"], [None]), ("FGMV-02", "B", "2024-05", ["SG17"], [None]), ("FGMV-03", "C", None, ["SG5"], [None])],
        ["(titles: 1, dates: 2, positions: 2)"],
    ),
    "a second annex whose rows are in order": (
        (
            ["Annex A – First", *_HEADS, *row(1, "May 2024", "SG16"), *row(2, "May 2024", "SG17"), *row(3, "May 2024", "SG5"), _PLANS, _PLANS],
            ["Annex B – Second", *_HEADS, *row(4, "May 2024", "SG16"), _PLANS, *row(5, "May 2024", "SG17")],
        ),
        [
            ("FGMV-01", "A", "2024-05", ["SG16"], [None]), ("FGMV-02", "B", "2024-05", ["SG17"], [None]), ("FGMV-03", "C", "2024-05", ["SG5"], [None]),
            ("FGMV-04", "D", "2024-05", ["SG16"], [_PLANS]), ("FGMV-05", "E", "2024-05", ["SG17"], [None]),
        ],
        ["(positions: 2)"],
    ),
    "positions of another group than that of the column": (
        ([*_HEADS, *row(1, "May 2024", "SG16"), "Q1/16 plans to begin.", *row(2, "May 2024", "SG17"), *row(3, "May 2024", "SG5"), _PLANS, _PLANS],),
        [("FGMV-01", "A", "2024-05", ["SG16"], [None]), ("FGMV-02", "B", "2024-05", ["SG17"], [None]), ("FGMV-03", "C", "2024-05", ["SG5"], [None])],
        ["(positions: 3)"],
    ),
    "groups that are said twice in a line are those of two rows": (
        ([*_HEADS, *row(1, "May 2024", "SG16 SG16"), *row(2, "May 2024", "SG17"), *row(3, "May 2024", "SG5"), _PLANS, _PLANS],),
        [("FGMV-01", None, "2024-05", [], []), ("FGMV-02", "B", "2024-05", [], []), ("FGMV-03", "C", "2024-05", [], [])],
        ["(titles: 1, allocations: 3, positions: 2)"],
    ),
    "two dates in a row, and none in the next": (
        ([*_HEADS[:-1], *row(1, "May 2024", "June 2024", "SG16"), *row(2, "SG17"), *row(3, "July 2024", "SG5")],),
        [("FGMV-01", "A", None, ["SG16"], []), ("FGMV-02", "B", None, ["SG17"], []), ("FGMV-03", "C", None, ["SG5"], [])],
        ["(dates: 3)"],
    ),
    "a long title in the line of its identifier": (
        ([*_HEADS, *row(1, "May 2024", "SG16"), f"FGMV-02 {_TR} on {_LONG}", "May 2024", "SG17", *row(3, "June 2024", "SG5"), _PLANS, _PLANS],),
        [("FGMV-01", "A", "2024-05", ["SG16"], [None]), ("FGMV-02", _LONG, "2024-05", ["SG17"], [None]), ("FGMV-03", "C", "2024-06", ["SG5"], [None])],
        ["(positions: 2)"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_cells_are_of_the_row_they_stand_in_or_lost(case: str) -> None:
    """What stands between two identifiers is of the first of them; what stands behind the last may be of any row of the page."""
    pages, expected, told = CASES[case]
    statement = paged(*map(apart, pages))
    assert (rows(statement), lost(statement)) == (expected, told)


def test_without_pages_a_column_that_lacks_a_cell_is_lost() -> None:
    """Where a page ends is not known, and so is not which row is the last of one."""
    lines = [*_HEADS, *row(1, "SG16"), *row(2, "May 2024", "SG17"), *row(3, "June 2024", "SG5"), _PLANS, _PLANS]
    statement = paged(apart(lines), printed=False)
    assert [one[2] for one in rows(statement)] == [None] * 3
    assert lost(statement) == ["(dates: 3, positions: 2)"]


def test_a_column_without_a_heading_is_none() -> None:
    """Dates below no heading are not said to be those of an approval; the other columns are read."""
    heads = [name for name in _HEADS if name != "Approved"]
    ids, titles = ["FGMV-01", "FGMV-02"], [f"{_TR} on Maps", f"{_TR} on Cats"]
    statement = paged(apart([*heads, *ids, *titles, "May 2024", "June 2024", "SG16", "SG17"]), printed=False)
    assert rows(statement) == [("FGMV-01", "Maps", None, ["SG16"], [None]), ("FGMV-02", "Cats", None, ["SG17"], [None])]


@pytest.mark.parametrize(
    ("heads", "first"),
    [(_HEADS, _PLANS), (("No.", "SG20", "Title", "Approved", "Allocated to"), None)],
    ids=["the last column", "another column"],
)
def test_a_position_is_of_its_row_only_in_the_last_column(heads: Sequence[str], first: str | None) -> None:
    """Only of the cells of a last column is it known where they are written."""
    cells = [*row(1, "May 2024", "SG16"), _PLANS, *row(2, "May 2024", "SG17"), *row(3, "May 2024", "SG5"), _PLANS]
    ids = [*heads, "FGMV-04", "FGMV-05", f"{_TR} on D", f"{_TR} on E", "May 2024", "May 2024", "SG2", "SG3"]
    statement = paged(apart([*heads, *cells]), apart(ids))
    assert [position for one in rows(statement)[:3] for position in one[4]] == [first, None, None]


def test_a_title_may_hold_a_date_where_there_is_no_column_of_dates() -> None:
    """No row lacks one, so it is no cell of another column."""
    heads = [name for name in _HEADS if name != "Approved"]
    blocks = (*([name] for name in (*heads, "FGMV-01", "FGMV-02")), [f"{_TR} on May", "the year 2024", f"{_TR} on Cats"], ["SG16"], ["SG17"])  # fmt: skip
    lines = [line for block in blocks for line in (*block, "")]
    assert [one[1] for one in rows(said(lines))] == ["May the year 2024", "Cats"]


def test_a_position_alone_behind_a_page_break_is_of_the_row_before() -> None:
    """One position in a row that has one column for it is in order, wherever the page ends."""
    statement = paged(
        apart([*_HEADS, *row(1, "May 2024", "SG16")]), apart([*_HEADS, _PLANS, *row(2, "May 2024", "SG17")])
    )
    assert [one[4] for one in rows(statement)] == [[_PLANS], [None]]
    assert lost(statement) == []
