"""Flowing cells become tables again.

A run of identifiers with the headings of a deliverable table above it is a table; so is one without headings in which rows
have dates or groups. Each row reaches to the next identifier. The table takes the place of its first paragraph; the others
become empty, so that no other block moves.
"""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from typing import final

from attrs import evolve, frozen

from fgmv_extract.document import Block, Cell, Document, Paragraph, Table
from fgmv_extract.grammar.columns import ALLOCATING, Heading, Role
from fgmv_extract.interpretation.flowing.cells import Cut, ending_of, shared_out
from fgmv_extract.interpretation.flowing.pieces import Piece, pieces_of
from fgmv_extract.interpretation.flowing.runs import Row, Run, runs_of
from fgmv_extract.interpretation.flowing.wraps import unwrapped
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.places import Place


@final
@frozen
class Unflowed:
    """A document with its flowing tables as tables, and where their cells stand in the document as it was.

    ``places`` holds them by block, row and column; a cell that is not there has none. ``apart`` are the identifiers of rows
    whose cells stand elsewhere; ``unsure`` counts the rows whose groups may stand in another column.
    """

    document: Document
    places: Mapping[tuple[int, int, int], Place]
    apart: tuple[Piece, ...] = ()
    unsure: int = 0


def unflowed(document: Document, vocabulary: Vocabulary, focus_group: str | None = None) -> Unflowed | None:
    """Find the flowing tables of a document; None when there is none.

    ``focus_group`` is the one the document is about: it gives meaning to bare identifiers (``D1.1``).
    """
    blocks: list[Block] = list(document.blocks)
    places: dict[tuple[int, int, int], Place] = {}
    tables = len(document.tables)
    used: set[int] = set()
    apart: list[Piece] = []
    unsure = 0
    for stretch in pieces_of(document):
        for run in runs_of(stretch, vocabulary, focus_group, apart):
            made = _Making(run, tables, vocabulary, used)
            used.add(made.block)
            unsure += made.unsure
            tables += 1
            places |= made.places
            for paragraph, kept in made.taken():
                if paragraph.place.block not in used:
                    blocks[paragraph.place.block] = evolve(paragraph, text=paragraph.text[:kept])
            blocks[made.block] = made.table()
    if not places and not apart:
        return None
    return Unflowed(Document(document.file, tuple(blocks), document.findings), places, tuple(apart), unsure)


class _Making:
    """A table while it is made of a run: cells and places gather here."""

    def __init__(self, run: Run, table: int, vocabulary: Vocabulary, used: AbstractSet[int]) -> None:
        self.run = run
        self.index = table
        self.unsure = 0  # rows with groups in some, but not in all columns that may hold them
        self.vocabulary = vocabulary
        self.pieces: list[Piece] = []  # what the table takes from the running text
        self.rows: list[dict[int, tuple[Piece, ...]]] = []
        if run.headings is not None:
            self.rows.append(dict(enumerate(run.headings.cells)))
            self.pieces += run.headings.lines
        for number, row in enumerate(run.rows, 1):
            self.row(row, last=number == len(run.rows))
        free = [piece for piece in self.pieces if piece.paragraph.place.block not in used] or self.pieces
        self.block = next((piece for piece in free if piece.start == 0), free[0]).paragraph.place.block
        self.places = {
            (self.block, row, column): pieces[0].place
            for row, cells in enumerate(self.rows)
            for column, pieces in cells.items()
        }

    def row(self, row: Row, *, last: bool) -> None:
        identifiers, columns = self.run.id, self.run.columns
        cells: dict[int, list[Piece]] = {identifiers: list(row.identifier)}
        self.caption(self.share(row.before, cells, 0, columns[:identifiers], None, last=False))
        rest: list[Piece] = []
        for number, part in enumerate(row.parts):
            behind = columns[identifiers + 1 :]
            before = [cells.get(column, []) for column in range(identifiers + 1, len(columns))]
            cut = Cut(before, self.endings) if number else None
            rest += self.share(part, cells, identifiers + 1, behind, cut, last=last and number + 1 == len(row.parts))
        filled = [number in cells for number, column in enumerate(columns) if column.role in ALLOCATING]
        self.unsure += any(filled) and not all(filled)
        self.rows.append({column: tuple(pieces) for column, pieces in cells.items()})
        self.pieces += [piece for pieces in cells.values() for piece in pieces]
        self.pieces += row.repeated
        self.caption(rest if not last else ())

    def caption(self, pieces: Sequence[Piece]) -> None:
        """Make a row of what belongs to none."""
        if pieces:
            self.rows.append({(self.run.id + 1) % len(self.run.columns): tuple(pieces)})
            self.pieces += pieces

    def share(
        self,
        lines: Sequence[Piece],
        cells: dict[int, list[Piece]],
        first: int,
        columns: Sequence[Heading],
        cut: Cut | None,
        *,
        last: bool,
    ) -> list[Piece]:
        """Add lines to the cells of neighbouring columns, from the ``first`` on; return what stays over."""
        shared = shared_out(lines, columns, self.vocabulary, cut, last=last)
        for column, pieces in enumerate(shared.cells, first):
            if pieces:
                cells.setdefault(column, []).extend(pieces)
        return list(shared.rest)

    @cached_property
    def endings(self) -> frozenset[str]:
        """What the positions of the rows say that no page break cuts."""
        behind = self.run.columns[self.run.id + 1 :]
        columns = [column for column, heading in enumerate(behind) if heading.role is Role.POSITION]
        whole = (shared_out(row.parts[0], behind, self.vocabulary) for row in self.run.rows if len(row.parts) == 1)
        return frozenset(ending_of(shared.cells[column]) for shared in whole for column in columns)

    def taken(self) -> Iterator[tuple[Paragraph, int]]:
        """The paragraphs that the table is made of, and how many characters of each stand before it."""
        kept: dict[int, Piece] = {}
        for piece in self.pieces:
            first = kept.setdefault(piece.paragraph.place.block, piece)
            if piece.start < first.start:
                kept[piece.paragraph.place.block] = piece
        yield from ((piece.paragraph, piece.start) for piece in kept.values())

    def table(self) -> Table:
        """The table, with an empty cell wherever a column took nothing."""
        columns = len(self.run.columns)
        cells = tuple(
            Cell(unwrapped(pieces.get(column, ())), self.block, self.index, row, column, line=line)
            for row, pieces in enumerate(self.rows)
            for line in (next(iter(pieces.values()))[0].place.line,)
            for column in range(columns)
        )
        return Table(cells, len(self.rows), columns, Place(self.block, self.index, line=cells[0].line))
