"""History: what happened to the allocation of a deliverable."""

from collections.abc import Iterable
from typing import Self, final

from attrs import frozen

from fgmv_extract.comparison.several.standing import Now
from fgmv_extract.comparison.several.threads import Row
from fgmv_extract.comparison.several.wording import joined
from fgmv_extract.itu.groups import is_symbol
from fgmv_extract.itu.periods import expand
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.records import Allocation, Role, Share, Status
from fgmv_extract.references import Quote
from fgmv_extract.timeline import Event, Happening

_HAPPENING = {
    Status.ALLOCATED: Happening.ALLOCATED,
    Status.SUGGESTED: Happening.SUGGESTED,
    Status.INFORMATION: Happening.INFORMATION,
    None: Happening.LISTED,
}
_VERB = {
    Status.ALLOCATED: ("allocated", "to"),
    Status.SUGGESTED: ("suggested", "for"),
    Status.INFORMATION: ("sent", "for information to"),
    None: ("listed", "for"),
}


@final
@frozen
class Given:
    """An allocation as it is compared: the roles of its groups by the names they have now, all study groups one by one.

    ``named`` maps the groups that are written to the names they have now.
    """

    allocation: Allocation
    roles: dict[str, Role | None]
    named: dict[str, str]

    @classmethod
    def of(cls, row: Row, now: Now, vocabulary: Vocabulary) -> Self | None:
        """Return the allocation of a row, None when it says nothing."""
        allocation = row.deliverable.allocation
        if allocation is None or (allocation.status is None and not allocation.shares):
            return None
        when = row.told.reference.date or ""
        roles: dict[str, Role | None] = {}
        for share in allocation.shares:
            for group in map(now, expand(share.group, when, vocabulary) or (share.group,)):
                # "SG16 (All SGs)" names SG16 as primary, and then once more among all.
                roles[group] = share.role if roles.get(group) is None else roles[group]
        named = {share.group: now(share.group) for share in allocation.shares if not is_symbol(share.group)}
        return cls(allocation, roles, named)

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups as they are written."""
        return tuple(share.group for share in self.allocation.shares)


def allocation_happening(row: Row, before: Given | None, after: Given) -> Event | None:
    """Return what the allocation of a row changes in what was known, None when it changes nothing."""
    happening = _what(before, after)
    if happening is None:
        return None
    reference, authority = row.told.reference, after.allocation.authority
    by = (authority,) if authority else ()
    heirs = _heirs(before, after) if happening is Happening.SUCCEEDED and before else ""
    return Event(
        happening=happening,
        date=reference.date,
        by_then=not by or authority not in reference.source,
        by=by,
        groups=after.groups,
        before=None if before is None else _short(before.allocation),
        after=_short(after.allocation),
        message=heirs or _sentence(after.allocation),
        statement=reference.label,
        quotes=_quotes(row, after.allocation),
    )


def _what(before: Given | None, after: Given) -> Happening | None:
    status = after.allocation.status
    if before is None or (status is not None and status is not before.allocation.status):
        return _HAPPENING[status]
    if before.roles.keys() != after.roles.keys() or _other_roles(before.roles, after.roles):
        return Happening.REALLOCATED
    if _succeeded(before, after):
        return Happening.SUCCEEDED
    speaks = after.allocation.authority
    return _HAPPENING[status] if speaks not in {None, before.allocation.authority} else None


def _other_roles(before: dict[str, Role | None], after: dict[str, Role | None]) -> bool:
    """Tell whether a group has another role, or one where it had none; a role that is left unsaid is no event."""
    return any(role is not None and role is not before[group] for group, role in after.items())


def _succeeded(before: Given, after: Given) -> tuple[str, ...]:
    """Return the groups that were written before and in whose place their heirs are written now."""
    return tuple(
        group
        for group, heir in before.named.items()
        if group != heir and group not in after.named and heir in after.named
    )


def _heirs(before: Given, after: Given) -> str:
    gone = _succeeded(before, after)
    come = tuple(dict.fromkeys(before.named[group] for group in gone))
    return f"{joined(come)} took over from {joined(gone)}."


def _sentence(allocation: Allocation) -> str:
    verb, preposition = _VERB[allocation.status]
    shares = _told(allocation.shares) or "nobody who is named"
    if allocation.authority:
        return f"{allocation.authority} {verb} it {preposition} {shares}."
    return f"It was {verb} {preposition} {shares}."


def _short(allocation: Allocation) -> str:
    return " ".join(filter(None, (allocation.status, _told(allocation.shares))))


def _told(shares: Iterable[Share]) -> str:
    """Return the groups in the order written, the secondary ones in parentheses."""
    first = [share.group for share in shares if share.role is not Role.SECONDARY]
    second = [share.group for share in shares if share.role is Role.SECONDARY]
    return " ".join(filter(None, (", ".join(first), f"({', '.join(second)})" if second else "")))


def _quotes(row: Row, allocation: Allocation) -> tuple[Quote, ...]:
    place, verbatim = allocation.place, allocation.verbatim
    if place is None and verbatim is None:
        place, verbatim = row.deliverable.place, row.deliverable.verbatim
    return (Quote(row.told.reference.label, place, verbatim),)
