"""The grid rows of a deliverable table, cut where a new identifier cell begins."""

from collections.abc import Iterator, Sequence

from attrs import evolve

from fgmv_extract.document import Cell, Table
from fgmv_extract.grammar.columns import Role
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
