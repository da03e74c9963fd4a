"""Review: which shares in deliverables have an answer, and which deliverables nobody takes."""

from collections.abc import Iterable, Iterator

from fgmv_extract.comparison.review.scene import Scene, allocation_quotes, quoted
from fgmv_extract.comparison.several.standing import Listed, Standing
from fgmv_extract.comparison.several.wording import given, joined
from fgmv_extract.records import PositionState, Role, Status
from fgmv_extract.reviews import Holding, Point, Topic

_OPEN = (Status.ALLOCATED, Status.SUGGESTED)
"""The statuses that ask for an answer; what is for information does not."""


def holdings(scene: Scene) -> tuple[Holding, ...]:
    """Return what each group has a share in, status by status and role by role, in the order of the first deliverable."""
    found: dict[tuple[str, Status, Role | None, bool], list[str]] = {}
    for group in scene.groups:
        for standing in scene.standings:
            share = scene.listed(standing, group)
            if share is not None and standing.status is not None:
                found.setdefault((group, standing.status, share.role, share.to_all), []).append(standing.id)
    return tuple(
        Holding(group=group, status=status, role=role, to_all=to_all, deliverables=tuple(ids))
        for (group, status, role, to_all), ids in found.items()
    )


def answers(scene: Scene) -> Iterator[Point]:
    """Yield the shares without an answer: blank, unknown, or of a group that has not been heard."""
    for group in scene.groups:
        for standing in scene.standings:
            share = scene.listed(standing, group)
            if share is not None and standing.status in _OPEN:
                yield from _answer(standing, group, share)


def _answer(standing: Standing, group: str, share: Listed) -> Iterable[Point]:
    match standing.state(group):
        case PositionState.STATED:
            return ()
        case PositionState.BLANK:
            return (_point(standing, group, share, _unanswered(standing, share), "states no position"),)
        case PositionState.ABSENT:
            return (_point(standing, group, share, Topic.POSITION_UNKNOWN, "has no position cell that could be read"),)
        case None:
            asked = standing.status is Status.ALLOCATED or share.role is not Role.SECONDARY
            told = "has said nothing on it in these statements"
            return (_point(standing, group, share, Topic.NO_REPLY, told),) if asked and not share.to_all else ()


def _unanswered(standing: Standing, share: Listed) -> Topic:
    if share.to_all:
        return Topic.ALL_UNANSWERED
    if standing.status is Status.ALLOCATED:
        return Topic.ALLOCATED_UNANSWERED
    return Topic.SECONDARY_UNANSWERED if share.role is Role.SECONDARY else Topic.SUGGESTED_UNANSWERED


def _point(standing: Standing, group: str, share: Listed, topic: Topic, told: str) -> Point:
    return Point(
        topic=topic,
        message=f"{group} {given(standing, share)}{_speaker(standing, group)} {told}.",
        groups=(group,),
        deliverables=(standing.id,),
        title=standing.title,
        quotes=(*allocation_quotes(standing), *quoted(standing.positions.get(group, ()))),
    )


def _speaker(standing: Standing, group: str) -> str:
    """Return the words for who has spoken, or not: the group itself, or the one whose work it took over since."""
    then = dict.fromkeys(said.position.group for said in standing.positions.get(group, ()))
    others = [name for name in then if name != group]
    return f", while {joined(others)}, whose work it took over," if others else " and"


def no_takers(scene: Scene) -> Iterator[Point]:
    """Yield the deliverables that nobody claims although every lead group was heard."""
    for standing in scene.standings:
        leads = standing.leads
        heard = [standing.state(group) in {PositionState.STATED, PositionState.BLANK} for group in leads]
        claimed = any(standing.claims(group) for group in standing.positions)
        if leads and all(heard) and not claimed and standing.status in _OPEN and scene.concerns(leads):
            yield Point(
                topic=Topic.NO_TAKER,
                message=f"{standing.id} is {standing.status} to {joined(leads)}, and no group claims it.",
                groups=leads,
                deliverables=(standing.id,),
                title=standing.title,
                quotes=(
                    *allocation_quotes(standing),
                    *(quote for group in leads for quote in quoted(standing.positions[group])),
                ),
            )
