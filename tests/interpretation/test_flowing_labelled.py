"""Deliverables as records of lines: a label before each value."""

from collections.abc import Callable

import pytest

from fgmv_extract.document import Document
from fgmv_extract.findings import Code
from fgmv_extract.interpretation import interpret
from fgmv_extract.itu.vocabulary import default
from fgmv_extract.records import PositionState, Statement
from tests.fuzz.laws import check_statement

Page = Callable[..., Document]
HEAD = ("Source: ITU-T SG20", "Title: LS/r on FG-MV (reply to TSAG-LS35)", "For action to: TSAG")
FIRST = ("Deliverable: FGMV-06", "Title: Technical Report on Maps", "Allocated to: SG16", "SG20: Q2/20 plans new work.")
SECOND = ("Deliverable: FGMV-07", "Title: Guides", "Allocated to: SG16 and SG20", "SG20:")
Row = tuple[str, str | None, list[str] | None, list[tuple[PositionState, str | None]]]


def said(page: Page, *lines: str) -> Statement:
    """Read a letter that holds the lines; what stands at a place is what was read there."""
    document = page(*HEAD, *lines)
    statement = interpret(document, default())
    check_statement(statement, document)
    return statement


def rows(statement: Statement) -> list[Row]:
    """Return id, title, groups and positions of each deliverable."""
    return [
        (
            one.id,
            one.title,
            [share.group.removeprefix("ITU-T ") for share in one.allocation.shares] if one.allocation else None,
            [(position.state, position.text) for position in one.positions],
        )
        for one in statement.deliverables
    ]


def codes(statement: Statement) -> list[Code]:
    """The codes of the findings."""
    return [finding.code for finding in statement.findings]


TOLD: list[Row] = [
    ("FGMV-06", "Maps", ["SG16"], [(PositionState.STATED, "Q2/20 plans new work.")]),
    ("FGMV-07", "Guides", ["SG16", "SG20"], [(PositionState.BLANK, "")]),
]


@pytest.mark.parametrize(
    "lines",
    [
        (*FIRST, *SECOND),
        (*FIRST, "", *SECOND, "", "Kind regards."),
        tuple(line for one in (*FIRST, *SECOND) for line in (one, "")),
        ("\n".join(FIRST), "\n".join(SECOND), "We met in Geneva."),
        ("\n".join((*FIRST, *SECOND)),),
        tuple(line.replace(": ", ":\t") for line in (*FIRST, *SECOND)),
        tuple(f"**{line.replace(':', ':**')}" for line in (*FIRST, *SECOND)),
        (*FIRST, "The other one is this.", *SECOND),
    ],
)
def test_a_record_is_a_row(page: Page, lines: tuple[str, ...]) -> None:
    """Whatever stands between records, and however their lines are parted; an empty value is blank."""
    statement = said(page, *lines)
    assert rows(statement) == TOLD
    assert codes(statement) == []
    assert statement.title == HEAD[1].removeprefix("Title: ")


def test_a_value_goes_on_in_the_lines_below(page: Page) -> None:
    """Up to the next label, and behind the last one as far as a sentence surely goes on."""
    lines = [
        *FIRST,
        "Deliverable: FGMV-07",
        "Title: Guides",
        "For All",
        "Allocated to: SG5",
        "SG20: Q2/20 plans to start",
        "new work.",
        "we met.",
    ]
    assert rows(said(page, *lines))[1] == (
        "FGMV-07",
        "Guides For All",
        ["SG5"],
        [(PositionState.STATED, "Q2/20 plans to start new work.")],
    )


def test_a_label_that_a_record_lacks_is_an_absent_cell(page: Page) -> None:
    """It is not known to be blank."""
    statement = said(page, *FIRST, *SECOND[:3])
    assert rows(statement)[1][3] == [(PositionState.ABSENT, None)]
    assert codes(statement) == [Code.BLANKS_INVISIBLE]


def test_an_unknown_label_heads_a_column_that_is_unread(page: Page) -> None:
    """Its text is no part of the value before it; a label of the header block ends the records."""
    statement = said(
        page, *FIRST[:2], "Editor: Jane Roe", *FIRST[2:], *SECOND, "Contact: Ada Mercer", "Tel: +41 22 730 0000"
    )
    assert rows(statement) == TOLD
    assert codes(statement) == [Code.UNREAD_COLUMN]
    assert [(contact.name, contact.tel) for contact in statement.contacts] == [("Ada Mercer", "+41 22 730 0000")]


def test_one_record_is_enough_where_it_can_be_nothing_else(page: Page) -> None:
    """That is where its label is none of a header block, and it tells of groups."""
    assert rows(said(page, *FIRST)) == TOLD[:1]
    for alone in (("Document: FGMV-06", *FIRST[1:]), ("Deliverable: FGMV-06", "Title: Maps", "Approved: July 2023")):
        assert said(page, *alone).deliverables == ()


@pytest.mark.parametrize(
    "lines",
    [
        ("Deliverable: FGMV-06", "Title: Maps", "Deliverable: FGMV-07", "Title: Guides"),
        ("Deliverable: FGMV-06", "Allocated to: SG5", "Deliverable: FGMV-07", "Allocated to: SG16"),
        ("Deliverable: FGMV-06", "We like it.", "Title: Maps", "Deliverable: FGMV-07", "Title: Guides"),
        (
            "Deliverable: FGMV-06",
            "",
            "Part: One",
            "Title: Maps",
            "Allocated to: SG5",
            "Deliverable: FGMV-07",
            "Title: Guides",
        ),
        ("\n".join((*FIRST, "Deliverable: FGMV-07", "We met.")),),
    ],
)
def test_what_fits_no_record_is_told_and_makes_no_row(page: Page, lines: tuple[str, ...]) -> None:
    """A record without a title, or that tells nothing of the deliverable; lines that fit nowhere; what stands behind it in its paragraph."""
    statement = said(page, *lines)
    assert statement.deliverables == ()
    assert codes(statement) == [Code.UNREAD_ROWS]
