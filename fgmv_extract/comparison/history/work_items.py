"""History: what became of each work item, from its first name to the number of a Recommendation.

"ex" joins two names of one item: ``Y.4240 (ex Y.dtmv-if)``. An item belongs to a deliverable when all mentions together point
to that one only; else it has a line of its own.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, final

from attrs import frozen

from fgmv_extract.comparison.history.rows import Happened
from fgmv_extract.comparison.several.order import Told
from fgmv_extract.comparison.several.threads import Thread
from fgmv_extract.itu.work_items import find_work_items
from fgmv_extract.records import Position, WorkItem, WorkItemState
from fgmv_extract.references import Quote
from fgmv_extract.timeline import Event, Happening
from fgmv_extract.typography import plain

_HAPPENING = {
    WorkItemState.BEGINS: Happening.WORK_ITEM_BEGINS,
    WorkItemState.WAITS: Happening.WORK_ITEM_WAITS,
    None: Happening.WORK_ITEM_NAMED,
}


@final
@frozen
class Chain:
    """A work item through time: its names, oldest first, and its events. ``thread`` is its deliverable where there is one."""

    names: tuple[str, ...]
    title: str | None
    thread: Thread | None
    candidates: tuple[str, ...]
    happened: tuple[Happened, ...]


class _Mention(NamedTuple):
    told: Told
    item: WorkItem
    threads: tuple[Thread, ...]


def chains_of(told: Sequence[Told], threads: Sequence[Thread]) -> tuple[Chain, ...]:
    """Follow every work item that the statements name, in prose or in a position, in the order of the first mention."""
    by_name = {name: thread for thread in threads for name in thread.names}
    chains: dict[str, list[_Mention]] = {}
    key_of: dict[str, str] = {}
    mentions = (*_in_prose(told, by_name), *_in_positions(threads))
    for mention in sorted(mentions, key=lambda each: each.told.index):
        item = mention.item
        key = key_of.get(item.name) or key_of.get(item.formerly or "") or item.name
        key_of |= dict.fromkeys(filter(None, (item.name, item.formerly)), key)
        chains.setdefault(key, []).append(mention)
    return tuple(map(_chain, chains.values()))


def _in_prose(told: Iterable[Told], by_name: dict[str, Thread]) -> Iterator[_Mention]:
    for each in told:
        for item in each.statement.work_items:
            found = {id(by_name[name]): by_name[name] for name in item.candidates if name in by_name}
            yield _Mention(each, item, tuple(found.values()))


def _in_positions(threads: Iterable[Thread]) -> Iterator[_Mention]:
    for thread in threads:
        for row in thread.rows:
            for position in row.deliverable.positions:
                yield from (_Mention(row.told, item, (thread,)) for item in _items(position))


def _items(position: Position) -> Iterator[WorkItem]:
    if not position.work_items:
        return
    for mention in find_work_items(position.text or ""):
        if mention.formerly or not mention.published:
            yield WorkItem(
                name=mention.name, formerly=mention.formerly, place=position.place, verbatim=position.verbatim
            )


def _chain(mentions: Sequence[_Mention]) -> Chain:
    threads = {id(thread): thread for mention in mentions for thread in mention.threads}
    sure = {id(mention.threads[0]): mention.threads[0] for mention in mentions if len(mention.threads) == 1}
    thread = next(iter(sure.values())) if len(sure) == 1 else None
    names = dict.fromkeys(
        name for mention in mentions for name in (mention.item.formerly, mention.item.name) if name is not None
    )
    return Chain(
        names=tuple(names),
        title=next((mention.item.title for mention in reversed(mentions) if mention.item.title), None),
        thread=thread,
        candidates=() if thread else tuple(each.id for each in threads.values()),
        happened=tuple(_happened(mentions)),
    )


def _happened(mentions: Iterable[_Mention]) -> Iterator[Happened]:
    known: WorkItem | None = None
    for mention in mentions:
        item = mention.item
        if (happening := _what(known, item)) is not None:
            yield Happened(mention.told, _event(mention, happening, known))
        known = item if known is None else _learned(known, item)


def _learned(known: WorkItem, item: WorkItem) -> WorkItem:
    """What a mention does not say stays as it was; a name with a number is never given up for the former one."""
    return WorkItem(
        name=known.name if known.formerly and not item.formerly else item.name,
        title=item.title or known.title,
        state=item.state or known.state,
        condition=item.condition if item.state else known.condition,
        formerly=item.formerly or known.formerly,
    )


def _what(known: WorkItem | None, item: WorkItem) -> Happening | None:
    if item.formerly:
        return Happening.RECOMMENDATION if known is None or not known.formerly else None
    if known is None:
        return _HAPPENING[item.state]
    if item.state is None or known.formerly:
        return None
    same = item.state is known.state and plain(item.condition or "") == plain(known.condition or "")
    return None if same else _HAPPENING[item.state]


def _event(mention: _Mention, happening: Happening, known: WorkItem | None) -> Event:
    item, reference = mention.item, mention.told.reference
    return Event(
        happening=happening,
        date=reference.date,
        by_then=happening is Happening.RECOMMENDATION,
        by=reference.source,
        groups=reference.source,
        work_item=item.name,
        before=None if known is None else _short(known),
        after=_short(item),
        message=_sentence(item, happening),
        statement=reference.label,
        quotes=(Quote(reference.label, item.place, item.verbatim),),
    )


def _sentence(item: WorkItem, happening: Happening) -> str:
    titled = f" “{item.title}”" if item.title else ""
    match happening:
        case Happening.RECOMMENDATION:
            return f"{item.formerly} became {item.name}{titled}."
        case Happening.WORK_ITEM_WAITS:
            return f"{item.name}{titled} waits {item.condition or 'for something that is not said'}."
        case Happening.WORK_ITEM_BEGINS:
            return f"{item.name}{titled} begins."
        case _:
            return f"{item.name}{titled} is named."


def _short(item: WorkItem) -> str:
    if item.formerly:
        return f"{item.name} (ex {item.formerly})"
    return " ".join(filter(None, (item.name, item.state)))
