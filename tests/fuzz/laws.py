"""What must hold of whatever comes out of an input that was read."""

from collections.abc import Iterator

import attrs

import fgmv_extract as fx
from fgmv_extract.document import Document, Table
from fgmv_extract.outputs.serialisation import from_json, to_json
from fgmv_extract.places import Place


def check_document(document: Document) -> None:
    """Blocks are numbered, cells lie on their grid without overlap, places lead to what they name, text can be written."""
    tables = 0
    for number, block in enumerate(document.blocks):
        assert block.place.block == number, "blocks are numbered"
        block.text.encode()
        if block.inside is not None:
            document.text_at(block.inside)
        if isinstance(block, Table):
            assert block.place.table == tables, "tables are numbered"
            tables += 1
            _check_table(block, document)
    for finding in document.findings:
        finding.message.encode()
        if finding.place is not None:
            document.text_at(finding.place)


def _check_table(table: Table, document: Document) -> None:
    taken = 0
    for cell in table.cells:
        assert 0 <= cell.row < cell.row + cell.row_span <= table.rows, "rows lie within the table"
        assert 0 <= cell.column < cell.column + cell.column_span <= table.columns, "columns lie within the table"
        assert document.text_at(cell.place) == cell.text, "the place of a cell leads to it"
        taken += cell.row_span * cell.column_span
    assert taken == sum(cell is not None for row in table.grid for cell in row), "cells do not overlap"


def check_statement(statement: fx.Statement, document: Document | None = None, *, stored: bool = False) -> None:
    """Every value stands where it says; with ``stored``, JSON brings all of it back."""
    for record in _records(statement) if document is not None else ():
        place, verbatim = getattr(record, "place", None), getattr(record, "verbatim", None)
        if document is not None and isinstance(place, Place) and verbatim is not None:
            assert document.text_at(place) == verbatim, f"{type(record).__name__} stands at its place"
    if stored:
        told = to_json(statement, indent=None)
        told.encode()
        assert to_json(from_json(told), indent=None) == told, "JSON brings it back"


def _records(value: object) -> Iterator[object]:
    if isinstance(value, tuple):
        for one in value:
            yield from _records(one)
    elif attrs.has(kind := type(value)) and not isinstance(value, Place):
        yield value
        for one in attrs.fields(kind):
            yield from _records(getattr(value, one.name))


def says_it_is_cut(statements: tuple[fx.Statement, ...]) -> bool:
    """Whether a finding tells that something may be missing."""
    return any(finding.code.loses for statement in statements for finding in statement.findings)
