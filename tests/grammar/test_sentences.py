"""Where sentences end."""

import pytest

from fgmv_extract.grammar.sentences import sentences


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One. Two.", 2),
        ("One e.g. Two.", 1),
        ("Title of a page\nText below it", 2),
        ("the work items will not begin until\nthe meeting", 1),
        ("The plenary, which was held in the city of Geneva on\n12 July 2024, agreed", 1),
        ("The plenary, which was held in the city of Geneva on 29 July\n- 2 August 2024, agreed", 1),
        ("The plenary, which was held in the city of Geneva agreed:\nY.CIP “Parks”", 2),
        ("The plenary, which was held in the city of Geneva agreed to\n- begin", 2),
        ("The plenary, which was held in the city of Geneva agreed to\nDeadline: none", 2),
        ("One\n\nTwo", 2),
    ],
)
def test_a_line_end_ends_a_sentence_unless_the_line_is_wrapped(text: str, count: int) -> None:
    """Long lines that end nothing, and lines that go on in lower case, are wrapped."""
    found = list(sentences(text))
    assert len(found) == count
    assert all(text[each.start : each.start + len(each.text)] == each.text for each in found)
