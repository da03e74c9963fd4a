"""Rows that know the edges of their cells become a table on one grid.

Every row has its own edges, in twips (1/1440 inch) from the margin. The columns of the grid are the stretches between all
edges of the table; a cell covers as many as lie between its own two.

    row 1   0 |-------- 2000 |-------- 4000 |       a   b
    row 2   0 |----------------------- 4003 |       c          c covers both columns

Edges that were drawn by hand, or rounded by a program, miss each other by a few twips and are one edge all the same.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import final

from attrs import frozen

from fgmv_extract.document import Part
from fgmv_extract.places import Place
from fgmv_extract.readers.word.pages import Pages
from fgmv_extract.readers.word.tables import Sheet

_ONE_EDGE = 90  # twips; no letter fits into a column that narrow
_PLAIN_WIDTH = 1440


@final
@frozen
class Merge:
    """The part of one cell in merges: it opens or continues one down (or neither), or it goes on with the cell left of it."""

    opens: bool = False
    continues: bool = False
    continues_left: bool = False


ALONE = Merge()


@final
@frozen
class Shape:
    """The edges of a row: the left one of its first cell, then the right one of each cell; and the cells' merges."""

    edges: tuple[int, ...]
    merges: tuple[Merge, ...] = ()


@final
@frozen
class Row:
    """The texts of a row's cells, and its shape, None when the text ends before it."""

    texts: tuple[str, ...]
    shape: Shape | None


def lay(
    rows: Sequence[Row], pages: Pages, part: Part, inside: Place | None, wanted: AbstractSet[tuple[int, int]]
) -> dict[tuple[int, int], Place]:
    """Add a table to ``pages``; return the places of the ``wanted`` cells, given as indexes of row and cell.

    A cell that limits cut off has no place.
    """
    shapes = tuple(_shapes(rows))
    columns = _columns(shapes)
    sheet = pages.new_sheet()
    places: dict[tuple[int, int], Place] = {}
    for number, (row, edges) in enumerate(zip(rows, shapes, strict=True)):
        if not sheet.begin_row():
            pages.cuts.add(f"a table has more than {pages.limits.rows:,} rows")
            break
        for cell in _filled(sheet, row, [_index(columns, edge) for edge in edges]):
            if (number, cell) in wanted and (place := sheet.place()):
                places[number, cell] = place
    cells = pages.add_table(sheet, part, inside)
    kept = {cell.place for cell in cells} if places else set()
    return {cell: place for cell, place in places.items() if place in kept}


def _filled(sheet: Sheet, row: Row, borders: Sequence[int]) -> Iterator[int]:
    """Put the cells of a row on the sheet; yield the index of each while the sheet knows its place."""
    sheet.before = borders[0]
    merges = row.shape.merges if row.shape else ()
    for cell, text in enumerate(row.texts):
        span = borders[cell + 1] - borders[cell]
        merge = merges[cell] if cell < len(merges) else ALONE
        if span != 1 or merge is not ALONE:
            traits = sheet.traits()
            traits.span = span
            traits.opens, traits.continues, traits.continues_left = merge.opens, merge.continues, merge.continues_left
        yield cell
        sheet.texts.append(text)


def _shapes(rows: Sequence[Row]) -> Iterator[tuple[int, ...]]:
    """Yield the edges of each row, one more than it has cells.

    A row without a shape has that of the row before it; cells beyond the last edge are of a plain width.
    """
    last: tuple[int, ...] = (0,)
    for row in rows:
        if row.shape and row.shape.edges:
            last = row.shape.edges
        yield _rising(last, len(row.texts))


def _rising(edges: tuple[int, ...], cells: int) -> tuple[int, ...]:
    """Return edges for so many cells, each to the right of the one before it, whatever the file says."""
    if len(edges) == cells + 1 and all(left < right for left, right in pairwise(edges)):
        return edges
    mended = [edges[0]]
    for cell in range(cells):
        edge = edges[cell + 1] if cell + 1 < len(edges) else mended[-1] + _PLAIN_WIDTH
        mended.append(edge if edge > mended[-1] else mended[-1] + _PLAIN_WIDTH)
    return tuple(mended)


def _columns(shapes: Sequence[tuple[int, ...]]) -> list[int]:
    """Return the edges of the grid: the leftmost of each group of edges that are one."""
    distinct = set(shapes)
    narrowest = min((right - left for edges in distinct for left, right in pairwise(edges)), default=_ONE_EDGE)
    tolerance = min(_ONE_EDGE, narrowest - 1)  # two edges of one row are never one
    columns: list[int] = []
    for edge in sorted({edge for edges in distinct for edge in edges}):
        if not columns or edge - columns[-1] > tolerance:
            columns.append(edge)
    return columns


def _index(columns: list[int], edge: int) -> int:
    """Return which edge of the grid an edge is."""
    return bisect_right(columns, edge) - 1
