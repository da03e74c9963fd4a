"""A run of cells becomes tables and prose.

Tables with codes are found by their rhythm and read row by row, falling into step again after a row that was cut short.
What stands between them is split where prose interrupts it or where three blank lines do (the end of a row, the end of a
table and an empty paragraph), and becomes a table only when something shows that it is one.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import final

from attrs import frozen

from fgmv_extract.readers.text.openings import Opening
from fgmv_extract.readers.text.rhythm import (
    HEADING,
    WIDEST,
    Beat,
    Codes,
    codes_of,
    follows_blank,
    is_break,
    is_label,
    kind_of_code,
    next_beat,
    ragged_rows,
    regular_rows,
)

_APART = 3  # blank lines between two tables that only an empty paragraph divides
_LONG = 60  # characters of a heading cell
_LABELLED = re.compile(r"[^\W\d][^:]{0,40}:\s")
_SENTENCE = re.compile(r"(?:\S+\s+){4,}\S*[.,;!?]")


@final
@frozen
class Span:
    """Cells that belong together: rows of a table, or indented prose when ``is_table`` is false.

    ``prose`` tells that the loose lines of the last cell stand behind the table, not in it.
    """

    rows: tuple[range, ...]
    is_table: bool
    prose: bool


def spans_of(cells: Sequence[Opening]) -> Iterator[Span]:
    """Yield the spans of a run of cells, in order and without a gap."""
    sets = codes_of(cells)
    at = 0
    while at < len(cells):
        beat = next_beat(cells, sets, at)
        if beat is None:
            yield from _plain_tables(cells, at, len(cells))
            return
        headings = _headings(cells, at, beat)
        yield from _plain_tables(cells, at, headings[0].start if headings else beat.first)
        span = _coded_table(cells, beat, headings)
        yield span
        at = span.rows[-1].stop


# --- tables with codes ------------------------------------------------------------------------------------------------


def _headings(cells: Sequence[Opening], start: int, beat: Beat) -> tuple[range, ...]:
    """Return the rows before the first code that belong to its table: the heading and shorter rows above and below it."""
    head = _head(cells, start, beat)
    if head == beat.first:
        return ()
    if beat.first - head > beat.columns:
        return tuple(ragged_rows(cells, head, beat.first))
    above, heading = range(start, head), range(head, beat.first)
    joins = (
        1 < len(above) <= beat.columns
        and 0 < cells[head].gap < _APART
        and not any(is_label(cells[position]) or cells[position].loose for position in above)
    )
    return (above, heading) if joins else (heading,)


def _head(cells: Sequence[Opening], start: int, beat: Beat) -> int:
    """Return where the heading row begins: a row's length before the first code, or behind the prose nearer to it.

    When neither gives a whole row, the nearest row of that length that blank lines show, if only shorter ones follow it
    (``Working Group 1`` over all columns).
    """
    due = beat.first - beat.columns
    loose = [position for position in range(max(start, due - beat.columns), beat.first) if cells[position].loose]
    behind = loose[-1] + 1 if loose else start
    if beat.first - behind <= beat.columns:
        interrupted = any(position >= due and is_break(cells[position]) for position in loose)
        return due if due > start and not interrupted and follows_blank(cells, due) else behind
    if not follows_blank(cells, due):
        for row in reversed(ragged_rows(cells, max(behind, due - beat.columns), beat.first)):
            if len(row) >= beat.columns:
                return row.start if len(row) == beat.columns else due
    return due


def _coded_table(cells: Sequence[Opening], beat: Beat, headings: tuple[range, ...]) -> Span:
    rows = list(headings)
    head = headings[0].start if headings else beat.first
    start = beat.first
    spaced = any(cells[position].gap for position in beat.codes.near(start)[1:])
    while True:
        end = _row_end(cells, beat, start, spaced=spaced)
        for position in range(start, end):
            if cells[position].loose and _is_prose(cells, beat, start, end, position):
                rows.append(range(start, position + 1))
                return Span(tuple(rows), is_table=True, prose=True)
        rows += _parted(cells, beat, start, end)
        if end == len(cells) or (end not in beat.codes and _is_other_table(cells, beat, head, end)):
            return Span(tuple(rows), is_table=True, prose=False)
        start = end


def _parted(cells: Sequence[Opening], beat: Beat, start: int, end: int) -> Iterator[range]:
    """Yield the row, or each cell of it for itself where rows merged into one cell follow each other."""
    merged = start not in beat.codes and end - start < beat.columns and all(cell.gap for cell in cells[start:end])
    yield from (range(at, at + 1) for at in range(start, end)) if merged else (range(start, end),)


def _row_end(cells: Sequence[Opening], beat: Beat, start: int, *, spaced: bool) -> int:
    """Return where the row ends that begins at ``start``.

    That is a row's length on, or at the next code when the row was cut short: when a code stands before the next row is due
    and none where it is due. Surplus cells stay in their row.
    """
    due = start + beat.columns
    if due in beat.codes:
        return due
    code = beat.codes.after(start)
    if code is not None and code < due:
        return code
    end = min(due, len(cells))
    last = min(end + beat.columns, len(cells))
    while spaced and end < last and not cells[end].gap and not cells[end - 1].loose and end not in beat.codes:
        end += 1
    return end


def _is_prose(cells: Sequence[Opening], beat: Beat, start: int, end: int, position: int) -> bool:
    """Tell whether the loose lines of a cell in the row ``start`` to ``end`` stand behind the table.

    In a row that is not complete they are a further paragraph of the cell, as long as the row then ends where it should.
    Behind a complete row they are prose, unless the next code follows at once, or after a row merged into one cell, and
    they are no heading.
    """
    heading = bool(HEADING.match(cells[position].loose[0].text))
    if position + 1 == end:
        merged = end + 1 in beat.codes and cells[end].gap > 0 and not is_break(cells[position])
        return heading or not (end in beat.codes or merged)
    due = start + beat.columns
    if end < due:
        return heading
    if due == len(cells) or due in beat.codes or cells[due - 1].loose:
        return False
    return heading or not cells[due].gap


def _is_other_table(cells: Sequence[Opening], beat: Beat, head: int, start: int) -> bool:
    """Tell whether the cell behind a row, which is no code, begins another table; else it is a row without a code."""
    cell = cells[start]
    if cell.gap >= _APART or (is_label(cell) and not is_label(cells[head])):
        return True
    if head < beat.first and not cells[head].empty and cell.paragraphs == cells[head].paragraphs:
        return True
    code = beat.codes.after(start)
    if code is not None and code - start <= beat.columns:
        stride = _stride(beat.codes, code)
        return stride is not None and stride != beat.columns and stride == code - start
    due = start + beat.columns
    return due < len(cells) and not cells[due].gap and not cells[due - 1].loose


def _stride(codes: Codes, code: int) -> int | None:
    after = codes.after(code)
    return None if after is None else after - code


# --- tables without codes ---------------------------------------------------------------------------------------------


def _plain_tables(cells: Sequence[Opening], start: int, end: int) -> Iterator[Span]:
    """Split at prose and at wide gaps, and frame each piece."""
    roomy = any(cell.gap > 1 or any(line.gap > 1 for line in cell.loose) for cell in cells[start:end])
    at = start
    for position in range(start, end):
        last = position + 1 == end
        if last or (cells[position].loose and not (roomy and _is_inside(cells, position))):
            yield from _apart(cells, at, position + 1, prose=bool(cells[position].loose))
            at = position + 1


def _apart(cells: Sequence[Opening], start: int, end: int, *, prose: bool) -> Iterator[Span]:
    """Split cells without prose between them where wide gaps divide tables, unless their rows go on in step."""
    whole = regular_rows(cells, start, end) or ()
    in_step = len(whole) > 1 and not any(cells[at].gap for row in whole for at in row[1:])
    at = start
    for position in range(start + 1, end):
        if cells[position].gap >= _APART and (not in_step or is_label(cells[position])):
            yield _framed(cells, at, position, prose=False)
            at = position
    yield _framed(cells, at, end, prose=prose)


def _is_inside(cells: Sequence[Opening], position: int) -> bool:
    """Tell whether loose lines are paragraphs of their cell: a table's end leaves two blank lines, they follow one."""
    after = cells[position + 1]
    goes_on = after.gap == 1 or (after.gap == 0 and not is_label(after))
    return goes_on and not is_break(cells[position])


