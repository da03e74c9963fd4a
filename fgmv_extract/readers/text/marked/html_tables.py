"""Tables written in HTML inside another text, as writers of Markdown put those that Markdown can not say."""

import re
from collections.abc import Sequence
from html.parser import HTMLParser
from typing import final

from fgmv_extract.patterns import pattern
from fgmv_extract.readers.text.drawn.shapes import Drawing, Drawn

_TABLE = pattern(r"<(/?)table\b", re.IGNORECASE)
_BLOCKS = frozenset(("p", "div", "li", "ul", "ol", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "table", "blockquote"))
_PARTING = _BLOCKS | frozenset(("caption", "td", "th", "thead", "tbody", "tfoot", "br"))
_STRUCK = frozenset(("s", "del", "strike"))
_WIDEST = 255  # columns that a cell may span
_HIGHEST = 1000  # rows that a cell may span
_DEEPEST = 16  # tables inside each other


def find(texts: Sequence[str], at: int) -> Drawing | None:
    """Return the table that begins at a line with its tag; one that is not closed is none."""
    if not texts[at].lstrip()[:6].lower().startswith("<table"):
        return None
    depth = 0
    for number in range(at, len(texts)):
        for found in _TABLE.finditer(texts[number]):
            depth += -1 if found[1] else 1
        if depth > _DEEPEST:
            return None
        if depth <= 0:
            parser = _Cells(at)
            parser.feed("\n".join(texts[at : number + 1]))
            parser.close()
            return Drawing(number + 1, parser.cells, above=parser.caption) if parser.cells else None
    return None


@final
class _Cells(HTMLParser):
    """Takes the cells of the outermost table; what stands in a table inside a cell is text of that cell."""

    def __init__(self, at: int) -> None:
        super().__init__(convert_charrefs=True)
        self.cells: list[Drawn] = []
        self.caption: list[tuple[str, int]] = []
        self._at = at
        self._row = -1
        self._column = 0
        self._taken: dict[int, int] = {}  # column -> rows that a cell from above still covers
        self._open: list[str] | None = None
        self._spans = (1, 1)
        self._line = 0
        self._depth = 0
        self._struck = 0  # how deep in what is struck through, which is left out
        self._beside: list[str] = []  # a line of text that stands in no cell
        self._begun = 0  # where it does

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open rows and cells, and end lines."""
        self._end_beside(tag)
        if tag == "table":
            self._depth += 1
        if self._depth == 1 and tag == "tr":
            self._end_cell()
            self._begin_row()
        elif self._depth == 1 and tag in ("td", "th"):
            self._end_cell()
            known = dict(attrs)
            self._spans = (_span(known.get("rowspan"), _HIGHEST), _span(known.get("colspan"), _WIDEST))
            self._struck = 0
            self._open, self._line = [], self._at + self.getpos()[0] - 1
        elif self._open is not None and (tag == "br" or tag in _BLOCKS):
            self._open.append("\n")
        elif tag in _STRUCK:
            self._struck += 1

    def handle_endtag(self, tag: str) -> None:
        """Close cells, and end lines."""
        self._end_beside(tag)
        if tag == "table":
            self._depth -= 1
        if (self._depth == 1 and tag in ("td", "th", "tr")) or self._depth == 0:
            self._end_cell()
        elif self._open is not None and tag in _BLOCKS:
            self._open.append("\n")
        elif tag in _STRUCK:
            self._struck = max(self._struck - 1, 0)

    def handle_data(self, data: str) -> None:
        """Take the text of a cell; its line ends are blanks. What stands in no cell is the caption."""
        if self._struck:
            return
        if self._open is not None:
            self._open.append(re.sub(r"\s+", " ", data))
        elif self._beside or data.strip():
            if not self._beside:
                self._begun = self._at + self.getpos()[0] - 1 + data[: len(data) - len(data.lstrip())].count("\n")
            self._beside.append(data)

    def close(self) -> None:
        """Take what is left."""
        super().close()
        self._end_beside("table")

    def _end_beside(self, tag: str) -> None:
        """End a line of the caption at a tag that parts blocks."""
        if self._beside and tag in _PARTING:
            self.caption.append((" ".join("".join(self._beside).split()), self._begun))
            self._beside = []

    def _begin_row(self) -> None:
        self._row += 1
        self._column = 0
        self._taken = {column: rows - 1 for column, rows in self._taken.items() if rows > 1}

    def _end_cell(self) -> None:
        if self._open is None:
            return
        if self._row < 0:
            self._begin_row()
        lines = [stripped for line in "".join(self._open).split("\n") if (stripped := line.strip())]
        rows, columns = self._spans
        column = self._column
        while column in self._taken:
            column += 1
        columns = next((wide for wide in range(1, columns) if column + wide in self._taken), columns)
        self._taken.update(dict.fromkeys(range(column, column + columns), rows))
        self.cells.append(Drawn(self._row, column, lines, self._line, 0, rows, columns))
        self._open = None
        self._column = column + columns


def _span(value: str | None, most: int) -> int:
    digits = (value or "").strip()
    return max(1, min(int(digits), most)) if digits.isdecimal() and len(digits) < 9 else 1
