"""When a statement was made, and what tells it.

The date its header prints; else the last day of the meeting that prepared it; else the date of its approval; else the last
day of a meeting of its source that the prose mentions, the first of them: a statement reports on the meeting it comes from
before it speaks of the next one.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from fgmv_extract.itu.dates import find_spans
from fgmv_extract.records import Statement


class Dated(NamedTuple):
    """An ISO date, and what it was read from; both None when the statement has none."""

    date: str | None
    by: str | None


def date_of(statement: Statement) -> Dated:
    """Return when the statement was made."""
    for by, read in _WAYS:
        if (date := read(statement)) is not None:
            return Dated(date, by)
    return Dated(None, None)


def earliest(statement: Statement) -> str | None:
    """Return a date before which the statement cannot have been made: that of the last approval it lists."""
    return max((each.approved for each in statement.deliverables if each.approved), default=None)


def _printed(statement: Statement) -> str | None:
    return statement.date


def _of_meeting(statement: Statement) -> str | None:
    meeting = statement.meeting
    return (meeting.end or meeting.start) if meeting else None


def _of_approval(statement: Statement) -> str | None:
    return max((span.last for span in find_spans(statement.approval or "")), default=None)


def _of_prose(statement: Statement) -> str | None:
    return next(_own_meetings(statement), None)


def _own_meetings(statement: Statement) -> Iterator[str]:
    sources = {source.group for source in statement.source}
    for meeting in statement.meetings:
        end = meeting.end or meeting.start
        if meeting.group in sources and end is not None:
            yield end


_WAYS: tuple[tuple[str, Callable[[Statement], str | None]], ...] = (
    ("date", _printed),
    ("meeting", _of_meeting),
    ("approval", _of_approval),
    ("prose", _of_prose),
)
"""In the order in which they are believed."""
