"""What can become of an allocation; each returns it with what has to be told."""

from collections.abc import Callable
from random import Random

from attrs import evolve

from fgmv_extract.changes import Kind, Significance
from fgmv_extract.records import Allocation, Deliverable, Role, Share, Status
from tests.laws.making import ALL, ENDED, GROUPS, HEIR
from tests.laws.planted import Planted, planted

Planting = Callable[[Random, Deliverable], tuple[Deliverable, list[Planted]]]


def _reallocated(change: Callable[[Random, Allocation, str], tuple[Allocation, list[Planted]]]) -> Planting:
    def plant(random: Random, row: Deliverable) -> tuple[Deliverable, list[Planted]]:
        said, told = change(random, row.allocation or Allocation(), row.id)
        return evolve(row, allocation=said), told

    return plant


def _authority(_: Random, said: Allocation, name: str) -> tuple[Allocation, list[Planted]]:
    told = planted(Kind.ALLOCATION_AUTHORITY, name, before=said.authority, after="ITU-T SG16")
    return evolve(said, authority="ITU-T SG16"), [told]


def _status(random: Random, said: Allocation, name: str) -> tuple[Allocation, list[Planted]]:
    status = random.choice([status for status in (*Status, None) if status is not said.status])
    told = planted(Kind.ALLOCATION_STATUS, name, before=said.status, after=status)
    return evolve(said, status=status, authority="FG-MV"), [told]


def _decided(_: Random, said: Allocation, name: str) -> tuple[Allocation, list[Planted]]:
    """Suggested with roles, allocated to the same groups without."""
    if said.status is not Status.SUGGESTED:
        return said, []
    told = [planted(Kind.ALLOCATION_STATUS, name, before=said.status, after=Status.ALLOCATED)]
    told += [_role(name, share, None, Significance.MINOR) for share in said.shares if share.group != ALL]
    shares = tuple(share if share.group == ALL else Share(share.group) for share in said.shares)
    return evolve(said, status=Status.ALLOCATED, shares=shares), told


def _added(random: Random, said: Allocation, name: str) -> tuple[Allocation, list[Planted]]:
    there = {share.group for share in said.shares}
    new = Share(random.choice([group for group in GROUPS if group not in there]), random.choice((*Role, None)))
    return evolve(said, shares=(*said.shares, new)), [planted(Kind.GROUP_ADDED, name, group=new.group, after=new.role)]


def _removed(random: Random, said: Allocation, name: str) -> tuple[Allocation, list[Planted]]:
    gone = random.choice([share for share in said.shares if share.group != ALL])
    left = tuple(share for share in said.shares if share is not gone)
    return evolve(said, shares=left), [planted(Kind.GROUP_REMOVED, name, group=gone.group, before=gone.role)]


def _swapped(random: Random, said: Allocation, name: str) -> tuple[Allocation, list[Planted]]:
    old = random.choice([share for share in said.shares if share.group != ALL])
    role = random.choice([role for role in Role if role is not old.role])
    shares = tuple(Share(share.group, role) if share is old else share for share in said.shares)
    return evolve(said, shares=shares), [_role(name, old, role, Significance.MAJOR)]


def _role(name: str, share: Share, role: Role | None, significance: Significance) -> Planted:
    return planted(Kind.GROUP_ROLE, name, group=share.group, before=share.role, after=role, significance=significance)


def _inherited(_: Random, said: Allocation, name: str) -> tuple[Allocation, list[Planted]]:
    """Name the heir in the place of the groups that ended, with their strongest role."""
    ended = [share for share in said.shares if share.group in ENDED]
    if not ended:
        return said, []
    role = Role.PRIMARY if any(share.role is Role.PRIMARY for share in ended) else ended[0].role
    shares = (*(share for share in said.shares if share.group not in ENDED), Share(HEIR, role))
    before = tuple(share.group for share in ended)
    return evolve(said, shares=shares), [planted(Kind.GROUP_SUCCEEDED, name, group=HEIR, before=before, after=HEIR)]


def _everybody(_: Random, said: Allocation, __: str) -> tuple[Allocation, list[Planted]]:
    """Let the symbol join or leave: no named group does."""
    named = tuple(share for share in said.shares if share.group != ALL)
    return evolve(said, shares=named if len(named) < len(said.shares) else (*named, Share(ALL, Role.SECONDARY))), []


ALLOCATED = tuple(
    map(_reallocated, (_authority, _status, _decided, _added, _removed, _swapped, _inherited, _everybody))
)
"""Ways to change an allocation, or not to change what it says."""
