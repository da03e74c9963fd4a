"""Changes carried out: an earlier statement and what became different give the later one."""

from collections.abc import Iterable
from typing import Any

from attrs import evolve

from fgmv_extract.changes import Change, Kind
from fgmv_extract.records import Allocation, Deadline, Deliverable, Position, Role, Share, Statement, WorkItem

Rows = dict[str, Deliverable]


def applied(statement: Statement, changes: Iterable[Change]) -> Statement:
    """Return the statement after the changes."""
    rows = {row.id: row for row in statement.deliverables}
    items = {item.name: item for item in statement.work_items}
    header: dict[str, Any] = {}
    for change in sorted(changes, key=lambda change: change.kind is not Kind.DELIVERABLE_RENAMED):
        if change.field:
            header[change.field] = _field(change)
        elif change.work_item:
            _change_item(items, change)
        elif change.deliverable:
            _change_row(rows, change)
    return evolve(statement, deliverables=tuple(rows.values()), work_items=tuple(items.values()), **header)


def _field(change: Change) -> object:
    return Deadline(date=str(change.after), text=str(change.after)) if change.field == "deadline" else change.after


def _change_item(items: dict[str, WorkItem], change: Change) -> None:
    name = str(change.work_item)
    if change.kind is Kind.TITLE_CHANGED:
        items[name] = evolve(items[name], title=str(change.after))
        return
    if isinstance(change.was, WorkItem):
        items.pop(change.was.name, None)
    if isinstance(change.now, WorkItem):
        items[name] = change.now


def _change_row(rows: Rows, change: Change) -> None:
    name = str(change.deliverable)
    match change.kind:
        case Kind.DELIVERABLE_ADDED if isinstance(change.now, Deliverable):
            rows[name] = change.now
        case Kind.DELIVERABLE_REMOVED | Kind.DELIVERABLE_NOT_MENTIONED:
            del rows[name]
        case Kind.DELIVERABLE_RENAMED:
            rows[name] = evolve(rows.pop(str(change.before)), id=name, aliases=())
        case Kind.TITLE_CHANGED | Kind.TITLE_EDITED:
            rows[name] = evolve(rows[name], title=_text(change.after))
        case Kind.KIND_CHANGED:
            rows[name] = evolve(rows[name], kind=_text(change.after))
        case Kind.APPROVAL_CHANGED:
            rows[name] = evolve(rows[name], approved=_text(change.after))
        case _ if isinstance(change.now, Position):
            others = (said for said in rows[name].positions if said.group != change.group)
            rows[name] = evolve(rows[name], positions=(*others, change.now))
        case _:
            rows[name] = evolve(rows[name], allocation=_allocated(rows[name].allocation or Allocation(), change))


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _allocated(said: Allocation, change: Change) -> Allocation:
    group = str(change.group)
    role = Role(change.after) if change.after in set(Role) else None
    others = [share for share in said.shares if share.group != group]
    match change.kind:
        case Kind.ALLOCATION_STATUS if isinstance(change.now, Allocation):
            return evolve(said, status=change.now.status, authority=change.now.authority)
        case Kind.ALLOCATION_AUTHORITY:
            return evolve(said, authority=_text(change.after))
        case Kind.GROUP_REMOVED:
            return evolve(said, shares=tuple(others))
        case Kind.GROUP_SUCCEEDED:
            return evolve(said, shares=tuple(_succeeded(said, change)))
        case _:
            return evolve(said, shares=(*others, Share(group, role)))


def _succeeded(said: Allocation, change: Change) -> list[Share]:
    ended = [share for share in said.shares if share.group in (change.before or ())]
    roles = {share.role for share in ended}
    role = next((role for role in (Role.PRIMARY, Role.SECONDARY) if role in roles), None)
    return [*(share for share in said.shares if share not in ended), Share(str(change.after), role)]
