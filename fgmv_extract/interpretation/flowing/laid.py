"""Rows of lines become a table of the document, in the place of the paragraphs they are taken from."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import final

from attrs import field, frozen

from fgmv_extract.document import Cell, Paragraph, Table
from fgmv_extract.interpretation.flowing.pieces import Piece
from fgmv_extract.interpretation.flowing.wraps import unwrapped
from fgmv_extract.places import Place


@final
@frozen
class Laid:
    """The lines of each cell by row and column, all lines that the table takes from the text, and how many columns it has.

    ``empty`` tells where the cells stand that are known to be empty, by row and column; ``spaced`` that nothing but what they say
    tells the cells apart.
    """

    rows: Sequence[Mapping[int, tuple[Piece, ...]]]
    pieces: Sequence[Piece]
    columns: int
    empty: Mapping[tuple[int, int], Place] = field(factory=dict)
    spaced: bool = True

    @property
    def first(self) -> int:
        """The block of the first line."""
        return min(piece.paragraph.place.block for piece in self.pieces)

    def block(self, used: AbstractSet[int]) -> int:
        """The block the table takes: that of a paragraph it takes as a whole, if there is one that no other table has."""
        free = [piece for piece in self.pieces if piece.paragraph.place.block not in used] or self.pieces
        return next((piece for piece in free if piece.start == 0), free[0]).paragraph.place.block

    def places(self, block: int) -> dict[tuple[int, int, int], Place]:
        """Where its cells stand in the text, by block, row and column."""
        empty = {(block, row, column): place for (row, column), place in self.empty.items()}
        return empty | {
            (block, row, column): pieces[0].place
            for row, cells in enumerate(self.rows)
            for column, pieces in cells.items()
        }

    def taken(self) -> Iterator[tuple[Paragraph, int]]:
        """The paragraphs that the table is made of, and how many characters of each stand before it."""
        kept: dict[int, Piece] = {}
        for piece in self.pieces:
            first = kept.setdefault(piece.paragraph.place.block, piece)
            if piece.start < first.start:
                kept[piece.paragraph.place.block] = piece
        yield from ((piece.paragraph, piece.start) for piece in kept.values())

    def table(self, block: int, table: int) -> Table:
        """The table, with an empty cell wherever a column took nothing."""
        cells = tuple(
            Cell(unwrapped(pieces.get(column, ())), block, table, row, column, line=line)
            for row, pieces in enumerate(self.rows)
            for line in (next(iter(pieces.values()))[0].place.line,)
            for column in range(self.columns)
        )
        return Table(cells, len(self.rows), self.columns, Place(block, table, line=cells[0].line), spaced=self.spaced)
