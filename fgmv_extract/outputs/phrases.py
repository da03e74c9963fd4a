"""Short forms of records, as people in the trade write them: ``SG20 (SG16)``, ``Q2/20 planned, invites contributions``."""

from collections.abc import Iterable

from fgmv_extract.places import Place
from fgmv_extract.records import (
    Addressee,
    Allocation,
    Contact,
    Meeting,
    Position,
    PositionState,
    Purpose,
    Role,
    Source,
    Status,
)

NOTHING_SAID = "–"
"""Stands for an empty cell: the group states no position."""

_SYMBOLS = {"all": "All", "ITU-T all SGs": "all SGs"}
_STATUS = {Status.INFORMATION: "for information"}


def short(group: str) -> str:
    """Leave out the sector that goes without saying in an ITU-T document: ``SG20`` for ``ITU-T SG20``."""
    return _SYMBOLS.get(group) or group.removeprefix("ITU-T ")


def initials(kind: str) -> str:
    """Abbreviate a kind of several words: ``TR`` for ``Technical Report``."""
    words = kind.split()
    return "".join(word[0] for word in words if word[0].isupper()) if len(words) > 1 else kind


def status(allocation: Allocation | None) -> str | None:
    """Return the status of an allocation in words, None when it has none."""
    if allocation is None or allocation.status is None:
        return None
    return _STATUS.get(allocation.status, allocation.status.value)


def groups(allocation: Allocation | None) -> str:
    """Return the groups of an allocation, the secondary ones in parentheses; its text when no group was read."""
    if allocation is None:
        return ""
    first = [short(share.group) for share in allocation.shares if share.role is not Role.SECONDARY]
    second = [short(share.group) for share in allocation.shares if share.role is Role.SECONDARY]
    told = " ".join(part for part in (", ".join(first), f"({', '.join(second)})" if second else "") if part)
    return told or allocation.text


def position(said: Position) -> str:
    """Return what a group says: Questions and commitment where they were read, its own words where they were not."""
    if said.state is PositionState.ABSENT:
        return "absent"
    if said.state is PositionState.BLANK:
        return NOTHING_SAID
    who = ", ".join(said.questions)
    basis = f"({', '.join(said.contributions)})" if said.contributions else ""
    if not said.commitment:
        return said.text or who
    claim = " ".join(part for part in (who, said.commitment.value, ", ".join(said.work_items), basis) if part)
    return f"{claim}, invites contributions" if said.invites_contributions else claim


def party(each: Source | Addressee) -> str:
    """Return a group with what was said beside it: ``ITU-T SG20 (Q2/20, inferred)``."""
    notes = [note for note in (each.detail, "inferred" if each.inferred else None) if note]
    return f"{each.group} ({', '.join(notes)})" if notes else each.group


def addressees(all_of_them: Iterable[Addressee]) -> list[str]:
    """Return who is addressed, purpose by purpose: ``ITU-T SG2, ITU-T SG3, for action``."""
    parties: dict[Purpose | None, list[str]] = {}
    for each in all_of_them:
        parties.setdefault(each.purpose, []).append(party(each))
    return [", ".join([*names, f"for {purpose}"] if purpose else names) for purpose, names in parties.items()]


def meeting(each: Meeting) -> str:
    """Return whose meeting it is, where, and when."""
    whose = f"{each.group} meeting" if each.group else None
    return ", ".join(part for part in (whose, each.place, period(each.start, each.end)) if part)


def period(start: str | None, end: str | None) -> str:
    """Return ``2024-01 to 2024-06``, or one date when both are the same."""
    return " to ".join(dict.fromkeys(date for date in (start, end) if date))


def contact(each: Contact) -> str:
    """Return who it is and how to write to them."""
    return ", ".join(part for part in (each.name, each.role, each.organization, each.country, each.email) if part)


def where(place: Place) -> str:
    """Return where something stands, as short as it can be found: by its line in text, by its row elsewhere."""
    if place.line is not None:
        return f"line {place.line}"
    return str(Place(place.block, place.table, place.row, page=place.page))


def annex(label: str) -> str:
    """Say which annex: the only one of a statement is labelled by the word itself."""
    return label if label == "Annex" else f"Annex {label}"
