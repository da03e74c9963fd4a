"""What must hold of whatever comes out of an input that was read."""

import pickle
import re
from collections import Counter
from collections.abc import Iterator, Sequence

import attrs
from attrs import evolve

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


_WORD = re.compile(r"[^\W_]+")
_NO_WIDTH = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
"""What stands within words and is not read."""
_MARKS = (b"\x00", b"<", b"&", b"[", b"{|", b"|===", b"\\", b"```", b"Page", b"PAGE", b"- 2 -", b"\x0c")
"""What may stand for something that is no text of the page: two bytes a character, tags, entities, marks of Tika, numbers of pages."""
_MOST = 5_000


def check_nothing_lost(data: bytes, document: Document) -> None:
    """Each letter and digit of a plain text stands in the document, or in the message of a finding, or a finding tells of a loss."""
    if len(data) > _MOST or any(mark in data for mark in _MARKS):
        return
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return
    if any(finding.code.loses for finding in document.findings):
        return
    held = "".join([*(block.text for block in document.blocks), *(finding.message for finding in document.findings)])
    lost = _signs(text) - _signs(held)
    assert not lost, f"nothing is lost but {lost}"


def _signs(text: str) -> Counter[str]:
    return Counter(sign for sign in text if sign.isascii() and sign.isalnum())


def check_statement(statement: fx.Statement, document: Document | None = None, *, stored: bool = False) -> None:
    """Every value stands where it says, and so does every finding; with ``stored``, storing and comparing change nothing."""
    if document is not None:
        _check_places(statement, document)
        _check_rows(statement, document)
    if stored:
        told = to_json(statement, indent=None)
        told.encode()
        assert to_json(from_json(told), indent=None) == told, "JSON brings it back"
        assert to_json(pickle.loads(pickle.dumps(statement)), indent=None) == told, "so does a process"  # noqa: S301  our own
        assert not fx.compare(statement, statement).changes, "nothing changed against itself"


def _check_places(statement: fx.Statement, document: Document) -> None:
    for record in _records(statement):
        place, verbatim = getattr(record, "place", None), getattr(record, "verbatim", None)
        if not isinstance(place, Place):
            continue
        if verbatim is not None:
            assert document.text_at(place) == verbatim, f"{type(record).__name__} stands at its place"
        elif isinstance(record, fx.Finding):
            _check_place(place, document)


def _check_rows(statement: fx.Statement, document: Document) -> None:
    """Each word in the row of a deliverable, or of several, stands in their records, or in the message of a finding."""
    told = _words(" ".join(finding.message for finding in (*statement.findings, *document.findings)))
    rows: dict[tuple[int, int], list[fx.Deliverable]] = {}
    for deliverable in statement.deliverables:
        if (place := deliverable.place) is not None and place.row is not None:
            rows.setdefault((place.block, place.row), []).append(deliverable)
    cells: dict[tuple[int, int], list[str]] = {}
    for table in document.tables:
        for cell in table.cells:
            cells.setdefault((table.place.block, cell.row), []).append(cell.text)
    for row, deliverables in rows.items():
        lost = _words(" ".join(cells.get(row, ()))) - told
        lost -= _words(" ".join(text for one in deliverables for text in _texts(one)))
        assert not lost, f"the row of {deliverables[0].id} loses {lost}"


def _words(text: str) -> set[str]:
    return set(_WORD.findall(_NO_WIDTH.sub("", text)))


def _texts(record: object) -> Iterator[str]:
    for one in _records(record):
        if attrs.has(kind := type(one)):  # they all are
            yield from (value for name in attrs.fields(kind) if isinstance(value := getattr(one, name.name), str))


def _check_place(place: Place, document: Document) -> None:
    """It lies within the document, and a stretch of text within its text; a cell that is not there is a place as well."""
    block = document.blocks[place.block]
    if isinstance(block, Table) and place.row is not None:
        assert 0 <= place.row < block.rows, "a finding stands in a row"
        assert 0 <= (place.column or 0) < block.columns, "a finding stands in a column"
    if place.start is not None or place.end is not None:
        text = document.text_at(evolve(place, start=None, end=None))
        assert 0 <= (place.start or 0) <= (len(text) if place.end is None else place.end) <= len(text), (
            "a stretch of text"
        )


def same_again(told: Sequence[fx.Statement], again: Sequence[fx.Statement]) -> None:
    """What was read twice says the same twice, to the last place and finding."""
    assert [to_json(one, indent=None) for one in told] == [to_json(one, indent=None) for one in again], "read twice"


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
