"""Tables whose cells come column after column: rows are paired by counting, and only where the counts agree."""

from collections.abc import Iterable

import pytest

from fgmv_extract.document import Document, Paragraph
from fgmv_extract.findings import Code
from fgmv_extract.interpretation import interpret
from fgmv_extract.itu.vocabulary import default
from fgmv_extract.places import File, Place
from fgmv_extract.records import PositionState, Statement

_FILE = File(name="page", format="text", size=0, sha256="0" * 64)
_HEADS = ("Approved", "", "Allocated to", "", "SG20", "")
_THREE = ("FGMV-01", "", "FGMV-02", "", "FGMV-03", "")
_TITLES = (
    "Technical",
    "Report on",
    "Twins",
    "Technical Report on",
    "Models",
    "Technical",
    "Specification on",
    "Maps",
    "",
)
_DATES = ("May 2024", "", "June 2024", "July 2024", "")
_GROUPS = ("SG17", "", "SG16", "(SG13)", "", "SG5 and", "SG20", "")
_PLANS = "Q1/20 plans to initiate new work."


def said(lines: Iterable[str]) -> Statement:
    """Read lines, each a paragraph where it is not empty."""
    numbered = [(number, text) for number, text in enumerate(lines, 1) if text]
    blocks = (Paragraph(text, Place(at, line=number)) for at, (number, text) in enumerate(numbered))
    return interpret(Document(_FILE, tuple(blocks)), default())


def outline(statement: Statement) -> list[tuple[str, str | None, str | None, list[str]]]:
    """Return what is told of each deliverable: id, title, date, groups."""
    return [
        (
            one.id,
            one.title,
            one.approved,
            [share.group.removeprefix("ITU-T ") for share in one.allocation.shares] if one.allocation else [],
        )
        for one in statement.deliverables
    ]


def page(
    *, titles: Iterable[str] = _TITLES, dates: Iterable[str] = _DATES, groups: Iterable[str] = _GROUPS
) -> list[str]:
    """Make a page of three rows."""
    return ["No.", "", *_THREE, "Title", "", *titles, *_HEADS, *dates, *groups]


def test_cells_are_paired_in_their_order() -> None:
    """As many titles, dates and groups as identifiers are those of the rows, in their order; blank positions are absent."""
    statement = said(page())
    assert outline(statement) == [
        ("FGMV-01", "Twins", "2024-05", ["SG17"]),
        ("FGMV-02", "Models", "2024-06", ["SG16", "SG13"]),
        ("FGMV-03", "Maps", "2024-07", ["SG5", "SG20"]),
    ]
    assert {position.state for one in statement.deliverables for position in one.positions} == {PositionState.ABSENT}
    assert [finding.code for finding in statement.findings if finding.code.loses] == [Code.BLANKS_INVISIBLE]


@pytest.mark.parametrize(
    ("changed", "column", "message"),
    [
        (page(dates=_DATES[:3]), 2, "dates: 3"),
        (page(dates=(*_DATES, "August 2024", "")), 2, "dates: 3"),
        (page(groups=("SG17", "", "SG16", "")), 3, "allocations: 3"),
        (page(groups=(*_GROUPS, "SG2", "", "SG3", "")), 3, "allocations: 3"),
        (page(titles=(*_TITLES[:3], *_TITLES[5:])), 1, "titles: 3"),
        (page(titles=("Technical Specificatio", "n on Maps", *_TITLES)), 1, "titles: 3"),
    ],
)
def test_other_counts_pair_nothing(changed: list[str], column: int, message: str) -> None:
    """A column with more or fewer cells than rows is left out, and a finding says so; the other columns are read."""
    statement = said(changed)
    found = outline(statement)
    assert [one[0] for one in found] == ["FGMV-01", "FGMV-02", "FGMV-03"]
    assert all(not one[column] for one in found)
    lost = [finding.message for finding in statement.findings if finding.code is Code.CELLS_APART]
    assert [message in one for one in lost] == [True]


def test_positions_are_paired_when_every_row_has_one() -> None:
    """As many whole positions as rows are theirs; fewer are nobody's."""
    whole = said(
        [*page(), *(line for number in "123" for line in (f"Q{number}/20 plans to initiate", "new work.", ""))]
    )
    assert [[position.text for position in one.positions] for one in whole.deliverables] == [
        [f"Q{number}/20 plans to initiate new work."] for number in "123"
    ]
    fewer = said([*page(), _PLANS, "", _PLANS, ""])
    assert {position.state for one in fewer.deliverables for position in one.positions} == {PositionState.ABSENT}
    assert any("positions: 2" in finding.message for finding in fewer.findings)
    others = said([*page(), _PLANS, "", "Q2/16 plans to initiate new work.", "", _PLANS, ""])
    assert {position.state for one in others.deliverables for position in one.positions} == {PositionState.ABSENT}


def test_a_title_goes_on_on_the_next_page() -> None:
    """What a page begins with belongs to the last title of the page before, also in the middle of its kind."""
    first = page(titles=(*_TITLES[:5], "Technical", ""))
    second = [
        "No.", "", "FGMV-04", "", "FGMV-05", "", "Title", "", "Specification on", "Maps of", "everything", "",
        "Technical Report on Views", "Technical Report on Signs", "", "Approved", "", "Allocated to", "", "SG20", "",
        "May 2024", "", "May 2024", "", "SG3", "", "SG9", "",
    ]  # fmt: skip
    assert outline(said([*first, *second]))[2:] == [
        ("FGMV-03", "Maps of everything", "2024-07", ["SG5", "SG20"]),
        ("FGMV-04", "Views", "2024-05", ["SG3"]),
        ("FGMV-05", "Signs", "2024-05", ["SG9"]),
    ]


def test_identifiers_that_the_next_cell_is_glued_to_are_told() -> None:
    """A table in one line is not read, and not passed over in silence."""
    statement = said(["No.TitleApproved", "".join(f"FGMV-0{n}Technical Report on MapsMay 2024SG17" for n in "123")])
    assert statement.deliverables == ()
    assert [finding.code for finding in statement.findings if finding.code.loses] == [Code.CELLS_APART]
