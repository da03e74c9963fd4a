"""A story is a text with its own beginning and end: the body, a header, a note, a text box, a nested table.

The elements of a story come by as they begin and as they end. Those that mean something have a step (``steps``); all others
are transparent, so whatever wraps a paragraph, a cell or a stretch of text needs no code and loses no text. Characters count
inside paragraphs only. Tables inside cells, text boxes and notes are stories of their own, told behind the block they hang on.
"""

from collections.abc import Callable, Mapping
from typing import Any, final

from attrs import define, field, frozen
from lxml import etree

from fgmv_extract.document import Part, Table
from fgmv_extract.options import Limits
from fgmv_extract.patterns import pattern
from fgmv_extract.places import Place
from fgmv_extract.readers.opendocument.changes import Changes
from fgmv_extract.readers.opendocument.names import Element
from fgmv_extract.readers.opendocument.sheet import Drawn, Sheet
from fgmv_extract.readers.opendocument.styles import Styles
from fgmv_extract.readers.word.pages import Pages

Step = Callable[["Story", Element], None]
_BLANKS = pattern(r"[ \t\r\n]+")
_ODD_BLANKS = pattern(r"[\t\r\n]|  ")


@final
@frozen
class Steps:
    """What is done as an element begins and as it ends, by its qualified name."""

    begin: Mapping[str, Step]
    end: Mapping[str, Step]


@final
@define(eq=False)
class Script:
    """What all stories of a document share: the steps, the styles, the tracked changes, and notes to be told at its end.

    ``repeats`` is how many cells may still be added because they are written once and counted; ``tables`` counts the tables
    that were read.
    """

    steps: Steps
    styles: Styles
    changes: Changes
    repeats: int
    notes: dict[Part, list[Element]] = field(factory=dict)
    tables: int = 0


