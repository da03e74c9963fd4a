r"""The walk through a page: its elements begin and end in the order of the source, and their texts become lines.

    <td> <p> SG20 <br> (SG16) </p> <p> &nbsp; </p> </td>        a cell of the paragraphs "SG20\n(SG16)" and ""

Elements that no table names (``steps``) are transparent, and so text is never lost with them. Where a block begins or ends,
a paragraph ends; a paragraph without any text, break or no-break blank has no height on the screen and is none here.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Protocol, final

from lxml import etree

from fgmv_extract.document import Part
from fgmv_extract.options import Limits
from fgmv_extract.readers.html.bare import MARK, Texts
from fgmv_extract.readers.html.blanks import shown
from fgmv_extract.readers.html.observations import Observations
from fgmv_extract.readers.html.open_tables import OpenTable
from fgmv_extract.readers.html.parsing import Element
from fgmv_extract.readers.html.sheets import Box, Sheet, Text, simple_boxes, spans_of
from fgmv_extract.readers.html.visibility import Visibility, has_text, is_list_mark

Step = Callable[["Flow", Element], None]


class _Walk(Protocol):
    """What lxml's ``iterwalk`` returns; its stubs do not know it."""

    def __iter__(self) -> Iterator[tuple[str, Element]]: ...

    def skip_subtree(self) -> None: ...


