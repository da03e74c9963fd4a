"""Where sentences end."""

import pytest

from fgmv_extract.grammar.sentences import sentences


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One. Two.", 2),
        ("One e.g. Two.", 1),
        ("One (ref. TSAG-LS35).", 1),
        ("One, see refs. 1 and fig. 2.", 1),
        ("One is Y.dt-ref. Two.", 2),
        ("Title of a page\nText below it", 2),
        ("the work items will not begin until\nthe meeting", 1),
        ("The plenary, which was held in the city of Geneva on\n12 July 2024, agreed", 1),
        ("The plenary, which was held in the city of Geneva on 29 July\n- 2 August 2024, agreed", 1),
        ("The plenary, which was held in the city of Geneva agreed:\nY.CIP “Parks”", 2),
        ("The plenary, which was held in the city of Geneva agreed to\n- begin", 2),
        ("The plenary, which was held in the city of Geneva agreed to\nDeadline: none", 2),
        ("One\n\nTwo", 2),
        ("\n\tSource:", 1),
        ("\nJuly: 2024", 1),
        ("The plenary that was held in the city ab\nGeneva", 1),
        ("The plenary that was held in the city a\nGeneva", 2),
        ("The plenary, which was held in the city of Geneva on (29\nJuly: 2024)", 1),
        ("The plenary, which was held in the city of Geneva,\nJuly: a month", 2),
        ("The plenary, which was held in the city of Geneva a.\nbut", 2),
        ("A plenary, which was held in the city of Geneva on 29 July\n- 2 August 2024, agreed", 1),
        ("The plenary, which was held in the city of Geneva (29 July)\n- 2 August 2024, agreed", 2),
        ("One (i.e. two). \u201cThree.\u201d (Four.) five", 3),
        ("Prof. Roe, J. Doe and No. 7 met. 3 came! Why? [Nobody knows]", 4),
    ],
)
def test_a_line_end_ends_a_sentence_unless_the_line_is_wrapped(text: str, count: int) -> None:
    """Long lines that end nothing, and lines that go on in lower case, are wrapped."""
    found = list(sentences(text))
    assert len(found) == count
    assert all(text[each.start : each.start + len(each.text)] == each.text for each in found)
