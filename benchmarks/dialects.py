"""Text and Markdown in the ways in which programs lay out tables: this library against splitting it into lines, and against peers.

``samples.wrappings`` makes the texts by those programs; one for which there is none here is not measured. Markdown with a pipe
table is written here. Where cells run on from line to line without a mark (catdoc, docx2txt, LibreOffice, pdftotext, lynx) the
Document has paragraphs only, and the Statement has the rows. Peers that are installed take part: kreuzberg (Rust), mistune,
markdown-it. They read the tables of Markdown, if no word of a cell is broken (as pandoc breaks identifiers); of a text kreuzberg
gives the lines.
"""

from collections.abc import Iterator
from importlib import import_module
from itertools import pairwise
from typing import Any

from benchmarks import documents, wrapped
from benchmarks.cases import TEXT_PEERS, Line
from benchmarks.contenders import Peers, kreuzberg, row_of, text_floor
from benchmarks.documents import HEADING, Measured, Row
from benchmarks.wrapped import Form


def mistune_rows(data: bytes) -> list[Row]:
    """Read the rows of all tables in mistune's tokens."""
    library: Any = import_module("mistune")
    tokens = library.create_markdown(renderer=None, plugins=["table"])(data.decode())
    tables = (token for token in tokens if token["type"] == "table")
    return [row_of(map(_words, row["children"])) for table in tables for row in table["children"][1]["children"]]


def _words(token: Any) -> str:  # noqa: ANN401  what a library without types gives
    return token["raw"] if "raw" in token else " ".join(map(_words, token.get("children", ())))


def markdown_it_rows(data: bytes) -> list[Row]:
    """Read the rows of all tables in markdown-it's tokens."""
    library: Any = import_module("markdown_it")
    rows: list[list[str]] = []
    for before, token in pairwise(library.MarkdownIt("commonmark").enable("table").parse(data.decode())):
        if token.type == "tr_open":
            rows.append([])
        elif before.type in {"td_open", "th_open"}:
            rows[-1].append(token.content)
    return list(map(row_of, rows))


def as_markdown(measured: Measured) -> bytes:
    """Return a measured document as Markdown with a pipe table."""
    rows = (" | ".join(text.replace("|", "\\|") for text in row) for row in (HEADING, *measured.rows))
    heading, *others = (f"| {row} |\n" for row in rows)
    return "".join(("LS/r on FG-MV deliverables\n\n", heading, "| --- " * len(HEADING) + "|\n", *others)).encode()


_FLOOR = ("floor: decode + splitlines", text_floor)
_MARKDOWN: Peers = {
    "mistune": ("mistune", mistune_rows),
    "markdown-it": ("markdown_it", markdown_it_rows),
    "kreuzberg": kreuzberg("text/markdown"),
}
_RUST: Peers = {"kreuzberg": kreuzberg("text/markdown")}
_RST: Peers = {"kreuzberg": kreuzberg("text/x-rst")}
PIPES = Form("", "Markdown, pipe table", _FLOOR, _MARKDOWN, "a.md")
FORMS = (
    Form("html2text", "Markdown, html2text", _FLOOR, _MARKDOWN, "a.md"),
    Form("markitdown", "Markdown, MarkItDown", _FLOOR, _MARKDOWN, "a.md"),
    Form("pandoc-grid", "Markdown, grid tables of pandoc", _FLOOR, _RUST, "a.md"),
    Form("pandoc-github", "Markdown, tables of pandoc in HTML", _FLOOR, _RUST, "a.md"),
    Form("pandoc-rst", "text, reStructuredText of pandoc", _FLOOR, _RST),
    Form("pandoc-plain", "text, pandoc", _FLOOR, TEXT_PEERS),
    Form("pandoc-asciidoc", "text, AsciiDoc of pandoc", _FLOOR, TEXT_PEERS),
    Form("antiword", "text, antiword", _FLOOR, TEXT_PEERS),
    Form("catdoc", "text, catdoc", _FLOOR, TEXT_PEERS),
    Form("libreoffice-text", "text, LibreOffice", _FLOOR, TEXT_PEERS),
    Form("docx2txt", "text, docx2txt (Python)", _FLOOR, TEXT_PEERS),
    Form("docx2txt-perl", "text, docx2txt (Perl)", _FLOOR, TEXT_PEERS),
    Form("pdftotext", "text, pdftotext", _FLOOR, TEXT_PEERS),
    Form("pdftotext-layout", "text, pdftotext -layout", _FLOOR, TEXT_PEERS),
    Form("w3m", "text, w3m", _FLOOR, TEXT_PEERS),
    Form("lynx", "text, lynx", _FLOOR, TEXT_PEERS),
)


def reading(rounds: int, few: int, large: int) -> Iterator[Line]:
    """Measure the example, and in fewer rounds a large table."""
    for measured, turns in ((documents.example(), rounds), (documents.long(large), few)):
        yield from PIPES.contend(measured, as_markdown(measured), turns)
        yield from wrapped.reading(FORMS, measured, turns)
