"""Review: what a group, or every group, should look at in one or several statements."""

import datetime as dt
from collections.abc import Callable, Iterable

from fgmv_extract.comparison.review import agenda, answers, claims, work
from fgmv_extract.comparison.review.scene import Scene, scene_of
from fgmv_extract.comparison.several.asked import one_group
from fgmv_extract.comparison.several.order import in_order_of_time
from fgmv_extract.itu.vocabulary import Vocabulary, default
from fgmv_extract.records import Statement
from fgmv_extract.reviews import Point, Review, Topic

_RULES: tuple[Callable[[Scene], Iterable[Point]], ...] = (
    answers.answers,
    answers.no_takers,
    claims.claims,
    claims.contention,
    claims.joint_claims,
    work.unnamed,
    work.work_items,
    agenda.deadlines,
    agenda.meetings,
)
_ORDER = {topic: place for place, topic in enumerate(Topic)}


def review(
    statements: Statement | Iterable[Statement],
    group: str | None = None,
    *,
    on: dt.date | str | None = None,
    vocabulary: Vocabulary | None = None,
) -> Review:
    """Tell what a group should look at in a statement or in several, and why.

    ``group`` is written as people write it (``SG20``, ``ITU-T Study Group 20``); None asks for all groups. Of several statements
    the last word counts: the last allocation of a deliverable, the last position of each group. ``on`` is the day (a date, or
    ISO ``YYYY-MM-DD``) from which deadlines and meetings are counted; without it they count from the last statement's date.

    Raises ``ValueError`` for a group that is none or means several, and for a day that is no date.
    """
    known = vocabulary or default()
    given = (statements,) if isinstance(statements, Statement) else tuple(statements)
    told, findings = in_order_of_time(given)
    scene = scene_of(told, known, None if group is None else one_group(group, known), _day(on))
    points = [point for rule in _RULES for point in rule(scene)]
    return Review(
        group=scene.group,
        on=scene.on,
        complete=not any(finding.code.loses for each in given for finding in each.findings),
        statements=tuple(each.reference for each in told),
        holdings=answers.holdings(scene),
        load=claims.load(scene),
        points=tuple(sorted(points, key=lambda point: _ORDER[point.topic])),
        findings=findings,
    )


def _day(on: dt.date | str | None) -> str | None:
    match on:
        case None:
            return None
        case dt.datetime():
            return on.date().isoformat()
        case dt.date():
            return on.isoformat()
    try:
        return dt.date.fromisoformat(on).isoformat()
    except ValueError:
        raise ValueError(f"a day is written like 2024-07-12, not {on!r}") from None
