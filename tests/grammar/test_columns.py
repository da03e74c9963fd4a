"""A look at the letters of a text spares asking what each of its parts would mean as a heading."""

import pytest

from fgmv_extract.grammar.columns import read_heading
from fgmv_extract.grammar.roles import Role
from fgmv_extract.grammar.synonyms import may_name
from fgmv_extract.itu.vocabulary import default

_TEXTS = (
    *default().headings["id"],
    *default().headings["title"],
    "Deliv erable\nNo.",
    "No\u00a0.",
    "No.¹",
    "No of deliverable",
    "FG\u2011MV No.",
    "List of FG\u00adMV deliverables",
    "NUMÉRO",
)


@pytest.mark.parametrize("around", ["{}", "a cell {} another", "({}), {}"])
@pytest.mark.parametrize("role", [Role.ID, Role.TITLE])
def test_what_may_name_a_column_is_never_passed_over(role: Role, around: str) -> None:
    """Where a part of a text is a heading, the look at all of it says that one may be."""
    named = [text for text in _TEXTS if read_heading(text, default()).role is role]
    assert len(named) > 10
    assert [text for text in named if not may_name(role, around.format(text, text), default())] == []


def test_most_cells_are_passed_over() -> None:
    """Titles, dates, groups and positions hold none of the words that head identifiers."""
    cells = "Technical Report on Overview of metaverse\nJune 2024\nSG16 (All SGs)\nQ2/20 agreed to initiate a new work item."
    assert not may_name(Role.ID, cells, default())
    assert not may_name(Role.ID, "Codes, nodes and ideas", default())
