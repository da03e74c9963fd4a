"""Flowing cells become tables again.

A run of identifiers with the headings of a deliverable table above it is a table; so is one without headings in which rows
have dates or groups. Each row reaches to the next identifier. The table takes the place of its first paragraph; the others
become empty, so that no other block moves.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import final

from attrs import evolve, frozen

from fgmv_extract.document import Block, Document
from fgmv_extract.grammar.columns import Heading
from fgmv_extract.grammar.roles import ALLOCATING, Role
from fgmv_extract.interpretation.flowing.apart import with_column_apart
from fgmv_extract.interpretation.flowing.cells import Cut, ending_of, shared_out
from fgmv_extract.interpretation.flowing.counted import counted
from fgmv_extract.interpretation.flowing.disorder import is_disordered
from fgmv_extract.interpretation.flowing.ending import without_prose
from fgmv_extract.interpretation.flowing.labelled import records_of
from fgmv_extract.interpretation.flowing.laid import Laid
from fgmv_extract.interpretation.flowing.listed import lists_of
from fgmv_extract.interpretation.flowing.pieces import Piece, pieces_of
from fgmv_extract.interpretation.flowing.runs import Row, Run, runs_of
from fgmv_extract.interpretation.flowing.signs import GLUED
from fgmv_extract.interpretation.flowing.stacks import stacks_of
from fgmv_extract.interpretation.flowing.undecided import decided
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.places import Place

_ROWS = 3  # that are glued in a table, at least


@final
@frozen
class Unflowed:
    """A document with its flowing tables as tables, and where their cells stand in the document as it was.

    ``places`` holds them by block, row and column; a cell that is not there has none. ``apart`` are the identifiers of rows
    whose cells stand elsewhere; ``unsure`` counts the rows whose groups may stand in another column; ``lost`` are the cells
    that came column after column and could not be given to rows.
    """

    document: Document
    places: Mapping[tuple[int, int, int], Place]
    apart: tuple[Piece, ...]
    unsure: int
    lost: Mapping[Role, int]


def unflowed(document: Document, vocabulary: Vocabulary, focus_group: str | None = None) -> Unflowed | None:
    """Find the flowing tables of a document; None when there is none.

    ``focus_group`` is the one the document is about: it gives meaning to bare identifiers (``D1.1``).
    """
    blocks: list[Block] = list(document.blocks)
    places: dict[tuple[int, int, int], Place] = {}
    tables = len(document.tables)
    used: set[int] = set()
    apart: list[Piece] = []
    lost: Counter[Role] = Counter()
    unsure = 0
    for whole in pieces_of(document):
        made = list(records_of(whole, vocabulary, focus_group))
        made += counted(_without(whole, made), vocabulary, focus_group)
        made += lists_of(_without(whole, made), vocabulary, focus_group)
        stretch = _without(whole, made)
        apart += _glued(stretch)
        away: list[Piece] = []
        found = runs_of(stretch, vocabulary, focus_group, away)
        runs = [decided(with_column_apart(run, vocabulary), vocabulary) for run in found]
        disordered = [run for run in runs if away or is_disordered(run, vocabulary, focus_group)]
        doubtful = [*away, *(row.identifier[0] for run in disordered for row in run.rows)]
        stacks = list(stacks_of(stretch, vocabulary, focus_group, doubtful)) if doubtful else []
        taken = {line for stack in stacks for line in stack.taken}
        apart += [identifier for identifier in away if identifier not in taken]
        for run in runs:
            if not any(line in taken for row in run.rows for line in row.identifier):
                making = _Making(run, vocabulary)
                unsure += making.unsure + run.unsure
                undecided = len(run.rows) if run.undecided else 0
                lost += {Role.POSITION: len(run.apart), Role.ALLOCATION: making.lost + undecided}
                made.append(Laid(making.rows, making.pieces, len(run.columns)))
        for stack in stacks:
            lost += stack.lost
            made.append(Laid(stack.rows, stack.taken, len(stack.columns)))
        for laid in sorted(made, key=lambda each: each.first):
            block = laid.block(used)
            used.add(block)
            places |= laid.places(block)
            for paragraph, kept in laid.taken():
                if paragraph.place.block not in used:
                    blocks[paragraph.place.block] = evolve(paragraph, text=paragraph.text[:kept].rstrip())
            blocks[block] = laid.table(block, tables)
            tables += 1
    if not places and not apart:
        return None
    return Unflowed(Document(document.file, tuple(blocks), document.findings), places, tuple(apart), unsure, lost)


def _without(lines: Sequence[Piece], made: Sequence[Laid]) -> Sequence[Piece]:
    """The lines that no table has taken."""
    own = {line for laid in made for line in laid.pieces}
    return tuple(line for line in lines if line not in own) if own else lines


def _glued(lines: Sequence[Piece]) -> list[Piece]:
    """Find the identifiers that the next cell is glued to (``FGMV-01Technical Report``): what they belong to cannot be told."""
    found = [line.part(each.start(), each.end()) for line in lines for each in GLUED.finditer(line.text)]
    return found if len(found) >= _ROWS else []


class _Making:
    """The rows of a table while they are made of a run."""

    def __init__(self, run: Run, vocabulary: Vocabulary) -> None:
        self.run = run
        self.unsure = 0  # rows with groups in some, but not in all columns that may hold them
        self.lost = 0  # rows without groups, in which something stands that no column takes
        self.vocabulary = vocabulary
        self.pieces: list[Piece] = []  # what the table takes from the running text
        self.rows: list[dict[int, tuple[Piece, ...]]] = []
        if run.headings is not None:
            self.rows.append(dict(enumerate(run.headings.cells)))
            self.pieces += dict.fromkeys(
                piece for cell in (run.headings.lines, *run.headings.cells[-1:]) for piece in cell
            )
        self.pieces += [piece for position in run.apart for piece in position]
        self.pieces += run.undecided
        for row in run.rows[:-1]:
            self.row(row, last=False)
        self.row(without_prose(run.rows), last=True)

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
        self.lost += bool(rest) and not any(filled) and bool(filled) and not last
        self.rows.append({column: tuple(pieces) for column, pieces in cells.items()})
        self.pieces += [piece for pieces in cells.values() for piece in pieces]
        self.pieces += row.repeated
        self.caption(rest if not last else ())

    def caption(self, pieces: Sequence[Piece]) -> None:
        """Make a row of what belongs to none."""
        if pieces:
            column = 0 if self.run.headed else (self.run.id + 1) % len(self.run.columns)
            self.rows.append({column: tuple(pieces)})
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
