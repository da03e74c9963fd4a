"""Hyphens that ``pdftotext`` takes for those of a line end, and drops with it: ``cross-`` / ``platform`` becomes ``crossplatform``.

A word gets its hyphen back when the text has it with one elsewhere, and without one only here: nobody spells it so.
"""

import re
from collections import Counter
from collections.abc import Sequence

from attrs import evolve

from fgmv_extract.patterns import pattern
from fgmv_extract.readers.text.lines import Lines

_WORD = pattern(r"(?<![\w-])[^\W\d_]+(?:-[^\W_]+)*(?![\w-])")
_SHORTEST = 4  # letters of a word
_KEPT = pattern(r"[^\W_]-\s*$", re.MULTILINE)
_GAP = pattern(r"\S {3}")
_WRAPPED = pattern(r"\w\n\w")


def are_dropped(lines: Lines) -> bool:
    """Whether a text seems to be of ``pdftotext`` without options: pages of lines without gaps, none of which ends with a hyphen.

    That holds of other text that has none, too: nothing tells that there was one.
    """
    return (
        bool(lines.breaks)
        and _WRAPPED.search(lines.whole) is not None
        and _GAP.search(lines.whole) is None
        and _KEPT.search(lines.whole) is None
    )


def with_hyphens(lines: Lines) -> Lines:
    """Return the lines with their hyphens; the very same ones where none is missing."""
    if "-" not in lines.whole:
        return lines
    words = Counter(word.casefold() for word in _WORD.findall(lines.whole))
    lost = dict(_lost(words))
    if not lost:
        return lines
    return evolve(lines, texts=[_mended(text, lost) for text in lines.texts])


def _lost(words: Counter[str]) -> Sequence[tuple[str, str]]:
    """Pair words with the only way to spell them with a hyphen that the text has."""
    spelt: dict[str, set[str]] = {}
    for word in words:
        if "-" in word:
            spelt.setdefault(word.replace("-", ""), set()).add(word)
    return [
        (word, next(iter(ways)))
        for word, ways in spelt.items()
        if len(word) >= _SHORTEST and words[word] == 1 and len(ways) == 1
    ]


def _mended(text: str, lost: dict[str, str]) -> str:
    return _WORD.sub(lambda match: _hyphened(match[0], lost.get(match[0].casefold())), text)


def _hyphened(word: str, spelt: str | None) -> str:
    """Put the hyphens of one spelling into a word; its letters stay as they are."""
    if spelt is None:
        return word
    letters = iter(word)
    return "".join(sign if sign == "-" else next(letters) for sign in spelt)
