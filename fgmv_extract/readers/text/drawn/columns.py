"""The columns of a terminal: what stands above what when characters are not one column wide each."""

from collections.abc import Sequence
from unicodedata import east_asian_width

from fgmv_extract.patterns import pattern

_ODD = pattern(
    "[\u0300-\u036f\u1100-\u11ff\u200b-\u200f\u2060\ufe00-\ufe0f\u20d0-\u20ff\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\U0001f000-\U0003ffff]"
)
_NARROW = pattern("[\u0300-\u036f\u200b-\u200f\u2060\ufe00-\ufe0f\u20d0-\u20ff]")

Columns = Sequence[str]
"""One element a column: a character with what combines with it, or nothing behind a wide character."""


def columns_of(text: str) -> Columns:
    """Return the columns of a line; a line of ordinary characters is its own columns."""
    if text.isascii() or not _ODD.search(text):
        return text
    columns: list[str] = []
    for char in text:
        if columns and _NARROW.match(char):
            columns[-1] += char
        else:
            columns.append(char)
            if east_asian_width(char) in "WF":
                columns.append("")
    return columns


def octets_of(text: str) -> Columns:
    """Return the columns of a line as programs count them that take each byte of UTF-8 for a column."""
    if text.isascii():
        return text
    return [column for char in text for column in (char, *[""] * (len(char.encode("utf-8", "replace")) - 1))]


def width_of(text: str) -> int:
    """Return how many columns a text takes."""
    return len(text) if text.isascii() else len(columns_of(text))


def cut(columns: Columns, start: int, end: int | None) -> str:
    """Return the text between two columns."""
    piece = columns[start:end]
    return piece if isinstance(piece, str) else "".join(piece)


def first_word(text: str) -> str:
    """Return what a program would not break before: no-break blanks hold words together."""
    return text.partition(" ")[0]
