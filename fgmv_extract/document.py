"""The first hinge: a ``Document`` is what stands on the pages, without any meaning.

A flat sequence of blocks in reading order. A block is a ``Paragraph`` or a ``Table``; a table is its *root cells with
spans*, a merged cell stored once:

    +----+---------+      rows=2, columns=3
    | a  | b       |      cells: a(0,0)  b(0,1, column_span=2)
    |    +----+----+             a has row_span=2
    |    | c  | d  |             c(1,1)  d(1,2)
    +----+----+----+

A table inside a cell stands behind the table that holds it and names that cell in ``inside``. Grid positions without any
cell (a ragged or truncated row) have none: absent is not the same as empty.
"""

from enum import StrEnum
from functools import cached_property
from typing import cast, final

from attrs import field, frozen

from fgmv_extract.findings import Finding
from fgmv_extract.places import Box, File, Place, make_place
from fgmv_extract.quick import maker, quick


class Part(StrEnum):
    """The part of a document a block belongs to."""

    BODY = "body"
    HEADER = "header"
    FOOTER = "footer"
    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"
    TEXT_BOX = "text box"
    COMMENT = "comment"


@final
@quick
@frozen(weakref_slot=False)
class Paragraph:
    """One paragraph. Line breaks inside it are newlines, tabs are tabs.

    ``style`` is the name or id of the style the format gives it (``Heading1``), None where the format has none.
    ``inside`` is the place of the table cell that holds it when it does not stand on its own (a text box in a cell).
    """

    text: str
    place: Place
    style: str | None = None
    part: Part = Part.BODY
    inside: Place | None = None

    @property
    def place_later(self) -> Place:
        """Its place, as it is there already; see ``Cell``."""
        return self.place


@final
@quick
@frozen(weakref_slot=False)
class Cell:
    """A root cell: its paragraphs are the lines of ``text``.

    It holds its own indexes, all from 0: those of its block and table, and its top left grid position. Empty text means an
    empty cell. Spans count grid rows and columns and are at least 1. ``line``, ``page`` and ``box`` are as in ``Place``.
    """

    text: str
    block: int
    table: int
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    line: int | None = None
    page: int | None = None
    box: Box | None = None

    @property
    def place(self) -> Place:
        """The place of the whole cell; made when it is asked for, because most cells are never asked."""
        return make_place(self.block, self.table, self.row, self.column, self.line, None, None, self.page, self.box)

    @property
    def place_later(self) -> Place:
        """Itself, in the field of a record that makes the place out of it when it is asked for it (``quick.late``)."""
        return cast("Place", self)

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The lines of the cell."""
        return tuple(self.text.split("\n"))


make_cell = maker(Cell)
"""Makes a cell, sooner than the class does."""


@final
@frozen(slots=False)
class Table:
    """Root cells in row-major order on a grid of ``rows`` x ``columns``.

    ``spaced`` tells that nothing but the space between them parts its columns: what is whose was judged by where it stands.
    """

    cells: tuple[Cell, ...]
    rows: int
    columns: int
    place: Place
    part: Part = Part.BODY
    inside: Place | None = None
    spaced: bool = field(default=False, eq=False)

    @cached_property
    def grid(self) -> tuple[tuple[Cell | None, ...], ...]:
        """``rows`` tuples of ``columns`` cells; a merged cell stands at every position it covers, None where no cell is."""
        grid: list[list[Cell | None]] = [[None] * self.columns for _ in range(self.rows)]
        for cell in self.cells:
            top, left = cell.row, cell.column
            if cell.row_span == 1 and cell.column_span == 1:
                grid[top][left] = cell
                continue
            for row in grid[top : top + cell.row_span]:
                row[left : left + cell.column_span] = [cell] * len(row[left : left + cell.column_span])
        grid.reverse()
        return tuple(tuple(grid.pop()) for _ in range(self.rows))  # one by one: the lists would take as much once more

    @property
    def text(self) -> str:
        """All cells, one row a line, tabs between cells."""
        rows: list[list[str]] = [[] for _ in range(self.rows)]
        for cell in self.cells:
            rows[cell.row].append(cell.text)
        return "\n".join("\t".join(row) for row in rows)


Block = Paragraph | Table


@final
@frozen(slots=False)
class Document:
    """A document as read: its blocks in reading order, where it came from, and what was odd about it.

    Headers and footers stand behind the body, then footnotes and endnotes; ``Paragraph.part`` tells them apart.
    """

    file: File
    blocks: tuple[Block, ...]
    findings: tuple[Finding, ...] = field(default=(), eq=False)

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """The tables in reading order; ``Place.table`` indexes them."""
        return tuple(block for block in self.blocks if isinstance(block, Table))

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs that stand outside tables, in reading order."""
        return tuple(block for block in self.blocks if isinstance(block, Paragraph))

    def text_at(self, place: Place) -> str:
        """Return the text that stands at ``place``; ``IndexError`` when the document has no such place."""
        block = self.blocks[place.block]
        if isinstance(block, Table) and place.row is not None and place.column is not None:
            cell = block.grid[place.row][place.column]
            if cell is None:
                raise IndexError(place)
            text = cell.text
        else:
            text = block.text
        return text[place.start : place.end]
