"""What is plotted, as numbers: no drawing here."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from fgmv_extract.comparison.review import review
from fgmv_extract.comparison.several.order import Told, in_order_of_time
from fgmv_extract.comparison.several.standing import Standing, now_of, standing_of
from fgmv_extract.comparison.several.threads import threads_of
from fgmv_extract.itu.vocabulary import Vocabulary, default
from fgmv_extract.outputs import phrases
from fgmv_extract.outputs.several import shortened
from fgmv_extract.outputs.workbook.matrix import by_number
from fgmv_extract.records import Statement
from fgmv_extract.reviews import Topic

STATUSES = ("allocated", "suggested", "information", "status not said")
"""Of an allocation, in the order they are stacked."""
COMMITMENTS = ("agreed", "planned")


class Panel(NamedTuple):
    """Bars beside each other: a heading, and for each name the numbers of each series."""

    heading: str
    bars: Mapping[str, Mapping[str, int]]


class Waiting(NamedTuple):
    """A work item that waits: its name, what for, since when and until when, as far as the days are known."""

    name: str
    condition: str
    since: dt.date | None
    until: dt.date | None


def allocations(statements: Sequence[Statement], *, vocabulary: Vocabulary | None = None, most: int = 4) -> list[Panel]:
    """Return how many deliverables each group has by status, after each statement that changes it; the last ``most`` of them."""
    known = vocabulary or default()
    told, _ = in_order_of_time(tuple(statements))
    panels: list[Panel] = []  # groups by their whole names, until they are in order
    for count in range(1, len(told) + 1):
        bars = _bars(told[:count], known)
        if bars and not (panels and panels[-1].bars == bars):
            last = told[count - 1].reference
            panels.append(Panel(", ".join(filter(None, (last.label, last.date))), bars))
    return _in_order(panels[-most:])


def _in_order(panels: Sequence[Panel]) -> list[Panel]:
    """Give all panels the same groups in the same order, under their short names."""
    groups = sorted({group for panel in panels for group in panel.bars}, key=by_number)
    return [
        panel._replace(bars={phrases.short(group): panel.bars.get(group, {}) for group in groups}) for panel in panels
    ]


def _bars(told: Sequence[Told], vocabulary: Vocabulary) -> dict[str, dict[str, int]]:
    now = now_of(told, vocabulary)
    counted = Counter(pair for thread in threads_of(told) for pair in _shares(standing_of(thread, now)))
    groups = {group for group, _ in counted}
    return {group: {status: counted[group, status] for status in STATUSES} for group in groups}


def _shares(each: Standing) -> Sequence[tuple[str, str]]:
    status = each.status.value if each.status else STATUSES[-1]
    return [(group, status) for group in (*each.shares, *each.symbols)]


def positions(statements: Sequence[Statement], *, vocabulary: Vocabulary | None = None) -> list[Panel]:
    """Return on how many deliverables each Question agreed to new work, and on how many it plans it."""
    load = review(statements, vocabulary=vocabulary).load
    bars = {
        each.question: {"agreed": len(each.agreed), "planned": len(each.deliverables) - len(each.agreed)}
        for each in load
    }
    return [Panel("", bars)] if bars else []


def waiting(statements: Sequence[Statement], *, vocabulary: Vocabulary | None = None) -> list[Waiting]:
    """Return the work items that wait."""
    made = review(statements, vocabulary=vocabulary)
    dates = {each.label: each.date for each in made.statements}
    return [
        Waiting(
            name=point.work_item or "",
            condition=shortened(point.message).removeprefix(f"{point.work_item} "),
            since=_day(next((dates.get(quote.statement) for quote in point.quotes), None)),
            until=_day(point.date),
        )
        for point in made.of(Topic.WAITING)
    ]


def _day(date: str | None) -> dt.date | None:
    """Return the day of a date, the first of a month or year that is not more precise."""
    try:
        return dt.date.fromisoformat(f"{date}-01-01"[:10]) if date else None
    except ValueError:
        return None
