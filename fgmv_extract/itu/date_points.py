"""One printed date, whole or in part: the pattern for it, what it holds, and its ISO form.

A part of a date is what stands at one end of a span: the ``1`` of ``1-12 July 2024``, the ``29 July`` of ``29 July – 2 August 2024``.
"""

import datetime as dt
import re
from typing import NamedTuple

from fgmv_extract.patterns import pattern

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january janvier janv enero jan ene",
            "february février fevrier febrero févr fevr feb fév fev",
            "march marzo mars mar",
            "april abril avril abr apr avr",
            "may mayo mai",
            "june junio juin jun",
            "july juillet julio juil jul",
            "august agosto août aout aug ago",
            "september septembre septiembre setiembre sept sep",
            "october octobre octubre oct",
            "november novembre noviembre nov",
            "december décembre decembre diciembre dec déc dic",
        ),
        start=1,
    )
    for name in names.split()
}
YEAR = r"(?:1[89]|20)[0-9]{2}"
"""A year with four digits, as a pattern."""
POINT = pattern(
    rf"""(?<!\w)(?=[0-9jfmasonde])(?=[0-9]|[jm][aiu]|en|f[eé]|a[bgopuv]|se|oc|no|d[eéi])(?:
      (?P<iso>(?P<y>{YEAR})(?P<mark>[-/.])(?P<m>[0-9]{{1,2}})(?:(?P=mark)(?P<d>[0-9]{{1,2}}))?
        (?:(?=t[0-9]{{2}}:)|(?![-/.]?\w)))                                             # 2024-07-12, 2025/04/08, 2023-10
    | (?P<figures>(?P<left>[0-9]{{1,2}})(?P<sign>[-/.])(?:(?P<right>[0-9]{{1,2}})(?P=sign))?(?P<in>{YEAR})
        (?![-/.]?\w))                                                                  # 12/07/2024, 12.07.2024, 10/2023
    | (?P<words>(?:mid[-\s]\s*+)?
        (?:(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th|er)?(?:\s*+(?:(?:of|de)\s++)?|[-/]))?             # 5th of
        (?P<month>(?:j(?:an|u[nil])|ene|f(?:eb|[eé]v)|ma[riy]|a(?:[bpv]r|ug|go|o[uû])|se[pt]|oct|nov|d(?:[eé]c|ic))[^\W\d_]*+)\.?
        (?(day)|(?:\s*+(?P<after>[0-9]{{1,2}})(?:st|nd|rd|th)?(?![0-9]))?)                       # 5
        (?:(?:\s*+[,.]?\s*+(?:(?:of|del?)\s++)?|[-/])(?P<year>{YEAR})(?!\w|[-/.][0-9]{{1,2}}[-/.][0-9]))?)  # , 2023
    | (?P<years>(?:mid[-\s]\s*+)?(?P<only>{YEAR})(?!\w|\s*+[kmg]?hz))                             # 2023
    | (?P<bare>(?P<number>[0-9]{{1,2}})(?:st|nd|rd|th|er)?(?![\w/:%]|\.[0-9])
        (?:\s*+,?\s++(?P<late>{YEAR})(?![-/.]?\w)|(?=\s*+[-&taeuy])))                  # 12, 2024 or the 1 of "1 to"
    )""",
    re.VERBOSE | re.IGNORECASE,
)
"""A date or a part of one; give each match to ``point``. Words that only begin like a month match too, and hold nothing."""
_Fields = tuple[int | None, int | None, int | None]


class Point(NamedTuple):
    """The year, month and day that are printed of one date; ``start`` and ``end`` are offsets in the folded text."""

    year: int | None
    month: int | None
    day: int | None
    start: int
    end: int


def point(found: re.Match[str]) -> Point:
    """Tell what a match of ``POINT`` holds; all None when it is no date (``10.2023``, ``decision``)."""
    return Point(*_FORMS[found.lastgroup or ""](found), *found.span())


def iso(of: Point) -> str | None:
    """Write a point as ISO 8601, as precise as it is; None when its year or month is missing, or the day impossible."""
    year, month, day, *_ = of
    if year is None or (month is None and day is not None):
        return None
    try:
        whole = dt.date(year, 1 if month is None else month, 1 if day is None else day).isoformat()
    except ValueError:
        return None
    return whole if day is not None else whole[:7] if month is not None else whole[:4]


def _number(digits: str | None) -> int | None:
    return None if digits is None else int(digits)


def _iso(found: re.Match[str]) -> _Fields:
    """``iso = year "-" month ["-" day]``, also with "/"; with "." only whole."""
    year, month, day = map(_number, found.group("y", "m", "d"))
    return (None, None, None) if day is None and found["mark"] == "." else (year, month, day)


def _figures(found: re.Match[str]) -> _Fields:
    """``figures = day "/" month "/" year | month "/" year``, a whole date also with "." or "-"."""
    year, left, right = map(_number, found.group("in", "left", "right"))
    if right is None:
        return (year, left, None) if found["sign"] == "/" else (None, None, None)
    return (year, left, right) if right > 12 and found["sign"] == "/" else (year, right, left)


def _words(found: re.Match[str]) -> _Fields:
    """``words = ["mid-"] [day] month-name [year] | ["mid-"] month-name day ["," year]``."""
    month = _MONTHS.get(found["month"].casefold())
    if month is None:
        return None, None, None
    return _number(found["year"]), month, _number(found["day"] or found["after"])


def _years(found: re.Match[str]) -> _Fields:
    """``years = ["mid-"] year``."""
    return _number(found["only"]), None, None


def _bare(found: re.Match[str]) -> _Fields:
    """``bare = day | day [","] year``: a part of a span; a day alone only where a span may go on."""
    return _number(found["late"]), None, _number(found["number"])


_FORMS = {"iso": _iso, "figures": _figures, "words": _words, "years": _years, "bare": _bare}
