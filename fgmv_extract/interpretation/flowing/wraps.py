"""Lines of one cell become its text."""

from collections.abc import Sequence
from itertools import pairwise

from fgmv_extract.interpretation.flowing.pieces import Piece
from fgmv_extract.patterns import pattern

_CUT = pattern(r"(?<=[^\W_])[-‐‑/]$")
_END = 2
"""Characters at the end of a text that tell whether a word is cut there: all of it would be looked through for each line."""
_AND = pattern(r"(?:and|or)\b")


def unwrapped(lines: Sequence[Piece]) -> str:
    """Join the lines of a cell: by a line end, by a blank where they stand in one line, by nothing where a hyphen cut a word."""
    if not lines:
        return ""
    return lines[0].text + "".join(joint(before, line) + line.text for before, line in pairwise(lines))


def joint(before: Piece, line: Piece) -> str:
    """What joins a line of a cell to the one before it."""
    if line.inner:
        return " "
    cut = _CUT.search(before.text[-_END:]) and line.text[0].isalnum() and not _AND.match(line.text)
    return "" if cut else "\n"
