"""Wrapped lines become the text they were made of.

A line end is a blank where the next word had no room, nothing where a word was cut or ends in its hyphen, and a line end of the
text where the next word would have had room.
"""

import re
from collections.abc import Iterable, Sequence

from fgmv_extract.patterns import pattern
from fgmv_extract.readers.text.drawn.chopped import Words, is_cut
from fgmv_extract.readers.text.drawn.columns import first_word, width_of
from fgmv_extract.readers.text.drawn.shapes import BREAKS, Drawn

_JOINING = frozenset(("and", "or", "to", "und", "et"))
_LEADING = frozenset(("of", "for", "and", "the", "on", "de", "la", "des", "du", "et", "und", "in", "to"))
_INSIDE = "-\u2010\u2011/"
_APART = pattern(
    r"(?<![ ])[ ]{2,}+(?=\S)|(?<=\S)[ ](?=(?:Tel|Fax|E-?mail|Mobile|Phone)(?:[ ]?\([^()]*\))?[ ]?:)", re.IGNORECASE
)
"""Where a program put the lines of an address into one."""
_LABEL = pattern(r"(?:Tel|Fax|E-?mail|Mobile|Phone|Web|URL)\b[^:]{0,12}:", re.IGNORECASE)


def unwrapped(cell: Drawn, words: Words, *, is_address: bool = False) -> str:
    """Join the lines of a cell; blank lines part its paragraphs.

    The lines of an address are kept where they may be meant.
    """
    if len(cell.lines) == 1:
        return _told_apart(cell.lines[0].strip(), is_address=is_address)
    paragraphs: list[list[str]] = [[]]
    for line in cell.lines:
        if stripped := line.strip():
            paragraphs[-1].append(stripped)
        elif paragraphs[-1]:
            paragraphs.append([])
    room = cell.room
    kept = [_joined(paragraph, cell, room, words, is_address=is_address) for paragraph in paragraphs if paragraph]
    return _told_apart("\n".join(kept), is_address=is_address)


def _told_apart(text: str, *, is_address: bool) -> str:
    return _APART.sub("\n", text) if is_address else text


def is_address(cells: Iterable[Drawn]) -> bool:
    """Tell cells side by side that hold an address: a telephone number or a mail address among them."""
    return any("@" in line or (":" in line and _LABEL.search(line)) for cell in cells for line in cell.lines)


def _joined(lines: Sequence[str], cell: Drawn, room: int, words: Words, *, is_address: bool) -> str:
    if len(lines) == 1:
        return lines[0]
    framed = ["", *lines, "", ""]
    around = list(zip(framed, framed[1:], framed[2 : len(lines) + 1], framed[3:], strict=False))
    cuts = [is_cut(each, room, words, first_filled=cell.first_filled) for each in around]
    pieces: list[str] = []
    for (_, before, after, _), cut, next_cut in zip(around, cuts, [*cuts[1:], False], strict=True):
        mark = next((mark for mark in BREAKS if before.endswith(mark)), None)
        if mark is not None:
            pieces += [before.removesuffix(mark).rstrip(), "\n"]
        elif cut:
            pieces.append(before)
        else:  # a word that is cut below had no room here
            glued = " " if next_cut and after == first_word(after) else glue(before, after, room)
            ends = is_address and glued == " " and _may_end("".join((*pieces, before)), after)
            pieces += [before, "\n" if ends else glued]
    return "".join((*pieces, lines[-1]))


def _may_end(before: str, after: str) -> bool:
    """Tell whether a line of an address may end between two texts: names have two words at least."""
    if "@" in first_word(after) and before[-1] != ":":
        return True
    words = before.rpartition("\n")[2].split()
    return (
        len(words) > 1 and not after[0].islower() and before[-1] not in ":,(&" and words[-1].casefold() not in _LEADING
    )


def glue(before: str, after: str, room: int) -> str:
    """Return what stood between two lines: a blank, nothing, or a line end."""
    if room <= 0:
        return "\n"
    if ends_inside(before, after):
        return ""
    return "\n" if has_room(before, after, room) or (":" in after and _LABEL.match(after)) else " "


def has_room(before: str, after: str, room: int) -> bool:
    """Tell whether the first word of a line had room in the line before it."""
    return width_of(before) + 1 + width_of(first_word(after)) <= room


def ends_inside(before: str, after: str) -> bool:
    """Tell whether a word goes on behind its hyphen or stroke (``ITU-``, ``T``), and is not one of two (``short-``, ``and``)."""
    if len(before) < 2 or before[-1] not in _INSIDE or not before[-2].isalnum() or not after[0].isalnum():
        return False
    return first_word(after) not in _JOINING
