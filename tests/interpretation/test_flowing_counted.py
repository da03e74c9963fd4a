"""Cells that are a line each, the empty ones too, are told by counting; anything else is told by what it says."""

import pytest

from fgmv_extract.document import Document
from fgmv_extract.findings import Code
from fgmv_extract.interpretation import interpret
from fgmv_extract.itu.vocabulary import default
from fgmv_extract.options import Options
from fgmv_extract.places import File
from fgmv_extract.readers.text import read
from fgmv_extract.records import PositionState, Role, Statement

_LETTER = "Source:\nTSAG\nTitle:\nLS/o on deliverables\nFor action to:\nITU-T SG16\nTSAG looked at them.\n"
_HEAD = "No.\nTitle\nApproved\nAllocated to\nSG16\n"
_ROWS = "FGMV-01\nMaps\nJuly 2023\nSG16\n\nFGMV-02\nRisks\n\nSG17\nQ1/16 plans to initiate new work.\nFGMV-03\nTours\nMay 2024\n\n\n"


def document(text: str) -> Document:
    """Read a text."""
    data = text.encode()
    return read(data, File(name="any.txt", format="text", size=len(data), sha256=""), Options())


def said(text: str) -> Statement:
    """Read what a text says."""
    return interpret(document(text), default())


def outline(statement: Statement) -> list[tuple[object, ...]]:
    """Return id, title, date, groups and positions of each deliverable."""
    return [
        (
            one.id,
            one.title,
            one.approved,
            [share.group.removeprefix("ITU-T ") for share in one.allocation.shares] if one.allocation else None,
            [(position.state, position.text) for position in one.positions],
        )
        for one in statement.deliverables
    ]


_BLANK = (PositionState.BLANK, "")
_COUNTED = [
    ("FGMV-01", "Maps", "2023-07", ["SG16"], [_BLANK]),
    ("FGMV-02", "Risks", None, ["SG17"], [(PositionState.STATED, "Q1/16 plans to initiate new work.")]),
    ("FGMV-03", "Tours", "2024-05", [], [_BLANK]),
]


def _apart(text: str) -> str:
    return text.replace("\n", "\n\n")


def _rows_apart(head: str, rows: str) -> str:
    return head + "\n" + "".join("\n".join(rows.split("\n")[at : at + 5]) + "\n\n" for at in range(0, 15, 5))


@pytest.mark.parametrize(
    "text",
    [
        _LETTER + _HEAD + _ROWS + "It thanks all.",
        _apart(_LETTER + _HEAD + _ROWS) + "It thanks all.",
        _LETTER + _rows_apart(_HEAD, _ROWS) + "It thanks all.",
    ],
    ids=["a line a cell", "an empty line behind each", "an empty line behind each row"],
)
def test_an_empty_line_is_an_empty_cell(text: str) -> None:
    """Blank cells are blank, not absent, and nothing is lost; each value stands where its place says."""
    statement = said(text)
    assert outline(statement) == _COUNTED
    assert not any(finding.code.loses for finding in statement.findings)
    whole = document(text)
    for one in statement.deliverables:
        for place, verbatim in ((one.place, one.verbatim), *((each.place, each.verbatim) for each in one.positions)):
            assert place is not None
            assert whole.text_at(place) == verbatim


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Maps\nJuly 2023\nSG16\n\n", "Maps\nJuly 2023\nSG16\n"),
        ("Maps\n", "Maps\nof all kinds\n"),
        ("July 2023", "when it is ready"),
    ],
    ids=["a row that is shorter", "a cell of two lines", "no date"],
)
def test_nothing_is_counted_where_something_does_not_fit(before: str, after: str) -> None:
    """Then blank cells are absent, and that is told."""
    statement = said(_LETTER + _HEAD + _ROWS.replace(before, after, 1) + "It thanks all.")
    assert [one.id for one in statement.deliverables] == ["FGMV-01", "FGMV-02", "FGMV-03"]
    assert PositionState.BLANK not in {each.state for one in statement.deliverables for each in one.positions}
    assert Code.BLANKS_INVISIBLE in {finding.code for finding in statement.findings}


def test_rows_that_head_others_are_counted_out() -> None:
    """They stand between rows, the first of them below the headings."""
    rows = "Study Group 16 (lead)\nFGMV-01\nMaps\nJuly 2023\n\nFGMV-02\nRisks\n\nSG17\nFor information to all study groups\nFGMV-03\nTours\nMay 2024\n\n"
    statement = said(f"{_LETTER}No.\nTitle\nApproved\nAlso relevant to\n{rows}It thanks all.")
    shares = [
        [(one.group, one.role) for one in each.allocation.shares] for each in statement.deliverables if each.allocation
    ]
    assert shares == [
        [("ITU-T SG16", Role.PRIMARY)],
        [("ITU-T SG16", Role.PRIMARY), ("ITU-T SG17", Role.SECONDARY)],
        [("ITU-T all SGs", None)],
    ]


def test_headings_of_two_rows_stand_over_their_columns() -> None:
    """Empty lines in the second tell how many columns the last heading of the first has."""
    head = "No.\nDeliverable\nProposed study groups\n\n\nSG5\nSG16\nSG20\n"
    rows = "FGMV-47\nValue\n(X)\n\nX\nFGMV-49\nEnergy\n\nX\n\n"
    statement = said(f"{_LETTER}{head}{rows}It thanks all.")
    shares = [
        [(one.group, one.role) for one in each.allocation.shares] for each in statement.deliverables if each.allocation
    ]
    assert shares == [[("ITU-T SG5", Role.SECONDARY), ("ITU-T SG20", Role.PRIMARY)], [("ITU-T SG16", Role.PRIMARY)]]
    assert [one.title for one in statement.deliverables] == ["Value", "Energy"]
