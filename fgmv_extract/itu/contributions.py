"""Contributions that prose names: the grammar behind ``numbers.find_contributions``, on folded text."""

import heapq
import re
from collections.abc import Iterator
from operator import attrgetter
from typing import NamedTuple

from fgmv_extract.itu.document_numbers import document_numbers
from fgmv_extract.patterns import pattern

_WRITTEN = pattern(r"(?P<group>.+-)?C(?P<number>[0-9]+)(?P<revision>R[0-9]+)?")
_NAMED = pattern(r"\b[Cc]ontributions?\x20{1,2}(?:[Nn]os?\.?\s*+)?(?=[0-9])")
_NUMBER = pattern(
    r"(?P<letter>C)?0*(?P<digits>(?!(?:19|20)[0-9]{2})[1-9][0-9]{0,3})(?!\w|\.[0-9]|/[0-9]"
    r"|\s*+(?:%|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)))",
    re.IGNORECASE,
)
_JOIN = pattern(r"\s*+(?:[-,;/&]|to\b|and\b|or\b)(?:\s*+and\b)?\s*+(?=C?[0-9])")
_DASH = pattern(r"\s*+(?:-|to\b)\s*+")
_COUNTS = pattern(r"\s++(?!and\b|or\b|to\b|was\b|were\b|is\b|are\b|from\b|by\b|of\b|propos)[a-z]")
_LONGEST_RANGE = 50


class _Contribution(NamedTuple):
    """A contribution and its offsets; ``group`` is the code before it with its hyphen, or empty."""

    group: str
    number: int
    revision: str
    start: int
    end: int


def contributions(text: str) -> Iterator[tuple[str, int, int]]:
    """Find ``"C" digits { join ["C"] digits }`` and ``"Contributions" digits { join digits }``; a dash between two makes a range."""
    last: _Contribution | None = None
    for first in _firsts(text):
        if last and first.start < last.end:
            continue
        if last and _DASH.fullmatch(text, last.end, first.start):
            yield from _between(last, first)
        last = first
        yield _told(first)
        named = _NAMED.match(text, first.start) is not None
        while following := _following(text, last, named=named):
            if _DASH.fullmatch(text, last.end, following.start):
                yield from _between(last, following)
            last = following
            yield _told(last)


def _firsts(text: str) -> Iterator[_Contribution]:
    """Find contributions that begin a list, in order: with a letter, or behind the word."""
    lettered = (
        _Contribution(found["group"] or "", int(found["number"]), found["revision"] or "", start, end)
        for number, start, end in document_numbers(text)
        if (found := _WRITTEN.fullmatch(number))
    )
    named = (
        _Contribution("", int(number["digits"]), "", word.start(), number.end())
        for word in _NAMED.finditer(text)
        if (number := _NUMBER.match(text, word.end()))
    )
    return heapq.merge(lettered, named, key=attrgetter("start"))


def _following(text: str, last: _Contribution, *, named: bool) -> _Contribution | None:
    """Read ``join ["C"] digits``; few digits need the word before the list: ``C416 and 3 others`` names one."""
    join = _JOIN.match(text, last.end)
    found = join and _NUMBER.match(text, join.end())
    if not found:
        return None
    if len(found["digits"]) < 3 and not found["letter"] and (not named or _COUNTS.match(text, found.end())):
        return None
    return last._replace(number=int(found["digits"]), revision="", start=found.start(), end=found.end())


def _between(first: _Contribution, last: _Contribution) -> Iterator[tuple[str, int, int]]:
    """Yield what a range names between its ends; each stands at the whole range."""
    if first.group == last.group and last.number - first.number <= _LONGEST_RANGE:
        for number in range(first.number + 1, last.number):
            yield f"{first.group}C{number}", first.start, last.end


def _told(of: _Contribution) -> tuple[str, int, int]:
    return f"{of.group}C{of.number}{of.revision}", of.start, of.end
