"""A statement for eyes: what it is, its deliverables annex by annex, its work items, and what was odd about it.

Plain text laid out for a width; ink only when asked for. Nothing a document holds can reach the terminal as an escape
sequence: every text goes through ``display.wrap``.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from fgmv_extract.findings import Finding, Severity
from fgmv_extract.outputs import phrases
from fgmv_extract.outputs.display import BOLD, DIM, RED, YELLOW, Cell, Column, Page
from fgmv_extract.records import Annex, Deliverable, Position, PositionState, Statement, WorkItem

_INK = {Severity.NOTE: DIM, Severity.WARNING: YELLOW, Severity.ERROR: RED}


def to_text(statement: Statement, page: Page) -> str:
    """Return the statement as lines as wide as the page, as far as its words allow."""
    sections = (
        _headline(statement, page),
        page.listing(_fields(statement)),
        *(_annex(annex, rows, page) for annex, rows in _sections(statement)),
        _work_items(statement.work_items, page),
        _findings(statement.findings, page),
    )
    return "\n\n".join("\n".join(lines) for lines in sections if lines) + "\n"


def _headline(statement: Statement, page: Page) -> list[str]:
    lines = page.paragraph(_joined(" ", "Liaison statement", statement.number, statement.type), BOLD)
    if file := statement.file:
        layout = f", {file.dialect} layout" if file.dialect else ""
        lines += page.paragraph(f"{file.name} ({file.format}{layout}, {file.size:,} bytes)", DIM)
    return lines


def _fields(statement: Statement) -> Iterator[tuple[str, Iterable[str]]]:
    """Yield what the header block and the prose say, as labels and values."""
    yield "Title", _some(statement.title)
    yield "Date", _some(statement.date)
    yield "From", _some(", ".join(map(phrases.party, statement.source)))
    yield "To", phrases.addressees(statement.addressees)
    yield "Replies to", _some(", ".join(statement.replies_to))
    if received := statement.received_as:
        yield "Received as", _some(_joined(", ", received.number, received.group, received.title))
    yield "Focus Group", _some(", ".join(statement.focus_groups))
    yield "Questions", _some(", ".join(statement.questions))
    yield "Meeting", map(phrases.meeting, filter(None, [statement.meeting]))
    yield "Approval", _some(statement.approval)
    yield "Deadline", (each.date or each.text for each in filter(None, [statement.deadline]))
    yield "Contact", map(phrases.contact, statement.contacts)
    yield "Keywords", _some(", ".join(statement.keywords))
    yield "Abstract", _some(statement.abstract)
    yield "Mentions", map(phrases.meeting, statement.meetings)


def _sections(statement: Statement) -> Iterator[tuple[Annex | None, list[Deliverable]]]:
    """Yield the deliverables annex by annex, first those that stand in none; an annex without any is passed over."""
    annexes = {annex.label: annex for annex in statement.annexes}
    labels = dict.fromkeys([None, *annexes, *(each.annex for each in statement.deliverables)])
    for label in labels:
        if rows := [each for each in statement.deliverables if each.annex == label]:
            yield (None if label is None else annexes.get(label, Annex(label=label))), rows


def _annex(annex: Annex | None, rows: Sequence[Deliverable], page: Page) -> list[str]:
    usual = Counter(phrases.status(each.allocation) for each in rows).most_common(1)[0][0]
    headed = list(dict.fromkeys(position.group for each in rows for position in each.positions))
    columns = (
        Column("ID"),
        Column("Kind"),
        Column("Title", 3),
        Column("Approved"),
        Column("Groups", 1.4),
        Column(phrases.short(headed[0]) if len(headed) == 1 else "Positions", 2),
    )
    cells = [
        (
            Cell((each.id,), BOLD),
            Cell((phrases.initials(each.kind or ""),)),
            Cell((each.title or "",)),
            Cell((each.approved or "",)),
            Cell((_groups(each, usual),)),
            _positions(each.positions, named=len(headed) > 1),
        )
        for each in rows
    ]
    return [*_annex_heading(annex, rows, page), "", *page.table(columns, cells)]


def _annex_heading(annex: Annex | None, rows: Sequence[Deliverable], page: Page) -> list[str]:
    name = "Deliverables" if annex is None else _joined(" – ", phrases.annex(annex.label), annex.title)
    span = phrases.period(annex.period.start, annex.period.end) if annex and annex.period else None
    return [*page.paragraph(name, BOLD), *page.paragraph(_joined(" · ", span, _counted(rows)), DIM)]


def _counted(rows: Sequence[Deliverable]) -> str:
    """Say how many there are, of which status, and by whom: ``30 deliverables, suggested by FG-MV``."""
    count = f"{len(rows)} deliverable{'' if len(rows) == 1 else 's'}"
    allocations = [each.allocation for each in rows if each.allocation and each.allocation.status]
    statuses = Counter(filter(None, map(phrases.status, allocations)))
    who = ", ".join(dict.fromkeys(phrases.short(each.authority) for each in allocations if each.authority))
    by = f"by {who}" if who else None
    if len(statuses) == 1 and len(allocations) == len(rows):
        return f"{count}, {_joined(' ', *statuses, by)}"
    told = ", ".join(f"{number} {status}" for status, number in statuses.most_common())
    return _joined(": ", count, _joined(", ", told, by))


def _groups(each: Deliverable, usual: str | None) -> str:
    """Return the groups of a row, and its status where it is not that of most rows."""
    status = phrases.status(each.allocation)
    return _joined(", ", phrases.groups(each.allocation), status if status != usual else None)


def _positions(said: Sequence[Position], *, named: bool) -> Cell:
    if all(each.state is PositionState.BLANK for each in said):
        return Cell((phrases.NOTHING_SAID if said else "",), DIM)
    if not named:
        return Cell(tuple(map(phrases.position, said)))
    spoken = [each for each in said if each.state is not PositionState.BLANK]
    return Cell(tuple(f"{phrases.short(each.group)}: {phrases.position(each)}" for each in spoken))


def _work_items(items: Sequence[WorkItem], page: Page) -> list[str]:
    columns = (Column("Name"), Column("State"), Column("Title", 3), Column("May derive from", 1))
    rows = [
        (
            Cell((item.name,), BOLD),
            Cell((item.state.value if item.state else "",)),
            Cell(tuple(filter(None, (item.title, item.condition)))),
            Cell((" or ".join(item.candidates),)),
        )
        for item in items
    ]
    return [*page.paragraph("Work items", BOLD), "", *page.table(columns, rows)] if rows else []


def _findings(findings: Sequence[Finding], page: Page) -> list[str]:
    columns = (Column("Severity"), Column("Where", 1), Column("What", 4))
    rows = [
        (
            Cell((finding.severity.value,), _INK[finding.severity]),
            Cell((_joined(", ", finding.deliverable, phrases.where(finding.place) if finding.place else None),)),
            Cell((f"{finding.message} [{finding.code.label}]",)),
        )
        for finding in findings
    ]
    return [*page.paragraph("Findings", BOLD), "", *page.table(columns, rows)] if rows else []


def _some(text: str | None) -> Iterable[str]:
    return filter(None, [text])


def _joined(between: str, *parts: str | None) -> str:
    return between.join(part for part in parts if part)
