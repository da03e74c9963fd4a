"""The second hinge: a ``Statement`` is what a document says.

Frozen values. Equality means *says the same*: places, verbatim text and findings are outside equality, so the Word file
and the text dump of one statement are equal. ``None`` and ``()`` mean that the document does not say; nothing is invented.

Every record that was read from a document has ``place`` and ``verbatim``, with ``document.text_at(place) == verbatim``; for
plain values (a title, a date) an ``Evidence`` names the field. Dates are ISO 8601 strings, as precise as the text: ``2024``,
``2024-01``, ``2024-07-12``; their order as strings is their order in time. Groups are written as in ``fgmv_extract.itu``
(``ITU-T SG20``, ``FG-MV``, ``ISO/IEC JTC 1/SC 27/WG 5``). Source of the field names: the header block of ITU-T liaison
statements (Rec. ITU-T A.1, clause 1.5 and Figure 1-1).
"""

from enum import StrEnum
from typing import final

from attrs import field, frozen

from fgmv_extract.findings import Finding
from fgmv_extract.places import File, Place
from fgmv_extract.quick import quick, quick_late
from fgmv_extract.showing import Shown

SCHEMA_VERSION = "1"
"""Version of the JSON form of a statement."""


@final
class Purpose(StrEnum):
    """What an addressee is asked for (``For action to``, ``For comment to``, ``For information to``)."""

    ACTION = "action"
    COMMENT = "comment"
    INFORMATION = "information"


@final
class Status(StrEnum):
    """How far the allocation of a deliverable has come."""

    ALLOCATED = "allocated"
    SUGGESTED = "suggested"
    INFORMATION = "information"


@final
class Role(StrEnum):
    """The part a group has in an allocation; lead and parent are primary, supporting is secondary."""

    PRIMARY = "primary"
    SECONDARY = "secondary"


@final
class PositionState(StrEnum):
    """Whether a group said something: ``blank`` is an empty cell, ``absent`` a cell that is not there."""

    STATED = "stated"
    BLANK = "blank"
    ABSENT = "absent"


@final
class Commitment(StrEnum):
    """How firmly a group intends new work."""

    PLANNED = "planned"
    AGREED = "agreed"


@final
class WorkItemState(StrEnum):
    """Whether the work on an item begins or waits for something."""

    BEGINS = "begins"
    WAITS = "waits"


@final
@quick_late(place=Place)
@frozen(weakref_slot=False)
class Evidence:
    """Where the plain value of the field called ``field`` was read from."""

    field: str
    place: Place
    verbatim: str


@final
@frozen(kw_only=True)
class Source:
    """An originating group. ``inferred`` is true when it was not read from a Source field.

    ``detail`` is what stands beside the group (``Rapporteur group for Q45/15``), as printed.
    """

    group: str
    inferred: bool = False
    detail: str | None = None
    place: Place | None = field(default=None, eq=False, repr=False)
    verbatim: str | None = field(default=None, eq=False, repr=False)


@final
@frozen(kw_only=True)
class Addressee:
    """A group the statement is sent to, and for what; ``detail`` as in ``Source``."""

    group: str
    purpose: Purpose | None = None
    inferred: bool = False
    detail: str | None = None
    place: Place | None = field(default=None, eq=False, repr=False)
    verbatim: str | None = field(default=None, eq=False, repr=False)


@final
@frozen(kw_only=True)
class ReceivedAs:
    """The TD under which a receiver filed a statement it was sent: its own number, title, type and group."""

    number: str | None = None
    title: str | None = None
    type: str | None = None
    group: str | None = None
    place: Place | None = field(default=None, eq=False, repr=False)
    verbatim: str | None = field(default=None, eq=False, repr=False)


@final
@frozen(kw_only=True)
class Meeting:
    """A meeting: whose, where, from when to when (ISO dates, as precise as the text; both the same for one day).

    ``place`` is the city, as the header block calls it; where the meeting was read from stands in ``evidence``.
    """

    group: str | None = None
    place: str | None = None
    start: str | None = None
    end: str | None = None
    evidence: Evidence | None = field(default=None, eq=False, repr=False)


@final
@frozen(kw_only=True)
class Deadline:
    """When a reply is due: the text, and its date where there is one."""

    date: str | None = None
    text: str
    place: Place | None = field(default=None, eq=False, repr=False)
    verbatim: str | None = field(default=None, eq=False, repr=False)


@final
@frozen(kw_only=True)
class Contact:
    """A person to ask; everything as printed, without the labels."""

    name: str | None = None
    role: str | None = None
    organization: str | None = None
    country: str | None = None
    tel: str | None = None
    fax: str | None = None
    email: str | None = None
    place: Place | None = field(default=None, eq=False, repr=False)
    verbatim: str | None = field(default=None, eq=False, repr=False)


@final
@frozen(kw_only=True)
class Period:
    """A span of time, both ends included."""

    start: str
    end: str


