"""Lists of Questions: the grammar behind ``questions``, on folded text.

    Q8, 9, 10/16      Q1-3/20      Questions 1 and 2 of Study Group 20      Question ITU-R 223-1/8

A group is written here as in the normal form of a Question: ``20`` for ITU-T SG20, ``ITU-R SG11`` for any other.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from fgmv_extract.patterns import pattern

_GROUP = r"(?:(?P<sector>ITU-[TRD])\s*+)?+(?:(?:SG|Study\s++Group)[\s-]*+)?+0*(?P<group>[1-9][0-9]?)(?![0-9])"
_HEAD = pattern(
    rf"""(?=Q)(?<![\w.])(?:
      Q[.\s]?(?P<all>ALL)\b(?:/\s?{_GROUP})?
    | Questions?\s++ITU-R\s++(?P<radio>[0-9]{{1,3}}(?:-[0-9]{{1,2}})?)/(?P<study>[1-9])(?![0-9])
    | Q(?P<plural>(?:uestion)?s|uestion\(s\))?(?:uestion)?(?P<dot>\.)?:?\s*+(?:Nos?\.?\s*+)?(?=[0-9])
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_ITEM = pattern(
    rf"""(?P<head>Q(?:uestions?)?(?P<dot>\.)?\s*+)?0*(?P<number>[1-9][0-9]?)
    (?: /\s?{_GROUP}(?(head)|(?!/[0-9])) | (?!\w|/(?!Q)|\.[0-9]) )""",
    re.VERBOSE | re.IGNORECASE,
)
_AND = pattern(
    r"\s*+(?:(?P<range>-|to\b|through\b)|(?:[,;&+/]|and\b|or\b|et\b|y\b)(?:\s*+(?:and\b|or\b|&))?|(?=Q[.\s]?[0-9]))\s*+",
    re.IGNORECASE,
)
_OF = pattern(rf"\s*+(?:of|from|in|,|\()?\s*+(?:the\s++)?(?=ITU-|SG|Study){_GROUP}", re.IGNORECASE)
_BESIDE = pattern(r"(?:(ITU-[TRD])[\s-]*)?(?:\b(?:SG|Study\sGroup)[\s-]*([1-9][0-9]?)[\s/,:-]*)?$", re.IGNORECASE)
_YEAR_BEFORE = pattern(r"(?:19|20)[0-9]{2}[\s/-]*$")
_YEAR_AFTER = pattern(r"[\s/-]*+(?:of\s++)?(?:19|20)[0-9]{2}(?![0-9])")
_EVERYTHING = pattern(
    rf"\s*+(?:Q[.\s]?)?ALL(?:\s++Questions)?(?:/\s?{_GROUP})?(?![\w/]|\s++(?:ITU|SG|study|group))", re.IGNORECASE
)
_GOES_ON = pattern(r"\s*+\w")
_REACH = 28
"""How many characters before a Question are looked at."""
_LONGEST_RANGE = 30
"""No study group ever had as many Questions."""


class Questions(NamedTuple):
    """The Questions of one list, each with the offsets of its entry; the offsets of the list; where to read on.

    ``past`` may lie behind ``end``: entries that turned out to be no Questions were looked at too.
    """

    entries: tuple[tuple[str, int, int], ...]
    start: int
    end: int
    past: int


class _Item(NamedTuple):
    """One entry: Questions ``first`` to ``last``; ``group`` is what its slash gives; ``headed`` when it has its own "Q"."""

    first: int
    last: int
    group: str | None
    headed: bool
    dotted: bool
    start: int
    end: int


def group_suffix(sector: str | None, number: str | None) -> str | None:
    """Write a group as it stands behind the slash: ``20``, ``ITU-R SG11``; None without a number."""
    if not number:
        return None
    return number if sector is None or sector.upper() == "ITU-T" else f"{sector.upper()} SG{number}"


def lists(text: str, position: int, default: str | None) -> Iterator[Questions]:
    """Find the lists that begin with a head (``Q``, ``Question``) from ``position`` on."""
    while head := _HEAD.search(text, position):
        found = _headed(text, head, default)
        if found.entries:
            yield found
        position = found.past


def everything(text: str, default: str | None) -> Questions | None:
    """Read a field that names all Questions: ``["Q"] "ALL" ["Questions"] ["/" group]``."""
    found = _EVERYTHING.match(text)
    return found and _all(found, default)


def headless(text: str, position: int, default: str | None) -> Questions | None:
    """Read the list that a field begins with: ``item { join item }``, heads not needed (``7, 8/20``)."""
    items = _items(text, position, None, loose=True)
    if not items or (all(item.group is None for item in items) and _GOES_ON.match(text, items[-1].end)):
        return None
    found = _resolved(text, items, default, loose=True)
    return found if found.entries else None


def _headed(text: str, head: re.Match[str], default: str | None) -> Questions:
    """``list = head item { join item } ["of" group]``."""
    start, end = head.span()
    if head["radio"]:
        return _one(f"Q{head['radio']}/ITU-R SG{head['study']}", head)
    beside = _BESIDE.search(text[max(0, start - _REACH) : start])
    sector, number = beside.groups() if beside else (None, None)
    default = group_suffix(sector, number) or default
    if head["all"]:
        return _all(head, default)
    loose = bool(head["plural"])
    items = _items(text, end, sector, loose=loose)
    if not items:
        return Questions((), start, end, end)
    items[0] = items[0]._replace(headed=True, dotted=bool(head["dot"]), start=start)
    return _resolved(text, items, default, loose=loose)


def _all(found: re.Match[str], default: str | None) -> Questions:
    group = group_suffix(found["sector"], found["group"]) or default
    return _one(f"QALL/{group}" if group else "QALL", found)


def _one(question: str, found: re.Match[str]) -> Questions:
    start, end = found.span()
    return Questions(((question, start, end),), start, end, end)


def _items(text: str, position: int, sector: str | None, *, loose: bool) -> list[_Item]:
    """``item = ["Q" ["."]] number ["/" group]``; ``join = "," | ";" | "and" | "&" | "/" | "-" | "to" | ...``."""
    items: list[_Item] = []
    gap = None
    while found := _ITEM.match(text, position):
        first = int(found["number"])
        group = group_suffix(found["sector"] or sector, found["group"])
        item = _Item(first, first, group, bool(found["head"]), bool(found["dot"]), *found.span())
        if gap and gap["range"] and _is_range(items[-1], item, loose=loose or gap[0] == "-"):
            item = items.pop()._replace(last=item.last, group=item.group, end=item.end)
        items.append(item)
        gap = _AND.match(text, item.end)
        if gap is None:
            break
        position = gap.end()
    return items


def _is_range(left: _Item, right: _Item, *, loose: bool) -> bool:
    """Tell whether two entries with a dash between them are the ends of a range: ``Q1-3/20``, ``Q1/20 to Q3/20``."""
    if left.group not in {None, right.group} or not 0 < right.first - left.last < _LONGEST_RANGE:
        return False
    return loose or right.headed or right.group is not None


def _resolved(text: str, items: Sequence[_Item], default: str | None, *, loose: bool) -> Questions:
    """Give each entry its group; the list ends before the first entry that cannot have one."""
    past = items[-1].end
    grouped = 1 + max((i for i, item in enumerate(items) if item.group), default=-1)
    if grouped:  # what follows the last group needs a head of its own: "Q7/20, 12 July"
        beside = items[grouped - 1].group
        kept = [*items[:grouped], *takewhile(lambda item: item.headed, items[grouped:])]
    else:
        of = _OF.match(text, past)
        past = of.end() if of else past
        beside = (of and group_suffix(of["sector"], of["group"])) or default
        kept = list(takewhile(lambda item: loose or (item.headed and not item.dotted), items))
    start = items[0].start
    if beside is None or not kept or (not grouped and _is_quarter(text, items)):
        return Questions((), start, start, past)
    return Questions(tuple(_entries(kept, beside)), start, past if len(kept) == len(items) else kept[-1].end, past)


def _is_quarter(text: str, items: Sequence[_Item]) -> bool:
    """Tell a quarter of a year from a Question: ``Q4 2025``, ``2025-Q4``."""
    start = items[0].start
    return bool(_YEAR_AFTER.match(text, items[-1].end) or _YEAR_BEFORE.search(text[max(0, start - _REACH) : start]))


def _entries(items: Sequence[_Item], beside: str) -> Iterator[tuple[str, int, int]]:
    """Write the Questions; an entry without a group has that of the next one to the right, the last ones ``beside``."""
    groups = []
    for item in reversed(items):
        beside = item.group or beside
        groups.append(beside)
    for item, group in zip(items, reversed(groups), strict=True):
        for number in range(item.first, item.last + 1):
            yield f"Q{number}/{group}", item.start, item.end
