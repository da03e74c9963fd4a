"""Review: what lies ahead of a day: deadlines for replies, and meetings."""

import datetime as dt
from collections.abc import Iterator

from fgmv_extract.comparison.review.scene import Scene
from fgmv_extract.comparison.several.order import Told
from fgmv_extract.comparison.several.standing import means
from fgmv_extract.comparison.several.wording import joined
from fgmv_extract.itu.groups import is_symbol
from fgmv_extract.records import Meeting, Purpose
from fgmv_extract.references import Quote
from fgmv_extract.reviews import Point, Topic

_DAY = 10
"""Characters of an ISO date that is known to the day."""


def deadlines(scene: Scene) -> Iterator[Point]:
    """Yield the deadlines ahead, and those that have passed without a reply among the statements."""
    for told in scene.told:
        deadline = told.statement.deadline
        if deadline is None or deadline.date is None or not _addressed(scene, told):
            continue
        asked = _asked(scene, told)
        if _is_ahead(deadline.date, _since(scene)):
            topic, silent = Topic.DEADLINE, asked
        else:
            topic, silent = Topic.OVERDUE, tuple(group for group in asked if not _has_replied(scene, told, group))
            if not silent:
                continue
        yield Point(
            topic=topic,
            message=f"{told.reference.label} asks for a reply by {deadline.date}{_of(silent)}.",
            groups=silent,
            date=deadline.date,
            days=_days(scene.on, deadline.date),
            quotes=(Quote(told.reference.label, deadline.place, deadline.verbatim or deadline.text),),
        )


def meetings(scene: Scene) -> Iterator[Point]:
    """Yield the meetings ahead that the statements mention, once each, in order of time."""
    ahead: dict[tuple[str, str, str], tuple[Meeting, list[Quote]]] = {}
    since = _since(scene)
    for told in scene.told:
        for meeting in told.statement.meetings:
            last = meeting.end or meeting.start
            if last is None or not _is_ahead(last, since) or (scene.on is None and last == since):
                continue
            known = ahead.setdefault((meeting.start or last, last, meeting.group or ""), (meeting, []))
            if meeting.evidence:
                known[1].append(Quote(told.reference.label, meeting.evidence.place, meeting.evidence.verbatim))
    for (start, last, group), (meeting, quotes) in sorted(ahead.items(), key=lambda entry: entry[0]):
        where = f" in {meeting.place}" if meeting.place else ""
        when = " to ".join(dict.fromkeys((start, last)))
        yield Point(
            topic=Topic.MEETING,
            message=f"{group or 'A group'} meets{where}, {when}.",
            groups=(group,) if group else (),
            date=start,
            days=_days(scene.on, start),
            quotes=tuple(quotes),
        )


def _since(scene: Scene) -> str:
    """Return the day from which on things lie ahead: the one asked for, or that of the last statement; "" when none is known."""
    return scene.on or max((told.reference.date or "" for told in scene.told), default="")


def _asked(scene: Scene, told: Told) -> tuple[str, ...]:
    """Return who is to answer: those addressed for action, else for comment, else everybody addressed but for information.

    A symbol that means the group of the review stands for it, unless the group is the one that asks.
    """
    addressees = told.statement.addressees
    for purpose in (Purpose.ACTION, Purpose.COMMENT):
        if groups := [each.group for each in addressees if each.purpose is purpose]:
            break
    else:
        groups = [each.group for each in addressees if each.purpose is not Purpose.INFORMATION]
    return tuple(dict.fromkeys(_meant(scene, told, group) for group in groups))


def _meant(scene: Scene, told: Told, group: str) -> str:
    asked = scene.group
    if asked is None or not is_symbol(group) or asked in scene.sources(told):
        return scene.now(group)
    return asked if means(group, asked, told.reference.date, scene.vocabulary) else group


def _addressed(scene: Scene, told: Told) -> bool:
    """Tell whether a deadline concerns the group: it is to answer, it asked, or nobody knows who is to answer."""
    asked = _asked(scene, told)
    return not asked or scene.concerns((*asked, *scene.sources(told)))


def _has_replied(scene: Scene, told: Told, group: str) -> bool:
    number = told.reference.number
    return number is not None and any(
        number in later.statement.replies_to and (is_symbol(group) or group in scene.sources(later))
        for later in scene.told
    )


def _is_ahead(date: str, on: str) -> bool:
    """Compare as precisely as the coarser of the two is: a deadline of 2024-07 has not passed on 12 July."""
    return date >= on[: len(date)]


def _days(on: str | None, date: str) -> int | None:
    if on is None or len(on) != _DAY or len(date) != _DAY:
        return None
    return (dt.date.fromisoformat(date) - dt.date.fromisoformat(on)).days


def _of(groups: tuple[str, ...]) -> str:
    return f" from {joined(groups)}" if groups else ""
