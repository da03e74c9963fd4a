"""Columns of groups beside each other: which of them tells what holds, and which what was before or what somebody else wants."""

from collections.abc import Callable

import pytest

from fgmv_extract.findings import Code
from fgmv_extract.records import Statement

Say = Callable[..., Statement]


def shares(statement: Statement) -> list[list[str]]:
    """The groups of each deliverable's allocation."""
    return [
        [share.group for share in each.allocation.shares] if each.allocation else [] for each in statement.deliverables
    ]


def codes(statement: Statement) -> set[Code]:
    """The codes of the findings, without that about the missing header."""
    return {finding.code for finding in statement.findings} - {Code.NOT_A_STATEMENT}


@pytest.mark.parametrize(
    "headings",
    [
        "Was | Now",
        "From | To",
        "Incorrect allocation | Correct allocation",
        "Old SG | New SG",
        "2022-2024 | 2025-2028",
        "SG (2022-2024) | SG (2025-2028)",
        "Allocation 2022-2024 | Allocation 2025-2028",
        "Allocated to (until 2024) | Allocated to",
        "Current allocation | Revised allocation",
        "Allocated by TSAG | Revised allocation by TSAG",
        "Lead SG (2022-2024) | Lead SG (2025-2028)",
    ],
)
def test_the_later_of_two_columns_holds(say: Say, headings: str) -> None:
    """By its words, by the years in it, or by the words of the other; the earlier one is set aside, and told."""
    statement = say(f"| No. | Title | {headings} |\n| FGMV-10 | Technical Report on risks | SG16 | SG21 |")
    assert shares(statement) == [["ITU-T SG21"]]
    assert codes(statement) == {Code.ALLOCATION_SET_ASIDE}


def test_two_columns_that_nothing_tells_apart_are_none(say: Say) -> None:
    """Their cells name groups, and no heading tells which counts: both are kept as they stand."""
    statement = say("| No. | Title | Option A | Option B |\n| FGMV-10 | Technical Report on risks | SG16 | SG20 |")
    assert shares(statement) == [[]]
    assert codes(statement) == {Code.UNREAD_COLUMN}


def test_one_column_without_a_telling_heading_holds(say: Say) -> None:
    """Its cells tell that it is one of groups."""
    assert shares(say("| No. | Title | Home |\n| FGMV-10 | Technical Report on risks | SG16 |")) == [["ITU-T SG16"]]


def test_two_bodies_suggest_different_things(say: Say) -> None:
    """What the second says is no part of what the first does."""
    statement = say(
        "| No. | Title | Suggested by FG-MV | Proposal by SG20 |\n| FGMV-10 | Technical Report on risks | SG16 | SG20 (SG16) |"
    )
    (deliverable,) = statement.deliverables
    assert shares(statement) == [["ITU-T SG16"]]
    assert deliverable.allocation is not None
    assert deliverable.allocation.authority == "FG-MV"
    assert codes(statement) == {Code.ALLOCATION_SET_ASIDE}


def test_the_title_is_not_the_former_one(say: Say) -> None:
    """Wherever the former one stands."""
    statement = say(
        "| No. | Former title | Title |\n| FGMV-10 | Technical Report on threats | Technical Report on risks |"
    )
    assert [each.title for each in statement.deliverables] == ["risks"]


@pytest.mark.parametrize(
    "heading", ["Due date", "Expected completion", "Date sent to TSAG", "Target date", "Last updated"]
)
def test_another_date_is_no_approval(say: Say, heading: str) -> None:
    """A column of dates that is headed as something else stays something else."""
    statement = say(f"| No. | Title | {heading} |\n| FGMV-10 | Technical Report on risks | December 2024 |")
    assert [each.approved for each in statement.deliverables] == [None]
    assert codes(statement) == {Code.UNREAD_COLUMN}


def test_who_leads_the_writing_gets_no_deliverable(say: Say) -> None:
    """Editors have their groups behind their names."""
    statement = say(
        "| No. | Title | Lead editor | Lead SG |\n| FGMV-10 | Technical Report on risks | J. Smith (SG17) | SG16 |"
    )
    assert shares(statement) == [["ITU-T SG16"]]
    assert codes(statement) == {Code.UNREAD_COLUMN}


def test_a_status_with_the_date_of_approval(say: Say) -> None:
    """It is the date; a status that says anything else, where nothing is allocated, is told."""
    rows = "| No. | Title | Status |\n| FGMV-10 | A | {} |\n| FGMV-11 | B | Approved (July 2023) |"
    statement = say(rows.format("Approved (December 2021)"))
    assert [each.approved for each in statement.deliverables] == ["2021-12", "2023-07"]
    assert codes(statement) == set()
    other = say(rows.format("In progress"))
    assert [each.approved for each in other.deliverables] == [None, None]
    assert codes(other) == {Code.UNREAD_COLUMN}


@pytest.mark.parametrize(
    "headings", [("Current allocation", "Revised allocation"), ("Allocated by TSAG", "New allocation by TSAG")]
)
def test_two_headings_in_lines_of_their_own(say: Say, headings: tuple[str, str]) -> None:
    """They are not one heading of two lines, whose cells would be one."""
    rows = (
        "FGMV-09",
        "Technical Report on Maps",
        "SG20 and SG13",
        "SG20",
        "FGMV-15",
        "Technical Report on Roads",
        "SG16",
        "SG21",
    )
    assert shares(say("No.", "Title", *headings, *rows)) == [["ITU-T SG20"], ["ITU-T SG21"]]


def test_an_empty_cell_in_front_of_the_identifier(say: Say) -> None:
    """Below a filled one it may be the rest of a merged cell, which most texts do not show: it is told."""
    head = "| Allocated to | No. | Title |\n"
    rows = "| SG5 | FGMV-49 | A |\n| {} | FGMV-50 | B |\n| SG17 | FGMV-23 | C |"
    statement = say(head + rows.format(""))
    assert shares(statement) == [["ITU-T SG5"], [], ["ITU-T SG17"]]
    assert [each.deliverable for each in statement.findings if each.code is Code.UNREAD_ALLOCATION] == ["FGMV-50"]
    assert shares(say(head + rows.format("^"))) == [["ITU-T SG5"], ["ITU-T SG5"], ["ITU-T SG17"]]
    assert codes(say(head + rows.format("").replace("SG17", "SG5") + "\n| SG5 | FGMV-24 | D |")) == set()


def test_a_row_that_names_the_kind_of_those_below_it(say: Say) -> None:
    """A title that is itself the name of some kind stays a title."""
    statement = say("| No. | Title |\n| Technical Reports | < |\n| FGMV-01 | Use cases |\n| FGMV-02 | TS on Maps |")
    assert [(each.kind, each.title) for each in statement.deliverables] == [
        ("Technical Report", "Use cases"),
        ("Technical Specification", "Maps"),
    ]
