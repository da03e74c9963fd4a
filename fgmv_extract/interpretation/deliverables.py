"""The rows of a deliverable table."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, final

from fgmv_extract.document import Cell, Paragraph, Table
from fgmv_extract.findings import Code, Finding
from fgmv_extract.grammar.columns import Heading
from fgmv_extract.grammar.roles import Role
from fgmv_extract.grammar.titles import read_kind, read_title
from fgmv_extract.interpretation.allocations import Told, allocation_told
from fgmv_extract.interpretation.approvals import Dated, dated_by
from fgmv_extract.interpretation.columns import Column
from fgmv_extract.interpretation.context import Context, Find
from fgmv_extract.interpretation.dates import are_monthly, parted
from fgmv_extract.interpretation.grid_rows import Lines, groups_of_rows, joined, merging_columns
from fgmv_extract.interpretation.lacking import missing
from fgmv_extract.interpretation.layout import Layout, row_moves
from fgmv_extract.interpretation.proofs import Named, Proof
from fgmv_extract.interpretation.row_columns import row_columns
from fgmv_extract.interpretation.row_heads import heads_groups, heads_kind, is_total
from fgmv_extract.interpretation.stances import position_of
from fgmv_extract.interpretation.title_rows import titles_below
from fgmv_extract.itu.identifiers import read_identifier
from fgmv_extract.quick import maker
from fgmv_extract.records import Allocation, Deliverable
from fgmv_extract.typography import NOTE_MARKS, collapse


@final
class Rows(NamedTuple):
    """The deliverables of one table, and what was odd in it."""

    deliverables: tuple[Deliverable, ...]
    findings: tuple[Finding, ...] = ()


def read_rows(table: Table, layout: Layout, context: Context) -> Rows:
    """Read the rows below the heading; rows without an identifier become findings, blank rows and repeated headings nothing."""
    reader = _Reader(table, layout, context)
    deliverables = tuple(filter(None, map(reader.deliverable, groups_of_rows(table, layout))))
    return Rows(deliverables, (*reader.findings, *reader.unread_columns()))


_GROUPS = Heading(Role.ALLOCATION)
"""What heads the groups that stand in a row above those that are allocated to them."""


_allocation, _deliverable = maker(Allocation), maker(Deliverable)

_AROUND = f" .,;:()\n\t{NOTE_MARKS}"
"""What may stand behind an identifier and says nothing."""


class _Reader:
    """Reads the rows of one table; findings and unread columns gather here."""

    def __init__(self, table: Table, layout: Layout, context: Context) -> None:
        self.context = context
        self.table = table
        self.layout = layout
        self.columns = row_columns(table, layout, context.sender)
        self.block: Cell | None = None  # a row that names the kind of those below it
        # what names the groups of those below it: a row, or the heading of a table that has no column for them
        self.groups: Cell | Paragraph | None = None if self.columns.allocating else context.groups
        self.below = titles_below(table, layout, context.vocabulary)
        approved = self.columns.approved
        self.monthly = table.spaced and approved is not None and are_monthly(self.texts(approved))
        self.findings: list[Finding] = []
        self.unread: dict[str, int] = {}
        # the last filled cells of the columns of groups in front of the identifiers
        self.leading = dict.fromkeys(merging_columns(table, layout), "")
        # Rows repeat each other's dates and groups: what a text says is read once a table.
        self.dates: dict[str, Dated] = {}
        self.told: dict[tuple[str, ...], Told] = {}

    def texts(self, column: Column) -> Iterator[str]:
        """Yield the texts of a column below the heading."""
        cells = (row[column.index] for row in self.table.grid[self.layout.first :])
        yield from (cell.text for cell in cells if cell is not None)

    def deliverable(self, lines: Lines) -> Deliverable | None:
        cells = lines[0] if len(lines) == 1 else joined(lines)
        moved = None
        if cells[-1] is None:
            moved = row_moves(cells, self.layout, self.context.vocabulary, self.context.focus_group)
            cells = moved or cells
        id_cell = cells[self.columns.id.index]
        read = None
        if id_cell is not None and id_cell.text:
            read = read_identifier(id_cell.text, self.context.vocabulary, self.context.focus_group)
        if read is None or id_cell is None:
            return self.without_identifier(cells, id_cell)
        identifier, rest = read
        found = self.complete(
            cells, id_cell, identifier.id, identifier.focus_group, identifier.aliases, moved=bool(moved)
        )
        if rest and rest.strip(_AROUND):
            self.find(Code.UNREAD_COLUMN, f"behind the identifier stands {collapse(rest)!r}", id_cell, identifier.id)
        return found

    def without_identifier(self, cells: tuple[Cell | None, ...], id_cell: Cell | None) -> Deliverable | None:
        """Keep a row whose identifier has an unknown form if the rest speaks of a deliverable; tell of any other text."""
        own = cells if self.columns.simple else dict.fromkeys(cells)
        texts = [collapse(cell.text) for cell in own if cell is not None and cell.text.strip()]
        if not texts or self.columns.names.issuperset(texts):
            return None
        titles = self.below.values()
        if (titles and any(cell in titles for cell in cells if cell is not None)) or self.heads_block(cells, texts):
            return None
        name = collapse(id_cell.text) if id_cell is not None and id_cell.column_span == 1 else ""
        title = self.columns.cell(cells, self.columns.title)
        if (
            id_cell is not None
            and 0 < len(name) <= 40
            and not is_total(name)
            and title is not None
            and title.text
            and len(texts) > 2
        ):
            self.find(Code.UNKNOWN_IDENTIFIER, f"{name!r} fits no Focus Group of the vocabulary", id_cell, name)
            return self.complete(cells, id_cell, name, self.context.focus_group, (), moved=False)
        place = next(cell.place for cell in cells if cell is not None)
        self.findings.append(Finding(Code.NOT_A_DELIVERABLE, f"row without identifier: {' | '.join(texts)}", place))
        return None

    def heads_block(self, cells: tuple[Cell | None, ...], texts: Sequence[str]) -> bool:
        """Whether a row only names the kind or the groups of those below it, which they then have where they name none themselves."""
        if len(texts) > 1:
            return False
        told = next(cell for cell in cells if cell is not None and cell.text.strip())
        if heads_kind(texts[0], self.context.vocabulary):
            self.block = told
            return True
        heads = told.column == 0 and heads_groups(texts[0], self.context.vocabulary)
        self.groups = told if heads else None  # further right it is the rest of a cell that was cut
        return self.groups is not None

    def complete(
        self,
        cells: tuple[Cell | None, ...],
        id_cell: Cell,
        identifier: str,
        focus_group: str | None,
        aliases: tuple[str, ...],
        *,
        moved: bool,
    ) -> Deliverable:
        evidence: list[Named] = []

        def find(code: Code, message: str, cell: Cell | Paragraph) -> None:
            self.find(code, message, cell, identifier)

        strayed = self.strayed(cells, find) if self.monthly else None
        kind, title = self.titled(cells, evidence, strayed and strayed[0])
        approved = self.date(cells, evidence, find, strayed and strayed[1])
        if self.groups is not None:
            evidence += "allocation", self.groups
        columns = self.columns
        decision = columns.cell(cells, columns.status) if columns.status else None
        if decision is not None and decision.text:
            evidence += "status", decision
            if columns.status and not (columns.allocating or self.groups):
                self.unread[columns.status.name] = self.unread.get(columns.status.name, 0) + 1
        for column in columns.others:
            cell = cells[column.index]
            if cell is not None and cell.text and (moved or cell.column == column.index):
                self.other(column, cell, identifier, evidence)
        if not (moved or columns.full) and (not columns.simple or None in cells):
            for code, message, cell in missing(cells, columns.expected, columns.meant):
                find(code, f"row of {identifier} {message}" if cell is None else message, cell or id_cell)
        return _deliverable(
            id=identifier,
            focus_group=focus_group,
            kind=kind,
            title=title,
            approved=approved,
            annex=self.context.annex,
            allocation=self.allocation(cells, decision, find) if columns.allocating or self.groups else None,
            positions=tuple(
                [position_of(columns.cell(cells, column), group, find) for column, group in columns.positions]
            ),
            aliases=aliases,
            evidence=Proof(evidence).later,
            place=id_cell.place_later,
            verbatim=id_cell.text,
        )

    def strayed(self, cells: tuple[Cell | None, ...], find: Find) -> tuple[str, str] | None:
        """The texts of title and date where space alone parts the cells and the date has come into the title; else None."""
        if self.columns.title is None or self.columns.approved is None:
            return None
        title, date = (self.columns.cell(cells, column) for column in (self.columns.title, self.columns.approved))
        found = parted(title.text, date.text if date else "") if title is not None else None
        if found is not None and title is not None:
            find(Code.CELLS_UNSURE, f"the date {found[1]!r} was read out of the title {collapse(title.text)!r}", title)
        return found

    def titled(
        self, cells: tuple[Cell | None, ...], evidence: list[Named], text: str | None
    ) -> tuple[str | None, str | None]:
        """Kind and title, read from ``text`` if given; beside a column of kinds, a title loses only the kind that stands there."""
        columns = self.columns
        kind = title = None
        cell = columns.cell(cells, columns.kind) if columns.kind else None
        if cell is not None and cell.text:
            kind = read_kind(cell.text, self.context.vocabulary) or collapse(cell.text)
            evidence += "kind", cell
        cell = columns.cell(cells, columns.title) if columns.title else self.title_below(cells)
        if cell is not None and cell.text:
            titled = read_title(text or cell.text, self.context.vocabulary)
            title = titled.title if kind is None or kind == titled.kind else collapse(text or cell.text)
            kind = kind or titled.kind
            evidence += "title", cell
            if columns.kind is None and self.block is not None and title == collapse(text or cell.text):
                kind = None  # it is a word of the title alone (``Use cases``), and a row above names the kind
        if kind is None and columns.kind is None and self.block is not None:
            kind = read_kind(self.block.text, self.context.vocabulary)
            evidence += "kind", self.block
        return kind, title

    def title_below(self, cells: tuple[Cell | None, ...]) -> Cell | None:
        first = cells[self.columns.id.index]
        return self.below.get(first.row) if first is not None else None

    def date(self, cells: tuple[Cell | None, ...], evidence: list[Named], find: Find, text: str | None) -> str | None:
        """The date; ``text`` is what it is read from when that is not its cell, or not alone."""
        cell = self.columns.cell(cells, self.columns.approved)
        if text is not None and self.columns.title is not None and (cell is None or not cell.text):
            cell = self.columns.cell(cells, self.columns.title)
        if cell is None or not cell.text:
            return None
        evidence += "approved", cell
        text = text or cell.text
        dated = self.dates.get(text)
        if dated is None:
            dated = self.dates[text] = dated_by(text, self.context.period)
        for code, message in dated.problems:
            find(code, message, cell)
        return dated.date

    def allocation(self, cells: tuple[Cell | None, ...], decision: Cell | None, find: Find) -> Allocation:
        meant: list[Cell | Paragraph | None] = [self.columns.cell(cells, column) for column in self.columns.allocating]
        headings = self.columns.announced
        if self.groups is not None and not _are_filled(headings, meant):
            headings, meant = (_GROUPS, *headings), [self.groups, *meant]
        texts = tuple([cell.text if cell is not None else "" for cell in (*meant, decision)])
        told = self.told.get(texts)
        if told is None:
            told = self.told[texts] = allocation_told(headings, texts[:-1], texts[-1], self.context)
        first = meant[told.at] if told.at is not None else None
        self.tell_merged(cells, find)
        if first is None:
            return told.allocation
        for code, message in told.problems:
            find(code, message, first)
        said = told.allocation
        return _allocation(
            status=said.status,
            authority=said.authority,
            shares=said.shares,
            text=said.text,
            place=first.place_later,
            verbatim=first.text,
        )

    def tell_merged(self, cells: tuple[Cell | None, ...], find: Find) -> None:
        """Tell of an empty cell in front of the identifier, below a filled one: a copy that loses merged cells shows them so."""
        for column in self.leading:
            cell = cells[column]
            if cell is not None and cell.text.strip():
                self.leading[column] = collapse(cell.text)
            elif cell is not None and self.leading[column]:
                find(Code.UNREAD_ALLOCATION, f"nothing stands below {self.leading[column]!r}, which may go on", cell)

    def other(self, column: Column, cell: Cell, identifier: str, evidence: list[Named]) -> None:
        """Keep the text of a column without a meaning; a cell beyond the heading row is a ragged row."""
        evidence += column.name or f"column {column.index + 1}", cell
        if column.headed:
            self.unread[column.name] = self.unread.get(column.name, 0) + 1
        else:
            self.find(Code.RAGGED_ROW, f"beyond the last column stands {collapse(cell.text)!r}", cell, identifier)

    def unread_columns(self) -> Iterator[Finding]:
        for name, count in self.unread.items():
            shown = f"the column {name!r}" if name else "a column without a heading"
            yield Finding(Code.UNREAD_COLUMN, f"{shown} was kept as it stands ({count} texts)", self.table.place)

    def find(self, code: Code, message: str, cell: Cell | Paragraph, identifier: str) -> None:
        self.findings.append(Finding(code, message, cell.place_later, identifier))


def _are_filled(headings: Sequence[Heading], cells: Sequence[Cell | Paragraph | None]) -> bool:
    """Whether a cell that may name all groups of a row names any."""
    said = zip(headings, cells, strict=True)
    return any(heading.role is Role.ALLOCATION and cell and cell.text for heading, cell in said)
