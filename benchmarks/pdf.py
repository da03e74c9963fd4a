"""PDF: this library against PDFium's own text, which is the floor, and against pdfplumber.

The documents are set by LibreOffice from the Word files that are measured elsewhere; without it by ``samples.typeset``, which
draws the same cells on fewer pages.
"""

import io
import logging
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pdfplumber
import pypdfium2  # type: ignore[import-untyped]

from benchmarks import documents
from benchmarks.cases import Line, contend
from benchmarks.contenders import Contender, to_document, to_statement
from benchmarks.documents import Measured, Row
from samples import typeset

HEADING = ("No.", "Title", "Approved", "Suggested by the FG-MV to be allocated to", "SG20")
_LIMIT = 300  # seconds that LibreOffice may take


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
            tuple(" ".join((cell or "").split()) for cell in row)
            for page in document.pages
            for table in page.extract_tables()
            for row in table
        ]


RUNNING: Mapping[str, Contender] = {
    "floor: PDFium, text of all pages": pdf_floor,
    "fgmv_extract, Document": to_document,
    "fgmv_extract, Statement": to_statement,
    "pdfplumber, extract_tables": pdfplumber_tables,
}
_PEER = "pdfplumber, extract_tables"
_PEER_ROWS = 200  # beyond, the peer would take minutes


def reading(rounds: int, large: int) -> Iterator[Line]:
    """Measure the example with the peer, and a large table without it."""
    for measured in (documents.example(), documents.long(large)):
        running = {name: run for name, run in RUNNING.items() if name != _PEER or len(measured.rows) <= _PEER_ROWS}
        yield from contend(f"PDF, {measured.name}", measured, as_pdf(measured), running, rounds)


@cache
def as_pdf(measured: Measured) -> bytes:
    """Return a measured document as PDF."""
    if shutil.which("soffice") is None:
        return typeset.to_pdf([HEADING, *measured.rows])
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "measured.docx")
        source.write_bytes(measured.lean)
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=_LIMIT)  # noqa: S603  the command above
        return source.with_suffix(".pdf").read_bytes()
