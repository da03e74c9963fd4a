"""Review: new work that was agreed, and the work items the prose names: which have no name, no row, no start, or no ground yet."""

from collections.abc import Iterator

from fgmv_extract.comparison.review.scene import Scene, Work, allocation_quotes, quoted
from fgmv_extract.comparison.several.standing import Standing
from fgmv_extract.comparison.several.wording import claim, joined
from fgmv_extract.itu.groups import find_groups
from fgmv_extract.records import Commitment, Meeting, Status, WorkItemState
from fgmv_extract.references import Quote
from fgmv_extract.reviews import Point, Topic


def unnamed(scene: Scene) -> Iterator[Point]:
    """Yield the positions that agree to new work and name no work item; the prose may name one that fits."""
    for group in scene.groups:
        for standing in scene.standings:
            for said in standing.claims(group):
                if said.position.commitment is not Commitment.AGREED or said.position.work_items:
                    continue
                fitting = [work for work in scene.work if _candidates(scene, work) == (standing,)]
                named = joined([work.item.name for work in fitting])
                yield Point(
                    topic=Topic.UNNAMED_WORK_ITEM,
                    message=f"{claim((said,), group)} agreed to work on {standing.id} and names no work item; "
                    + (f"the prose has {named}, which may be it." if named else "the prose has none that fits."),
                    groups=(group,),
                    deliverables=(standing.id,),
                    title=standing.title,
                    questions=said.position.questions,
                    work_item=fitting[0].item.name if len(fitting) == 1 else None,
                    quotes=(*quoted((said,)), *(quote for work in fitting for quote in work.quotes)),
                )


def work_items(scene: Scene) -> Iterator[Point]:
    """Yield the work items without a row, those that wait, and those that begin on what is only suggested."""
    for work in scene.work:
        candidates = _candidates(scene, work)
        if not scene.concerns(_groups(scene, work, candidates)):
            continue
        for topic, message, date in _remarks(scene, work, candidates):
            yield Point(
                topic=topic,
                message=message,
                groups=_groups(scene, work, candidates),
                deliverables=tuple(standing.id for standing in candidates),
                title=work.item.title,
                work_item=work.item.name,
                date=date,
                quotes=(*work.quotes, *_evidence(topic, candidates)),
            )


def _remarks(scene: Scene, work: Work, candidates: tuple[Standing, ...]) -> Iterator[tuple[Topic, str, str | None]]:
    item, ids = work.item, [standing.id for standing in candidates]
    if len(candidates) != 1 and item.formerly is None and scene.standings:
        fits = f"{' and '.join(ids)} fit it about as well" if candidates else "no deliverable fits it"
        yield Topic.WORK_ITEM_WITHOUT_ROW, f"{item.name} has no row of its own: {fits}.", None
    if (
        item.state is WorkItemState.BEGINS
        and candidates
        and all(each.status is Status.SUGGESTED for each in candidates)
    ):
        only = f"{' and '.join(ids)} {'is' if len(ids) == 1 else 'are'} only suggested"
        yield Topic.EARLY_START, f"{item.name} begins, while {only}.", None
    if item.state is WorkItemState.WAITS:
        meeting = _awaited(scene, work)
        when = f" ({_meets(meeting)})" if meeting else ""
        yield (
            Topic.WAITING,
            f"{item.name} waits {item.condition or 'for something that is not said'}{when}.",
            meeting and meeting.start,
        )


def _candidates(scene: Scene, work: Work) -> tuple[Standing, ...]:
    """Return the deliverables the item may derive from, once each."""
    found = (scene.by_name.get(name) for name in work.item.candidates)
    return tuple({standing.id: standing for standing in found if standing is not None}.values())


def _groups(scene: Scene, work: Work, candidates: tuple[Standing, ...]) -> tuple[str, ...]:
    """Return whose work it is: the groups that agreed to it, else those that send the statement."""
    agreed = (
        group
        for standing in candidates
        for group in standing.positions
        if any(said.position.commitment is Commitment.AGREED for said in standing.positions[group])
    )
    return tuple(dict.fromkeys(agreed)) or scene.sources(work.told)


def _evidence(topic: Topic, candidates: tuple[Standing, ...]) -> Iterator[Quote]:
    if topic is Topic.EARLY_START:
        for standing in candidates:
            yield from allocation_quotes(standing)


def _awaited(scene: Scene, work: Work) -> Meeting | None:
    """Return the meeting a condition is about: the first of a group it names that lies ahead of the statement."""
    groups = {mention.group for mention in find_groups(work.item.condition or "", scene.vocabulary)}
    made = work.told.reference.date or ""
    ahead = (
        meeting
        for meeting in work.told.statement.meetings
        if meeting.group in groups and meeting.start is not None and meeting.start > made
    )
    return min(ahead, key=lambda meeting: meeting.start or "", default=None)


def _meets(meeting: Meeting) -> str:
    span = dict.fromkeys(filter(None, (meeting.start, meeting.end)))
    return f"{meeting.group} meets {' to '.join(span)}"
