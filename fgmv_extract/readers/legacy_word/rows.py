"""What the mark of a row tells: the edges of its cells and their merges ([MS-DOC] 2.9.322, sprmTDefTable)."""

import struct
from collections.abc import Sequence

from fgmv_extract.readers.legacy_word.sprms import CELLS, MERGE, VERTICAL_MERGE, sprms_of
from fgmv_extract.readers.office.grid import ALONE, Merge, Shape

_CELL_SIZE = 20
_ACROSS = 0b11
_DOWN_AT = 5
_CONTINUES, _OPENS = 1, 3


def shape_of(properties: bytes) -> Shape | None:
    """Return the shape of a row, None when its properties do not tell."""
    edges: tuple[int, ...] = ()
    across: list[int] = []
    down: list[int] = []
    for operation, operand in sprms_of(properties):
        if operation == CELLS and operand:
            edges, across, down = _cells(operand)
        elif operation == VERTICAL_MERGE and len(operand) == 2 and operand[0] < len(down):
            down[operand[0]] = operand[1]
        elif operation == MERGE:
            first, behind = operand[0], min(operand[1], len(across))
            across[first:behind] = [1, *[2] * (behind - first - 1)] if first < behind else []
    return Shape(edges, tuple(_merges(across, down))) if edges else None


def _cells(operand: bytes) -> tuple[tuple[int, ...], list[int], list[int]]:
    """Return edges, merges across and merges down of the cells an operand defines."""
    count = min(operand[0], (len(operand) - 3) // 2)
    if count <= 0:
        return (), [], []
    edges = struct.unpack_from(f"<{count + 1}h", operand, 1)
    cells = operand[3 + 2 * count :]
    flags = [cells[_CELL_SIZE * cell] if _CELL_SIZE * cell < len(cells) else 0 for cell in range(count)]
    return edges, [flag & _ACROSS for flag in flags], [flag >> _DOWN_AT & 0b11 for flag in flags]


def _merges(across: Sequence[int], down: Sequence[int]) -> list[Merge]:
    """Return the merges of a row's cells.

    Two numbers tell of a merge across, one of its first cell, one of the others. Descriptions of the format disagree which
    is which, so the number a run of merged cells begins with is taken for that of first cells.
    """
    merges: list[Merge] = []
    first = 0
    for horizontal, vertical in zip(across, down, strict=True):
        first = (first or horizontal) if horizontal else 0
        goes_on = horizontal != first
        if goes_on or vertical in {_OPENS, _CONTINUES}:
            merges.append(Merge(vertical == _OPENS, vertical == _CONTINUES, goes_on))
        else:
            merges.append(ALONE)
    return merges
