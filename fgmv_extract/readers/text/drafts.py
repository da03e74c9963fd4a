"""What a dialect finds in the lines, before it has its place in a document: pieces of text, and rows of pieces."""

from collections.abc import Iterable, Mapping, Sequence
from typing import final

from attrs import evolve, field, frozen

from fgmv_extract.document import Block, Cell, Paragraph, Table
from fgmv_extract.findings import Code, Finding
from fgmv_extract.places import Place

Piece = tuple[str, int]
"""A paragraph or the text of a cell, and the number of the line it begins in: a bare tuple, for there are thousands."""


@final
@frozen
class Grid:
    """Rows of cells; a row may be shorter than others, and None stands where a cell is missing inside one.

    ``spans`` holds the row span and the column span of the cells that have any; None stands where they cover others.
    """

    rows: Sequence[Sequence[Piece | None]]
    spans: Mapping[tuple[int, int], tuple[int, int]] = field(factory=dict)


Draft = Piece | Grid


def blocks_of(drafts: Iterable[Draft], most_rows: int) -> tuple[tuple[Block, ...], tuple[Finding, ...]]:
    """Give each draft its place. Finds ``LIMIT_REACHED`` for a table of more than ``most_rows`` rows, which is cut there."""
    blocks: list[Block] = []
    findings: list[Finding] = []
    tables = 0
    for draft in drafts:
        if not isinstance(draft, Grid):
            text, line = draft
            blocks.append(Paragraph(text, Place(len(blocks), line=line)))
            continue
        table = _table(draft.rows[:most_rows], draft.spans, len(blocks), tables)
        if len(draft.rows) > most_rows:
            told = f"The table has {len(draft.rows):,} rows; the first {most_rows:,} were read."
            findings.append(Finding(Code.LIMIT_REACHED, told, table.place))
        blocks.append(table)
        tables += 1
    return tuple(blocks), tuple(findings)


def _table(
    rows: Sequence[Sequence[Piece | None]], spans: Mapping[tuple[int, int], tuple[int, int]], block: int, table: int
) -> Table:
    cells = tuple(
        Cell(piece[0], block, table, row, column, line=piece[1])
        for row, pieces in enumerate(rows)
        for column, piece in enumerate(pieces)
        if piece is not None
    )
    if spans:
        cells = tuple(_spanning(cell, spans.get((cell.row, cell.column)), len(rows)) for cell in cells)
    width = max((cell.column + cell.column_span for cell in cells), default=0) if spans else 0
    place = Place(block, table, line=cells[0].line if cells else None)
    return Table(cells, rows=len(rows), columns=max(width, *map(len, rows), 0), place=place)


def _spanning(cell: Cell, span: tuple[int, int] | None, rows: int) -> Cell:
    """Give a cell its spans; rows behind the last are cut off."""
    if span is None:
        return cell
    return evolve(cell, row_span=min(span[0], rows - cell.row), column_span=span[1])
