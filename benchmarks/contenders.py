"""What takes part: the floor, this library, and the peers that are installed.

Each takes the bytes of a document. What a contender returns tells how many rows it read exactly.
"""

import io
import zipfile
from collections.abc import Callable, Iterable
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import docx
from lxml import etree

import fgmv_extract
from benchmarks.documents import Row
from fgmv_extract.document import Document
from fgmv_extract.records import Statement

Contender = Callable[[bytes], object]


def word_floor(data: bytes) -> None:
    """Inflate the body and parse its XML: nothing that reads Word with lxml can do less."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        etree.fromstring(package.read("word/document.xml"))


def text_floor(data: bytes) -> None:
    """Decode the text and split it into lines."""
    data.decode().splitlines()


def to_document(data: bytes) -> Document:
    """Read the document without its meaning."""
    return fgmv_extract.read(data)


def to_statement(data: bytes) -> Statement:
    """Read what the document says."""
    return fgmv_extract.extract(data)


def python_docx(data: bytes) -> list[Row]:
    """Read all cells in the fastest of python-docx's ways."""
    tables = docx.Document(io.BytesIO(data)).tables
    return [_row(cell.text for cell in row.cells) for table in tables for row in table.rows]


def docx2python(data: bytes) -> list[Row]:
    """Read all cells as docx2python nests them: tables, rows, cells, paragraphs."""
    library: Any = import_module("docx2python")
    with library.docx2python(io.BytesIO(data)) as read:
        return [_row(" ".join(cell) for cell in row) for table in read.body for row in table]


def kreuzberg(data: bytes) -> list[Row]:
    """Read all cells of the tables kreuzberg finds."""
    library: Any = import_module("kreuzberg")
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    return [_row(row) for table in library.extract_bytes_sync(data, kind).tables for row in table.cells]


PEERS: dict[str, tuple[str, Contender]] = {
    "python-docx, row.cells": ("docx", python_docx),
    "docx2python": ("docx2python", docx2python),
    "kreuzberg": ("kreuzberg", kreuzberg),
}
"""Label -> the module it needs, and what runs it."""


def installed(module: str) -> bool:
    """Tell whether a peer can be measured here."""
    return find_spec(module) is not None


def _row(cells: Iterable[str]) -> Row:
    return tuple(" ".join(cell.split()) for cell in cells)


def exact(result: object, rows: tuple[Row, ...]) -> int | None:
    """Return how many of the rows stand in the result just as they should; None for what reads no rows."""
    match result:
        case Document():
            read = {_row(cell.text if cell else "" for cell in row) for table in result.tables for row in table.grid}
        case Statement():
            return _exact_deliverables(result, rows)
        case list():
            read = set(result)
        case _:
            return None
    return sum(row in read for row in rows)


def _exact_deliverables(statement: Statement, rows: tuple[Row, ...]) -> int:
    """Count rows by what became of their cells: identifier, kind and title, allocation, position."""
    count = 0
    for deliverable, row in zip(statement.deliverables, rows, strict=False):
        allocation = deliverable.allocation.text if deliverable.allocation else ""
        position = " ".join(each.text or "" for each in deliverable.positions)
        title = {f"{deliverable.kind} {on}{deliverable.title}" for on in ("on ", "")}
        count += row[1] in title and (row[0], row[3], row[4]) == (deliverable.id, allocation, position)
    return count
