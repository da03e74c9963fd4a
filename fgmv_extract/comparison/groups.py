"""Two allocations of one deliverable: status, authority, and the groups with their roles.

Symbols (``all``, ``ITU-T all SGs``) are no groups: they neither join nor leave. Where one side names all study groups one by
one and the other says ``all SGs``, that is the same. A study group that ended and the one that does its work since are one
group under two names.
"""

from collections.abc import Iterator, Mapping

from attrs import frozen

from fgmv_extract.changes import Change, Kind, Places, Significance, Value
from fgmv_extract.comparison.everybody import DECIDED, meant_by_all, symbols_of
from fgmv_extract.comparison.setting import Setting, Told
from fgmv_extract.comparison.successions import Succession, successions
from fgmv_extract.comparison.telling import changed, listed, short
from fgmv_extract.findings import Code, Finding
from fgmv_extract.itu.groups import is_symbol
from fgmv_extract.records import Allocation, Role

Roles = Mapping[str, Role | None]
"""The named groups of an allocation and the role of each, in the order written."""

_STRENGTH = {Role.PRIMARY: 2, Role.SECONDARY: 1, None: 0}


@frozen
class _Sides:
    """The two allocations, their named groups, and the later id of the deliverable."""

    was: Allocation
    now: Allocation
    before: Roles
    after: Roles
    deliverable: str

    def changed(
        self,
        kind: Kind,
        before: Value,
        after: Value,
        group: str | None = None,
        significance: Significance | None = None,
    ) -> Change:
        return changed(
            kind,
            deliverable=self.deliverable,
            significance=significance or kind.significance,
            before=before,
            after=after,
            group=group,
            was=self.was,
            now=self.now,
            places=Places(self.was.place, self.now.place),
        )

    def find(self, code: Code, message: str) -> Finding:
        return Finding(code, message, self.now.place or self.was.place, self.deliverable)


def compare_allocations(was: Allocation, now: Allocation, deliverable: str, setting: Setting) -> Iterator[Told]:
    """Yield what is different between two allocations."""
    sides = _Sides(was, now, roles_of(was), roles_of(now), deliverable)
    if was.status is not now.status:
        yield sides.changed(Kind.ALLOCATION_STATUS, was.status, now.status)
    elif was.authority and now.authority and was.authority != now.authority:
        yield sides.changed(Kind.ALLOCATION_AUTHORITY, was.authority, now.authority)
    if was.shares != now.shares:
        yield from _groups(sides, setting)


def roles_of(allocation: Allocation) -> Roles:
    """Return the named groups and their roles; of a group that is named twice, the stronger role."""
    roles: dict[str, Role | None] = {}
    for share in allocation.shares:
        if not is_symbol(share.group):
            roles[share.group] = stronger(roles.get(share.group), share.role)
    return roles


def stronger(one: Role | None, other: Role | None) -> Role | None:
    """Return the role of a group that has two; none is the weakest."""
    return max(one, other, key=_STRENGTH.__getitem__)


def _groups(sides: _Sides, setting: Setting) -> Iterator[Told]:
    same = _same_as_all(sides, setting)
    if same:
        message = f"{sides.deliverable}: {sides.was.text!r} and {sides.now.text!r} name the same study groups"
        yield sides.find(Code.EQUIVALENT_GROUPS, message)
    else:
        yield from _symbols(sides)
    settled = set(same)
    for each in successions(sides.before, sides.after, setting.vocabulary):
        settled |= {each.heir, *each.predecessors}
        yield from _succeeded(sides, each)
    for group in dict.fromkeys((*sides.before, *sides.after)):
        if group not in settled:
            yield from _membership(sides, group)


def _membership(sides: _Sides, group: str) -> Iterator[Change]:
    if group not in sides.before:
        yield sides.changed(Kind.GROUP_ADDED, None, sides.after[group], group)
    elif group not in sides.after:
        yield sides.changed(Kind.GROUP_REMOVED, sides.before[group], None, group)
    else:
        yield from _role(sides, group, sides.before[group], sides.after[group])


def _role(sides: _Sides, group: str, before: Role | None, after: Role | None) -> Iterator[Change]:
    if before is not after:
        unsaid = after is None and sides.now.status in DECIDED
        significance = Significance.MINOR if unsaid else Significance.MAJOR
        yield sides.changed(Kind.GROUP_ROLE, before, after, group, significance)


def _succeeded(sides: _Sides, each: Succession) -> Iterator[Change]:
    """Tell of a succession, and of the heir's role where it is not the strongest of those it took over."""
    ended, lasting = (sides.before, sides.after) if each.forward else (sides.after, sides.before)
    inherited = ended.get(each.heir)
    for group in each.predecessors:
        inherited = stronger(inherited, ended[group])
    role = lasting[each.heir]
    if each.forward:
        yield sides.changed(Kind.GROUP_SUCCEEDED, each.predecessors, each.heir, each.heir)
        yield from _role(sides, each.heir, inherited, role)
    else:
        yield sides.changed(Kind.GROUP_SUCCEEDED, each.heir, each.predecessors, each.heir)
        yield from _role(sides, each.heir, role, inherited)


def _same_as_all(sides: _Sides, setting: Setting) -> frozenset[str]:
    came = {group: role for group, role in sides.after.items() if group not in sides.before}
    left = {group: role for group, role in sides.before.items() if group not in sides.after}
    return meant_by_all(sides.was, sides.now, came, frozenset(sides.before), setting) or meant_by_all(
        sides.now, sides.was, left, frozenset(sides.after), setting
    )


def _symbols(sides: _Sides) -> Iterator[Finding]:
    """Tell of symbols that came or went without a change of status, which would say it."""
    was, now = symbols_of(sides.was), symbols_of(sides.now)
    if was == now or sides.was.status is not sides.now.status:
        return
    came, left = ([short(group) for group in one if group not in other] for one, other in ((now, was), (was, now)))
    told = [f"{listed(names)} {verb}" for names, verb in ((came, "joined"), (left, "left")) if names]
    message = f"{' and '.join(told) or 'the role of all of them changed in'} the allocation of {sides.deliverable}"
    yield sides.find(Code.EVERYBODY_CHANGED, message)
