"""Text on a character grid: how wide it is, how it breaks, and tables of it.

Widths count terminal cells: East Asian wide characters take two, combining and invisible ones none.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, zip_longest
from typing import NamedTuple, cast, final

from attrs import field, frozen

from fgmv_extract.outputs.printing import one_line
from fgmv_extract.patterns import pattern

BOLD, DIM, RED, YELLOW = "1", "2", "31", "33"
"""Select Graphic Rendition parameters (ECMA-48, 8.3.117)."""

_GAP = "  "
_NARROWEST = 8
_WIDEST = 200
"""A column takes no more, however long its texts."""

_SINGLE = pattern("[\x20-\u02ff\u0400-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u3000-\u3029\u4e00-\u9fff]*+")
"""Latin, Cyrillic, dashes and quotes, Han: each character stands by itself."""


def width(text: str) -> int:
    """Count the terminal cells the text takes."""
    return len(text) if text.isascii() else sum(map(_cells, _clusters(text)))


def _clusters(text: str) -> Iterable[str]:
    """Return what a reader takes for one character, and nothing may part: grapheme clusters (Unicode Standard Annex 29)."""
    if _SINGLE.fullmatch(text):
        return text
    import regex  # noqa: PLC0415  few texts have any, and it takes its time

    return cast("list[str]", regex.findall(r"\X", text))


def _cells(cluster: str) -> int:
    """A family drawn as one emoji, or a Hangul syllable in parts, is as wide as its widest form."""
    return min(2, sum(map(_cells_alone, cluster)))


def _cells_alone(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def wrap(text: str, limit: int) -> list[str]:
    """Break the text at blanks into lines of at most ``limit`` cells; a longer word is cut. At least one line."""
    lines = [""]
    for word in (part for whole in one_line(text).split(" ") for part in _pieces(whole, limit)):
        joined = f"{lines[-1]} {word}" if lines[-1] else word
        if width(joined) <= limit:
            lines[-1] = joined
        else:
            lines.append(word)
    return lines


def _pieces(word: str, limit: int) -> list[str]:
    if width(word) <= limit:
        return [word]
    pieces, taken = [""], 0
    for cluster in _clusters(word):
        cells = _cells(cluster)
        if pieces[-1] and taken + cells > limit:
            pieces.append("")
            taken = 0
        pieces[-1] += cluster
        taken += cells
    return pieces


class Cell(NamedTuple):
    """The paragraphs of a cell, each beginning on a line of its own, and the ink they are painted with."""

    paragraphs: tuple[str, ...]
    ink: str | None = None


class Column(NamedTuple):
    """A heading, and how much of the room the column claims when there is little; 0 never gives way."""

    heading: str
    weight: float = 0


@final
@frozen
class Page:
    """A width in terminal cells, and whether ink shows; its methods return lines."""

    width: int
    colour: bool = field(default=False, kw_only=True)

    def paragraph(self, text: str, ink: str | None = None) -> list[str]:
        """Lay out a paragraph over the whole width."""
        return [self._painted(line, ink) for line in wrap(text, self.width)]

    def listing(self, entries: Iterable[tuple[str, Iterable[str]]]) -> list[str]:
        """Lay out labels and their values, each value on a line of its own; a label without values is left out."""
        filled = [(label, list(values)) for label, values in entries]
        filled = [(label, values) for label, values in filled if values]
        indent = max((len(label) for label, _ in filled), default=0) + len(_GAP)
        lines = []
        for label, values in filled:
            wrapped = [line for value in values for line in wrap(value, max(_NARROWEST, self.width - indent))]
            names = [label, *[""] * (len(wrapped) - 1)]
            lines += [
                f"{self._painted(name.ljust(indent), DIM)}{line}" for name, line in zip(names, wrapped, strict=True)
            ]
        return lines

    def table(self, columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> list[str]:
        """Lay out a table under its headings; a column without any text is left out."""
        kept = [index for index in range(len(columns)) if any(any(row[index].paragraphs) for row in rows)]
        columns = [columns[index] for index in kept]
        rows = [[row[index] for index in kept] for row in rows]
        widths = _fitted(columns, rows, self.width)
        head = [Cell((column.heading,), BOLD) for column in columns]
        rule = [Cell(("─" * size,), DIM) for size in widths]
        return [line for row in (head, rule, *rows) for line in self._row(row, widths)]

    def _row(self, row: Sequence[Cell], widths: Sequence[int]) -> Iterator[str]:
        wrapped = [_lines(cell, size) for cell, size in zip(row, widths, strict=True)]
        for parts in zip_longest(*wrapped, fillvalue=""):
            yield _GAP.join(
                f"{self._painted(part, cell.ink)}{' ' * (size - width(part))}"
                for part, cell, size in zip(parts, row, widths, strict=True)
            ).rstrip()

    def _painted(self, text: str, ink: str | None) -> str:
        return f"\x1b[{ink}m{text}\x1b[0m" if self.colour and ink and text.strip() else text


def _lines(cell: Cell, size: int) -> list[str]:
    return [line for paragraph in cell.paragraphs for line in wrap(paragraph, size)]


def _fitted(columns: Sequence[Column], rows: Sequence[Sequence[Cell]], limit: int) -> list[int]:
    """Give each column the width of its longest text, then take from the widest, by weight, until all fit."""
    sizes = [_natural(column, (row[index] for row in rows)) for index, column in enumerate(columns)]
    floors = [min(size, max(_NARROWEST, width(column.heading))) for size, column in zip(sizes, columns, strict=True)]
    yielding = [index for index, column in enumerate(columns) if column.weight]
    excess = sum(sizes) + len(_GAP) * (len(sizes) - 1) - limit
    for _ in range(excess):
        able = [index for index in yielding if sizes[index] > floors[index]]
        if not able:
            break
        sizes[max(able, key=lambda index: sizes[index] / columns[index].weight)] -= 1
    return sizes


def _natural(column: Column, cells: Iterable[Cell]) -> int:
    texts = (one_line(text) for cell in cells for text in cell.paragraphs)
    return min(_WIDEST, max(map(width, chain((column.heading,), texts))))
