"""The groups that have a column in the matrix, in the order in which people look for them."""

from collections.abc import Iterable

from fgmv_extract.itu.groups import is_symbol
from fgmv_extract.outputs.page.subject import Subject
from fgmv_extract.patterns import pattern
from fgmv_extract.records import Deliverable

_NUMBERED = pattern(r"(?P<series>ITU-[TRD] SG)(?P<number>[0-9]{1,6})")


def groups_of(subject: Subject) -> tuple[str, ...]:
    """Return every group that a deliverable is given to or that has a position column: study groups by number, symbols last."""
    found: dict[str, None] = {}
    for entry in subject.entries:
        if entry.standing:
            for group in (*entry.standing.shares, *entry.standing.symbols, *entry.standing.positions):
                found.setdefault(group)
    return tuple(sorted(found, key=_order))


def _order(group: str) -> tuple[int, str, int, str]:
    counted = _NUMBERED.fullmatch(group)
    if counted:
        return (0, counted["series"] if counted["series"] != "ITU-T SG" else "", int(counted["number"]), "")
    return (2 if is_symbol(group) else 1, "", 0, group)


def succeeded(subject: Subject) -> dict[str, tuple[str, ...]]:
    """Return the groups that stand for others whose work they took over, as the allocations and positions name them."""
    heirs: dict[str, dict[str, None]] = {}
    for group in dict.fromkeys(_named(subject)):
        if (heir := subject.now(group)) != group:
            heirs.setdefault(heir, {})[group] = None
    return {
        heir: tuple(sorted(groups, key=_order))
        for heir, groups in sorted(heirs.items(), key=lambda each: _order(each[0]))
    }


def _named(subject: Subject) -> Iterable[str]:
    for entry in subject.entries:
        for row in entry.standing.thread.rows if entry.standing else ():
            yield from _of_row(row.deliverable)


def _of_row(row: Deliverable) -> Iterable[str]:
    yield from (share.group for share in (row.allocation.shares if row.allocation else ()))
    yield from (position.group for position in row.positions)
