"""Cells that reach down into the rows below them: those rows leave their columns out."""

from typing import final

_FARTHEST = 1_000  # columns: far beyond what a table may have


@final
class Reaching:
    """The columns of a table that cells from above reach into."""

    def __init__(self) -> None:
        """Begin with a table without cells."""
        self._free: dict[int, int] = {}  # column -> the first row it is free in

    def free_from(self, row: int, column: int, end: int = _FARTHEST) -> int:
        """Return the first column from one on that no cell reaches into in a row; ``end`` when there is none before it."""
        while column < end and self._free.get(column, 0) > row:
            column += 1
        return column

    def take(self, row: int, column: int, rows: int, columns: int) -> None:
        """Let a cell that begins in a row and column take all that it spans."""
        self._free.update(dict.fromkeys(range(column, column + columns), row + rows))
