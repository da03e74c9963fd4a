"""What takes part: the floor, this library, and the peers that are installed.

Each takes the bytes of a document. What a contender returns tells how many rows it read exactly.
"""

import io
import shutil
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
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
Peers = Mapping[str, tuple[str, Contender]]
"""Label -> the module or the program that it needs, and what runs it."""


def word_floor(data: bytes) -> None:
    """Inflate the body and parse its XML: nothing that reads Word with lxml can do less."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        etree.fromstring(package.read("word/document.xml"))


def text_floor(data: bytes) -> None:
    """Decode the text and split it into lines."""
    data.decode().splitlines()


def to_document(data: bytes, name: str | None = None) -> Document:
    """Read the document without its meaning; only Markdown is told by its name."""
    return fgmv_extract.read(data, name=name)


def to_statement(data: bytes, name: str | None = None) -> Statement:
    """Read what the document says."""
    return fgmv_extract.extract(data, name=name)


def ours(name: str | None = None) -> dict[str, Contender]:
    """Return how this library reads; ``name`` is that of the file, for Markdown is told by nothing else."""
    return {
        "fgmv_extract, Document": partial(to_document, name=name),
        "fgmv_extract, Statement": partial(to_statement, name=name),
    }


OURS = ours()


def python_docx(data: bytes) -> list[Row]:
    """Read all cells in the fastest of python-docx's ways."""
    tables = docx.Document(io.BytesIO(data)).tables
    return [row_of(cell.text for cell in row.cells) for table in tables for row in table.rows]


def docx2python(data: bytes) -> list[Row]:
    """Read all cells as docx2python nests them: tables, rows, cells, paragraphs."""
    library: Any = import_module("docx2python")
    with library.docx2python(io.BytesIO(data)) as read:
        return [row_of(" ".join(cell) for cell in row) for table in read.body for row in table]


def kreuzberg(kind: str) -> tuple[str, Contender]:
    """Return a peer that reads all cells of the tables kreuzberg finds in a document of this type, and in what it holds."""

    def tables(data: bytes) -> list[Row]:
        library: Any = import_module("kreuzberg")
        return list(_rows_of(library.extract_bytes_sync(data, kind)))

    return "kreuzberg", tables


def _rows_of(found: Any) -> Iterator[Row]:  # noqa: ANN401  what a library without types gives
    yield from (row_of(row) for table in found.tables for row in table.cells)
    for held in found.children or ():
        yield from _rows_of(held["result"])


PEERS: Peers = {
    "python-docx, row.cells": ("docx", python_docx),
    "docx2python": ("docx2python", docx2python),
    "kreuzberg": kreuzberg("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
}
"""Those that read Word."""


def installed(peers: Peers) -> dict[str, Contender]:
    """Return the peers that can be measured here."""
    return {label: run for label, (tool, run) in peers.items() if _is_there(tool)}


def missing(*rooms: Peers) -> Iterator[str]:
    """Yield the peers that are not measured because they are not installed, each once."""
    yield from dict.fromkeys(label for peers in rooms for label, (tool, _) in peers.items() if not _is_there(tool))


def _is_there(tool: str) -> bool:
    return find_spec(tool) is not None or shutil.which(tool) is not None


def row_of(cells: Iterable[str]) -> Row:
    """Return a row as it is compared: white space collapsed."""
    return tuple(" ".join(cell.split()) for cell in cells)


def exact(result: object, rows: tuple[Row, ...]) -> int | None:
    """Return how many of the rows stand in the result just as they should; None for what reads no rows."""
    match result:
        case Document():
            read = {row_of(cell.text if cell else "" for cell in row) for table in result.tables for row in table.grid}
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
