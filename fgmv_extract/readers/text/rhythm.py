"""The rhythm of a run of cells: which of them begin a row, and how many make one.

Two things betray it. Cells that hold a code (``FGMV-01``, ``D1.1``, ``FG DLT D1.1``, ``3``) come back at a constant stride; and the
end of a row leaves a blank line behind it, although not every blank line is the end of a row.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple, final

from attrs import frozen

from fgmv_extract.readers.text.openings import Opening

_CODE = re.compile(r"[(\[#]?(?=\D*+\d)([^\W\d_]*+)[\w./()\[\]#‐‑–-]*+(?:[ \xa0][\w.()/‐‑–-]++){0,2}")
_LONGEST_CODE = 24
_NUMBER = re.compile(r"[A-Z]{0,5}+[‐‑–.-]?\d[\w.‐‑–-]*+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_MONTH = re.compile(r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*+", re.IGNORECASE)
HEADING = re.compile(r"(?:annex|appendix|attachment|table|figure|part|section|clause)\b[^a-z]|_{5}", re.IGNORECASE)
"""A line that begins like a heading."""
_NEAR = 10  # codes looked at to tell a stride
_SURE = 3  # strides that make a rhythm
_KINDS = 4  # kinds of codes tried apart from all together
WIDEST = 63
"""Columns of a table, at most; more tabs than that are something else."""


def kind_of_code(text: str) -> str | None:
    """Return two letters that codes of one sort share (``fg`` for ``FGMV-01``; empty for numbers), None when it is no code."""
    if not 0 < len(text) <= _LONGEST_CODE:
        return None
    found = _CODE.fullmatch(text)
    if found is None or _YEAR.fullmatch(text) or not (text.isalnum() or _are_code(text.split())):
        return None
    return found[1][:2].casefold()


def _are_code(words: Sequence[str]) -> bool:
    """Whether words may be one code: capitals and a number (``FG DLT D1.1``), or one word and a number (``Part 2``)."""
    *names, number = words
    if not names:
        return True
    if any(_MONTH.fullmatch(name) for name in names) or _NUMBER.fullmatch(number) is None:
        return False
    return len(names) == 1 or all(name.isupper() for name in names)


@final
@frozen(slots=False)
class Codes:
    """The positions, in the run of cells, of those that may begin a row."""

    positions: tuple[int, ...]

    @cached_property
    def _members(self) -> frozenset[int]:
        return frozenset(self.positions)

    def __contains__(self, position: int) -> bool:
        return position in self._members

    def after(self, position: int) -> int | None:
        """The first code behind a position."""
        index = bisect_right(self.positions, position)
        return self.positions[index] if index < len(self.positions) else None

    def near(self, position: int) -> tuple[int, ...]:
        """The next few codes from a position on."""
        index = bisect_left(self.positions, position)
        return self.positions[index : index + _NEAR]


@final
class Beat(NamedTuple):
    """A table found by its codes: the position of the first, and the number of cells in a row."""

    first: int
    columns: int
    codes: Codes


def codes_of(cells: Sequence[Opening]) -> tuple[Codes, ...]:
    """Return the sets of codes that may begin rows: all together, and each frequent kind alone.

    They follow a blank line, as the beginning of a row does, and at least half of their kind do. In a text without blank
    lines between cells every code counts.
    """
    kinds: defaultdict[str, list[int]] = defaultdict(list)
    for position, cell in enumerate(cells):
        kind = kind_of_code(cell.paragraphs[0] or cell.first)
        if kind is not None:
            kinds[kind].append(position)
    spaced = any(cell.gap for cell in cells[1:])
    found = [_beginning(cells, positions) if spaced else positions for positions in kinds.values()]
    found = sorted(filter(None, found), key=len, reverse=True)
    together = sorted(position for positions in found for position in positions)
    sets = [*found[:_KINDS], together] if len(found) > 1 else [together]
    return tuple(Codes(tuple(positions)) for positions in sets if len(positions) > 1)


def _beginning(cells: Sequence[Opening], positions: Sequence[int]) -> list[int]:
    """Return the codes of one kind that follow a blank line or prose; none when most of the kind do not."""
    begun = [position for position in positions if follows_blank(cells, position)]
    surely = any(position == 0 or cells[position].gap for position in begun)
    return begun if surely and 2 * len(begun) >= len(positions) else []


def follows_blank(cells: Sequence[Opening], position: int) -> bool:
    """Whether a cell is the first, or has a blank line or prose before it."""
    return position == 0 or cells[position].gap > 0 or bool(cells[position - 1].loose)


def next_beat(cells: Sequence[Opening], sets: Sequence[Codes], start: int) -> Beat | None:
    """Find the next table with codes from ``start`` on: the set and the stride that fit best."""
    beats = [scored for codes in sets for scored in _beats(cells, codes, start)]
    return max(beats, key=lambda scored: scored[0])[1] if beats else None


_Score = tuple[int, bool, int, float]


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
    for columns, count in counts.items():
        # a code far before the others is no row of this table
        first = next(before for before, stride in zip(near, strides, strict=False) if stride <= 2 * columns)
        torn = _tears(cells, max(first - columns, start), columns, first)
        if count < _SURE and 4 * torn >= columns:
            continue  # two codes may have met by chance
        likely = strides[0] == columns or 3 * count >= len(strides)
        fit = _fit(cells, start, first, columns) if likely else 0
        share = count / (len(strides) + 2)
        yield (fit, count > 1 or not torn, -first if fit else 0, share), Beat(first, columns, codes)


def _before_break(cells: Sequence[Opening], near: tuple[int, ...]) -> tuple[int, ...]:
    """Return the codes up to the first prose that is surely no part of a cell."""
    for count, (before, after) in enumerate(pairwise(near), 1):
        if any(is_break(cell) for cell in cells[before:after]):
            return near[:count]
    return near


def _alone(cells: Sequence[Opening], codes: Codes, start: int, first: int) -> Iterator[tuple[_Score, Beat]]:
    """Yield the only row of a table: its heading row tells the length."""
    head = _behind_prose(cells, start, first, WIDEST)
    heading = cells[head:first] if head is not None else ()
    if len(heading) > 1 and not any(cell.gap or cell.loose or is_label(cell) for cell in heading[1:]):
        yield (1, True, -first, 0.0), Beat(first, len(heading), codes)


def _tears(cells: Sequence[Opening], start: int, columns: int, first: int) -> int:
    """Count the blank lines inside the heading row that begins at ``start``, or inside the first row when there is none."""
    end = start + columns
    return sum(cell.gap > 0 for cell in cells[start + 1 : min(end, first) if start < first else end])


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


def regular_rows(cells: Sequence[Opening], start: int, end: int) -> tuple[range, ...] | None:
    """Split cells into rows of one length: the least for which a blank line follows every row, and most rows have no other.

    The last row may be shorter. None when there is no such length; one row when there are no blank lines at all.
    """
    gaps = [position - start for position in range(start + 1, end) if cells[position].gap]
    if not gaps:
        return (range(start, end),)
    for columns in gaps:
        if columns > WIDEST:
            break
        if columns > 1 and all(cells[position].gap for position in range(start + columns, end, columns)):
            inside = [gap for gap in gaps if gap % columns]
            rows = tuple(range(at, min(at + columns, end)) for at in range(start, end, columns))
            labelled = any(is_label(cells[start + gap]) for gap in (0, *inside))
            if not inside or (columns > 2 and not labelled and _are_few(inside, columns, len(rows))):
                return rows
    return None


def _are_few(inside: Sequence[int], columns: int, rows: int) -> bool:
    """Whether blank lines inside rows tear only some of them, and among three rows not the first, the heading."""
    torn = {gap // columns for gap in inside}
    return 2 * len(torn) <= rows and (0 not in torn or rows > 3)


def is_break(cell: Opening) -> bool:
    """Tell loose lines that are surely no further paragraph of a cell: a heading, many, or far from the cell."""
    loose = cell.loose
    return len(loose) > 3 or any(line.gap > 1 or HEADING.match(line.text) for line in loose)


def ragged_rows(cells: Sequence[Opening], start: int, end: int) -> tuple[range, ...]:
    """Split cells at blank lines; a label that stands alone (``Title:``), or an empty cell, still waits for its value."""
    begins = [start]
    for position in range(start + 1, end):
        before = cells[position - 1]
        waits = position - begins[-1] == 1 and (is_label(before) or before.empty) and not is_label(cells[position])
        if cells[position].gap and not waits:
            begins.append(position)
    return tuple(range(at, until) for at, until in pairwise([*begins, end]))


def is_label(cell: Opening) -> bool:
    """Tell a label (``Question(s):``)."""
    text = cell.paragraphs[-1]
    return text.endswith(":") and len(text) <= 40
