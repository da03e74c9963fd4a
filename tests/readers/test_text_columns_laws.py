"""Laws of text in columns: whatever stands in a grid, and however wide its columns are, the grid comes back."""

import textwrap
from itertools import zip_longest

from hypothesis import given
from hypothesis import strategies as st

from fgmv_extract.readers.text import columns, glued
from fgmv_extract.readers.text.drafts import Grid
from fgmv_extract.readers.text.lines import lines_of

_WORD = st.from_regex(r"[A-Z][a-z]{2,7}", fullmatch=True)
_CELL = st.lists(_WORD, min_size=1, max_size=6).map(" ".join)
_WIDTHS = st.lists(st.integers(10, 24), min_size=2, max_size=4)


def laid_out(rows: list[list[str]], widths: list[int], gutter: int, apart: int) -> str:
    """Write rows as columns of these widths, top aligned and wrapped, with ``apart`` empty lines between the rows."""
    text = ""
    for row in rows:
        wrapped = [textwrap.wrap(cell, width) for cell, width in zip(row, widths, strict=True)]
        for line in zip_longest(*wrapped, fillvalue=""):
            cells = [piece.ljust(width) for piece, width in zip(line, widths, strict=True)]
            text += (" " * gutter).join(cells).rstrip() + "\n"
        text += "\n" * apart
    return text


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[list[str]], list[int]]:
    """Draw a table: headings of one word, then rows that begin with different codes; only the last cell may be empty."""
    widths = draw(_WIDTHS)
    filled = [_CELL] * (len(widths) - 1) + [st.one_of(st.just(""), _CELL)]
    body = draw(st.lists(st.tuples(*filled).map(list), min_size=2, max_size=6))
    headings = ["No.", *[name.ljust(4, "x") for name in ("Aaaa", "Bbbb", "Cccc", "Dddd")[: len(widths)]]]
    rows = [[f"FGMV-{number:02}", *cells] for number, cells in enumerate(body, 1)]
    return [headings, *rows], [8, *widths]


@given(tables(), st.integers(3, 6), st.integers(0, 1))
def test_a_grid_comes_back(table: tuple[list[list[str]], list[int]], gutter: int, apart: int) -> None:
    """Rows of wrapped cells, with or without an empty line between them, are read as they were."""
    rows, widths = table
    drafts = list(columns.read(lines_of(laid_out(rows, widths, gutter, apart))))
    assert len(drafts) == 1
    assert isinstance(drafts[0], Grid)
    assert [[" ".join(piece[0].split()) if piece else None for piece in row] for row in drafts[0].rows] == rows


@given(st.text(st.sampled_from(" \n\f\tab.A-1–:(")), st.sampled_from([columns, glued]))
def test_no_character_is_lost(text: str, dialect: object) -> None:
    """What is neither white space nor a repeated running head or heading comes back: nothing is invented, and nothing raises.

    Glued text comes from a program that writes a hyphen for a dash.
    """
    lines = lines_of(text)
    module = columns if dialect is columns else glued
    text = text if module is columns else text.replace("–", "-")
    module.recognises(lines)
    found = ""
    for draft in module.read(lines):
        pieces = [piece for row in draft.rows for piece in row if piece] if isinstance(draft, Grid) else [draft]
        found += "".join(piece[0] for piece in pieces)
    found = found if module is columns else found.replace("–", "-")
    assert set("".join(found.split())) <= set("".join(text.split()))
    if "\f" not in text:
        assert sorted("".join(found.split())) == sorted("".join(text.split()))
