"""Tables that are lost to paragraphs: cells are told by what they say."""

from collections.abc import Iterable

import pytest

from fgmv_extract.document import Document, Paragraph
from fgmv_extract.findings import Code
from fgmv_extract.interpretation import interpret
from fgmv_extract.itu.vocabulary import default
from fgmv_extract.places import File, Place
from fgmv_extract.records import Allocation, Deliverable, Evidence, Position, PositionState, Role, Statement

_FILE = File(name="page", format="text", size=0, sha256="0" * 64)
_HEAD = ("No.", "Title", "Approved", "Suggested by the FG-MV to be allocated to", "SG20")


def made(*texts: str) -> Document:
    """Make a document of paragraphs, one a line."""
    return Document(_FILE, tuple(Paragraph(text, Place(at, line=at + 1)) for at, text in enumerate(texts)))


def said(*texts: str) -> Statement:
    """Read what paragraphs say."""
    return interpret(made(*texts), default())


def outline(deliverables: Iterable[Deliverable]) -> list[tuple[object, ...]]:
    """Return what is told of each deliverable: id, kind, title, date, groups, position."""
    return [
        (
            one.id,
            one.kind,
            one.title,
            one.approved,
            [share.group for share in one.allocation.shares] if one.allocation else None,
            [position.text for position in one.positions],
        )
        for one in deliverables
    ]


_TS, _TR = "Technical Specification", "Technical Report"
_PLANS = "Q1/20 plans to initiate new work in this area."

