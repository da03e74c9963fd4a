"""Areas become tables; those that a page break cuts become one again."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import islice, pairwise, takewhile
from typing import final

from attrs import frozen

from fgmv_extract.readers.text.codes import kind_of_code
from fgmv_extract.readers.text.columns.bands import Strip, cut, rows_of
from fgmv_extract.readers.text.columns.gutters import gutters_of, headings_of, most_gutters_of
from fgmv_extract.readers.text.columns.over import Over, over
from fgmv_extract.readers.text.columns.sheets import Line
from fgmv_extract.readers.text.columns.spans import Span
from fgmv_extract.readers.text.columns.torn_labels import with_whole_label
from fgmv_extract.readers.text.columns.wavers import extents_of, under, wavering
from fgmv_extract.readers.text.columns.wraps import joined
from fgmv_extract.readers.text.drafts import Grid, Piece

_FEW = 2  # columns that may be more in one row than in others


@final
@frozen
class Columns:
    """The lines of a table, cut into as many texts each as it has columns, and where these columns stand."""

    strips: Sequence[Strip]
    extents: Sequence[Span]

    @property
    def columns(self) -> int:
        """How many columns there are."""
        return len(self.extents)


def columns_of(lines: Sequence[Line], captions: AbstractSet[int] = frozenset()) -> Columns:
    """Cut the lines of an area: at its gutters, or row by row where its columns waver; ``captions`` keep to none."""
    filled = [line for line in lines if line.text]
    texts = [line.text for line in filled if line.number not in captions]
    above = over(texts)
    cells, extents = _cut(texts) if above is None else _cut_below(texts, above)
    rows = iter(cells)
    caption = ("",) * (len(extents) - 1)
    cells = [(line.text.strip(), *caption) if line.number in captions else next(rows) for line in filled]
    strips = _strips(filled, cells)
    if above is None:
        return Columns(strips, extents)
    number = next(islice((line.number for line in filled if line.number not in captions), above.line, None))
    return Columns([s._replace(over=above.columns) if s.number == number else s for s in strips], extents)


def _cut(texts: Sequence[str]) -> tuple[list[tuple[str, ...]], Sequence[Span]]:
    """Cut lines into the texts of columns, and return where these stand."""
    headings = headings_of(texts)
    if len(gutters_of(texts, headings)) + 1 < len(headings) > _FEW:
        return wavering(texts, headings), headings
    gutters = most_gutters_of(texts)
    cells = [cut(text, gutters) for text in texts]
    if len(gutters) == 1:
        cells = _further(texts, cells, gutters[0])
    extents = extents_of(texts, gutters)
    beyond = [Span(extents[-1].end, extents[-1].end)] * (len(cells[0]) - len(extents))
    return cells, [*extents, *beyond]


def _cut_below(texts: Sequence[str], above: Over) -> tuple[list[tuple[str, ...]], Sequence[Span]]:
    """Cut lines at the gutters there are without a heading over several columns."""
    cells = [above.texts if at == above.line else cut(text, above.gutters) for at, text in enumerate(texts)]
    rest = [text for at, text in enumerate(texts) if at != above.line]
    return cells, extents_of(rest, above.gutters)


def _further(texts: Sequence[str], cells: Sequence[tuple[str, ...]], gutter: Span) -> list[tuple[str, ...]]:
    """Cut the rows of two columns further, each where wide gaps run through all of its lines."""
    marks = sorted({0, *(at for at, cell in enumerate(cells) if cell[0]), len(texts)})
    further: list[tuple[str, ...]] = []
    for start, stop in pairwise(marks):
        own = [one for one in gutters_of(texts[start:stop]) if one.start >= gutter.end and one.end - one.start > _FEW]
        further += [cut(text, (gutter, *own)) for text in texts[start:stop]]
    most = max(map(len, further))
    return [(*cell, *[""] * (most - len(cell))) for cell in further]


def _strips(lines: Sequence[Line], cells: Sequence[tuple[str, ...]]) -> list[Strip]:
    strips: list[Strip] = []
    last = lines[0].number
    for line, here in zip(lines, cells, strict=True):
        strips.append(Strip(line.number, line.number > last + 1, here))
        last = line.number
    return strips


def continued(before: Columns, after: Columns) -> Columns | None:
    """Join what a page break divides, without the heading rows that the page repeats; None when they are two tables.

    Without headings, what stands behind the break may have fewer columns: one in which all cells are empty does not show.
    """
    strips = after.strips
    repeated = sum(1 for _ in takewhile(_are_same, zip(before.strips, strips, strict=False)))
    if repeated:
        strips = strips[repeated:]
    elif after.columns > before.columns or _begins_other(before, after):
        return None
    columns = under(after.extents, before.extents)
    rest = [strip._replace(texts=_spread(strip.texts, columns, before.columns)) for strip in strips]
    return Columns([*before.strips, *rest], before.extents)


def extended(table: Columns, lines: Sequence[Line]) -> Columns:
    """Add lines from the top of the next page that stand in one column and go on with the last row."""
    texts = [line.text for line in lines]
    column = 1 + under(extents_of(texts, ()), table.extents[1:])[0]
    strips = _strips(lines, [_spread((text.strip(),), [column], table.columns) for text in texts])
    return Columns([*table.strips, *strips], table.extents)


def _are_same(pair: tuple[Strip, Strip]) -> bool:
    return pair[0].texts == pair[1].texts


def _spread(texts: Sequence[str], columns: Sequence[int], count: int) -> tuple[str, ...]:
    """Put texts into their columns; the others are empty."""
    here = dict(zip(columns, texts, strict=True))
    return tuple(here.get(column, "") for column in range(count))


def _begins_other(before: Columns, after: Columns) -> bool:
    """Whether the first line behind a page break has a first cell that is none of the codes before it."""
    first = after.strips[0].texts[0]
    firsts = [strip.texts[0] for strip in before.strips if strip.texts[0]]
    coded = 2 * sum(kind_of_code(text) is not None for text in firsts) >= len(firsts) > 1
    return bool(first) and coded and kind_of_code(first) is None


def grid_of(table: Columns, words: frozenset[str]) -> Grid:
    """Make the cells of a table."""
    rows = rows_of(table.strips)
    spans = {(at, row[0].over[0]): (1, row[0].over[1]) for at, row in enumerate(rows) if row[0].over}
    cells: list[list[Piece | None]] = [list(_cells(row, words)) for row in rows]
    for (row, column), (_, count) in spans.items():
        cells[row][column + 1 : column + count] = [None] * (count - 1)
    return Grid(cells, spans, spaced=True)


def _cells(row: Sequence[Strip], words: frozenset[str]) -> Iterator[Piece]:
    number = row[0].number
    for column in zip(*(strip.texts for strip in row), strict=True):
        lines = [(strip.number, text) for strip, text in zip(row, column, strict=True) if text]
        text = joined([text for _, text in lines], words)
        yield with_whole_label(text) if len(row[0].texts) == 1 else text, lines[0][0] if lines else number
