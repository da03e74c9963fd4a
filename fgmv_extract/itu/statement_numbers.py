"""Numbers of liaison statements: the grammar behind ``numbers``, on folded text."""

import re
from collections.abc import Iterator

from fgmv_extract.itu.date_points import POINT, point
from fgmv_extract.itu.number_groups import GROUP, START, attached_code, revision, written_code
from fgmv_extract.patterns import pattern

_LANGUAGE = r"(?:\s*+-\s*+[EFSRCA](?!\w))?"
_NUMBER = (
    rf"[\s-]*+(?:No\.?\s?|\#)?0*(?P<number>[1-9][0-9]{{0,5}})(?![0-9]){_LANGUAGE}{revision('revision')}{_LANGUAGE}"
)
_ATTACHED = r"(?i:sp[0-9]{1,2}-(?P<file_group>[a-z0-9]++(?:-[a-z0-9]++){0,3}?)-[oi]?LS)(?=-)"
_STATEMENT = pattern(
    rf"(?=[A-Z0-9s])(?<!\w)(?:{_ATTACHED}|{START}{GROUP}\s*+[-/]?\s*+(?:LS(?:/[oir])?|[oi]LS)){_NUMBER}", re.VERBOSE
)
_ANOTHER = pattern(rf"\s*+(?:,|;|/|&|and\b|or\b)(?:\s*+and\b)?\s*+-?\s?(?P<marker>LS)(?:/[oir])?{_NUMBER}")
_GROUPLESS = pattern(rf"LS(?:/[oir])?{_NUMBER}")
_BLANKS = pattern(r"[^\S\n]++")


def statement_numbers(text: str) -> Iterator[tuple[str, int, int]]:
    """Find ``number { join "LS" digits }``, ``number = group ["-"] "LS" digits ["- E"] [revision]``, and names of attached files."""
    position = 0
    while found := _STATEMENT.search(text, position):
        group = _group(found)
        start = found.start()
        another: re.Match[str] | None = found
        while another:
            if not _runs_into_a_date(text, another):
                yield _normal(group, another), start, another.end()
            position = another.end()
            another = _ANOTHER.match(text, position)
            start = another.start("marker") if another else position


def statement_number_at(text: str, position: int, group: str | None) -> tuple[str, int] | None:
    """Read the number that stands at ``position``, and tell where it ends; without a group it is one of ``group``'s."""
    found = _STATEMENT.match(text, position)
    if found:
        group = _group(found)
    else:
        found = _GROUPLESS.match(text, position)
    if found is None or group is None or _runs_into_a_date(text, found):
        return None
    return _normal(group, found), found.end()


def _group(found: re.Match[str]) -> str:
    return attached_code(found["file_group"]) if found["file_group"] else written_code(found) or ""


def _normal(group: str, found: re.Match[str]) -> str:
    issue = int(found["revision"] or 0)
    return f"{group}-LS{found['number']}-R{issue}" if issue else f"{group}-LS{found['number']}"


def _runs_into_a_date(text: str, found: re.Match[str]) -> bool:
    """Tell whether the last digits of a number may be the day of a date: ``LS 311 May 2018`` is LS 3 or LS 31."""
    number, end = found["number"], found.end("number")
    blanks = _BLANKS.match(text, end)
    date = blanks and POINT.match(text, blanks.end())
    if not date or len(number) == 1:
        return False
    of = point(date)
    days = (number[-1], number[-2:] if len(number) > 2 else "0")
    return of.month is not None and of.day is None and any(0 < int(day) <= 31 and day[0] != "0" for day in days)
