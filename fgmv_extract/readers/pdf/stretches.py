"""The text of a page becomes lines: where PDFium ends one, where a hyphen broke a word, and where a wide gap stands.

PDFium keeps the order in which a page was drawn, and puts a line end where the baseline changes. Only the first and the
last character of each stretch are measured: asking for every character would take several times as long.
"""

from collections.abc import Iterator, Sequence

from fgmv_extract.patterns import pattern
from fgmv_extract.readers.pdf.geometry import around
from fgmv_extract.readers.pdf.lines import Line
from fgmv_extract.readers.pdf.sheets import Measures, Sheet
from fgmv_extract.typography import raised

_BROKEN = "\x02\ufffe"  # a hyphen behind which PDFium saw a word go on in the next line
_STRETCH = pattern(f"[^\\s{_BROKEN}](?:[^\r\n{_BROKEN}]*\\S)?|[{_BROKEN}]")  # without blanks at its ends
_GAP = pattern(r"[ \t]+")
_FIGURES = "0123456789"
_RAISED = 0.15  # sizes of the font between the baseline and the foot of a raised figure
_HIGH, _LOWERED = 0.7, 0.45  # sizes of the font: how far above or below the baseline a straight stretch may end
_WIDE = 1.1  # sizes of the font: between two columns; the blanks of a justified line are narrower


def lines_of(sheet: Sheet) -> list[Line]:
    """Return the lines of a page in the order in which they were drawn; all stretches are measured in one go."""
    spans = [found.span() for found in _STRETCH.finditer(sheet.text)]
    texts = [sheet.text[first:behind] for first, behind in spans]
    firsts = [first for first, _ in spans]
    behinds = [behind for _, behind in spans]
    blanks = [text.find(" ") for text in texts]  # a no-break blank is none: nothing is wrapped there
    stops = iter(sheet.lefts([first + blank for first, blank in zip(firsts, blanks, strict=True) if blank > 0]))
    measures = sheet.measure_all(firsts, [behind - 1 for behind in behinds])
    page, following = sheet.number, f"{sheet.text}\n"
    lines: list[Line] = []
    make = Line._make  # takes half the time of Line
    for text, first, behind, blank, measured in zip(texts, firsts, behinds, blanks, measures, strict=True):
        left, base, size, turns, right, bottom = measured
        stop = right if blank < 0 else next(stops)
        whole = text[-1] not in _BROKEN
        open_ = whole and following[behind] not in "\r\n"
        if whole and right > left and not turns and -_RAISED * size <= bottom - base < _LOWERED * size:  # as nearly all
            lines.append(make((text, left, right, base, size, first, behind, page, stop - left, open_, turns)))
        else:
            lines += _made(sheet, text, first, measured, stop, open_)
    return lines


def lines_between(sheet: Sheet, start: int, end: int) -> Sequence[Line]:
    """Return the lines that characters ``start`` to ``end`` (exclusive) are: one, unless PDFium took several for one."""
    raw = sheet.text[start:end]
    text = raw.strip()
    if not text:
        return ()
    first = start + raw.index(text[0])
    last = first + len(text) - 1
    measured = sheet.measure(first, last)
    blank = text.find(" ")
    stop = measured[4] if blank < 0 else sheet.left(first + blank)
    return _made(sheet, text, first, measured, stop, last + 1 < end)


def _made(sheet: Sheet, text: str, first: int, measured: Measures, stop: float, open_: bool) -> Sequence[Line]:  # noqa: FBT001  called for each line
    """Return the lines that a measured stretch is; ``stop`` is where its first word ends."""
    left, base, size, turns, right, bottom = measured
    if turns or not (right > left and -_HIGH * size < bottom - base < _LOWERED * size):
        return _uneven(sheet, text, first, turns)
    behind = first + len(text)
    if text[-1] in _BROKEN:
        text = text[:-1] + "-"
    elif bottom - base < -_RAISED * size and text[-1].isdecimal() and not text.isdecimal():
        text = _with_raised_end(sheet, text, first, base - _RAISED * size)
    return (Line(text, left, right, base, size, first, behind, sheet.number, stop - left, open_),)


