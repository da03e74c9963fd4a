"""Rows of nothing but text, which are read from the source of a page: what is read is what a tree of all of them gives."""

import pytest

import fgmv_extract as fx
from fgmv_extract.options import Limits
from fgmv_extract.readers.html import bare
from fgmv_extract.readers.html.bare import MARK, Apart, set_apart
from fgmv_extract.readers.html.parsing import parse

ROWS = "".join(f"<tr><td>FGMV-{number:02}</td><td>Use cases</td></tr>\n" for number in range(1, 7))
TABLE = f"<table><tr><th>No.</th><th>Title</th></tr>{ROWS}</table>"


def cells(*texts: str) -> str:
    """Write a table of two columns in which these texts, as they are in the source, stand beside numbers."""
    rows = "".join(f"<tr><td>{number}</td><td>{text}</td></tr>" for number, text in enumerate(texts))
    return f"<table>{rows}{ROWS}</table>"


@pytest.mark.parametrize(
    "page",
    [
        TABLE,
        f"<p>before{TABLE}behind</p>",
        f"words {TABLE} and words",
        f"<table><thead><tr><th>a</th></tr></thead><tfoot>{ROWS}</tfoot><tbody>{ROWS}</tbody></table>",
        f"<table><tr><td rowspan=3>a</td><td>b</td></tr>{ROWS}</table>",
        f"<table>{ROWS}<tr><td colspan=2>all <b>of</b> them</td></tr>{ROWS}</table>",
        f"<table>{ROWS.replace('<td>Use', '<td ROWSPAN=2>Use')}</table>",
        f"<table>{ROWS.replace('<td>', '<td><p>', 3).replace('</td>', '</p></td>', 3)}</table>",
        f"<table>{ROWS.replace('<td>', '<td class=x nowrap><p align=left>').replace('</td>', '</p> </td>')}</table>",
        f"<table>{ROWS.replace('<td>', '<td hidden>', 1)}</table>",
        f"<table>{ROWS.replace('<tr>', '<tr style=display:none>', 2)}</table>",
        f"<table style='display:none'>{ROWS}</table><p>shown</p>",
        f"<style>.x {{ display: none }}</style><table>{ROWS.replace('<tr>', '<tr class=x>', 5)}</table><p>shown</p>",
        cells("a &amp; b", "&lt;b&gt;", "&amp;lt;", "&quot;q&quot;", "&nbsp;", "a&nbsp;b"),
        cells("&#8211;", "&#150;", "&ndash;", "&copy", "a & b", "&amp", "&ampx", "AT&T;"),
        cells("a\tb", "\ta", "a\r\nb", "a\rb", " a\n  b ", "\n", "é – ‑"),
        cells(
            "a<br>b", "<b>a</b>", "<p>a</p><p>b</p>", "<p>a</p>b", "<table><tr><td>in</td></tr></table>", "<!-- a -->"
        ),
        f"<!-- {TABLE} --><p>shown</p>",
        f"<script>var table = '{TABLE}';</script><p>shown</p>",
        f"<textarea>{TABLE}</textarea>",
        f"<xmp>{TABLE}</xmp>",
        f"<plaintext>{TABLE}",
        f'<div title="{TABLE}">shown</div>',
        f"<input value='{TABLE}'>",
        f"<select><option>{TABLE}</option></select>",
        f"<noscript>{TABLE}</noscript><p>shown</p>",
        f"<pre>{TABLE}</pre>",
        f"<del>{TABLE}</del><ins>{TABLE}</ins>",
        f"<s>{TABLE}</s><p>shown</p>",
        f"<span>{TABLE}</span>",
        ROWS,
        f"<p>before {ROWS} behind</p>",
        f"<table><tr><td>outer {TABLE} behind</td><td>x</td></tr></table>",
        f"<table>{ROWS}<tr><td>x</td></tr><tr>{ROWS}</tr></table>",
        f"<table><tr><td>not ended {ROWS}</table>",
        f"{TABLE}<table>{ROWS}<tr {MARK}=0></tr></table>",
        f"{TABLE}<table><tr {MARK}=1><td>x</td></tr></table>",
        f"<table>{ROWS}{'<div>' * 3000}x</table>",
        f"</body></html>{TABLE}",
        f"{TABLE}</body></html><p>behind</p>",
        f"{TABLE}<p>cut off <b",
    ],
)
@pytest.mark.parametrize("limits", [Limits(), Limits(rows=3, columns=1), Limits(rows=8, nesting=1), Limits(nesting=0)])
def test_a_page_is_read_as_if_all_its_rows_were_in_the_tree(
    page: str, limits: Limits, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wherever such rows stand, in whatever they are hidden, and whoever forges their mark."""

    def read() -> object:
        try:
            document = fx.read(f"<html><body>{page}".encode(), name="page.html", limits=limits)
        except fx.ExtractError as error:
            return error
        return document, document.findings

    apart = read()
    monkeypatch.setattr(bare, "_FEW", len(page))
    assert apart == read()


@pytest.mark.parametrize(
    "page", [TABLE, f"<table>{ROWS.replace('<td>', '<td><p>')}</table>".replace("</td>", "</p></td>")]
)
def test_no_tree_is_made_of_bare_rows(page: str) -> None:
    """One row stands for all of them, however many there are."""
    source = page.encode()
    root = parse(source, source.lower(), set_apart(source)).root
    assert root is not None
    assert len(list(root.iter("tr"))) == 1


def test_equal_texts_are_one() -> None:
    """What rows repeat takes memory once."""
    (rows,) = set_apart(TABLE.encode()).runs
    assert len({id(row[1]) for row in rows[1:]}) == 1


def test_nothing_is_set_apart_where_there_is_little() -> None:
    """A few rows are parsed with the rest."""
    source = b"<table><tr><td>a</td></tr></table>"
    assert set_apart(source) == Apart(source)
