"""Lines become paragraphs and tables: the tables are found first, then the prose between them.

The words of the whole text help to undo what narrow columns did to long words.
"""

from collections.abc import Iterator, Sequence
from itertools import chain, groupby, pairwise
from operator import attrgetter
from typing import NamedTuple, final

from attrs import evolve

from fgmv_extract.readers.text.drafts import Draft, Grid, Piece
from fgmv_extract.readers.text.drawn.chopped import Words, may_be_cut
from fgmv_extract.readers.text.drawn.columns import width_of
from fgmv_extract.readers.text.drawn.outside import outside
from fgmv_extract.readers.text.drawn.prose import paragraphs_of, room_of
from fgmv_extract.readers.text.drawn.shapes import Drawing, Drawn, Kind, Undoing
from fgmv_extract.readers.text.drawn.unwrapping import is_address, unwrapped
from fgmv_extract.readers.text.lines import Lines
from fgmv_extract.readers.text.marked.struck import without_struck


@final
class Stretch(NamedTuple):
    """Lines from ``start`` to before ``end``: prose, or a drawing and its kind."""

    start: int
    end: int
    drawing: Drawing | None = None
    kind: Kind | None = None


def stretches_of(texts: Sequence[str], kinds: Sequence[Kind]) -> Iterator[Stretch]:
    """Yield the lines as prose and drawings, in order and without a gap."""
    at = start = 0
    while at < len(texts):
        found = _found(texts, at, kinds) if texts[at].strip() else None
        if found is None:
            at += 1
            continue
        kind, drawing = found
        if at > start:
            yield Stretch(start, at)
        yield Stretch(at, drawing.end, drawing, kind)
        at = start = drawing.end
    if at > start:
        yield Stretch(start, at)


def _found(texts: Sequence[str], at: int, kinds: Sequence[Kind]) -> tuple[Kind, Drawing] | None:
    return next(((kind, drawing) for kind in kinds if (drawing := kind.find(texts, at))), None)


def marked_drafts(lines: Lines, stretches: Sequence[Stretch]) -> Iterator[tuple[Draft, bool]]:
    """Yield paragraphs and tables with the marks in their texts, and whether marks of the text can stand in them."""
    prose = [
        text for stretch in stretches if stretch.drawing is None for text in lines.texts[stretch.start : stretch.end]
    ]
    words = Words(chain(prose, _drawn_words(stretches)))
    room = room_of(prose)
    for start, end, drawing, kind in stretches:
        if drawing is not None and kind is not None:
            yield from (((text, lines.numbers[at]), kind.is_marked) for text, at in drawing.above)
            left = () if kind.is_told else outside(lines.texts[start:end], drawing.cells)
            beside = tuple((lines.texts[start + at], lines.numbers[start + at]) for at in left)
            yield evolve(_grid(drawing, lines, words), outside=beside), kind.is_marked
        else:
            for piece in paragraphs_of(lines.texts[start:end], lines.numbers[start:end], room):
                yield piece, True


def undone(drafts: Sequence[tuple[Draft, bool]], undoing: Undoing) -> Iterator[Draft]:
    """Yield paragraphs and tables with their marks undone, without what is struck through; a paragraph of nothing but marks is none."""
    for draft, is_marked in drafts:
        if not isinstance(draft, Grid):
            if text := undoing.paragraph(without_struck(draft[0])).strip():
                yield text, draft[1]
        elif is_marked:
            yield evolve(draft, rows=[[_undone(piece, undoing) for piece in row] for row in draft.rows])
        else:
            yield draft


def texts_of(drafts: Sequence[tuple[Draft, bool]]) -> Iterator[str]:
    """Yield the texts in which marks can stand."""
    for draft, is_marked in drafts:
        if not isinstance(draft, Grid):
            yield draft[0]
        elif is_marked:
            yield from (piece[0] for row in draft.rows for piece in row if piece)


def _undone(piece: Piece | None, undoing: Undoing) -> Piece | None:
    return piece and (undoing.cell(without_struck(piece[0])).strip(), piece[1])


def _drawn_words(stretches: Sequence[Stretch]) -> Iterator[str]:
    """Yield the lines of cells without the words that may have been cut."""
    return (line for stretch in stretches if stretch.drawing for cell in stretch.drawing.cells for line in _whole(cell))


def _whole(cell: Drawn) -> Iterator[str]:
    """Yield the lines of a cell without what may be a piece of a word."""
    if not cell.width:
        yield from cell.lines
        return
    stripped = ["", *(line.strip() for line in cell.lines), ""]
    filling = [_filling(before, after, cell) for before, after in pairwise(stripped)]
    for line, begun, goes_on in zip(stripped[1:-1], filling, filling[1:], strict=False):
        if goes_on:
            continue
        if not begun:
            yield line
        elif cell.first_filled:
            yield line.partition(" ")[2]


def _filling(before: str, after: str, cell: Drawn) -> bool:
    """Tell whether two lines may be pieces of one word, whatever the padding of the cell."""
    if not (before and after):
        return False
    room = width_of(before if cell.first_filled else after)
    return room in (cell.width, cell.width - 2) and may_be_cut(before, after, room, first_filled=cell.first_filled)


def _grid(drawing: Drawing, lines: Lines, words: Words) -> Grid:
    cells = drawing.cells
    rows: list[list[Piece | None]] = [[] for _ in range(max(cell.row + cell.row_span for cell in cells))]
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    for number, row in groupby(cells, attrgetter("row")):
        beside = list(row)
        addressed = is_address(beside)
        for cell in beside:
            rows[number] += [None] * (cell.column - len(rows[number]))
            rows[number].append((unwrapped(cell, words, is_address=addressed), lines.numbers[cell.at]))
            if cell.row_span > 1 or cell.column_span > 1:
                spans[cell.row, cell.column] = cell.row_span, cell.column_span
    return Grid(rows, spans, left_out=drawing.left_out)
