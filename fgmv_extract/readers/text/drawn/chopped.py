"""Words that were cut because their column was narrower than they are.

Some programs fill the column with the last pieces of such a word, others with the first::

    | op          |      ``opportunities`` in eleven columns, as pandoc cuts it: both pieces stand alone in their lines
    | portunities |
    |opportuni|          and in nine columns, as antiword does
    |ties and |

Both look like whole words, the one above the other (``the``, ``opportunity``). What decides is whether the first piece had room
in the line before it; then the words of the document; then what words of English look like.
"""

from bisect import bisect_left
from collections.abc import Iterable
from functools import cached_property
from itertools import takewhile
from typing import final

from fgmv_extract.patterns import pattern
from fgmv_extract.readers.text.drawn.columns import first_word, width_of
from fgmv_extract.readers.text.drawn.english import (
    LONG_SUFFIXES,
    PREFIXES,
    SHORT,
    SUFFIXES,
    TAILS,
    begins_as_word,
    has_vowel,
)

_INSIDE = "-\u2010\u2011./@_"  # no word begins with these
_EDGES = "\"'“”‘’()[]{}<>.,:;!?*_\\"
_YEAR = pattern(r"(?:19|20)\d\d(?!\d)")
_WHOLE = pattern(
    r"(?:[A-Z]{2,5}\d{1,2}/)++[A-Z]{2,5}\d{1,2}[,;]?|\d{1,2}([/.])\d{1,2}\1(?:19|20)\d\d|(?:19|20)\d\d-\d\d(?:-\d\d)?"
)
"""Groups between strokes, and a date in numbers: of these no blank stands inside."""
_BEGUN = pattern(r"[A-Z]{2}")
_SUFFIX = 5  # letters of the rest of a word, at most, as long as columns are not very narrow
_LONG = 15  # letters of a word, nearly always
_SIMILAR = 5  # letters that two words share at least when one is a form of the other
_ENDING = 3  # letters by which forms of a word differ, at most


@final
class Words:
    """The words of a text, to tell a word from a piece of one."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Take the words of lines in which none was cut; they are looked at when the first is asked for."""
        self._texts = texts

    @cached_property
    def _words(self) -> list[str]:
        found = set("\n".join(self._texts).replace("|", " ").split())
        words = {word.strip(_EDGES).casefold() for word in found}
        parts = {part for word in words if "-" in word for part in word.split("-") if len(part) > _ENDING}
        return sorted(words | parts)

    def __contains__(self, word: str) -> bool:
        at = bisect_left(self._words, word)
        return at < len(self._words) and self._words[at] == word

    def has_form(self, word: str) -> bool:
        """Tell whether a word stands in the text, or one that only ends otherwise (``technologies`` for ``technology``)."""
        if len(word) <= _SIMILAR:
            return any(form in self for form in (word, f"{word}s"))
        stem = word[: max(_SIMILAR, len(word) - _ENDING)]
        at = bisect_left(self._words, stem)
        return any(
            len(found) <= len(word) + _ENDING
            for found in takewhile(lambda found: found.startswith(stem), self._words[at : at + 20])
        )


def is_cut(around: tuple[str, str, str, str], room: int, words: Words, *, first_filled: bool) -> bool:
    """Tell whether a word was cut between the second and the third of four lines; the first and the last may be empty.

    ``first_filled`` tells how the program cuts: so that the first pieces of a word fill the column, or the last ones.
    """
    previous, before, after, following = around
    if room < 2 or not may_be_cut(before, after, room, first_filled=first_filled):
        return False
    if previous and width_of(previous) + 1 + width_of(before) <= room and not first_filled:
        return True
    if _are_of_whole(before, first_word(after)):
        return True
    return _are_pieces(before, _first_word(after, following, room), room, words, first_filled=first_filled)


def may_be_cut(before: str, after: str, room: int, *, first_filled: bool) -> bool:
    """Tell whether two lines look like pieces of one word by their lengths."""
    if width_of(before if first_filled else after) != room or _has_blank(before):
        return False
    return first_filled or not _has_blank(after)


