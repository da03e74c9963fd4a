"""Lines without a label that go on with the value above them."""

import pytest

from fgmv_extract.interpretation.continued import continued
from fgmv_extract.interpretation.fields import BARE, Field
from fgmv_extract.places import Place


def joined(label: str, *lines: str, apart: int = 1) -> list[tuple[str, str]]:
    """The fields that come of a value and the lines below it; each stands in its own block."""
    fields = [Field(BARE if at else label, line, Place(at * apart)) for at, line in enumerate(lines)]
    made = list(continued(fields))
    assert [field.verbatim for field in made] == [fields[field.place.block // apart].text for field in made]
    return [(field.label, field.text) for field in made]


@pytest.mark.parametrize(
    ("label", "lines", "count"),
    [
        ("title", ("LS/o on maps", "of cities", "A line"), 2),
        ("title", ("LS/o on maps", "Of cities"), 1),
        ("title", ("LS/o on maps", "(reply to TSAG-LS35)", "[to TSAG]", "A line"), 3),
        ("title", ("LS/o on maps and", "Signs", "A line"), 2),
        ("title", ("LS/o on maps (of", "Signs", "of all)", "A line"), 3),
        ("title", ("LS/o [on maps", "Signs]", "A line"), 2),
        ("title", ("LS/o [on maps", "Signs", "A line"), 1),
        ("title", ("-", "of cities"), 1),
        ("approval", ("SG20 meeting,", "Geneva", "A line"), 2),
        ("approval", ("SG20 meeting (Geneva,", "12 July 2024)", "A line"), 2),
        ("to", ("SG20,", "SG16", "A line"), 2),
        ("to", ("SG20", "of cities"), 1),
        ("action", ("ITU-T", "SG20 and", "SG5", "A line"), 3),
        ("source", ("SG20,", "SG16"), 1),
        ("deadline", ("1 July,", "2024"), 1),
        ("title", ("a,", "b,", "c,", "d,", "e,", "f,", "g,", "h,"), 7),
    ],
)
def test_a_value_goes_on(label: str, lines: tuple[str, ...], count: int) -> None:
    """Behind a word or sign that ends nothing, within a bracket, a title also with a small letter; six lines at most."""
    assert joined(label, *lines) == [(label, "\n".join(lines[:count])), *((BARE, line) for line in lines[count:])]


def test_only_the_next_block_goes_on() -> None:
    """Nor does a line with a label."""
    assert joined("title", "LS/o on maps and", "signs", apart=2) == [("title", "LS/o on maps and"), (BARE, "signs")]
    fields = [Field("title", "LS/o on maps and", Place(0)), Field("source", "signs", Place(1))]
    assert list(continued(fields)) == fields