def _framed(cells: Sequence[Opening], start: int, end: int, *, prose: bool) -> Span:
    regular = regular_rows(cells, start, end)
    rows = regular or ragged_rows(cells, start, end)
    return Span(rows, is_table=_is_table(cells, rows, regular=regular is not None), prose=prose)


def _is_table(cells: Sequence[Opening], rows: Sequence[range], *, regular: bool) -> bool:
    """Ask for evidence: labels with their values, a row that begins with a code, rows of one length under headings."""
    if not 1 < max(map(len, rows)) <= WIDEST:
        return False
    if any(len(row) > 1 and is_label(cells[row.start]) for row in rows):
        return True
    if len(rows) == 1:
        return len(rows[0]) > 2 and regular and kind_of_code(cells[rows[0].start].first) is not None
    if regular and all(_is_heading_like(cells[position]) for position in rows[0]):
        return True
    if sum(_LABELLED.match(cell.first) is not None for cell in cells[rows[0].start : rows[-1].stop]) > 1:
        return True
    most = Counter(map(len, rows)).most_common(1)[0]
    return most[0] > 1 and 2 * most[1] > len(rows) > 2 and all(_is_heading_like(cells[row.start]) for row in rows)


def _is_heading_like(cell: Opening) -> bool:
    return len(cell.first) <= _LONG and not _SENTENCE.fullmatch(cell.first)
