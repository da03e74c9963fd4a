"""What was read of a page gets its places: drafts become the blocks of a document.

The body comes first, then headers and footers, notes and comments. A table stands before those inside its cells. One that only
arranges others on the screen is none: what stands in its cells stands on its own.
"""

from collections.abc import Iterable, Sequence

from fgmv_extract.document import Block, Cell, Paragraph, Part, Table, make_cell
from fgmv_extract.options import Limits
from fgmv_extract.places import Place
from fgmv_extract.readers.html.bare import Texts
from fgmv_extract.readers.html.observations import Observations
from fgmv_extract.readers.html.sheets import Box, Laid, Row, Sheet, Text, lay

_ORDER = {part: number for number, part in enumerate(Part)}


def settle(drafts: Iterable[Text | Sheet], limits: Limits, observed: Observations) -> tuple[Block, ...]:
    """Return the blocks."""
    settling = _Settling(limits, observed)
    for draft in sorted(drafts, key=lambda draft: _ORDER[draft.part]):
        settling.add(draft, None)
    return tuple(settling.blocks)


class _Settling:
    """The blocks so far."""

    def __init__(self, limits: Limits, observed: Observations) -> None:
        self.blocks: list[Block] = []
        self._tables = 0
        self._limits = limits
        self._observed = observed

    def add(self, draft: Text | Sheet, inside: Place | None) -> None:
        """Add a paragraph, or a table and those in its cells."""
        if isinstance(draft, Text):
            self.blocks.append(Paragraph(draft.text, Place(len(self.blocks)), draft.style, draft.part, inside))
        elif _is_layout(draft):
            for box in draft.boxes():
                for each in _alone(box, draft.part):
                    self.add(each, inside)
        else:
            self._add_table(draft, inside)

    def _add_table(self, sheet: Sheet, inside: Place | None) -> None:
        block, table = len(self.blocks), self._tables
        groups = sheet.shown()
        if sheet.is_plain and max((len(row) for rows in groups for row in rows), default=0) <= self._limits.columns:
            cells = _plain(groups, block, table)
            boxes = list(sheet.boxes()) if sheet.holds_tables else []
            rows = cells[-1].row + 1 if cells else 0
        else:
            laid, rows, is_cut = lay(sheet.ordered(), self._limits.columns)
            boxes, cells = [each.box for each in laid], _laid(laid, block, table)
            if is_cut:
                self._observed.cuts.add(f"a table has more than {self._limits.columns:,} columns")
        if not cells:
            return
        columns = max(cell.column for cell in cells) + 1
        self.blocks.append(Table(cells, rows, columns, Place(block, table), sheet.part, inside))
        self._tables += 1
        for box, cell in zip(boxes, cells, strict=True) if sheet.holds_tables else ():
            for within in box.sheets:
                self.add(within, cell.place)


def _plain(groups: Iterable[list[Row | Texts]], block: int, table: int) -> tuple[Cell, ...]:
    """Return the cells of a table without spans and gaps, as most are: their positions in their rows are those on the grid."""
    cells: list[Cell] = []
    for row, line in enumerate(row for rows in groups for row in rows if row):
        if isinstance(line, tuple):
            cells += [make_cell(text, block, table, row, column) for column, text in enumerate(line)]
        else:
            cells += [
                make_cell(box.text, block, table, row, column) for column, box in enumerate(line) if box is not None
            ]
    return tuple(cells)


def _laid(laid: Sequence[Laid], block: int, table: int) -> tuple[Cell, ...]:
    return tuple(
        make_cell(each.box.text, block, table, each.row, each.column, each.row_span, each.column_span) for each in laid
    )


def _is_layout(sheet: Sheet) -> bool:
    """Tell a table that only arranges: it says so, or it holds tables and is no more than a row or a column of boxes."""
    if sheet.is_layout or not sheet.holds_tables:
        return sheet.is_layout
    rows = [row for group in sheet.ordered() for row in group if row]
    if len(rows) > 1 and any(len(row) > 1 for row in rows):
        return False
    return any(box is not None and box.sheets for row in rows for box in row)


def _alone(box: Box, part: Part) -> list[Text | Sheet]:
    """Return what stands in a cell as if it stood outside; empty paragraphs are none."""
    return [Text(each, None, part) if isinstance(each, str) else each for each in box.content if each]
