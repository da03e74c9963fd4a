"""Tables and pages as they are drafted, before pages are put together."""

from collections.abc import Mapping, Sequence
from typing import final

from attrs import define, field, frozen

from fgmv_extract.places import Box
from fgmv_extract.readers.pdf.lines import Line
from fgmv_extract.readers.pdf.rulings import Ruling


@final
@define(eq=False)
class Slot:
    """A cell of a table that is being put together: its place on the grid, its box on its (first) page, its lines."""

    row: int
    column: int
    row_span: int
    column_span: int
    page: int
    box: Box
    lines: list[Line] = field(factory=list)

    @property
    def end(self) -> int:
        """The grid row behind its last."""
        return self.row + self.row_span

    @property
    def columns(self) -> tuple[int, int]:
        """The columns it covers: first, and how many."""
        return self.column, self.column_span

    @property
    def words(self) -> str:
        """Its text, for comparing: lines joined by blanks, in the order in which they were drawn."""
        return " ".join(line.text for line in self.lines)


_BEYOND = 3.0  # points
_FAR = 0.95  # of the width of a page: programs leave no less margin
HeadingRow = tuple[tuple[tuple[int, int], str], ...]
"""The cells of a row: the columns each covers, and its words."""

HEADINGS = 4
"""Rows of headings that a table may repeat."""
SAMPLE = 400
"""Cells that tell how a table is filled."""


@final
@define(eq=False)
class Draft:
    """A table that is being put together, of one page or of several.

    ``box`` is on its first page and ``last_box`` on its last; ``open_top`` and ``open_bottom`` tell that no ruling closes it
    there. ``inside`` is the slot of another table, ``holder``, that it stands in. ``head`` are the cells of its first rows,
    ``tail`` those that end with its last row, ``sample`` some of all: a table may run over a thousand pages.
    ``headings`` are its first rows as they were before they were joined to others, once asked for. ``share`` tells how many of the rows have something in the columns a cell may cover, and of how many rows that is known.
    """

    xs: tuple[float, ...]
    rows: int
    slots: list[Slot]
    page: int
    box: Box
    last_page: int
    last_box: Box
    open_top: bool = False
    open_bottom: bool = False
    ruled: bool = True
    inside: "Slot | None" = None
    holder: "Draft | None" = None
    head: list[Slot] = field(init=False)
    tail: list[Slot] = field(init=False)
    sample: list[Slot] = field(init=False)
    headings: tuple[HeadingRow, ...] | None = None
    share: tuple[dict[tuple[int, int], float], int] | None = None

    def __attrs_post_init__(self) -> None:
        self.head = [slot for slot in self.slots if slot.row < HEADINGS]
        self.tail = [slot for slot in self.slots if slot.row + slot.row_span == self.rows]
        self.sample = self.slots[:SAMPLE]

    @property
    def columns(self) -> int:
        """How many columns it has."""
        return len(self.xs) - 1

    def append(self, other: "Draft", skipped: int, halves: Mapping[int, Slot]) -> None:
        """Put the rows of a table below these, ``skipped`` heading rows aside.

        ``halves`` gives, by the identity of each lower half of a row that a page break cut, the upper half it belongs to.
        """
        shift = self.rows - skipped - bool(halves)
        added = [slot for slot in other.slots if slot.row >= skipped and id(slot) not in halves]
        self.tail = [halves.get(id(slot), slot) for slot in other.tail]
        for slot in added:
            slot.row += shift
        self.slots += added
        if len(self.sample) < SAMPLE:
            self.sample = self.sample + added
        self.rows = other.rows + shift
        self.last_page, self.last_box, self.open_bottom = other.last_page, other.last_box, other.open_bottom


@final
@frozen
class Leaf:
    """What one page holds: its tables, the lines outside them in the order in which they were drawn, and ``rules`` of no table."""

    number: int
    width: float
    height: float
    lines: list[Line]
    tables: list[Draft]
    rules: Sequence[Ruling] = ()
    pictures: bool = False
    cut: bool = False
    struck: bool = False

    @property
    def over(self) -> bool:
        """Whether a cell runs over the right edge of the page, and text in it nearly up to there: the rest is not drawn."""
        return any(
            line.right > _FAR * self.width
            for table in self.tables
            if table.box[2] > self.width + _BEYOND
            for slot in table.slots
            if slot.box[0] > 0 and slot.box[2] > self.width + _BEYOND
            for line in slot.lines
        )
