"""A column of positions whose heading stands apart from the others."""

from fgmv_extract.findings import Code
from fgmv_extract.records import PositionState, Statement
from tests.interpretation.lines import said

_HEADS = ("No.", "", "Title", "", "Approved", "", "Suggested by the FG-MV", "to be allocated to", "")
_PLANS = "Q3/20 plans to initiate new work."


def row(number: int, groups: str, *behind: str) -> tuple[str, ...]:
    """A row whose cells stand apart by empty lines."""
    return (
        f"FGMV-0{number}",
        "",
        *behind,
        "Technical Report on",
        f"Maps, part {number}",
        "",
        "May 2024",
        "",
        groups,
        "",
    )


def states(statement: Statement) -> list[tuple[str, list[PositionState]]]:
    """The states of the positions of each deliverable."""
    return [(one.id, [position.state for position in one.positions]) for one in statement.deliverables]


def test_a_heading_behind_the_first_identifier() -> None:
    """It is no allocation: that stands behind the title; the positions stand in their rows."""
    statement = said((*_HEADS, *row(1, "SG16", "SG20", ""), *row(2, "SG17"), _PLANS, "", *row(3, "SG16 (SG20)")))
    assert states(statement) == [
        ("FGMV-01", [PositionState.ABSENT]),
        ("FGMV-02", [PositionState.STATED]),
        ("FGMV-03", [PositionState.ABSENT]),
    ]
    assert [[share.group for share in one.allocation.shares] for one in statement.deliverables if one.allocation] == [
        ["ITU-T SG16"],
        ["ITU-T SG17"],
        ["ITU-T SG16", "ITU-T SG20"],
    ]


def test_positions_behind_the_last_row_that_are_too_few_are_lost_and_told() -> None:
    """Nothing tells which row the only position is of."""
    statement = said((*_HEADS, *row(1, "SG16"), *row(2, "SG17"), *row(3, "SG16"), "SG20", "", _PLANS))
    assert states(statement) == [(f"FGMV-0{number}", [PositionState.ABSENT]) for number in (1, 2, 3)]
    assert {Code.CELLS_APART, Code.BLANKS_INVISIBLE} <= {finding.code for finding in statement.findings}


def test_as_many_positions_as_rows_are_theirs_in_order() -> None:
    """Each ends as a sentence does."""
    positions = [line for number in (1, 2, 3) for line in (f"Q{number}/20 plans to initiate new work.", "")]
    statement = said((*_HEADS, *row(1, "SG16"), *row(2, "SG17"), *row(3, "SG16"), "SG20", "", *positions))
    assert [one.positions[0].questions for one in statement.deliverables] == [("Q1/20",), ("Q2/20",), ("Q3/20",)]


def test_groups_of_another_heading_are_no_heading() -> None:
    """The position names a Question of another group, so the groups before it head nothing."""
    statement = said((*_HEADS, *row(1, "SG16"), *row(2, "SG17"), *row(3, "SG16"), "SG13", "", _PLANS))
    assert {position.group for one in statement.deliverables for position in one.positions} <= {"ITU-T SG20"}


def test_a_heading_in_two_lines_is_one_column() -> None:
    """The second line begins in lower case: no heading does."""
    statement = said((*_HEADS, *row(1, "SG16"), *row(2, "SG17"), *row(3, "SG16 (SG20)")))
    last = statement.deliverables[-1].allocation
    assert last is not None
    assert [share.role for share in last.shares] == ["primary", "secondary"]


def test_a_group_without_positions_behind_it_is_no_heading() -> None:
    """Behind the last row it heads nothing, whether nothing follows or prose does."""
    for behind in ((), ("Thank you for your reply.", ""), (_PLANS, "", "Thank you for your reply.", "")):
        statement = said((*_HEADS, *row(1, "SG16"), *row(2, "SG17"), *row(3, "SG16"), "SG20", "", *behind))
        assert [one.positions for one in statement.deliverables] == [(), (), ()]


def test_a_heading_behind_the_first_identifier_where_the_cells_of_a_row_stand_together() -> None:
    """Only empty lines around the heading tell it from the groups of the row."""
    first = ("FGMV-06", "", "SG17", "", "Technical Report on Maps", "SG3", "")
    second = ("FGMV-07", "", "Technical Report on Roads", "SG5", "", "Q6/17 agreed to start new work.", "")
    statement = said(("No.", "", "Title", "", "Allocated to", "", *first, *second))
    assert states(statement) == [("FGMV-06", [PositionState.ABSENT]), ("FGMV-07", [PositionState.STATED])]
    assert [[share.group for share in one.allocation.shares] for one in statement.deliverables if one.allocation] == [
        ["ITU-T SG3"],
        ["ITU-T SG5"],
    ]


def test_identifiers_with_one_text_each_are_a_list_and_no_table() -> None:
    """Without headings, a row has a title, and a date or groups."""
    for texts in (("Twins of cities", "Maps", "Signs on doors", "Books"), ("SG16", "SG17", "SG5", "SG2")):
        lines = [line for number, text in enumerate(texts, 1) for line in (f"FGMV-0{number}", text, "")]
        assert said(lines).deliverables == ()
