"""Cells that are a line each, the empty ones too, are told by counting; anything else is told by what it says."""

from collections.abc import Callable

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
        ("SG17", "to be decided"),
        ("FGMV-02", "and so on\nFGMV-02"),
    ],
    ids=["a row that is shorter", "a cell of two lines", "no date", "no groups", "words between rows"],
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


def test_headings_of_two_rows_may_stand_over_all_columns_but_the_first() -> None:
    """The identifiers have the only heading that reaches over both rows."""
    head, rows = "No.\nProposed study groups\n\nSG5\nSG16\n", "FGMV-47\nX\n(X)\nFGMV-49\n\nX\n"
    statement = said(f"{_LETTER}{head}{rows}It thanks all.")
    shares = [
        [(one.group, one.role) for one in each.allocation.shares] for each in statement.deliverables if each.allocation
    ]
    assert shares == [[("ITU-T SG5", Role.PRIMARY), ("ITU-T SG16", Role.SECONDARY)], [("ITU-T SG16", Role.PRIMARY)]]


def test_a_paragraph_of_several_lines_above_is_of_the_letter() -> None:
    """Only lines that are told to be one and the same stand in the way."""
    prose = "ITU-T Study Group 16 thanks the Focus Group for its work, and would like to tell\nwhat it makes of the deliverables that it was given, and what it plans to do.\n"
    assert outline(said(f"{_LETTER}\n{prose}\n{_HEAD}{_ROWS}It thanks all.")) == _COUNTED


def test_an_empty_cell_stands_behind_the_one_before_it() -> None:
    """In the block of the groups, at their end; where these are empty as well, in that of the date."""
    statement = said(f"{_LETTER}{_HEAD}{_ROWS}It thanks all.")
    first, last = statement.deliverables[0], statement.deliverables[2]
    places = [one.positions[0].place for one in (first, last)]
    allocated, approved = first.allocation, last.evidence[-1]
    assert allocated is not None
    assert [place and place.block for place in places] == [
        each.place and each.place.block for each in (allocated, approved)
    ]
    assert [place and (place.start, place.end) for place in places] == [(4, 4), (8, 8)]


_MORE = "FGMV-04\nPipes\n\nSG5\n\nFGMV-05\nWires\n\n\n\n"
_NEXT = [("FGMV-04", "Pipes", None, ["SG5"], [_BLANK]), ("FGMV-05", "Wires", None, [], [_BLANK])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (_HEAD + _MORE, _NEXT),
        (_HEAD + _ROWS + _HEAD.replace("SG16", "SG20") + _MORE, [*_COUNTED, *_NEXT]),
        (f"Annex A\n{_HEAD}{_ROWS}Annex B\n{_HEAD}{_MORE}", [*_COUNTED, *_NEXT]),
        (_HEAD + _ROWS.replace("Maps", "FGMV-07 is like Maps"), [("FGMV-01", "FGMV-07 is like Maps", *_COUNTED[0][2:]), *_COUNTED[1:]]),
    ],
    ids=["two rows", "a second table", "a second table in an annex of its own", "a title that begins with an identifier"],
)  # fmt: skip
def test_tables_are_counted_one_by_one(text: str, expected: list[tuple[object, ...]]) -> None:
    """Where the next one begins, the rows of the one before end."""
    statement = said(f"{_LETTER}{text}It thanks all.")
    assert outline(statement) == expected
    assert not any(finding.code.loses for finding in statement.findings)


