"""PDF: this library against PDFium's own text, which is the floor, and against pdfplumber and kreuzberg (Rust).

The documents are set by LibreOffice from the Word files that are measured elsewhere; without it by ``samples.typeset``, which
draws the same cells on fewer pages.
"""

import io
import logging
from collections.abc import Iterator

import pdfplumber
import pypdfium2  # type: ignore[import-untyped]

from benchmarks import documents
from benchmarks.cases import Line, contend
from benchmarks.contenders import OURS, Peers, installed, kreuzberg, row_of
from benchmarks.documents import HEADING, Measured, Row
from benchmarks.wrapped import wrapped
from samples import typeset


def pdf_floor(data: bytes) -> None:
    """Read the text of all pages by PDFium."""
    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            text = page.get_textpage()
            text.get_text_range()
            text.close()
            page.close()


def pdfplumber_tables(data: bytes) -> list[Row]:
    """Read the rows of all tables pdfplumber finds by their rulings."""
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    with pdfplumber.open(io.BytesIO(data)) as document:
        return [
            row_of(cell or "" for cell in row)
            for page in document.pages
            for table in page.extract_tables()
            for row in table
        ]


PEERS: Peers = {
    "pdfplumber, extract_tables": ("pdfplumber", pdfplumber_tables),
    "kreuzberg": kreuzberg("application/pdf"),
}
_SLOW = "pdfplumber, extract_tables"
_SLOW_ROWS = 200  # beyond, it would take minutes


def reading(rounds: int, large: int) -> Iterator[Line]:
    """Measure the example with all peers, and a large table without the slow one."""
    everybody = {"floor: PDFium, text of all pages": pdf_floor, **OURS, **installed(PEERS)}
    for measured in (documents.example(), documents.long(large)):
        running = {name: run for name, run in everybody.items() if name != _SLOW or len(measured.rows) <= _SLOW_ROWS}
        yield from contend(f"PDF, {measured.name}", measured, as_pdf(measured), running, rounds)


def as_pdf(measured: Measured) -> bytes:
    """Return a measured document as PDF."""
    return wrapped(measured, "pdf") or typeset.to_pdf([HEADING, *measured.rows])
