"""Sentences of a paragraph, with their offsets.

A sentence ends at a full stop, question or exclamation mark (and closing quotes or parentheses) that is followed by white
space and something that can begin a sentence; not behind abbreviations and initials, not inside names such as ``Y.CIP``.
"""

import re
from collections.abc import Iterator
from typing import final

from attrs import frozen

_END = re.compile(r"[.!?][”\"’')\]]*\s+(?=[“\"‘'(\[]?[A-Z0-9])|\n+")
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|cf|etc|vs|No|Nos|Fig|Rec|Recs|Ref|Dr|Mr|Mrs|Ms|Prof|St|approx|ex|incl|resp)|\b[A-Z])$"
)


@final
@frozen
class Sentence:
    """``text`` begins at offset ``start`` of the paragraph it was cut from; the final stop belongs to it."""

    text: str
    start: int


def sentences(text: str) -> Iterator[Sentence]:
    """Cut a paragraph into its sentences; nothing but white space between them is lost."""
    begin = 0
    for match in _END.finditer(text):
        if match.group()[0] == "." and _ABBREVIATION.search(text, max(0, match.start() - 12), match.start()):
            continue
        end = match.start() + len(match.group().rstrip())
        if text[begin:end].strip():
            yield Sentence(text[begin:end], begin)
        begin = match.end()
    if text[begin:].strip():
        yield Sentence(text[begin:], begin)
