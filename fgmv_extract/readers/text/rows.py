"""Cells become rows by the blank lines between them, which end each row but may stand inside one, too."""

from collections.abc import Sequence
from itertools import pairwise
from typing import final

from attrs import frozen

from fgmv_extract.readers.text.clues import WIDEST, is_label
from fgmv_extract.readers.text.openings import Opening


@final
@frozen
class Span:
    """Cells that belong together: rows of a table, or indented prose when ``is_table`` is false.

    ``prose`` tells that the loose lines of the last cell stand behind the table, not in it.
    """

    rows: tuple[range, ...]
    is_table: bool
    prose: bool


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
        count = -(-(end - start) // columns)
        most = count // 2 * (columns - 1)  # blank lines inside rows when half of the rows are full of them
        if columns < 2 or len(gaps) - (count - 1) > most:
            continue
        if all(cells[position].gap for position in range(start + columns, end, columns)):
            inside = [gap for gap in gaps if gap % columns]
            labelled = any(is_label(cells[start + gap]) for gap in (0, *inside))
            if not inside or (columns > 2 and not labelled and _are_few(inside, columns, count)):
                return tuple(range(at, min(at + columns, end)) for at in range(start, end, columns))
    return None


def _are_few(inside: Sequence[int], columns: int, rows: int) -> bool:
    """Whether blank lines inside rows tear only some of them, and among three rows not the first, the heading."""
    torn = {gap // columns for gap in inside}
    return 2 * len(torn) <= rows and (0 not in torn or rows > 3)


def ragged_rows(cells: Sequence[Opening], start: int, end: int) -> tuple[range, ...]:
    """Split cells at blank lines; a label that stands alone (``Title:``), or an empty cell, still waits for its value."""
    begins = [start]
    for position in range(start + 1, end):
        before = cells[position - 1]
        waits = position - begins[-1] == 1 and (is_label(before) or before.empty) and not is_label(cells[position])
        if cells[position].gap and not waits:
            begins.append(position)
    return tuple(range(at, until) for at, until in pairwise([*begins, end]))
