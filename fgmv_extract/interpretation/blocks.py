"""Where the header blocks of a document are: in tables, or in the first lines of the body.

A block may be spread over several tables (the band with the addressees, the contacts, the abstract); a second title or source
begins another block, that of a statement which is re-issued inside.
"""

from operator import and_
from typing import final

from attrs import frozen

from fgmv_extract.document import Cell, Document, Part, Table
from fgmv_extract.interpretation.fields import (
    BARE,
    MARK,
    PURPOSES,
    Field,
    fields_of_lines,
    fields_of_table,
    has_label,
    label_of,
)
from fgmv_extract.itu.vocabulary import Vocabulary

_TELLING = {"title", "source", "questions", "approval", "deadline", "to", *PURPOSES}
"""Labels that make a table a header block; two of them are needed, for any report has a ``Title:``."""

_SHORT = 6  # rows of a table that is worth reading in any case
_LOOKED_AT = 40  # rows of a longer one

_LOOSE = {"abstract", "keywords", "contact"}
"""Labels that may have a table of their own."""


@final
@frozen
class HeaderBlock:
    """The fields of one header block and the indices of the document's blocks they stand in."""

    fields: tuple[Field, ...]
    blocks: frozenset[int]


def find_header_blocks(document: Document, vocabulary: Vocabulary, lists: frozenset[int]) -> list[HeaderBlock]:
    """All header blocks of a document, first those in tables; else the one in lines, else what there is of an abstract.

    ``lists`` are the blocks of tables that are something else.
    """
    found: list[list[Field]] = []
    loose: list[Field] = []
    for table in document.tables:
        if table.place.block in lists or not _may_be_block(table, vocabulary):
            continue
        fields = list(fields_of_table(table, vocabulary))
        labels = {field.label for field in fields}
        alone = len(labels & _TELLING) < 2
        if alone and not labels & _LOOSE and (table.rows > _SHORT or not labels & _TELLING):
            continue
        if found and _continues(found[-1], labels):
            found[-1] += fields
        elif not alone:
            found.append(loose + fields)
            loose = []
        else:
            loose += fields
    if not found:
        body = (p for p in document.paragraphs if p.part is Part.BODY and p.inside is None and p.text.strip())
        lines = list(fields_of_lines(body, vocabulary))
        labels = {field.label for field in lines}
        if len(labels & _TELLING) >= 2 or (labels & _TELLING and MARK in labels):
            found.append(loose + lines)
        elif loose or labels & _LOOSE:
            found.append([field for field in loose + lines if field.label in _LOOSE])
    return [HeaderBlock(tuple(fields), frozenset(f.place.block for f in fields if f.label != BARE)) for fields in found]


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
    labels = [cell is not None and label_of(cell.text, vocabulary) is not None for cell in dict.fromkeys(row)]
    return any(map(and_, labels, labels[1:]))


def _continues(fields: list[Field], labels: set[str]) -> bool:
    """Whether a table goes on with a block: a second title or source begins another."""
    have = {field.label for field in fields}
    return not labels & have & {"title", "source"}
