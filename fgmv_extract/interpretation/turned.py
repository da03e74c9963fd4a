"""Tables that stand on their side: the headings below each other, a deliverable a column.

| No.          | FGMV-48              |
| Title        | Technical Report ... |
| Allocated to | SG16 (SG9, SG20)     |

They are turned to be read; what was read is told at the places where it stands.
"""

from collections.abc import Sequence
from itertools import pairwise

from attrs import evolve

from fgmv_extract.document import Cell, Table
from fgmv_extract.grammar.columns import read_heading
from fgmv_extract.grammar.roles import ALLOCATING, Role
from fgmv_extract.interpretation.deliverables import Rows
from fgmv_extract.interpretation.retold import moved_back
from fgmv_extract.itu.identifiers import read_identifier
from fgmv_extract.itu.vocabulary import Vocabulary

_MOST = 40  # rows of such a table
_TELLING = ALLOCATING | {Role.APPROVED, Role.POSITION, Role.STATUS}


def turned(table: Table, vocabulary: Vocabulary) -> tuple[tuple[int, Table], ...]:
    """The table with rows and columns exchanged, cut where a new heading of identifiers begins, each with the row it begins in.

    None at all unless the first column holds nothing but the headings of deliverables, and identifiers stand beside the first.
    """
    if not 2 <= table.rows <= _MOST or table.columns < 2:
        return ()
    if not _are_identifiers(table.grid[0][1:], vocabulary):
        return ()  # of nearly all tables: the rest is for those that are left
    if any(cell.column_span > 1 for cell in table.cells):
        return ()
    names = [row[0].text if row[0] is not None else "" for row in table.grid]
    roles = [read_heading(name, vocabulary).role for name in names]
    begins = [row for row, role in enumerate(roles) if role is Role.ID]
    if not begins or begins[0]:
        return ()
    spans = tuple(pairwise([*begins, table.rows]))
    if not all(_tells(table, roles, *span, vocabulary) for span in spans):
        return ()
    return tuple((first, _upright(table, first, last)) for first, last in spans)


def _tells(table: Table, roles: list[Role], first: int, last: int, vocabulary: Vocabulary) -> bool:
    """Whether the rows from ``first`` to ``last`` (exclusive) tell of deliverables: their titles, and what became of them."""
    own = roles[first:last]
    return Role.TITLE in own and not _TELLING.isdisjoint(own) and _are_identifiers(table.grid[first][1:], vocabulary)


def _are_identifiers(cells: Sequence[Cell | None], vocabulary: Vocabulary) -> bool:
    return all(cell is not None and read_identifier(cell.text, vocabulary) is not None for cell in cells)


def _upright(table: Table, first: int, last: int) -> Table:
    cells = [
        evolve(cell, row=cell.column, column=cell.row - first, row_span=cell.column_span, column_span=cell.row_span)
        for cell in table.cells
        if first <= cell.row < last
    ]
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return evolve(table, cells=tuple(cells), rows=table.columns, columns=last - first)


def turned_back(rows: Rows, first: int) -> Rows:
    """What was read of a turned table, at the places of the page; ``first`` is the row in which it begins there."""
    return moved_back(rows, lambda row, column: (column + first, row))
