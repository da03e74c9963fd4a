"""A table while it is read, and its cells on the grid (HTML Standard, "Forming a table").

Rows come in groups: the first ``thead`` stands on top and the first ``tfoot`` at the bottom, wherever the source has them, and a
cell reaches no further down than its group. A cell takes the first free column of its row:

    <tr> a rowspan=2   b           a  b
    <tr> c             d           a  c  d

A head that was cut in two is put together again: where cells reach out of a ``thead`` (LibreOffice repeats only the first of two
heading rows), and the row below lacks just those.

Spans are what the source says only as far as it makes a difference: columns in which no cell begins are none.
"""

from collections.abc import Iterable, Iterator
from typing import Union, final

from attrs import define, field, frozen

from fgmv_extract.document import Part
from fgmv_extract.patterns import pattern
from fgmv_extract.readers.html.bare import Texts
from fgmv_extract.readers.html.blanks import shown
from fgmv_extract.readers.html.parsing import Element

_MOST_SPAN = 100_000
_CELLS = ("td", "th")
_SPAN = pattern(r"\s*+\+?(\d{1,10})")


@final
@frozen
class Text:
    """A paragraph outside tables."""

    text: str
    style: str | None
    part: Part


@final
@define(eq=False)
class Box:
    """A cell: its paragraphs and the tables between them, and its spans; a ``row_span`` of 0 goes to the end of the group."""

    content: list[Union[str, "Sheet"]]
    row_span: int = 1
    column_span: int = 1

    @property
    def text(self) -> str:
        """The paragraphs, one a line; empty ones at the end do not count."""
        content = self.content
        if len(content) == 1 and isinstance(content[0], str):
            return content[0]
        return "\n".join([each for each in content if isinstance(each, str)]).rstrip("\n")

    @property
    def sheets(self) -> list["Sheet"]:
        """The tables inside."""
        return [each for each in self.content if not isinstance(each, str)]


Row = list[Box | None]
"""Cells from left to right; None takes the place of one that is not there."""


@final
@frozen
class Laid:
    """A cell on the grid."""

    box: Box
    row: int
    column: int
    row_span: int
    column_span: int


@final
@define(eq=False)
class Sheet:
    """A table; ``outer`` is the content its own place is in, None for the body.

    ``is_plain`` tells that no cell spans more than its own row and column and none is missing, ``is_layout`` that the page says
    that the table only arranges what is in it, ``holds_tables`` that a cell holds one.
    """

    part: Part
    outer: list[Union[str, "Sheet"]] | None = None
    groups: list[tuple[str, list[Row | Texts]]] = field(factory=list)
    is_plain: bool = True
    is_layout: bool = False
    holds_tables: bool = False

    def begin_group(self, kind: str) -> None:
        """Begin a group of rows: ``thead``, ``tbody`` or ``tfoot``."""
        self.groups.append((kind, []))

    def begin_row(self) -> Row:
        """Begin a row of the last group and return it, to be filled."""
        row: Row = []
        self.groups[-1][1].append(row)
        return row

    def boxes(self) -> Iterator[Box]:
        """The cells as they are shown, row by row."""
        return (box for group in self.ordered() for row in group for box in row if box is not None)

    def ordered(self) -> list[list[Row]]:
        """The groups of rows as they are shown, from top to bottom, in boxes."""
        return [[_boxed(row) for row in rows] for rows in self.shown()]

    def shown(self) -> list[list[Row | Texts]]:
        """The groups of rows as they are shown, from top to bottom."""
        kinds = [kind for kind, _ in self.groups]
        head = kinds.index("thead") if "thead" in kinds else -1
        foot = kinds.index("tfoot") if "tfoot" in kinds else -1
        groups = [rows for number, (_, rows) in enumerate(self.groups) if number not in {head, foot}]
        return [
            *([self.groups[head][1]] if head >= 0 else []),
            *groups,
            *([self.groups[foot][1]] if foot >= 0 else []),
        ]


def _boxed(row: Row | Texts) -> Row:
    return [Box([text]) for text in row] if isinstance(row, tuple) else row


