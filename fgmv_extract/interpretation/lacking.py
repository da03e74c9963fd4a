"""Cells that a row lacks: those that are not there, and those that one over several columns stands for."""

from collections.abc import Iterator, Sequence

from fgmv_extract.document import Cell
from fgmv_extract.findings import Code
from fgmv_extract.typography import collapse


def missing(
    cells: Sequence[Cell | None], expected: Sequence[int], meant: Sequence[int]
) -> Iterator[tuple[Code, str, Cell | None]]:
    """Tell what a row lacks, and in which cell that shows; None for the row itself.

    ``expected`` are the columns in which each row has a cell, ``meant`` those that mean something.
    """
    absent = sum(cells[index] is None for index in expected)
    if absent:
        yield Code.TRUNCATED_ROW, f"has {len(expected) - absent} of {len(expected)} cells", None
    for cell in cells:
        if cell is not None and cell.column_span > 1:
            covered = [index for index in meant if cell.column <= index < cell.column + cell.column_span]
            if len(covered) > 1 and cells[covered[0]] is cell and cell.text:
                yield Code.MERGED_CELL, f"{collapse(cell.text)!r} covers {len(covered)} columns", cell
                return
