"""Tables and text boxes inside the cells of a table: a reader sees them as part of the cell, so they are read with it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve

from fgmv_extract.document import Document, Paragraph, Table
from fgmv_extract.findings import Code, Finding
from fgmv_extract.typography import collapse

_Held = Mapping[tuple[int, int], Sequence[str]]
"""The lines that stand in tables and text boxes inside a cell, by the row and column of the cell."""


def with_nested_text(document: Document) -> Iterator[Table]:
    """The tables of a document; where a cell holds others, their text follows its own as further lines.

    A table without such cells is the document's own object.
    """
    held: dict[int, dict[tuple[int, int], list[str]]] = defaultdict(lambda: defaultdict(list))
    for block in document.blocks:
        inside = block.inside
        if inside is not None and inside.row is not None and inside.column is not None:
            held[inside.block][inside.row, inside.column] += _lines(block)
    for table in document.tables:
        yield _filled(table, held[table.place.block]) if table.place.block in held else table


def tell_nested(whole: Table, filled: Table) -> Iterator[Finding]:
    """Tell of the cells that took text of others."""
    for before, after in zip(whole.cells, filled.cells, strict=True):
        if before is not after:
            message = f"read as part of a cell: {collapse(after.text[len(before.text) :])!r}"
            yield Finding(Code.NESTED_TEXT, message, before.place)


def _lines(block: Paragraph | Table) -> list[str]:
    if isinstance(block, Paragraph):
        return [block.text] if block.text.strip() else []
    return [cell.text for cell in block.cells if cell.text.strip()]


def _filled(table: Table, held: _Held) -> Table:
    cells = tuple(
        evolve(cell, text="\n".join(filter(None, (cell.text, *lines))))
        if (lines := held.get((cell.row, cell.column)))
        else cell
        for cell in table.cells
    )
    return evolve(table, cells=cells)