@final
@frozen(kw_only=True)
class Annex:
    """An annex: its label (``A``), its title without the period, and the period its heading names."""

    label: str
    title: str | None = None
    period: Period | None = None
    place: Place | None = field(default=None, eq=False, repr=False)
    verbatim: str | None = field(default=None, eq=False, repr=False)


@final
@quick
@frozen(weakref_slot=False)
class Share:
    """A group's part in an allocation."""

    group: str
    role: Role | None = None


@final
@quick_late(place=Place)
@frozen(kw_only=True, weakref_slot=False)
class Allocation:
    """Who a deliverable was given to, or should be.

    ``authority`` allocated or suggested it; ``shares`` stand in the order written; ``text`` is the cell with white space
    collapsed (several allocation columns: their non-empty cells joined by a blank).
    """

    status: Status | None = None
    authority: str | None = None
    shares: tuple[Share, ...] = ()
    text: str = ""
    place: Place | None = field(default=None, eq=False, repr=False)
    verbatim: str | None = field(default=None, eq=False, repr=False)


@final
@quick_late(place=Place)
@frozen(kw_only=True, weakref_slot=False)
class Position:
    """What a group says about a deliverable in the column that bears its name.

    ``text`` is empty when the cell is blank and None when the cell is absent.
    """

    group: str
    state: PositionState
    commitment: Commitment | None = None
    questions: tuple[str, ...] = ()
    contributions: tuple[str, ...] = ()
    work_items: tuple[str, ...] = ()
    invites_contributions: bool = False
    text: str | None = None
    place: Place | None = field(default=None, eq=False, repr=False)
    verbatim: str | None = field(default=None, eq=False, repr=False)


@final
@quick_late(place=Place, evidence=tuple)
@frozen(kw_only=True, weakref_slot=False)
class Deliverable:
    """A row of a deliverable table.

    ``id`` is in the form its Focus Group prints (``FGMV-05``); a different name stays as written and what it is known to be
    stands in ``aliases``. ``annex`` is the label of the annex its table stands in. ``place`` and ``verbatim`` are those of
    the identifier; ``evidence`` those of kind, title and approved.
    """

    id: str
    focus_group: str | None = None
    kind: str | None = None
    title: str | None = None
    approved: str | None = None
    annex: str | None = None
    allocation: Allocation | None = None
    positions: tuple[Position, ...] = ()
    aliases: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = field(default=(), eq=False, repr=False)
    place: Place | None = field(default=None, eq=False, repr=False)
    verbatim: str | None = field(default=None, eq=False, repr=False)


@final
@quick
@frozen(weakref_slot=False)
class Link:
    """Why a work item may derive from a deliverable.

    ``confidence`` runs from 0 to 1; ``reasons`` are short sentences a reader can check. A link is a suggestion.
    """

    deliverable: str
    confidence: float
    reasons: tuple[str, ...] = ()


@final
@frozen(kw_only=True)
class WorkItem:
    """A work item the prose names.

    ``title`` is without quotes; ``condition`` is what a waiting item waits for, as printed. ``links`` are the deliverables
    it may derive from, best first.
    """

    name: str
    kind: str | None = None
    title: str | None = None
    state: WorkItemState | None = None
    condition: str | None = None
    formerly: str | None = None
    links: tuple[Link, ...] = ()
    place: Place | None = field(default=None, eq=False, repr=False)
    verbatim: str | None = field(default=None, eq=False, repr=False)

    @property
    def candidates(self) -> tuple[str, ...]:
        """Ids of the deliverables the item may derive from, best first."""
        return tuple(link.deliverable for link in self.links)


@final
@frozen(kw_only=True, repr=False)
class Statement(Shown):
    """A liaison statement.

    ``number`` and ``replies_to`` are in normal form (``TSAG-LS35``); ``title`` is as printed, with ``LS/r on`` and brackets;
    ``type`` is ``LS/o``, ``LS/i`` or ``LS/r``. ``date`` is the statement's own date where its header prints one.
    ``meeting`` is the one that prepared it, ``meetings`` those the prose mentions, once each. ``evidence`` covers the plain
    fields (``title``, ``number``, ``abstract``, ...; list fields once an entry).
    """

    file: File | None = field(default=None, eq=False)
    number: str | None = None
    title: str | None = None
    type: str | None = None
    date: str | None = None
    received_as: ReceivedAs | None = None
    source: tuple[Source, ...] = ()
    addressees: tuple[Addressee, ...] = ()
    replies_to: tuple[str, ...] = ()
    focus_groups: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    meeting: Meeting | None = None
    approval: str | None = None
    deadline: Deadline | None = None
    contacts: tuple[Contact, ...] = ()
    keywords: tuple[str, ...] = ()
    abstract: str | None = None
    meetings: tuple[Meeting, ...] = ()
    annexes: tuple[Annex, ...] = ()
    deliverables: tuple[Deliverable, ...] = ()
    work_items: tuple[WorkItem, ...] = ()
    findings: tuple[Finding, ...] = field(default=(), eq=False)
    evidence: tuple[Evidence, ...] = field(default=(), eq=False, repr=False)
