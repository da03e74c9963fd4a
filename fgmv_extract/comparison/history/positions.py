"""History: what happened to the positions of groups on a deliverable.

The ladder of a position: nothing said, something said, planned, agreed, a work item named, a Recommendation. The last two
steps are told as events of the work item (``work_items``).
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from enum import IntEnum
from typing import Self, final

from attrs import frozen

from fgmv_extract.comparison.positions import is_taken_up
from fgmv_extract.comparison.several.standing import Now
from fgmv_extract.comparison.several.threads import Row
from fgmv_extract.comparison.several.wording import joined
from fgmv_extract.itu.work_items import find_work_items
from fgmv_extract.records import Commitment, Position, PositionState
from fgmv_extract.references import Quote
from fgmv_extract.timeline import Event, Happening
from fgmv_extract.typography import plain


class _Step(IntEnum):
    BLANK = 0
    STATED = 1
    PLANNED = 2
    AGREED = 3
    NAMED = 4
    RECOMMENDATION = 5


_HAPPENING = {
    _Step.STATED: Happening.STATED,
    _Step.PLANNED: Happening.PLANNED,
    _Step.AGREED: Happening.AGREED,
    _Step.NAMED: Happening.AGREED,
    _Step.RECOMMENDATION: Happening.AGREED,
}


@final
@frozen
class Stood:
    """A position that could be read, and the step of the ladder it stands on."""

    position: Position
    step: _Step

    @classmethod
    def in_row(cls, row: Row, now: Now) -> dict[tuple[str, int], Self]:
        """Return the positions of a row that could be read, by group and by the number of its column among the group's."""
        met = Counter[str]()
        stood: dict[tuple[str, int], Self] = {}
        for position in row.deliverable.positions:
            group = now(position.group)
            met[group] += 1
            if position.state is not PositionState.ABSENT:
                stood[group, met[group]] = cls(position, _step(position))
        return stood


Positions = Mapping[tuple[str, int], Stood]
"""Positions by group and by the number of the column among the group's, from 1."""


def position_happenings(row: Row, known: Positions, after: Positions) -> Iterator[Event]:
    """Yield what the positions of a row change in what was known."""
    for key, stood in after.items():
        before = known.get(key)
        if (happening := _what(before, stood)) is not None:
            yield _event(row, happening, before, stood)


def learned(known: Positions, said: Positions) -> Positions:
    """Return the positions that are known after a row; a Recommendation is there for good."""
    lasting = {key: stood for key, stood in known.items() if stood.step is _Step.RECOMMENDATION}
    return {**known, **said, **lasting}


def _what(before: Stood | None, after: Stood) -> Happening | None:
    """Return what a position changes; from *agreed* on, the next steps up are events of the work item."""
    was = before.step if before else _Step.BLANK
    if before is None or was is _Step.BLANK:
        return _HAPPENING.get(after.step)
    if was is _Step.RECOMMENDATION:
        return None
    if after.step < min(was, _Step.AGREED):  # a work item need not be named each time
        return Happening.WITHDRAWN
    if after.step > was:
        return _HAPPENING[after.step] if was < _Step.AGREED else None
    return Happening.POSITION_CHANGED if _facts(before.position) != _facts(after.position) else None


def _step(position: Position) -> _Step:
    if position.state is PositionState.BLANK:
        return _Step.BLANK
    mentions = find_work_items(position.text or "") if position.commitment is not Commitment.PLANNED else ()
    if any(mention.published and mention.formerly for mention in mentions):
        return _Step.RECOMMENDATION
    if is_taken_up(position) and any(not mention.published for mention in mentions):
        return _Step.NAMED
    return {Commitment.PLANNED: _Step.PLANNED, Commitment.AGREED: _Step.AGREED, None: _Step.STATED}[position.commitment]


def _facts(position: Position) -> tuple[object, ...]:
    """Return what of a position is compared at one and the same step; its words only where nothing else was read."""
    words = plain(position.text or "").casefold() if position.commitment is None and not position.work_items else ""
    return frozenset(position.questions), frozenset(position.contributions), position.invites_contributions, words


def _event(row: Row, happening: Happening, before: Stood | None, after: Stood) -> Event:
    position, reference = after.position, row.told.reference
    who = f"{joined(position.questions)} of {position.group}" if position.questions else position.group
    return Event(
        happening=happening,
        date=reference.date,
        by_then=position.group not in reference.source,
        by=(position.group,),
        groups=(position.group,),
        questions=position.questions,
        before=_short(before.position) if before else None,
        after=_short(position),
        message=_sentence(who, happening, before, position),
        statement=reference.label,
        quotes=(Quote(reference.label, position.place, position.verbatim),),
    )


def _sentence(who: str, happening: Happening, before: Stood | None, position: Position) -> str:
    basis = f" (basis: {', '.join(position.contributions)})" if position.contributions else ""
    match happening:
        case Happening.PLANNED:
            return f"{who} planned new work{basis}."
        case Happening.AGREED:
            return f"{who} agreed to new work{basis}."
        case Happening.WITHDRAWN:
            return f"{who} stepped back from “{_short(before.position) if before else ''}” to “{_short(position)}”."
        case Happening.POSITION_CHANGED:
            return f"{who} said it otherwise: “{position.text}”"
        case _:
            return f"{who} said: “{position.text}”"


def _short(position: Position) -> str:
    if position.state is PositionState.BLANK:
        return "no position"
    if position.commitment is None:
        return position.text or "stated"
    return " ".join(filter(None, (", ".join(position.questions), position.commitment)))
