"""Pieces become blocks: paragraphs, and tables with the text of their cells."""

from collections.abc import Sequence
from operator import attrgetter
from typing import final

from fgmv_extract.document import Block, Cell, Paragraph, Part, Table
from fgmv_extract.places import Box, Place
from fgmv_extract.readers.pdf.columns import Columns
from fgmv_extract.readers.pdf.drafts import Draft
from fgmv_extract.readers.pdf.flow import Piece, Text
from fgmv_extract.readers.pdf.geometry import around
from fgmv_extract.readers.pdf.lines import Line, rows_on_pages, side_by_side
from fgmv_extract.readers.pdf.words import Words
from fgmv_extract.readers.pdf.wrapping import (
    Setting,
    paragraphs_of,
    pitch_of,
    text_of,
)

_GRID = attrgetter("row", "column")
_ASKEW = 1.5  # points
_PADDING = 10.0  # points at most that a cell leaves free at its sides


@final
class Blocks:
    """The blocks of a document while they are made."""

    def __init__(self, words: Words, columns: Columns, nested: Sequence[Draft]) -> None:
        self.words = words
        self.columns = columns
        self.nested = nested
        self.blocks: list[Block] = []
        self.tables: list[Draft] = []
        self.begins: list[int] = []

    def place_of(self, draft: Draft, row: int | None = None) -> Place | None:
        """Return the place of a table, or of the first cell of one of its rows."""
        number = next((at for at, each in enumerate(self.tables) if each is draft), None)
        if number is None:
            return None
        table = self.blocks[self.begins[number]]
        if row is None or not isinstance(table, Table):
            return table.place
        return next((cell.place for cell in table.cells if cell.row == row), table.place)

    def add(self, piece: Piece) -> None:
        """Add a table or running text."""
        if isinstance(piece, Draft):
            self.table(piece)
        else:
            self.running(piece, self.columns.setting_of(piece))

    def furniture(self, text: str, part: Part, page: int, box: Box) -> None:
        """Add a row of a header or footer."""
        self.blocks.append(Paragraph(text, Place(len(self.blocks), page=page, box=box), part=part))

    def running(self, text: Text, setting: Setting) -> None:
        """Add running text as paragraphs."""
        lines = [side_by_side(row) for row in text.rows]
        for paragraph in paragraphs_of(lines, setting, self.words):
            told = text_of(paragraph, setting.limit, self.words)
            page = paragraph[0].page
            box = around(*(line.box for line in paragraph if line.page == page))
            self.blocks.append(Paragraph(told, Place(len(self.blocks), page=page, box=box)))

    def table(self, draft: Draft) -> None:
        """Add a table, and behind it those that stand in its cells."""
        block, number = len(self.blocks), len(self.tables)
        self.tables.append(draft)
        self.begins.append(block)
        padding = min((slot.lines[0].left - slot.box[0] for slot in draft.slots if slot.lines), default=0.0)
        padding = min(max(padding, 0.0), _PADDING)
        rows = {id(slot): rows_on_pages(slot.lines) for slot in draft.slots if len(slot.lines) > 1}
        free, columns = not draft.ruled, draft.columns
        usual = Setting(0.0, 0.0, pitch_of(rows.values()), *self.columns.blanks, free=free)
        lefts, right = _lefts(draft), self.right_of(draft) if free else 0.0
        settings: dict[tuple[float, float], Setting] = {}  # one serves most cells of a column
        cells = []
        for slot in sorted(draft.slots, key=_GRID):
            row, column, row_span, column_span, box = slot.row, slot.column, slot.row_span, slot.column_span, slot.box
            lines = rows.get(id(slot))
            if lines is None:
                text = slot.lines[0].text if slot.lines else ""
            else:
                behind = column + column_span
                widest = max([line.right for line in lines])
                limit = max(box[2] - padding, right if behind == columns else 0.0, widest)
                ends = lefts.get(behind, box[0] + padding), limit
                setting = settings.get(ends) or settings.setdefault(ends, usual.between(*ends))
                text = self.cell_text(lines, setting)
            cells.append(Cell(text, block, number, row, column, row_span, column_span, None, slot.page, box))
        place = Place(block, number, page=draft.page, box=draft.box)
        inside = self.holding(draft) if draft.inside is not None else None
        self.blocks.append(Table(tuple(cells), draft.rows, draft.columns, place, inside=inside, spaced=not draft.ruled))
        for nested in self.nested:
            if nested.holder is draft:
                self.table(nested)

    def right_of(self, draft: Draft) -> float:
        """Return how far the last column of a table without rulings reaches: to where its texts end that stand at the right."""
        slots = [slot for slot in draft.slots if slot.column + slot.column_span == draft.columns]
        lines = [line for slot in slots for line in slot.lines]
        right = max((line.right for line in lines), default=0.0)
        at_right = {round(line.left) for line in lines if right - line.right < _ASKEW}
        return right if len(at_right) > 1 else self.columns.limit_on(draft.page)

    def holding(self, draft: Draft) -> Place | None:
        """Return the place of the cell that a table stands in."""
        at = next((at for at, each in enumerate(self.tables) if each is draft.holder), None)
        if at is None or draft.inside is None:
            return None
        return Place(
            self.begins[at], at, draft.inside.row, draft.inside.column, page=draft.inside.page, box=draft.inside.box
        )

    def cell_text(self, lines: list[Line], setting: Setting) -> str:
        """Return the text of a cell, a line for each paragraph."""
        limit, words = setting.limit, self.words
        return "\n".join([text_of(group, limit, words) for group in paragraphs_of(lines, setting, words)])


def _lefts(draft: Draft) -> dict[int, float]:
    """Return how far to the left texts reach in a table without rulings, by the column that stands behind them."""
    lefts: dict[int, float] = {}
    for slot in [] if draft.ruled else draft.slots:
        for line in slot.lines:
            behind = slot.column + slot.column_span
            lefts[behind] = min(line.left, lefts.get(behind, line.left))
    return lefts
