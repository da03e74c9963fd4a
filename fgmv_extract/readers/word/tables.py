"""The cells of a table on its grid: spans across columns, merges down rows, rows that begin late or end early.

Word writes a row as its cells from left to right. A cell says how many grid columns it covers (``gridSpan``), a row how many
it leaves out before its first cell (``gridBefore``). A merge down is a cell that opens it and, in the rows below, cells at
the same columns that continue it (``vMerge``); old files merge to the right in the same manner (``hMerge``).

Word shows no text of a cell that only continues another. Where one holds text all the same, it becomes further lines of the
cell it belongs to.
"""

from collections.abc import Iterator
from typing import NamedTuple, final

from attrs import define, evolve, field

from fgmv_extract.document import Cell, Part, Table, make_cell
from fgmv_extract.options import Limits
from fgmv_extract.places import Place


@final
@define
class Traits:
    """What the properties of one cell say; most cells have none.

    ``opens`` and ``continues`` tell of a merge down, ``continues_left`` of one to the right. ``removed`` is a cell that is
    gone with a tracked change.
    """

    span: int = 1
    opens: bool = False
    continues: bool = False
    continues_left: bool = False
    removed: bool = False


_PLAIN = Traits()


@final
class _Stretch(NamedTuple):
    """Cells of one row that stand as one: its first grid column, its width, their indexes, and its part in a merge down."""

    column: int
    width: int
    indexes: tuple[int, ...]
    opens: bool
    continues: bool


@final
@define
class _Merge:
    """A merge down that may go on: which cell opened it, its width, the last row it reaches, and texts found below."""

    index: int
    width: int
    last: int
    texts: list[str] = field(factory=list)


@final
class Sheet:
    """A table while it is read: row by row it is put on the grid.

    ``texts`` are the cells of the row being read, ``before`` the columns left out before them; ``removed`` is a row that is
    gone with a tracked change. ``rows`` counts the rows that stand on the grid.
    """

    def __init__(self, block: int, table: int, limits: Limits) -> None:
        self.texts: list[str] = []
        self.before = 0
        self.removed = False
        self.rows = 0
        self._in_row = False
        self.is_cut = False
        self._traits: dict[int, Traits] = {}
        self._block = block
        self._table = table
        self._limits = limits
        self._columns = 0
        self._cells: list[Cell] = []
        self._merges: dict[int, _Merge] = {}
        self._tall: list[_Merge] = []
        self._place_of_cell: tuple[tuple[int, int], Place | None] = (-1, -1), None

    def traits(self) -> Traits:
        """Return the traits of the cell whose text is still being read, to be filled in."""
        return self._traits.setdefault(len(self.texts), Traits())

    def place(self) -> Place | None:
        """Return the place of the cell that is being read, None beyond the last column a table may have."""
        index = len(self.texts)
        known, place = self._place_of_cell
        if known != (self.rows, index):
            place = self._found(index) if index < self._limits.columns else None
            self._place_of_cell = (self.rows, index), place
        return place

    def _found(self, index: int) -> Place | None:
        for stretch in self._stretches(index + 1):
            if index in stretch.indexes:
                merge = self._merge_above(stretch)
                return (
                    self._cells[merge.index].place
                    if merge
                    else Place(self._block, self._table, self.rows, stretch.column)
                )
        return None

    def begin_row(self) -> bool:
        """Begin a row, or tell that the table has as many as it may have."""
        if self._in_row:
            self._end_row()
        self._in_row = self.rows < self._limits.rows
        return self._in_row

    def finished(self, part: Part, inside: Place | None) -> Table | None:
        """Return the table, None when it has no row."""
        if self._in_row:
            self._end_row()
        for merge in self._tall:
            cell = self._cells[merge.index]
            text = "\n".join(filter(None, (cell.text, *merge.texts)))
            self._cells[merge.index] = evolve(cell, text=text, row_span=merge.last - cell.row + 1)
        place = Place(self._block, self._table)
        return Table(tuple(self._cells), self.rows, self._columns, place, part, inside) if self.rows else None

    def _end_row(self) -> None:
        """Put the row that was read on the grid."""
        texts = self.texts
        if self._traits or self.before or self.removed or len(texts) > self._limits.columns:
            self._lay()
        else:
            cells, block, table, row, column = self._cells, self._block, self._table, self.rows, 0
            for text in texts:
                cells.append(make_cell(text, block, table, row, column))
                column += 1
            self._columns = max(self._columns, column)
            self.rows += 1
        texts.clear()
        self._in_row = False

    def _lay(self) -> None:
        """Put a row on the grid in which not every cell is one column wide and one row high."""
        if not self.removed:
            for stretch in self._stretches(len(self.texts)):
                self._put(stretch)
            self.rows += 1
        self._traits = {}
        self.before = 0
        self.removed = False

    def _put(self, stretch: _Stretch) -> None:
        text = "\n".join(filter(None, (self.texts[index] for index in stretch.indexes)))
        self._columns = max(self._columns, stretch.column + stretch.width)
        if merge := self._merge_above(stretch):
            self._go_on(merge, text)
            return
        if stretch.opens or stretch.continues:
            self._merges[stretch.column] = _Merge(len(self._cells), stretch.width, self.rows)
        self._cells.append(make_cell(text, self._block, self._table, self.rows, stretch.column, 1, stretch.width))

    def _go_on(self, merge: _Merge, text: str) -> None:
        if merge.last == self._cells[merge.index].row:
            self._tall.append(merge)
        merge.last = self.rows
        merge.texts.append(text)

    def _merge_above(self, stretch: _Stretch) -> _Merge | None:
        """Return the merge a stretch continues; it must reach the row above and be just as wide, as in Word."""
        merge = self._merges.get(stretch.column) if stretch.continues else None
        return merge if merge and merge.last == self.rows - 1 and merge.width == stretch.width else None

    def _stretches(self, count: int) -> Iterator[_Stretch]:
        """Yield the first ``count`` cells of the row from left to right, as far as columns go."""
        column, most = self.before, self._limits.columns
        self.is_cut |= count > most
        for indexes in self._groups(min(count, most)):
            traits = [self._traits.get(index, _PLAIN) for index in indexes]
            width = sum(each.span for each in traits)
            self.is_cut |= column + width > most
            if column >= most:
                return
            width = min(width, most - column)
            yield _Stretch(column, width, indexes, traits[0].opens, traits[0].continues)
            column += width

    def _groups(self, count: int) -> Iterator[tuple[int, ...]]:
        """Yield the indexes of cells that stand as one: cells that go on to the left, with the one they end at.

        A cell that is removed is none; when it goes on to the left, its columns are the left cell's all the same.
        """
        group: list[int] = []
        for index in range(count):
            traits = self._traits.get(index, _PLAIN)
            if traits.removed and not (group and traits.continues_left):
                continue
            if group and not traits.continues_left:
                yield tuple(group)
                group = []
            group.append(index)
        if group:
            yield tuple(group)
