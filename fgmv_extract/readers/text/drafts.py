"""What a dialect finds in the lines, before it has its place in a document: pieces of text, and rows of pieces."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import final, overload

from attrs import evolve, field, frozen

from fgmv_extract.document import Block, Cell, Paragraph, Table, make_cell
from fgmv_extract.findings import Code, Finding
from fgmv_extract.options import Limits
from fgmv_extract.places import Place
from fgmv_extract.typography import collapse

Piece = tuple[str, int]
"""A paragraph or the text of a cell, and the number of the line it begins in: a bare tuple, for there are thousands."""


@final
class LateRows(Sequence[Sequence[Piece]]):
    """Rows that are made when they are asked for, and forgotten: they take as much as the table that is made of them."""

    def __init__(self, spans: Sequence[range], make: Callable[[range], Sequence[Piece]]) -> None:
        """Keep where the cells of each row stand, of which ``make`` makes it."""
        self.spans = spans
        self._make = make

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self.spans)

    @overload
    def __getitem__(self, at: int) -> Sequence[Piece]: ...

    @overload
    def __getitem__(self, at: slice) -> "LateRows": ...

    def __getitem__(self, at: int | slice) -> "Sequence[Piece] | LateRows":
        """Make a row, or leave out others."""
        return LateRows(self.spans[at], self._make) if isinstance(at, slice) else self._make(self.spans[at])

    def __iter__(self) -> Iterator[Sequence[Piece]]:
        """Make one row after the other."""
        return map(self._make, self.spans)


def _widest(rows: Sequence[Sequence[Piece | None]]) -> int:
    return max(map(len, rows.spans if isinstance(rows, LateRows) else rows), default=0)


@final
@frozen
class Grid:
    """Rows of cells; a row may be shorter than others, and None stands where a cell is missing inside one.

    ``spans`` holds the row span and the column span of the cells that have any; None stands where they cover others.
    ``spaced`` is as in ``Table``, ``left_out`` as in a ``Drawing``. ``outside`` are lines of it that hold words which stand in no cell.
    """

    rows: Sequence[Sequence[Piece | None]]
    spans: Mapping[tuple[int, int], tuple[int, int]] = field(factory=dict)
    spaced: bool = False
    left_out: str = ""
    outside: Sequence[Piece] = ()


Draft = Piece | Grid


def blocks_of(
    drafts: Iterable[Draft], limits: Limits, breaks: Sequence[int] = ()
) -> tuple[tuple[Block, ...], tuple[Finding, ...]]:
    """Give each draft its place; ``breaks`` are the numbers of the lines with which pages begin, in order.

    Finds ``LIMIT_REACHED`` for a table of more rows or columns than allowed, which is cut there, and for one of which more is
    written than was read; ``RAGGED_ROW`` for a line of it that holds more than its cells.
    """
    blocks: list[Block] = []
    findings: list[Finding] = []
    tables = 0
    for draft in drafts:
        if not isinstance(draft, Grid):
            text, line = draft
            page = bisect_right(breaks, line) + 1 if breaks else None
            blocks.append(Paragraph(text, Place(len(blocks), line=line, page=page)))
            continue
        rows, widest = draft.rows[: limits.rows], _widest(draft.rows)
        if widest > limits.columns:
            rows = [row[: limits.columns] for row in rows]
        table = _table(evolve(draft, rows=rows), len(blocks), tables, limits.columns)
        for told, count, most in (
            ("rows", len(draft.rows), limits.rows),
            ("columns", widest, limits.columns),
        ):
            if count > most:
                message = f"The table has {count:,} {told}; the first {most:,} were read."
                findings.append(Finding(Code.LIMIT_REACHED, message, table.place))
        if draft.left_out:
            findings.append(Finding(Code.LIMIT_REACHED, draft.left_out, table.place))
        for text, line in draft.outside:
            message = f"Not all of line {line} stands in a cell of its table: {collapse(text)!r}."
            findings.append(Finding(Code.RAGGED_ROW, message, table.place))
        blocks.append(table)
        tables += 1
    return tuple(blocks), tuple(findings)


def _table(draft: Grid, block: int, table: int, most: int) -> Table:
    rows, spans = draft.rows, draft.spans
    cells = tuple(
        [
            make_cell(piece[0], block, table, row, column, 1, 1, piece[1])
            for row, pieces in enumerate(rows)
            for column, piece in enumerate(pieces)
            if piece is not None
        ]
    )
    if spans:
        cells = tuple(_spanning(cells, spans, len(rows), most))
    width = max((cell.column + cell.column_span for cell in cells), default=0) if spans else 0
    place = Place(block, table, line=cells[0].line if cells else None)
    return Table(cells, rows=len(rows), columns=max(width, _widest(rows)), place=place, spaced=draft.spaced)


def _spanning(
    cells: Sequence[Cell], spans: Mapping[tuple[int, int], tuple[int, int]], rows: int, columns: int
) -> Iterator[Cell]:
    """Give cells their spans, as far as there is room: they end at the last row and where another cell stands.

    What a cell covers is never written down position by position: a few bytes of a file may cover millions of them.
    """
    rows_by_column: dict[int, list[int]] = {}
    columns_by_row: dict[int, list[int]] = {}
    for cell in cells:
        rows_by_column.setdefault(cell.column, []).append(cell.row)
        columns_by_row.setdefault(cell.row, []).append(cell.column)
    reaching: list[Cell] = []
    for cell in cells:
        row, column = cell.row, cell.column
        high, wide = spans.get((row, column), (1, 1))
        if (high, wide) == (1, 1):
            yield cell
            continue
        reaching = [above for above in reaching if above.row + above.row_span > row]
        beside = (*_behind(columns_by_row[row], column), *(above.column for above in reaching if above.column > column))
        right = min(column + wide, columns, *beside)
        under = (_behind(rows_by_column.get(across, ()), row) for across in range(column, right) if high > 1)
        below = min(row + high, rows, *(first for one in under for first in one))
        spanning = evolve(cell, row_span=below - row, column_span=max(right - column, 1))
        if high > 1:
            reaching.append(spanning)
        yield spanning


def _behind(numbers: Sequence[int], number: int) -> Sequence[int]:
    """Return the first of rising numbers that is greater, if any is."""
    at = bisect_right(numbers, number)
    return numbers[at : at + 1]