@final
class Flow:
    """A page while it is read into ``drafts``: paragraphs and tables of the body in reading order.

    ``words`` are the texts of the line being read. ``codes`` has an entry for each field of Word's that was begun in it: where in
    the words its instruction begins, None behind that. ``kept`` counts the open elements that keep their white space. ``part`` is
    the part of the document that is being read, ``style`` the style of the paragraph. ``nbsp_is_tab`` tells that bare spans
    which begin with a no-break blank stand for tabs, as LibreOffice writes them in XHTML. ``bare`` are the rows beside the tree.
    """

    def __init__(self, limits: Limits, observed: Observations, visibility: Visibility) -> None:
        self.drafts: list[Text | Sheet] = []
        self.observed = observed
        self.words: list[str] = []
        self.codes: list[int | None] = []
        self.kept = 0
        self.nbsp_is_tab = False
        self.bare: Sequence[Sequence[Texts]] = ()
        self.part = Part.BODY
        self.style: str | None = None
        self._limits = limits
        self._visibility = visibility
        self._lines: list[str] = []
        self._content: list[str | Sheet] | None = None  # of the innermost open cell
        self._tables: list[OpenTable] = []
        self._too_deep = 0
        self._parts: list[tuple[Element, Part]] = []
        self._walk: _Walk | None = None
        self._left: Element | None = None

    def read(self, root: Element, begins: Mapping[str, Step], ends: Mapping[str, Step]) -> None:
        """Walk through a tree; ``begins`` and ``ends`` say what to do at the elements that mean something."""
        walk: _Walk = _walk(root)
        self._walk = walk
        words = self.words
        hides = self._visibility.hides if self._visibility.by_attribute else None
        for event, element in walk:
            if event == "start":
                if hides is not None and hides(element):
                    self._hide(element)
                    continue
                if (step := begins.get(element.tag)) is not None:
                    step(self, element)
                    if self._left is element:
                        continue
                text = element.text
            else:
                if self._left is element:
                    self._left = None
                elif (step := ends.get(element.tag)) is not None:
                    step(self, element)
                text = element.tail
            # White space at the beginning of a line is none; most texts are that: the source laid out in lines.
            if text and (words or not (text.isspace() and text.isascii())):
                words.append(text)
        self.end_paragraph()

    def leave(self, element: Element) -> None:
        """Go on behind an element that begins."""
        self._left = element
        if self._walk is not None:
            self._walk.skip_subtree()

    def _hide(self, element: Element) -> None:
        if not is_list_mark(element) and has_text(element):
            self.observed.hidden += 1
        self.leave(element)

    # --- lines and paragraphs -----------------------------------------------------------------------------------------

    def end_line(self) -> None:
        """End a line inside a paragraph."""
        self._lines.append(shown("".join(self.words)))
        self.words.clear()

    def end_paragraph(self) -> None:
        """End the paragraph, if there is any."""
        words, lines = self.words, self._lines
        if words:
            if self.kept:
                self._end_kept_lines()
                return
            text = shown(words[0] if len(words) == 1 else "".join(words))
            words.clear()
        else:
            text = ""
        if lines:
            if text:
                lines.append(text)
            text = "\n".join(lines)
            lines.clear()
        elif not text:
            return
        if self.codes:
            self.codes.clear()
        if not text.strip():
            text = ""  # of no-break blanks
        if self._content is not None:
            self._content.append(text)
        elif text:
            self.drafts.append(Text(text, self.style, self.part))

    def _end_kept_lines(self) -> None:
        """End lines that a block cuts short inside text whose line ends are kept."""
        for line in filter(str.strip, self.take_words().split("\n")):
            self.put(shown(line))

    def put(self, text: str) -> None:
        """Add a paragraph to the cell being read, or to the body; there an empty one is none."""
        if self._content is not None:
            self._content.append(text)
        elif text:
            self.drafts.append(Text(text, self.style, self.part))

    def put_table(self, sheet: Sheet) -> None:
        """Add a table that is complete."""
        if self._content is None:
            self.drafts.append(sheet)
        else:
            self._content.append(sheet)
            for table in self._tables[-1:]:
                table.sheet.holds_tables = True

    def take_words(self) -> str:
        """Return the text since the last line end as it stands in the source, and start anew."""
        text = "".join(self.words)
        self.words.clear()
        return text

    @property
    def in_table(self) -> bool:
        """Whether a table is open."""
        return bool(self._tables)

    # --- parts --------------------------------------------------------------------------------------------------------

    def begin_part(self, element: Element, part: Part) -> None:
        """Read what stands in an element as another part of the document."""
        self._parts.append((element, self.part))
        self.part = part

    def end_part(self, element: Element) -> None:
        """End the part that this element began, if it began one."""
        if self._parts and self._parts[-1][0] is element:
            self.part = self._parts.pop()[1]

    # --- tables: steps at their elements ------------------------------------------------------------------------------

    def begin_table(self, element: Element) -> None:
        """Begin a table; deeper than tables may be nested, its cells are lines of the cell that holds it."""
        self.end_paragraph()
        if len(self._tables) >= self._limits.nesting:
            self._too_deep += 1
            most = self._limits.nesting
            self.observed.cuts.add(f"tables are nested more than {most} deep, and the inner ones were read as lines")
        else:
            is_layout = element.get("role") in {"presentation", "none"}
            sheet = Sheet(self.part, self._content, is_layout=is_layout)
            self._tables.append(OpenTable(sheet, self._limits.rows, self.observed.cuts))

    def end_table(self, _: Element) -> None:
        """End the innermost table; one without rows is none."""
        self.end_paragraph()
        if self._too_deep:
            self._too_deep -= 1
        elif self._tables:
            table = self._tables.pop()
            self._content = table.sheet.outer
            if any(rows for _, rows in table.sheet.groups):
                self.put_table(table.sheet)

    def begin_group(self, element: Element) -> None:
        """Begin a group of rows."""
        if table := self._between_cells():
            table.begin_group(element.tag)

    def end_group(self, _: Element) -> None:
        """End a group of rows; further rows are a group of their own."""
        if table := self._between_cells():
            table.end_group()

    def begin_row(self, element: Element) -> None:
        """Begin a row; one of simple cells is read at once, and so are those that one stands for."""
        table = self._between_cells()
        if self.bare and (number := element.get(MARK)) is not None:
            self._add_bare(self.bare[int(number)], table)
        elif table:
            row = table.begin_row()
            simple = None if self._visibility.by_attribute or self.kept else simple_boxes(element)
            if simple is not None:
                boxes, is_plain = simple
                row += boxes
                table.row = None
                table.sheet.is_plain &= is_plain
                self.leave(element)

    def _add_bare(self, rows: Sequence[Texts], table: OpenTable | None) -> None:
        """Add rows that stand beside the tree; where no table counts, their texts are paragraphs."""
        if table is None:
            for text in (text for row in rows for text in row if text):
                self.put(text)
            return
        table.add_bare(rows)

    def end_row(self, _: Element) -> None:
        """End the row."""
        if table := self._between_cells():
            table.row = None

    def begin_cell(self, element: Element) -> None:
        """Begin a cell, and a row when there is none."""
        if table := self._between_cells():
            row = table.begin_row() if table.row is None else table.row
            table.cell = element
            self._content = []
            box = Box(self._content)
            if len(element.attrib):
                box.row_span, box.column_span = spans_of(element)
                table.sheet.is_plain &= box.row_span == box.column_span == 1
            row.append(box)

    def end_cell(self, element: Element) -> None:
        """End the cell that this element began; if another began since, only a paragraph."""
        if self.words or self._lines:
            self.end_paragraph()
        table = self._tables[-1] if self._tables and not self._too_deep else None
        if table is not None and table.cell is element:
            table.cell = None
            self._content = table.sheet.outer

    def _between_cells(self) -> OpenTable | None:
        """End the paragraph, and the cell of the innermost table; return it when its tags count."""
        if self.words or self._lines:
            self.end_paragraph()
        if not self._tables or self._too_deep:
            return None
        table = self._tables[-1]
        if table.cell is not None:
            table.cell = None
            self._content = table.sheet.outer
        return table


def _walk(root: Element) -> _Walk:
    """Yield the elements of a tree as they begin and end."""
    lxml: Any = etree  # whose stubs have no ``iterwalk``
    walk: _Walk = lxml.iterwalk(root, events=("start", "end"))
    return walk
