"""A review in one line, and its points gathered for eyes."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from fgmv_extract.outputs import phrases
from fgmv_extract.outputs.several import counted, shortened, where
from fgmv_extract.reviews import Holding, Load, Point, Review, Topic

_COUNTED: dict[Topic, tuple[str, str]] = {
    Topic.ALLOCATED_UNANSWERED: ("allocated and unanswered",) * 2,
    Topic.SUGGESTED_UNANSWERED: ("suggested as primary and unanswered",) * 2,
    Topic.SECONDARY_UNANSWERED: ("secondary and unanswered",) * 2,
    Topic.ALL_UNANSWERED: ("to all and unanswered",) * 2,
    Topic.POSITION_UNKNOWN: ("position unknown", "positions unknown"),
    Topic.NO_REPLY: ("without a word of the group",) * 2,
    Topic.NO_TAKER: ("without a taker",) * 2,
    Topic.CLAIMED_UNLISTED: ("claimed though not listed",) * 2,
    Topic.CLAIMED_INFORMATION: ("claimed though for information",) * 2,
    Topic.CLAIMED_SECONDARY: ("claimed though only secondary",) * 2,
    Topic.CONTENTION: ("in contention",) * 2,
    Topic.JOINT_CLAIM: ("joint claim", "joint claims"),
    Topic.UNNAMED_WORK_ITEM: ("agreed without a named work item",) * 2,
    Topic.WORK_ITEM_WITHOUT_ROW: ("work item without a row", "work items without a row"),
    Topic.EARLY_START: ("early start", "early starts"),
    Topic.WAITING: ("work item waiting", "work items waiting"),
    Topic.OVERDUE: ("reply overdue", "replies overdue"),
    Topic.DEADLINE: ("deadline", "deadlines"),
    Topic.MEETING: ("meeting ahead", "meetings ahead"),
}


class Entry(NamedTuple):
    """A point, or several of one group without evidence of their own, as they are told for eyes."""

    name: str
    title: str
    why: str
    where: str


def summary(review: Review) -> str:
    """Return one line that could head a mail: for whom, and how much of what there is to look at."""
    whose = phrases.short(review.group) if review.group else "All groups"
    told = [counted(len(points), *_COUNTED[topic]) for topic, points in by_topic(review)]
    return f"{whose}: {', '.join(told) or 'nothing to look at'}"


def caution(review: Review) -> str | None:
    """Return the sentence that says what the review cannot know, None when all was read."""
    if review.complete:
        return None
    return "Not everything could be read: what is not among these points may still be so (see the findings of the statements)."


def by_topic(review: Review) -> Iterator[tuple[Topic, Sequence[Point]]]:
    """Yield the topics that have points, in their order."""
    found: dict[Topic, list[Point]] = {}
    for point in review.points:
        found.setdefault(point.topic, []).append(point)
    yield from ((topic, found[topic]) for topic in Topic if topic in found)


def entries(topic: Topic, points: Sequence[Point], review: Review) -> Iterator[Entry]:
    """Yield the points of a topic; those of a group that has not been heard as one entry a group."""
    if topic is Topic.NO_REPLY:
        yield from _unheard(points)
        return
    for point in points:
        days = "" if point.days is None else f" ({_days(point.days)})"
        name = point.work_item if topic in _OF_WORK else " ".join(point.deliverables)
        yield Entry(
            name or point.date or "",
            point.title or "",
            f"{shortened(point.message)}{days}",
            where(point.quotes, review.statements),
        )


_OF_WORK = frozenset({Topic.WORK_ITEM_WITHOUT_ROW, Topic.EARLY_START, Topic.WAITING})


def _unheard(points: Sequence[Point]) -> Iterator[Entry]:
    of_group: dict[str, list[str]] = {}
    for point in points:
        for group in point.groups:
            of_group.setdefault(group, []).extend(point.deliverables)
    for group, ids in of_group.items():
        yield Entry(phrases.short(group), "", f"{counted(len(ids), 'deliverable')}: {', '.join(ids)}", "")


def _days(days: int) -> str:
    if days == 0:
        return "today"
    return f"in {counted(days, 'day')}" if days > 0 else f"{counted(-days, 'day')} ago"


def holding(each: Holding) -> str:
    """Return what kind of share it is: ``suggested, secondary, as one of all``."""
    status = "for information" if each.status == "information" else each.status.value
    parts = (status, each.role.value if each.role else "", "as one of all" if each.to_all else "")
    return ", ".join(filter(None, parts))


def load(each: Load) -> str:
    """Return the deliverables a Question claims, with a mark at those on which new work is agreed."""
    return ", ".join(f"{name} (agreed)" if name in each.agreed else name for name in each.deliverables)
