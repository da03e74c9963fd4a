"""Lines go into the cells they stand in; a line that runs over several cells is cut at their edges."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import final

from attrs import define

from fgmv_extract.readers.pdf.drafts import Draft, Slot
from fgmv_extract.readers.pdf.lattice import Lattice
from fgmv_extract.readers.pdf.lines import Line
from fgmv_extract.readers.pdf.sheets import Sheet
from fgmv_extract.readers.pdf.stretches import apart, cut, cut_at

_OVER = 1.5  # points by which letters may reach over the edge of their cell
_TOUCHING = 0.15  # sizes of the font: letters of one word stand closer


@final
@define(eq=False)
class _Tray:
    """A table on the page, and which of its cells covers each mesh of the lattice.

    ``slots`` has a row and a column more, of None: whatever stands in front of the first or behind the last finds these.
    """

    lattice: Lattice
    draft: Draft
    slots: list[list[Slot | None]]

    def slot_at(self, x: float, y: float) -> Slot | None:
        return self.slots[bisect_right(self.lattice.ys, y) - 1][bisect_right(self.lattice.xs, x) - 1]


def fill(sheet: Sheet, lines: list[Line], found: list[Lattice]) -> tuple[list[Draft], list[Line]]:
    """Put lines into tables; return the tables that hold any, and the lines that stand in none, cut at wide gaps."""
    trays = [_tray(lattice, sheet.number) for lattice in found]
    trays.sort(key=lambda tray: _area(tray.lattice))
    outside = _put(sheet, lines, trays)
    for tray in trays:
        _nest(tray, trays)
    trays.sort(key=lambda tray: (tray.draft.box[1], tray.draft.box[0]))
    filled = [tray.draft for tray in trays if any(slot.lines for slot in tray.draft.slots)]
    return filled, outside


def _put(sheet: Sheet, lines: Sequence[Line], trays: list[_Tray]) -> list[Line]:
    """Put lines into the cells of the smallest tables they stand in; return those that stand in none."""
    outside: list[Line] = []
    waiting = [*reversed(lines)]
    while waiting:
        line = waiting.pop()
        left, right, base, size = line[1:5]
        y = base - 0.3 * size
        x = left + 2.0 if right - left > 4.0 else (left + right) / 2
        slot = None
        for tray in trays:
            if (slot := tray.slot_at(x, y)) is not None:
                break
        if slot is not None and right <= slot.box[2] + _OVER:
            slot.lines.append(line)
            continue
        edge = _edge_behind(trays, line, y) if slot is None else slot.box[2]
        if edge is not None and line.right > edge + _OVER and not line.turns:
            here, there = _parted(sheet, line, edge)
            if here and there:
                waiting += [*there, *here]
                continue
        if slot is not None:
            slot.lines.append(line)
        else:
            outside += [line] if line.turns else apart(sheet, line)
    return outside


def _edge_behind(trays: list[_Tray], line: Line, y: float) -> float | None:
    """Return the left edge of the next table that a line from outside runs into."""
    edges = (
        tray.lattice.xs[0]
        for tray in trays
        if tray.lattice.ys[0] < y < tray.lattice.ys[-1] and line.left < tray.lattice.xs[0] < line.right
    )
    return min(edges, default=None)


def _parted(sheet: Sheet, line: Line, edge: float) -> tuple[Sequence[Line], Sequence[Line]]:
    """Cut a line at the edge of its cell; a word that reaches over it stays whole."""
    here, there = cut(sheet, line, edge)
    if not (here and there):
        return here, there
    last, first = here[-1], there[0]
    if first.start == last.end and first.left - last.right < _TOUCHING * line.size:
        blank = line.text.find(" ", first.start - line.start)
        if blank < 0:
            return [line], []
        return cut_at(sheet, line, line.start + blank + 1)
    return here, there


def _tray(lattice: Lattice, page: int) -> _Tray:
    xs, ys = lattice.xs, lattice.ys
    slots: list[list[Slot | None]] = [[None] * len(xs) for _ in ys]
    made = []
    for top, left, row_span, column_span in lattice.meshes:
        bottom, right = top + row_span, left + column_span
        slot = Slot(top, left, row_span, column_span, page, (xs[left], ys[top], xs[right], ys[bottom]))
        made.append(slot)
        for row in slots[top:bottom]:
            row[left:right] = [slot] * column_span
    draft = Draft(xs, len(ys) - 1, made, page, lattice.box, page, lattice.box, lattice.open_top, lattice.open_bottom)
    return _Tray(lattice, draft, slots)


def _area(lattice: Lattice) -> float:
    left, top, right, bottom = lattice.box
    return (right - left) * (bottom - top)


def _nest(tray: _Tray, trays: list[_Tray]) -> None:
    """Find the cell of another table that a table stands in."""
    left, top, right, bottom = tray.draft.box
    for other in trays:
        if other is not tray and _area(other.lattice) > _area(tray.lattice):
            slot = other.slot_at((left + right) / 2, (top + bottom) / 2)
            if slot is not None and slot.box[0] <= left and slot.box[2] >= right:
                tray.draft.inside, tray.draft.holder = slot, other.draft
                return
