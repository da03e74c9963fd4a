"""A table of a page while it is open: the group, row and cell that are being read, and how many rows it may have."""

from collections.abc import Sequence
from typing import final

from attrs import define

from fgmv_extract.readers.html.bare import Texts
from fgmv_extract.readers.html.parsing import Element
from fgmv_extract.readers.html.sheets import Row, Sheet


@final
@define(eq=False)
class OpenTable:
    """A table that is open; ``row`` and ``cell`` are None between rows and cells.

    Rows behind the first ``most`` stand in no table, and ``cuts`` is told of them.
    """

    sheet: Sheet
    most: int
    cuts: set[str]
    row: Row | None = None
    cell: Element | None = None
    _in_group: bool = False
    _rows: int = 0

    def begin_group(self, tag: str) -> None:
        """Begin a group of rows."""
        self.sheet.begin_group(tag)
        self._in_group, self.row = True, None

    def end_group(self) -> None:
        """End a group of rows; further rows are a group of their own."""
        self._in_group, self.row = False, None

    def begin_row(self) -> Row:
        """Begin a row."""
        self.row = self._new_row()
        return self.row

    def add_bare(self, rows: Sequence[Texts]) -> None:
        """Add rows that stand beside the tree, as many as the table may have."""
        room = max(self.most - self._rows, 0)
        if rows[:room]:
            self._new_row()
            self.sheet.groups[-1][1][-1:] = rows[:room]
        self._rows += len(rows[1:room])
        if rows[room:]:
            self._new_row()
        self.row = None

    def _new_row(self) -> Row:
        self._rows += 1
        if self._rows > self.most:
            self.cuts.add(f"a table has more than {self.most:,} rows")
            return []
        if not self._in_group:
            self.sheet.begin_group("tbody")
            self._in_group = True
        return self.sheet.begin_row()
