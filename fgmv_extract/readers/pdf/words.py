"""The words of a document, and what they tell about words that a line end broke."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import final

from fgmv_extract.readers.pdf.lines import Line

_WORD = re.compile(r"(?<![\w’'])[^\W\d_]{2,}(?:-[^\W\d_]+)*|(?<!\S)[aAI](?!\S)")
_ENOUGH = 2_000  # cells and columns, to know the words of a document
_NO_ENDING = frozenset("ijoquv")  # letters that end few long words
_OF_NUMBERS = frozenset("0123456789.")
_SUFFIX = 5  # letters of -ation, -ments; longer ends of words are words
_AFTER_WORDS = '.,;:)"\u201d\u2019'
_SLACK = 0.75  # points: rounding in the positions of characters
_SHORT_WORDS = (
    "a all an and any are as at be both but by can due each for from had has have if in into is it its may more new no not of on one "
    "only or other out per so some such than that the their them then they this to two use used via was were what when which who will with"
)
_OF_WORDS = frozenset(_SHORT_WORDS.split())


@final
class Words:
    """The words of a document that no line end can have broken."""

    def __init__(self, columns: Iterable[Sequence[Line]]) -> None:
        self._columns = columns
        self._known: frozenset[str] | None = None

    def __contains__(self, word: str) -> bool:
        """Tell whether the document has this word somewhere."""
        if self._known is None:
            some = islice(self._columns, _ENOUGH)
            told = "\n".join(whole for lines in some for whole in _whole(lines))
            self._known = frozenset(map(str.casefold, set(_WORD.findall(told))))
        return word.casefold() in self._known


def _whole(lines: Sequence[Line]) -> Iterator[str]:
    """Yield the text of a cell or column, but for the last word of a line without a blank behind it, and the first of the next."""
    broken = False
    for line in lines:
        text = line.text
        if broken and text[0].islower():
            text = text[len(text.split(" ", 1)[0]) :]
        broken = not line.open and line.text[-1].isalnum()
        yield text[: text.rfind(" ") + 1] if broken else text


def is_soft(text: str, following: str, words: Words) -> bool:
    """Tell whether a hyphen stands only because the line ended: the document has the word without it, and not with it."""
    before, after = re.search(r"[^\W\d_]+$", text[:-1]), _WORD.match(following)
    if before is None or after is None or not after[0][0].islower():
        return False
    return before[0] + after[0] in words and f"{before[0]}-{after[0]}" not in words


def splits_word(before: Line, line: Line, room: float, words: Words) -> bool:
    """Tell whether a word that is wider than its column was broken without a hyphen.

    ``room`` is left behind the line. It is full and one word, and no blank was drawn behind it; so it may also be a word that
    just fits. Then the words of the document tell, or what such a word looks like.
    """
    if before.open or " " in before.text:
        return False
    if _is_number(before.text, line.text):
        return room <= line.lead / len(line.text.split(" ", 1)[0]) + _SLACK
    ended = line.text.split(" ", 1)[0].rstrip(_AFTER_WORDS)
    if not (before.text[-1].isalpha() and ended.isalpha() and ended[0].islower()):
        return False
    if room > min(line.lead / len(ended) + _SLACK, before.size):
        return False
    if before.text + ended in words:
        return True
    if before.text in words:
        return False
    return before.text[-1].lower() in _NO_ENDING or (len(ended) <= _SUFFIX and ended not in _OF_WORDS)


def _is_number(begun: str, following: str) -> bool:
    """Tell whether a number or identifier may have been broken: DEL10. and 8."""
    return following[0].isdigit() and begun[-1] in _OF_NUMBERS and any(map(str.isdigit, begun))
