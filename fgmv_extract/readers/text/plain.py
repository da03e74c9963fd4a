"""Text without tables: paragraphs only.

A line is a paragraph of its own, as programs that turn a document into text write it, unless the text is clearly
hard-wrapped, as mail programs leave it:

* no line is longer than 100 characters, and
* somewhere a sentence runs on: a line that has no room for the first word of the next, does not end a sentence, and is
  followed by a lower-case letter, or opens a parenthesis that the next closes.

Then a line joins the one before it when its first word had no room there, or when it goes on in the middle of a sentence;
the room is the length of the longest line. A line that was ended early (``Source: ITU-T SG20``, an address) stays alone, and
so does what begins like an item of a list. Line ends inside a joined paragraph are kept.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from fgmv_extract.patterns import pattern
from fgmv_extract.readers.text.drafts import Piece
from fgmv_extract.readers.text.labels import begins_anew, closes
from fgmv_extract.readers.text.lines import Lines

_LONGEST = 100
_SHORTEST = 50  # nobody wraps at less
_ITEM = pattern(
    r"""
    [-–—*•>|+]\s                                        # a bullet, a quotation, a drawn table
    | \(?(?:\d{1,3}|[A-Za-z]|[ivx]{1,4})[.)]\s           # 1) (a) iv.
    | ([-–—_=*~#.])\1\1                                   # a ruler
    """,
    re.VERBOSE,
)
_ENDS = (".", ":", ";", "!", "?")


def recognises(_: Lines) -> bool:
    """Every text is at least this."""
    return True


def read(lines: Lines) -> Iterator[Piece]:
    """Yield the paragraphs; the place of a joined one is its first line."""
    stripped = [text.strip() for text in lines.texts]
    room = _room(stripped)
    begun: list[str] = []
    line = 0
    for number, text in zip(lines.numbers, stripped, strict=True):
        if begun and not (text and room and _joins(begun[-1], text, room)):
            yield "\n".join(begun), line
            begun = []
        if text:
            line = line if begun else number
            begun.append(text)
    if begun:
        yield "\n".join(begun), line


def _room(stripped: list[str]) -> int:
    """Return the width at which the text is wrapped, in characters; 0 when it is not."""
    room = max((len(text) for text in stripped if " " in text), default=0)
    if not _SHORTEST <= room <= _LONGEST:
        return 0
    runs_on = any(
        _full(before, after, room) and (_goes_on(before, after) or closes(before, after))
        for before, after in pairwise(stripped)
    )
    return room if runs_on else 0


def _joins(before: str, after: str, room: int) -> bool:
    if begins_anew(before, after, _ITEM):
        return False
    if _full(before, after, room):
        return True
    return 2 * len(before) >= room and (_goes_on(before, after) or closes(before, after))


def _full(before: str, after: str, room: int) -> bool:
    """Whether the first word of the next line had no room in this one."""
    return bool(before and after) and len(before) + 1 + len(after.split(maxsplit=1)[0]) > room


def _goes_on(before: str, after: str) -> bool:
    return bool(before) and not before.endswith(_ENDS) and after[:1].islower()
