"""The third hinge: a ``Comparison`` is what became different from one statement to another.

A ``Change`` has one of the enumerated kinds of ``Kind``; each kind has its usual significance, and a change says why it
matters in one sentence. Places and findings are outside equality, as everywhere. Blank, absent and not mentioned are three
things here, too: nothing is said to have changed where one side is unknown; a finding says so.
"""

from enum import StrEnum
from typing import final

from attrs import field, frozen

from fgmv_extract.findings import Finding
from fgmv_extract.places import File, Place
from fgmv_extract.records import Allocation, Deliverable, Position, WorkItem
from fgmv_extract.showing import Shown

COMPARISON_SCHEMA_VERSION = "1"
"""Version of the JSON form of a comparison."""

Value = str | tuple[str, ...] | None
"""What a field said: a text, several texts, or nothing."""

Concerned = Deliverable | Allocation | Position | WorkItem
"""The record a change is about."""


@final
class Significance(StrEnum):
    """How much a change matters; ordered by ``rank``."""

    EDITORIAL = "editorial"
    MINOR = "minor"
    MAJOR = "major"

    @property
    def rank(self) -> int:
        """0 for editorial, rising."""
        return list(Significance).index(self)


@final
class Relation(StrEnum):
    """How the later statement stands to the earlier: the same again, one that follows on it, one that answers it."""

    REVISION = "revision"
    SUCCESSOR = "successor"
    REPLY = "reply"


@final
class Kind(StrEnum):
    """Every kind of change, in the order in which the changes of one deliverable are told."""

    DELIVERABLE_ADDED = "deliverable-added"
    DELIVERABLE_REMOVED = "deliverable-removed"
    DELIVERABLE_NOT_MENTIONED = "deliverable-not-mentioned"
    DELIVERABLE_RENAMED = "deliverable-renamed"
    ALLOCATION_STATUS = "allocation-status"
    ALLOCATION_AUTHORITY = "allocation-authority"
    GROUP_ADDED = "group-added"
    GROUP_REMOVED = "group-removed"
    GROUP_SUCCEEDED = "group-succeeded"
    GROUP_ROLE = "group-role"
    TITLE_CHANGED = "title-changed"
    TITLE_EDITED = "title-edited"
    KIND_CHANGED = "kind-changed"
    APPROVAL_CHANGED = "approval-changed"
    POSITION_STATED = "position-stated"
    POSITION_ADVANCED = "position-advanced"
    POSITION_CHANGED = "position-changed"
    POSITION_WITHDRAWN = "position-withdrawn"
    WORK_ITEM_ADDED = "work-item-added"
    WORK_ITEM_REMOVED = "work-item-removed"
    WORK_ITEM_STATE = "work-item-state"
    HEADER_CHANGED = "header-changed"

    @property
    def significance(self) -> Significance:
        """What a change of this kind usually matters; ``group-role`` is minor where a decision leaves a role unsaid."""
        return _USUAL[self]

    @property
    def concerns(self) -> type[Concerned] | None:
        """The type of ``Change.was`` and ``Change.now``, None where ``before`` and ``after`` say it all."""
        return _CONCERNS.get(self.value.partition("-")[0]) if self not in _PLAIN else None


_USUAL = {
    Kind.DELIVERABLE_ADDED: Significance.MAJOR,
    Kind.DELIVERABLE_REMOVED: Significance.MAJOR,
    Kind.DELIVERABLE_NOT_MENTIONED: Significance.MINOR,
    Kind.DELIVERABLE_RENAMED: Significance.MINOR,
    Kind.ALLOCATION_STATUS: Significance.MAJOR,
    Kind.ALLOCATION_AUTHORITY: Significance.MINOR,
    Kind.GROUP_ADDED: Significance.MAJOR,
    Kind.GROUP_REMOVED: Significance.MAJOR,
    Kind.GROUP_SUCCEEDED: Significance.MINOR,
    Kind.GROUP_ROLE: Significance.MAJOR,
    Kind.TITLE_CHANGED: Significance.MINOR,
    Kind.TITLE_EDITED: Significance.EDITORIAL,
    Kind.KIND_CHANGED: Significance.MAJOR,
    Kind.APPROVAL_CHANGED: Significance.MINOR,
    Kind.POSITION_STATED: Significance.MAJOR,
    Kind.POSITION_ADVANCED: Significance.MAJOR,
    Kind.POSITION_CHANGED: Significance.MINOR,
    Kind.POSITION_WITHDRAWN: Significance.MAJOR,
    Kind.WORK_ITEM_ADDED: Significance.MINOR,
    Kind.WORK_ITEM_REMOVED: Significance.MAJOR,
    Kind.WORK_ITEM_STATE: Significance.MAJOR,
    Kind.HEADER_CHANGED: Significance.MINOR,
}
_CONCERNS: dict[str, type[Concerned]] = {
    "deliverable": Deliverable,
    "allocation": Allocation,
    "group": Allocation,
    "position": Position,
    "work": WorkItem,
}
_PLAIN = frozenset({Kind.DELIVERABLE_RENAMED})


@final
@frozen
class Places:
    """Where the earlier and the later statement say it; None where they do not."""

    before: Place | None = None
    after: Place | None = None


@final
@frozen(kw_only=True)
class Change:
    """One thing that became different.

    ``deliverable`` is its later id, None for what concerns the statement as a whole; ``group``, ``work_item`` and ``field``
    (of the header block) name what else is concerned. ``before`` and ``after`` are the values of the field concerned, as
    they stand in the JSON of a statement; None where there was or is none. ``was`` and ``now`` are the whole records they
    stand in (``Kind.concerns`` tells their type). ``title`` is that of the deliverable, ``message`` one sentence.
    """

    kind: Kind
    deliverable: str | None = None
    significance: Significance
    before: Value = None
    after: Value = None
    message: str
    group: str | None = None
    work_item: str | None = None
    was: Concerned | None = field(default=None, repr=False)
    now: Concerned | None = field(default=None, repr=False)
    title: str | None = field(default=None, eq=False, repr=False)
    places: Places = field(default=Places(), eq=False, repr=False)
    field: str | None = None


@final
@frozen(kw_only=True)
class Side:
    """One of the two statements: its file, what names it, how much it lists, and what could not be read of it.

    ``date`` is when it was made, as far as it says; ``losses`` are its findings that tell of something lost.
    """

    file: File | None = field(default=None, eq=False)
    number: str | None = None
    title: str | None = None
    type: str | None = None
    date: str | None = None
    source: tuple[str, ...] = ()
    deliverables: int = 0
    losses: tuple[Finding, ...] = field(default=(), eq=False)


@final
@frozen(kw_only=True, repr=False)
class Comparison(Shown):
    """What became different from ``earlier`` to ``later``.

    ``complete`` is false when a side was read with losses, or when something could not be compared: what is not among the
    changes may then have changed all the same. ``summary`` is one line, fit for the subject of a commit. ``findings`` tell
    what was not compared, and what differs only in form.
    """

    earlier: Side
    later: Side
    relation: Relation | None = None
    complete: bool = True
    summary: str = ""
    changes: tuple[Change, ...] = ()
    findings: tuple[Finding, ...] = field(default=(), eq=False)

    def of(self, kind: Kind | str) -> tuple[Change, ...]:
        """Return the changes of one kind; ``ValueError`` when there is no such kind."""
        wanted = Kind(kind)
        return tuple(change for change in self.changes if change.kind is wanted)
