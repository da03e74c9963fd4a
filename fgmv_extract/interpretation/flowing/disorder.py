"""Signs that the cells of a run do not follow each other row by row: some of them are of other rows, or of the headings."""

from collections import Counter
from collections.abc import Sequence

from fgmv_extract.grammar.roles import Role
from fgmv_extract.interpretation.flowing.cells import STATED
from fgmv_extract.interpretation.flowing.pieces import Piece
from fgmv_extract.interpretation.flowing.runs import Row, Run
from fgmv_extract.interpretation.flowing.segments import Kind, blocks_of, is_ended, is_position_heading, segments_of
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.patterns import pattern

_YEAR = pattern(r"\b(?:19|20)\d\d$")


def is_disordered(run: Run, vocabulary: Vocabulary, focus_group: str | None) -> bool:
    """Whether a row of a run holds what is of other rows, or of the headings: its cells do not follow each other."""
    columns = Counter(column.role for column in run.columns)
    if any(_positions_together(part) > max(columns[Role.POSITION], 1) for row in run.rows for part in row.parts):
        return True
    if run.rows[0].identifier[0].place.page is None:
        return False
    if not columns[Role.POSITION] and any(_begins_with_heading(row, vocabulary) for row in run.rows):
        return True
    return any(_is_mixed(row, columns, vocabulary, focus_group) for row in run.rows)


def _begins_with_heading(row: Row, vocabulary: Vocabulary) -> bool:
    """Whether the heading of positions follows headings that a page repeats."""
    return any(part and is_position_heading(part[0].text, vocabulary) for part in row.parts[1:])


def _is_mixed(row: Row, columns: Counter[Role], vocabulary: Vocabulary, focus_group: str | None) -> bool:
    """Whether more dates stand in a row than it has columns of dates, or nothing at all."""
    lines = [line for part in row.parts for line in part]
    if not lines:
        return True
    if sum(_YEAR.search(line.text) is not None for line in lines) <= columns[Role.APPROVED]:
        return False
    kinds = Counter(segment.kind for segment in segments_of(lines, vocabulary, focus_group))
    return kinds[Kind.DATE] > columns[Role.APPROVED] > 0


def _positions_together(lines: Sequence[Piece]) -> int:
    """Count the positions, each whole and a block of its own, that follow each other."""
    most = count = 0
    for block in blocks_of(lines):
        count = count + 1 if STATED.match(block[0].text) and is_ended(block) else 0
        most = max(most, count)
    return most
