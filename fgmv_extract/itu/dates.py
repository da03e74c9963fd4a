"""Dates and spans of dates as ITU documents print them, as ISO 8601 strings: ``2024``, ``2024-01``, ``2024-07-12``.

A date is as precise as its text; nothing is filled in, except a year or month that the other end of a span prints
(``29 July – 2 August 2024``). Figures alone are read day first, as the ITU writes them, unless only the other order is a
date. A vague word (``mid-May 2007``) leaves the date it stands with: 2007-05. An impossible date (31 June) is no date.
Years have four digits, 1800 to 2099. Month names are English, French or Spanish, whole or shortened.
"""

import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple, final

from fgmv_extract.itu.date_points import POINT, YEAR, Point, iso, point
from fgmv_extract.itu.folded import folded
from fgmv_extract.patterns import pattern

_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s++)?+"
_LEAD = pattern(rf"\s*+(?P<open>[(\[])?\s*+{_WEEKDAY}(?:(?:early|late|(?:beginning|end)\sof)\s++)?+", re.IGNORECASE)
_SHORT_YEAR = pattern(r"\s*+(?P<month>[^\W\d_]{3,9}+)\.?(?:[-‐‑–/]|\s*+['’])(?P<year>[0-9]{2})\s*+")
_JOIN = pattern(
    rf"(?:\s*+(?:-{{1,3}}|(?P<and>and\b|et\b|y\b|&)|(?:to|until|till|through|au|al)\b)\s*+|/)(?:the\s++)?{_WEEKDAY}",
    re.IGNORECASE,
)
_ANY_YEAR = pattern(YEAR)
_TOKEN = pattern(r"[0-9]++|\w++|.", re.DOTALL)
_REACH = 24
"""How many characters before a date are looked at."""
_IN_A_CODE = pattern(r"(?:[./=?&%#@~+]|[\w./]-)$")
_COUNTED = pattern(
    r"\b(?:groups?|part(?:y|ies)?|questions?|annex|documents?|contributions?|reports?|tables?|figures?|clauses?"
    r"|sections?|items?|version|rev|nos?|resolution|TDs?|SGs?|WPs?|LS|RG|COM|C|R|Q)\.?\s*$",
    re.IGNORECASE,
)
_BEFORE_A_YEAR = pattern(r"\b(?:in|since|during|year)\s+(?:the\s+)?(?:years?\s+)?$", re.IGNORECASE)
_BEFORE_TWO_YEARS = pattern(r"\b(?:from|between|in|since|during|years)\s+(?:the\s+)?$", re.IGNORECASE)
_BETWEEN = pattern(r"\b(?:between|entre)\s+(?:the\s+)?$", re.IGNORECASE)


@final
class Span(NamedTuple):
    """A date or a span of dates: ISO strings, both ends included, equal for a single date.

    ``start`` and ``end`` are character offsets in the text that was searched.
    """

    first: str
    last: str
    start: int
    end: int


class _Stretch(NamedTuple):
    """A ``Span`` whose offsets are still those of the folded text."""

    first: str
    last: str
    start: int
    end: int


def read_date(text: str) -> tuple[str, str] | None:
    """Read a date at the start of a cell: the ISO date and what follows it, or None when no date stands there.

    A cell that is a month and two figures (``Jun-24``, as spreadsheets print it) is a month of this century.

    ``date = ["("] [weekday] ["early" | "late" | "beginning of" | "end of"] ( iso | figures | words | years ) [")"]``,
    the forms as in ``date_points``.
    """
    return _read_once(text) if len(text) < 64 else _read(text)


def _read(text: str) -> tuple[str, str] | None:
    if (short := _SHORT_YEAR.fullmatch(text)) is not None:
        return _read(f"{short['month']} 20{short['year']}")
    source = folded(text)
    lead = _LEAD.match(source.text)
    found = lead and POINT.match(source.text, lead.end())
    date = iso(point(found)) if found else None
    if lead is None or found is None or date is None:
        return None
    end = found.end()
    after = source.text[end : end + 2]
    if found.lastgroup == "years" and after[:1] in {"-", "/"} and after[1:].isalnum():
        return None
    if lead["open"] and after[:1] in {")", "]"}:
        end += 1
    return date, text[source.span(0, end)[1] :].strip()


_read_once = lru_cache(maxsize=1024)(_read)  # a table has the same few dates in row after row


def find_spans(text: str) -> tuple[Span, ...]:
    """Find the dates and spans of dates in prose, in order; they do not overlap.

    ``span = point [("-" | "to" | "until" | "through" | "and" | "&" | "/") point]``, where a point may lack what the other
    has: ``1-12 July 2024``, ``29 July – 2 August 2024``, ``July 29 – August 2, 2024``, ``March to December 2023``. The year may
    turn inside a span. With "and" only neighbours (``12 and 13 June 2024``) make a span, unless "between" stands before.

    A year by itself is a date only behind "in", "since", "during", "year" or "mid-", two years also behind "from" or
    "between". A number that belongs to a code (``FGMV-05``, ``Q7/20``) or is counted (``Study Group 20``) is no day.
    """
    return _spans_once(text) if len(text) < 128 else _spans(text)


