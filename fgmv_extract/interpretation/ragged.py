"""Rows that lost their first cells: a list whose group stands only in the first row of a block, in a copy without merged cells.

| WG1 | Technical Report | FGMV-01 | Title |        the cells of the second row stand under the wrong headings,
| Technical Report | FGMV-02 | Title |              by as many columns as it lacks at its end

Heading rows that lost how far their cells reach are put over their columns likewise.
"""

from collections.abc import Callable, Sequence

from attrs import evolve

from fgmv_extract.document import Cell, Table
from fgmv_extract.grammar.columns import read_heading
from fgmv_extract.grammar.roles import ALLOCATING, Role
from fgmv_extract.itu.vocabulary import Vocabulary

GridRow = tuple[Cell | None, ...]


def without_short_rows(table: Table) -> Table | None:
    """A table without the rows that break off; None when none does, or hardly any other is left."""
    short = {number for number, row in enumerate(table.grid) if row[-1] is None}
    if not short or table.rows - len(short) < 2:
        return None
    return evolve(table, cells=tuple(cell for cell in table.cells if cell.row not in short))


def moved_right(row: GridRow, column: int, is_identifier: Callable[[Cell], bool]) -> GridRow:
    """Move the cells of a row that breaks off to its end, if that brings an identifier into its column."""
    missing = 0
    while missing < len(row) and row[len(row) - 1 - missing] is None:
        missing += 1
    own, moved = row[column], row[column - missing] if 0 < missing <= column else None
    if moved is None or not is_identifier(moved) or (own is not None and is_identifier(own)):
        return row
    return (None,) * missing + row[: len(row) - missing]


def spread(upper: GridRow, lower: GridRow) -> GridRow:
    """Put the cells of a heading row that lost what is merged over the columns they head; none where that cannot be told.

    Below a cell that was merged downwards stands an empty one, below one that was merged sideways the names of its columns:

    | No. | Title | Allocated to |        | No. | Title | Allocated to | Allocated to |
    |     |       | SG5          | SG20 | |     |       | SG5          | SG20         |
    """
    if upper[-1] is not None or any(cell is not None and cell.column_span > 1 for cell in upper):
        return upper
    blank = [cell is None or not cell.text.strip() for cell in lower]
    begins = [index == 0 or blank[index] or blank[index - 1] for index in range(len(lower))]
    cells = [cell for cell in upper if cell is not None]
    if sum(begins) != len(cells):
        return (None,) * len(upper)
    return tuple(cells[sum(begins[: index + 1]) - 1] for index in range(len(lower)))


def with_second_heading(table: Table, vocabulary: Vocabulary) -> Table:
    """A table whose second heading row lost the cells that stand above it, with each heading over its columns; any other as it is.

    What was merged downwards leaves no cell in the second row, and what was merged sideways is one cell in the first:

    | No. | Title | Allocated to |       | No. | Title | Allocated to | Allocated to |
    | SG5 | SG20 |                       |     |       | SG5          | SG20         |
    """
    if table.rows < 3 or any(cell.column_span > 1 or cell.row_span > 1 for cell in table.cells[: 2 * table.columns]):
        return table
    upper = [cell for cell in table.grid[0] if cell is not None and cell.text.strip()]
    lower = [cell for cell in table.grid[1] if cell is not None and cell.text.strip()]
    count = len(lower)
    if count < 2 or len(upper) - 1 + count != table.columns or lower[-1].column != count - 1:
        return table
    at = _parted(upper, vocabulary)
    if at is None or any(read_heading(cell.text, vocabulary).role is Role.OTHER for cell in lower):
        return table
    above = [
        evolve(cell, column=number, column_span=count)
        if number == at
        else evolve(cell, column=number + (count - 1) * (number > at), row_span=2)
        for number, cell in enumerate(upper)
    ]
    below = [evolve(cell, column=at + number) for number, cell in enumerate(lower)]
    return evolve(table, cells=(*above, *below, *(cell for cell in table.cells if cell.row > 1)))


def _parted(headings: Sequence[Cell], vocabulary: Vocabulary) -> int | None:
    """Which of the headings stands over several columns: the only one of groups, else the last where it says nothing known."""
    roles = [read_heading(cell.text, vocabulary).role for cell in headings]
    groups = [number for number, role in enumerate(roles) if role in ALLOCATING]
    if len(groups) == 1:
        return groups[0]
    return len(roles) - 1 if not groups and roles[-1] is Role.OTHER else None
