"""Tables whose grid has more positions than a limit are cut behind the last row that fits.

A merged cell takes a few bytes of a file and stands at every position it covers: rows of a hundred thousand such cells in a
file of 2 MB would become a grid of 400.
"""

from collections.abc import Mapping, Sequence

from attrs import evolve

from fgmv_extract.document import Block, Document, Table
from fgmv_extract.findings import Code, Finding
from fgmv_extract.options import Limits
from fgmv_extract.places import Place


def within_extent(document: Document, limits: Limits) -> Document:
    """Return the document with no table beyond ``Limits.positions``. Finds ``LIMIT_REACHED``."""
    kept = {
        table.place.block: max(1, limits.positions // table.columns)
        for table in document.tables
        if table.rows * table.columns > limits.positions and table.rows > 1
    }
    if not kept:
        return document
    blocks = tuple(_moved_out(_cut(block, kept.get(block.place.block)), kept) for block in document.blocks)
    told = (evolve(one, place=None) if _is_gone(one.place, kept) else one for one in document.findings)
    return evolve(document, blocks=blocks, findings=(*told, *_findings(document.tables, kept, limits)))


def _cut(block: Block, rows: int | None) -> Block:
    if rows is None or not isinstance(block, Table):
        return block
    cells = tuple(
        cell if cell.row + cell.row_span <= rows else evolve(cell, row_span=rows - cell.row)
        for cell in block.cells
        if cell.row < rows
    )
    return evolve(block, cells=cells, rows=rows)


def _moved_out(block: Block, kept: Mapping[int, int]) -> Block:
    """Return a block that stood inside a cell that is gone as one that stands by itself."""
    return evolve(block, inside=None) if _is_gone(block.inside, kept) else block


def _is_gone(place: Place | None, kept: Mapping[int, int]) -> bool:
    return place is not None and place.row is not None and place.row >= kept.get(place.block, place.row + 1)


def _findings(tables: Sequence[Table], kept: Mapping[int, int], limits: Limits) -> Sequence[Finding]:
    return tuple(
        Finding(
            Code.LIMIT_REACHED,
            f"A table of {table.rows:,} rows and {table.columns:,} columns has more than {limits.positions:,} positions; "
            f"its first {kept[table.place.block]:,} rows were read.",
            table.place,
        )
        for table in tables
        if table.place.block in kept
    )
