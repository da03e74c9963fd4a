"""Where the header blocks of a document are: in tables, in lines, or in both.

A block may be spread over several tables (the band with the addressees, the contacts, the abstract), and lines may go on with
it; a second title or source begins another block: that of a statement which is re-issued inside, or of the next one.
"""

import re
from collections.abc import Iterator
from operator import and_
from typing import final

from attrs import evolve, frozen

from fgmv_extract.document import Cell, Document, Paragraph, Part, Table
from fgmv_extract.interpretation.continued import continued
from fgmv_extract.interpretation.fields import (
    BARE,
    MARK,
    PURPOSES,
    Field,
    fields_of_paragraph,
    fields_of_table,
)
from fgmv_extract.interpretation.labels import has_label, label_of
from fgmv_extract.interpretation.lines import Lines, line_blocks
from fgmv_extract.interpretation.on_top import head_on_top
from fgmv_extract.interpretation.stacked import in_step, shows_empty_lines
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.patterns import pattern

_TELLING = {"title", "source", "questions", "approval", "deadline", "to", *PURPOSES}
"""Labels that make a table a header block; two of them are needed, for any report has a ``Title:``."""

_NAMING = {"title", "source"}
_SENDER = {"source", "from"}
_ADDRESSED = {"to", "cc", MARK, *PURPOSES}

_SHORT = 6  # rows of a table that is worth reading in any case
_LOOKED_AT = 40  # rows of a longer one
_NEAR = 6  # blocks of the document between a table and the lines that go on with it

_DELIVERABLES = pattern(r"\s*(?:(?:FG(?:-[A-Z0-9]+)?|focus\s+group)\s+)?deliverables?(?:\(s\))?\s*", re.IGNORECASE)
"""What heads a column of deliverables (``Question | Deliverables``): no value of a header block is only that."""

_ADDRESS = pattern(r"\s*[\w.+'-]++@[\w-]++(?:\.[\w-]++)++\s*")
_NUMBERS = {"tel", "fax", "email"}
_LOOSE = {"abstract", "keywords", "contact"}
"""Labels that may have a table of their own."""


@final
@frozen
class HeaderBlock:
    """The fields of one header block, the indices of the document's blocks they stand in, and that with which it begins."""

    fields: tuple[Field, ...]
    blocks: frozenset[int]
    start: int


@final
@frozen
class _Piece:
    """The fields of a table, or of lines that stand together; ``laid`` tells that the lines are of one block with such tables."""

    fields: list[Field]
    start: int
    lines: Lines | None = None
    laid: bool = False

    @property
    def labels(self) -> set[str]:
        return {field.label for field in self.fields}


def find_header_blocks(document: Document, vocabulary: Vocabulary, lists: frozenset[int]) -> list[HeaderBlock]:
    """All header blocks of a document in order; when there is none, what there is of an abstract.

    ``lists`` are the blocks of tables that are something else.
    """
    tables = list(_tables(document, vocabulary, lists))
    lines = list(_lines(document, vocabulary, tables))
    found: list[_Piece] = []
    loose: list[Field] = []
    below = list(_below(document, tables, vocabulary))
    for piece in sorted([*tables, *below, *lines], key=lambda piece: piece.start):
        alone = _is_block(piece)
        if found and _continues(found[-1], piece):
            found[-1].fields.extend(field for field in piece.fields if piece.lines is None or field.label != BARE)
        elif alone:
            found.append(_Piece(loose + piece.fields, loose[0].place.block if loose else piece.start))
            loose = []
        elif piece.laid:
            asked = {field.place.block for field in piece.fields if field.label == "questions"}
            loose += [field for field in piece.fields if field.label != BARE or field.place.block in asked]
        elif piece.lines is None or not tables:
            loose += [field for field in piece.fields if piece.lines is None or field.label in _LOOSE]
    if not found and any(piece.laid for piece in lines) and len({field.label for field in loose} & _TELLING) > 1:
        found.append(_Piece(loose, loose[0].place.block))
    if not found and loose:
        found.append(_Piece([field for field in loose if field.label in _LOOSE], loose[0].place.block))
    return [
        HeaderBlock(tuple(piece.fields), frozenset(f.place.block for f in piece.fields if f.label != BARE), piece.start)
        for piece in found
        if piece.fields
    ]


def _tables(document: Document, vocabulary: Vocabulary, lists: frozenset[int]) -> Iterator[_Piece]:
    kept = shows_empty_lines(document)
    for whole in document.tables:
        on_top = head_on_top(whole, vocabulary)
        table = on_top.head if on_top is not None else whole
        if on_top is None and (table.place.block in lists or not _may_be_block(table, vocabulary)):
            continue
        piece = _Piece(list(fields_of_table(table, vocabulary, in_step=kept)), table.place.block)
        telling = piece.labels & _TELLING
        if len(telling) > 1 or piece.labels & _LOOSE or (telling and table.rows <= _SHORT):
            yield piece


