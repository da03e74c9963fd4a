"""Deadlines and meetings of a review as a calendar: RFC 5545, lines folded, texts escaped, the same review the same bytes.

Every entry lasts all day. A date that is known to the month is an entry of the whole month, one known to the year only is left
out (``left_out`` tells which). An entry keeps its identifier when the review is made anew: a calendar then replaces it.
"""

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from fgmv_extract.outputs import phrases
from fgmv_extract.outputs.several import shortened
from fgmv_extract.records import Meeting, Statement
from fgmv_extract.reviews import Point, Review, Topic

_TOPICS = (Topic.DEADLINE, Topic.OVERDUE, Topic.MEETING)
_LONGEST = 75
"""Octets of a line without its end (RFC 5545, 3.1)."""
_EPOCH = "19700101"


class Entry(NamedTuple):
    """An entry: its identifier, first day, the day behind its last, what it is, and what bears it out."""

    uid: str
    begin: dt.date
    end: dt.date
    summary: str
    description: str
    place: str | None = None
    category: str = ""


def to_ics(review: Review, statements: Iterable[Statement] = (), *, stamp: dt.date | str | None = None) -> str:
    """Return the calendar, lines ended by CR LF.

    ``statements`` are those that were reviewed: they tell how long a meeting lasts and where it is. ``stamp`` is the day it is
    said to have been made: without it, that of the review, else of its last statement that has one.
    """
    made = f"{_stamp(review, stamp)}T000000Z"
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//fgmv-extract//review//EN", "CALSCALE:GREGORIAN"]
    for each in entries(review, statements):
        lines += _event(each, made)
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def entries(review: Review, statements: Iterable[Statement] = ()) -> tuple[Entry, ...]:
    """Return the entries in order of time."""
    known = tuple(statements)
    made = (_entry(point, known) for point in review.points if point.topic in _TOPICS)
    return tuple(sorted((each for each in made if each is not None), key=lambda each: (each.begin, each.uid)))


def left_out(review: Review) -> tuple[Point, ...]:
    """Return the points about a date that is not precise enough for a calendar."""
    return tuple(each for each in review.points if each.topic in _TOPICS and _days(each.date) is None)


def _entry(point: Point, statements: Sequence[Statement]) -> Entry | None:
    first = _days(point.date)
    if first is None:
        return None
    meeting = _meeting(point, statements) if point.topic is Topic.MEETING else None
    last = (_days(meeting.end) if meeting else None) or first
    notes = [point.message, *(_quote(quote.statement, quote.verbatim) for quote in point.quotes)]
    return Entry(
        uid=_uid(point),
        begin=first[0],
        end=max(first[1], last[1]),
        summary=f"{_summary(point)}{'' if len(point.date or '') == 10 else ' (day not known)'}",
        description="\n".join(notes),
        place=meeting.place if meeting else None,
        category=point.topic.value,
    )


def _summary(point: Point) -> str:
    """Return what stands in the calendar: ``SG20 meeting``, ``Reply to TSAG-LS35 due from SG20``."""
    whose = ", ".join(map(phrases.short, point.groups))
    if point.topic is Topic.MEETING:
        return f"{whose} meeting" if whose else "Meeting"
    asked = f"Reply to {point.quotes[0].statement} due" if point.quotes else shortened(point.message)
    overdue = " (overdue)" if point.topic is Topic.OVERDUE else ""
    return f"{asked}{f' from {whose}' if whose else ''}{overdue}"


def _quote(statement: str, verbatim: str | None) -> str:
    return f"{statement}: “{' '.join(verbatim.split())}”" if verbatim else statement


def _meeting(point: Point, statements: Sequence[Statement]) -> Meeting | None:
    """Return the meeting of a point as the statements tell it, the longest of several."""
    told = (each for statement in statements for each in statement.meetings)
    same = [each for each in told if _is(each, point)]
    return max(same, key=lambda each: (each.end or "", each.place is not None), default=None)


def _is(meeting: Meeting, point: Point) -> bool:
    whose = (meeting.group,) if meeting.group else ()
    return (meeting.start or meeting.end) == point.date and whose == point.groups


def _days(date: str | None) -> tuple[dt.date, dt.date] | None:
    """Return the first day of a date and the day behind its last; None for a year, or what is no date."""
    try:
        match (date or "").split("-"):
            case [year, month]:
                first = dt.date(int(year), int(month), 1)
                return first, (first + dt.timedelta(days=31)).replace(day=1)
            case [year, month, day]:
                first = dt.date(int(year), int(month), int(day))
                return first, first + dt.timedelta(days=1)
    except (ValueError, OverflowError):  # the 32nd of a month, the last day of the year 9999
        return None
    return None


def _uid(point: Point) -> str:
    """Return an identifier that stays the same while the point is about the same thing: a deadline may become overdue."""
    kind = "meeting" if point.topic is Topic.MEETING else "deadline"
    asking = [quote.statement for quote in point.quotes[:1]] if kind == "deadline" else list(point.groups)
    told = "\n".join((kind, point.date or "", *asking))
    return f"{hashlib.sha256(told.encode('utf-8', 'backslashreplace')).hexdigest()[:32]}@fgmv-extract"


def _stamp(review: Review, asked: dt.date | str | None) -> str:
    dates = (each.date for each in reversed(review.statements))
    for date in (str(asked)[:10] if asked else None, review.on, *dates):
        known = _days(date)
        if known is not None:
            return known[0].strftime("%Y%m%d").zfill(8)
    return _EPOCH


def _event(each: Entry, made: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{each.uid}"
    yield f"DTSTAMP:{made}"
    yield f"DTSTART;VALUE=DATE:{each.begin:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{each.end:%Y%m%d}"
    yield f"SUMMARY:{_escaped(each.summary)}"
    yield f"DESCRIPTION:{_escaped(each.description)}"
    if each.place:
        yield f"LOCATION:{_escaped(each.place)}"
    yield f"CATEGORIES:{_escaped(each.category.upper())}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _escaped(text: str) -> str:
    """Escape a text (RFC 5545, 3.3.11); other control characters and lone surrogates have no place in it."""
    plain = "".join(c for c in text if c == "\n" or (c.isprintable() and not "\ud800" <= c <= "\udfff") or c == " ")
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> str:
    """Fold a line so that no part of it is longer than 75 octets, never inside a character."""
    parts, room, at = [], _LONGEST, 0
    taken = 0
    for place, character in enumerate(line):
        size = len(character.encode())
        if taken + size > room:
            parts.append(line[at:place])
            at, taken, room = place, 0, _LONGEST - 1  # the blank that begins it counts
        taken += size
    return "\r\n ".join((*parts, line[at:]))