def _spans(text: str) -> tuple[Span, ...]:
    source = folded(text)
    if _ANY_YEAR.search(source.text) is None:
        return ()
    return tuple(Span(found.first, found.last, *source.span(*found[2:])) for found in _stretches(source.text))


# Each reader of a header asks its cells, and the statements of a meeting have the same place and dates in them.
_spans_once = lru_cache(maxsize=256)(_spans)


def overlaps(one: str, other: str) -> bool:
    """Tell whether two ISO dates may be the same day: ``2023-07`` and ``2023-07-12``, ``2023`` and ``2023-07``."""
    return one.startswith(other) or other.startswith(one)


def within(date: str, start: str, end: str) -> bool:
    """Tell whether a date may lie from ``start`` to ``end``, both included: each time the coarser precision decides."""
    return date[: len(start)] >= start[: len(date)] and date[: len(end)] <= end[: len(date)]


def _stretches(text: str) -> Iterator[_Stretch]:
    position = 0
    while found := POINT.search(text, position):
        position = _after_token(text, found.start())
        if _is_coded(text, found):
            continue
        first = point(found)
        stretches = _pair(text, first) or _single(text, first)
        yield from stretches
        if stretches:
            position = stretches[-1].end
        elif first.year is not None and first.month is not None:  # 31 June 2024: no date, and not June 2024 either
            position = first.end


def _after_token(text: str, start: int) -> int:
    token = _TOKEN.match(text, start)
    return token.end() if token else start + 1


def _is_coded(text: str, found: re.Match[str]) -> bool:
    """Tell whether the start of a match belongs to a code, a path or a count."""
    before = text[max(0, found.start() - _REACH) : found.start()]
    if _IN_A_CODE.search(before):
        return True
    return found.lastgroup in {"words", "bare", "figures"} and found[0][0].isdigit() and bool(_COUNTED.search(before))


def _single(text: str, only: Point) -> tuple[_Stretch, ...]:
    date = iso(only)
    if date is None:
        return ()
    if only.month is None and text[only.start].isdigit() and not _BEFORE_A_YEAR.search(_before(text, only)):
        return ()
    return (_Stretch(date, date, only.start, only.end),)


def _pair(text: str, first: Point) -> tuple[_Stretch, ...]:
    """Read ``join point`` behind a first point: one span, two single dates, or nothing."""
    join = _JOIN.match(text, first.end)
    found = join and POINT.match(text, join.end())
    if join is None or found is None:
        return ()
    second = point(found)
    start, end = map(iso, _completed(first, second))
    if start is None or end is None or start > end:
        return ()
    before = _before(text, first)
    if first.month is None and first.day is None and not _BEFORE_TWO_YEARS.search(before):
        return ()
    if join["and"] is None or _BETWEEN.search(before) or (first.year is None and _are_neighbours(start, end)):
        return (_Stretch(start, end, first.start, second.end),)
    if first.year is not None:  # two dates that need not borrow from one another
        return ()
    return _Stretch(start, start, first.start, first.end), _Stretch(end, end, second.start, second.end)


def _before(text: str, first: Point) -> str:
    return text[max(0, first.start - _REACH) : first.start]


def _completed(first: Point, second: Point) -> tuple[Point, Point]:
    """Give each end of a span what only the other one prints; ends that do not fit together stay incomplete."""
    match first, second:
        case (None, int(month), int(), *_), (int(year), None, int(), *_):  # July 1 – 12, 2024
            return first._replace(year=year), second._replace(month=month)
        case (None, None, int(), *_), (int(year), int(month), int(), *_):  # 1 – 12 July 2024
            return first._replace(year=year, month=month), second
        case (None, int(month), day, *_), (int(year), int(last), other, *_) if (day is None) == (other is None):
            return first._replace(year=year - (month > last)), second
        case (int(year), int(month), int(), *_), (None, int(last), int(), *_):  # 29 July 2024 – 2 August
            return first, second._replace(year=year + (last < month))
        case (int(), None, None, *_), (int(), int(), *_):  # 2023 – July 2024
            return first._replace(year=None), second
        case (int(), int(), *_), (int(), None, None, *_):
            return first._replace(year=None), second
        case _:
            return first, second


def _are_neighbours(start: str, end: str) -> bool:
    """Tell whether two days or two months follow one another."""
    one, other = (dt.date.fromisoformat(f"{date}-01"[:10]) for date in (start, end))
    if len(start) == 10:
        return (other - one).days == 1
    return (other.year - one.year) * 12 + other.month - one.month == 1
