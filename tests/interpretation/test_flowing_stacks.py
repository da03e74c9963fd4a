"""Tables whose cells come column after column: rows are paired by counting, and only where the counts agree."""

from collections.abc import Iterable

import pytest

from fgmv_extract.findings import Code
from fgmv_extract.records import PositionState, Statement
from tests.interpretation.lines import paged, said

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
    close = said([*page(), *(line for number in "123" for line in (f"Q{number}/20 plans with", "Q4/20 to begin."))])
    assert [[position.text for position in one.positions] for one in close.deliverables] == [
        [f"Q{number}/20 plans with Q4/20 to begin."] for number in "123"
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


_HEAD = ("No.", "", "Title", "", "Approved", "", "Allocated to", "", "SG20", "")


def row(number: int, *, title: str = "Technical Report on Maps", groups: str = "SG16") -> tuple[str, ...]:
    """Make the cells of a row, each a block."""
    return (f"FGMV-0{number}", "", title, "", "May 2024", "", groups, "")


def stated(statement: Statement) -> list[str | None]:
    """Return what is told of the position of each deliverable."""
    return [position.text for one in statement.deliverables for position in one.positions]


def test_a_position_is_of_its_row_when_more_rows_of_the_page_follow() -> None:
    """Behind the last row of a page it may be of any row that has none; two of them make that seen."""
    statement = paged([*_HEAD, *row(1), _PLANS, "", *row(2), *row(3), _PLANS, "", _PLANS, ""])
    assert stated(statement) == [_PLANS, None, None]
    assert any("positions: 2" in finding.message for finding in statement.findings)


def test_the_only_row_without_a_position_has_the_one_behind_the_last_row() -> None:
    """It can be of no other row."""
    first, second = (
        [*_HEAD, *row(1), _PLANS, "", *row(2), _PLANS, ""],
        [*_HEAD, *row(3), _PLANS, "", _PLANS, "", *row(4)],
    )
    assert stated(paged(first, second)) == [_PLANS, _PLANS, None, None]


def test_pages_without_headings_are_pages() -> None:
    """What stands behind the last row of a page is not taken for the position of that row because rows follow on the next."""
    first = [*_HEAD, *row(1), *row(2), *row(3), _PLANS, "", _PLANS, ""]
    assert stated(paged(first, [*row(4), *row(5)])) == [None] * 5


def test_the_heading_of_positions_may_stand_behind_the_rows_of_its_page() -> None:
    """It is no group of the last row, and the next page tells what it is."""
    statement = paged(
        [*_HEAD[:-2], *row(1), *row(2, groups="SG20"), "SG20", ""],
        [*_HEAD, *row(3, groups="SG20"), _PLANS, "", *row(4)],
    )
    assert [one[3] for one in outline(statement)] == [["SG16"], ["SG20"], ["SG20"], ["SG16"]]
    assert stated(statement) == [None, None, _PLANS, None]


def test_a_title_in_which_another_column_stands_is_left_out() -> None:
    """Its row keeps the rest, and the other rows all of theirs."""
    torn = ("FGMV-02", "", "Technical Report on Guidelines October", "to assess", "2023", "inclusion", "", "SG16", "")
    statement = paged([*_HEAD[:-2], *row(1), *torn, *row(3), "SG20", ""], [*_HEAD, *row(4), _PLANS, "", *row(5)])
    assert outline(statement)[1] == ("FGMV-02", None, None, ["SG16"])
    assert outline(statement)[3] == ("FGMV-04", "Maps", "2024-05", ["SG16"])
    whole = ("FGMV-02", "", "Technical Report on Guidelines", "May 2024", "to assess", "", "SG16", "")
    statement = paged([*_HEAD[:-2], *row(1), *whole, *row(3), "SG20", ""], [*_HEAD, *row(4), _PLANS, "", *row(5)])
    assert outline(statement)[1] == ("FGMV-02", None, None, ["SG16"])


def test_identifiers_that_stand_out_of_their_order_pair_nothing() -> None:
    """Where they follow each other neither row by row nor as a column, nothing tells which cells are theirs."""
    cells = ("Technical Report on Maps", "", "May 2024", "", "SG16", "")
    mixed = ["FGMV-02", "", *cells, "FGMV-03", "", *cells, *cells, "FGMV-01", ""]
    statement = paged([*_HEAD[:-2], *mixed, "SG20", ""], [*_HEAD, *row(4), _PLANS, "", *row(5)])
    assert [one[1:3] for one in outline(statement) if one[0] in {"FGMV-01", "FGMV-03"}] == [(None, None)] * 2


def test_cells_that_may_be_several_are_not_counted() -> None:
    """Groups that stand one below the other without a comma may be those of two rows."""
    ids = [line for number in "123" for line in (f"FGMV-0{number}", "")]
    heads = ["Title", "", *_TITLES, "Approved", "", "Allocated to", ""]
    rest = [*_HEAD, *row(4), _PLANS, "", *row(5)]
    whole = paged(["No.", "", *ids, *heads, *_DATES, "SG16", "", "SG17", "", "SG2", ""], rest)
    assert [one[3] for one in outline(whole)[:3]] == [["SG16"], ["SG17"], ["SG2"]]
    doubtful = paged(["No.", "", *ids, *heads, *_DATES, "SG16", "SG17", "", "SG2", "", "SG3", ""], rest)
    assert [one[3] for one in outline(doubtful)[:3]] == [[], [], []]


@pytest.mark.parametrize(
    "changed",
    [
        page(dates=("May 2024", "", "June 2024", "July 2024 SG17", ""), groups=("SG16", "(SG13)", "", "SG5 and", "SG20", "")),
        page(dates=("May 2024 June 2024", "", "July 2024", "")),
        page(titles=("Technical", "Report on", "Twins", "", "Technical Report on", "Models", "", "Technical Specification on", "Maps", "")),
    ],
    ids=["a date and groups", "two dates", "empty lines between titles"],
)  # fmt: skip
def test_cells_may_share_a_line_where_their_words_part_them(changed: list[str]) -> None:
    """A date and what stands behind it are two cells; empty lines between titles are none."""
    assert outline(said(changed)) == [
        ("FGMV-01", "Twins", "2024-05", ["SG17"]),
        ("FGMV-02", "Models", "2024-06", ["SG16", "SG13"]),
        ("FGMV-03", "Maps", "2024-07", ["SG5", "SG20"]),
    ]


def test_a_title_with_something_strange_behind_it_is_left_out() -> None:
    """Nothing tells whether a block that begins with no kind goes on with the title before it."""
    statement = said(page(titles=(*_TITLES[:3], "", "Something else", "", *_TITLES[3:])))
    assert [one[1] for one in outline(statement)] == [None, "Models", "Maps"]
    assert any("(titles: 1)" in finding.message for finding in statement.findings)


def test_what_is_lost_of_a_column_is_told_with_its_number() -> None:
    """In whole sentences: groups that share a line with others, and titles whose beginnings do not show."""
    lost = "cells stand column after column, and nothing tells for certain which row they are of"
    groups = said(page(groups=("SG17", "", "SG16", "(SG13) SG5 and", "SG20", "")))
    assert [finding.message for finding in groups.findings if finding.code is Code.CELLS_APART] == [
        f"{lost} (titles: 1, allocations: 3)"
    ]
    titles = said(page(titles=("A title without a kind", "Technical Report on", "Models", "Technical", "Specification on", "Maps", "")))  # fmt: skip
    assert [finding.message for finding in titles.findings if finding.code is Code.CELLS_APART] == [
        f"{lost} (titles: 3)"
    ]


def test_positions_that_follow_each_other_in_one_row_are_of_other_rows() -> None:
    """Behind the last row one is its own, and as many as rows are theirs; of any other number nothing is read, which is told."""
    row = ("Technical Report on", "Maps", "", "May 2024", "", "SG16", "")
    rows = [line for number in "123" for line in (f"FGMV-0{number}", "", *row)]
    for count, texts in ((1, [None, None, _PLANS]), (2, [None] * 3), (3, [_PLANS] * 3), (4, [None] * 3)):
        statement = said(["No.", "", "Title", "", *_HEADS, *rows, *([_PLANS, ""] * count)])
        assert [one.id for one in statement.deliverables] == ["FGMV-01", "FGMV-02", "FGMV-03"]
        assert [position.text for one in statement.deliverables for position in one.positions] == texts
        told = any(f"(positions: {count})" in finding.message for finding in statement.findings)
        assert told is (count in {2, 4})


@pytest.mark.parametrize("tail", [("everything", ""), ("everything", "", "_______________")])
def test_a_page_without_rows_may_hold_the_end_of_the_last_title(tail: tuple[str, ...]) -> None:
    """Where a table ends on a page without an identifier, the last title may end there, too: it is lost, and told."""
    statement = paged(page(), tail)
    assert [one[1] for one in outline(statement)] == ["Twins", "Models", None]
    assert any("titles: 1" in finding.message for finding in statement.findings if finding.code is Code.CELLS_APART)


def test_the_rule_below_a_text_is_no_part_of_its_last_title() -> None:
    """The line that ends the text of a statement may stand alone on the last page."""
    assert outline(paged(page(), ["_______________"])) == outline(paged(page()))


def test_a_table_of_two_rows_that_cannot_be_paired_is_told() -> None:
    """Two identifiers, with the headings of a table around them, are not passed over in silence."""
    heading = "Annex A – Deliverables of FG-MV No."
    cells = ("Title", "Technical Report", "on Twins", "FGMV-20", "Technical Report", "on Maps", "")
    dates = ("Approved", "December 2023", "", "Allocated to", "SG17", "", "December 2023", "", "SG16", "")
    statement = said([heading, "FGMV-10", "", *cells, *dates])
    assert statement.deliverables == ()
    assert [finding.code for finding in statement.findings if finding.code.loses] == [
        Code.UNREAD_ROWS,
        Code.CELLS_APART,
    ]


def test_identifiers_without_headings_are_prose() -> None:
    """Lines that begin with one, and no heading of a column near them, are no table that was lost."""
    statement = said(["FGMV-10", "was discussed.", "FGMV-20", "was not. Title"])
    assert [finding.code for finding in statement.findings if finding.code.loses] == []


def test_a_rule_is_no_cell() -> None:
    """The line that the template draws below the text does not end up in the last title."""
    lines = (
        "No.",
        "Title",
        "FGMV-01",
        "Technical Report on Maps",
        "FGMV-02",
        "Technical Report on Twins",
        "_____________",
    )
    assert [one[1] for one in outline(said(lines))] == ["Maps", "Twins"]


def test_the_first_cell_beside_its_heading_is_no_heading_of_positions() -> None:
    """The heading stands behind the last row; what is left without it follows the dates. Questions tell it as well."""
    rows = [("May 2024", "SG3"), ("June 2024", "SG17"), ("July 2024", "SG9")]
    first, *rest = [line for date, group in rows for line in (date, "", group, "")]
    page_of = ["No.", "", "FGMV-01", "", "FGMV-02", "", "FGMV-03", "", "Title", ""]
    page_of += [line for name in ("Maps", "Models", "Rules") for line in (f"Technical Report on {name}", "")]
    statement = said([*page_of, "Approved", "", first, "", "Allocated to", *rest[1:], "SG20", ""])
    found = [
        (one.approved, [share.group for share in one.allocation.shares] if one.allocation else [])
        for one in statement.deliverables
    ]
    assert found == [("2024-05", ["ITU-T SG3"]), ("2024-06", ["ITU-T SG17"]), ("2024-07", ["ITU-T SG9"])]
    assert {position.group for one in statement.deliverables for position in one.positions} == {"ITU-T SG20"}


def test_ranges_and_pairs_of_identifiers_are_no_cells_of_rows() -> None:
    """They begin lines below headings, and no line is an identifier alone."""
    statement = said(("Deliverables", "Subject", "", "FGMV-43 to FGMV-46", "FGMV-51, FGMV-52"))
    assert statement.deliverables == ()
    assert Code.CELLS_APART in {finding.code for finding in statement.findings}
