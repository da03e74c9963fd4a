"""What each column of a deliverable table is to the reader of its rows."""

from collections.abc import Sequence
from typing import NamedTuple, final

from fgmv_extract.document import Cell, Table
from fgmv_extract.grammar.columns import Heading
from fgmv_extract.grammar.roles import ALLOCATING, Role
from fgmv_extract.interpretation.columns import Column
from fgmv_extract.interpretation.layout import Layout


@final
class RowColumns(NamedTuple):
    """The columns of one table by what their cells say of a deliverable; indices are those of the grid."""

    id: Column
    title: Column | None
    kind: Column | None
    approved: Column | None
    status: Column | None
    allocating: tuple[Column, ...]
    announced: tuple[Heading, ...]
    """The headings of those that allocate, in their order."""
    positions: tuple[tuple[Column, str], ...]
    """Each column of positions with the group whose they are."""
    others: tuple[Column, ...]
    """Columns without a meaning here: their texts are kept as they stand."""
    meant: tuple[int, ...]
    expected: tuple[int, ...]
    """Those below a heading: a row without a cell there lacks one."""
    names: frozenset[str]
    """The headings as they stand, by which a heading row in the middle of a table is told."""
    simple: bool
    """Whether no cell covers more than one column."""
    full: bool
    """Whether every position of the grid has a cell of its own: no row can lack one, and none needs to be asked."""

    def cell(self, cells: Sequence[Cell | None], column: Column | None) -> Cell | None:
        """The cell of a column in a row; None without one, and when a merged cell belongs to a column before."""
        if column is None:
            return None
        cell = cells[column.index]
        if self.simple or cell is None or cell.column_span == 1:
            return cell
        owner = next(index for index in self.meant if index >= cell.column)
        return cell if owner == column.index else None


def row_columns(table: Table, layout: Layout, sender: str | None) -> RowColumns:
    """Tell the columns of a table apart; positions below a heading that names nobody are those of the ``sender``."""
    by_role = layout.by_role
    allocating = tuple(column for column in layout.columns if column.heading.role in ALLOCATING)
    named = {column.heading.group for column in by_role.get(Role.POSITION, ())}
    whose = None if sender in named else sender
    positions = tuple(
        [(column, group) for column in by_role.get(Role.POSITION, ()) if (group := column.heading.group or whose)]
    )
    told = {column.index for column, _ in positions}
    simple = {cell.column_span for cell in table.cells} <= {1}
    return RowColumns(
        id=by_role[Role.ID][0],
        title=_single(by_role.get(Role.TITLE)),
        kind=_single(by_role.get(Role.KIND)),
        approved=_single(by_role.get(Role.APPROVED)),
        status=_single(by_role.get(Role.STATUS)),
        allocating=allocating,
        announced=tuple(column.heading for column in allocating),
        positions=positions,
        others=tuple(
            column
            for column in layout.columns
            if column.heading.role is Role.OTHER or (column.heading.role is Role.POSITION and column.index not in told)
        ),
        meant=tuple(column.index for column in layout.columns if column.heading.role is not Role.OTHER),
        expected=tuple(column.index for column in layout.columns if column.headed),
        names=frozenset(column.name for column in layout.columns if column.name),
        simple=simple,
        full=simple and len(table.cells) == table.rows * table.columns,
    )


def _single(columns: Sequence[Column] | None) -> Column | None:
    return columns[0] if columns else None