def _lines(document: Document, vocabulary: Vocabulary, tables: list[_Piece]) -> Iterator[_Piece]:
    """The lines that say as much as a header block does; those at the top with less, where no table is one."""
    body = [p for p in document.paragraphs if p.part is Part.BODY and p.inside is None and p.text.strip()]
    headed = any(_is_block(piece) for piece in tables)
    for lines in line_blocks(body, vocabulary):
        piece = _Piece(list(continued(tuple(in_step(lines.fields, vocabulary)))), lines.start, lines)
        if lines.top and ((headed and not _names(piece, tables)) or not _is_block(piece)):
            laid = _are_laid_out(piece, tables, document)
            piece = evolve(piece, lines=evolve(lines, top=not headed), laid=laid)
        if piece.lines is not None and (
            piece.lines.top or piece.laid or _is_whole(piece) or (headed and piece.labels & _ADDRESSED)
        ):
            headed = headed or _is_block(piece)
            yield piece


def _below(document: Document, tables: list[_Piece], vocabulary: Vocabulary) -> Iterator[_Piece]:
    """The number or address of a contact in a line directly below a table that ends with the contact: the end of a page cut the row."""
    for table in tables:
        last = next((field.label for field in reversed(table.fields) if field.label), "")
        line = document.blocks[table.start + 1 : table.start + 2]
        if last not in {"contact", *_NUMBERS} or not line or not isinstance(line[0], Paragraph):
            continue
        fields = [
            evolve(field, label="email") if _ADDRESS.fullmatch(field.text) else field
            for field in fields_of_paragraph(line[0], None, vocabulary)[0]
        ]
        if fields and {field.label for field in fields} <= _NUMBERS:
            yield _Piece(fields, table.start + 1)


def _names(piece: _Piece, tables: list[_Piece]) -> bool:
    """Whether lines say who writes what, and the tables do not: a layout by blanks shows only some lines of a block as tables."""
    return piece.labels >= _NAMING and not any(table.labels & _NAMING for table in tables)


def _are_laid_out(piece: _Piece, tables: list[_Piece], document: Document) -> bool:
    """Whether lines at the top are of one block with rows that blanks lay out: each says what the others do not.

    A value that is too long for its line begins behind one blank, and the row is no row any more.
    """
    spaced = [table for table in tables if isinstance(block := document.blocks[table.start], Table) and block.spaced]
    labels = {label for table in spaced for label in table.labels} - {BARE}
    near = any(abs(table.start - field.place.block) == 1 for table in spaced for field in piece.fields if field.label)
    return near and bool(piece.labels & _TELLING) and not piece.labels & labels


def _is_block(piece: _Piece) -> bool:
    """Whether a piece is a header block by itself."""
    telling = piece.labels & _TELLING
    if piece.lines is None:
        return len(telling) > 1
    if piece.lines.top:
        return len(telling) > 1 or (len(telling) == 1 and MARK in piece.labels)
    return _is_whole(piece)


def _is_whole(piece: _Piece) -> bool:
    """Whether lines say who writes, to whom, and one more thing: a mail that is quoted has a ``To:`` and a ``Subject:`` too."""
    labels = piece.labels
    return bool(labels & _SENDER and labels & _ADDRESSED) and len(labels & (_TELLING | {"date", MARK})) > 2


def _may_be_block(table: Table, vocabulary: Vocabulary) -> bool:
    """Look at a table before its cells are taken apart: in a header block labels stand below each other.

    Labels side by side, without a value between them, head a list of documents or deliverables.
    """
    if table.rows == 0 or any(_heads_a_list(row, vocabulary) for row in table.grid[:2]):
        return False
    if table.rows <= _SHORT:
        return True
    first = [cell.text for row in table.grid[:_LOOKED_AT] if (cell := row[0]) is not None]
    return 4 * sum(has_label(text, vocabulary) for text in first) >= len(first)


def _heads_a_list(row: tuple[Cell | None, ...], vocabulary: Vocabulary) -> bool:
    cells = list(dict.fromkeys(row))
    labels = [cell is not None and label_of(cell.text, vocabulary) is not None for cell in cells]
    heads = [cell is not None and _DELIVERABLES.fullmatch(cell.text) is not None for cell in cells]
    return any(map(and_, labels, labels[1:])) or any(map(and_, labels, heads[1:]))


def _continues(block: _Piece, piece: _Piece) -> bool:
    """Whether a piece goes on with a block: a second title or source begins another; lines must stand near."""
    if block.labels & piece.labels & {"title", "source"}:
        return False
    if piece.lines is None:
        return True
    last = max(field.place.block for field in block.fields)
    repeated = block.labels & piece.labels & _ADDRESSED
    return not piece.labels.isdisjoint(_TELLING | _ADDRESSED) and not repeated and piece.start - last <= _NEAR
