"""The signs of lost tables: what is imported and asked only where they are."""

import subprocess
import sys
from pathlib import Path

import pytest

from fgmv_extract import read
from fgmv_extract.document import Document, Paragraph
from fgmv_extract.interpretation.flowing.signs import may_flow
from fgmv_extract.interpretation.flowing.tables import unflowed
from fgmv_extract.itu.vocabulary import default
from fgmv_extract.places import File, Place

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*(ROOT / "tests" / "cases").rglob("*.txt"), *(ROOT / "samples").glob("*.txt")])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_lost_table_without_a_sign(page: Path) -> None:
    """Whatever part of a page is read as lines alone, a table is found in it only where there is a sign of one."""
    texts = page.read_text("utf-8").split("\n")
    file = File(name=page.name, format="text", size=1, sha256="")
    for begin in range(0, len(texts), 40):
        lines = texts[begin : begin + 60]
        document = Document(file, tuple(Paragraph(line, Place(at, line=at + 1)) for at, line in enumerate(lines)))
        assert may_flow(document, default()) or unflowed(document, default()) is None


@pytest.mark.parametrize("name", ["example.docx", "merged-cells.docx"])
def test_most_documents_show_none(name: str) -> None:
    """A document whose tables are there has no sign of a lost one."""
    assert not may_flow(read(ROOT / "samples" / name), default())


def test_a_word_document_needs_neither() -> None:
    """Reading a Word document imports no reader of text, and nothing that finds lost tables."""
    asked = (
        "import sys, fgmv_extract; fgmv_extract.extract('samples/example.docx');"
        "print([m for m in sys.modules if m.startswith('fgmv_extract.readers.text')"
        " or m.endswith(('flowing.tables', 'flowing.runs'))])"
    )
    done = subprocess.run(  # noqa: S603  a program of ours
        [sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
