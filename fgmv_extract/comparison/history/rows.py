"""What happened to one deliverable, row by row: each row is held against what was known before it.

What a row does not say leaves what was known as it was. Rows of one statement (a deliverable that stands twice in it) are
both held against what was known before the statement; and rows behind them against that of both which they differ least from.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import NamedTuple, final

from attrs import field, frozen

from fgmv_extract.comparison.history.allocations import Given, allocation_happening
from fgmv_extract.comparison.history.positions import Positions, Stood, learned, position_happenings
from fgmv_extract.comparison.several.order import Told
from fgmv_extract.comparison.several.standing import Now
from fgmv_extract.comparison.several.threads import Row, Thread
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.records import Deliverable
from fgmv_extract.references import Quote
from fgmv_extract.timeline import Event, Happening
from fgmv_extract.typography import plain


class Happened(NamedTuple):
    """An event, and the statement that tells it."""

    told: Told
    event: Event


@final
@frozen
class Known:
    """What is known of a deliverable at some time."""

    name: str | None = None
    approved: str | None = None
    title: str | None = None
    kind: str | None = None
    given: Given | None = None
    stood: Positions = field(factory=dict)


def happenings(thread: Thread, now: Now, vocabulary: Vocabulary) -> Iterator[Happened]:
    """Yield the events of a deliverable, but for those of its work items, statement by statement."""
    known = [Known()]
    for _, rows in groupby(thread.rows, key=lambda row: row.told.index):
        said = [(row, Given.of(row, now, vocabulary), Stood.in_row(row, now)) for row in rows]
        for row, given, stood in said:
            for event in _fewest(_events(row, before, given, stood) for before in known):
                yield Happened(row.told, event)
        after = known[0]
        for row, given, stood in said:
            after = _learned(row, after, given, stood)
        known = [_learned(row, after, given, stood) for row, given, stood in reversed(said)]


def _fewest(events: Iterable[Iterator[Event]]) -> list[Event]:
    """The events since that which a row is most like, where the statement before has several rows of the deliverable."""
    return min(map(list, events), key=len)


def _events(row: Row, known: Known, given: Given | None, stood: Positions) -> Iterator[Event]:
    for step in _PLAIN:
        if (event := step(row, known)) is not None:
            yield event
    if given is not None and (event := allocation_happening(row, known.given, given)) is not None:
        yield event
    yield from position_happenings(row, known.stood, stood)


def _learned(row: Row, known: Known, given: Given | None, stood: Positions) -> Known:
    """Return what is known after a row."""
    deliverable = row.deliverable
    return Known(
        name=deliverable.id,
        approved=_more_exact(known.approved, deliverable.approved),
        title=deliverable.title or known.title,
        kind=deliverable.kind or known.kind,
        given=given or known.given,
        stood=learned(known.stood, stood),
    )


def _more_exact(one: str | None, other: str | None) -> str | None:
    if one is None or other is None:
        return one or other
    return one if one.startswith(other) else other


def _approved(row: Row, known: Known) -> Event | None:
    date, before = row.deliverable.approved, known.approved
    if date is None or (before is not None and (date.startswith(before) or before.startswith(date))):
        return None
    by = row.deliverable.focus_group
    changed = f"; {before} was said before" if before else ""
    return Event(
        happening=Happening.APPROVED,
        date=date,
        by=(by,) if by else (),
        before=before,
        after=date,
        message=f"{by or 'The Focus Group'} approved {row.deliverable.id} in {date}{changed}.",
        statement=row.told.reference.label,
        quotes=_quote(row, "approved"),
    )


def _renamed(row: Row, known: Known) -> Event | None:
    before, after = known.name, row.deliverable.id
    if before is None or before == after:
        return None
    return _said(row, Happening.RENAMED, before, after, f"{before} is called {after}.", "id")


def _retitled(row: Row, known: Known) -> Event | None:
    before, after = known.title, row.deliverable.title
    if before is None or after is None or _words(before) == _words(after):
        return None
    return _said(row, Happening.RETITLED, before, after, f"{row.deliverable.id} has another title: “{after}”.", "title")


def _other_kind(row: Row, known: Known) -> Event | None:
    before, after = known.kind, row.deliverable.kind
    if before is None or after is None or before == after:
        return None
    message = f"{row.deliverable.id} is a {after}; it was a {before}."
    return _said(row, Happening.KIND_CHANGED, before, after, message, "kind")


_PLAIN: tuple[Callable[[Row, Known], Event | None], ...] = (_approved, _renamed, _retitled, _other_kind)


def _said(row: Row, happening: Happening, before: str, after: str, message: str, of: str) -> Event:
    reference = row.told.reference
    return Event(
        happening=happening,
        date=reference.date,
        by_then=True,
        by=reference.source,
        before=before,
        after=after,
        message=message,
        statement=reference.label,
        quotes=_quote(row, of),
    )


def _words(title: str) -> list[str]:
    """Return what of a title is compared: its words, in any case, whatever stands between them."""
    return "".join(character if character.isalnum() else " " for character in plain(title).casefold()).split()


def _quote(row: Row, of: str) -> tuple[Quote, ...]:
    """Return where a plain field of the row was read from; the row itself when that is not known."""
    deliverable: Deliverable = row.deliverable
    found = [evidence for evidence in deliverable.evidence if evidence.field == of]
    label = row.told.reference.label
    if found:
        return tuple(Quote(label, evidence.place, evidence.verbatim) for evidence in found)
    return (Quote(label, deliverable.place, deliverable.verbatim),)
