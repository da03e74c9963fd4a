"""Texts compared as people compare them: what case, quotes, dashes, punctuation and spacing do is not their wording."""

import unicodedata
from functools import lru_cache
from typing import NamedTuple

from fgmv_extract.patterns import pattern
from fgmv_extract.typography import plain

# Signs with a meaning of their own stay; a mark between two digits stays a mark: 2.0 is not 20.
_BETWEEN_DIGITS = pattern(r"(?<=[0-9])[^\w%&+#@$€°=<>]++(?=[0-9])")
_MARKS = pattern(r"[^\w%&+#@$€°=<>|]++|_++")
_WORD = pattern(r"[^\W_]++")
_NUMERAL = pattern(r"[0-9]+[a-z]?|[ivx]+|[b-h]")
_FILLERS = frozenset(["a", "an", "the", "of", "for", "in", "on", "to", "and", "or", "with", "by", "from", "at", "its"])


class Words(NamedTuple):
    """What a title is likened by: the words that carry it, and the numerals and letters that tell parts of a series apart."""

    content: frozenset[str]
    numerals: frozenset[str]


@lru_cache(maxsize=8192)
def wording(text: str) -> str:
    """Return the form in which two texts are equal when they have the same words in the same order."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return _MARKS.sub("", _BETWEEN_DIGITS.sub("|", plain(text).casefold()))


def same_wording(one: str | None, other: str | None) -> bool:
    """Tell whether two texts have the same words; no text has the words of no text only."""
    return one == other or (one is not None and other is not None and wording(one) == wording(other))


def words_of(title: str) -> Words:
    """Return the words of a title without fillers, plurals cut to singulars, and its numerals."""
    found = _WORD.findall(plain(title).casefold())
    numerals = frozenset(word for word in found if _NUMERAL.fullmatch(word))
    content = frozenset(_singular(word) for word in found if word not in _FILLERS and word not in numerals)
    return Words(content, numerals)


def likeness(one: Words, other: Words) -> float:
    """Score two titles from 0 to 1: twice the words they share over the words they have (Dice); 0 for other numerals."""
    if one.numerals != other.numerals or not one.content or not other.content:
        return 0.0
    return 2 * len(one.content & other.content) / (len(one.content) + len(other.content))


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
