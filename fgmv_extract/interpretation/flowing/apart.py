"""The column of positions whose heading stands apart from the others, as ``pdftotext`` without options writes a last column.

No. / Title / Allocated to          No. / Title / Allocated to
FGMV-06                             FGMV-27 / Technical Report on ... / SG20 (SG16)
SG17           behind the first     FGMV-34 / Technical Report on ... / SG16
Technical Report on ...             SG20                              behind the last row, and with it
SG3                                 Q3/20 plans to initiate new work. all positions that there are
Q6/17 agreed to ...
FGMV-10 / ...

Behind the last row as many positions as rows are theirs in order; of fewer, nothing tells whose they are.
"""

from collections.abc import Sequence

from attrs import evolve

from fgmv_extract.grammar.columns import read_heading
from fgmv_extract.grammar.roles import ALLOCATING, Role
from fgmv_extract.interpretation.flowing.cells import STATED
from fgmv_extract.interpretation.flowing.costs import is_allotment
from fgmv_extract.interpretation.flowing.headings import Headings
from fgmv_extract.interpretation.flowing.pieces import Piece
from fgmv_extract.interpretation.flowing.runs import Row, Run
from fgmv_extract.interpretation.flowing.segments import blocks_of, is_ended, is_position_heading
from fgmv_extract.itu.questions import find_questions
from fgmv_extract.itu.vocabulary import Vocabulary

_Block = Sequence[Piece]


def with_column_apart(run: Run, vocabulary: Vocabulary) -> Run:
    """Return a run with the column of positions whose heading stands among its rows; the same run where there is none."""
    roles = [column.role for column in run.columns]
    if run.headings is None or Role.POSITION in roles or ALLOCATING.isdisjoint(roles):
        return run
    return _behind_first(run, run.headings, vocabulary) or _behind_last(run, run.headings, vocabulary) or run


def _behind_first(run: Run, headings: Headings, vocabulary: Vocabulary) -> Run | None:
    """The heading stands between the first identifier and its title; positions stand in their rows."""
    first = run.rows[0]
    blocks = list(blocks_of(first.parts[0]))
    if len(blocks) < 2 or not _is_heading(blocks[0], vocabulary) or is_allotment(blocks[1][0].text, vocabulary):
        return None
    if not any(is_allotment(line.text, vocabulary) for block in blocks[1:] for line in block):
        return None
    if not _are_of(blocks[0], [line for row in run.rows for part in row.parts for line in part], vocabulary):
        return None
    rows = (first._replace(parts=(first.parts[0][1:], *first.parts[1:])), *run.rows[1:])
    return _headed(run, headings, blocks[0], rows, (), vocabulary)


def _behind_last(run: Run, headings: Headings, vocabulary: Vocabulary) -> Run | None:
    """The heading stands behind the groups of the last row, and nothing but positions behind it."""
    last = run.rows[-1]
    blocks = list(blocks_of(last.parts[-1]))
    for at in range(1, len(blocks)):
        heading, positions = blocks[at], blocks[at + 1 :]
        if not _is_heading(heading, vocabulary) or not _are_groups(blocks[at - 1], vocabulary):
            continue
        if not positions or not all(STATED.match(block[0].text) for block in positions):
            continue
        if not _are_of(heading, [line for block in positions for line in block], vocabulary):
            continue
        rows = (*run.rows[:-1], last.ending([line for block in blocks[:at] for line in block]))
        if len(positions) == len(rows) and all(map(is_ended, positions)):
            rows = tuple(map(_with_position, rows, positions))
            positions = []
        return _headed(run, headings, heading, rows, positions, vocabulary)
    return None


def _with_position(row: Row, position: _Block) -> Row:
    return row.ending((*row.parts[-1], *position))


def _is_heading(block: _Block, vocabulary: Vocabulary) -> bool:
    return len(block) == 1 and is_position_heading(block[0].text, vocabulary)


def _are_groups(block: _Block, vocabulary: Vocabulary) -> bool:
    return is_allotment(" ".join(line.text for line in block), vocabulary)


def _are_of(heading: _Block, positions: Sequence[Piece], vocabulary: Vocabulary) -> bool:
    """Whether the positions name no Questions but those of the group that the heading is."""
    group = read_heading(heading[0].text, vocabulary).group or ""
    numbers = {each.question.rpartition("/")[2] for line in positions for each in find_questions(line.text, None)}
    return all(group.endswith(f"SG{number}") for number in numbers)


def _headed(
    run: Run, above: Headings, heading: _Block, rows: tuple[Row, ...], lost: Sequence[_Block], vocabulary: Vocabulary
) -> Run:
    meaning = read_heading(heading[0].text, vocabulary)
    headings = evolve(above, cells=(*above.cells, tuple(heading)), meanings=(*above.meanings, meaning))
    apart = tuple(tuple(block) for block in lost)
    return evolve(run, headings=headings, columns=(*run.columns, meaning), rows=rows, apart=apart)
