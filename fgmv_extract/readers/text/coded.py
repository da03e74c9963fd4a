"""Tables whose rows begin with codes, read row by row.

A row ends where it should by the number of columns; after one that was cut short the next code gives the step again.
"""

from collections.abc import Iterator, Sequence

from fgmv_extract.readers.text.clues import APART, HEADING, follows_blank, is_break, is_label
from fgmv_extract.readers.text.codes import Codes
from fgmv_extract.readers.text.openings import Opening
from fgmv_extract.readers.text.rhythm import Beat
from fgmv_extract.readers.text.rows import Span, ragged_rows


def headings_of(cells: Sequence[Opening], start: int, beat: Beat) -> tuple[range, ...]:
    """Return the rows before the first code that belong to its table: the heading and shorter rows above and below it."""
    head = _head(cells, start, beat)
    if head == beat.first:
        return ()
    if beat.first - head > beat.columns:
        return tuple(ragged_rows(cells, head, beat.first))
    loose = [position for position in range(start, head) if cells[position].loose]
    above, heading = range(loose[-1] + 1 if loose else start, head), range(head, beat.first)
    joins = (
        1 < len(above) <= beat.columns
        and 0 < cells[head].gap < APART
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


def coded_table(cells: Sequence[Opening], beat: Beat, headings: tuple[range, ...]) -> Span:
    """Read the table of a beat, row by row, to the prose or to the table behind it."""
    rows = list(headings)
    head = headings[0].start if headings else beat.first
    start = beat.first
    while True:
        end = _row_end(cells, beat, start)
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


def _row_end(cells: Sequence[Opening], beat: Beat, start: int) -> int:
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
    if code is not None and (stride := _stride(beat.codes, code)) and start < code - stride < end:
        heading = code - stride
        if cells[heading].gap >= APART:
            return heading  # of another table
    last = min(end + beat.columns, len(cells))
    while (
        beat.codes.spaced and end < last and not cells[end].gap and not cells[end - 1].loose and end not in beat.codes
    ):
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
    if start + 1 in beat.codes:
        return False  # a row merged into one cell
    cell = cells[start]
    if cell.gap >= APART or (is_label(cell) and not is_label(cells[head])):
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
