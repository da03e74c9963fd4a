"""Lines become paragraphs again: which line ends are paragraph ends, and what stood where a line was wrapped.

A program wraps a line when its next word does not fit. So a line behind which the next word would have fitted ends a
paragraph, and one that is full was wrapped.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice, pairwise
from typing import NamedTuple, final

from fgmv_extract.patterns import pattern
from fgmv_extract.readers.pdf.lines import Line
from fgmv_extract.readers.pdf.words import Words, is_soft, splits_word

_BLANK = 0.25  # width of a blank in sizes of the font
_OMITTED = 1.0  # sizes of the font: a blank that does not fit is not drawn
_ASKEW = 1.5  # points
_OTHER_SIZE = 0.06  # of the size of the font: a heading ends, or begins
_MANY = 6  # wrapped lines, enough to see a habit
_TELLING = 4_000  # pairs of lines, to know how far apart they are set
_LEAST, _MOST = (
    0.95,
    3.0,
)  # sizes of the font: the closest that lines are set, and farther apart than those of a paragraph
_WIDER = 1.3  # times the usual distance of two baselines: a paragraph's space
_SLACK = 0.75  # points: rounding in the positions of characters
_HYPHENS = "-\u2010\u2011\u00ad"
_BREAKABLE = _HYPHENS + "/"
_DASHES = "\u2013\u2014/"
_INSIDE = frozenset("./@_=")  # what an address that is broken ends with
_ADDRESS = pattern(r"(?:https?://|www\.|\S@)\S*$")
_LABEL = pattern(r"[^\W\d_][\w.-]{0,18}+:(?:\s|$)|[^\s@]++@[^\s@]++$")  # E-mail: or an address
_ITEM = pattern(r"[\u2022\u25aa\u25cf\uf0b7\u2013\u2014-]\s|\(?[a-z0-9]{1,3}[.)]\s", re.IGNORECASE)
_RULED = frozenset("_-=*")
_CLOSING = frozenset(",.;:)]!?")
_IDEOGRAPHS = 0x2E80


def pitch_of(columns: Iterable[Sequence[Line]]) -> float:
    """Return the smallest usual distance of two baselines, in sizes of the font, as the first lines tell it."""
    steps = sorted(islice(chain.from_iterable(map(_steps, columns)), _TELLING))
    return steps[len(steps) // 10] if steps else 1.2


def _steps(lines: Sequence[Line]) -> Iterator[float]:
    """Yield the distances of baselines that stand below one another in a column, in sizes of the font."""
    for above, below in pairwise(lines):
        left, _, base, size, _, _, page = below[1:8]
        if (
            page == above.page
            and _LEAST < (step := (base - above.base) / size) < _MOST
            and abs(above.left - left) < _ASKEW
            and abs(above.size - size) < _OTHER_SIZE * size
        ):
            yield step


@final
class Setting(NamedTuple):  # one for each cell
    """How a text is set.

    ``limit`` is where its lines end on the right, ``left`` where they begin; ``pitch`` is the distance of its baselines in
    sizes of the font; ``blanks`` tells that a blank is drawn behind each line that was wrapped, ``mostly`` that it is behind most
    of them. In ``prose``, items of a list and sentences that begin a page begin paragraphs. ``free`` tells that no ruling shows how
    far lines may reach.
    """

    limit: float
    left: float
    pitch: float
    blanks: bool = False
    mostly: bool = False
    prose: bool = False
    free: bool = False

    def between(self, left: float, limit: float) -> "Setting":
        """Return it with other ends of its lines."""
        return Setting(limit, left, *self[2:])

    def room(self, line: Line, below: Line) -> float:
        """Return the room left in a line; one that is centred or at the right with the line below has it on both sides."""
        room = self.limit - line.right
        if self.prose or abs(line.left - below.left) < _ASKEW:
            return room
        at_right = abs(line.right - below.right) < _ASKEW
        centred = abs(line.left + line.right - below.left - below.right) < 2 * _ASKEW
        return room + line.left - self.left if at_right or centred else room


def paragraphs_of(lines: Sequence[Line], setting: Setting, words: Words) -> list[list[Line]]:
    """Group the lines of a column or cell into paragraphs."""
    limit, prose = setting.limit, setting.prose
    paragraph = [lines[0]]
    paragraphs = [paragraph]
    for before, line in pairwise(lines):
        ends = _ends(before, line, setting) or (prose and _begins(before, line))
        if ends and line.text[0] not in _CLOSING and not splits_word(before, line, limit - before.right, words):
            paragraph = [line]
            paragraphs.append(paragraph)
        else:
            paragraph.append(line)
    return paragraphs


def _ends(before: Line, line: Line, setting: Setting) -> bool:
    """Tell whether a paragraph ends between two lines."""
    above, above_left, right, above_base, above_size, _, _, above_page = before[:8]
    text, left, _, base, size, _, _, page, lead = line[:9]
    if above_page == page and base - above_base > _WIDER * setting.pitch * max(above_size, size):
        return True
    if abs(above_size - size) > _OTHER_SIZE * size:
        return True
    if (above[0] in _RULED and is_rule(above)) or (text[0] in _RULED and is_rule(text)):
        return True
    last = above[-1]
    if last in _INSIDE and _ADDRESS.search(above):
        return False
    if last in _BREAKABLE and above[-2:-1].isalnum() and text[0].isalnum():
        return False  # nobody ends a paragraph like that
    aligned = abs(above_left - left) < _ASKEW
    room = (setting.limit - right if aligned else setting.room(before, line)) - _SLACK
    if (0.0 if last in _HYPHENS else _BLANK * above_size) + lead <= room:
        return True
    if setting.free and _is_whole(before, line):
        return True
    silent = setting.mostly and not before.open and last not in _DASHES and aligned
    return silent and room > _OMITTED * above_size and (setting.blanks or _LABEL.match(text) is not None)


def _is_whole(before: Line, line: Line) -> bool:
    """Tell whether a line at the right margin looks whole, with the next one there looking like another: a number, a group."""
    at_right = abs(before.right - line.right) < _ASKEW < abs(before.left - line.left)
    return at_right and not before.open and before.text[-1].isalnum() and line.text[0].isupper()


def is_rule(text: str) -> bool:
    """Tell whether a line is drawn in characters."""
    return text[0] in _RULED and text[:4] in {"____", "----", "====", "****"} and len(set(text)) == 1


def draws_blanks(lines: Sequence[Line], limit: float) -> bool:
    """Tell whether blanks are drawn behind lines of running text that were wrapped."""
    wrapped = [
        before.open
        for before, line in pairwise(lines)
        if before.page == line.page and before.right + _BLANK * before.size + line.lead > limit
    ]
    return len(wrapped) >= _MANY and sum(wrapped) * 2 > len(wrapped)


def blanks_in_cell(lines: Sequence[Line], edge: float) -> Iterator[bool]:
    """Yield for each line that was wrapped in a cell, as the next word would not fit, whether a blank is drawn behind it.

    Behind hyphens there is none to draw; behind lines that are centred, programs leave it out.
    """
    for before, line in pairwise(lines):
        beside = before.page == line.page and abs(before.left - line.left) < _ASKEW
        full = before.right + _BLANK * before.size + line.lead > edge
        if beside and full and before.text[-1] not in _HYPHENS + _DASHES:
            yield before.open


def _begins(before: Line, line: Line) -> bool:
    """Tell whether a line begins a paragraph by what it is: an item of a list, text that stands elsewhere, a sentence on a new page."""
    if _ITEM.match(line.text) or before.left > line.right or before.right < line.left:
        return True
    return before.page != line.page and before.text[-1] in ".:;" and not line.text[0].islower()


def text_of(lines: Sequence[Line], limit: float, words: Words) -> str:
    """Return the text of one paragraph."""
    text = lines[0].text
    for before, line in pairwise(lines):
        text = _with(text, before, line, limit, words)
    return text


def _with(text: str, before: Line, line: Line, limit: float, words: Words) -> str:
    """Return the text with the next line of its paragraph."""
    last, first = text[-1], line.text[0]
    if first in _CLOSING:
        return text + line.text
    if before.open:
        return f"{text} {line.text}"
    if last in _HYPHENS and text[-2:-1].isalnum() and first.isalnum():
        kept = text[:-1] if last == "\u00ad" or is_soft(text, line.text, words) else text
        return kept + line.text
    if last in _DASHES and text[-2:-1] not in {"", " "}:
        return text + line.text
    if (first.islower() or first.isdigit()) and _ADDRESS.search(text):
        return text + line.text
    if ord(last) >= _IDEOGRAPHS and ord(first) >= _IDEOGRAPHS:
        return text + line.text
    return text + line.text if splits_word(before, line, limit - before.right, words) else f"{text} {line.text}"
