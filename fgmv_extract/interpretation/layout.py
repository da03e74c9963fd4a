"""Which tables are deliverable tables, and what each of their columns holds.

A table is one when a column of it holds identifiers of deliverables and at least one more column says something about them:
by its heading, or by what its cells hold. Everything else is left alone.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import final

from attrs import evolve, frozen

from fgmv_extract.document import Cell, Table
from fgmv_extract.grammar.allocation import read_allotment
from fgmv_extract.grammar.columns import ALLOCATING, Heading, Role, read_heading
from fgmv_extract.grammar.titles import read_kind, read_title
from fgmv_extract.itu.dates import read_date
from fgmv_extract.itu.identifiers import read_identifier
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.typography import collapse

_SAMPLE = 60  # rows looked at to tell what a column holds
_TELLING = ALLOCATING | {Role.TITLE, Role.APPROVED, Role.POSITION, Role.STATUS}


@final
@frozen
class Column:
    """A column of a deliverable table: its grid position, its heading as printed, and what the heading says.

    ``headed`` tells that a heading cell stands there, be it empty; cells beyond the headed columns are surplus.
    """

    index: int
    name: str
    heading: Heading
    headed: bool = True


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
    ids = _id_column(table, vocabulary, focus_group)
    if ids is None:
        return None
    index, first = ids
    if first == 0 and like is not None and like.columns[-1].index == table.columns - 1:
        return evolve(like, first=0)
    above = table.grid[first - 1] if first else ()
    columns = tuple(
        Column(
            column,
            name,
            read_heading(name, vocabulary) if name else Heading(Role.OTHER),
            headed=not above or above[column] is not None,
        )
        for column, name in enumerate(_headings(table, first))
    )
    columns = tuple(_as_id(c) if c.index == index else _not_id(c) for c in columns)
    columns = tuple(_by_content(c, columns, table, first, vocabulary) for c in columns)
    columns = tuple(_only_first(_checked(c, table, first, vocabulary) for c in columns))
    return Layout(columns, first) if any(c.heading.role in _TELLING for c in columns) else None


def _id_column(table: Table, vocabulary: Vocabulary, focus_group: str | None) -> tuple[int, int] | None:
    """The column that holds identifiers and the row in which they begin.

    At least half of its filled cells, below the heading, must be identifiers and nothing but identifiers.
    """
    best: tuple[int, int, int] | None = None
    for column in range(min(table.columns, 8)):
        cells = [(row, table.grid[row][column]) for row in range(min(table.rows, _SAMPLE))]
        filled = [
            (row, cell) for row, cell in cells if cell is not None and cell.text.strip() and cell.column == column
        ]
        hits = [row for row, cell in filled if _is_identifier(cell.text, vocabulary, focus_group)]
        if hits and 2 * len(hits) >= sum(row >= hits[0] for row, _ in filled) and (best is None or len(hits) > best[0]):
            best = (len(hits), column, hits[0])
    return None if best is None else best[1:]


def _is_identifier(text: str, vocabulary: Vocabulary, focus_group: str | None) -> bool:
    read = read_identifier(text, vocabulary, focus_group)
    return read is not None and not read[1].strip(" .,;:*()\n")


def _headings(table: Table, first: int) -> Iterator[str]:
    """The heading above each column: its cells from top to bottom, a merged one counted once; captions left out."""
    for column in range(table.columns):
        names: list[str] = []
        last: Cell | None = None
        for row in table.grid[:first]:
            cell = row[column]
            if cell is not None and cell is not last and cell.column_span < table.columns:
                names.append(collapse(cell.text))
            last = cell
        yield " ".join(filter(None, names))


def _as_id(column: Column) -> Column:
    return evolve(column, heading=Heading(Role.ID))


def _not_id(column: Column) -> Column:
    return evolve(column, heading=Heading(Role.OTHER)) if column.heading.role is Role.ID else column


def _checked(column: Column, table: Table, first: int, vocabulary: Vocabulary) -> Column:
    """Take the role from an allocating column in which no cell names a group (``Responsible``: names of editors)."""
    if column.heading.role not in ALLOCATING:
        return column
    texts = _texts(column, table, first)
    if not texts or any(read_allotment(text, vocabulary).shares for text in texts):
        return column
    return evolve(column, heading=Heading(Role.OTHER))


def _texts(column: Column, table: Table, first: int) -> list[str]:
    """The filled cells of a column below the heading, as far as they are looked at."""
    cells = (row[column.index] for row in table.grid[first : first + _SAMPLE])
    return [cell.text for cell in cells if cell is not None and cell.text.strip()]


def _only_first(columns: Iterable[Column]) -> Iterator[Column]:
    """Keep one column of the roles a deliverable has one value of; a second ``Title`` is some other title."""
    seen: set[Role] = set()
    for column in columns:
        role = column.heading.role
        if role in seen and role in {Role.TITLE, Role.KIND, Role.APPROVED}:
            yield evolve(column, heading=Heading(Role.OTHER))
        else:
            yield column
        seen.add(role)


# --- by content ------------------------------------------------------------------------------------------------------

_Test = Callable[[str, Vocabulary], bool]


def _is_date(text: str, _: Vocabulary) -> bool:
    read = read_date(collapse(text))
    return read is not None and not read[1]


def _is_kind(text: str, vocabulary: Vocabulary) -> bool:
    return read_kind(text, vocabulary) is not None


def _is_allotment(text: str, vocabulary: Vocabulary) -> bool:
    allotment = read_allotment(text, vocabulary)
    return bool(allotment.shares) and not allotment.rest


def _is_title(text: str, vocabulary: Vocabulary) -> bool:
    return read_title(text, vocabulary).kind is not None and not _is_kind(text, vocabulary)


_TESTS: tuple[tuple[Role, _Test], ...] = (
    (Role.APPROVED, _is_date),
    (Role.KIND, _is_kind),
    (Role.ALLOCATION, _is_allotment),
    (Role.TITLE, _is_title),
)
"""What the cells of a column without a telling heading must all be, in this order."""


def _by_content(column: Column, columns: Sequence[Column], table: Table, first: int, vocabulary: Vocabulary) -> Column:
    """Give a column without a telling heading the role that its cells show, unless another column has it already."""
    if column.heading.role is not Role.OTHER:
        return column
    texts = _texts(column, table, first)
    taken = {other.heading.role for other in columns}
    for role, test in _TESTS:
        if role not in taken and texts and all(test(text, vocabulary) for text in texts):
            return evolve(column, heading=Heading(role))
    return column
