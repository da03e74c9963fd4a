"""A statement as two flat tables, for spreadsheets and data frames.

*wide*: one row per deliverable. Its columns are ``WIDE``, and after ``allocation`` six more per group that has a position
column in the statement, in order of first appearance, headed by the group: ``ITU-T SG20 state``, ``ITU-T SG20 commitment``
and so on (``POSITION``); a second column of one group in one table is ``ITU-T SG20 2``. Where a deliverable's table has no
column of that group, the cells are empty.

*long*: one row per deliverable and group, whatever the statement; its columns are always ``LONG``. A group that shares
the allocation stands in a row with its role (``unspecified`` when the cell names none), a group that only has a position
column in a row without a role, and a deliverable without any group in one row without a group: no deliverable is missing.

*findings*: what was odd or lost on the way, one row each; its columns are always ``FINDINGS``.

A value is text, true or false, a tuple of texts, or None for what the statement does not say.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from fgmv_extract.places import Place
from fgmv_extract.records import Deliverable, Position, Role, Share, Statement

SEPARATOR = "; "
"""Between several texts where a cell can hold only one."""

Value = str | bool | tuple[str, ...] | None


class Column(NamedTuple):
    """A column: its heading, the type of its values beside None (``text``, ``texts`` or ``boolean``), what it means."""

    name: str
    type: str
    meaning: str


class Table(NamedTuple):
    """Columns and rows; a row has a value for each column."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]


_IDENTITY = (
    Column("id", "text", "identifier, as its Focus Group prints it"),
    Column("focus_group", "text", "the Focus Group whose deliverable it is"),
    Column("kind", "text", "Technical Report, Technical Specification, ..."),
    Column("title", "text", "title without the kind"),
    Column("approved", "text", "approval by the Focus Group, YYYY-MM or YYYY-MM-DD, as precise as the text"),
    Column("annex", "text", "label of the annex its table stands in"),
    Column("status", "text", "allocated, suggested or information"),
    Column("authority", "text", "who allocated or suggested"),
)
ORIGIN = (
    Column("aliases", "texts", "other names of the deliverable"),
    Column("statement", "text", "number of the statement"),
    Column("source", "texts", "groups the statement comes from"),
    Column("file", "text", "name of the file it was read from"),
    Column("place", "text", "where its row stands, counted from 1"),
)
"""Where a row is from: the last columns of every table of deliverables."""

POSITION = (
    Column("state", "text", "stated, blank (the cell is empty) or absent (there is no cell)"),
    Column("commitment", "text", "planned or agreed"),
    Column("questions", "texts", "Questions named"),
    Column("contributions", "texts", "Contributions named"),
    Column("work_items", "texts", "work items named"),
    Column("invites_contributions", "boolean", "whether Contributions are invited"),
    Column("text", "text", "the cell, white space collapsed"),
)
"""What a group says about a deliverable in the column it heads."""

WIDE = (
    *_IDENTITY,
    Column("primary", "texts", "groups with the primary role, in the order written"),
    Column("secondary", "texts", "groups with the secondary role"),
    Column("groups", "texts", "groups whose role is not said"),
    Column("allocation", "text", "the allocation cell, white space collapsed"),
    *ORIGIN,
)
LONG = (
    *_IDENTITY,
    Column("group", "text", "a group that shares the allocation or has a position column"),
    Column("role", "text", "primary, secondary, unspecified; none for a group that only has a position column"),
    *POSITION,
    *ORIGIN,
)
FINDINGS = (
    Column("severity", "text", "note, warning or error"),
    Column("code", "text", "name of the kind of finding"),
    Column("message", "text", "what was met"),
    Column("deliverable", "text", "id of the deliverable concerned"),
    Column("place", "text", "where, counted from 1"),
    Column("file", "text", "name of the file"),
)


def wide(statement: Statement) -> Table:
    """Return one row per deliverable."""
    headings = tuple(dict.fromkeys(heading for each in statement.deliverables for heading in _headed(each)))
    positions = tuple(
        column._replace(name=f"{heading} {column.name}", meaning=f"{heading}: {column.meaning}")
        for heading in headings
        for column in POSITION
    )
    before = len(WIDE) - len(ORIGIN)
    rows = (
        (*_identity(each), *_shares(each), *_positions(each, headings), *_origin(each, statement))
        for each in statement.deliverables
    )
    return Table((*WIDE[:before], *positions, *ORIGIN), tuple(rows))


def long(statement: Statement) -> Table:
    """Return one row per deliverable and group."""
    rows = (
        (*_identity(each), *_member(share, position), *_position(position), *_origin(each, statement))
        for each in statement.deliverables
        for share, position in _members(each)
    )
    return Table(LONG, tuple(rows))


def findings(statement: Statement) -> Table:
    """Return one row per finding."""
    file = statement.file.name if statement.file else None
    rows = (
        (
            each.severity.value,
            each.code.label,
            each.message,
            each.deliverable,
            str(each.place) if each.place else None,
            file,
        )
        for each in statement.findings
    )
    return Table(FINDINGS, tuple(rows))


def _identity(each: Deliverable) -> Iterator[Value]:
    allocation = each.allocation
    yield from (each.id, each.focus_group, each.kind, each.title, each.approved, each.annex)
    yield allocation.status.value if allocation and allocation.status else None
    yield allocation.authority if allocation else None


def _origin(each: Deliverable, statement: Statement) -> Iterator[Value]:
    yield each.aliases
    yield statement.number
    yield tuple(source.group for source in statement.source)
    yield statement.file.name if statement.file else None
    yield None if each.place is None else str(_row(each.place))


def _row(place: Place) -> Place:
    """Widen the place of a cell to that of its row."""
    return Place(place.block, place.table, place.row, line=place.line, page=place.page)


def _shares(each: Deliverable) -> Iterator[Value]:
    shares = each.allocation.shares if each.allocation else ()
    for role in (Role.PRIMARY, Role.SECONDARY, None):
        yield tuple(share.group for share in shares if share.role is role)
    yield each.allocation.text if each.allocation else None


def _headed(each: Deliverable) -> dict[str, Position]:
    """Return the positions by heading: the group, with a number from its second column on."""
    times = Counter[str]()
    headed = {}
    for position in each.positions:
        times[position.group] += 1
        nth = times[position.group]
        headed[position.group if nth == 1 else f"{position.group} {nth}"] = position
    return headed


def _positions(each: Deliverable, headings: Iterable[str]) -> Iterator[Value]:
    headed = _headed(each)
    for heading in headings:
        yield from _position(headed.get(heading))


def _position(position: Position | None) -> tuple[Value, ...]:
    if position is None:
        return (None,) * len(POSITION)
    return (
        position.state.value,
        position.commitment.value if position.commitment else None,
        position.questions,
        position.contributions,
        position.work_items,
        position.invites_contributions,
        position.text,
    )


def _members(each: Deliverable) -> Iterator[tuple[Share | None, Position | None]]:
    """Yield each share with each position of its group, then the positions of groups that share nothing."""
    shares = each.allocation.shares if each.allocation else ()
    sharing = {share.group for share in shares}
    for share in shares:
        own = tuple(position for position in each.positions if position.group == share.group)
        yield from ((share, position) for position in own or (None,))
    rest = [position for position in each.positions if position.group not in sharing]
    yield from ((None, position) for position in rest)
    if not shares and not rest:
        yield None, None


def _member(share: Share | None, position: Position | None) -> tuple[Value, Value]:
    if share is None:
        return (position.group if position else None), None
    return share.group, share.role.value if share.role else "unspecified"
