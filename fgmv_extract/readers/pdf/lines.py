"""Lines of text: what stands side by side on one baseline, in one cell or one column."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple, final

from fgmv_extract.places import Box

_ASCENT, _DESCENT = 0.9, 0.25  # of the size of a font, as in the usual ones


@final
class Line(NamedTuple):  # made by the thousand: four times as quick as an attrs class
    """A stretch of text on one baseline, without blanks at its ends.

    ``base`` is the height of the baseline, ``size`` that of the font. ``start`` and ``end`` index the characters of its page.
    ``lead`` is the width of the first word, which tells whether it would have fitted on the line before. ``open`` tells
    that a blank stood behind the text, as where a line was wrapped; ``turns`` counts quarter turns anticlockwise of text that
    stands or lies on its side.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    start: int
    end: int
    page: int
    lead: float
    open: bool = False
    turns: int = 0

    @property
    def top(self) -> float:
        """Where its highest letters end."""
        return self.base - _ASCENT * self.size

    @property
    def bottom(self) -> float:
        """Where its lowest letters end."""
        return self.base + _DESCENT * self.size

    @property
    def box(self) -> Box:
        """Its box."""
        return self.left, self.top, self.right, self.bottom

    def beside(self, other: "Line") -> bool:
        """Tell whether both stand on one baseline, raised and lowered characters included."""
        return abs(self.base - other.base) < 0.45 * max(self.size, other.size)


def rows_of(lines: list[Line]) -> list[list[Line]]:
    """Group lines that stand beside each other, from the top down; each group from left to right."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: (line.base, line.left)):
        if rows and rows[-1][-1].beside(line):
            rows[-1].append(line)
        else:
            rows.append([line])
    for row in rows:
        if len(row) > 1:
            row.sort(key=lambda line: line.left)
    return rows


def rows_on_pages(lines: list[Line]) -> list[Line]:
    """Return lines from the top down, over pages; what stands side by side is one line."""
    if len(lines) == 1 or _in_order(lines):
        return lines
    pages = sorted({line.page for line in lines})
    return [side_by_side(row) for page in pages for row in rows_of([line for line in lines if line.page == page])]


def _in_order(lines: Sequence[Line]) -> bool:
    for above, line in pairwise(lines):
        if line.page == above.page:
            if line.base - 0.45 * max(line.size, above.size) <= above.base:
                return False
        elif line.page < above.page:
            return False
    return True


def side_by_side(row: list[Line]) -> Line:
    """Return one line for what stands side by side: tabs in wide gaps, blanks in others."""
    if len(row) == 1:
        return row[0]
    text = row[0].text
    for one, other in pairwise(row):
        text += ("\t" if other.left - one.right > other.size else " ") + other.text
    first, last = row[0], row[-1]
    size, right = max(line.size for line in row), max(line.right for line in row)
    return Line(text, first.left, right, first.base, size, first.start, last.end, first.page, first.lead, last.open)
