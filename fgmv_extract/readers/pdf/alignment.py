"""The columns of a table without rulings: where pieces of text stand below one another."""

from collections.abc import Sequence
from typing import final

from attrs import frozen

from fgmv_extract.readers.pdf.lines import Line

Row = list[Line]
"""The pieces of text that stand beside each other, from left to right."""

Span = tuple[float, float]
"""Left and right, in points."""

PADDING = 5.0
"""Points between the text of a column and its edges."""

ALIGNED = 3.0
"""Points: texts whose edges are as close are aligned."""

_LINES = 8  # of running text
_FULL, _OFTEN = 0.8, 0.35  # of the width of a column, and of its lines: that many of running text are full
_LONG = 25  # characters of a full line


@final
@frozen
class Alignment:
    """The columns of a table: from where to where their text reaches."""

    spans: tuple[tuple[float, float], ...]

    def of(self, line: Line) -> tuple[int, int]:
        """Return the first column a piece stands in, and how many it reaches over."""
        touched = [at for at, span in enumerate(self.spans) if _meet((line.left, line.right), span)]
        if not touched:
            return max((at for at, (left, _) in enumerate(self.spans) if left <= line.left), default=0), 1
        return touched[0], touched[-1] - touched[0] + 1

    def crossed(self, line: Line) -> bool:
        """Tell whether a piece that stands alone is none of the table's: it runs from the first column into another."""
        column, count = self.of(line)
        return column == 0 and (count > 1 or line.left < self.spans[0][0] - ALIGNED)

    def edges(self) -> tuple[float, ...]:
        """Return the edges of the columns."""
        return (*(left - PADDING for left, _ in self.spans), self.spans[-1][1] + PADDING)


def _meet(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[0] < other[1] and one[1] > other[0]


def alignment_of(rows: Sequence[Row]) -> Alignment:
    """Find columns: narrow pieces make them, wider ones widen them unless they reach over several."""
    spans: list[tuple[float, float]] = []
    pieces = sorted((line for row in rows if len(row) > 1 for line in row), key=lambda line: line.right - line.left)
    for line in pieces:
        reach = line.left, line.right
        met = [span for span in spans if _meet(reach, span)]
        if len(met) > 1:
            continue
        both = [reach, *met]
        spans = [span for span in spans if span not in met]
        spans.append((min(left for left, _ in both), max(right for _, right in both)))
    return Alignment(tuple(_united(sorted(spans), rows)))


def _united(spans: list[Span], rows: Sequence[Row]) -> list[Span]:
    """Make one column of neighbours that no row has a piece in each of, while pieces reach over both: a centred heading and short lines."""
    reaching = [[line[1:3] for line in row] for row in rows]
    at = 0
    while at + 1 < len(spans):
        one, other = spans[at], spans[at + 1]
        touched = [
            [(left < one[1] and right > one[0]) + 2 * (left < other[1] and right > other[0]) for left, right in each]
            for each in reaching
        ]
        if any(3 in row for row in touched) and not any(1 in row and 2 in row for row in touched):
            spans[at : at + 2] = [(one[0], other[1])]
        else:
            at += 1
    return spans


def are_texts(rows: Sequence[Row], columns: Alignment) -> bool:
    """Tell whether two columns or more hold running text: pages set in columns, no table."""
    running = 0
    for at, (left, right) in enumerate(columns.spans):
        pieces = [line for row in rows for line in row if columns.of(line) == (at, 1)]
        full = [line for line in pieces if line.right - line.left > _FULL * (right - left) and len(line.text) > _LONG]
        running += len(pieces) >= _LINES and len(full) > _OFTEN * len(pieces)
    return running > 1
