"""Labels at the beginning of lines: where text is wrapped they begin a line of their own, but not all that looks like one is one.

For action to: TSAG                 a label
TSAG meeting (Geneva, 29 July – 2
August 2024): draft Recommendation  the end of a parenthesis, and a date that was parted
"""

import re

from fgmv_extract.patterns import pattern

_LABEL = pattern(r"\W{0,3}[A-Z][\w()/-]*+(?:[ ][\w()/-]++){0,2}[ ]?:(?:\W|$)")
_MONTH = pattern(r"(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*", re.IGNORECASE)
_MONTH_AND_YEAR = pattern(rf"(?:{_MONTH.pattern})\s(?:19|20)\d\d\b", re.IGNORECASE)
_YEAR = pattern(r"(?:19|20)\d\d\b")
_DAY = pattern(r"\d{1,2}\s(?=[A-Z])")
_DASHES = ("-", "–", "—")
_LONGEST_DAY = 3
_BRACKETS = (("(", ")"), ("[", "]"))
_LONGEST_REST = 40  # characters of what a bracket holds behind a line end
_DAYS = pattern(r"[-–—]\s?\d{1,2}\b(?=\s?(?:[-–—/.]|[A-Za-z]{3}))")


def begins_anew(before: str, after: str, item: re.Pattern[str]) -> bool:
    """Tell whether a line begins with a label or an ``item`` of a list, and not with the end of what the line before it began."""
    if item.match(after):
        return not _parts_days(before, after)
    return _begins_label(before, after)


def closes(before: str, after: str) -> bool:
    """Tell whether a line closes the bracket that the one before it opened."""
    rest = after[:_LONGEST_REST]
    return any(before.count(one) > before.count(other) and other in rest for one, other in _BRACKETS)


def parts_date(before: str, after: str) -> bool:
    """Tell whether two lines part a date: a month and its year, a day and its month, or the days of a meeting at their dash."""
    last = before.rsplit(maxsplit=1)[-1] if before else ""
    if _MONTH.fullmatch(last):
        return _YEAR.match(after) is not None
    if last.isdecimal() and len(last) < _LONGEST_DAY:
        return _MONTH_AND_YEAR.match(after) is not None
    return last in _DASHES and _DAY.match(after) is not None and _MONTH.search(before) is not None


def _begins_label(before: str, after: str) -> bool:
    """``Question(s):``, but neither the end of a parenthesis nor that of a date."""
    match = _LABEL.match(after)
    if match is None or match[0].count(")") > match[0].count("("):
        return False
    return not (before[-1:].isdigit() and _MONTH.match(after))


def _parts_days(before: str, after: str) -> bool:
    """Tell whether two lines part the days of a meeting (``on 29 July``, ``- 2 August 2024``): that dash begins no item."""
    if not before or _DAYS.match(after) is None:
        return False
    return before[-1].isdigit() or _MONTH.fullmatch(before.rsplit(maxsplit=1)[-1]) is not None
