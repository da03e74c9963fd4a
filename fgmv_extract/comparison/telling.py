"""Changes put into words: one sentence each, and one line for all of them."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TypedDict, Unpack

from fgmv_extract.changes import Change, Concerned, Kind, Places, Side, Significance, Value
from fgmv_extract.findings import Finding, Severity
from fgmv_extract.records import Allocation, Deliverable, Position, PositionState, Role, Status, WorkItem


class Facts(TypedDict, total=False):
    """What a change holds beside its kind, as in ``Change``."""

    deliverable: str | None
    title: str | None
    significance: Significance
    before: Value
    after: Value
    group: str | None
    work_item: str | None
    field: str | None
    was: Concerned | None
    now: Concerned | None
    places: Places


def changed(kind: Kind, note: str = "", **facts: Unpack[Facts]) -> Change:
    """Make a change with its usual significance and its sentence; ``note`` stands behind that, in parentheses."""
    facts.setdefault("significance", kind.significance)
    bare = Change(kind=kind, message="", **facts)
    sentence = _SENTENCES[kind](bare)
    return Change(kind=kind, message=f"{sentence} ({note})" if note else sentence, **facts)


def short(group: str | None) -> str:
    """Leave out the sector that goes without saying in an ITU-T document: ``SG20`` for ``ITU-T SG20``."""
    return (group or "nobody").removeprefix("ITU-T ")


def listed(names: Sequence[str]) -> str:
    """Return ``a``, ``a and b``, ``a, b and c``."""
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def _added(change: Change) -> str:
    row = change.now
    if not isinstance(row, Deliverable):
        return "new"
    parts = (f"“{row.title}”" if row.title else "", _given(row.allocation))
    return f"new: {', '.join(filter(None, parts))}" if any(parts) else "new"


def _given(allocation: Allocation | None) -> str:
    if allocation is None or not allocation.shares:
        return ""
    if allocation.status is Status.INFORMATION:
        return "for information"
    return f"{_GIVEN[allocation.status]}{_shared(allocation)}"


_GIVEN = {Status.SUGGESTED: "suggested for ", Status.ALLOCATED: "allocated to ", None: ""}


def _shared(allocation: Allocation) -> str:
    first = [short(share.group) for share in allocation.shares if share.role is not Role.SECONDARY]
    second = [short(share.group) for share in allocation.shares if share.role is Role.SECONDARY]
    return " ".join(filter(None, (", ".join(first), f"({', '.join(second)})" if second else "")))


def _status(change: Change) -> str:
    told = [
        f"{_STATUS[said.status]}{f' by {short(said.authority)}' if said.authority else ''}"
        for said in (change.was, change.now)
        if isinstance(said, Allocation)
    ]
    groups = _shared(change.now) if isinstance(change.now, Allocation) else ""
    return f"{' → '.join(told)}{f': {groups}' if groups else ''}"


_STATUS = {
    Status.ALLOCATED: "allocated",
    Status.SUGGESTED: "suggested",
    Status.INFORMATION: "for information",
    None: "no status",
}


def _role(change: Change) -> str:
    if change.after is None:
        return f"{short(change.group)} was {change.before}; its role is left unsaid"
    return (
        f"{short(change.group)} is {change.after}, {f'was {change.before}' if change.before else 'no role was given'}"
    )


def _succeeded(change: Change) -> str:
    before, after = (_groups(value) for value in (change.before, change.after))
    return f"{before} → {after}, by succession"


def _groups(value: Value) -> str:
    return listed(tuple(map(short, value))) if isinstance(value, tuple) else short(value)


def _became(change: Change) -> str:
    return f"{_subject(change)}{shown(change.before)} → {shown(change.after)}"


def _subject(change: Change) -> str:
    return f"{change.work_item}: " if change.work_item else f"{change.field}: " if change.field else ""


def shown(value: Value) -> str:
    """Return a value on one line; a dash for none."""
    match value:
        case None | () | "":
            return "–"
        case str():
            return value
        case _:
            return "; ".join(value)


def _stated(change: Change) -> str:
    return f"{short(change.group)} states: {_words(change.now)}"


def _advanced(change: Change) -> str:
    return f"{short(change.group)} {change.before} → {change.after}: {_words(change.now)}"


def _reworded(change: Change) -> str:
    return f"{short(change.group)} says now: {_words(change.now)} (before: {_words(change.was)})"


def _withdrawn(change: Change) -> str:
    now = f"; now: {_words(change.now)}" if isinstance(change.now, Position) and change.now.text else ""
    return f"{short(change.group)} steps back, {change.before} → {change.after}; it said: {_words(change.was)}{now}"


def _words(said: Concerned | None) -> str:
    if not isinstance(said, Position) or said.state is PositionState.ABSENT:
        return "nothing known"
    return said.text or ", ".join(said.questions) or said.commitment or "nothing"


def _work_item_added(change: Change) -> str:
    item = change.now
    if not isinstance(item, WorkItem):
        return f"{change.work_item} is new"
    state = f", {item.state}" if item.state else ""
    return f"{item.name} is new{state}{f': “{item.title}”' if item.title else ''}"


_SENTENCES: dict[Kind, Callable[[Change], str]] = {
    Kind.DELIVERABLE_ADDED: _added,
    Kind.DELIVERABLE_REMOVED: lambda change: f"removed: “{change.before}”",
    Kind.DELIVERABLE_NOT_MENTIONED: lambda _: "not mentioned",
    Kind.DELIVERABLE_RENAMED: lambda change: f"was called {change.before}",
    Kind.ALLOCATION_STATUS: _status,
    Kind.ALLOCATION_AUTHORITY: lambda change: f"by {_groups(change.after)}, was by {_groups(change.before)}",
    Kind.GROUP_ADDED: lambda change: f"{short(change.group)} joins{f' as {change.after}' if change.after else ''}",
    Kind.GROUP_REMOVED: lambda change: (
        f"{short(change.group)} leaves{f', was {change.before}' if change.before else ''}"
    ),
    Kind.GROUP_SUCCEEDED: _succeeded,
    Kind.GROUP_ROLE: _role,
    Kind.TITLE_CHANGED: _became,
    Kind.TITLE_EDITED: _became,
    Kind.KIND_CHANGED: _became,
    Kind.APPROVAL_CHANGED: lambda change: f"approved {shown(change.after)}, was {shown(change.before)}",
    Kind.POSITION_STATED: _stated,
    Kind.POSITION_ADVANCED: _advanced,
    Kind.POSITION_CHANGED: _reworded,
    Kind.POSITION_WITHDRAWN: _withdrawn,
    Kind.WORK_ITEM_ADDED: _work_item_added,
    Kind.WORK_ITEM_REMOVED: lambda change: f"{change.work_item} is gone",
    Kind.WORK_ITEM_STATE: _became,
    Kind.HEADER_CHANGED: _became,
}

_COUNTED: dict[str, tuple[str, str]] = {
    "deliverable-added": ("deliverable added", "deliverables added"),
    "deliverable-removed": ("deliverable removed", "deliverables removed"),
    "allocation-status allocated": ("deliverable allocated", "deliverables allocated"),
    "allocation-status information": ("sent for information", "sent for information"),
    "allocation-status suggested": ("back to a suggestion", "back to suggestions"),
    "allocation-status": ("without a status", "without a status"),
    "group-added": ("group added", "groups added"),
    "group-removed": ("group removed", "groups removed"),
    "position-withdrawn": ("position withdrawn", "positions withdrawn"),
    "position-advanced": ("position advanced", "positions advanced"),
    "position-stated": ("position stated", "positions stated"),
    "work-item-state": ("work item moved", "work items moved"),
    "work-item-removed": ("work item removed", "work items removed"),
    "kind-changed": ("kind changed", "kinds changed"),
    "group-role": ("role changed", "roles changed"),
    "group-succeeded": ("group succeeded", "groups succeeded"),
    "allocation-authority": ("authority changed", "authorities changed"),
    "deliverable-renamed": ("deliverable renamed", "deliverables renamed"),
    "title-changed": ("title changed", "titles changed"),
    "approval-changed": ("approval date changed", "approval dates changed"),
    "position-changed": ("position reworded", "positions reworded"),
    "work-item-added": ("work item added", "work items added"),
    "header-changed": ("header field changed", "header fields changed"),
    "group-role unsaid": ("role left unsaid", "roles left unsaid"),
    "title-edited": ("title edited", "titles edited"),
    "deliverable-not-mentioned": ("deliverable not mentioned", "deliverables not mentioned"),
}
"""What a summary counts, one and many, in the order in which it is told."""

_MOST = 5
"""How much a summary counts one by one."""


def summary(
    earlier: Side, later: Side, changes: Sequence[Change], findings: Sequence[Finding], *, complete: bool
) -> str:
    """Return one line that says what happened: ``TSAG-LS906: 7 deliverables allocated, 2 groups added``."""
    name = later.number or earlier.number or (later.file.name if later.file else "")
    told = _counts(changes) or _nothing(findings, complete=complete)
    partly = "" if complete or not changes else "; not all could be compared"
    return f"{f'{name}: ' if name else ''}{told}{partly}"


def _nothing(findings: Sequence[Finding], *, complete: bool) -> str:
    """Say that there is no change, as far as that can be said."""
    if not complete:
        return "no changes in what could be compared"
    grave = sum(finding.severity is not Severity.NOTE for finding in findings)
    return f"no changes, but {grave:,} remark{'' if grave == 1 else 's'}" if grave else "no changes"


def _counts(changes: Sequence[Change]) -> str:
    counts = Counter(map(_counted_as, changes))
    told = [(counts[name], words) for name, words in _COUNTED.items() if counts[name]]
    first = told if len(told) <= _MOST + 1 else told[:_MOST]
    rest = sum(count for count, _ in told[len(first) :])
    shown = ", ".join(f"{count:,} {words[count > 1]}" for count, words in first)
    return f"{shown} and {rest:,} more changes" if rest else shown


def _counted_as(change: Change) -> str:
    if change.kind is Kind.ALLOCATION_STATUS and change.after:
        return f"{change.kind} {change.after}"
    if change.kind is Kind.GROUP_ROLE and change.significance is Significance.MINOR:
        return f"{change.kind} unsaid"
    return change.kind.value
