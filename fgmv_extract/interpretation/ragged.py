"""Rows that lost their first cells: a list whose group stands only in the first row of a block, in a copy without merged cells.

| WG1 | Technical Report | FGMV-01 | Title |        the cells of the second row stand under the wrong headings,
| Technical Report | FGMV-02 | Title |              by as many columns as it lacks at its end
"""

from collections.abc import Callable

from attrs import evolve

from fgmv_extract.document import Cell, Table

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
