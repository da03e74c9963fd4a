"""To whom deliverables go where that does not stand in a cell of theirs, in tables whose cells flow.

Study Group 17 (lead)     A row that heads others is told from the last cell of the row before it by its words, which no cell
FGMV-24 / Title / SG13    of the table has. Where pages are printed it stands anywhere: then nothing tells what it heads.
Study Group 20 (lead)
FGMV-27 / Title

SG5 / SG16 / SG20         Nor does anything tell the groups of marks: an empty cell leaves no trace.
FGMV-49 / Title / X / (X)

What is not told is left out, with its columns.
"""

from collections.abc import Callable, Sequence

from attrs import evolve

from fgmv_extract.grammar.roles import ALLOCATING, Role
from fgmv_extract.interpretation.flowing.cells import STATED
from fgmv_extract.interpretation.flowing.costs import is_allotment, is_mark
from fgmv_extract.interpretation.flowing.headings import Headings
from fgmv_extract.interpretation.flowing.pieces import Piece
from fgmv_extract.interpretation.flowing.runs import Row, Run
from fgmv_extract.interpretation.row_heads import heads_in_words
from fgmv_extract.itu.vocabulary import Vocabulary


def decided(run: Run, vocabulary: Vocabulary) -> Run:
    """Return a run in which rows that head others stand before these; without what nothing tells for certain."""
    return _without_marks(_with_heads(run, vocabulary))


def _without_marks(run: Run) -> Run:
    """Leave out the columns of groups when marks stand in rows, and no words that may be a position."""
    if run.headings is None or sum(column.group is not None for column in run.columns) < 2:
        return run
    lines = [line.text for row in run.rows for part in row.parts for line in part]
    if not any(map(is_mark, lines)) or any(text.endswith(".") or STATED.search(text) for text in lines):
        return run
    return _without(run, run.headings, is_mark, {*ALLOCATING, Role.POSITION})


def _with_heads(run: Run, vocabulary: Vocabulary) -> Run:
    """Put each line that heads rows before the first of them, where the first row of the table has one."""
    if run.headings is None or run.id or not _heads(run.rows[0].before, vocabulary):
        return run
    ends = [_heads(row.parts[-1], vocabulary) for row in run.rows[:-1]]
    cells = [
        line
        for row, end in zip(run.rows, [*ends, 0], strict=True)
        for line in [line for part in row.parts for line in part][: -end or None]
    ]
    paged = run.rows[0].identifier[0].place.page is not None
    if paged or max(ends, default=0) > 1 or any(heads_in_words(line.text, vocabulary) for line in cells):
        return _without(run, run.headings, lambda text: is_allotment(text, vocabulary), ALLOCATING)
    before: tuple[Piece, ...] = run.rows[0].before
    rows: list[Row] = []
    unsure = 0
    for row, end in zip(run.rows, [*ends, 0], strict=True):
        last = row.parts[-1]
        rows.append(row.ending(last[: len(last) - end])._replace(before=before))
        before = last[len(last) - end :]
        unsure += bool(end) and not any(is_allotment(line.text, vocabulary) for line in last[: len(last) - end])
    return evolve(run, rows=tuple(rows), headed=True, unsure=unsure)


def _heads(lines: Sequence[Piece], vocabulary: Vocabulary) -> int:
    """Count the lines at the end that may head rows."""
    count = 0
    while count < len(lines) and heads_in_words(lines[-1 - count].text, vocabulary):
        count += 1
    return count


def _without(run: Run, headings: Headings, dropped: Callable[[str], bool], roles: set[Role] | frozenset[Role]) -> Run:
    """Leave out the columns of these roles, and the lines that are dropped."""
    kept = [index for index, column in enumerate(run.columns) if column.role not in roles]
    lines = [line for row in run.rows for part in (row.before, *row.parts) for line in part]
    return evolve(
        run,
        headings=evolve(
            headings,
            cells=tuple(headings.cells[index] for index in kept),
            meanings=tuple(headings.meanings[index] for index in kept),
        ),
        columns=tuple(run.columns[index] for index in kept),
        rows=tuple(
            row._replace(before=_kept(row.before, dropped), parts=tuple(_kept(part, dropped) for part in row.parts))
            for row in run.rows
        ),
        undecided=tuple(line for line in lines if dropped(line.text)),
    )


def _kept(lines: Sequence[Piece], dropped: Callable[[str], bool]) -> tuple[Piece, ...]:
    return tuple(line for line in lines if not dropped(line.text))
