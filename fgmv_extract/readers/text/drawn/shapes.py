"""What a drawing of a table shows: cells with their lines, before the lines are joined into text."""

from collections.abc import Callable, Sequence
from typing import NamedTuple, final

JOINED = 1
"""The width of a cell in which no line end is meant, and none cuts a word."""
BREAKS = ("\\\\", "\\")
"""Signs at the end of a line that keep it, as pandoc, jira and org-mode set them."""


@final
class Drawn(NamedTuple):
    """A cell as it is drawn: its top left grid position and spans, its lines, and the index of the line it begins in.

    ``width`` is the room a line had, in columns; 0 when the lines were not wrapped, so that each line end is meant.
    ``first_filled`` tells how a word is cut that is longer: its first pieces fill lines, or its last ones.
    """

    row: int
    column: int
    lines: Sequence[str]
    at: int
    width: int = 0
    row_span: int = 1
    column_span: int = 1
    first_filled: bool = False

    @property
    def room(self) -> int:
        """The width of a line without the columns left free on both sides, which the left one tells."""
        filled = [line for line in self.lines if line.strip()]
        padded = self.width > 2 and bool(filled) and all(line[0].isspace() for line in filled)
        return self.width - 2 if padded else self.width


@final
class Drawing(NamedTuple):
    """A table found in the lines: the index of the line behind it, and its cells in row-major order.

    ``left_out`` is a sentence on what is written there and too much to be read, empty when nothing is. ``above`` is its caption:
    lines of text, each with the index of the line it stands in.
    """

    end: int
    cells: Sequence[Drawn]
    left_out: str = ""
    above: Sequence[tuple[str, int]] = ()


Finder = Callable[[Sequence[str], int], Drawing | None]
"""Returns the table that begins at a line, or None. It is asked at every line that stands in no table: it must say no fast."""


@final
class Kind(NamedTuple):
    """A way to draw a table: its name, what finds one, and whether marks of the text around it can stand in it.

    One of ``signs`` stands in every text with such a table. ``is_told`` tells that it is written in tags or has attributes,
    which are words that stand in no cell.
    """

    name: str
    find: Finder
    signs: tuple[str, ...]
    is_marked: bool = True
    is_told: bool = False


Undo = Callable[[str], str]
"""Turns marked text into text."""


@final
class Undoing(NamedTuple):
    """What turns the text of a paragraph, and that of a cell, into what it says."""

    paragraph: Undo
    cell: Undo
