"""Columns that nothing gives a meaning to, in tables whose cells flow: their texts are kept apart from the titles, or it is told."""

from collections.abc import Sequence

import pytest

from fgmv_extract.findings import Code
from fgmv_extract.records import Statement
from tests.interpretation.lines import said

_ROWS = (
    ("FGMV-01", "Technical Report on Maps", "July 2023", "SG16"),
    ("FGMV-02", "Technical Report on Avatars", "May 2024", "SG20"),
)


def table(heading: str, texts: Sequence[str], at: int = 2) -> Statement:
    """What a table says with a further column, a line a cell."""
    rows = (("No.", "Title", "Approved", "Allocated to"), *_ROWS)
    lines = [(*row[:at], text, *row[at:]) for row, text in zip(rows, (heading, *texts), strict=True)]
    return said(("This is a letter.", *(text for line in lines for text in line)))


def unsure(statement: Statement) -> list[str]:
    """What makes a table unsure."""
    return [finding.message for finding in statement.findings if finding.code is Code.CELLS_UNSURE]


@pytest.mark.parametrize("texts", [("12 pages", "7 pages"), ("12", "7"), ("12 pp.", "1 p.")])
@pytest.mark.parametrize("at", [2, 3])
def test_numbers_of_pages_are_no_part_of_other_cells(texts: Sequence[str], at: int) -> None:
    """A number alone stands in the column that nothing else fits; it is kept as evidence."""
    statement = table("Pages", texts, at)
    assert [each.title for each in statement.deliverables] == ["Maps", "Avatars"]
    assert [each.allocation and each.allocation.text for each in statement.deliverables] == ["SG16", "SG20"]
    assert [one.verbatim for each in statement.deliverables for one in each.evidence if one.field == "Pages"] == [
        *texts
    ]
    assert unsure(statement) == []


def test_words_that_may_be_of_a_title_are_told() -> None:
    """Nothing tells a name from the end of a title: the empty column beside it does."""
    [message] = unsure(table("Editor", ("Jane Doe", "John Smith")))
    assert message.endswith("and the column 'Editor' beside the titles is empty")


def test_titles_that_all_end_with_pages_are_told() -> None:
    """A heading that came into another hides the column; not one title in many that ends so."""
    [message] = unsure(table("Cost", ("12 pages", "7 p.")))
    assert message.endswith("and all titles end with a number of pages, as 'Technical Report on Maps 12 pages' does")
    assert unsure(table("Cost", ("12 pages", "more"))) == []
