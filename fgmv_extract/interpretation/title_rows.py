"""Titles that stand in a row of their own below the row they belong to.

| Identifier | Type             | Suggested to |
| FGMV-23    | Technical Report | SG17         |
| Considering online and offline implications |
"""

from collections.abc import Mapping

from fgmv_extract.document import Cell, Table
from fgmv_extract.grammar.roles import Role
from fgmv_extract.interpretation.layout import Layout
from fgmv_extract.interpretation.row_heads import heads_groups, heads_kind
from fgmv_extract.itu.vocabulary import Vocabulary


def titles_below(table: Table, layout: Layout, vocabulary: Vocabulary) -> Mapping[int, Cell]:
    """The title cell of each grid row that has it below; empty unless no column holds titles and all rows stand so, two by two."""
    rows = range(layout.first, table.rows)
    if Role.TITLE in layout.by_role or not rows or len(rows) % 2:
        return {}
    found: dict[int, Cell] = {}
    for upper in rows[::2]:
        below = _only(table.grid[upper + 1])
        if below is None or _only(table.grid[upper]) is not None:
            return {}
        if heads_kind(below.text, vocabulary) or heads_groups(below.text, vocabulary):
            return {}
        found[upper] = below
    return found


def _only(row: tuple[Cell | None, ...]) -> Cell | None:
    """The only filled cell of a row; None when several are, or none."""
    filled = [cell for cell in dict.fromkeys(row) if cell is not None and cell.text.strip()]
    return filled[0] if len(filled) == 1 else None
