"""Runs of rows: identifiers at the beginning of lines, and the lines from each to the next."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple, final

from attrs import evolve, frozen

from fgmv_extract.grammar.columns import Heading
from fgmv_extract.grammar.headings import read_annex_heading
from fgmv_extract.grammar.roles import ALLOCATING, Role
from fgmv_extract.interpretation.flowing.cells import shared_out
from fgmv_extract.interpretation.flowing.costs import is_mark
from fgmv_extract.interpretation.flowing.headings import Headings, headings_above, letters_of
from fgmv_extract.interpretation.flowing.pieces import Piece, parted
from fgmv_extract.interpretation.flowing.signs import LONGEST_ID
from fgmv_extract.itu.identifiers import find_identifiers, read_identifier
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.patterns import pattern

_MOST_LINES = 60  # of a row
_AROUND = " .,;:*()"
_SPOKEN = pattern(r"(?:and|or|has|have|had|was|were|is|are|will|would|should|shall|can|could|may|might|must|does)\b")
"""What goes on with a sentence that begins with an identifier (``FGMV-01 was allocated to SG20.``); titles do not begin so."""
_ROWS = 3  # that a table without headings has at least
_USUAL = (Heading(Role.ID), Heading(Role.TITLE), Heading(Role.APPROVED), Heading(Role.ALLOCATION))
"""What the columns of a table without headings are taken for, when no table before tells."""


@final
class Row(NamedTuple):
    """A row: the lines before its identifier, the identifier, the lines behind it, and headings that a page repeats among these.

    ``parts`` are cut where headings are repeated.
    """

    before: tuple[Piece, ...]
    identifier: tuple[Piece, ...]
    parts: tuple[tuple[Piece, ...], ...]
    repeated: tuple[Piece, ...] = ()

    def ending(self, last: Sequence[Piece]) -> "Row":
        """The row with other lines behind the last repetition of the headings."""
        return self._replace(parts=(*self.parts[:-1], tuple(last)))


@final
@frozen
class Run:
    """The rows of a table and its headings, as far as there are any; ``columns`` are what its columns hold.

    ``apart`` are positions of the table of which nothing tells the rows; ``undecided`` are the lines that told its allocation,
    and no longer do. ``headed`` tells that what stands before a row heads it and those below it; ``unsure`` counts the rows whose
    last cell that may be.
    """

    headings: Headings | None
    columns: tuple[Heading, ...]
    rows: tuple[Row, ...]
    apart: tuple[tuple[Piece, ...], ...] = ()
    undecided: tuple[Piece, ...] = ()
    headed: bool = False
    unsure: int = 0

    @property
    def id(self) -> int:
        """Which column holds the identifiers."""
        return next(index for index, column in enumerate(self.columns) if column.role is Role.ID)


@final
class _Start(NamedTuple):
    """An identifier: its pieces, the index of its first line, and what stands behind it in its last one."""

    identifier: tuple[Piece, ...]
    at: int
    after: int
    rest: tuple[Piece, ...]


def runs_of(
    lines: Sequence[Piece], vocabulary: Vocabulary, focus_group: str | None, apart: list[Piece]
) -> Iterator[Run]:
    """Find the tables among lines that stand together; identifiers whose cells stand elsewhere are added to ``apart``."""
    starts = list(_starts(lines, vocabulary, focus_group))
    columns: tuple[Heading, ...] = _USUAL
    at = begin = 0
    while at < len(starts):
        headings = _headings_above(lines[begin : starts[at].at], vocabulary)
        taken = _together(lines, starts, at, headings, vocabulary)
        stop = _stop(lines, starts[taken - 1].at + 1, starts[taken].at if taken < len(starts) else len(lines))
        if headings is not None:
            columns = headings.meanings
        run = _Cutting(lines, headings, columns, vocabulary).run(starts[at:taken], stop)
        if not _is_mixed(run, vocabulary, focus_group) and _is_table(run, vocabulary):
            yield run
        elif _has_headings(lines[begin:stop], vocabulary, several=len(run.rows) >= _ROWS):
            apart += [row.identifier[0] for row in run.rows]
        at, begin = taken, stop


def _headings_above(lines: Sequence[Piece], vocabulary: Vocabulary) -> Headings | None:
    """Find the headings above the first identifier; marks of its row may stand between, when the headings are of groups."""
    unmarked = len(lines)
    while unmarked and is_mark(lines[unmarked - 1].text):
        unmarked -= 1
    if unmarked < len(lines):
        found = headings_above(lines[:unmarked], vocabulary)
        if found is not None and sum(meaning.group is not None for meaning in found.meanings) > 1:
            return found
    return headings_above(lines, vocabulary)


def _is_mixed(run: Run, vocabulary: Vocabulary, focus_group: str | None) -> bool:
    """Whether single headings or other identifiers stand among the cells: the rows are not what they seem."""
    lines = [line.text for row in run.rows for part in row.parts for line in part]
    if sum(bool(find_identifiers(text, vocabulary, focus_group)) for text in lines) > 1:
        return True
    if len(run.rows) < _ROWS:
        return False
    return sum(text in _single(vocabulary) for text in lines) > 1 or (
        run.headings is None and any(text in _single(vocabulary) for text in lines)
    )


def _has_headings(lines: Sequence[Piece], vocabulary: Vocabulary, *, several: bool) -> bool:
    """Whether headings stand alone among lines with identifiers: with ``several`` of these one will do, else that of them, too.

    That of the identifiers may end the line of the heading above the table.
    """
    if _single(vocabulary).isdisjoint(line.text for line in lines):
        return False
    names = tuple(f" {name}" for name in vocabulary.headings.get(Role.ID.value, ()))
    return several or any(f" {line.text}".endswith(names) for line in lines)


@lru_cache(maxsize=8)
def _single(vocabulary: Vocabulary) -> frozenset[str]:
    return frozenset(name for role in (Role.TITLE, Role.APPROVED) for name in vocabulary.headings.get(role.value, ()))


def _starts(lines: Sequence[Piece], vocabulary: Vocabulary, focus_group: str | None) -> Iterator[_Start]:
    """Find the lines that begin with an identifier, be it broken at its hyphen."""
    for at, line in enumerate(lines):
        if read_identifier(line.text[:LONGEST_ID], vocabulary, focus_group) is not None:
            found = read_identifier(line.text, vocabulary, focus_group)
            behind = found[1] if found is not None else ""
            if not behind.strip(_AROUND):
                yield _Start((line,), at, at + 1, ())
            elif (behind[0].isalnum() or behind[0] in '“"(') and not _SPOKEN.match(behind):
                cut = len(line.text) - len(behind)
                if line.text[cut - 1].isspace():
                    yield _Start((line.part(0, cut),), at, at + 1, (line.part(cut, len(line.text)),))
        elif line.text.endswith("-") and at + 1 < len(lines) and len(line.text) < LONGEST_ID:
            whole = read_identifier(f"{line.text}\n{lines[at + 1].text}"[:LONGEST_ID], vocabulary, focus_group)
            if whole is not None and not whole[1].strip(_AROUND):
                yield _Start((line, lines[at + 1]), at, at + 2, ())


def _together(
    lines: Sequence[Piece], starts: Sequence[_Start], first: int, headings: Headings | None, vocabulary: Vocabulary
) -> int:
    """Return the start behind the last row of the table that begins with one."""
    at = first + 1
    while at < len(starts):
        between = lines[starts[at - 1].after : starts[at].at]
        if len(between) > _MOST_LINES or any(read_annex_heading(line.text) for line in between):
            return at
        if not any(_repeats(between, line, headings) for line in range(len(between))) and headings_above(
            between, vocabulary
        ):
            return at
        at += 1
    return at


def _stop(lines: Sequence[Piece], start: int, end: int) -> int:
    """Where the last row of a table ends: at the heading of an annex, or after as many lines as a row may have."""
    end = min(end, start + _MOST_LINES)
    return next((at for at in range(start, end) if read_annex_heading(lines[at].text)), end)


@final
@frozen
class _Cutting:
    """Cuts lines into rows."""

    lines: Sequence[Piece]
    headings: Headings | None
    columns: tuple[Heading, ...]
    vocabulary: Vocabulary

    def run(self, starts: Sequence[_Start], stop: int) -> Run:
        run = Run(self.headings, self.columns, ())
        tight = any(start.rest for start in starts)
        below = self.headings.below if self.headings is not None else 0
        before = tuple(self.lines[starts[0].at - below : starts[0].at])
        rows: list[Row] = []
        for start, end in zip(starts, [*(start.at for start in starts[1:]), stop], strict=True):
            row = self.row(before, start, self.lines[start.after : end], tight=tight)
            before = self.first_cells(row.parts[-1], run.id) if run.id and end != stop else ()
            rows.append(row.ending(row.parts[-1][: len(row.parts[-1]) - len(before)]))
        return evolve(run, rows=tuple(rows))

    def row(self, before: tuple[Piece, ...], start: _Start, lines: Sequence[Piece], *, tight: bool) -> Row:
        lines = [*start.rest, *lines]
        parts: list[list[Piece]] = [[]]
        repeated: list[Piece] = []
        at = 0
        while at < len(lines):
            length = _repeats(lines, at, self.headings)
            if length:
                repeated += lines[at : at + length]
                parts.append([])
                at += length
            else:
                parts[-1] += parted(lines[at], self.vocabulary) if tight else [lines[at]]
                at += 1
        return Row(before, start.identifier, tuple(map(tuple, parts)), tuple(repeated))

    def first_cells(self, lines: Sequence[Piece], identifiers: int) -> tuple[Piece, ...]:
        """Return the lines before an identifier that belong to its row, not to the row before."""
        behind = self.columns[identifiers + 1 :]
        shared = shared_out(lines, (*behind, *self.columns[:identifiers]), self.vocabulary)
        return tuple(piece for cell in shared.cells[len(behind) :] for piece in cell) + shared.rest


def _repeats(lines: Sequence[Piece], at: int, headings: Headings | None) -> int:
    """Count the lines from one on that repeat the headings, wherever their lines end."""
    if headings is None or not headings.letters.startswith(letters_of(lines[at].text)):
        return 0
    letters = ""
    for count, line in enumerate(lines[at:], 1):
        letters += letters_of(line.text)
        if not headings.letters.startswith(letters):
            return 0
        if letters == headings.letters:
            return count
    return 0


def _is_table(run: Run, vocabulary: Vocabulary) -> bool:
    """Ask for rows that say something; without headings, for several that all have a date or groups."""
    said = sum(any(row.parts) for row in run.rows)
    if run.headings is not None:
        return 2 * said > len(run.rows)
    if len(run.rows) < _ROWS or 5 * said < 4 * len(run.rows):
        return False
    told = 0
    for row in run.rows:
        columns = run.columns[run.id + 1 :]
        cells = shared_out(row.parts[0], columns, vocabulary).cells
        filled = {column.role for column, cell in zip(columns, cells, strict=True) if cell}
        told += Role.TITLE in filled and not filled.isdisjoint(ALLOCATING | {Role.APPROVED})
    return 5 * told >= 4 * len(run.rows)
