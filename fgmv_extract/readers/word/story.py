"""A story is a text with its own beginning and end: the body, a header, a footnote, a text box, a nested table.

The elements of a part that mean something come by in document order (``steps``); all others are transparent. So whatever
wraps a paragraph, a row, a cell or a run (content controls, custom XML, smart tags, hyperlinks, insertions, elements no one
has heard of) needs no code and loses no text, and what must not be read is left as a whole.

    <w:tc> <w:tcPr> <w:gridSpan/> </w:tcPr> <w:p> <w:r> <w:t>SG20</w:t> <w:br/> <w:t>(SG16)</w:t> </w:r> </w:p> </w:tc>
      tc             gridSpan                 p            t               br     t

Tables inside cells and text boxes are stories of their own, told behind the block that holds them.
"""

from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from itertools import dropwhile, islice
from typing import NamedTuple, final

from fgmv_extract.document import Part
from fgmv_extract.places import Place
from fgmv_extract.readers.word.condensing import texts_of
from fgmv_extract.readers.word.names import Element, Names, value
from fgmv_extract.readers.word.pages import Pages
from fgmv_extract.readers.word.tables import Sheet

Step = Callable[["Story", Element], None]
Mark = tuple[int, int]
"""A point in a story: how many texts were finished before it, and how many words of the present one."""


@final
class Script(NamedTuple):
    """How the elements of a part are read: its names, and what to do at each element that means something.

    Frequent elements come first in ``steps``: lxml compares in that order.
    """

    names: Names
    steps: Mapping[str, Step]
    text: str
    paragraph: str
    cell: str
    plain_cells: str
    row: str
    table: str
    properties: str
    change: str
    style: str


