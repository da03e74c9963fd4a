"""PDF documents that real programs made: pdfplumber is the witness, Word files the truth."""

import shutil
import subprocess
from pathlib import Path

import pdfplumber
import pytest

import fgmv_extract as fx

ROOT = Path(__file__).resolve().parents[2]
REAL = ROOT.parent / "shared" / "real" / "pdf"
RULED = (
    "camelot/assam.pdf",
    "camelot/background_lines_2.pdf",
    "camelot/column_span_1.pdf",
    "pdfplumber/issue-466-example.pdf",
    "tabula/china.pdf",
    "tabula/eu-003.pdf",
    "tabula/frx_2012_disclosure.pdf",
    "tabula/should_detect_rulings.pdf",
)
SAMPLES = ("example", "fg-ai4h", "fg-dlt", "merged-cells", "two-positions")


def bare(text: str | None) -> str:
    """Return a text without blanks: where letters stand far apart, programs differ in them."""
    return "".join((text or "").split())


@pytest.mark.parametrize("name", RULED)
def test_cells_are_those_that_pdfplumber_finds(name: str) -> None:
    """Nearly every cell of a ruled table, letter for letter; what differs stands at a page break or is a mark on its side."""
    path = REAL / name
    if not path.is_file():
        pytest.skip("the folder of real documents is not here")
    with pdfplumber.open(path) as document:
        cells = [
            bare(cell) for page in document.pages for table in page.extract_tables() for row in table for cell in row
        ]
    want = [cell for cell in cells if cell]
    got = {bare(cell.text) for table in fx.read(path).tables for cell in table.cells}
    assert sum(cell in got for cell in want) >= 0.98 * len(want)


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
def test_statements_are_those_of_the_word_files(tmp_path: Path) -> None:
    """The PDF that LibreOffice makes of a sample says what the Word file says."""
    sources = [ROOT / "samples" / f"{name}.docx" for name in SAMPLES]
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), *map(str, sources)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)  # noqa: S603  the command above
    for source in sources:
        assert fx.extract(tmp_path / f"{source.stem}.pdf") == fx.extract(source), source.stem
