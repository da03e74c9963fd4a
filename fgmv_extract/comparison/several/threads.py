"""The rows of one deliverable through several statements, whatever it is called in each.

Rows belong together when they have an identifier in common, their own or an alias; a row without a Focus Group goes with the
one that has its identifier. Two deliverables that no statement lists side by side, and that have the same title, which no
third one has, are one that was renamed.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import final

from attrs import frozen

from fgmv_extract.comparison.several.order import Told
from fgmv_extract.records import Deliverable
from fgmv_extract.typography import plain

_Key = tuple[str, str]
"""A Focus Group, "" when it is not known, and an identifier or alias."""


@final
@frozen
class Row:
    """A deliverable as one statement has it."""

    told: Told
    deliverable: Deliverable


@final
@frozen
class Thread:
    """The rows of one deliverable, oldest first; there is at least one."""

    rows: tuple[Row, ...]

    @property
    def id(self) -> str:
        """Its identifier as the last row has it."""
        return self.rows[-1].deliverable.id

    @property
    def names(self) -> frozenset[str]:
        """Every identifier and alias it goes by."""
        return frozenset(name for row in self.rows for name in (row.deliverable.id, *row.deliverable.aliases))


def threads_of(told: Sequence[Told]) -> tuple[Thread, ...]:
    """Gather the rows of all statements by deliverable, in the order of their first mention."""
    rows = [Row(each, deliverable) for each in told for deliverable in each.statement.deliverables]
    return tuple(Thread(tuple(group)) for group in _one_title(_one_name(rows)))


def _one_name(rows: Sequence[Row]) -> list[list[Row]]:
    """Gather rows that share a name, directly or through a third."""
    leader: dict[_Key, _Key] = {}
    known = _focus_groups(rows)
    keys = [list(_keys(row.deliverable, known)) for row in rows]
    for first, *rest in keys:
        for key in rest:
            leader[_found(leader, key)] = _found(leader, first)
    groups: dict[_Key, list[Row]] = {}
    for row, (first, *_) in zip(rows, keys, strict=True):
        groups.setdefault(_found(leader, first), []).append(row)
    return list(groups.values())


def _keys(deliverable: Deliverable, known: Mapping[str, str]) -> Iterator[_Key]:
    names = (deliverable.id, *deliverable.aliases)
    focus_group = deliverable.focus_group or next((known[name] for name in names if name in known), "")
    return ((focus_group, name) for name in names)


def _found(leader: dict[_Key, _Key], key: _Key) -> _Key:
    """Follow a key to the one that stands for all it is joined with."""
    leader.setdefault(key, key)
    while leader[key] != key:
        leader[key] = leader[leader[key]]
        key = leader[key]
    return key


def _focus_groups(rows: Iterable[Row]) -> dict[str, str]:
    """Return the Focus Group of each name, the first where several have it."""
    found: dict[str, str] = {}
    for row in rows:
        if row.deliverable.focus_group:
            for name in (row.deliverable.id, *row.deliverable.aliases):
                found.setdefault(name, row.deliverable.focus_group)
    return found


def _one_title(groups: Sequence[list[Row]]) -> list[list[Row]]:
    """Join the pairs of groups that are one deliverable under two names."""
    titled: dict[_Key, list[int]] = {}
    for index, rows in enumerate(groups):
        for title in {_title(row.deliverable) for row in rows}:
            if title is not None:
                titled.setdefault(title, []).append(index)
    joined: dict[int, int] = {}
    for pair in titled.values():
        if len(pair) == 2 and not set(pair) & (joined.keys() | joined.values()) and _apart(*(groups[i] for i in pair)):
            joined[pair[1]] = pair[0]
    merged = {index: list(rows) for index, rows in enumerate(groups) if index not in joined}
    for second, first in joined.items():
        merged[first] = sorted([*merged[first], *groups[second]], key=lambda row: row.told.index)
    return list(merged.values())


def _title(deliverable: Deliverable) -> _Key | None:
    if not deliverable.title:
        return None
    return deliverable.focus_group or "", plain(deliverable.title).casefold()


def _apart(one: Sequence[Row], other: Sequence[Row]) -> bool:
    """Tell whether no statement lists both."""
    return not {row.told.index for row in one} & {row.told.index for row in other}
