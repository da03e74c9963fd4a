"""Two positions of one group on one deliverable, on the ladder from nothing said to a Recommendation.

    blank < stated < planned < agreed < work item named < Recommendation

An absent cell stands on no rung: it is unknown. A plan that names a work item is still a plan; a position that names one and
no plan speaks of work that is there.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from fgmv_extract.changes import Change, Kind, Places
from fgmv_extract.comparison.setting import Setting, Silence, Told
from fgmv_extract.comparison.telling import changed, short
from fgmv_extract.comparison.titles import same_wording
from fgmv_extract.itu.work_items import find_work_items
from fgmv_extract.patterns import pattern
from fgmv_extract.records import Commitment, Deliverable, Position, PositionState

_AS = pattern(
    r"\b(?:approved|consented|determined|published)\s+as\s+(?:Recommendation\s+)?(?:ITU-T\s+)?$", re.IGNORECASE
)
_LEFT_OPEN = pattern(
    r"\b(?:propos|suggest|recommend|consider|discuss|interest|support|relat|relevan|overlap|similar|might\b|may\b|could\b|would\b|should\b"
    r"|not\b|no\b|none\b|if\b|unless\b|until\b|once\b|whether\b|pending\b|see\b|except\b|instead\b)",
    re.IGNORECASE,
)
"""Words with which a work item is named without being work of the group: ``considers Y.signs``, ``no overlap with Y.signs``."""

Nth = tuple[str, int]
"""A group, and which of its columns, from 1."""


def compare_positions(earlier: Deliverable, later: Deliverable, setting: Setting) -> Iterator[Told]:
    """Yield what is different between the positions in two rows of one deliverable."""
    if earlier.positions == later.positions:
        return
    before, after = _by_group(earlier.positions), _by_group(later.positions)
    for column in (*before, *(column for column in after if column not in before)):
        yield from _compare(before.get(column), after.get(column), earlier, later, setting)


def _by_group(positions: Sequence[Position]) -> dict[Nth, Position]:
    times = Counter[str]()
    named = {}
    for position in positions:
        times[position.group] += 1
        named[position.group, times[position.group]] = position
    return named


def _compare(
    before: Position | None, after: Position | None, earlier: Deliverable, later: Deliverable, setting: Setting
) -> Iterator[Told]:
    if before == after:
        return
    if before is None or after is None:
        there = before or after
        what = f"the position of {short(there.group if there else None)}"
        silence = setting.silence(what, earlier, later, after=after is None)
        unknown = there is not None and there.state is PositionState.ABSENT
        if silence is None and not unknown and there is not None:
            nothing = Position(group=there.group, state=PositionState.BLANK)
            yield from _changes(before or nothing, after or nothing, later.id)
        elif silence is not None and not unknown:
            yield silence
        return
    absent = [said.state is PositionState.ABSENT for said in (before, after)]
    if all(absent):
        return
    if any(absent):
        side, row = ("earlier", earlier) if absent[0] else ("later", later)
        yield Silence(f"the position of {short(after.group)}", side, row, unknown=True)
        return
    yield from _changes(before, after, later.id)


def _changes(before: Position, after: Position, deliverable: str) -> Iterator[Change]:
    (low, called), (high, calls) = rung(before), rung(after)
    kind = _kind(low, high)
    if low == high:
        if _says_the_same(before, after):
            return
        called, calls = before.text or "", after.text or ""
    elif 0 in {low, high}:
        called, calls = before.state.value, after.state.value
    yield changed(
        kind,
        deliverable=deliverable,
        before=called,
        after=calls,
        group=after.group,
        was=before,
        now=after,
        places=Places(before.place, after.place),
    )


def _kind(low: int, high: int) -> Kind:
    if low == high:
        return Kind.POSITION_CHANGED
    if low > high:
        return Kind.POSITION_WITHDRAWN
    return Kind.POSITION_ADVANCED if low else Kind.POSITION_STATED


def rung(position: Position) -> tuple[int, str]:
    """Return how far a position has come, and what that is called; 0 is blank."""
    if position.state is not PositionState.STATED:
        return 0, position.state.value
    if approved := _approved(position.text or ""):
        return 5, ", ".join(approved)
    if position.commitment is Commitment.PLANNED:
        return 2, Commitment.PLANNED.value
    if (named := [name for name in position.work_items if not _is_published(name)]) and is_taken_up(position):
        return 4, ", ".join(named)
    if position.commitment is Commitment.AGREED:
        return 3, Commitment.AGREED.value
    return 1, PositionState.STATED.value


def is_taken_up(position: Position) -> bool:
    """Tell whether the work items that a position names are work of its group: agreed, or named with nothing that leaves it open."""
    return position.commitment is Commitment.AGREED or (
        position.commitment is None and _LEFT_OPEN.search(position.text or "") is None
    )


def _approved(text: str) -> list[str]:
    """Return the Recommendations that became of the work: ``Y.4240 (ex Y.dtmv-if)``, ``approved as Y.4240``, or only a number."""
    if "." not in text:
        return []
    return [
        mention.name
        for mention in find_work_items(text)
        if mention.published
        and (mention.formerly or text.strip() == text[mention.start : mention.end] or _AS.search(text[: mention.start]))
    ]


def _is_published(name: str) -> bool:
    return any(mention.published for mention in find_work_items(name))


def _says_the_same(one: Position, other: Position) -> bool:
    return (
        set(one.questions) == set(other.questions)
        and set(one.contributions) == set(other.contributions)
        and set(one.work_items) == set(other.work_items)
        and one.commitment is other.commitment
        and one.invites_contributions is other.invites_contributions
        and same_wording(one.text or "", other.text or "")
    )