@final
class Story:
    """One story while it is told.

    ``words`` are the pieces of the paragraph or cell being read. ``codes`` has an entry for each field that is open: the mark
    where its instruction began, or None when its result is being read. ``joins`` is true when the mark at the end of the
    paragraph is gone, so that the next one continues it. ``sheet`` is the table being read. ``alternative`` is the one that is
    read of ``alternatives``, the last set of them that came by.
    """

    def __init__(
        self, pages: Pages, script: Script, root: Element, part: Part, inside: Place | None = None, depth: int = 0
    ) -> None:
        self.pages = pages
        self.script = script
        self.root = root
        self.words: list[str] = []
        self.codes: list[Mark | None] = []
        self.joins = False
        self.sheet: Sheet | None = None
        self.alternatives: Element | None = None
        self.alternative: Element | None = None
        self._part = part
        self._inside = inside
        self._depth = depth
        self._stream = root.iter(*script.steps)
        self._taken_texts = 0
        self._paragraph: Element | None = None
        self._within: list[tuple[Element, Part, Place | None]] = []

    def tell(self) -> None:
        """Read the story into blocks."""
        steps, words = self.script.steps, self.words
        text_tag, table_tag = self.script.text, self.script.table
        for element in self._stream:
            tag = element.tag
            if tag == text_tag:
                if text := element.text:
                    words.append(text)
            elif tag == table_tag:
                self._read_tables(element)
            else:
                steps[tag](self, element)
        self._end_paragraph()
        self._tell_within()

    def words_of(self, element: Element) -> str:
        """Return the text inside an element, tables and paragraphs disregarded."""
        told = Story(self.pages, self.script, element, self._part, self._inside, self._depth)
        told.sheet = self.sheet
        for each in told._stream:
            if each is not element and each.tag not in (self.script.table, self.script.paragraph):
                self.script.steps[each.tag](told, each)
        self._within += told._within
        return "".join(told.words)

    def mark(self) -> Mark:
        """Return the point that has been reached."""
        return self._taken_texts, len(self.words)

    def forget(self, since: Mark) -> None:
        """Drop the words since a point, as far as they belong to the text being read."""
        texts, words = since
        if texts == self._taken_texts:
            del self.words[words:]

    def open_paragraph(self, paragraph: Element) -> None:
        """Begin a paragraph of a story, outside tables; when the mark before it is gone, it goes on with the same text."""
        if self.joins:
            self.joins = False
        else:
            self._end_paragraph()
        self._paragraph = paragraph

    def leave(self, element: Element, here: Element | None = None) -> None:
        """Go on behind an element; ``here`` is the step inside it that was taken last, the element itself if None."""
        last = element if here is None else here
        rest = sum(1 for _ in dropwhile(lambda each: each is not last, self._steps_in(element))) - 1
        next(islice(self._stream, rest, rest), None)

    def _steps_in(self, element: Element) -> Iterator[Element]:
        """Yield what means something inside an element, itself included: for few elements quicker than lxml's own filter."""
        steps = self.script.steps
        return (each for each in element.iter() if each.tag in steps)

    def tell_later(self, element: Element, part: Part | None = None) -> None:
        """Leave an element whose story is told behind the block that is being read."""
        inside = self.sheet.place() if self.sheet else self._inside
        if self._depth >= self.pages.limits.nesting:
            self.pages.cuts.add(f"tables or text boxes are nested more than {self.pages.limits.nesting} deep")
        elif inside or not self.sheet:
            self._within.append((element, part or self._part, inside))
        self.leave(element)

    def _tell_within(self, cells: AbstractSet[Place] = frozenset()) -> None:
        """Tell the stories that were put off. In a broken table one may name a cell that came to nothing; then it stands alone."""
        within = self._within
        self._within = []
        for element, part, place in within:
            inside = place if place in cells else self._inside
            Story(self.pages, self.script, element, part, inside, self._depth + 1).tell()

    def _end_paragraph(self) -> None:
        if self._paragraph is None and not self.words:
            return
        # Where no paragraph follows, there is nothing to join; Word keeps the paragraph unless nothing is left of it.
        if self.words or not self.joins:
            self.pages.add_paragraph(self._taken(), self._style(), self._part, self._inside)
        self._paragraph = None
        self.joins = False
        self._tell_within()

    def _style(self) -> str | None:
        """Return the id of the style of the paragraph."""
        paragraph, script = self._paragraph, self.script
        properties = paragraph[0] if paragraph is not None and len(paragraph) else None
        if properties is None or properties.tag != script.properties or not len(properties):
            return None
        last = properties[-1]
        if self.pages.original and last.tag == script.change:
            properties = last[0] if len(last) else last
        if not len(properties):
            return None
        first = properties[0]  # where the schema puts the style; what comes later is looked for the slow way
        style = first if first.tag == script.style else properties.find(script.style)
        return None if style is None else value(style)

    def _taken(self) -> str:
        """Return the text that was read and start anew."""
        text = "".join(self.words)
        self.words.clear()
        self._taken_texts += 1
        return text

    def _read_tables(self, table: Element) -> None:
        """Read a table and those right behind it, and take the step that follows: it was taken from the stream already."""
        element: Element | None = table
        while element is not None and element.tag == self.script.table:
            element = self._read_table(element)
        if element is not None:
            self.script.steps[element.tag](self, element)

    def _read_table(self, table: Element) -> Element | None:
        """Read a table into a block; return the first element behind it."""
        self._end_paragraph()
        behind = self._behind(table)
        sheet = self.sheet = self.pages.new_sheet()
        # The loop that most of the time goes into: a plain cell is its cell, its paragraph and its text.
        steps, words, texts = self.script.steps, self.words, sheet.texts
        text_tag, paragraph_tag = self.script.text, self.script.paragraph
        begins = cell_tag, plain_tag, _ = self.script.cell, self.script.plain_cells, self.script.row
        in_cell = at_first = False
        for element in self._stream:
            if element is behind:
                break
            tag = element.tag
            if tag == text_tag:
                if text := element.text:
                    words.append(text)
            elif tag == paragraph_tag:
                if not at_first and not self.joins:
                    words.append("\n")
                at_first = self.joins = False
            elif tag in begins:
                if in_cell:
                    texts.append((self._taken() if self.codes else "".join(words)).rstrip("\n"))
                    words.clear()
                in_cell = at_first = tag == cell_tag
                if tag == plain_tag:
                    texts += texts_of(element.text)
                    self.joins = False
                    self._taken_texts += 1
                elif not in_cell and not sheet.begin_row():
                    self._skip_rows(behind)
                    break
            else:
                steps[tag](self, element)
        if in_cell:
            texts.append(self._taken().rstrip("\n"))
        self.sheet = None
        self.joins = False
        cells = self.pages.add_table(sheet, self._part, self._inside)
        self._tell_within(frozenset(cell.place for cell in cells) if self._within else frozenset())
        return behind

    def _skip_rows(self, behind: Element | None) -> None:
        self.pages.cuts.add(f"a table has more than {self.pages.limits.rows:,} rows")
        next(dropwhile(lambda each: each is not behind, self._stream), None)

    def _behind(self, element: Element) -> Element | None:
        """Return the first element behind an element that means something, None when none does in this story."""
        while element is not self.root:
            for sibling in element.itersiblings():
                if (found := next(self._steps_in(sibling), None)) is not None:
                    return found
            parent = element.getparent()
            if parent is None:
                break
            element = parent
        return None
