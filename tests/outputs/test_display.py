"""Text on a character grid."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fgmv_extract.outputs.display import BOLD, Cell, Column, Page, width, wrap
from fgmv_extract.outputs.printing import one_line


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("", 0),
        ("SG20", 4),
        ("–", 1),
        ("元宇宙", 6),
        ("e\u0301", 1),
        ("a\u200bb", 2),
        ("Ａ", 2),
        ("Метавселенная", 13),
        ("👩\u200d👩\u200d👧", 2),
        ("🇨🇭🇫🇷", 4),
        ("\u1112\u1161\u11ab", 2),
    ],
)
def test_width_counts_terminal_cells(text: str, cells: int) -> None:
    """Wide characters take two cells, combining and invisible ones none."""
    assert width(text) == cells


@pytest.mark.parametrize(
    ("text", "limit", "lines"),
    [
        ("", 5, [""]),
        ("Exploring the metaverse", 13, ["Exploring the", "metaverse"]),
        ("Exploring   the\nmetaverse", 80, ["Exploring the metaverse"]),
        ("https://example.org", 8, ["https://", "example.", "org"]),
        ("a bcdefghijk l", 4, ["a", "bcde", "fghi", "jk l"]),
        ("元宇宙标准", 5, ["元宇", "宙标", "准"]),
        ("👩\u200d👧🇨🇭🇫🇷", 3, ["👩\u200d👧", "🇨🇭", "🇫🇷"]),
        ("\u1112\u1161\u11ab\u1100\u1173\u11af", 2, ["\u1112\u1161\u11ab", "\u1100\u1173\u11af"]),
    ],
)
def test_text_breaks_at_blanks_and_words_only_when_they_must(text: str, limit: int, lines: list[str]) -> None:
    """A word longer than a line is cut where the line ends."""
    assert wrap(text, limit) == lines


@given(st.text(), st.integers(2, 30))
def test_wrapping_keeps_every_character_and_the_limit(text: str, limit: int) -> None:
    """Nothing is lost at a line's end, and no line is too long."""
    lines = wrap(text, limit)
    assert all(width(line) <= limit for line in lines)
    assert "".join(lines).replace(" ", "") == one_line(text).replace(" ", "")


def test_a_table_fits_the_page() -> None:
    """Columns that may give way do so by weight; the others keep the width of their longest text."""
    columns = (Column("ID"), Column("Title", 2), Column("Empty", 1), Column("Groups", 1))
    rows = [
        (Cell(("FGMV-01",)), Cell(("Exploring the metaverse: opportunities and challenges",)), Cell(("",)), Cell(("–",))),
        (Cell(("FGMV-04",)), Cell(("Requirements",)), Cell(()), Cell(("SG16, SG9, SG20", "and more"))),
    ]  # fmt: skip
    assert Page(40).table(columns, rows) == [
        "ID       Title                Groups",
        "───────  ───────────────────  ──────────",
        "FGMV-01  Exploring the        –",
        "         metaverse:",
        "         opportunities and",
        "         challenges",
        "FGMV-04  Requirements         SG16, SG9,",
        "                              SG20",
        "                              and more",
    ]


def test_a_table_takes_no_more_room_than_it_needs() -> None:
    """On a wide page columns end where their texts end."""
    assert Page(200).table((Column("A", 1), Column("B", 1)), [(Cell(("one",)), Cell(("two words",)))]) == [
        "A    B",
        "───  ─────────",
        "one  two words",
    ]


def test_columns_line_up_whatever_the_script() -> None:
    """Wide characters push the next column by what they take."""
    rows = [(Cell(("元宇宙",)), Cell(("x",))), (Cell(("abc",)), Cell(("y",)))]
    assert Page(80).table((Column("A"), Column("B")), rows)[2:] == ["元宇宙  x", "abc     y"]


def test_ink_is_laid_on_text_and_not_on_padding() -> None:
    """Escape sequences do not count as width, and stand only where there is text."""
    columns = (Column("A", 1), Column("Heading"))
    rows = [(Cell(("one two three",), BOLD), Cell(("x",)))]
    assert Page(17).table(columns, rows)[2:] == ["one two   x", "three"]
    assert Page(17, colour=True).table(columns, rows)[2:] == ["\x1b[1mone two\x1b[0m   x", "\x1b[1mthree\x1b[0m"]


def test_a_listing_hangs_values_beside_their_labels() -> None:
    """Each value begins a line; a label without values is not shown."""
    entries = [("From", ["ITU-T SG20"]), ("To", []), ("Abstract", ["one two three four", "five"])]
    assert Page(24).listing(entries) == [
        "From      ITU-T SG20",
        "Abstract  one two three",
        "          four",
        "          five",
    ]
    assert Page(24).listing([]) == []


def test_a_page_too_narrow_for_a_table_is_overstepped() -> None:
    """Columns keep a least width: a table nobody could read would be worse than a long line."""
    lines = Page(10).table((Column("A", 1), Column("B", 1)), [(Cell(("one two three",)), Cell(("four five six",)))])
    assert lines == ["A         B", "────────  ────────", "one two   four", "three     five six"]
