"""Columns that waver: their gutters run straight within a row, but not through the whole table.

    FGMV-08      Technical      October    ITU-T SG5     Q7/20 plans
                 Specificatio   2023       and ITU-T     to initiate
    FGMV-09      Technical      October    ITU-T SG20 Q2/20 plans
                 Report on      2023       and ITU-T  to initiate

Each row is cut at its own gutters, and its cells are given to the headings they stand under.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from fgmv_extract.readers.text.columns.bands import cut
from fgmv_extract.readers.text.columns.gutters import gutters_of
from fgmv_extract.readers.text.columns.spans import Span


def wavering(texts: Sequence[str], headings: Sequence[Span]) -> list[tuple[str, ...]]:
    """Cut lines into as many texts each as there are headings."""
    cells: list[tuple[str, ...]] = []
    everywhere = gutters_of(texts)
    second = min(headings[1].start, everywhere[0].end if everywhere else headings[1].start)
    for band in _bands(texts, headings, second):
        own = gutters_of(band, headings)
        gutters = tuple(sorted({*own, *(one for one in everywhere if not any(_overlap(one, other) for other in own))}))
        while len(gutters) >= len(headings):
            narrowest = min(gutters, key=lambda gutter: gutter.end - gutter.start)
            gutters = tuple(gutter for gutter in gutters if gutter is not narrowest)
        columns = under(extents_of(band, gutters), headings)
        for text in band:
            here = [""] * len(headings)
            for column, piece in zip(columns, cut(text, gutters), strict=True):
                here[column] = piece
            cells.append(tuple(here))
    return cells


def _bands(texts: Sequence[str], headings: Sequence[Span], second: int) -> Iterator[Sequence[str]]:
    """Cut lines where a first cell begins, and where the headings end that a page repeats above the rest of a row."""
    begins = [at for at, text in enumerate(texts) if text[:second].strip()]
    first = next((at for at in begins if at), len(texts))
    lengths = [length for length in range(1, first) if len(gutters_of(texts[:length], headings)) + 1 >= len(headings)]
    marks = sorted({0, *begins, *lengths[-1:], len(texts)})
    yield from (texts[start:stop] for start, stop in pairwise(marks))


def extents_of(texts: Sequence[str], gutters: Sequence[Span]) -> list[Span]:
    """Where the columns between gutters begin and end."""
    edges = [0, *(gutter.end for gutter in gutters)]
    ends = [*(gutter.start for gutter in gutters), max(map(len, texts))]
    return [Span(_begin(texts, start, end), end) for start, end in zip(edges, ends, strict=True)]


def _begin(texts: Sequence[str], start: int, end: int) -> int:
    """Where the first character stands between two places."""
    pieces = (text[start:end] for text in texts)
    return min((start + len(piece) - len(piece.lstrip()) for piece in pieces if piece.strip()), default=start)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def under(extents: Sequence[Span], headings: Sequence[Span]) -> list[int]:
    """Give each extent, from left to right, the heading it stands under: with the least distance in all."""
    best: list[tuple[int, tuple[int, ...]]] = [(0, ())]
    for taken, extent in enumerate(extents, 1):
        last = len(headings) - (len(extents) - taken)
        longer: dict[int, tuple[int, tuple[int, ...]]] = {}
        for cost, chosen in best:
            for column in range(chosen[-1] + 1 if chosen else 0, last):
                whole = (cost + _distance(extent, headings[column]), (*chosen, column))
                longer[column] = min(longer.get(column, whole), whole)
        best = list(longer.values())
    return list(min(best)[1])


def _distance(extent: Span, heading: Span) -> int:
    """How far apart the beginnings or the middles are, whichever is less."""
    middles = abs(extent.start + extent.end - heading.start - heading.end) // 2
    return min(abs(extent.start - heading.start), middles)
