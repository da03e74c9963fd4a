"""A ``Review`` is what groups should look at in one or several statements, and why: each point with its evidence.

Blank (an empty cell), absent (no cell that could be read) and not mentioned (no column, no row) are told apart throughout:
they are the topics ``...-unanswered``, ``position-unknown`` and ``no-reply``.
"""

from enum import StrEnum
from typing import final

from attrs import field, frozen

from fgmv_extract.findings import Finding
from fgmv_extract.records import Role, Status
from fgmv_extract.references import Quote, Reference
from fgmv_extract.showing import Shown

REVIEW_SCHEMA_VERSION = "1"
"""Version of the JSON form of a review."""


@final
class Topic(StrEnum):
    """The kinds of points, in the order they are told."""

    ALLOCATED_UNANSWERED = "allocated-unanswered"
    SUGGESTED_UNANSWERED = "suggested-unanswered"
    SECONDARY_UNANSWERED = "secondary-unanswered"
    ALL_UNANSWERED = "all-unanswered"
    POSITION_UNKNOWN = "position-unknown"
    NO_REPLY = "no-reply"
    NO_TAKER = "no-taker"
    CLAIMED_UNLISTED = "claimed-unlisted"
    CLAIMED_INFORMATION = "claimed-information"
    CLAIMED_SECONDARY = "claimed-secondary"
    CONTENTION = "contention"
    JOINT_CLAIM = "joint-claim"
    UNNAMED_WORK_ITEM = "unnamed-work-item"
    WORK_ITEM_WITHOUT_ROW = "work-item-without-row"
    EARLY_START = "early-start"
    WAITING = "waiting"
    OVERDUE = "overdue"
    DEADLINE = "deadline"
    MEETING = "meeting"

    @property
    def heading(self) -> str:
        """What the topic says of its points, in a few words."""
        return _HEADINGS[self]


_HEADINGS = {
    Topic.ALLOCATED_UNANSWERED: "Allocated, and no position stated",
    Topic.SUGGESTED_UNANSWERED: "Suggested as primary, and no position stated",
    Topic.SECONDARY_UNANSWERED: "Suggested as secondary, and no position stated",
    Topic.ALL_UNANSWERED: "Suggested to all study groups, and no position stated",
    Topic.POSITION_UNKNOWN: "The position could not be read: it is unknown",
    Topic.NO_REPLY: "Allocated or suggested, and the group has not been heard",
    Topic.NO_TAKER: "No taker: every lead group was heard, and nobody claims it",
    Topic.CLAIMED_UNLISTED: "Claimed, though the group is not listed",
    Topic.CLAIMED_INFORMATION: "Claimed, though sent for information only",
    Topic.CLAIMED_SECONDARY: "Claimed, though only secondary",
    Topic.CONTENTION: "Claimed by several groups",
    Topic.JOINT_CLAIM: "Claimed by several Questions together",
    Topic.UNNAMED_WORK_ITEM: "New work agreed, and the position names no work item",
    Topic.WORK_ITEM_WITHOUT_ROW: "Work item without a row of its own",
    Topic.EARLY_START: "Work that begins before the deliverable is allocated",
    Topic.WAITING: "Work that waits",
    Topic.OVERDUE: "Deadline passed, and no reply among these statements",
    Topic.DEADLINE: "Deadline",
    Topic.MEETING: "Meeting ahead",
}


@final
@frozen(kw_only=True)
class Point:
    """Something to look at: what it is about, one sentence, and what bears it out.

    ``groups`` are those concerned, ``questions`` those that claim. ``deliverables`` has one id, none for a date, several for a
    work item that may derive from several; ``title`` is that of the work item, or of the one deliverable. ``date`` is the ISO date that matters, ``days`` how many there are from the day
    of the review to it (negative when it is over), where both are known to the day.
    """

    topic: Topic
    message: str
    groups: tuple[str, ...] = ()
    deliverables: tuple[str, ...] = ()
    title: str | None = None
    questions: tuple[str, ...] = ()
    work_item: str | None = None
    date: str | None = None
    days: int | None = None
    quotes: tuple[Quote, ...] = field(default=(), eq=False)


@final
@frozen(kw_only=True)
class Holding:
    """The deliverables a group has a share in, one status and role together.

    ``role`` is None where the allocation names none. ``to_all`` is true where the group is not named: it is one of all.
    """

    group: str
    status: Status
    role: Role | None = None
    to_all: bool = False
    deliverables: tuple[str, ...] = ()


@final
@frozen(kw_only=True)
class Load:
    """The deliverables a Question claims, those on which new work is agreed among them once more."""

    question: str
    deliverables: tuple[str, ...] = ()
    agreed: tuple[str, ...] = ()


@final
@frozen(kw_only=True, repr=False)
class Review(Shown):
    """What to look at in ``statements`` (oldest first), for one ``group`` or, when it is None, for all.

    ``on`` is the ISO date it is made for, None when none was given: deadlines then count from the last statement's date.
    ``complete`` is false when a statement was read with losses: what is not among the points may still be so.
    """

    group: str | None = None
    on: str | None = None
    complete: bool = True
    statements: tuple[Reference, ...] = ()
    holdings: tuple[Holding, ...] = ()
    load: tuple[Load, ...] = ()
    points: tuple[Point, ...] = ()
    findings: tuple[Finding, ...] = field(default=(), eq=False)

    def of(self, topic: Topic | str) -> tuple[Point, ...]:
        """Return the points of one topic; ``ValueError`` when there is no such topic."""
        wanted = Topic(topic)
        return tuple(point for point in self.points if point.topic is wanted)
