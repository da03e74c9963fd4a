"""A statement as rows of the tables of the store, and whole."""

import zlib
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from fgmv_extract.archive.store import tables
from fgmv_extract.archive.store.rows import Row, Rows, rows_of
from fgmv_extract.outputs.serialisation import from_json, to_json
from fgmv_extract.places import Place
from fgmv_extract.records import Deliverable, Meeting, Position, Statement


class Related(NamedTuple):
    """A statement in the store: its own row, the rows below it, table by table, and its packed JSON.

    The row of the statement is without ``statement`` and ``document``; it begins with ``nth``. No table is without rows.
    """

    own: Row
    below: tuple[Rows, ...]
    packed: bytes

    @property
    def deliverables(self) -> int:
        """How many rows its tables of deliverables have."""
        return sum(rows.height for rows in self._of(tables.DELIVERABLES.name))

    @property
    def findings(self) -> tuple[str, ...]:
        """The codes of its findings."""
        return tuple(str(code) for rows in self._of(tables.FINDINGS.name) for code in rows.column(1))

    def _of(self, table: str) -> Iterator[Rows]:
        return (rows for rows in self.below if rows.table == table)


def related(statement: Statement, nth: int) -> Related:
    """Take a statement apart; ``nth`` is its number in its document."""
    texts: dict[str, str] = {}
    below = (rows_of(name, rows, texts) for name, rows in _below(statement))
    return Related(_own(statement, nth), tuple(rows for rows in below if rows.values), packed(statement))


def packed(statement: Statement) -> bytes:
    """Return the JSON of a statement, small."""
    return zlib.compress(to_json(statement, indent=None).encode(), 3)


def unpacked(json: bytes) -> Statement:
    """Return the statement of such JSON."""
    return from_json(zlib.decompress(json).decode())


def _own(statement: Statement, nth: int) -> Row:
    received, deadline = statement.received_as, statement.deadline
    return (
        nth,
        statement.number,
        statement.title,
        statement.type,
        statement.date,
        received.number if received else None,
        statement.approval,
        deadline.date if deadline else None,
        deadline.text if deadline else None,
        statement.abstract,
    )


def _below(statement: Statement) -> Iterator[tuple[str, Iterable[Row]]]:
    rows = tuple(enumerate(statement.deliverables))
    yield tables.DELIVERABLES.name, (_deliverable(number, each) for number, each in rows)
    yield tables.SHARES.name, chain.from_iterable(_shares(number, each) for number, each in rows)
    positions = [(number, nth, each) for number, row in rows for nth, each in enumerate(row.positions)]
    yield tables.POSITIONS.name, (_position(number, nth, each) for number, nth, each in positions)
    yield (
        tables.QUESTIONS.name,
        ((number, at, nth, name) for number, at, each in positions for nth, name in enumerate(each.questions)),
    )
    yield tables.ALIASES.name, ((number, alias) for number, each in rows for alias in dict.fromkeys(each.aliases))
    items = tuple(enumerate(statement.work_items))
    yield (
        tables.WORK_ITEMS.name,
        ((n, i.name, i.kind, i.title, i.state.value if i.state else None, i.condition, i.formerly) for n, i in items),
    )
    yield (
        tables.LINKS.name,
        (
            (number, nth, link.deliverable, link.confidence, "\n".join(link.reasons))
            for number, item in items
            for nth, link in enumerate(item.links)
        ),
    )
    yield tables.MEETINGS.name, _meetings(statement)
    yield tables.PARTIES.name, _parties(statement)
    yield tables.NAMES.name, _names(statement)
    yield (
        tables.ANNEXES.name,
        (
            (n, a.label, a.title, a.period.start if a.period else None, a.period.end if a.period else None)
            for n, a in enumerate(statement.annexes)
        ),
    )
    yield (
        tables.FINDINGS.name,
        (
            (n, f.code.label, f.severity.value, f.message, f.deliverable, _told(f.place))
            for n, f in enumerate(statement.findings)
        ),
    )


def _deliverable(number: int, each: Deliverable) -> Row:
    allocation = each.allocation
    return (
        number,
        each.id,
        each.focus_group,
        each.kind,
        each.title,
        each.approved,
        each.annex,
        allocation.status.value if allocation and allocation.status else None,
        allocation.authority if allocation else None,
        allocation.text if allocation else None,
        _told(each.place),
    )


def _shares(number: int, each: Deliverable) -> Iterator[Row]:
    for nth, share in enumerate(each.allocation.shares if each.allocation else ()):
        yield number, nth, share.group, share.role.value if share.role else None


def _position(number: int, nth: int, each: Position) -> Row:
    commitment = each.commitment.value if each.commitment else None
    return number, nth, each.group, each.state.value, commitment, int(each.invites_contributions), each.text


def _meetings(statement: Statement) -> Iterator[Row]:
    if statement.meeting is not None:
        yield -1, *_meeting(statement.meeting)
    for nth, each in enumerate(statement.meetings):
        yield nth, *_meeting(each)


def _meeting(each: Meeting) -> Row:
    return each.group, each.place, each.start, each.end


def _parties(statement: Statement) -> Iterator[Row]:
    for nth, source in enumerate(statement.source):
        yield "source", nth, source.group, None, int(source.inferred), source.detail
    for nth, each in enumerate(statement.addressees):
        purpose = each.purpose.value if each.purpose else None
        yield "addressee", nth, each.group, purpose, int(each.inferred), each.detail


def _names(statement: Statement) -> Iterator[Row]:
    lists = {
        "replies_to": statement.replies_to,
        "questions": statement.questions,
        "focus_groups": statement.focus_groups,
        "keywords": statement.keywords,
    }
    for name, names in lists.items():
        yield from ((name, nth, each) for nth, each in enumerate(names))


def _told(place: Place | None) -> str | None:
    return None if place is None else str(place)
