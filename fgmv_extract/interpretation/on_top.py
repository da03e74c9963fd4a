"""A header block and the deliverables below it in one table: tables with nothing between them grow together.

| Source:  | TSAG                 | |               the header block: rows that begin with labels
| Title:   | LS/o on deliverables | |
| No.      | Title     | Allocated to |               the deliverables, with a heading of their own
| FGMV-10  | Cyber ... | SG17         |

Word processors join them when the paragraph between goes, and so does a conversion where there is none.
"""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple, final

from attrs import evolve

from fgmv_extract.document import Cell, Table
from fgmv_extract.grammar.columns import read_heading
from fgmv_extract.grammar.roles import ALLOCATING, Role
from fgmv_extract.interpretation.labels import has_label
from fgmv_extract.interpretation.layout import Layout
from fgmv_extract.interpretation.taken_apart import Apart
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.patterns import pattern
from fgmv_extract.typography import collapse

_FEWEST = 3  # labels that make rows a header block on top of something else
_LOOKED_AT = 40  # rows in which a header block ends
_LATEST = 8  # rows above its first label
_NARROWEST = 3  # columns of the table below
_LONGEST = 80  # characters of a heading
_HAS_DIGIT = pattern(r"[0-9]")
_HEADS = ALLOCATING | {Role.TITLE, Role.KIND, Role.APPROVED, Role.STATUS, Role.POSITION}


@final
class OnTop(NamedTuple):
    """A table in two parts: the rows of the header block, and the others as a table of their own."""

    head: Table
    below: Apart


def head_on_top(table: Table, vocabulary: Vocabulary) -> OnTop | None:
    """Part a table behind the header block it begins with; None when it begins with none, or holds nothing else."""
    labels = 0
    for row, cells in enumerate(table.grid[:_LOOKED_AT]):
        first = cells[0]
        if row == _LATEST and not labels:
            return None
        if labels >= _FEWEST and _is_heading(list(dict.fromkeys(cells)), vocabulary):
            return _parted(table, row)
        labels += first is not None and first.row == row and has_label(first.text, vocabulary)
    return None


def headed_anew(table: Table, layout: Layout, vocabulary: Vocabulary) -> OnTop | None:
    """Part a deliverable table in front of a row in it that heads columns anew, and otherwise; None when there is none.

    Tables of two annexes grow together where a page ends between them.
    """
    ids = layout.by_role[Role.ID][0].index
    names = {column.name for column in layout.columns}
    for row in range(layout.first + 1, table.rows - 1):
        cells = table.grid[row]
        own = cells[ids]
        if own is None or not own.text.strip() or _HAS_DIGIT.search(own.text):
            continue
        texts = {collapse(cell.text) for cell in cells if cell is not None}
        if (
            not texts <= names
            and 2 * len(texts & names) >= len(texts)
            and _is_heading(list(dict.fromkeys(cells)), vocabulary)
        ):
            return _parted(table, row)
    return None


def _is_heading(cells: Sequence[Cell | None], vocabulary: Vocabulary) -> bool:
    """Whether a row heads columns of a deliverable table; a label has its value beside it, and seldom a third cell."""
    texts = [cell.text.strip() for cell in cells if cell is not None]
    if len(texts) < _NARROWEST or any(len(text) > _LONGEST or text.endswith(":") or "LS/" in text for text in texts):
        return False
    roles = {read_heading(text, vocabulary).role for text in texts if text}
    return bool(roles & {Role.ID, Role.TITLE}) and len(roles & _HEADS) > (Role.ID not in roles)


def _parted(table: Table, row: int) -> OnTop:
    head = tuple(cell for cell in table.cells if cell.row < row)
    below = [cell for cell in table.cells if cell.row >= row]
    edges = sorted({0}.union(*((cell.column, cell.column + cell.column_span) for cell in below)))
    cells: list[Cell] = []
    origin: dict[tuple[int, int], tuple[int, int]] = {}
    for cell in below:
        left, right = (bisect_left(edges, edge) for edge in (cell.column, cell.column + cell.column_span))
        cells.append(evolve(cell, row=cell.row - row, column=left, column_span=right - left))
        origin[cell.row - row, left] = cell.row, cell.column
    rest = evolve(table, cells=tuple(cells), rows=table.rows - row, columns=len(edges) - 1)
    return OnTop(evolve(table, cells=head, rows=row), Apart(rest, origin))
