"""Review: who claims a deliverable although it is not theirs, who claims it with whom or against whom, and how much it is."""

from collections.abc import Iterator

from fgmv_extract.comparison.positions import is_taken_up
from fgmv_extract.comparison.review.scene import Scene, allocation_quotes, by_number, quoted
from fgmv_extract.comparison.several.standing import Said, Standing
from fgmv_extract.comparison.several.wording import claim, firmness, joined, verb
from fgmv_extract.records import Commitment, Role, Status
from fgmv_extract.reviews import Load, Point, Topic

_GIVEN = {Status.ALLOCATED: "allocated to", Status.SUGGESTED: "suggested for", None: "listed for"}


def claims(scene: Scene) -> Iterator[Point]:
    """Yield the claims of groups that are not listed, only secondary, or to be informed only."""
    for group in scene.groups:
        for standing in scene.standings:
            said = standing.claims(group)
            if said and (topic := _odd(scene, standing, group)) is not None:
                yield _point(topic, scene, standing, group, said)


def _odd(scene: Scene, standing: Standing, group: str) -> Topic | None:
    """Return what is odd about a claim, None when nothing is; what could not be read of an allocation is not held against it."""
    share = scene.listed(standing, group)
    if standing.status is Status.INFORMATION:
        return Topic.CLAIMED_INFORMATION
    if share is None:
        return Topic.CLAIMED_UNLISTED if _is_read(standing) else None
    return Topic.CLAIMED_SECONDARY if share.role is Role.SECONDARY else None


def _is_read(standing: Standing) -> bool:
    """Tell whether the groups of an allocation are known: some are named, or the cell is empty."""
    allocation = standing.allocation
    return allocation is not None and bool(allocation.shares or not allocation.text.strip(" -–—"))


def _point(topic: Topic, scene: Scene, standing: Standing, group: str, said: tuple[Said, ...]) -> Point:
    if topic is Topic.CLAIMED_INFORMATION:
        why = "which was sent for information only"
    elif topic is Topic.CLAIMED_UNLISTED:
        others = joined((*standing.shares, *standing.symbols))
        why = f"which is {_GIVEN[standing.status]} {others or 'no group'}"
    else:
        share = scene.listed(standing, group)
        why = f"where {group} is {'only one of all study groups' if share and share.to_all else 'only secondary'}"
    return Point(
        topic=topic,
        message=f"{claim(said, group)} {verb(said)} {standing.id}, {why}.",
        groups=(group,),
        deliverables=(standing.id,),
        title=standing.title,
        questions=_questions(said),
        quotes=(*allocation_quotes(standing), *quoted(said)),
    )


def contention(scene: Scene) -> Iterator[Point]:
    """Yield the deliverables that several groups claim."""
    for standing in scene.standings:
        claiming = {
            group: said for group in sorted(standing.positions, key=by_number) if (said := standing.claims(group))
        }
        if len(claiming) > 1 and scene.concerns(claiming):
            both = joined([f"{claim(said, group)} ({firmness(said)})" for group, said in claiming.items()])
            yield Point(
                topic=Topic.CONTENTION,
                message=f"{standing.id} is claimed by {both}.",
                groups=tuple(claiming),
                deliverables=(standing.id,),
                title=standing.title,
                questions=tuple(question for said in claiming.values() for question in _questions(said)),
                quotes=tuple(quote for said in claiming.values() for quote in quoted(said)),
            )


def joint_claims(scene: Scene) -> Iterator[Point]:
    """Yield the claims that several Questions make together."""
    for group in scene.groups:
        for standing in scene.standings:
            for said in standing.claims(group):
                if len(said.position.questions) > 1:
                    yield Point(
                        topic=Topic.JOINT_CLAIM,
                        message=f"{claim((said,), group)} {verb((said,))} {standing.id} together.",
                        groups=(group,),
                        deliverables=(standing.id,),
                        title=standing.title,
                        questions=said.position.questions,
                        quotes=quoted((said,)),
                    )


def load(scene: Scene) -> tuple[Load, ...]:
    """Return the deliverables each Question claims, Question by Question."""
    claimed: dict[str, dict[str, bool]] = {}
    for group in scene.groups:
        for standing in scene.standings:
            for said in standing.claims(group):
                for question in said.position.questions:
                    position = said.position
                    agreed = position.commitment is Commitment.AGREED or (
                        bool(position.work_items) and is_taken_up(position)
                    )
                    known = claimed.setdefault(question, {})
                    known[standing.id] = known.get(standing.id, False) or agreed
    return tuple(
        Load(
            question=question,
            deliverables=tuple(claimed[question]),
            agreed=tuple(name for name, agreed in claimed[question].items() if agreed),
        )
        for question in sorted(claimed, key=lambda name: by_number("/".join(reversed(name.split("/", 1)))))
    )


def _questions(said: tuple[Said, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(question for one in said for question in one.position.questions))