CASES: dict[str, tuple[tuple[str, ...], list[tuple[object, ...]]]] = {
    "a cell a paragraph": (
        (
            *_HEAD,
            "FGMV-28",
            f"{_TS} on Twins",
            "March 2024",
            "SG20 (SG16)",
            _PLANS,
            "FGMV-29",
            f"{_TR} on Models",
            "May 2024",
            "SG17",
        ),
        [
            ("FGMV-28", _TS, "Twins", "2024-03", ["ITU-T SG20", "ITU-T SG16"], [_PLANS]),
            ("FGMV-29", _TR, "Models", "2024-05", ["ITU-T SG17"], [None]),
        ],
    ),
    "a cell of several paragraphs": (
        (*_HEAD, "FGMV-28", _TS, "Definition of twins", "March 2024", "SG20", "(SG16)", _PLANS),
        [("FGMV-28", _TS, "Definition of twins", "2024-03", ["ITU-T SG20", "ITU-T SG16"], [_PLANS])],
    ),
    "an identifier that is broken at its hyphen, and wrapped cells": (
        (
            *_HEAD,
            "FGMV-",
            "28",
            "Technical",
            "Report on",
            "Twins and",
            "models",
            "March",
            "2024",
            "SG17",
            "(SG13, SG16)",
        ),
        [("FGMV-28", _TR, "Twins and models", "2024-03", ["ITU-T SG17", "ITU-T SG13", "ITU-T SG16"], [None])],
    ),
    "several cells a line, and headings over several lines": (
        (
            "No. Title Approved Suggested by",
            "the FG-MV to be allocated to",
            "SG20",
            "FGMV-28 Technical",
            "Report on Twins",
            "March 2024 SG20",
            "(SG16)",
            "Q1/20 plans to initiate",
            "new work in this area.",
            "FGMV-29 Technical Report on Models",
            "May 2024 SG17",
        ),
        [
            ("FGMV-28", _TR, "Twins", "2024-03", ["ITU-T SG20", "ITU-T SG16"], [_PLANS]),
            ("FGMV-29", _TR, "Models", "2024-05", ["ITU-T SG17"], [None]),
        ],
    ),
    "headings that a page repeats in the middle of a row": (
        (
            "No. Title Approved Suggested by",
            "the FG-MV to be allocated to SG20",
            "FGMV-28 Technical Report on Twins",
            "March 2024 SG20",
            _PLANS,
            "FGMV-29 Technical Report on Models",
            "May 2024 SG20",
            "Q2/20 plans to initiate new",
            "No. Title Approved Suggested by",
            "the FG-MV to be allocated to SG20",
            "of everything",
            "work in this area.",
        ),
        [
            ("FGMV-28", _TR, "Twins", "2024-03", ["ITU-T SG20"], [_PLANS]),
            (
                "FGMV-29",
                _TR,
                "Models of everything",
                "2024-05",
                ["ITU-T SG20"],
                ["Q2/20 plans to initiate new work in this area."],
            ),
        ],
    ),
    "a second table under its own headings": (
        (
            "Annex A – Deliverables",
            "No.",
            "Title",
            "SG20",
            "FGMV-01",
            f"{_TR} on Twins",
            _PLANS,
            "Annex B – More of them",
            "No.",
            "Title",
            "SG16",
            "FGMV-02",
            f"{_TR} on Models",
        ),
        [
            ("FGMV-01", _TR, "Twins", None, None, [_PLANS]),
            ("FGMV-02", _TR, "Models", None, None, [None]),
        ],
    ),
    "no headings, but dates and groups in all rows": (
        tuple(text for n in (1, 2, 3) for text in (f"FGMV-0{n}", f"{_TR} on Part {n}", "May 2024", "ITU-T SG16")),
        [(f"FGMV-0{n}", _TR, f"Part {n}", "2024-05", ["ITU-T SG16"], []) for n in (1, 2, 3)],
    ),
    "numbers of rows in front": (
        (
            "#",
            "No.",
            "Title",
            "Approved",
            "1",
            "FGMV-01",
            f"{_TR} on Twins",
            "May 2024",
            "2",
            "FGMV-02",
            f"{_TR} on Models",
            "May 2024",
        ),
        [("FGMV-01", _TR, "Twins", "2024-05", None, []), ("FGMV-02", _TR, "Models", "2024-05", None, [])],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_rows_are_rebuilt(case: str) -> None:
    """Each sequence of paragraphs gives these deliverables."""
    texts, expected = CASES[case]
    assert outline(said("This is a letter.", *texts).deliverables) == expected


PROSE: dict[str, tuple[str, ...]] = {
    "identifiers in sentences": (
        "We looked at FGMV-01 and FGMV-02.",
        "FGMV-03 is of interest, FGMV-04 is not.",
        "FGMV-05 will wait.",
    ),
    "a list of identifiers": ("The deliverables are:", "FGMV-01", "FGMV-02", "FGMV-03", "FGMV-04"),
    "a list with titles": ("• FGMV-01: Twins", "• FGMV-02: Models", "• FGMV-03: Roadmap"),
    "a list with titles in lines of their own": ("FGMV-01", "Twins", "FGMV-02", "Models", "FGMV-03", "Roadmap"),
    "a table of contents": ("FGMV-01 Twins ..... 3", "FGMV-02 Models ..... 4", "FGMV-03 Roadmap ..... 5"),
}


@pytest.mark.parametrize("case", PROSE)
def test_prose_gives_no_deliverables(case: str) -> None:
    """Identifiers alone make no table."""
    assert said("This is a letter to TSAG.", *PROSE[case], "That is all.").deliverables == ()


def test_a_position_without_a_trace_is_absent() -> None:
    """Whether it was blank cannot be known; one finding says of how many that is true."""
    statement = said(
        *_HEAD, "FGMV-28", f"{_TS} on Twins", "March 2024", "SG20", "FGMV-29", f"{_TR} on Models", "May 2024", "SG17"
    )
    states = [
        (position.state, position.text, position.place) for one in statement.deliverables for position in one.positions
    ]
    assert states == [(PositionState.ABSENT, None, None)] * 2
    found = [finding for finding in statement.findings if finding.code is Code.BLANKS_INVISIBLE]
    assert [finding.message for finding in found] == ["2 positions without text may be blank in the original"]
    assert found[0].code.loses


def test_cells_that_stand_apart_are_not_guessed() -> None:
    """Columns one after the other tell no rows: nothing is read, and a finding says so."""
    statement = said(
        "No.", "FGMV-01", "FGMV-02", "FGMV-03", "Title", f"{_TR} on", "Twins", f"{_TR} on", "Models", f"{_TS} on", "Maps",
        "Approved", "May 2024", "May 2024", "June 2024",
    )  # fmt: skip
    assert statement.deliverables == ()
    found = [finding for finding in statement.findings if finding.code is Code.CELLS_APART]
    assert [finding.message for finding in found] == [
        "FGMV-01 and 2 more identifiers stand apart from the cells of their rows"
    ]


def test_places_are_those_of_the_paragraphs() -> None:
    """Every value points at its paragraph, or at the first of them, and the text that stands there is its verbatim text."""
    document = made("Thank you.", *_HEAD, "FGMV-28 Technical Report", "on Twins", "March 2024 SG20 (SG16)", _PLANS)
    deliverable = interpret(document, default()).deliverables[0]
    allocation, position = deliverable.allocation, deliverable.positions[0]
    assert allocation is not None
    values: list[Deliverable | Allocation | Position | Evidence] = [
        deliverable,
        allocation,
        position,
        *deliverable.evidence,
    ]
    assert [(one.place and (one.place.line, one.place.table, one.place.row), one.verbatim) for one in values] == [
        ((7, None, None), "FGMV-28"),
        ((9, None, None), "SG20 (SG16)"),
        ((10, None, None), _PLANS),
        ((7, None, None), "Technical Report"),
        ((9, None, None), "March 2024"),
    ]
    assert all(one.place is not None and document.text_at(one.place) == one.verbatim for one in values)


def test_the_text_around_a_table_is_read_without_it() -> None:
    """What stands in the cells is no prose; the decision above a table and what follows it are."""
    statement = said(
        "ITU-T Study Group 20 thanks TSAG.",
        "Annex A – Deliverables",
        "TSAG has allocated these deliverables.",
        "No.", "Title", "Approved", "Allocated to", "SG20",
        "FGMV-28", f"{_TS} on Twins", "March 2024", "SG20", "Q1/20 plans to go to the TSAG meeting in January 2025.",
        "The next TSAG meeting is held from 29 July to 2 August 2024 in Geneva.",
    )  # fmt: skip
    [deliverable] = statement.deliverables
    assert deliverable.allocation is not None
    assert (deliverable.annex, deliverable.allocation.authority) == ("A", "ITU-T TSAG")
    assert [share.role for share in deliverable.allocation.shares] in ([None], [Role.PRIMARY])
    assert [meeting.start for meeting in statement.meetings] == ["2024-07-29"]


def test_a_letter_goes_on_behind_a_table() -> None:
    """A sentence behind the last row is no position of it."""
    statement = said(
        *_HEAD, "FGMV-28", f"{_TS} on Twins", "March 2024", "SG20", "We look forward to your reply to this letter."
    )
    assert [position.state for position in statement.deliverables[0].positions] == [PositionState.ABSENT]


def test_groups_that_may_stand_in_another_column_are_told() -> None:
    """One cell under two headings for groups: the left one is taken, and a finding says that it may be the other."""
    texts = (
        "No.",
        "Title",
        "Lead group",
        "Supporting groups",
        "FGMV-28",
        f"{_TS} on Twins",
        "SG20",
        "FGMV-29",
        f"{_TR} on Maps",
        "SG16",
        "SG5",
    )
    statement = said(*texts)
    shares = [one.allocation.shares[0].role for one in statement.deliverables if one.allocation]
    assert shares == [Role.PRIMARY, Role.PRIMARY]
    messages = [finding.message for finding in statement.findings if finding.code is Code.BLANKS_INVISIBLE]
    assert messages == ["rows whose groups may be those of another column, or of the rows below: 1"]


def test_a_caption_between_rows_is_none_of_a_cell() -> None:
    """A short line between two rows becomes a finding of its own; one above the first belongs to the headings."""
    statement = said(
        "No.",
        "Title",
        "SG20",
        "Working Group 1",
        "FGMV-28",
        f"{_TS} on Twins",
        _PLANS,
        "Working Group 2",
        "FGMV-29",
        f"{_TR} on Maps",
    )
    assert outline(statement.deliverables) == [
        ("FGMV-28", _TS, "Twins", None, None, [_PLANS]),
        ("FGMV-29", _TR, "Maps", None, None, [None]),
    ]
    messages = [finding.message for finding in statement.findings if finding.code is Code.NOT_A_DELIVERABLE]
    assert messages == ["row without identifier: Working Group 2"]


def test_labels_of_the_header_block_are_no_headings_of_the_table_below() -> None:
    """A header block in lines, directly above a table, ends before the headings of that table."""
    statement = said(
        "Source:",
        "FG-MV",
        "Title:",
        "LS/o on FG-MV deliverables",
        "LIAISON STATEMENT",
        "For action to:",
        "TSAG",
        "For comment to:",
        "-",
        "For information to:",
        "All ITU-T Study Groups",
        "Approval:",
        "n/a",
        "Deadline:",
        "N/A",
        "No.",
        "Title",
        "Approved",
        "Suggested by the FG-MV to be allocated to",
        "FGMV-32",
        f"{_TR} on Overview of metaverse",
        "June 2024",
        "SG16",
        "FGMV-44",
        f"{_TR} on Security for things",
        "June 2024",
        "SG17",
    )
    assert [(one.id, one.title, one.approved) for one in statement.deliverables] == [
        ("FGMV-32", "Overview of metaverse", "2024-06"),
        ("FGMV-44", "Security for things", "2024-06"),
    ]
    assert (statement.title, statement.approval) == ("LS/o on FG-MV deliverables", None)


def test_what_is_left_of_a_paragraph_stands_where_it_says() -> None:
    """The heading of an annex and the first of a column in one paragraph: the second is the table's."""
    document = made("TSAG looked at them.", "Annex A \u2013 Deliverables\nNo.", "SG20", "FGMV-27", "on")
    (annex,) = interpret(document, default()).annexes
    assert annex.place is not None
    assert annex.verbatim == document.text_at(annex.place) == "Annex A \u2013 Deliverables"
