"""Tables without rulings: rows whose pieces stand below one another, as the header block of an ITU document has them.

::

    Question(s):  1/20, 2/20           Geneva, 1-12 July 2024
    Title:        LS/r on interest in deliverables            a piece that reaches over columns is one cell
    For infor-    ITU-T SG5, ITU-T SG16
    mation to:                                                a row goes on where lines stand as close as in a cell
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from fgmv_extract.places import Box
from fgmv_extract.readers.pdf.alignment import ALIGNED, PADDING, Alignment, Row, alignment_of, are_texts
from fgmv_extract.readers.pdf.drafts import Draft, Slot
from fgmv_extract.readers.pdf.geometry import around
from fgmv_extract.readers.pdf.lines import Line
from fgmv_extract.readers.pdf.order import are_drawn_in_rows, as_drawn
from fgmv_extract.readers.pdf.rulings import Ruling
from fgmv_extract.readers.pdf.wrapping import is_rule

_ROWS = 3  # rows with several pieces that a table has at least; or two with as many pieces
_MOST = 400  # rows that a table has on one page at most
_APART = 3.5  # sizes of the font: rows farther apart are not of one table
_OUTSIDE = 1.0  # points that text outside a table stands left of that in its cells
_WIDER = 1.2  # times the distance of two lines of one cell: the next row of the table begins
_SPACED = 0.3  # of the rows that begin in the first column stand apart in a table with space between its rows
_BESIDE = 0.8  # sizes of the font: lines of one text are farther apart
_ABOVE = 12.0  # points: a ruling above or below a table stands as close to its text
_PARTED = 1  # rows of a table: more show that rulings part them
_SOON = 4  # rows: as many over the whole width may stand between rows of cells, as titles do


def tables_among(rows: Sequence[Row], page: int, rules: Sequence[Ruling]) -> Iterator[list[Row] | Draft]:
    """Yield the rows of a column from the top down: runs of running text, and tables; ``rules`` may part the rows of these."""
    text: list[Row] = []
    at = 0
    while at < len(rows):
        found, taken = _table_at(rows, at)
        if found:
            first = min(line.start for line in found[0])
            above: list[Row] = []
            while text and all(line.start > first for line in text[-1]):  # drawn as part of the first row, and centred
                above.insert(0, text.pop())
            found = [*above, *found]
            yield text
            columns = alignment_of(found)
            if are_texts(found, columns) and not are_drawn_in_rows(found, _column_in(columns)):
                yield from _one_by_one(found, columns)
            else:
                yield _table(found, columns, page, rules)
            text, at = [], at + taken
        else:
            text.append(rows[at])
            at += 1
    yield text


def _table_at(rows: Sequence[Row], at: int) -> tuple[Sequence[Row], int]:
    """Return the rows of the table that begins at a row, none when none does, and how many rows of text that takes."""
    if len(rows[at]) > 1:
        found = rows[at : _end_of_table(rows, at)]
        return found, len(found)
    if at + 1 < len(rows) and _are_beside(rows[at], rows[at + 1]):
        both = sorted((*rows[at], *rows[at + 1]), key=lambda line: line.left)
        whole = [both, *rows[at + 2 : at + _MOST]]
        found = whole[: _end_of_table(whole, 0)]
        return found, len(found) + 1
    return (), 0


def _are_beside(one: Row, other: Row) -> bool:
    """Tell whether two rows are cells beside each other whose baselines differ, as they hold lines of different height.

    Lines of one text never stand that close.
    """
    if other[0].base - one[0].base > _BESIDE * other[0].size:
        return False
    return one[-1].right + one[-1].size < other[0].left or other[-1].right + other[-1].size < one[0].left


def _end_of_table(rows: Sequence[Row], start: int) -> int:
    """Return where the table ends that begins at a row; there itself when none does."""
    end = start + 1
    while (
        end < min(len(rows), start + _MOST) and rows[end][0].base - rows[end - 1][0].base < _APART * rows[end][0].size
    ):
        end += 1
    while end > start:
        columns = alignment_of(rows[start:end])
        stop = _crossed(rows, start, end, columns)
        if stop == end:
            break
        end = stop
    several = sum(len(row) > 1 for row in rows[start:end])
    wide = sum(len(row) >= _ROWS for row in rows[start:end])
    enough = several >= _ROWS or wide > 1 or (several and _are_labels(rows[start:end]))
    return end if enough and len(columns.spans) > 1 else start


def _crossed(rows: Sequence[Row], start: int, end: int, columns: Alignment) -> int:
    """Return the first row that is none of the table's: a piece alone over several columns, with no row of cells soon below.

    One that begins left of all cells is none either: it lacks the space that stands before the text of a cell.
    """
    for at in range(start, end):
        if len(rows[at]) > 1 or not columns.crossed(rows[at][0]):
            continue
        outside = rows[at][0].left < columns.spans[0][0] - _OUTSIDE
        if outside or not any(map(_has_cells, rows[at + 1 : min(end, at + _SOON)])):
            return at
    return end


def _has_cells(row: Row) -> bool:
    return len(row) > 1


def rows_going_on(rows: Sequence[Row], xs: Sequence[float]) -> int:
    """Count the rows at the top of a page that go on with a table without rulings from the page before.

    The first has a piece in the first column and in another one; whatever stands alone below stands below such a piece.
    """
    lefts = [x + PADDING for x in xs[:-1]]
    count = 0
    for row in rows:
        if count and row[0].base - rows[count - 1][0].base > _APART * row[0].size:
            break
        columns = [next((at for at, left in enumerate(lefts) if abs(line.left - left) < ALIGNED), None) for line in row]
        begins = columns[0] == 0 and len(row) > 1
        if None in columns or len(set(columns)) < len(columns) or not (begins or (count and 0 not in columns)):
            break
        count += 1
    return count


def table_below(rows: Sequence[Row], xs: Sequence[float], page: int) -> Draft:
    """Make a table of rows that go on with one above."""
    lefts = [x + PADDING for x in xs[:-1]]
    spans = zip(lefts, (*(left - 2 * PADDING for left in lefts[1:]), xs[-1] - PADDING), strict=True)
    return _table(rows, Alignment(tuple(spans)), page)


def _are_labels(rows: Sequence[Row]) -> bool:
    """Tell whether rows are labels with their texts beside them, every line of these below the first."""
    cells = [row for row in rows if len(row) > 1]
    left = rows[0][1].left
    return all(len(row) == 2 and row[0].text.endswith(":") for row in cells) and all(
        abs(row[-1].left - left) < ALIGNED for row in rows
    )


def _one_by_one(rows: Sequence[Row], columns: Alignment) -> Iterator[list[Row]]:
    for at in range(len(columns.spans)):
        yield [here for row in rows if (here := [line for line in row if columns.of(line)[0] == at])]


def _table(rows: Sequence[Row], columns: Alignment, page: int, rules: Sequence[Ruling] = ()) -> Draft:
    xs = columns.edges()
    box = around(*(line.box for row in rows for line in row))
    ruled = [rule.at for rule in rules if _parts(rule, box)]
    groups = as_drawn(_between(rows, ruled) or _grouped(rows, columns), _column_in(columns))
    slots = [slot for number, group in enumerate(groups) for slot in _slots(group, number, columns, xs, page)]
    return Draft(xs, len(groups), slots, page, box, page, box, ruled=False)


def _column_in(columns: Alignment) -> Callable[[Line], int]:
    return lambda line: columns.of(line)[0]


def _parts(rule: Ruling, box: Box) -> bool:
    """Tell whether a ruling stands over the whole width of a table."""
    left, top, right, bottom = box
    return rule.start < left + ALIGNED and rule.end > right - ALIGNED and top - _ABOVE < rule.at < bottom + _ABOVE


def _between(rows: Sequence[Row], rules: Sequence[float]) -> list[list[Row]]:
    """Put the rows of text together that stand between the same rulings; none where these do not part the table."""
    groups: dict[int, list[Row]] = {}
    for row in rows:
        groups.setdefault(bisect_right(rules, row[0].base), []).append(row)
    return list(groups.values()) if len(groups) > _PARTED and min(groups) > 0 else []


def _grouped(rows: Sequence[Row], columns: Alignment) -> list[list[Row]]:
    """Put the rows of text together that are one row of the table."""
    if sum(len(row) > 1 for row in rows) == 1:
        return [list(rows)]
    pitch = _pitch(rows, columns)
    steps = [(below[0].base - above[0].base) / below[0].size for above, below in pairwise(rows)]
    begins = [step for step, row in zip(steps, rows[1:], strict=True) if columns.of(row[0])[0] == 0]
    spaced = sum(step > _WIDER * pitch for step in begins) > _SPACED * len(begins)
    groups = [[rows[0]]]
    for step, above, row in zip(steps, rows, rows[1:], strict=False):
        begun = (
            is_rule(row[0].text)
            or is_rule(above[0].text)
            or step > _WIDER * pitch
            or (not spaced and columns.of(row[0])[0] == 0)
            or (len(row) == 1 and _stands_out(row[0], groups[-1], columns))
        )
        if begun and not _wrapped(above, row, columns):
            groups.append([row])
        else:
            groups[-1].append(row)
    return groups


def _wrapped(above: Row, row: Row, columns: Alignment) -> bool:
    """Tell whether all pieces of a row stand below pieces behind which a blank was drawn, as where a line is wrapped."""
    open_ = {columns.of(line)[0] for line in above if line.open}
    return all(columns.of(line)[0] in open_ for line in row) and len(open_) == 1


def _stands_out(line: Line, group: Sequence[Row], columns: Alignment) -> bool:
    """Tell whether a piece goes on with no line above it: it begins left of that, and is neither at its right nor centred below it."""
    column, _ = columns.of(line)
    above = next((piece for row in reversed(group) for piece in row if columns.of(piece)[0] == column), None)
    if above is None or above.open or line.left > above.left - ALIGNED:
        return False
    centred = abs(line.left + line.right - above.left - above.right) < 2 * ALIGNED
    return not centred and abs(line.right - above.right) > ALIGNED


def _pitch(rows: Sequence[Row], columns: Alignment) -> float:
    """Return the smallest distance of two lines in one column, in sizes of their font."""
    last: dict[int, Line] = {}
    steps: list[float] = []
    for row in rows:
        for line in row:
            column, _ = columns.of(line)
            if column in last and (step := (line.base - last[column].base) / line.size) > 0.8:
                steps.append(step)
            last[column] = line
    return min(steps, default=0.0)


def _slots(group: Sequence[Row], number: int, columns: Alignment, xs: tuple[float, ...], page: int) -> Iterator[Slot]:
    """Yield the cells of a row of the table; a cell is as wide as its widest piece, if what it covers is empty."""
    lines = [line for row in group for line in row]
    top, bottom = min(line.top for line in lines), max(line.bottom for line in lines)
    held: dict[int, list[Line]] = {}
    for line in lines:
        column, _ = columns.of(line)
        wide = next((first for first, above in held.items() if _is_below(above[-1], line, columns)), column)
        held.setdefault(wide, []).append(line)
    column = 0
    while column < len(columns.spans):
        here = held.get(column, [])
        span = max((columns.of(line)[1] for line in here), default=1)
        span = next((count for count in range(1, span) if column + count in held), span)
        yield Slot(number, column, 1, span, page, (xs[column], top, xs[column + span], bottom), here)
        column += span


def _is_below(above: Line, line: Line, columns: Alignment) -> bool:
    """Tell whether a line goes on with one that reaches over several columns, this one's among them."""
    first, count = columns.of(above)
    goes_on = above.open or abs(above.right - line.right) < ALIGNED
    return count > 1 and goes_on and above.base < line.base and first <= columns.of(line)[0] < first + count
