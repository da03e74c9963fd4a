"""A table of deliverables made ready: what its columns hold, with the cells that hold several things taken apart."""

from typing import NamedTuple, final

from fgmv_extract.document import Table
from fgmv_extract.grammar.columns import Role
from fgmv_extract.interpretation.layout import Layout, layout_of
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
    """Find the columns of a deliverable table, if need be with identifiers and titles parted; None when it is no such table."""
    layout = layout_of(table, vocabulary, focus_group, like)
    if layout is not None:
        return Prepared(layout, rows_apart(table, layout.by_role[Role.ID][0].index, vocabulary, focus_group))
    apart = columns_apart(table, vocabulary, focus_group)
    layout = layout_of(apart.table, vocabulary, focus_group) if apart is not None else None
    return None if layout is None else Prepared(layout, apart)
