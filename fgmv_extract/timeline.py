"""A ``History`` is what happened to each deliverable through successive statements: a line of events, who said it, and where.

An event is something that became known or different. A row that is not there, a cell that is not there, and a blank cell in
which there never stood anything are no events.
"""

from enum import StrEnum
from typing import final

from attrs import field, frozen

from fgmv_extract.findings import Finding
from fgmv_extract.references import Quote, Reference
from fgmv_extract.showing import Shown

HISTORY_SCHEMA_VERSION = "1"
"""Version of the JSON form of a history."""


@final
class Happening(StrEnum):
    """The kinds of events, in the order in which those of one statement are told.

    ``listed`` is a share whose status the statement does not say; ``reallocated`` are other groups or roles at the same status;
    ``succeeded`` is nothing but the heir of a study group in its place; ``withdrawn`` is any step back of a position.
    """

    APPROVED = "approved"
    RENAMED = "renamed"
    RETITLED = "retitled"
    KIND_CHANGED = "kind-changed"
    INFORMATION = "information"
    LISTED = "listed"
    SUGGESTED = "suggested"
    ALLOCATED = "allocated"
    REALLOCATED = "reallocated"
    SUCCEEDED = "succeeded"
    STATED = "stated"
    PLANNED = "planned"
    AGREED = "agreed"
    POSITION_CHANGED = "position-changed"
    WITHDRAWN = "withdrawn"
    WORK_ITEM_NAMED = "work-item-named"
    WORK_ITEM_WAITS = "work-item-waits"
    WORK_ITEM_BEGINS = "work-item-begins"
    RECOMMENDATION = "recommendation"


@final
@frozen(kw_only=True)
class Event:
    """One thing that happened.

    ``date`` is ISO, as precise as the text; ``by_then`` is true when the statement only tells of it: it had happened at the
    latest by that date. ``by`` is who did it, ``groups`` those it is about (the groups of an allocation, the group of a
    position). ``before`` and ``after`` are what was known and what is said now, in short words; ``statement`` is the label
    of the ``Reference`` that tells it.
    """

    happening: Happening
    date: str | None = None
    by_then: bool = False
    by: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    work_item: str | None = None
    before: str | None = None
    after: str | None = None
    message: str
    statement: str
    quotes: tuple[Quote, ...] = field(default=(), eq=False)


@final
@frozen(kw_only=True)
class Line:
    """What happened to one deliverable, or to one work item that belongs to no single one; oldest first.

    ``deliverable`` is its identifier as the last statement has it, ``names`` all it goes by. For a work item ``deliverable`` is
    None, ``work_item`` its last name, and ``candidates`` the deliverables it may derive from.
    """

    deliverable: str | None = None
    work_item: str | None = None
    title: str | None = None
    kind: str | None = None
    names: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    events: tuple[Event, ...] = ()

    @property
    def name(self) -> str:
        """The identifier of the deliverable, or the name of the work item."""
        return self.deliverable or self.work_item or ""


@final
@frozen(kw_only=True, repr=False)
class History(Shown):
    """What happened to each deliverable, told by ``statements`` (oldest first).

    ``lines`` stand in the order in which the deliverables are first mentioned, behind them those of work items. ``complete`` is
    false when a statement was read with losses: something may have happened that could not be read.
    """

    complete: bool = True
    statements: tuple[Reference, ...] = ()
    lines: tuple[Line, ...] = ()
    findings: tuple[Finding, ...] = field(default=(), eq=False)

    def line(self, name: str) -> Line | None:
        """Return the line of a deliverable or work item by any of its names, None when there is none."""
        return next((line for line in self.lines if name in line.names), None)
