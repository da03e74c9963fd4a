"""The cells of a table on its grid.

A merged cell says how many columns and rows it covers; the positions it covers are filled with elements of their own
(``table:covered-table-cell``), which some programs leave out. Text that stands in one all the same belongs to the cell that
covers it.

    <cell columns-spanned=2> <covered> <cell rows-spanned=2>          a a b
    <cell> <cell> <covered>                                           c d b
"""

from collections.abc import Iterator
from typing import final

from attrs import define, field

from fgmv_extract.document import Part, Table, make_cell
from fgmv_extract.options import Limits
from fgmv_extract.places import Place


@final
@define(eq=False)
class Drawn:
    """A cell on the grid: its top left position, how much it covers, and the lines that were read for it."""

    row: int
    column: int
    rows: int
    columns: int
    lines: list[str] = field(factory=list)


@final
class Sheet:
    """A table while it is put on the grid. ``is_cut`` tells that cells or rows beyond the limits were left out."""

    def __init__(self, limits: Limits) -> None:
        self.is_cut = False
        self.rows = 0
        self._limits = limits
        self._column = 0
        self._width = 0
        self._owed = 0
        self._cells: list[Drawn] = []
        self._above: dict[int, Drawn] = {}

    @property
    def is_row_empty(self) -> bool:
        """Whether nothing was read for the cells of the present row."""
        return not any(any(drawn.lines) for drawn in self._of_row())

    @property
    def last_row_cells(self) -> int:
        """How many cells the row has that ended last, at least 1."""
        return max(1, sum(drawn.row == self.rows - 1 for drawn in self._cells[-self._limits.columns :]))

    def add_cell(self, columns: int, rows: int) -> Drawn | None:
        """Put a cell at the next free position of the row; None when it is beyond the limits."""
        while self._column in self._above:
            self._column += 1
        if self._column >= self._limits.columns or self.rows >= self._limits.rows:
            self.is_cut = True
            return None
        column, width = self._column, self._free(columns)
        drawn = Drawn(self.rows, column, min(rows, self._limits.rows), width)
        self._cells.append(drawn)
        self._column += width
        self._width = max(self._width, self._column)
        self._owed = width - 1
        return drawn

    def add_covered(self) -> Drawn | None:
        """Pass a position that another cell covers and return that cell; where none does, the position is an own, empty one."""
        if self._owed:
            self._owed -= 1
            return self._cells[-1]
        covering = self._above.get(self._column)
        if covering is None:
            return self.add_cell(1, 1)
        self._column += 1
        return covering

    def end_row(self) -> None:
        """End a row."""
        for drawn in self._of_row():
            if drawn.rows > 1:
                self._above |= dict.fromkeys(range(drawn.column, drawn.column + drawn.columns), drawn)
        self._column = self._owed = 0
        self._begin_next()

    def repeat_row(self) -> None:
        """Add the row that ended last once more, each cell by itself: none of them reaches into its own copy."""
        last = [drawn for drawn in self._cells[-self._limits.columns :] if drawn.row == self.rows - 1]
        for drawn in last:
            drawn.rows = 1
            self._cells.append(Drawn(self.rows, drawn.column, 1, drawn.columns, drawn.lines))
        self._begin_next()

    def drop_row(self) -> None:
        """Leave out the row that was read; the merged cells above it do not reach into it."""
        for _ in tuple(self._of_row()):
            self._cells.pop()
        self._column = self._owed = 0

    def finished(self, block: int, table: int, part: Part, inside: Place | None) -> Table | None:
        """Return the table as that block and table of the document; None when it has no cell."""
        if not self._cells:
            return None
        if next(self._of_row(), None) is not None:  # cells that stand in no row
            self.end_row()
        cells = tuple(
            make_cell(
                "\n".join(drawn.lines).rstrip("\n"),
                block,
                table,
                drawn.row,
                drawn.column,
                min(drawn.rows, self.rows - drawn.row),
                drawn.columns,
            )
            for drawn in self._cells
        )
        return Table(cells, self.rows, self._width, Place(block, table), part, inside)

    def _begin_next(self) -> None:
        """Count the row that is whole; merged cells that end with it cover nothing of the next one."""
        self.rows += 1
        self._above = {column: drawn for column, drawn in self._above.items() if drawn.row + drawn.rows > self.rows}

    def _free(self, wanted: int) -> int:
        """Return how many columns from the present one are free, at most those wanted."""
        if wanted == 1:
            return 1
        most = min(wanted, self._limits.columns - self._column)
        self.is_cut |= most < wanted
        return next((width for width in range(1, most) if self._column + width in self._above), most)

    def _of_row(self) -> Iterator[Drawn]:
        """Yield the cells of the present row, the last one first."""
        for drawn in reversed(self._cells):
            if drawn.row != self.rows:
                return
            yield drawn
