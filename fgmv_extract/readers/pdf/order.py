"""Rows of a table without rulings, told by the order in which its lines were drawn.

::

    1 Technical   3 Ethics and governance   5 March   7 SG16      programs draw cell after cell: a line that goes back to a
    2 Report      4 of AI for health        6 2023                column on the left, below all of its row, begins the next
    8 Technical   9 Good practices         10 July   11 SG20
"""

from collections.abc import Callable, Sequence
from itertools import pairwise

from fgmv_extract.readers.pdf.lines import Line, rows_of

_UP = 0.5  # sizes of the font by which a line stands higher than the one drawn before
_ROWS = 3  # that were drawn one after the other, besides the first: pages of text in columns have fewer stretches

Rows = list[list[Line]]
"""The lines of a row of the table, by what stands side by side."""


def as_drawn(groups: Sequence[Rows], column_of: Callable[[Line], int]) -> list[Rows]:
    """Put rows of a table together, and part them, where the order in which they were drawn tells what belongs together.

    It tells where a cell of several lines was drawn whole before the one at its right, and where no two rows overlap.
    """
    drawn = sorted((line for group in groups for row in group for line in row), key=lambda line: line.start)
    begins = _begins(drawn, column_of)
    if not begins:
        return list(groups)
    parts = [part for group in _merged(groups, column_of) for part in _parted(group, begins)]
    return [rows_of(part) for part in parts]


def are_drawn_in_rows(rows: Sequence[Sequence[Line]], column_of: Callable[[Line], int]) -> bool:
    """Tell whether lines were drawn cell after cell and row after row, and not one column of text after the other."""
    drawn = sorted((line for row in rows for line in row), key=lambda line: line.start)
    return len(_begins(drawn, column_of)) >= _ROWS


def _begins(drawn: Sequence[Line], column_of: Callable[[Line], int]) -> set[int]:
    """Return where the lines begin that are drawn first of their row; none where the order does not tell."""
    columns = list(map(column_of, drawn))
    ups = False
    groups = [[drawn[0]]]
    for (before, line), (left, column) in zip(pairwise(drawn), pairwise(columns), strict=True):
        ups = ups or (left < column and line.base < before.base - _UP * before.size)
        if column < left:
            groups.append([line])
        else:
            groups[-1].append(line)
    apart = all(
        min(line.base for line in below) > max(line.base for line in above) for above, below in pairwise(groups)
    )
    return {group[0].start for group in groups[1:]} if ups and apart else set()


def _merged(groups: Sequence[Rows], column_of: Callable[[Line], int]) -> list[list[Line]]:
    """Make one of neighbours of which the lower one was drawn before the upper one was done; labels stay apart, each with its text."""
    merged: list[list[Line]] = []
    for group in groups:
        lines = [line for row in group for line in row]
        first = [line for line in (merged[-1] if merged else ()) if column_of(line) == 0]
        labels = first and first[-1].text.endswith(":") and any(column_of(line) == 0 for line in lines)
        if merged and not labels and min(line.start for line in lines) < max(line.start for line in merged[-1]):
            merged[-1] += lines
        else:
            merged.append(lines)
    return merged


def _parted(lines: Sequence[Line], begins: set[int]) -> list[list[Line]]:
    parts: list[list[Line]] = [[]]
    for line in sorted(lines, key=lambda line: line.start):
        if line.start in begins and parts[-1]:
            parts.append([])
        parts[-1].append(line)
    return parts
