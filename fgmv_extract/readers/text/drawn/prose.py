"""What stands between drawn tables: paragraphs, parted by blank lines, their lines joined where they were wrapped."""

from collections.abc import Iterable, Iterator, Sequence

from fgmv_extract.patterns import pattern
from fgmv_extract.readers.text.drafts import Piece
from fgmv_extract.readers.text.drawn.columns import width_of
from fgmv_extract.readers.text.drawn.shapes import BREAKS
from fgmv_extract.readers.text.drawn.unwrapping import glue, has_room
from fgmv_extract.readers.text.labels import begins_anew

_SLACK = 12  # the part of a line that programs leave free at its end, for characters they count otherwise
_SHORTEST = 40  # nobody wraps at less
_ITEM = pattern(r"(?:[-–—*•+]|\(?(?:\d{1,3}|[A-Za-z]|[ivx]{1,4})[.)])\s")
_ANNEX = pattern(r"(?:Annex|ANNEX|Appendix|APPENDIX)(?:\s[A-Z\d]{1,4})?\s?[-–—:](?=\s)")
_ANNEX_IN_SENTENCE = pattern(r"(?:Annex|ANNEX|Appendix|APPENDIX)\s[A-Z\d]{1,4}\s?[.(]")
_ENDS = (".", ":", ";", "!", "?")


def room_of(texts: Iterable[str]) -> int:
    """Return the width at which prose is wrapped: the longest line that its last word has not made long; 0 when it is not.

    A line of one word, an item's sign aside, is as long as the word.
    """
    lines = (text.strip() for text in texts)
    room = max((width_of(line) for line in lines if len(_ITEM.sub("", line, count=1).split(maxsplit=1)) > 1), default=0)
    return room if room >= _SHORTEST else 0


def paragraphs_of(texts: Sequence[str], numbers: Sequence[int], room: int) -> Iterator[Piece]:
    """Yield the paragraphs; the place of each is its first line."""
    begun: list[str] = []
    previous, line = "", 0
    for number, text in zip(numbers, texts, strict=True):
        stripped = text.strip()
        joins = bool(begun and stripped) and _joins(previous, stripped, room)
        if begun and not joins:
            yield _kept("".join(begun)), line
            begun = []
        if stripped:
            if begun:
                begun[-1:] = [previous, _between(previous, stripped, room), stripped]
            else:
                begun, line = [stripped], number
        previous = stripped
    if begun:
        yield _kept("".join(begun)), line


def _kept(text: str) -> str:
    """Return a paragraph without the sign that kept its last line end."""
    mark = next((mark for mark in BREAKS if text.endswith(mark)), "")
    return text.removesuffix(mark)


def _joins(before: str, after: str, room: int) -> bool:
    """Tell whether a line goes on with the paragraph of the line before it."""
    if not room or begins_anew(before, after, _ITEM) or before.endswith(BREAKS):
        return False
    if _ANNEX.match(after) or (before.endswith(_ENDS) and _ANNEX_IN_SENTENCE.match(after)):
        return False
    return not has_room(before, after, room - room // _SLACK) or (
        2 * len(before) >= room and not before.endswith(_ENDS) and after[0].islower()
    )


def _between(before: str, after: str, room: int) -> str:
    return glue(before, after, room).replace("\n", " ")
