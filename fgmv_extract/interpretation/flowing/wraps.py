"""Lines of one cell become its text."""

from collections.abc import Sequence

from fgmv_extract.interpretation.flowing.pieces import Piece
from fgmv_extract.patterns import pattern

_CUT = pattern(r"(?<=[^\W_])[-‐‑/]$")
_END = 2
"""Characters at the end of a text that tell whether a word is cut there: all of it would be looked through for each line."""
_AND = pattern(r"(?:and|or)\b")


def unwrapped(lines: Sequence[Piece]) -> str:
    """Join the lines of a cell: by a line end, by a blank where they stand in one line, by nothing where a hyphen cut a word."""
    text = ""
    for line in lines:
        if line.inner and text:
            text += " "
        elif text and not (_CUT.search(text[-_END:]) and line.text[0].isalnum() and not _AND.match(line.text)):
            text += "\n"
        text += line.text
    return text
