"""A table of deliverables made ready: what its columns hold, with the cells that hold several things taken apart."""

from typing import NamedTuple, final

from attrs import evolve

from fgmv_extract.document import Cell, Table
from fgmv_extract.grammar.roles import Role
from fgmv_extract.interpretation.layout import Layout, layout_of
from fgmv_extract.interpretation.on_top import head_on_top
from fgmv_extract.interpretation.taken_apart import Apart, columns_apart, rows_apart
from fgmv_extract.itu.vocabulary import Vocabulary


@final
class Prepared(NamedTuple):
    """The layout of a deliverable table, and the table itself where it had to be taken apart."""

    layout: Layout
    apart: Apart | None = None


def prepare(
    table: Table, vocabulary: Vocabulary, focus_group: str | None, like: Layout | None = None
) -> Prepared | None:
    """Find the columns of a deliverable table, if need be with identifiers and titles parted; None when it is no such table.

    Of a table that begins with a header block, what stands below it is looked at.
    """
    on_top = head_on_top(table, vocabulary)
    if on_top is None:
        return _prepare(table, vocabulary, focus_group, like)
    prepared = _prepare(on_top.below.table, vocabulary, focus_group, None)
    return None if prepared is None else Prepared(prepared.layout, _on_page(prepared.apart, on_top.below))


def _on_page(apart: Apart | None, below: Apart) -> Apart:
    """What was taken apart of the lower part of a table, by where it stands in all of it."""
    if apart is None:
        return below
    origin = {own: below.origin.get(part, part) for own, part in apart.origin.items()}
    several = tuple((_placed(cell, below), ids) for cell, ids in apart.several)
    return Apart(apart.table, origin, several)


def _placed(cell: Cell, below: Apart) -> Cell:
    row, column = below.origin.get((cell.row, cell.column), (cell.row, cell.column))
    return evolve(cell, row=row, column=column)


def _prepare(
    table: Table, vocabulary: Vocabulary, focus_group: str | None, like: Layout | None = None
) -> Prepared | None:
    layout = layout_of(table, vocabulary, focus_group, like)
    if layout is not None:
        return Prepared(layout, rows_apart(table, layout.by_role[Role.ID][0].index, vocabulary, focus_group))
    apart = columns_apart(table, vocabulary, focus_group)
    layout = layout_of(apart.table, vocabulary, focus_group) if apart is not None else None
    return None if layout is None else Prepared(layout, apart)
