"""Where the last row of a flowing table ends, as far as empty lines tell: nothing else parts it from the letter that goes on below.

FGMV-02
Technical Report on Avatars
SG20                                    the position is blank, and leaves no trace

Q7/20 will report to TSAG in 2025.      where no other cell has an empty line before it, this is none
"""

from collections.abc import Sequence
from itertools import pairwise

from fgmv_extract.interpretation.flowing.pieces import Piece
from fgmv_extract.interpretation.flowing.runs import Row


def without_prose(rows: Sequence[Row]) -> Row:
    """Return the last of these rows without a sentence behind an empty line, and all below it, where no row before has such lines."""
    last = rows[-1]
    if len(rows) < 2 or len(last.parts) != 1 or any(_gaps(_lines(row)) for row in rows[:-1]):
        return last
    part = last.parts[0]
    before = (*last.identifier[-1:], *part)
    for at in _gaps(before):
        if at and before[at].text.endswith("."):
            return last.ending(part[: at - 1])
    return last


def _lines(row: Row) -> tuple[Piece, ...]:
    return (*row.identifier, *(line for part in row.parts for line in part))


def _gaps(lines: Sequence[Piece]) -> list[int]:
    """The indices of the lines that have an empty line above them; all of them where nothing tells."""
    numbers = [line.place.line for line in lines]
    return [
        at
        for at, (before, after) in enumerate(pairwise(numbers), 1)
        if before is None or after is None or after - before > 1
    ]
