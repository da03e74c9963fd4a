"""The rhythm of a run of cells: codes come back at a constant stride, and that is the number of columns."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple, final

from fgmv_extract.readers.text.clues import APART, WIDEST, is_break, is_label
from fgmv_extract.readers.text.codes import Codes
from fgmv_extract.readers.text.openings import Opening

_SURE = 3  # strides that make a rhythm


@final
class Beat(NamedTuple):
    """A table found by its codes: the position of the first, and the number of cells in a row."""

    first: int
    columns: int
    codes: Codes


def next_beat(cells: Sequence[Opening], sets: Sequence[Codes], start: int) -> Beat | None:
    """Find the next table with codes from ``start`` on: the set and the stride that fit best."""
    beats = [scored for codes in sets for scored in _beats(cells, codes, start)]
    if not beats:
        return None
    best = max(beats, key=lambda scored: scored[0])[1]
    if _is_on_beat(best):
        return best
    same = (beat for _, beat in beats if (beat.first, beat.columns) == (best.first, best.columns))
    return next(filter(_is_on_beat, same), best)


def _is_on_beat(beat: Beat) -> bool:
    """Whether codes stand nowhere but where rows begin: codes of other columns (``SG17``) may look like those of the first."""
    near = beat.codes.near(beat.first)
    return len(near) > _SURE and all((code - beat.first) % beat.columns == 0 for code in near)


_Score = tuple[bool, bool, int, float]


def _beats(cells: Sequence[Opening], codes: Codes, start: int) -> Iterator[tuple[_Score, Beat]]:
    """Yield the strides that the next codes show.

    The best has a heading row that fits before it and more than chance behind it, comes first, and is steady.
    """
    near = _before_break(cells, codes.near(start))
    if len(near) == 1:
        yield from _alone(cells, codes, start, near[0])
        near = codes.near(start)[1:]
    strides = [after - before for before, after in pairwise(near)]
    counts = Counter(stride for stride in strides if 1 < stride <= WIDEST)
    if (shown := _shown_by_gaps(cells, near)) is not None and shown not in counts:
        counts[shown] = len(near)
    for columns, count in counts.items():
        # a code far before the others is no row of this table
        first = next((before for before, stride in zip(near, strides, strict=False) if stride <= 2 * columns), near[0])
        torn = _tears(cells, max(first - columns, start), columns, first)
        if count < _SURE and columns != shown and 4 * torn >= columns:
            continue  # two codes may have met by chance
        likely = columns in {strides[0], shown} or 3 * count >= len(strides)
        fit = _fit(cells, start, first, columns) if likely else 0
        torn_rows = _torn_rows(cells, near, columns) if len(counts) > 1 else 0  # where there is a choice
        steady = count / (len(strides) + 2) + fit / 4 - torn_rows
        fits = fit > 0 if codes.spaced or columns == shown else fit == 2
        yield (fits, count > 1 or not torn, -first if fits else 0, steady), Beat(first, columns, codes)


def _before_break(cells: Sequence[Opening], near: tuple[int, ...]) -> tuple[int, ...]:
    """Return the codes up to the first prose that is surely no part of a cell, or to what looks like another table."""
    for count, (before, after) in enumerate(pairwise(near), 1):
        between = cells[before + 1 : after]
        if any(cell.loose and is_break(cell) for cell in cells[before:after]) or any(
            cell.gap >= APART for cell in between
        ):
            return near[:count]
    return near


def _alone(cells: Sequence[Opening], codes: Codes, start: int, first: int) -> Iterator[tuple[_Score, Beat]]:
    """Yield the only row of a table: its heading row tells the length."""
    head = _behind_prose(cells, start, first, WIDEST)
    heading = cells[head:first] if head is not None else ()
    if len(heading) > 1 and not any(cell.gap or cell.loose or is_label(cell) for cell in heading[1:]):
        yield (True, True, -first, 0.0), Beat(first, len(heading), codes)


def _tears(cells: Sequence[Opening], start: int, columns: int, first: int) -> int:
    """Count the blank lines inside the heading row that begins at ``start``, or inside the first row when there is none."""
    end = start + columns
    return sum(cell.gap > 0 for cell in cells[start + 1 : min(end, first) if start < first else end])


def _shown_by_gaps(cells: Sequence[Opening], near: Sequence[int]) -> int | None:
    """The length that all rows have up to the first blank line, if it is one: between them stand rows without codes."""
    ends = {
        next((at - code for at in range(code + 1, min(code + WIDEST, len(cells))) if cells[at].gap), 0)
        for code in near[:-1]
    }
    return ends.pop() if len(ends) == 1 and min(ends) > 1 else None


def _torn_rows(cells: Sequence[Opening], near: Sequence[int], columns: int) -> float:
    """The share of the rows that a blank line tears: a stride that is one too long takes in the row below (``Study Group 17 (lead)``)."""
    return sum(any(cell.gap for cell in cells[code + 1 : code + columns]) for code in near) / len(near)


def _fit(cells: Sequence[Opening], start: int, first: int, columns: int) -> int:
    """Tell how well a heading row fits between the first code and the prose (or table) before it.

    2 when it has a row's length, 1 when it is shorter, missing, or followed by shorter rows, else 0.
    """
    head = _behind_prose(cells, start, first, 2 * columns)
    if head is None:
        return 0
    before = first - head
    return 2 if before == columns else int(before < columns or cells[head + columns].gap > 0)


def _behind_prose(cells: Sequence[Opening], start: int, first: int, reach: int) -> int | None:
    """Return the nearest position before a code that is the start or follows prose; None when none is in reach."""
    for position in range(first, max(start, first - reach) - 1, -1):
        if position == start or cells[position - 1].loose:
            return position
    return None
