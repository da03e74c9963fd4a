"""Laws of the reader of pages: nothing but ExtractError, no text lost, time that grows with the page only."""

from collections.abc import Callable
from html import escape
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import fgmv_extract as fx
from fgmv_extract.document import Table
from tests.growth import in_proportion

# Without the letters with which damaged characters begin: those are repaired.
WORDS = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "S"), exclude_characters="ÂÃâï"), min_size=1, max_size=8
)


def texts_of(document: fx.Document) -> list[str]:
    """Return all lines of a document."""
    texts = (
        [cell.text for cell in block.cells] if isinstance(block, Table) else [block.text] for block in document.blocks
    )
    return [line for text in chain.from_iterable(texts) for line in text.split("\n") if line]


TAGS = [
    "table", "tr", "td", "th", "thead", "tbody", "tfoot", "caption", "p", "div", "br", "pre", "span", "b", "li", "ul", "dl", "dd",
    "html", "body", "head", "form", "select", "option", "ins", "del", "a href='#_ftn1'", "td rowspan=3", "td colspan=2",
    "td rowspan=0", "p hidden", "/table", "/tr", "/td", "/p", "/div", "/pre", "/span", "/body", "/html", "/del", "!--", "!--x--",
]  # fmt: skip


@given(st.lists(st.one_of(st.sampled_from(TAGS).map("<{}>".format), WORDS, st.just(" ")), max_size=60))
@settings(max_examples=300, deadline=None)
def test_any_tags_raise_nothing_but_extract_errors(pieces: list[str]) -> None:
    """Whatever tags follow each other, the page is read or refused, every place is right, and no cells overlap."""
    try:
        document = fx.read("".join(["<p>", *pieces]).encode(), name="page.html")
    except fx.ExtractError:
        return
    for number, block in enumerate(document.blocks):
        assert block.place.block == number
    for table in document.tables:
        for cell in table.cells:
            assert document.text_at(cell.place) == cell.text
            covered = [
                row[cell.column : cell.column + cell.column_span] for row in table.grid[cell.row :][: cell.row_span]
            ]
            assert all(each is cell for each in chain.from_iterable(covered))
            assert len(covered) == cell.row_span


@given(st.binary(max_size=400))
@settings(max_examples=200, deadline=None)
def test_any_bytes_raise_nothing_but_extract_errors(data: bytes) -> None:
    """Whatever bytes stand in a page, it is read, as text that any file can hold, or refused."""
    for name in ("page.html", "page.mht"):
        head = b"<html>" if name == "page.html" else b"MIME-Version: 1.0\nContent-Type: multipart/related\n\n"
        try:
            document = fx.read(head + data, name=name)
        except fx.ExtractError:
            continue
        text = "".join(texts_of(document))  # there may be none: a table without a word
        assert text.encode().decode() == text


@given(st.lists(st.lists(st.lists(WORDS, min_size=1, max_size=3), min_size=1, max_size=4), min_size=1, max_size=6))
@settings(max_examples=100, deadline=None)
def test_every_word_of_a_table_stands_in_its_cell(rows: list[list[list[str]]]) -> None:
    """Cells come back as they were written, whether their lines are paragraphs or broken."""
    for begin, end in (("<p>", "</p>"), ("", "<br>"), ("<div>\n\t", "\n</div>\n")):
        told = ("".join(f"<td>{''.join(begin + escape(x) + end for x in cell)}" for cell in row) for row in rows)
        document = fx.read(f"<table><tr>{'<tr>'.join(told)}</table>".encode(), name="page.html")
        read = [[cell.text.split("\n") for cell in row if cell] for row in document.tables[0].grid]
        assert read == rows


@pytest.mark.parametrize(
    "make",
    [
        lambda size: "<table>" + "<tr><td>FGMV-01<td><p>Title</p><td rowspan=2>x" * size + "</table>",
        lambda size: "<table><tr>" + "<td rowspan=60000 colspan=1000>a" * size + "</table>",
        lambda size: "<table>" + "<tr><td rowspan=60000>a" * (size // 2) + "</table>",
        lambda size: "<p>" + "a\t \n" * size * 4,
        lambda size: "<p>" + " " * size * 20 + "x",
        lambda size: "<p>x" + "&#" * size * 4 + "<p style='" + "mso-list:" * size,
        lambda size: "<p>x<p>" + "<a" * size * 2,
        lambda size: "<p>x" + "<del>a</del><span hidden>b</span>" * size,
        lambda size: "<style>" + "@media{a{" * size + ".b{display:none" * size + "</style><p>x",
        lambda size: "<p>x" + "<span style='mso-element:field-begin'></span>a" * size,
        lambda size: "<p>" + "<b>" * size * 8 + "x",
        lambda size: "<pre>x\n" + "<p>a" * size,
    ],
)
def test_time_grows_with_the_page_only(make: Callable[[int], str]) -> None:
    """Twice the page takes about twice the processor's time, whatever it is made of; squared it would be four times."""
    assert in_proportion(lambda size: fx.read(make(size).encode(), name="page.html"), 4000)
