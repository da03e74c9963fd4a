"""Text in which paragraphs are glued: the program lost line ends between them (``docx2txt``, the Perl one).

    ... what SG20 thinks of it.Annex A – FG-MV deliverables     a sentence, and at once another paragraph
    SwitzerlandTel: +41 22 555 01 01                            a value, and at once the next label

A full stop between two words without a blank, or a label in the middle of a word, ends a line; nothing else is known of it.
"""

import re
from collections.abc import Iterator

from fgmv_extract.readers.text import plain
from fgmv_extract.readers.text.drafts import Piece
from fgmv_extract.readers.text.lines import Lines

_GLUED = re.compile(r"(?<=[a-z]{2}[.!?])(?=[A-Z][a-z]++[ .:])|(?<=[a-z]{2})(?=[A-Z][a-z-]{2,20}+:[ \S])")
_ENOUGH = 3


def recognises(lines: Lines) -> bool:
    """Tell by several places where text is glued."""
    count = 0
    for text in lines.texts:
        if "\t" in text:
            return False
        count += len(_GLUED.findall(text))
    return count >= _ENOUGH


def read(lines: Lines) -> Iterator[Piece]:
    """Yield the paragraphs, parted where they were glued; parts share the number of their line."""
    texts: list[str] = []
    numbers: list[int] = []
    for text, number in zip(lines.texts, lines.numbers, strict=True):
        parts = _GLUED.split(text)
        texts += parts
        numbers += [number] * len(parts)
    return plain.read(Lines(texts, numbers))
