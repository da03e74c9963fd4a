"""The order in which a page is read: from the top down, text columns one after the other, tables where they stand."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import final

from attrs import frozen

from fgmv_extract.readers.pdf.drafts import Draft, Leaf
from fgmv_extract.readers.pdf.lines import Line, rows_of
from fgmv_extract.readers.pdf.order import are_drawn_in_rows
from fgmv_extract.readers.pdf.unruled import tables_among

_COLUMN = 8  # lines that a text column has at least
_FULL = 0.8  # of the width of its column: a full line
_OFTEN = 0.35  # of the lines of running text are full
_MIDDLE = (0.25, 0.75)  # of the width of a page: where a gap between two columns of text may stand


@final
@frozen
class Text:
    """Running text: its rows from the top down, and the column of the page that it stands in (0 over the whole width)."""

    rows: list[list[Line]]
    column: int
    page: int


Piece = Text | Draft


def pieces_of(leaf: Leaf) -> list[Piece]:
    """Return what stands on a page in reading order."""
    tables = [table for table in leaf.tables if table.holder is None]
    gutter = _gutter(leaf)
    if gutter is None:
        return _down(leaf, leaf.lines, tables, 0)
    pieces: list[Piece] = []
    bounds = _bands(leaf, tables, gutter)
    for top, bottom, whole in bounds:
        lines = [line for line in leaf.lines if top <= line.base < bottom]
        within = [table for table in tables if top <= table.box[1] < bottom]
        sides = (
            [(0, lines, within)]
            if whole
            else [
                (1, [x for x in lines if x.left < gutter], [t for t in within if t.box[0] < gutter]),
                (2, [x for x in lines if x.left >= gutter], [t for t in within if t.box[0] >= gutter]),
            ]
        )
        for column, some, few in sides:
            pieces += _down(leaf, some, few, column)
    return pieces


def _down(leaf: Leaf, lines: list[Line], tables: list[Draft], column: int) -> list[Piece]:
    """Return the pieces of one column from the top down."""
    pieces: list[Piece] = []
    rows: list[list[Line]] = []
    waiting = sorted(tables, key=lambda table: (table.box[1], table.box[0]))
    for row in rows_of(lines):
        while waiting and waiting[0].box[1] < row[0].base:
            pieces += _texts(rows, column, leaf)
            rows = []
            pieces.append(waiting.pop(0))
        rows.append(row)
    pieces += _texts(rows, column, leaf)
    return [*pieces, *waiting]


def _texts(rows: list[list[Line]], column: int, leaf: Leaf) -> Iterator[Piece]:
    """Yield running text, and the tables without rulings that stand in it."""
    for piece in tables_among(rows, leaf.number, leaf.rules):
        if isinstance(piece, Draft):
            yield piece
        elif piece:
            yield Text(piece, column, leaf.number)


def _bands(leaf: Leaf, tables: Sequence[Draft], gutter: float) -> list[tuple[float, float, bool]]:
    """Cut a page of two columns where something stands over both; return top, bottom and whether that is whole."""
    over = [(line.top, line.bottom) for line in leaf.lines if line.left < gutter - 3 and line.right > gutter + 3]
    over += [(t.box[1], t.box[3]) for t in tables if t.box[0] < gutter - 3 and t.box[2] > gutter + 3]
    bands: list[tuple[float, float, bool]] = []
    at = float("-inf")
    for top, bottom in sorted(over):
        if bottom <= at:
            continue
        if top > at:
            bands.append((at, top, False))
        bands.append((max(at, top), bottom, True))
        at = bottom
    bands.append((at, float("inf"), False))
    return bands


def _gutter(leaf: Leaf) -> float | None:
    """Find where the right one of two columns of running text begins."""
    lines = [line for line in leaf.lines if not line.turns]
    begins = Counter(round(line.left / 2) for line in lines if _MIDDLE[0] < line.left / max(leaf.width, 1) < _MIDDLE[1])
    if not begins:
        return None
    common, count = begins.most_common(1)[0]
    gutter = common * 2 - 3.0
    left = [line for line in lines if line.right < gutter]
    right = [line for line in lines if line.left >= gutter]
    crossing = len(lines) - len(left) - len(right)
    if count < _COLUMN or len(left) < _COLUMN or crossing * 4 > len(lines):
        return None
    if not (_is_running(left) and _is_running(right)):
        return None
    return None if are_drawn_in_rows([left, right], lambda line: int(line.left >= gutter)) else gutter


def _is_running(lines: Sequence[Line]) -> bool:
    """Tell whether lines are running text: enough of them fill their column."""
    width = max(line.right for line in lines) - min(line.left for line in lines)
    return sum(line.right - line.left > _FULL * width for line in lines) > _OFTEN * len(lines)
