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
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple, final

from fgmv_extract.grammar.roles import Role
from fgmv_extract.interpretation.flowing.pieces import Piece
from fgmv_extract.interpretation.flowing.segments import Kind, Segment, is_ended, is_one_cell

_Lines = tuple[Piece, ...]
_END = (sys.maxsize, 0)


@final
class Standing(NamedTuple):
    """The position of each row of a page, empty where there is none, and how many could be given to no row."""

    positions: list[_Lines]
    lost: int


def standing(positions: Sequence[Segment], columns: Sequence[Sequence[Piece]] | None, rows: int) -> Standing:
    """Give positions to the rows of a page; ``columns`` are the first lines of the other cells, one a row, in their order.

    A position belongs to the last row before it when as many cells of each column stand before it, and more behind. With None
    nothing is known of the order, but that every row has one when there are as many.
    """
    found: list[_Lines] = [()] * rows
    behind: list[Segment] = []
    told = Counter(rows if columns is None else _row(position, columns) for position in positions)
    for position in positions:
        row = rows if columns is None else _row(position, columns)
        if row == rows:
            behind.append(position)
        elif row and told[row] == 1 and is_ended(position.lines):
            found[row - 1] = position.lines
    lost = len(positions) - len(behind) - sum(map(bool, found))
    free = [row for row in range(rows) if not found[row]]
    if not lost and len(behind) == len(free) and len(free) in {1, rows} and all(is_ended(one.lines) for one in behind):
        for row, position in zip(free, behind, strict=True):
            found[row] = position.lines
        behind = []
    return Standing(found, lost + len(behind))


def _row(position: Segment, columns: Sequence[Sequence[Piece]]) -> int:
    """Count the rows that are written before a position; 0 when the columns do not agree."""
    at = order_of(position.lines[0])
    counts = {sum(order_of(cell) < at for cell in column) for column in columns}
    return counts.pop() if len(counts) == 1 else 0


@final
class Column(NamedTuple):
    """The cells of a column of a page: the first line of each, and all its lines; none where they cannot be told for certain.

    ``whole`` tells that none of the cells may be several, which stand one below the other.
    """

    begins: Sequence[Piece]
    cells: list[_Lines]
    whole: bool = True


def column_of(segments: Sequence[Segment]) -> Column:
    """Make a column of segments that are its cells."""
    whole = all(is_one_cell(segment.lines) for segment in segments if segment.kind is Kind.GROUPS)
    return Column([segment.lines[0] for segment in segments], [segment.lines for segment in segments], whole)


def agreeing(identifiers: Sequence[Piece], columns: Mapping[Role, Column]) -> dict[Role, Sequence[Piece]]:
    """Return the first lines of the columns whose cells are those of the rows, in their order.

    That shows in the order in which they stand with the identifiers, or with another column of which it is known.
    """
    known: dict[Role, Sequence[Piece]] = {}
    for _ in columns:
        for role, column in columns.items():
            if any(agree(column.begins, others, whole=column.whole) for others in (identifiers, *known.values())):
                known[role] = column.begins
    return known


def agree(cells: Sequence[Piece], others: Sequence[Piece], *, whole: bool = True) -> bool:
    """Whether the first lines of the cells of two columns follow each other row by row, or ``whole`` cells column after column.

    A column without cells agrees with none.
    """
    if not cells or len(cells) != len(others):
        return False
    if _in_rows(cells, others) or _in_rows(others, cells):
        return True
    return whole and (_parted(cells, others) or _parted(others, cells))


def _in_rows(cells: Sequence[Piece], others: Sequence[Piece]) -> bool:
    """Whether each of the ``cells`` stands behind the other one of its row, and before that of the next."""
    at = [order_of(cell) for cell in others]
    rows = zip(at, map(order_of, cells), [*at[1:], _END], strict=True)
    return all(before < cell < after for before, cell, after in rows)


def _parted(cells: Sequence[Piece], others: Sequence[Piece]) -> bool:
    """Whether all ``cells`` stand before the first of the others."""
    return max(map(order_of, cells), default=_END) < min(map(order_of, others), default=_END)


def by_rows(cells: Sequence[_Lines], identifiers: Sequence[Piece]) -> list[_Lines]:
    """Return for each row the only cell between its identifier and the next; empty where there is none, or no telling.

    What stands behind the last identifier of a page may be of a row that lacks its own.
    """
    at = [*map(order_of, identifiers), _END]
    cells = [cell for cell in cells if cell]
    between = [[cell for cell in cells if start < order_of(cell[0]) < end] for start, end in pairwise(at)]
    if any(len(row) > 1 for row in between[:-1]) or any(order_of(cell[0]) < at[0] for cell in cells):
        return [()] * len(identifiers)
    if not all(between) or len(between[-1]) > 1:
        between[-1] = []
    return [row[0] if row else () for row in between]


def order_of(piece: Piece) -> tuple[int, int]:
    """Where a line begins: the number of its paragraph, and the character in it."""
    return piece.paragraph.place.block, piece.start