def _first_word(after: str, following: str, room: int) -> str:
    """Return the first word of a line; when it fills the line, with the first of the next, for it may go on there."""
    word = first_word(after)
    return word + first_word(following) if following and word == after and width_of(after) == room else word


def _has_blank(text: str) -> bool:
    return bool(text) and text.split(maxsplit=1) != [text]


def _are_of_whole(head: str, tail: str) -> bool:
    """Tell whether two texts are groups or a date that was cut where neither ends (``SG21/SG1`` and ``2/SG5``)."""
    return not _BEGUN.match(tail) and _WHOLE.fullmatch(head + tail) is not None


def _are_pieces(before: str, after: str, room: int, words: Words, *, first_filled: bool) -> bool:
    """Tell by their letters whether two texts are pieces of one word; marks before the first and behind the last aside."""
    head, tail = before.lstrip(_EDGES), after.rstrip(_EDGES)
    if not head or not tail:
        return bool(not head or first_filled)  # ``**`` before a word; the stop behind one
    if first_filled and head[-1] in "'’" and tail[0].islower():
        return True
    if head[-1].isalnum() and tail[0] in _INSIDE and tail[1:2].isalnum():
        return True
    if head.isdigit() and _YEAR.match(head + tail) and not first_filled:
        return True
    if not head[-1].isalnum() or not tail[0].isalnum() or head[-1].isdigit() != tail[0].isdigit():
        return False
    first, last = head.casefold(), tail.casefold()
    if first + last in words:
        return True
    if tail[0].isupper() if head[-1].islower() else _is_abbreviation(head) and tail[0].islower():
        return False
    if first_filled:
        return _is_rest(first, last, words)
    if _is_no_word(head, tail):
        return True
    return _is_beginning(first, last, room, words)


def _is_abbreviation(head: str) -> bool:
    return any(map(str.isupper, head[1:]))


def _is_no_word(head: str, tail: str) -> bool:
    """Tell a text that can be no word: one letter, or several without a vowel, unless an abbreviation stands before a word."""
    if head == "I":
        return tail[0].islower() or (tail[0].isalpha() and not tail[1:2].islower())
    if head == "A":
        return tail[0].isalpha() and not tail[1:2].islower()
    if len(head) == 1:
        return head.isalpha() and head != "a"
    return head.isalpha() and not head[1:].isupper() and not has_vowel(head.casefold())


def _is_rest(first: str, last: str, words: Words) -> bool:
    """Tell whether a text is the rest of a word whose beginning filled the line above."""
    if len(last) == 1 and last != "a":
        return True
    if len(last) <= _ENDING and last.isalpha() and last not in SHORT and last not in words:
        return True
    if first in words:
        return False
    if words.has_form(first + last) or first[-1] in "ijquv" or not begins_as_word(last):
        return True
    if last.endswith(LONG_SUFFIXES):
        return True
    if last in SHORT or last in words:
        return False
    return len(last) <= _SUFFIX and last.endswith(SUFFIXES)


def _is_beginning(first: str, last: str, room: int, words: Words) -> bool:
    """Tell whether a text is the beginning of a word whose rest fills the line below."""
    if not begins_as_word(last) or (first == "a" and last[0] in "aeio"):
        return True
    if last in words or (first in words and words.has_form(last)):
        return False
    if words.has_form(first + last) or _is_prefix(first, words):
        return True
    if words.has_form(last):
        return False
    if first in SHORT:
        return last.startswith(TAILS)
    if first.isdigit():
        return False
    return len(first) <= _ENDING or (len(first) + room <= _LONG and not words.has_form(first))


def _is_prefix(first: str, words: Words) -> bool:
    """Tell whether a text is a prefix, or one and the next two letters (``interop``), and no word of the text."""
    return first not in words and any(first[:end] in PREFIXES for end in range(max(len(first) - 2, 4), len(first) + 1))