@final
class Story:
    """One story while it is told.

    ``words`` are the pieces of the paragraph being read, None between paragraphs. ``sheet`` is the table being read, ``cell``
    its present cell, None for one that is not read; ``is_covered`` tells that it is a position which that cell covers. ``gone``
    are the tracked changes that take what is being read, ``lost`` tells that one took something of the present row.
    """

    def __init__(
        self, pages: Pages, script: Script, root: Element, part: Part, inside: Place | None = None, depth: int = 0
    ) -> None:
        self.pages = pages
        self.script = script
        self.root = root
        self.part = part
        self.words: list[str] | None = None
        self.sheet: Sheet | None = None
        self.cell: Drawn | None = None
        self.is_covered = False
        self.lost = False
        self.gone: set[str] = set()
        self._joined: list[str] | None = None
        self._blank = True
        self._style = ""
        self._table: Element | None = None
        self._inside = inside
        self._depth = depth
        self._within: list[tuple[Element, Part, Drawn | None]] = []
        self._walk: Any = None  # lxml's type stubs know no iterwalk with subtrees to skip

    @property
    def limits(self) -> Limits:
        """The limits that are kept."""
        return self.pages.limits

    def tell(self) -> None:
        """Read the story into blocks."""
        self.read(self.root)
        self.end_joined()
        self._tell_within(None)

    def read(self, root: Element) -> None:
        """Read an element as it stands."""
        begin, end, outer = self.script.steps.begin, self.script.steps.end, self._walk
        self._walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in self._walk:
            if event == "start":
                if step := begin.get(element.tag):
                    step(self, element)
                elif self.words is not None and (text := element.text):
                    self.add(text)
            else:
                if step := end.get(element.tag):
                    step(self, element)
                if self.words is not None and (text := element.tail) and element is not root:
                    self.add(text)
        self._walk = outer

    def read_inside(self, element: Element) -> None:
        """Read what stands inside an element, without the steps of the element itself."""
        if element.text:
            self.add(element.text)
        for child in element:
            self.read(child)
            if child.tail:
                self.add(child.tail)

    def leave(self) -> None:
        """Leave the element that began last; what stands behind it is read."""
        self._walk.skip_subtree()

    # --- characters ----------------------------------------------------------------------------------------------------

    def add(self, text: str) -> None:
        """Add characters of a paragraph; runs of white space are one blank, none at the beginning."""
        if self.gone:
            self.lost = True
            return
        if _ODD_BLANKS.search(text):
            text = _BLANKS.sub(" ", text)
        if self._blank and text[0] == " ":
            text = text[1:]
        if text and self.words is not None:
            self._blank = text[-1] == " "
            self.words.append(text)

    def say(self, sign: str) -> None:
        """Add a character that has an element of its own: a tab, a line break, further blanks."""
        if self.gone:
            self.lost = True
        elif self.words is not None:
            self.words.append(sign)
            self._blank = False

    # --- paragraphs ----------------------------------------------------------------------------------------------------

    def begin_paragraph(self, style: str = "") -> None:
        """Begin a paragraph; where the end of the one before it is gone, the text goes on."""
        if self._joined is None:
            self.words, self._style, self._blank = [], style, True
        else:
            self.words, self._joined = self._joined, None

    def end_paragraph(self) -> None:
        """End a paragraph, unless a tracked change took its end."""
        if self.words is None:
            return
        words, self.words = self.words, None
        if self.gone:
            self.lost = True
            self._joined = words
        else:
            self._add_paragraph("".join(words))

    def end_joined(self) -> None:
        """End a text that was to go on with a paragraph that does not follow; nothing is left of an empty one."""
        words, self._joined = self._joined, None
        if words:
            self._add_paragraph("".join(words))

    def _add_paragraph(self, text: str) -> None:
        if self.cell:
            if text or not self.is_covered:
                self.cell.lines.append(text)
        elif not self.sheet:
            self.pages.add_paragraph(text, self.script.styles.name(self._style), self.part, self._inside)
            self._tell_within(None)

    # --- tables --------------------------------------------------------------------------------------------------------

    def begin_table(self, table: Element) -> None:
        """Begin a table."""
        self.end_joined()
        self.sheet, self._table = Sheet(self.limits), table

    def is_own_table(self, table: Element) -> bool:
        """Tell whether a table is the one that is being read."""
        return table is self._table

    def end_row(self) -> None:
        """End a row; it is gone when a tracked change took something out of it and nothing is left."""
        sheet = self.sheet
        if sheet is None:
            return
        hung = any(cell and cell.row == sheet.rows for _, _, cell in self._within)
        if self.lost and not hung and sheet.is_row_empty:
            sheet.drop_row()
        else:
            sheet.end_row()
        self.lost = False

    def end_table(self) -> None:
        """End the table and add it to the blocks; then tell what stands inside its cells."""
        sheet, self.sheet, self.cell = self.sheet, None, None
        if sheet is None:
            return
        if sheet.is_cut:
            self.pages.cuts.add(f"a table has more than {self.limits.columns:,} columns or {self.limits.rows:,} rows")
        block = len(self.pages.blocks)
        table = sheet.finished(block, self.script.tables, self.part, self._inside)
        if table:
            self.pages.blocks.append(table)
            self.script.tables += 1
        self._tell_within(table)

    def repeat(self, times: int) -> int:
        """Return how often something may still be repeated that is written once and counted."""
        allowed = min(times, self.script.repeats)
        if allowed < times:
            self.pages.cuts.add(f"cells are repeated more than {self.limits.rows:,} times")
        self.script.repeats -= allowed
        return allowed

    # --- other stories -------------------------------------------------------------------------------------------------

    def tell_later(self, element: Element, part: Part | None = None) -> None:
        """Leave an element whose story is told behind the block that is being read; one that is gone is not told."""
        if self._depth >= self.limits.nesting:
            self.pages.cuts.add(f"tables or text boxes are nested more than {self.limits.nesting} deep")
        elif not self.gone and (self.cell or not self.sheet):
            self._within.append((element, part or self.part, self.cell))
        self.leave()

    def _tell_within(self, table: Table | None) -> None:
        """Tell the stories that were put off, those inside cells with the place of their cell in a table that was added."""
        within, self._within = self._within, []
        for element, part, cell in within:
            place = table.place if cell and table else None
            inside = Place(place.block, place.table, cell.row, cell.column) if cell and place else self._inside
            Story(self.pages, self.script, element, part, inside, self._depth + 1).tell()
