"""Paragraphs between the tables: lines that run on are joined.

A line joins the one before it when its first word had no room there, or when it goes on in the middle of a sentence. An empty
line parts paragraphs; a page break does not.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby, repeat

from fgmv_extract.patterns import pattern
from fgmv_extract.readers.text.clues import HEADING
from fgmv_extract.readers.text.columns.sheets import Line, compact
from fgmv_extract.readers.text.columns.wraps import joined
from fgmv_extract.readers.text.drafts import Piece
from fgmv_extract.readers.text.labels import begins_anew, closes, parts_date

_ITEM = pattern(r"(?:[-–—*•·o▪►]|\(?(?:\d{1,3}|[A-Za-z]|[ivx]{1,4})[.)])\s")
_AWAITS = pattern(r"\b(?:a|an|and|as|at|by|for|from|in|of|on|or|that|the|to|with)\Z")
"""A word behind which no line is meant to end."""
_NARROWEST = 50  # nobody wraps prose at less
_SLACK = 0.95  # of the longest line: in proportional type some lines hold fewer characters
_FULL = 0.85  # of the room, in a line that ends no sentence
_OPENING = "“‘«"
"""A title in quotation marks goes on with the sentence that names what is titled."""
_ENDS = (".", ":", ";", "!", "?")


def room_of(lines: Sequence[Line], *, proportional: bool) -> float:
    """Return the width at which prose is wrapped: that of its longest line, its margin taken off."""
    longest = max((len(compact(line.text).strip()) for line in lines if " " in line.text.strip()), default=0)
    return longest * _SLACK if proportional else longest


def paragraphs_of(lines: Sequence[Line], room: float, words: frozenset[str]) -> Iterator[Piece]:
    """Yield the paragraphs; a place is the number of the first line."""
    begun: list[str] = []
    number = 0
    apart = False
    texts = [" ".join(compact(line.text).split()) for line in lines]
    for line, text, own in zip(lines, texts, _rooms(texts), strict=True):
        if text and begun and (apart or not (_joins(begun[-1], text, room) or _fills(begun[-1], text, own))):
            yield joined(begun, words, flowing=True), number
            begun = []
        if text:
            number = number if begun else line.number
            begun.append(text)
        apart = not text
    if begun:
        yield joined(begun, words, flowing=True), number


def _rooms(texts: Sequence[str]) -> Iterator[int]:
    """Yield the length of the longest line of the block between empty lines that each stands in: it may be narrower than other prose."""
    for _, group in groupby(texts, bool):
        block = list(group)
        yield from repeat(max(map(len, block)), len(block))


def _fills(before: str, after: str, longest: int) -> bool:
    """Whether a line of a narrow block of prose has no room for the first word of the next, which goes on with its sentence."""
    if longest < _NARROWEST or before.endswith(_ENDS) or not after[0].isalpha():
        return False
    if begins_anew(before, after, _ITEM) or HEADING.match(before) or HEADING.match(after):
        return False
    return len(before) >= _FULL * longest and len(before) + 1 + len(after.split(maxsplit=1)[0]) > longest * _SLACK


def _joins(before: str, after: str, room: float) -> bool:
    """Whether a line goes on with the sentence of the one before it."""
    if begins_anew(before, after, _ITEM) or (HEADING.match(after) and before.endswith(_ENDS)):
        return False
    if parts_date(before, after):
        return True
    if 2 * len(before) >= room and (closes(before, after) or _AWAITS.search(before)):
        return True
    if HEADING.match(before) and before.endswith(")") and after[0].isupper():
        return False
    had_room = len(before) + 1 + len(after.split(maxsplit=1)[0]) <= room
    if not had_room or before.endswith(_ENDS):
        return not had_room
    return 2 * len(before) >= room and (
        after[0].islower() or after[0] in _OPENING or (len(before) >= _FULL * room and not HEADING.match(before))
    )
