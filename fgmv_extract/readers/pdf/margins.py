"""What stands in the margins of pages: headers, footers, page numbers, line numbers. None of it is the document's text."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import product, takewhile
from typing import final

from attrs import evolve, frozen

from fgmv_extract.document import Part
from fgmv_extract.patterns import pattern
from fgmv_extract.places import Box
from fgmv_extract.readers.pdf.drafts import Leaf
from fgmv_extract.readers.pdf.lines import Line, rows_of
from fgmv_extract.readers.pdf.numbering import line_numbers

_DEPTH = 6  # rows looked at from the edge of a page
_ZONE = 0.2  # of the height of a page, at its top and bottom
_EDGE = 0.12  # of it, where a number alone is that of the page
_STEP = 4.0  # points by which the same row may stand elsewhere on another page
_HEADING = 3  # pieces in the row that heads a table
_CLOSE = 1.7  # sizes of the font: rows of one header stand closer than header and text
_TWO = 2  # pages: too few to tell which numbers are strange
_NUMBERS = 4  # of a row that are looked at
_NUMBER = pattern(r"(?<!\d)\d{1,9}(?!\d)")
_DIGITS = pattern(r"\d+|\b[ivxlc]{1,6}\b")
_YEAR = pattern(r"(?:19|20)\d\d")
_FIRST_YEAR = 1900
_PAGE_NUMBER = pattern(
    r"(?:page\s*+)?[-\u2013\u2014(|\s]*+#(?:\s*+(?:/|of|\||-)\s*+#)?+[-\u2013\u2014)|\s]*+", re.IGNORECASE
)


_Numbers = tuple[tuple[bool, int], ...]
"""The first numbers of a row: whether each goes on with the pages, and its value, on page 0 if it does."""


@final
@frozen
class Furniture:
    """A row of a header or footer: its text, where it first stands, and the pages it stands on."""

    text: str
    part: Part
    page: int
    box: Box
    pages: tuple[int, ...]


@final
@frozen
class _Row:
    """A row near the edge of a page; ``pattern`` is its text with ``#`` for numbers."""

    leaf: Leaf
    lines: list[Line]
    part: Part
    text: str
    pattern: str

    @property
    def base(self) -> float:
        """Distance of its baseline from the edge of the page that it is near."""
        base = self.lines[0].base
        return base if self.part is Part.HEADER else self.leaf.height - base

    @property
    def step(self) -> int:
        """By how much its first number is before or behind that of its page; 0 when it has none in digits."""
        number = _NUMBER.search(self.text)
        return int(number[0]) - self.leaf.number if number is not None else 0

    @property
    def numbers(self) -> Iterator[_Numbers]:
        """The ways in which its numbers may be those of other pages: each stays the same, or goes on with the pages.

        Identifiers at the head or foot of a table without rulings do neither.
        """
        found = [int(number) for number in _NUMBER.findall(self.text)[:_NUMBERS]]
        yield from product(*(((False, number), (True, number - self.leaf.number)) for number in found))


_Seen = Counter[tuple[Part, str, _Numbers, int]]


def pages_told(pages: Sequence[int]) -> str:
    """Name pages in a sentence."""
    if len(pages) == 1:
        return f"page {pages[0]}"
    if len(pages) > 3 and pages[-1] - pages[0] == len(pages) - 1:
        return f"pages {pages[0]} to {pages[-1]}"
    return f"pages {', '.join(map(str, pages[:-1]))} and {pages[-1]}"


def without_margins(leaves: Sequence[Leaf]) -> tuple[list[Leaf], list[Furniture], int]:
    """Take headers, footers and line numbers off pages; return them, and how many line numbers there were."""
    numbers = line_numbers(leaves)
    leaves = [_without(leaf, found) for leaf, found in zip(leaves, numbers, strict=True)]
    near = [_near_edges(leaf) for leaf in leaves]
    seen = Counter(
        (row.part, row.pattern, numbers, round(row.base / _STEP) + shift)
        for sides in near
        for rows in sides
        for row in rows
        for numbers in row.numbers
        for shift in (-1, 0, 1)
    )
    held = _in_text(leaves, near)
    long = len(leaves) > _TWO
    taken = [
        [row for rows in sides for row in _furniture(rows[: _heading_in(rows, held)], seen, long=long)]
        for sides in near
    ]
    kept = [
        _without(leaf, [line for row in rows for line in row.lines]) for leaf, rows in zip(leaves, taken, strict=True)
    ]
    return kept, _gathered([row for rows in taken for row in rows]), sum(map(len, numbers))


