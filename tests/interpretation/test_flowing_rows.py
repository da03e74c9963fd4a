"""Rows whose cells flow: what each column takes, and what is told of what no column takes."""

import pytest

from fgmv_extract.findings import Code
from fgmv_extract.records import Statement
from tests.interpretation.lines import said

_TR, _TS = "Technical Report", "Technical Specification"
_HEAD = ("No.", "Title", "Approved", "Allocated to")
_PLANS = "Q1/20 plans to initiate new work."
_SPACED = "only space parts the cells of this table"
_HIDDEN = "positions without text may be blank in the original"
_LOST = "cells stand column after column, and nothing tells for certain which row they are of"
Cells = tuple[str, str | None, str | None, str | None, list[str] | None, list[str | None]]


def rows(statement: Statement) -> list[Cells]:
    """Return what is told of each deliverable: id, kind, title, date, groups, positions."""
    return [
        (
            one.id,
            one.kind,
            one.title,
            one.approved,
            [share.group.removeprefix("ITU-T ") for share in one.allocation.shares] if one.allocation else None,
            [position.text for position in one.positions],
        )
        for one in statement.deliverables
    ]


def messages(statement: Statement) -> list[str]:
    """Return all findings in words, but for that of a page without a header block."""
    return [finding.message for finding in statement.findings if finding.code is not Code.NOT_A_STATEMENT]


