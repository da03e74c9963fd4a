"""Which tables are deliverable tables, and what each of their columns holds.

A table is one when a column of it holds identifiers of deliverables and at least one more column says something about them:
by its heading, or by what its cells hold. Everything else is left alone.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple, final

from attrs import evolve, frozen

from fgmv_extract.document import Cell, Table
from fgmv_extract.grammar.allocation import read_allotment
from fgmv_extract.grammar.authorities import authority_in, status_in
from fgmv_extract.grammar.columns import Heading, read_stacked
from fgmv_extract.grammar.roles import ALLOCATING, Role
from fgmv_extract.interpretation.approvals import dated_by
from fgmv_extract.interpretation.by_content import by_content
from fgmv_extract.interpretation.columns import Column, as_marks
from fgmv_extract.interpretation.former import with_former
from fgmv_extract.interpretation.ragged import GridRow, moved_right, spread, with_second_heading, without_short_rows
from fgmv_extract.interpretation.row_heads import heads_groups, heads_kind
from fgmv_extract.itu.identifier_lists import read_identifiers
from fgmv_extract.itu.identifiers import Identifier, read_identifier
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.patterns import pattern
from fgmv_extract.records import Status
from fgmv_extract.typography import NOTE_MARKS, collapse

_SAMPLE = 24  # rows looked at to tell what a column holds
_WIDEST = 8  # columns among which that of the identifiers is
NAMES = pattern(r"(?:focus\s+group\s+|FG\s+)?(?:deliverables?|documents?|reports?)", re.IGNORECASE)
"""What heads identifiers, or titles where another column holds the identifiers."""
_APPROVED = pattern(r"\s*(?:approved|agreed|adopted)\b", re.IGNORECASE)
_HAS_DIGIT = pattern(r"[0-9]")
_HEADINGS = 2  # rows of a table that is nothing but headings
_TELLING = ALLOCATING | {Role.TITLE, Role.APPROVED, Role.POSITION, Role.STATUS}


@final
@frozen(slots=False)
class Layout:
    """The columns of a deliverable table; its rows begin below ``first`` heading rows."""

    columns: tuple[Column, ...]
    first: int

    @cached_property
    def by_role(self) -> Mapping[Role, tuple[Column, ...]]:
        """The columns of each role, from left to right."""
        roles = dict.fromkeys(column.heading.role for column in self.columns)
        return {role: tuple(c for c in self.columns if c.heading.role is role) for role in roles}


def layout_of(
    table: Table, vocabulary: Vocabulary, focus_group: str | None, like: Layout | None = None
) -> Layout | None:
    """Find the columns of a deliverable table; None when it is no such table.

    ``focus_group`` is the one the document is about: it gives meaning to bare identifiers (``D1.1``). ``like`` is the layout of
    a table before: a table without headings and with as many columns goes on with it.
    """
    if table.rows == 0 or table.columns < 2:
        return None
    whole = without_short_rows(table) if table.grid[0][-1] is not None else None
    if whole is not None:
        of_whole = _layout_of(whole, vocabulary, focus_group, like)
        if of_whole is not None and any(row_moves(row, of_whole, vocabulary, focus_group) for row in table.grid):
            return of_whole
    return _layout_of(table, vocabulary, focus_group, like)


def layout_of_headings(table: Table, vocabulary: Vocabulary) -> Layout | None:
    """Find the columns of a table that is nothing but the headings of the next; None when it is not.

    A PDF in which a row over all columns has no rulings down is cut there, and so is one whose heading alone is shaded.
    """
    if not 0 < table.rows <= _HEADINGS:
        return None
    columns = tuple(_headed_columns(table, table.rows, vocabulary))
    ids = next((column.index for column in columns if column.heading.role is Role.ID), None)
    if ids is None or not all(column.name for column in columns):
        return None
    columns = tuple(_only_first(_as_id(c) if c.index == ids else _not_id(c, titled=True) for c in columns))
    roles = {column.heading.role for column in columns}
    return Layout(columns, 0) if Role.TITLE in roles and not roles.isdisjoint(_TELLING - {Role.TITLE}) else None


def row_moves(row: GridRow, layout: "Layout", vocabulary: Vocabulary, focus_group: str | None) -> GridRow | None:
    """The cells of a row that lost its first ones, where they belong; None for any other row."""
    column = layout.by_role[Role.ID][0].index
    moved = moved_right(row, column, lambda cell: _identifier(cell.text, vocabulary, focus_group) is not None)
    return None if moved is row else moved


def _layout_of(
    table: Table, vocabulary: Vocabulary, focus_group: str | None, like: "Layout | None" = None
) -> "Layout | None":
    table = with_second_heading(table, vocabulary)
    ids = _id_column(table, vocabulary, focus_group)
    if ids is None:
        return None
    if ids.first == 0 and like is not None and like.columns[-1].index == table.columns - 1:
        return evolve(like, first=0)
    first = _below_heading(table, _without_data(table, ids), vocabulary)
    columns = tuple(_headed_columns(table, first, vocabulary))
    if (not ids.named and not _is_told(columns, ids.column)) or _is_of_work_items(columns, ids.column, vocabulary):
        return None
    titled = any(c.heading.role is Role.TITLE for c in columns)
    columns = tuple(_as_id(c) if c.index == ids.column else _not_id(c, titled=titled) for c in columns)
    headed = columns
    columns = tuple(by_content(c, columns, lambda column: _texts(column, table, first), vocabulary) for c in columns)
    columns = with_former(columns, frozenset(c.index for c, own in zip(columns, headed, strict=True) if c is not own))
    columns = tuple(_checked(c, table, first, vocabulary) for c in columns)
    columns = tuple(_dated(c, columns, table, first) for c in columns)
    columns = tuple(_only_first(_decided(columns, table, first, vocabulary)))
    columns = as_marks(columns, lambda c: _texts(c, table, first))
    return Layout(columns, first) if any(c.heading.role in _TELLING for c in columns) else None


def _is_told(columns: Sequence[Column], ids: int) -> bool:
    """Whether the headings alone tell that this is a table of deliverables."""
    decided = (c.heading.status or c.heading.role in {Role.APPROVED, Role.POSITION} for c in columns)
    return columns[ids].heading.role is Role.ID and any(decided)


def _is_of_work_items(columns: Sequence[Column], ids: int, vocabulary: Vocabulary) -> bool:
    """Whether the titles are those of work items, which stand in front of them, and the deliverables what they are based on."""
    names = {name.casefold() for name in vocabulary.headings.get("work_item", ())}
    items = [column.index for column in columns if column.name.casefold().rstrip(" .:") in names]
    titles = [column.index for column in columns if column.heading.role is Role.TITLE]
    return bool(items and titles) and items[0] < titles[0] < ids


@final
class _Ids(NamedTuple):
    """The column that holds identifiers, the row in which they begin, and whether they name a Focus Group.

    Identifiers that do not (``D1.1``) look like many other things.
    """

    column: int
    first: int
    named: bool


def _without_data(table: Table, ids: _Ids) -> int:
    """The first row of data: one above the first known identifier is data too where its cell there holds a number."""
    first = ids.first
    while first > 1:
        cell = table.grid[first - 1][ids.column]
        if cell is None or cell.row != first - 1 or cell.column_span > 1 or not _HAS_DIGIT.search(cell.text):
            break
        first -= 1
    return first


def _below_heading(table: Table, first: int, vocabulary: Vocabulary) -> int:
    """The row below the last heading row; rows of a single cell under it are sections of the table."""
    while first > 1 and _is_caption(table, first - 1, vocabulary):
        first -= 1
    return 0 if first == 1 and _is_caption(table, 0, vocabulary) else first


def _is_caption(table: Table, row: int, vocabulary: Vocabulary) -> bool:
    """Whether a row is one cell: over all columns, or the only one where a copy does not tell what is merged.

    Where the others are only empty, it may be the second line of a heading, unless it names groups or a kind.
    """
    first, *others = table.grid[row]
    if first is None or first.column_span == table.columns or not any(others):
        return first is not None
    filled = [cell for cell in dict.fromkeys(table.grid[row]) if cell is not None and cell.text.strip()]
    if len(filled) != 1:
        return False
    return heads_kind(filled[0].text, vocabulary) or (filled[0] is first and heads_groups(first.text, vocabulary))


def _headed_columns(table: Table, first: int, vocabulary: Vocabulary) -> Iterator[Column]:
    above = table.grid[first - 1] if first else ()
    for column, names in enumerate(_headings(table, first)):
        heading = read_stacked(names, vocabulary) if names else Heading(Role.OTHER)
        yield Column(column, " ".join(names), heading, headed=not above or above[column] is not None)


def _id_column(table: Table, vocabulary: Vocabulary, focus_group: str | None) -> _Ids | None:
    """Find the column of which at least half of the filled cells, below the heading, are identifiers and nothing else."""
    best, most = None, 0
    for column in range(min(table.columns, _WIDEST)):
        filled = [
            (row, cell.text)
            for row in range(min(table.rows, _SAMPLE))
            if (cell := table.grid[row][column]) is not None and cell.column == column and cell.text.strip()
        ]
        hits = [
            (row, found) for row, text in filled if (found := _identifier(text, vocabulary, focus_group)) is not None
        ]
        if len(hits) > most and 2 * len(hits) >= sum(row >= hits[0][0] for row, _ in filled):
            best, most = _Ids(column, hits[0][0], hits[0][1].focus_group is not None), len(hits)
            if len(hits) > len(filled) // 2 and best.named:
                break
    return best


def _identifier(text: str, vocabulary: Vocabulary, focus_group: str | None) -> Identifier | None:
    """The identifier that a cell is, and nothing but it; of a list of identifiers the first."""
    read = read_identifier(text, vocabulary, focus_group)
    if read is None or not read[1].strip(f" .,;:()\n{NOTE_MARKS}"):
        return read and read[0]
    several = read_identifiers(text, vocabulary, focus_group)
    return several[0] if several else None


def _headings(table: Table, first: int) -> Iterator[list[str]]:
    """The heading above each column: its cells from top to bottom, a merged one counted once; captions left out."""
    rows = table.grid[:first]
    rows = (*(spread(upper, lower) for upper, lower in pairwise(rows)), *rows[-1:])
    for column in range(table.columns):
        names: list[str] = []
        last: Cell | None = None
        for row in rows:
            cell = row[column]
            if cell is not None and cell is not last and cell.column_span < table.columns:
                names.append(collapse(cell.text))
            last = cell
        yield list(filter(None, names))


def _as_id(column: Column) -> Column:
    return evolve(column, heading=Heading(Role.ID))


def _not_id(column: Column, *, titled: bool) -> Column:
    """Take the role from a column that only says ``Deliverable``: where no other is headed so, it holds the titles."""
    if column.heading.role is not Role.ID:
        return column
    names = not titled and NAMES.fullmatch(column.name) is not None
    return evolve(column, heading=Heading(Role.TITLE if names else Role.OTHER))


def _checked(column: Column, table: Table, first: int, vocabulary: Vocabulary) -> Column:
    """Take the role from an allocating column in which no cell names a group (``Responsible``: names of editors)."""
    if column.heading.role not in ALLOCATING or column.heading.group is not None:
        return column
    texts = _texts(column, table, first)
    if not texts or any(read_allotment(text, vocabulary).shares for text in texts):
        return column
    return evolve(column, heading=Heading(Role.OTHER))


def _dated(column: Column, columns: Sequence[Column], table: Table, first: int) -> Column:
    """Take a column of statuses for that of the approval where each tells when that was: ``Approved (December 2021)``."""
    if column.heading.role is not Role.STATUS or any(c.heading.role is Role.APPROVED for c in columns):
        return column
    texts = _texts(column, table, first)
    dated = texts and all(_APPROVED.match(text) and dated_by(text, None).date for text in texts)
    return evolve(column, heading=Heading(Role.APPROVED)) if dated else column


def _decided(columns: tuple[Column, ...], table: Table, first: int, vocabulary: Vocabulary) -> tuple[Column, ...]:
    """Take a column of decisions that name groups (``Transferred to SG21``) for the allocation where there is no other but suggestions."""
    if any(c.heading.role in ALLOCATING and c.heading.status is not Status.SUGGESTED for c in columns):
        return columns
    for column in columns:
        texts = _texts(column, table, first) if column.heading.role is Role.STATUS else []
        if any(read_allotment(text, vocabulary).shares for text in texts):
            name = column.name
            heading = Heading(Role.ALLOCATION, status=status_in(name), authority=authority_in(name, vocabulary))
            return tuple(evolve(each, heading=heading) if each is column else each for each in columns)
    return columns


def _texts(column: Column, table: Table, first: int) -> list[str]:
    """The filled cells of a column below the heading, as far as they are looked at."""
    cells = (row[column.index] for row in table.grid[first : first + _SAMPLE])
    return [cell.text for cell in cells if cell is not None and cell.text.strip()]


def _only_first(columns: Iterable[Column]) -> Iterator[Column]:
    """Keep one column of the roles a deliverable has one value of; a second ``Title`` is some other title."""
    seen: set[Role] = set()
    for column in columns:
        role = column.heading.role
        if role in seen and role in {Role.TITLE, Role.KIND, Role.APPROVED, Role.STATUS}:
            yield evolve(column, heading=Heading(Role.OTHER))
        else:
            yield column
        seen.add(role)
