"""Sheets: the pages of a text whose columns stand beside each other, without what the margins of every page repeat.

A form feed ends a page; a text without any is one sheet. The number of the page (``- 3 -``) is dropped. What else stands in
the margin of many pages (``SG20-LS160``) is kept once, with the line in which it stands first.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple, final

from attrs import frozen

from fgmv_extract.patterns import pattern
from fgmv_extract.readers.text.columns.spans import GAP, spans_of
from fgmv_extract.readers.text.lines import Lines

_NUMBER = pattern(r"(?:page|p\.)?[\s\-–—]*(?P<number>\d{1,4})[\s\-–—]*(?:(?:of|/)\s*\d{1,4})?", re.IGNORECASE)
_GLUED = pattern(r"[-–] ?(?P<number>\d{1,3})(?P<head>[A-Z]\S*)")
_WIDE = pattern(r"[^\x00-\x7f]")
_FILL = "\ue000"
_DIGITS = pattern(r"(?<![^\W\d_])(?<![-\d])\d+(?![-\w])")
_MARGIN = 4  # lines at the top or bottom of a page among which running heads are looked for
_SHIFT = 20  # by which the printed number of a page may differ from its place in the file
_RUNNING = 2  # running heads on a side of the number of the page
_TABLE = 3  # texts beside each other that are a row of a table
_WIDEST = 100  # characters of a running head, blanks collapsed
_DOCUMENT = pattern(r"[A-Z]{2,6}\d{0,2} ?[-–/] ?(?:LS|TD|C) ?[-–/]? ?\d{1,5}(?:[-–/ ]?[A-Z]\w{0,3})?")
"""The number of a document, which stands alone beside that of the page: a text of two pages shows it once."""


@final
class Line(NamedTuple):
    """A line: its text, tabs expanded, and its number in the file."""

    text: str
    number: int


Sheet = Sequence[Line]


@final
@frozen
class Sheets:
    """The pages without their margins, and the running heads, one each."""

    pages: Sequence[Sheet]
    heads: Sequence[Line]


def sheets_of(lines: Lines, *, stretched: bool = False) -> Sheets:
    """Cut a text into pages and take the running heads off.

    ``stretched`` makes each character as wide as its bytes: there are programs that lay out columns so.
    """
    pages = [_trimmed(page) for page in _pages(lines, stretched=stretched)]
    if len(pages) < 2:
        return Sheets(pages, ())
    pages = [_unglued(page, number) for number, page in enumerate(pages, 1)]
    tops = [_margin(page) for page in pages]
    bottoms = [_margin(page[::-1]) for page in pages]
    elsewhere = _segments(page for page in pages)
    usual_top, usual_bottom = _usual(tops), _usual(bottoms)
    bodies: list[Sheet] = []
    heads: dict[str, Line] = {}
    for number, (page, top, bottom) in enumerate(zip(pages, tops, bottoms, strict=True), 1):
        above = _running(_outside(top, page), usual_top, elsewhere, number)
        below = _running(_outside(bottom, page[::-1]), usual_bottom, elsewhere, number)
        gone = {line.number for line in (*above, *below)} if len(above) + len(below) < len(page) else set()
        for line in (*above, *reversed(below)):
            if line.number in gone and not _numbers(line.text, number):
                heads.setdefault(_key(line), line)
        bodies.append(_trimmed([line for line in page if line.number not in gone]))
    return Sheets(bodies, tuple(heads.values()))


def compact(text: str) -> str:
    """Return a text as it was before it was stretched."""
    return text.replace(_FILL, "")


def _stretched(text: str) -> str:
    return text if text.isascii() else _WIDE.sub(lambda match: match[0].ljust(len(match[0].encode()), _FILL), text)


def _pages(lines: Lines, *, stretched: bool) -> Iterator[list[Line]]:
    """Cut at form feeds: where one stands, two lines share a number; where any other odd line end does, too, and no page ends."""
    page: list[Line] = []
    last = 0
    breaks = frozenset(lines.breaks)
    for whole, number in zip(lines.texts, lines.numbers, strict=True):
        if number == last and number in breaks:
            yield page
            page = []
        text = whole.replace("\xa0", " ").expandtabs().rstrip()
        page.append(Line(_stretched(text) if stretched else text, number))
        last = number
    yield page


def _unglued(page: Sheet, number: int) -> Sheet:
    """Part the number of the page from the head below it: ``pdftotext`` takes ``- 3 -`` for a word that goes on."""
    found = _GLUED.fullmatch(page[0].text.strip()) if page else None
    if found is None or abs(int(found["number"]) - number) >= _SHIFT:
        return page
    return (*(Line(text, page[0].number) for text in (f"- {found['number']} -", found["head"])), *page[1:])


def _trimmed(page: Sequence[Line]) -> Sheet:
    """Take the empty lines off both ends."""
    filled = [at for at, line in enumerate(page) if line.text]
    return page[filled[0] : filled[-1] + 1] if filled else ()


def _margin(page: Sheet) -> list[Line]:
    return [line for line in page[: 2 * _MARGIN] if line.text][:_MARGIN]


def _outside(margin: Sequence[Line], page: Sheet) -> Sequence[Line]:
    """Leave out, with all behind it, the first line of a margin that goes on with the cell of a table: rows may end alike on pages."""
    lines = {line.number: at for at, line in enumerate(page)}
    return list(takewhile(lambda line: not _is_of_cell(page, lines[line.number]), margin))


def _is_of_cell(page: Sheet, at: int) -> bool:
    """Whether a line stands below the beginning of another text of a row, with nothing but such lines between."""
    start = len(page[at].text) - len(page[at].text.lstrip())
    for line in page[at + 1 :]:
        starts = [span.start for span in spans_of(line.text)]
        if len(starts) >= _TABLE:
            return start > 0 and start in starts
        if starts != [start]:
            break
    return False


def _key(line: Line) -> str:
    return _DIGITS.sub("#", " ".join(line.text.split()))


def _segments(pages: Iterable[Sheet]) -> Counter[str]:
    return Counter(part for page in pages for line in page for part in re.split(r" {2,}", line.text.strip()))


def _usual(margins: Sequence[Sequence[Line]]) -> frozenset[str]:
    """The keys of lines that the margins of nearly all pages hold, the first page aside."""
    counts = Counter(key for margin in margins for key in {_key(line) for line in margin})
    return frozenset(key for key, count in counts.items() if count > 1 and 5 * count >= 4 * (len(margins) - 1))


def _numbers(text: str, page: int) -> bool:
    """Whether a line is nothing but the number of a page."""
    found = _NUMBER.fullmatch(text.strip())
    return found is not None and abs(int(found["number"]) - page) < _SHIFT


def _running(margin: Sequence[Line], usual: frozenset[str], elsewhere: Counter[str], page: int) -> list[Line]:
    """The lines from the edge inwards that are running heads: the number of the page, one line beside it, other usual ones.

    No more than that: the headings of a table come again, too.
    """
    taken: list[Line] = []
    left = _RUNNING
    sure = False
    for line in takewhile(lambda line: len(GAP.split(line.text.strip())) < _TABLE, margin):
        text = line.text.strip()
        numbered, known = _numbers(text, page), _key(line) in usual
        named = bool(taken) and _numbers(taken[-1].text, page) and _DOCUMENT.fullmatch(text) is not None
        if not numbered and (not left or not (known or named or elsewhere[text] > 1) or len(text) > _WIDEST):
            break
        left = 1 if numbered else left - 1
        sure = sure or numbered or known
        taken.append(line)
    return taken if sure else []
