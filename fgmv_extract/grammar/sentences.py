"""Sentences of a paragraph, with their offsets.

A sentence ends at a full stop, question or exclamation mark (and closing quotes or parentheses) that is followed by white
space and something that can begin a sentence; not behind abbreviations and initials, not inside names such as ``Y.CIP``.
A line end inside a paragraph ends a sentence, too, unless the text is wrapped there: the line is long, and nothing ends with it.
"""

from collections.abc import Iterator
from typing import NamedTuple, final

from fgmv_extract.patterns import pattern

_END = pattern(r"[.!?\n](?:(?<=\n)\n*+|(?<!\n)[”\"’')\]]*\s+(?=[“\"‘'(\[]?[A-Z0-9]))")
"""It begins with one of a few characters in all its forms: nothing is found faster."""
_ABBREVIATION = pattern(
    r"(?:(?<!-)\b(?:e\.g|i\.e|cf|etc|vs|No|Nos|[Ff]igs?|[Rr]ecs?|[Rr]efs?|Dr|Mr|Mrs|Ms|Prof|St|approx|ex|incl|resp)|\b[A-Z])$"
)
_ENDED = pattern(r"[.!?][”\"’')\]]*\Z")
_HALTED = pattern(r"[:;][”\"’')\]]*\Z")
_ITEM = pattern(
    r"(?:[-–—*•+]|\(?(?:\d{1,3}|[A-Za-z]|[ivx]{1,4})[.)])\s|[A-Z][\w/-]*+(?:[ ][\w()/-]++){0,2}[ ]?:(?:\s|$)"
)
_DATE = pattern(r"(?:[-–—]\s?\d{1,2}\s)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b")
_NARROWEST = 40  # characters of a line: nobody wraps at less


@final
class Sentence(NamedTuple):
    """``text`` begins at offset ``start`` of the paragraph it was cut from; the final stop belongs to it."""

    text: str
    start: int


def sentences(text: str) -> Iterator[Sentence]:
    """Cut a paragraph into its sentences; nothing but white space between them is lost."""
    begin = 0
    for match in _END.finditer(text):
        if match.group()[0] == "." and _ABBREVIATION.search(text, max(0, match.start() - 12), match.start()):
            continue
        if match.group() == "\n" and is_wrapped(text, match.start()):
            continue
        end = match.start() + len(match.group().rstrip())
        if text[begin:end].strip():
            yield Sentence(text[begin:end], begin)
        begin = match.end()
    if text[begin:].strip():
        yield Sentence(text[begin:], begin)


def is_wrapped(text: str, at: int) -> bool:
    """Tell whether a sentence goes on behind the line end at an offset."""
    before = text[text.rfind("\n", 0, at) + 1 : at].rstrip()
    after = text[at + 1 :].lstrip()[:_NARROWEST]
    if not after or _ENDED.search(before):
        return False
    if after[0].islower():
        return True
    begun = _ITEM.match(after) and not _parts_date(before, after)
    return len(before) >= _NARROWEST and not begun and not _HALTED.search(before)


def _parts_date(before: str, after: str) -> bool:
    """Tell whether a line end parts a date (``29 July``, ``- 2 August 2024``): what follows begins no item, and is no label."""
    return before[-1:].isalnum() and _DATE.match(after) is not None
