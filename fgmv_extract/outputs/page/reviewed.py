"""What each group should look at: what it holds, and the points that concern it, topic by topic."""

from collections.abc import Iterator, Sequence

from fgmv_extract.outputs import phrases
from fgmv_extract.outputs.page.columns import groups_of
from fgmv_extract.outputs.page.markup import Html, element, joined
from fgmv_extract.outputs.page.section import section
from fgmv_extract.outputs.page.subject import Subject
from fgmv_extract.outputs.page.words import deliverable, deliverables, numbered, quoted
from fgmv_extract.outputs.review.summary import caution
from fgmv_extract.outputs.review.summary import holding as what_is_held
from fgmv_extract.outputs.several import shortened
from fgmv_extract.reviews import Point, Review, Topic

_SILENT = frozenset({Topic.NO_REPLY})
"""Points that say the same of each deliverable: a list of these is enough."""
_MANY = 40
"""More points of one topic than this are listed without their sentences."""


def reviewed(subject: Subject) -> Html | None:
    """Return the section, None when nothing was reviewed or found."""
    if subject.review is None or not (subject.review.points or subject.review.holdings):
        return None
    made = subject.review
    warning = caution(made)
    counted = f"Dates are counted from {made.on}." if made.on else "Dates are counted from the last statement on."
    parts = [*_groups(made, subject), *_general(made, subject)]
    return section(
        "review",
        "Review lists",
        element("p", warning, class_="caution") if warning else None,
        element("p", counted, class_="note"),
        *parts,
        count=len(made.points),
    )


def _groups(made: Review, subject: Subject) -> Iterator[Html]:
    by_group: dict[str, list[Point]] = {}
    for point in made.points:
        for group in point.groups:
            by_group.setdefault(group, []).append(point)
    order = {group: place for place, group in enumerate(groups_of(subject))}
    held = {each.group for each in made.holdings}
    for group in sorted(by_group.keys() | held, key=lambda each: (order.get(each, len(order)), each)):
        yield _group(group, by_group.get(group, []), made, subject)


def _group(group: str, points: Sequence[Point], made: Review, subject: Subject) -> Html:
    held = [f"{len(each.deliverables):,} {what_is_held(each)}" for each in made.holdings if each.group == group]
    told = element("small", "; ".join((f"{len(points):,} to look at" if points else "nothing to look at", *held)))
    summary = element("summary", element("b", phrases.short(group)), " ", told)
    return element(
        "details",
        summary,
        *_topics(points, subject),
        data_group=phrases.short(group),
        open=len(points) <= _MANY and bool(points),
        class_="group",
    )


def _general(made: Review, subject: Subject) -> Iterator[Html]:
    points = [point for point in made.points if not point.groups]
    if points:
        yield element("div", element("p", element("b", "Everybody")), *_topics(points, subject))


def _topics(points: Sequence[Point], subject: Subject) -> Iterator[Html]:
    for topic in Topic:
        if ours := [point for point in points if point.topic is topic]:
            head = element("h3", topic.heading, " ", element("small", f"{len(ours):,}"))
            yield element(
                "div",
                head,
                _briefly(ours, subject) if topic in _SILENT or len(ours) > _MANY else _points(ours, subject),
            )


def _briefly(points: Sequence[Point], subject: Subject) -> Html:
    names = list(
        dict.fromkeys(name for point in points for name in point.deliverables or (point.work_item or point.message,))
    )
    if subject.is_large and len(names) > _MANY:
        return element("p", " ".join(names), class_="brief")
    each = (deliverable(name, subject, item=True) for name in names)
    return element("p", joined(each, " "), class_="brief")


def _points(points: Sequence[Point], subject: Subject) -> Html:
    return element("ul", *(_point(point, subject) for point in points), class_="points")


def _point(point: Point, subject: Subject) -> Html:
    names = deliverables(point.deliverables, subject) if point.deliverables else None
    who = element("b", point.work_item or names or point.date or "")
    derived = [" (", names, ")"] if point.work_item and names else None
    days = f" ({_days(point.days)})" if point.days is not None else ""
    evidence = (
        element("details", element("summary", "evidence"), quoted(point.quotes, subject)) if point.quotes else None
    )
    return element(
        "li", who, derived, " ", shortened(point.message), days, evidence, data_d=numbered(point.deliverables, subject)
    )


def _days(days: int) -> str:
    if days == 0:
        return "today"
    return f"{abs(days):,} day{'' if abs(days) == 1 else 's'} {'left' if days > 0 else 'ago'}"