def _with_raised_end(sheet: Sheet, text: str, first: int, height: float) -> str:
    """Write the figures at the end of a text as raised that stand wholly above ``height``: the mark of a note, no part of a number."""
    at = len(text)
    while at > 1 and text[at - 1] in _FIGURES and sheet.box(first + at - 1)[3] < height:
        at -= 1
    return text[:at] + raised(text[at:])


def _uneven(sheet: Sheet, text: str, first: int, turns: int) -> Sequence[Line]:
    """Return the lines of a stretch that is not straight: on its side, or several in one."""
    if turns or sheet.size(first)[1]:
        return _on_its_side(sheet, text, first)
    return list(_straightened(sheet, first, first + len(text))) if len(text) > 1 else []


def cut(sheet: Sheet, line: Line, edge: float) -> tuple[Sequence[Line], Sequence[Line]]:
    """Cut a line in two where it crosses ``edge``, a distance from the left; each character goes where it begins."""
    low, high, left = line.start, line.end, edge - 0.5
    while low < high:
        at = (low + high) // 2
        if sheet.left(at) < left:
            low = at + 1
        else:
            high = at
    return cut_at(sheet, line, low)


def cut_at(sheet: Sheet, line: Line, at: int) -> tuple[Sequence[Line], Sequence[Line]]:
    """Cut a line in two before a character; blanks that only PDFium put between the parts belong to neither."""
    end = at
    while end > line.start and sheet.text[end - 1] == " " and sheet.is_generated(end - 1):
        end -= 1
    return lines_between(sheet, line.start, end), lines_between(sheet, at, line.end + line.open)


def apart(sheet: Sheet, line: Line) -> list[Line]:
    """Cut a line at its wide gaps, where a column ends and the next begins."""
    parts: list[Line] = []
    rest = line
    for gap in _GAP.finditer(sheet.text, line.start, line.end):
        before, after = gap.start() - 1, gap.end()
        if (gap.end() - gap.start() > 2 or sheet.is_generated(gap.start())) and _is_wide(sheet, before, after, line):
            here, there = cut_at(sheet, rest, after)
            if here and there:
                parts += here[:1]
                rest = there[0]
    return [*parts, rest]


def _is_wide(sheet: Sheet, before: int, after: int, line: Line) -> bool:
    return sheet.left(after) - sheet.box(before)[2] > _WIDE * line.size


def _on_its_side(sheet: Sheet, text: str, first: int) -> list[Line]:
    """Return the line that text is that stands, lies or hangs; its box is that of its ends."""
    last = first + len(text) - 1
    size, turns = sheet.size(first)
    left, _, right, base = around(sheet.box(first), sheet.box(last))
    return [Line(text, left, right, base, size, first, last + 1, sheet.number, right - left, turns=turns)]


def _straightened(sheet: Sheet, start: int, end: int) -> Iterator[Line]:
    """Cut a stretch wherever the baseline changes or the text jumps back."""
    x, y = sheet.pen(start)
    begun = start
    for at in range(start + 1, end):
        if sheet.text[at] == " ":
            continue
        next_x, next_y = sheet.pen(at)
        size, _ = sheet.size(at)
        if abs(next_y - y) > 0.6 * size or next_x < x - size:
            yield from _measured(sheet, begun, at)
            begun = at
        x, y = next_x, next_y
    yield from _measured(sheet, begun, end)


def _measured(sheet: Sheet, start: int, end: int) -> Iterator[Line]:
    """Return a straight stretch as a line, whatever its last character looks like."""
    text = sheet.text[start:end].strip()
    if not text:
        return
    left, base = sheet.pen(start)
    size, turns = sheet.size(start)
    last = start + len(text) - 1
    right = max(sheet.box(last)[2], left)
    blank = text.find(" ")
    lead = right - left if blank < 0 else sheet.pen(start + blank)[0] - left
    if text[-1] in _BROKEN:
        text = text[:-1] + "-"
    yield Line(text, left, right, base, size, start, last + 1, sheet.number, lead, last + 1 < end, turns)
