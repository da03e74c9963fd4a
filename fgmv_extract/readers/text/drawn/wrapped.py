"""Lines of cells become rows where nothing is drawn between rows: what a line goes on with, and what it begins.

    |FGMV-02  |Technical Report on      |October   |      a row begins,
    |         |Metaverse: an analysis of|2023      |      goes on,
    |         |definitions              |          |      and on;
    |FGMV-20  |Technical Specification  |December  |      text stands below the end of a cell: the next row

A line goes on with a row only in cells that the line before it has left unfinished, and where its words had no room there.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, final

from fgmv_extract.readers.text.codes import kind_of_code
from fgmv_extract.readers.text.drawn.columns import first_word, width_of
from fgmv_extract.readers.text.drawn.shapes import Drawn


@final
class Row(NamedTuple):
    """A line of cells: its index, the texts, the width of each, and the grid column each begins in (None: one each)."""

    at: int
    texts: Sequence[str]
    widths: Sequence[int]
    columns: Sequence[tuple[int, int]] | None = None
    """Grid column and column span of each text."""
    first_filled: bool = False

    @property
    def filled(self) -> frozenset[int]:
        """The positions of the texts that are not blank."""
        return frozenset(position for position, text in enumerate(self.texts) if text.strip())


def rows_of(lines: Sequence[Row]) -> Iterator[list[Drawn]]:
    """Yield the rows that stand in the lines; ``Drawn.row`` is left 0."""
    for group in groups_of(lines):
        first = group[0]
        spans = first.columns or [(position, 1) for position in range(len(first.texts))]
        yield [
            Drawn(
                0,
                column,
                [line.texts[position] for line in group],
                first.at,
                first.widths[position],
                1,
                span,
                first.first_filled,
            )
            for position, (column, span) in enumerate(spans)
        ]


def groups_of(lines: Sequence[Row]) -> Iterator[list[Row]]:
    """Yield the lines of each row."""
    group: list[Row] = []
    for line in lines:
        if group and not _goes_on(group, line):
            yield group
            group = []
        if group or line.filled or len(lines) == 1:
            group.append(line)
    if group:
        yield group


def _goes_on(group: Sequence[Row], line: Row) -> bool:
    """Tell whether a line goes on with the row that the lines before it began."""
    first = group[0]
    if line.columns != first.columns or len(line.texts) != len(first.texts):
        return False
    filled = line.filled
    if not filled:
        return True
    before = next((earlier for earlier in reversed(group) if earlier.filled), first)
    if not filled <= before.filled:
        return 0 not in filled and 0 in first.filled and filled <= _begun(group)
    if 0 not in filled:
        return True
    return not _begins_anew(before, line, filled)


def _begun(group: Sequence[Row]) -> frozenset[int]:
    return frozenset().union(*(line.filled for line in group))


def _begins_anew(before: Row, line: Row, filled: frozenset[int]) -> bool:
    """Tell whether a line with text in its first cell begins a row: a label or a code does, or words that had room before."""
    last, now = before.texts[0].strip(), line.texts[0].strip()
    if last.endswith(":"):
        return True
    kind = kind_of_code(now)
    if kind and kind == kind_of_code(last):
        return True
    return any(_had_room(before.texts[at].strip(), line.texts[at].strip(), line.widths[at]) for at in filled)


def _had_room(before: str, after: str, width: int) -> bool:
    return width_of(before) + 1 + width_of(first_word(after)) <= width
