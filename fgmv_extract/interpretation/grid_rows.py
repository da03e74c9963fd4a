"""The grid rows of a deliverable table, cut where a new identifier cell begins."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrs import evolve

from fgmv_extract.document import Cell, Table
from fgmv_extract.grammar.roles import ALLOCATING, Role
from fgmv_extract.interpretation.layout import Layout

Lines = Sequence[tuple[Cell | None, ...]]
"""The grid rows of one deliverable: one, or as many as its identifier cell spans."""


def groups_of_rows(table: Table, layout: Layout) -> Iterator[Lines]:
    """Cut the grid below the heading where a new identifier cell begins."""
    column = layout.by_role[Role.ID][0].index
    grid, row = table.grid, layout.first
    while row < table.rows:
        cell = grid[row][column]
        span = 1 if cell is None or cell.row_span == 1 else max(1, cell.row_span - (row - cell.row))
        yield grid[row : row + span]
        row += span


def joined(lines: Lines) -> tuple[Cell | None, ...]:
    """Make one row of several: the different cells of a column under each other, at the place of the first."""
    joined: list[Cell | None] = []
    for column in zip(*lines, strict=True):
        cells = [cell for cell in dict.fromkeys(column) if cell is not None]
        filled = [cell for cell in cells if cell.text] or cells
        if len(filled) > 1:
            text = "\n".join(dict.fromkeys(cell.text for cell in filled))
            joined.append(evolve(filled[0], text=text, row_span=len(lines)))
        else:
            joined.append(filled[0] if filled else None)
    return tuple(joined)


def merging_columns(table: Table, layout: Layout) -> Iterator[int]:
    """The columns of groups in front of the identifiers whose cells a copy may have shown merged, each text once.

    A table that shows what is merged has cells of several rows; one that never had any repeats a text from row to row.
    """
    if any(cell.row_span > 1 for cell in table.cells):
        return
    first = layout.by_role[Role.ID][0].index
    for column in layout.columns:
        if column.index < first and column.heading.role in ALLOCATING and column.heading.group is None:
            cells = (row[column.index] for row in table.grid[layout.first :])
            texts = [cell.text.strip() if cell is not None else "" for cell in cells]
            if not all(texts) and not any(above and above == below for above, below in pairwise(texts)):
                yield column.index