def test_identifiers_may_stand_in_another_column_than_the_first() -> None:
    """What stands before the identifier is of its row; of what is known the most is taken for the headings."""
    rows = "Technical Report\nFGMV-01\nMaps\nJuly 2023\nTechnical Report\nFGMV-02\nRisks\n\n"
    rows += "Technical Specification\nFGMV-03\nTours\nMay 2024\n"
    statement = said(f"{_LETTER}Type\nNo.\nTitle\nApproved\n{rows}It thanks all.")
    assert [(one.id, one.kind, one.title, one.approved) for one in statement.deliverables] == [
        ("FGMV-01", "Technical Report", "Maps", "2023-07"),
        ("FGMV-02", "Technical Report", "Risks", None),
        ("FGMV-03", "Technical Specification", "Tours", "2024-05"),
    ]
    assert not any(finding.code.loses for finding in statement.findings)
    rows = "SG16\nFGMV-01\nMaps\n1\nSG16\nFGMV-02\nRisks\n\nSG17\nFGMV-03\nTours\n\n"
    statement = said(f"{_LETTER}Study Group\nNo.\nTitle\nRemarks\n{rows}It thanks all.")
    assert [(row[0], row[1], row[3]) for row in outline(statement)] == [
        ("FGMV-01", "Maps", ["SG16"]),
        ("FGMV-02", "Risks", ["SG16"]),
        ("FGMV-03", "Tours", ["SG17"]),
    ]


def test_two_columns_can_be_counted() -> None:
    """A title may be missing."""
    statement = said(f"{_LETTER}No.\nTitle\nFGMV-01\nMaps\nFGMV-02\n\nFGMV-03\nTours\nIt thanks all.")
    assert [(one.id, one.title) for one in statement.deliverables] == [("FGMV-01", "Maps"), ("FGMV-02", None), ("FGMV-03", "Tours")]  # fmt: skip


def test_one_row_is_not_counted() -> None:
    """Nothing shows how far it reaches: what follows it may be its last cell."""
    statement = said(f"{_LETTER}{_HEAD}FGMV-01\nMaps\nJuly 2023\nSG16\n\nIt thanks all.")
    assert [position.state for one in statement.deliverables for position in one.positions] != [PositionState.BLANK]


def test_pages_are_not_counted() -> None:
    """Print shows no empty cell: an empty line may be the space between two rows."""
    statement = said(f"{_LETTER}{_HEAD}{_ROWS}It thanks all.\f{_LETTER}")
    assert PositionState.BLANK not in {each.state for one in statement.deliverables for each in one.positions}


def test_lines_of_the_letter_are_no_columns_before_the_identifiers() -> None:
    """Where a heading is too long to be one, rows are not taken to begin with what stands above the headings; that is told."""
    heading = "Allocated to the study groups of the ITU-T that are named in the cells of this column below"
    statement = said(f"{_LETTER}No.\nTitle\nApproved\n{heading}\nSG16\n{_ROWS}It thanks all.")
    assert outline(statement) == [(f"FGMV-0{number}", None, None, None, []) for number in (1, 2, 3)]
    assert Code.CELLS_APART in {finding.code for finding in statement.findings}


_FREE = "No.\nTitle\nSCV comments\nFGMV-20\nDefinition\nNo comments\nFGMV-33\nGlossary\nSee Annex A\nFGMV-34\nCitiVerse\nAlign with FGMV-20\n"


@pytest.mark.parametrize("behind", ["\nKind regards,\n", "Annex A: Comments\n"])
@pytest.mark.parametrize("lines", [str, _apart])
def test_rows_of_as_many_lines_as_headings(lines: Callable[[str], str], behind: str) -> None:
    """Nothing was dropped from three rows that all are as long as the headings, whatever stands in them."""
    statement = said(_LETTER + "\n" + lines(_FREE) + behind)
    assert [(one.title, one.positions[0].text) for one in statement.deliverables] == [
        ("Definition", "No comments"),
        ("Glossary", "See Annex A"),
        ("CitiVerse", "Align with FGMV-20"),
    ]


def test_the_last_row_may_go_on() -> None:
    """A line directly below it may be of its last cell: the rows are not told by counting."""
    statement = said(_LETTER + _FREE + "but not at once\n")
    assert Code.BLANKS_INVISIBLE in {finding.code for finding in statement.findings}
