"""Titles that are nearly the same.

Two titles are scored by the words they share (``titles.likeness``). A pair is made when it scores at least ``LIKE``, and no
other title that is still free comes within ``MARGIN`` of that score for either of the two: the best pairs are settled first,
so that no two titles would rather have each other. A pair without that margin is unclear.

Only titles that share one of their rarest words are scored at all: two titles that reach a score of t share at least
t / (2 - t) of the words of either, so they share one of the few rarest ones (prefix filtering: Chaudhuri, Ganti, Kaushik,
A primitive operator for similarity joins in data cleaning, ICDE 2006).
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from fgmv_extract.comparison.titles import Words, likeness, words_of

LIKE = 0.9
MARGIN = 0.1
_CROWD = 100
"""A word that more titles than this have is not rare, and costs much; titles without any rarer one are not scored."""


class Match(NamedTuple):
    """Two titles by the numbers of their rows, their score, and the score of the next best title for either."""

    before: int
    after: int
    score: float
    next_best: float


def alike(before: Mapping[int, str], after: Mapping[int, str]) -> tuple[list[Match], list[Match]]:
    """Return the pairs of titles that are nearly the same, and those that would be, were others not as like."""
    scored = sorted(_scored(_words(before), _words(after)), key=lambda edge: (-edge[2], edge[0], edge[1]))
    beside: dict[tuple[int, int], list[tuple[int, float]]] = defaultdict(list)
    for one, other, score in scored:
        beside[0, one].append((other, score))
        beside[1, other].append((one, score))
    settled: set[tuple[int, int]] = set()
    matches, unclear = [], []
    for one, other, score in scored:
        if score < LIKE or (0, one) in settled or (1, other) in settled:
            continue
        others = [rival for place, rival in beside[0, one] if place != other and (1, place) not in settled]
        others += [rival for place, rival in beside[1, other] if place != one and (0, place) not in settled]
        match = Match(one, other, score, max(others, default=0.0))
        if score - match.next_best >= MARGIN:
            settled |= {(0, one), (1, other)}
            matches.append(match)
        else:
            unclear.append(match)
    return matches, unclear


def _words(titles: Mapping[int, str]) -> dict[int, Words]:
    return {row: words_of(title) for row, title in titles.items()}


def _scored(before: Mapping[int, Words], after: Mapping[int, Words]) -> Iterator[tuple[int, int, float]]:
    """Score the titles that can be alike."""
    counts = Counter(word for words in (*before.values(), *after.values()) for word in words.content)
    by_word: dict[tuple[str, frozenset[str]], list[int]] = defaultdict(list)
    for row, words in after.items():
        for word in _rarest(words, counts):
            by_word[word, words.numerals].append(row)
    for row, words in before.items():
        near = [by_word.get((word, words.numerals), ()) for word in _rarest(words, counts)]
        for other in {other for rows in near for other in rows}:
            score = likeness(words, after[other])
            if score >= LIKE - MARGIN:
                yield row, other, score


def _rarest(words: Words, counts: Mapping[str, int]) -> list[str]:
    """Return so many of the rarest words that a title that is alike must share one of them."""
    least = LIKE - MARGIN
    shared = math.ceil(least / (2 - least) * len(words.content))
    ordered = sorted(words.content, key=lambda word: (counts[word], word))
    return [word for word in ordered[: len(ordered) - shared + 1] if counts[word] <= _CROWD]
