"""What a review looks at: the statements in order, where each deliverable stands, who was heard, and which work is named."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import final

from attrs import frozen

from fgmv_extract.comparison.several.order import Told
from fgmv_extract.comparison.several.standing import Listed, Now, Said, Standing, listed, now_of, standing_of
from fgmv_extract.comparison.several.threads import Row, threads_of
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.patterns import pattern
from fgmv_extract.records import WorkItem
from fgmv_extract.references import Quote

_DIGITS = pattern(r"([0-9]+)")


@final
@frozen
class Work:
    """The last word on a work item, and the statement that says it."""

    told: Told
    item: WorkItem

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """Where it is named."""
        return (Quote(self.told.reference.label, self.item.place, self.item.verbatim),)


@final
@frozen(kw_only=True, slots=False, eq=False)
class Scene:
    """``group`` is the one the review is for, None for all; ``on`` its ISO date. Groups go by the names they have now."""

    told: tuple[Told, ...]
    standings: tuple[Standing, ...]
    work: tuple[Work, ...]
    now: Now
    vocabulary: Vocabulary
    group: str | None
    on: str | None

    @cached_property
    def groups(self) -> tuple[str, ...]:
        """The groups to look at: the one that is asked for, or all that share in a deliverable or take a position."""
        if self.group is not None:
            return (self.group,)
        named = {group for standing in self.standings for group in (*standing.shares, *standing.positions)}
        return tuple(sorted(named, key=by_number))

    @cached_property
    def by_name(self) -> Mapping[str, Standing]:
        """The deliverables by every name they go by."""
        return {name: standing for standing in self.standings for name in standing.thread.names}

    def concerns(self, groups: Iterable[str]) -> bool:
        """Tell whether a point about these groups belongs into this review."""
        return self.group is None or self.group in groups

    def listed(self, standing: Standing, group: str) -> Listed | None:
        """Return the share of a group in a deliverable, None when it has none."""
        return listed(standing, group, self.vocabulary)

    def sources(self, told: Told) -> tuple[str, ...]:
        """Return the groups a statement comes from, by the names they have now."""
        return tuple(dict.fromkeys(map(self.now, told.reference.source)))


def scene_of(told: tuple[Told, ...], vocabulary: Vocabulary, group: str | None, on: str | None) -> Scene:
    """Sum up statements that are in order of time."""
    now = now_of(told, vocabulary)
    standings = tuple(standing_of(thread, now) for thread in threads_of(told))
    work = tuple(_last_words(told))
    asked = None if group is None else now(group)
    return Scene(told=told, standings=standings, work=work, now=now, vocabulary=vocabulary, group=asked, on=on)


def _last_words(told: Sequence[Told]) -> Iterator[Work]:
    """Yield each work item as it was last spoken of; an item that got a number replaces the one of its former name.

    A mention that says nothing of how the work goes leaves the last word as it was.
    """
    last: dict[str, Work] = {}
    for each in told:
        for item in each.statement.work_items:
            former = last.pop(item.formerly, None) if item.formerly else None
            if former is None and item.state is None and item.name in last:
                continue
            last[item.name] = Work(each, item)
    yield from last.values()


def quoted(said: Iterable[Said]) -> tuple[Quote, ...]:
    """Return where positions stand; for a cell that is not there, where its row stands."""
    return tuple(map(_quoted, said))


def _quoted(said: Said) -> Quote:
    position, label = said.position, said.row.told.reference.label
    if position.place is None and position.verbatim is None:
        return _row_quote(said.row)
    return Quote(label, position.place, position.verbatim)


def _row_quote(row: Row) -> Quote:
    return Quote(row.told.reference.label, row.deliverable.place, row.deliverable.verbatim)


def allocation_quotes(standing: Standing) -> tuple[Quote, ...]:
    """Return where the allocation of a deliverable stands."""
    allocation = standing.allocation
    if allocation is None:
        return ()
    if allocation.place is None and allocation.verbatim is None:
        return (_row_quote(standing.row),)
    return (Quote(standing.row.told.reference.label, allocation.place, allocation.verbatim),)


def by_number(group: str) -> list[tuple[int, str]]:
    """Sort key of a group: SG2 before SG20."""
    return [(int(part), "") if part.isdigit() else (-1, part) for part in _DIGITS.split(group) if part]