def _without(leaf: Leaf, lines: Sequence[Line]) -> Leaf:
    gone = set(map(id, lines))
    return evolve(leaf, lines=[line for line in leaf.lines if id(line) not in gone]) if gone else leaf


def _near_edges(leaf: Leaf) -> tuple[list[_Row], list[_Row]]:
    """Return the rows near the top of a page and those near its bottom, from its edge inwards, as far as the next table."""
    rows = rows_of([line for line in leaf.lines if not line.turns])
    top = min([leaf.height * _ZONE, *(table.box[1] for table in leaf.tables if table.page == leaf.number)])
    bottom = max([leaf.height * (1 - _ZONE), *(table.box[3] for table in leaf.tables)])
    head = takewhile(lambda row: row[0].base < top, rows[:_DEPTH])
    foot = takewhile(lambda row: row[0].base > bottom, reversed(rows[-_DEPTH:]))
    return [_row(leaf, row, Part.HEADER) for row in head], [_row(leaf, row, Part.FOOTER) for row in foot]


def _row(leaf: Leaf, lines: list[Line], part: Part) -> _Row:
    text = " ".join([line.text for line in lines])
    return _Row(leaf, lines, part, text, _DIGITS.sub("#", text))


_Set = tuple[str, tuple[int, ...]]
"""A row as it is set: its text, and where its pieces begin, in points."""


def _set(lines: Sequence[Line]) -> _Set:
    return " ".join(line.text for line in lines), tuple(round(line.left) for line in lines)


def _in_text(leaves: Sequence[Leaf], near: Sequence[Sequence[Sequence[_Row]]]) -> AbstractSet[_Set]:
    """Return the rows that stand elsewhere on a page than near its edges, if any near them has the pieces of a heading."""
    rows = [row for sides in near for side in sides for row in side]
    if not any(len(row.lines) >= _HEADING for row in rows):
        return set()
    edges = {id(line) for row in rows for line in row.lines}
    return {_set(row) for leaf in leaves for row in rows_of([x for x in leaf.lines if id(x) not in edges])}


def _heading_in(rows: list[_Row], held: AbstractSet[_Set]) -> int:
    """Return where, from the edge inwards, the heading of a table begins that a page repeats; the number of rows when none does."""
    if not held:
        return len(rows)
    told = [_set(row.lines) in held for row in rows]
    at = next((at for at, row in enumerate(rows) if told[at] and len(row.lines) >= _HEADING), len(rows))
    while 0 < at < len(rows) and told[at - 1]:
        at -= 1
    return at


def _furniture(rows: list[_Row], seen: _Seen, *, long: bool) -> list[_Row]:
    """Return the rows from the edge inwards that other pages have as well, and those about a page number."""
    count = 0
    for row in rows:
        base = round(row.base / _STEP)
        if _is_year(row) or all(seen[row.part, row.pattern, numbers, base] < 2 for numbers in row.numbers):
            break
        count += 1
    return rows[: max(count, _numbered(rows, long=long))]


def _numbered(rows: list[_Row], *, long: bool) -> int:
    """Count the rows of a header (or footer) that holds a page number and stands apart from the text.

    In a document of several pages a number of another page than its own, which no other page counts on at the same height, is none:
    41 of an identifier that was wrapped.
    """
    edge = [row for row in rows if row.base <= _EDGE * row.leaf.height]
    number = next((at for at, row in enumerate(edge[:3]) if _is_number(row) and not (long and row.step)), None)
    if number is None:
        return 0
    end = number + 1
    while end < len(edge) and _is_close(edge[end - 1], edge[end]):
        end += 1
    return end if end == len(rows) or not _is_close(rows[end - 1], rows[end]) else number + 1


def _is_number(row: _Row) -> bool:
    return _PAGE_NUMBER.fullmatch(row.pattern) is not None and not _is_year(row)


def _is_year(row: _Row) -> bool:
    """Tell whether a row is a year alone, the rest of a date in a table, and no page number: the document has not as many pages."""
    return _YEAR.fullmatch(row.text) is not None and row.leaf.number < _FIRST_YEAR


def _is_close(one: _Row, other: _Row) -> bool:
    return abs(one.base - other.base) < _CLOSE * one.lines[0].size


def _gathered(rows: Sequence[_Row]) -> list[Furniture]:
    """Make one of the rows that differ by their numbers only, in the order in which they first stand."""
    alike: dict[tuple[Part, str], list[_Row]] = {}
    for row in rows:
        alike.setdefault((row.part, row.pattern), []).append(row)
    return [
        Furniture(
            same[0].text,
            part,
            same[0].leaf.number,
            same[0].lines[0].box,
            tuple(dict.fromkeys(row.leaf.number for row in same)),
        )
        for (part, _), same in alike.items()
    ]
