"""A single row of ruled or shaded cells that is part of a table drawn without rulings between its rows.

::

    +-----+--------+------+       +-----+--------+------+
    | No. | Title  | Date |       | No. | Title  | Date |      a shaded heading, and rows without any ruling below it;
    +-----+--------+------+       | 01  | One    | May  |      or rulings down alone, with a frame around them
      01    One      May          | 02  | Two    | June |
      02    Two      June         +-----+--------+------+
"""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from fgmv_extract.places import Box
from fgmv_extract.readers.pdf.drafts import Draft
from fgmv_extract.readers.pdf.lines import Line, rows_of
from fgmv_extract.readers.pdf.rulings import Ruling
from fgmv_extract.readers.pdf.sheets import Sheet
from fgmv_extract.readers.pdf.stretches import apart

_COLUMNS = 3  # of a table: two boxes beside each other may be anything
_BELOW = 4  # that begin so below a heading of its own: fewer may be the lines of a row
_HEADED = 2  # rows of a table in which rulings part nothing but the heading from all rows below it
_SEVERAL = 2  # columns of one of two shaded rows
_ROWS = 2  # that begin in three columns at once, apart from each other: more than the lines of one cell do
_SPACE = 3.0  # sizes of the font between a heading and the first row below it
_WIDER = 1.2  # times the closest distance of two lines: the next row begins
_OVER = 1.5  # points by which letters may reach over the edge of their cell


def opened_up(
    sheet: Sheet, tables: Sequence[Draft], outside: list[Line], areas: Sequence[Box]
) -> tuple[list[Draft], list[Line], list[Ruling]]:
    """Return the tables that stand for themselves, and the lines outside these: those of single rows of others among them.

    The last are rulings: the upper and lower edges of rows that are shaded in turn. ``areas`` are what is shaded.
    """
    kept: list[Draft] = []
    edges: list[Ruling] = []
    lines = outside
    held = {id(table.holder) for table in tables}
    for table in tables:
        free = table.columns >= _COLUMNS and table.holder is None and id(table) not in held
        single = free and table.rows == 1
        bare = len(table.slots) == 1 and table.holder is None and id(table) not in held
        inside = [part for slot in table.slots for line in slot.lines for part in apart(sheet, line)] if bare else []
        if len(rows_of(inside)) < len(inside):
            lines = [*lines, *inside]
        elif (
            table.rows == 1
            and table.holder is None
            and id(table) not in held
            and _is_band(table, tables, outside, areas)
        ):
            lines = [*lines, *(line for slot in table.slots for line in slot.lines)]
            if any(_are_bands(table, other) for other in tables):
                left, top, right, bottom = table.box
                edges += [Ruling(top, left, right), Ruling(bottom, left, right)]
        elif (free and table.rows <= _HEADED and _holds_rows(table, _ROWS if single else _BELOW)) or (
            single and _is_heading(table, outside)
        ):
            lines = [*lines, *(line for slot in table.slots for line in slot.lines)]
        else:
            kept.append(table)
    return kept, lines, edges


def _is_band(table: Draft, tables: Sequence[Draft], outside: Sequence[Line], areas: Sequence[Box]) -> bool:
    """Tell whether right above or below a row begins text where its own does, and it is shaded or one of several of one width."""
    first = next((slot.lines[0] for slot in table.slots if slot.column == 0 and slot.lines), None)
    shaded = table.columns >= _COLUMNS and any(_is_cell(area, table.box) for area in areas)
    if first is None or not (shaded or any(_are_bands(table, other) for other in tables)):
        return False
    _, top, _, bottom = table.box
    reach = _SPACE * first.size
    if shaded and _goes_on(table, [line for line in outside if bottom < line.top < bottom + reach]):
        return True
    return any(
        abs(line.left - first.left) < _OVER and (bottom < line.top < bottom + reach or top - reach < line.bottom < top)
        for line in outside
    )


def _goes_on(table: Draft, below: list[Line]) -> bool:
    """Tell whether the lines right below a row stand in its columns, with space before them: the rest of a row that was cut."""
    row = rows_of(below)[0] if below else []
    columns = [bisect_right(table.xs, line.left) - 1 for line in row]
    return bool(row) and all(
        0 <= column < table.columns and table.xs[column] + 1 < line.left and line.right < table.xs[column + 1]
        for line, column in zip(row, columns, strict=True)
    )


def _is_cell(area: Box, row: Box) -> bool:
    """Tell whether an area fills a cell at the left of a row, or all of it."""
    return all(abs(area[side] - row[side]) < _OVER for side in (0, 1, 3))


def _are_bands(one: Draft, other: Draft) -> bool:
    """Tell whether two tables are single rows of the same width, with space for another one between them."""
    if one is other or other.rows > 1 or max(one.columns, other.columns) < _SEVERAL:
        return False
    aligned = abs(one.xs[0] - other.xs[0]) < _OVER and abs(one.xs[-1] - other.xs[-1]) < _OVER
    return aligned and (one.box[3] + _OVER < other.box[1] or other.box[3] + _OVER < one.box[1])


def _holds_rows(table: Draft, least: int) -> bool:
    """Tell whether the last row of a table holds several, at ``least``: blocks in its first column, with text in two others beside each."""
    last = [slot for slot in table.slots if slot.end == table.rows]
    first = [row[0] for row in rows_of([line for slot in last if slot.column == 0 for line in slot.lines])]
    if len(first) < _ROWS:
        return False
    steps = [below.base - above.base for above, below in pairwise(first)]
    closest = min(steps) if min(steps) < 1.5 * first[0].size else 1.2 * first[0].size
    begins = [first[0], *(line for step, line in zip(steps, first[1:], strict=True) if step > _WIDER * closest)]
    others = [slot.lines for slot in last if slot.column > 0]
    beside = [sum(any(line.beside(begin) for line in lines) for lines in others) for begin in begins]
    return sum(count > 1 for count in beside) >= least


def _is_heading(table: Draft, outside: Sequence[Line]) -> bool:
    """Tell whether a row of a table begins right below its only row, a piece in each of several columns."""
    left, _, right, bottom = table.box
    below = [line for line in outside if bottom < line.base < bottom + _SPACE * line.size]
    inside = [line for line in below if left - _OVER < line.left < right]
    if not inside:
        return False
    row = rows_of(inside)[0]
    columns = [bisect_right(table.xs, line.left + _OVER) - 1 for line in row]
    fit = all(line.right < table.xs[column + 1] + _OVER for line, column in zip(row, columns, strict=True))
    return fit and len(set(columns)) == len(columns) > 1 and columns[0] == 0