CASES: dict[str, tuple[tuple[str, ...], list[Cells], list[str]]] = {
    "what no column takes between two rows, one without groups": (
        (*_HEAD, "FGMV-01", f"{_TR} on Maps", "May 2024", "to be discussed further", "FGMV-02", f"{_TR} on Cats", "June 2024", "SG17"),
        [("FGMV-01", _TR, "Maps", "2024-05", [], []), ("FGMV-02", _TR, "Cats", "2024-06", ["SG17"], [])],
        [
            "row without identifier: to be discussed further",
            f"{_SPACED}, and row without identifier: to be discussed further",
            f"{_LOST} (allocations: 1)",
        ],
    ),
    "the same behind a row that has its groups": (
        (*_HEAD, "FGMV-01", f"{_TR} on Maps", "May 2024", "SG16", "to be discussed further", "FGMV-02", f"{_TR} on Cats", "June 2024", "SG17"),
        [("FGMV-01", _TR, "Maps", "2024-05", ["SG16"], []), ("FGMV-02", _TR, "Cats", "2024-06", ["SG17"], [])],
        ["row without identifier: to be discussed further", f"{_SPACED}, and row without identifier: to be discussed further"],
    ),
    "words behind the last row are of the letter": (
        (*_HEAD, "FGMV-01", f"{_TR} on Maps", "May 2024", "SG16", "FGMV-02", f"{_TR} on Cats", "June 2024", "to be discussed further"),
        [("FGMV-01", _TR, "Maps", "2024-05", ["SG16"], []), ("FGMV-02", _TR, "Cats", "2024-06", [], [])],
        [],
    ),
    **{
        f"a letter ends behind the last title: {end}": (
            ("No.", "Approved", "Allocated to", "Title", "FGMV-01", "May 2024", "SG16", f"{_TR} on Maps", "FGMV-02", "June 2024", "SG17", f"{_TR} on Cats", end),
            [("FGMV-01", _TR, "Maps", "2024-05", ["SG16"], []), ("FGMV-02", _TR, "Cats", "2024-06", ["SG17"], [])],
            [],
        )
        for end in ("With kind regards,", "Yours sincerely", "SG20 Chair", "Ada Mercer, Director TSB", "End of document", "______________")
    },
    "two headings of positions, the first in words, and a position in few words": (
        ("No.", "Title", "Position of SG3", "SG17", "FGMV-01", f"{_TR} on Maps", "Noted.", "Q2/17 plans new work.", "FGMV-02", f"{_TR} on Cats", "Q1/3 plans new work.", "Q2/17 plans new work."),
        [("FGMV-01", _TR, "Maps", None, None, ["Noted.", "Q2/17 plans new work."]), ("FGMV-02", _TR, "Cats", None, None, ["Q1/3 plans new work.", "Q2/17 plans new work."])],
        ["ITU-T SG3 commits itself to nothing known: 'Noted.'"],
    ),
    "kinds that head the rows below them": (
        ("No.", "Title", "Approved", "Technical Reports", "FGMV-01", "Maps", "May 2024", "Technical Specifications", "FGMV-02", "Cats", "May 2024"),
        [("FGMV-01", _TR, "Maps", "2024-05", None, []), ("FGMV-02", _TS, "Cats", "2024-05", None, [])],
        [],
    ),
    "dates before the identifiers": (
        ("Approved", "No.", "Title", "Allocated to", "May 2024", "FGMV-01", f"{_TR} on Maps", "SG16", "June 2024", "FGMV-02", f"{_TR} on Cats", "SG17"),
        [("FGMV-01", _TR, "Maps", "2024-05", ["SG16"], []), ("FGMV-02", _TR, "Cats", "2024-06", ["SG17"], [])],
        [],
    ),
    "groups before the identifiers": (
        ("Lead SG", "No.", "Title", "Approved", "SG16", "FGMV-01", f"{_TR} on Maps", "May 2024", "SG17", "FGMV-02", f"{_TR} on Cats", "June 2024"),
        [("FGMV-01", _TR, "Maps", "2024-05", ["SG16"], []), ("FGMV-02", _TR, "Cats", "2024-06", ["SG17"], [])],
        [],
    ),
    "a note below the last row": (
        ("No.", "Title", "Approved", "SG20", "FGMV-01", f"{_TR} on Maps", "May 2024", "Q1/20 plans new work.", "FGMV-02", f"{_TR} on Cats", "May 2024", "NOTE – All of them stand on the page of", "the Focus Group."),
        [("FGMV-01", _TR, "Maps", "2024-05", None, ["Q1/20 plans new work."]), ("FGMV-02", _TR, "Cats", "2024-05", None, [None])],
        [_HIDDEN.join(("1 ", ""))],
    ),
    "to whom it was allocated before, and to whom now": (
        ("No.", "Title", "Previous allocation", "New allocation", "FGMV-01", f"{_TR} on Maps", "SG16", "SG21", "FGMV-02", f"{_TR} on Cats", "SG9", "SG21"),
        [("FGMV-01", _TR, "Maps", None, ["SG21"], []), ("FGMV-02", _TR, "Cats", None, ["SG21"], [])],
        ["'SG16' no longer holds, or not yet", "'SG9' no longer holds, or not yet"],
    ),
    "words that alone go on with the last title": (
        ("No.", "Approved", "Title", "FGMV-01", "May 2024", "Maps", "FGMV-02", "June 2024", "Cats", "FGMV-03", "June 2024", "Dogs", "Ada Mercer"),
        [("FGMV-01", None, "Maps", "2024-05", None, []), ("FGMV-02", None, "Cats", "2024-06", None, []), ("FGMV-03", None, "Dogs Ada Mercer", "2024-06", None, [])],
        [f"{_SPACED}, and only the last title, 'Dogs\\nAda Mercer', goes on in a further line"],
    ),
    "a column that says nothing here takes what is no date and no groups": (
        (*_HEAD, "Remarks", "FGMV-01", f"{_TR} on Maps", "May 2024", "SG16", "Under study", "FGMV-02", f"{_TR} on Cats", "May 2024", "SG17"),
        [("FGMV-01", _TR, "Maps", "2024-05", ["SG16"], []), ("FGMV-02", _TR, "Cats", "2024-05", ["SG17"], [])],
        ["the column 'Remarks' was kept as it stands (1 texts)"],
    ),
    "columns in another order": (
        ("No.", "Allocated to", "Title", "Approved", "FGMV-01", "SG16", f"{_TR} on Maps", "May 2024", "FGMV-02", "SG17", f"{_TR} on Cats", "June 2024"),
        [("FGMV-01", _TR, "Maps", "2024-05", ["SG16"], []), ("FGMV-02", _TR, "Cats", "2024-06", ["SG17"], [])],
        [],
    ),
    "a column of kinds": (
        ("No.", "Type", "Title", "Approved", "FGMV-01", _TR, "Maps", "May 2024", "FGMV-02", _TS, "Cats", "June 2024"),
        [("FGMV-01", _TR, "Maps", "2024-05", None, []), ("FGMV-02", _TS, "Cats", "2024-06", None, [])],
        [],
    ),
    "titles in front of the identifiers": (
        ("Title", "No.", "Approved", "Maps of cities", "FGMV-01", "May 2024", "Cats of towns", "FGMV-02", "June 2024"),
        [("FGMV-01", None, "Maps of cities", "2024-05", None, []), ("FGMV-02", None, "Cats of towns", "2024-06", None, [])],
        [],
    ),
    "titles that end with a year": (
        (*_HEAD, "FGMV-01", "Vision 2030", "May 2024", "SG16", "FGMV-02", "Agenda for 2025", "June 2024", "SG17"),
        [("FGMV-01", None, "Vision 2030", "2024-05", ["SG16"], []), ("FGMV-02", None, "Agenda for 2025", "2024-06", ["SG17"], [])],
        [],
    ),
    "what became of them stands in a column of its own": (
        ("No.", "Title", "Status", "Allocated to", "FGMV-01", "Maps", "Approved", "SG16", "FGMV-02", "Cats", "Withdrawn", "SG17"),
        [("FGMV-01", None, "Maps", None, ["SG16"], []), ("FGMV-02", None, "Cats", None, ["SG17"], [])],
        [],
    ),
    "Questions beside groups, or of another group than the position's, are of the allocation": (
        ("No.", "Title", "Allocated to", "SG20", "FGMV-01", f"{_TR} on Maps", "SG17 (Q7/17)", _PLANS, "FGMV-02", f"{_TR} on Cats", "Q8/16", "Q1/20 agreed to begin."),
        [
            ("FGMV-01", _TR, "Maps", None, ["SG17"], [_PLANS]),
            ("FGMV-02", _TR, "Cats", None, ["SG16"], ["Q1/20 agreed to begin."]),
        ],
        [],
    ),
    "what stands in place of groups is no part of a position": (
        ("No.", "Title", "Allocated to", "SG20", "FGMV-01", f"{_TR} on Maps", "SG17", _PLANS, "FGMV-02", f"{_TR} on Cats", "To be decided", _PLANS),
        [("FGMV-01", _TR, "Maps", None, ["SG17"], [_PLANS]), ("FGMV-02", _TR, "Cats", None, [], [_PLANS])],
        ["'To be decided' in 'To be decided' was not understood", f"{_SPACED}, and 'To be decided' in 'To be decided' was not understood"],
    ),
    "a position is of the group whose Question it names": (
        ("No.", "Title", "SG16", "SG20", "FGMV-01", f"{_TR} on Maps", "Q1/20 agreed to begin.", "FGMV-02", f"{_TR} on Cats", "Q8/16 agreed to begin."),
        [
            ("FGMV-01", _TR, "Maps", None, None, [None, "Q1/20 agreed to begin."]),
            ("FGMV-02", _TR, "Cats", None, None, ["Q8/16 agreed to begin.", None]),
        ],
        [f"2 {_HIDDEN}"],
    ),
    "the letter goes on behind the last position": (
        ("No.", "Title", "SG20", "FGMV-01", f"{_TR} on Maps", _PLANS, "The Group thanks all for their work.", "Best regards"),
        [("FGMV-01", _TR, "Maps", None, None, [_PLANS])],
        [],
    ),
    "titles of one letter, in quotes and in brackets behind the identifier": (
        ("No. Title Approved", "FGMV-01 A study of maps May 2024", "FGMV-02 “Twins” of all June 2024", "FGMV-03 (Draft) Signs July 2024"),
        [
            ("FGMV-01", None, "A study of maps", "2024-05", None, []),
            ("FGMV-02", None, "“Twins” of all", "2024-06", None, []),
            ("FGMV-03", None, "(Draft) Signs", "2024-07", None, []),
        ],
        [],
    ),
    "identifiers that are broken at their hyphen": (
        ("No.", "Title", "Approved", "FGMV-", "01", "Maps", "May 2024", "FGMV-", "02", "Cats", "June 2024"),
        [("FGMV-01", None, "Maps", "2024-05", None, []), ("FGMV-02", None, "Cats", "2024-06", None, [])],
        [],
    ),
    "deliverables are titles where numbers head the identifiers": (
        ("No.", "Deliverable", "Approved", "FGMV-01", "Maps", "May 2024", "FGMV-02", "Cats", "June 2024"),
        [("FGMV-01", None, "Maps", "2024-05", None, []), ("FGMV-02", None, "Cats", "2024-06", None, [])],
        [],
    ),
    "no headings, and four of five rows with a date": (
        tuple(text for n in "12345" for text in (f"FGMV-0{n}", f"{_TR} on Part {n}", *(["May 2024"] if n != "3" else []))),
        [(f"FGMV-0{n}", _TR, f"Part {n}", "2024-05" if n != "3" else None, None, []) for n in "12345"],
        [f"{_SPACED}, and a column has no heading; FGMV-03 has no date, or half of one"],
    ),
    "no headings, and three of five rows with a date": (
        tuple(text for n in "12345" for text in (f"FGMV-0{n}", f"{_TR} on Part {n}", *(["May 2024"] if n in "124" else []))),
        [],
        ["FGMV-01 and 4 more are named as in rows, and there is no record of them"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_each_cell_goes_to_its_column(case: str) -> None:
    """All that the deliverables say, and all that is told of what was not read."""
    lines, expected, told = CASES[case]
    statement = said(("This is a letter.", *lines))
    assert (rows(statement), messages(statement)) == (expected, told)


def test_identifiers_are_those_of_the_focus_group_that_the_text_names() -> None:
    """Without its name ``D2.3-part 1`` would end at the blank, and the title begin with a number."""
    lines = ("No.", "Title", "Approved", "D2.3-part 1", "Maps", "May 2024", "D2.4", "Cats", "May 2024")
    found = said(("TSAG lists the deliverables of FG-QIT4N.", *lines)).deliverables
    assert [(one.id, one.title) for one in found] == [("FG QIT4N D2.3 Part 1", "Maps"), ("FG QIT4N D2.4", "Cats")]
