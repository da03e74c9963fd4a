"""HTML: this library against lxml's own parsing, which is the floor, and against a plain walk through lxml's tree.

``lean`` is the bare table, as converters write it; ``heavy`` is the same as Word and LibreOffice save it, with a class, a style and
a paragraph in every cell. Peers that are installed take part: selectolax (C), pandas.
"""

import io
from collections.abc import Iterator, Mapping
from html import escape
from importlib import import_module
from typing import Any

import lxml.html

from benchmarks import documents
from benchmarks.cases import Line, contend
from benchmarks.contenders import OURS, Contender, Peers, installed, row_of
from benchmarks.documents import HEADING, Measured, Row

_LEAN = "<td>{}</td>"
_HEAVY = (
    "\n  <td width=124 valign=top style='width:93.2pt;border:solid windowtext 1.0pt;padding:0cm 5.4pt 0cm 5.4pt'>\n"
    "  <p class=MsoNormal style='margin-top:2.0pt'><span lang=EN-GB style='font-size:11.0pt'>{}<o:p></o:p></span></p>\n  </td>"
)


def html_floor(data: bytes) -> None:
    """Parse the page: nothing that reads HTML with lxml can do less."""
    lxml.html.document_fromstring(data)


def lxml_walk(data: bytes) -> list[Row]:
    """Read the text of all cells, spans and breaks disregarded."""
    rows = lxml.html.document_fromstring(data).iter("tr")
    return [row_of("".join(map(str, cell.itertext())) for cell in row.iter("td", "th")) for row in rows]


def selectolax_rows(data: bytes) -> list[Row]:
    """Read the text of all cells by Lexbor, a parser in C, spans and breaks disregarded."""
    library: Any = import_module("selectolax.lexbor")
    rows = library.LexborHTMLParser(data).css("tr")
    return [row_of(cell.text() for cell in row.css("td, th")) for row in rows]


def pandas_tables(data: bytes) -> list[Row]:
    """Read the rows of all tables as pandas does."""
    library: Any = import_module("pandas")
    tables = library.read_html(io.BytesIO(data), keep_default_na=False)
    return [row_of(map(str, row)) for table in tables for row in table.to_numpy()]


PEERS: Peers = {"selectolax": ("selectolax", selectolax_rows), "pandas.read_html": ("pandas", pandas_tables)}


def reading(rounds: int, few: int, large: int) -> Iterator[Line]:
    """Measure the example, and in fewer rounds a large table, each bare and as a word processor saves it."""
    running: dict[str, Contender] = {
        "floor: lxml.html parse": html_floor,
        **OURS,
        "lxml, text of every cell": lxml_walk,
        **installed(PEERS),
    }
    for measured, turns in ((documents.example(), rounds), (documents.long(large), few)):
        for name, data in _pages(measured).items():
            yield from contend(f"HTML, {name}, {measured.name}", measured, data, running, turns)


def _pages(measured: Measured) -> Mapping[str, bytes]:
    return {name: as_html(measured, cell) for name, cell in (("lean", _LEAN), ("heavy", _HEAVY))}


def as_html(measured: Measured, cell: str = _LEAN) -> bytes:
    """Return a measured document as a page; ``cell`` is how a cell is written around its text."""
    rows = ("".join(cell.format(escape(text)) for text in row) for row in (HEADING, *measured.rows))
    table = "\n".join(f"<tr>{row}</tr>" for row in rows)
    return f"<html><head><meta charset=utf-8></head><body><p>LS/r on FG-MV deliverables</p><table>{table}</table></body></html>".encode()
