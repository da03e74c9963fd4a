"""Every value that was read carries its place: the document has there exactly the verbatim text."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import fgmv_extract as fx
from fgmv_extract.document import Document
from fgmv_extract.places import Place
from tests.walking import records

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
DOCUMENTS = sorted(
    path
    for folder in (ROOT / "samples", SHARED / "seed", SHARED / "real" / "ls", SHARED / "real" / "itu-docs")
    for path in folder.glob("*")
    if path.suffix in {".txt", ".docx"}
)


def read_from(document: Document, statement: fx.Statement) -> Iterator[tuple[object, str]]:
    """Each record with a place and verbatim text, and what stands at that place."""
    for record in records(statement):
        place, verbatim = getattr(record, "place", None), getattr(record, "verbatim", None)
        if isinstance(place, Place) and verbatim is not None:
            yield record, document.text_at(place)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_verbatim_stands_at_its_place(path: Path) -> None:
    """``document.text_at(value.place) == value.verbatim`` for every record of every document at hand."""
    document = fx.read(path)
    for record, text in read_from(document, fx.extract(path)):
        assert getattr(record, "verbatim", None) == text, record