def simple_boxes(row: Element) -> tuple[list[Box], bool] | None:
    """Return the cells of a row in which nothing is but text, or one paragraph of text, and whether none of them spans more than itself.

    None for any other row. Most rows are such, but for those that Word wrote; to read them at once takes half the time.
    """
    if _has_words(row.text):
        return None
    boxes: list[Box] = []
    is_plain = True
    for cell in row:
        text = cell.text
        if len(cell):
            paragraph = cell[0]
            if (
                len(cell) > 1
                or paragraph.tag != "p"
                or len(paragraph)
                or _has_words(text)
                or _has_words(paragraph.tail)
            ):
                return None
            text = paragraph.text
        tail = cell.tail
        if (tail is not None and not tail.isspace()) or cell.tag not in _CELLS:
            return None
        text = shown(text) if text else ""
        box = Box([text if text.strip() else ""])
        if cell.keys():
            box.row_span, box.column_span = spans_of(cell)
            is_plain &= box.row_span == box.column_span == 1
        boxes.append(box)
    return boxes, is_plain


def _has_words(text: str | None) -> bool:
    return text is not None and not text.isspace()


def spans_of(element: Element) -> tuple[int, int]:
    """Return how many rows and columns a cell covers as browsers read it; 0 rows means all that follow in the group."""
    return _span(element.get("rowspan")), max(1, _span(element.get("colspan")))


def _span(number: str | None) -> int:
    if number is None:
        return 1
    found = _SPAN.match(number)
    return min(int(found[1]), _MOST_SPAN) if found else 1


def lay(groups: Iterable[list[Row]], most: int) -> tuple[list[Laid], int, bool]:
    """Put rows on the grid: the cells in row-major order, how many rows there are, and whether any were beyond ``most`` columns."""
    laid: list[Laid] = []
    first, is_cut = 0, False
    for rows in map(_worth_a_row, _with_whole_head(list(groups))):
        free: list[int] = []  # for each column the first row in which it is free
        for number, row in enumerate(rows):
            column = 0
            for box in row:
                while column < len(free) and free[column] > number:
                    column += 1
                if column >= most:
                    is_cut = True
                    break
                if box is None:
                    column += 1
                    continue
                width = _width(free, column, number, min(box.column_span, most - column))
                height = min(box.row_span or len(rows), len(rows) - number)
                laid.append(Laid(box, first + number, column, height, width))
                free.extend([0] * (column + width - len(free)))
                free[column : column + width] = [number + height] * width
                column += width
        first += len(rows)
    return _trimmed(laid), first, is_cut


def _with_whole_head(groups: list[list[Row]]) -> list[list[Row]]:
    """Join the first two groups where cells of the first reach into the second, whose first row is as much shorter."""
    if len(groups) < 2 or not groups[0] or not groups[1]:
        return groups
    head, body = groups[0], groups[1]
    reaching = sum(
        box.column_span
        for number, row in enumerate(head)
        for box in row
        if box is not None and number + box.row_span > len(head)
    )
    if not reaching or _width_of(body[0]) + reaching != _width_of(head[0]):
        return groups
    return [[*head, *body], *groups[2:]]


def _width_of(row: Row) -> int:
    return sum(1 if box is None else box.column_span for box in row)


def _worth_a_row(rows: list[Row]) -> list[Row]:
    """Drop rows without cells; one that cells from above go through is kept."""
    if all(rows):
        return rows
    kept: list[Row] = []
    reach = 0  # the row down to which cells reach
    for row in rows:
        if row or len(kept) < reach:
            heights = (box.row_span or len(rows) for box in row if box is not None)
            reach = max(reach, len(kept) + max(heights, default=0))
            kept.append(row)
    return kept


def _width(free: list[int], column: int, row: int, span: int) -> int:
    """Return how many columns a cell covers: none that a cell from above has."""
    taken = (each for each in range(column, min(column + span, len(free))) if free[each] > row)
    return max(1, next(taken, column + span) - column)


def _trimmed(laid: list[Laid]) -> list[Laid]:
    """Leave the columns at the right in which no cell begins: ``colspan=1000`` is how some say "all of them"."""
    columns = max((each.column for each in laid), default=0) + 1
    if all(each.column + each.column_span <= columns for each in laid):
        return laid
    return [
        Laid(each.box, each.row, each.column, each.row_span, min(each.column_span, columns - each.column))
        for each in laid
    ]
