"""The words of a document, and what they tell about words that a line end broke."""

import re
from collections.abc import Iterator, Sequence
from typing import final

from fgmv_extract.patterns import pattern
from fgmv_extract.readers.pdf.lines import Line

_WORD = pattern(r"(?<![\w’'])[^\W\d_]{2,}(?:-[^\W\d_]+)*|(?<!\S)[aAI](?!\S)")
_ENOUGH = 2_000  # cells and columns, to know the words of a document
_TAKES_LONG = 200  # cells and columns
_BETWEEN = "\0"  # stands in no text
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
    """The words of a document that no line end can have broken.

    Few of them are ever asked for, so they are looked for where their letters stand; only if that takes long, all are gathered.
    """

    def __init__(self, columns: Sequence[Sequence[Line]]) -> None:
        self._columns = columns[:_ENOUGH]
        self._letters: str | None = None
        self._of: dict[int, frozenset[str]] = {}
        self._known: frozenset[str] | None = None

    def __contains__(self, word: str) -> bool:
        """Tell whether the document has this word somewhere."""
        word = word.casefold()
        if self._known is None and len(self._of) > _TAKES_LONG:
            self._known = frozenset().union(*map(self._words_in, range(len(self._columns))))
        if self._known is not None:
            return word in self._known
        return any(word in self._words_in(column) for column in self._with(word))

    def _with(self, letters: str) -> Iterator[int]:
        """Yield the columns in which letters stand, as a word or part of one."""
        if self._letters is None:
            columns = ("\n".join([line.text for line in lines]) for lines in self._columns)
            self._letters = _BETWEEN.join(columns).casefold()
        column = behind = 0
        while (at := self._letters.find(letters, behind)) >= 0:
            column += self._letters.count(_BETWEEN, behind, at)
            yield column
            behind = self._letters.find(_BETWEEN, at)
            if behind < 0:
                return

    def _words_in(self, column: int) -> frozenset[str]:
        if column not in self._of:
            whole = "\n".join(_whole(self._columns[column]))
            self._of[column] = frozenset(map(str.casefold, _WORD.findall(whole)))
        return self._of[column]


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
    if not following[0].islower():  # as behind the hyphen of an identifier
        return False
    before, after = re.search(r"(?<![^\W\d_])[^\W\d_]++$", text[:-1]), _WORD.match(following)
    if before is None or after is None:
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
    if before.text[-1].lower() in _NO_ENDING:
        return True
    return len(ended) <= _SUFFIX and ended not in _OF_WORDS and ended not in words


def _is_number(begun: str, following: str) -> bool:
    """Tell whether a number or identifier may have been broken: DEL10. and 8."""
    return following[0].isdigit() and begun[-1] in _OF_NUMBERS and any(map(str.isdigit, begun))
