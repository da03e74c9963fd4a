"""A run of cells becomes tables and prose.

Tables with codes are found by their rhythm. What stands between them is split where prose interrupts it or where three blank
lines do (the end of a row, the end of a table and an empty paragraph), and becomes a table only when something shows that it
is one.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from fgmv_extract.patterns import pattern
from fgmv_extract.readers.text.clues import APART, WIDEST, is_break, is_label
from fgmv_extract.readers.text.coded import coded_table, headings_of
from fgmv_extract.readers.text.codes import codes_of, kind_of_code
from fgmv_extract.readers.text.openings import Opening
from fgmv_extract.readers.text.rhythm import next_beat
from fgmv_extract.readers.text.rows import Span, ragged_rows, regular_rows

_LONG = 60  # characters of a heading cell
_LABELLED = pattern(r"[^\W\d][^:]{0,40}:\s")
_SENTENCE = pattern(r"(?:\S+\s+){4,}\S*[.,;!?]")


def spans_of(cells: Sequence[Opening]) -> Iterator[Span]:
    """Yield the spans of a run of cells, in order and without a gap."""
    sets = codes_of(cells)
    at = 0
    while at < len(cells):
        beat = next_beat(cells, sets, at)
        if beat is None:
            yield from _plain_tables(cells, at, len(cells))
            return
        headings = headings_of(cells, at, beat)
        yield from _plain_tables(cells, at, headings[0].start if headings else beat.first)
        span = coded_table(cells, beat, headings)
        yield span
        at = span.rows[-1].stop


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
        if cells[position].gap >= APART and (not in_step or is_label(cells[position])):
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
