"""A text as Word keeps it in its older formats: paragraphs one after the other, each ended by a mark.

Tables have no beginning and no end of their own. A paragraph says how deep in tables it stands (its level, 0 outside); its
mark ends a paragraph, a cell or a row, and only with the mark of a row come the edges of its cells:

    Title ¶    FGMV-01 ¤    Exploring the ¶    metaverse ¤    (row, edges at 0, 1134 and 9639)    Annex B ¶
    level 0    level 1      level 1            level 1        level 1                             level 0

A flow is filled with such paragraphs and then told, as blocks, to ``Pages``.
"""

from typing import final

from attrs import define, field

from fgmv_extract.document import Part
from fgmv_extract.places import Place
from fgmv_extract.readers.office.grid import Row, Shape, lay
from fgmv_extract.readers.word.pages import Pages


@final
@define(eq=False)
class _Text:
    """A paragraph outside tables, and the text boxes that hang on it."""

    text: str
    style: str | None
    boxes: list["Flow"]


@final
@define(eq=False)
class _Rows:
    """A table while it is read: rows that are done, cells of the present row, lines of the present cell.

    ``hung`` are the tables and text boxes inside cells, each with the indexes of its row and cell. ``lost`` tells that a tracked
    change took something out of the present row.
    """

    rows: list[Row] = field(factory=list)
    texts: list[str] = field(factory=list)
    lines: list[str] = field(factory=list)
    hung: list[tuple[int, int, "_Rows | Flow"]] = field(factory=list)
    lost: bool = False

    def hang(self, what: "_Rows | Flow") -> None:
        """Put a table or a text box into the present cell."""
        self.hung.append((len(self.rows), len(self.texts), what))

    def end_cell(self) -> None:
        """End the present cell; empty lines at its end do not count."""
        self.texts.append("\n".join(self.lines).rstrip("\n"))
        self.lines.clear()

    def end_row(self, shape: Shape | None) -> None:
        """End the present row; what stands behind its last cell is a cell, too, unless it is empty.

        Programs disagree on how to mark a row that is gone with a tracked change, but in all of them nothing is left in it.
        """
        if any(self.lines):
            self.end_cell()
        self.lines.clear()
        is_gone = self.lost and not any(self.texts) and not (self.hung and self.hung[-1][0] == len(self.rows))
        if self.texts and not is_gone:
            self.rows.append(Row(tuple(self.texts), shape))
        self.texts.clear()
        self.lost = False


@final
class Flow:
    """Paragraphs, cells and rows in the order of the text. ``most`` is how deep tables and text boxes may be nested."""

    def __init__(self, part: Part, most: int) -> None:
        self.part = part
        self.is_cut = False
        self._most = most
        self._items: list[_Text | _Rows] = []
        self._open: list[_Rows] = []
        self._boxes: list[Flow] = []

    @property
    def is_in_row(self) -> bool:
        """Whether cells of a row were read that has not ended."""
        return bool(self._open) and bool(self._open[-1].texts)

    def end_paragraph(self, text: str, level: int = 0, style: str | None = None, *, lost: bool = False) -> None:
        """Add a paragraph, outside tables or as a line of the cell being read; ``lost`` when a tracked change took some of it."""
        rows = self._at(level)
        if rows:
            rows.lines.append(text)
            rows.lost |= lost
        else:
            self._items.append(_Text(text, style, self._boxes))
        self._boxes = []

    def end_cell(self, text: str, level: int, *, lost: bool = False) -> None:
        """Add the last line of a cell of a table at that level, at least 1."""
        rows = self._at(max(level, 1))
        if rows:
            rows.lines.append(text)
            rows.lost |= lost
            rows.end_cell()
        self._boxes = []

    def end_row(self, shape: Shape | None, level: int) -> None:
        """End a row of a table at that level."""
        rows = self._at(max(level, 1))
        if rows:
            rows.end_row(shape)

    def hang(self, box: "Flow") -> None:
        """Add a text box to the paragraph that is being read; its blocks come behind those of the paragraph."""
        self._boxes.append(box)

    def tell(self, pages: Pages, inside: Place | None = None, depth: int = 0) -> None:
        """Make blocks of all that was added."""
        self._at(0)
        if self._boxes:
            self._items.append(_Text("", None, self._boxes))
        if self.is_cut or depth > self._most:
            pages.cuts.add(f"tables or text boxes are nested more than {self._most} deep")
        for item in self._items if depth <= self._most else ():
            if isinstance(item, _Rows):
                _tell_table(item, pages, self.part, inside, depth)
            else:
                _tell_text(item, pages, self.part, inside, depth)

    def _at(self, level: int) -> _Rows | None:
        """Close and open tables until the level is reached; return the table there, None outside tables."""
        if level > self._most:
            level = self._most
            self.is_cut = True
        while len(self._open) > level:
            self._close()
        while len(self._open) < level:
            self._open.append(_Rows())
        if not self._open:
            return None
        rows = self._open[-1]
        for box in self._boxes:
            rows.hang(box)
        return rows

    def _close(self) -> None:
        """Close the innermost table; a row that was not ended is one all the same."""
        rows = self._open.pop()
        rows.end_row(None)
        if not rows.rows and not rows.hung:
            return
        if self._open:
            self._open[-1].hang(rows)
        else:
            self._items.append(rows)


def _tell_text(item: _Text, pages: Pages, part: Part, inside: Place | None, depth: int) -> None:
    if item.text or not item.boxes:
        pages.add_paragraph(item.text, item.style, part, inside)
    for box in item.boxes:
        box.tell(pages, inside, depth + 1)


def _tell_table(item: _Rows, pages: Pages, part: Part, inside: Place | None, depth: int) -> None:
    wanted = {(row, cell) for row, cell, _ in item.hung}
    places = lay(item.rows, pages, part, inside, wanted)
    for row, cell, what in item.hung:
        place = places.get((row, cell), inside)
        if isinstance(what, Flow):
            what.tell(pages, place, depth + 1)
        elif depth < pages.limits.nesting:
            _tell_table(what, pages, part, place, depth + 1)
        else:
            pages.cuts.add(f"tables or text boxes are nested more than {pages.limits.nesting} deep")
