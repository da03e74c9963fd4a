"""What a dialect finds in the lines, before it has its place in a document: pieces of text, and rows of pieces."""

from collections.abc import Iterable, Sequence
from typing import final

from attrs import frozen

from fgmv_extract.document import Block, Cell, Paragraph, Table
from fgmv_extract.findings import Code, Finding
from fgmv_extract.places import Place

Piece = tuple[str, int]
"""A paragraph or the text of a cell, and the number of the line it begins in: a bare tuple, for there are thousands."""


@final
@frozen
class Grid:
    """Rows of cells; a row may be shorter than others, and None stands where a cell is missing inside one."""

    rows: Sequence[Sequence[Piece | None]]


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
        table = _table(draft.rows[:most_rows], len(blocks), tables)
        if len(draft.rows) > most_rows:
            told = f"The table has {len(draft.rows):,} rows; the first {most_rows:,} were read."
            findings.append(Finding(Code.LIMIT_REACHED, told, table.place))
        blocks.append(table)
        tables += 1
    return tuple(blocks), tuple(findings)


def _table(rows: Sequence[Sequence[Piece | None]], block: int, table: int) -> Table:
    cells = tuple(
        Cell(piece[0], block, table, row, column, line=piece[1])
        for row, pieces in enumerate(rows)
        for column, piece in enumerate(pieces)
        if piece is not None
    )
    place = Place(block, table, line=cells[0].line if cells else None)
    return Table(cells, rows=len(rows), columns=max(map(len, rows), default=0), place=place)
