"""Where a deliverable stands after several statements: the last allocation, and the last word of each group.

A group whose work another one took over (SG16, SG9 -> SG21) goes by the name of its heir, if there is one heir only.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import final

from attrs import frozen

from fgmv_extract.comparison.groups import stronger
from fgmv_extract.comparison.positions import is_taken_up
from fgmv_extract.comparison.several.order import Told
from fgmv_extract.comparison.several.threads import Row, Thread
from fgmv_extract.itu.groups import EVERYBODY, is_symbol
from fgmv_extract.itu.periods import ALL_STUDY_GROUPS, expand, heirs, study_groups
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.records import Allocation, Position, PositionState, Role, Status

Now = Callable[[str], str]
"""A group to the group that does its work now."""


@final
@frozen
class Said:
    """A position and the row it stands in."""

    row: Row
    position: Position


@final
@frozen
class Listed:
    """A group's share: its role where one is named, and whether it is meant by a symbol for all of them only."""

    role: Role | None
    to_all: bool = False


@final
@frozen
class Standing:
    """Where a deliverable stands.

    ``allocation`` is the last one that says something, with its row; ``shares`` are the groups it names, ``symbols`` those it
    does not name one by one. ``positions`` has the last word of each group that has a column: what could be read last, or,
    if nothing could be, the absent cells.
    """

    thread: Thread
    allocation: Allocation | None
    row: Row
    shares: Mapping[str, Role | None]
    symbols: Mapping[str, Role | None]
    positions: Mapping[str, tuple[Said, ...]]

    @property
    def id(self) -> str:
        """The identifier as the last row has it."""
        return self.thread.id

    @property
    def title(self) -> str | None:
        """The last title it is given."""
        return next((row.deliverable.title for row in reversed(self.thread.rows) if row.deliverable.title), None)

    @property
    def status(self) -> Status | None:
        """The status of the last allocation."""
        return self.allocation.status if self.allocation else None

    def claims(self, group: str) -> tuple[Said, ...]:
        """Return the positions in which the group commits itself to new work, or names the work item it has."""
        return tuple(said for said in self.positions.get(group, ()) if _is_claim(said.position))

    def state(self, group: str) -> PositionState | None:
        """Return whether the group stated something, left its cell blank, or has no cell that could be read.

        None when no statement has a column of the group for this deliverable: it is not mentioned.
        """
        states = {said.position.state for said in self.positions.get(group, ())}
        order = (PositionState.STATED, PositionState.BLANK, PositionState.ABSENT)
        return next((state for state in order if state in states), None)

    @property
    def leads(self) -> tuple[str, ...]:
        """The groups that should take it: the primary ones, or all that are named when no roles are."""
        primary = tuple(group for group, role in self.shares.items() if role is Role.PRIMARY)
        return primary or tuple(self.shares)


def _is_claim(position: Position) -> bool:
    return position.commitment is not None or (bool(position.work_items) and is_taken_up(position))


def now_of(told: Sequence[Told], vocabulary: Vocabulary) -> Now:
    """Return who does the work of a group at the time of the last statement that has a date."""
    when = next((each.reference.date for each in reversed(told) if each.reference.date), None)
    known: dict[str, str] = {}

    def now(group: str) -> str:
        if group not in known:
            heir = heirs(group, when, vocabulary) if when else ()
            known[group] = heir[0] if len(heir) == 1 else group
        return known[group]

    return now


def standing_of(thread: Thread, now: Now) -> Standing:
    """Sum up a thread."""
    allocated = [row for row in thread.rows if _says_something(row.deliverable.allocation)]
    row = allocated[-1] if allocated else thread.rows[-1]
    allocation = row.deliverable.allocation
    shares, symbols = _shares(allocation, now)
    return Standing(thread, allocation, row, shares, symbols, _positions(thread.rows, now))


def _says_something(allocation: Allocation | None) -> bool:
    return allocation is not None and (allocation.status is not None or bool(allocation.shares))


def _shares(allocation: Allocation | None, now: Now) -> tuple[dict[str, Role | None], dict[str, Role | None]]:
    """Split the shares into groups and symbols; of two roles of one group (or of two it took over) the higher counts."""
    named: dict[str, Role | None] = {}
    symbols: dict[str, Role | None] = {}
    for share in allocation.shares if allocation else ():
        group = now(share.group)
        into = symbols if is_symbol(group) else named
        into[group] = stronger(into.get(group), share.role)
    return named, symbols


def _positions(rows: Iterable[Row], now: Now) -> dict[str, tuple[Said, ...]]:
    last: dict[str, tuple[Said, ...]] = {}
    for row in rows:
        for group, said in _by_group(row, now):
            before = last.get(group, ())
            same_statement = bool(before) and before[0].row.told is row.told
            readable = any(one.position.state is not PositionState.ABSENT for one in said)
            if same_statement:
                last[group] = (*before, *said)
            elif readable or not before:
                last[group] = said
    return last


def _by_group(row: Row, now: Now) -> Iterator[tuple[str, tuple[Said, ...]]]:
    said: dict[str, tuple[Said, ...]] = {}
    for position in row.deliverable.positions:
        group = now(position.group)
        said[group] = (*said.get(group, ()), Said(row, position))
    yield from said.items()


def listed(standing: Standing, group: str, vocabulary: Vocabulary) -> Listed | None:
    """Return the share of a group, None when it has none: by its name, or because a symbol means it with others."""
    if group in standing.shares:
        return Listed(standing.shares[group])
    when = standing.row.told.reference.date
    for symbol, role in standing.symbols.items():
        if means(symbol, group, when, vocabulary):
            return Listed(role, to_all=True)
    return None


def means(symbol: str, group: str, when: str | None, vocabulary: Vocabulary) -> bool:
    """Tell whether a symbol (``all``, ``ITU-T all SGs``) means a group, at an ISO date where one is known."""
    if symbol == EVERYBODY:
        return True
    if symbol == ALL_STUDY_GROUPS and not (when and study_groups(when, vocabulary)):
        return group.startswith("ITU-T SG")
    return group in expand(symbol, when or "", vocabulary)
