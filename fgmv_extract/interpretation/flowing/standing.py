"""Which row a position belongs to, where ``pdftotext`` without options wrote the page.

It writes a page in reading order, and that is: the cells of a table row by row; but a cell of the last column with none
beside it in its own column, above or below, only when all that stands left of it on the page is written.

FGMV-08 / Technical Report on ... / October 2023 / SG5       more rows follow:
Q7/20 plans to ...                                           it stands in its row
FGMV-09 / ... / SG17
FGMV-10 / ... / SG17                                         the last row of the page:
Q2/20 agreed to ...                                          it may be of any row that has none yet
"""

import sys
from collections.abc import Sequence
from typing import NamedTuple, final

from fgmv_extract.interpretation.flowing.pieces import Piece
from fgmv_extract.interpretation.flowing.segments import Segment, is_ended

_Lines = tuple[Piece, ...]
_END = (sys.maxsize, 0)


@final
class Standing(NamedTuple):
    """The position of each row of a page, empty where there is none, and how many could be given to no row."""

    positions: list[_Lines]
    lost: int


def standing(positions: Sequence[Segment], columns: Sequence[Sequence[_Lines]], rows: int) -> Standing:
    """Give positions to the rows of a page; ``columns`` are the other cells, one a row, in the order of the rows.

    A position belongs to the last row before it when as many cells of each column stand before it, and more behind. Without
    columns nothing is known of the order, but that every row has one when there are as many.
    """
    found: list[_Lines] = [()] * rows
    behind: list[Segment] = []
    lost = 0
    for position in positions:
        row = _row(position, columns, rows)
        if row == rows:
            behind.append(position)
        elif not row or found[row - 1] or not is_ended(position.lines):
            lost += 1
        else:
            found[row - 1] = position.lines
    free = [row for row in range(rows) if not found[row]]
    if not lost and len(behind) == len(free) and (len(free) == 1 or len(free) == rows):
        if all(is_ended(position.lines) for position in behind):
            for row, position in zip(free, behind, strict=True):
                found[row] = position.lines
            return Standing(found, 0)
    return Standing(found, lost + len(behind))


def _row(position: Segment, columns: Sequence[Sequence[_Lines]], rows: int) -> int:
    """Count the rows that are written before a position; 0 when the columns do not agree."""
    if not columns:
        return rows
    at = order_of(position.lines)
    counts = {sum(order_of(cell) < at for cell in column) if all(column) else 0 for column in columns}
    return counts.pop() if len(counts) == 1 else 0


def in_rows(cells: Sequence[_Lines], others: Sequence[_Lines]) -> bool:
    """Whether each cell stands behind the other one of its row, and before that of the next."""
    at = [order_of(cell) for cell in others]
    return len(cells) == len(others) and all(
        before < order_of(cell) < after for before, cell, after in zip(at, cells, [*at[1:], _END], strict=True)
    )


def order_of(lines: _Lines) -> tuple[int, int]:
    """Where lines begin: the number of their paragraph, and the character in it."""
    return lines[0].paragraph.place.block, lines[0].start
