"""Header blocks in lines: where in the running text they begin and end."""

import pytest

from fgmv_extract.document import Paragraph
from fgmv_extract.interpretation.lines import line_blocks, may_stand_above
from fgmv_extract.itu.vocabulary import default
from fgmv_extract.places import Place

PROSE = tuple(f"A sentence of the text, number {number}." for number in range(45))
LONG = "This is a letter that goes on and on without any end in sight, for that is what letters do. " * 3
BLOCK = ("SG20-LS1", "Source: ITU-T SG20", "Title: LS/o on lines", "To: TSAG")
Found = list[tuple[list[tuple[str, str]], int, bool]]


def found(*texts: str) -> Found:
    """Return label and text of the fields of each block, the paragraph it begins with, and whether it stands near the top."""
    paragraphs = [Paragraph(text, Place(at)) for at, text in enumerate(texts)]
    return [([(field.label, field.text) for field in block.fields], block.start, block.top) for block in line_blocks(paragraphs, default())]  # fmt: skip


FIELDS = [("", "SG20-LS1"), ("source", "ITU-T SG20"), ("title", "LS/o on lines"), ("to", "TSAG")]


def test_the_lines_from_the_top_are_one_block() -> None:
    """Up to the first long paragraph behind a label."""
    assert found(*BLOCK, "A line.", LONG, "Deadline: none") == [([*FIELDS, ("", "A line.")], 0, True)]
    assert found(*PROSE[:20], *BLOCK)[0][1:] == (0, True)
    assert found(*PROSE) == []


def test_a_block_further_down_begins_with_the_short_lines_above_it() -> None:
    """No more than six, none that ends as a sentence or is a rule."""
    assert found(*PROSE, *BLOCK) == [(FIELDS, 45, False)]
    above = tuple(f"Line {number}" for number in range(8))
    ((fields, start, top),) = found(*PROSE, *above, *BLOCK[1:])
    assert (fields[:7], start, top) == ([*(("", f"Line {n}") for n in range(2, 8)), FIELDS[1]], 47, False)
    assert found(*PROSE, "Line 1", "___", "Line 2", *BLOCK[1:])[0][1] == 47


@pytest.mark.parametrize("between", [7, 8, 9, 10, 12])
def test_a_block_further_down_ends_where_labels_stay_away(between: int) -> None:
    """Nine lines without a label in a row end it, fewer do not."""
    ((fields, start, _),) = found(*PROSE, *BLOCK, *PROSE[:between], "Deadline: none", "x")
    assert (start, ("deadline", "none") in fields) == (45, between < 9)


def test_a_rule_and_a_second_title_part_blocks() -> None:
    """The lines above the second title go with it, and the labels that come again."""
    second = ("SG20-LS2", "Source: ITU-T SG20", "Title: LS/o on more")
    both = found(*BLOCK, "----", *second)
    assert [(fields[0], start, top) for fields, start, top in both] == [
        (("", "SG20-LS1"), 0, True),
        (("", "SG20-LS2"), 5, True),
    ]
    both = found(*BLOCK, *second)
    assert [(len(fields), start, top) for fields, start, top in both] == [(4, 0, True), (3, 4, False)]


@pytest.mark.parametrize(
    ("line", "may"),
    [("SG20-LS1", True), ("x" * 80, True), ("x" * 81, False), *((f"End{end}", False) for end in ".;,:!"), ("What?", True), ("* * *", False), ("", False)],
)  # fmt: skip
def test_what_may_stand_above_a_block(line: str, may: bool) -> None:  # noqa: FBT001  a case
    """A short line that ends no sentence and is not drawn."""
    assert may_stand_above(line) is may
    assert may_stand_above(f"  {line} ") is may
