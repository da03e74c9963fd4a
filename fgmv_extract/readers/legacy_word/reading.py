r"""The texts of a document become flows: paragraphs, cells and rows by their marks.

    Title \r  FGMV-01 \x07  Exploring the metaverse \x07  \x07  Annex B \r
                         cell                         cell   row

What a mark means is told by the properties of the paragraph it ends: the same sign ends a cell and a row.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import final

from fgmv_extract.document import Part
from fgmv_extract.findings import Code, Finding
from fgmv_extract.patterns import pattern
from fgmv_extract.readers.legacy_word.fib import Table
from fgmv_extract.readers.legacy_word.fonts import fonts_of
from fgmv_extract.readers.legacy_word.pieces import Pieces
from fgmv_extract.readers.legacy_word.sheets import Sheets
from fgmv_extract.readers.legacy_word.showing import Formatting, Showing, plain, without_instructions
from fgmv_extract.readers.legacy_word.stories import Box, Stretch, boxes_of, texts_of
from fgmv_extract.readers.legacy_word.streams import Streams
from fgmv_extract.readers.legacy_word.styles import styles_of
from fgmv_extract.readers.legacy_word.traits import Mark, mark_of
from fgmv_extract.readers.office.flow import Flow
from fgmv_extract.readers.word.pages import Pages

_MARKS = pattern("[\r\x07\x0c]")
_CELL, _PAGE = "\x07", "\x0c"


@final
class Reading:
    """A document while it is read into ``pages``."""

    def __init__(self, streams: Streams, pages: Pages) -> None:
        fib, main, table = streams.fib, streams.main, streams.table
        self._pages = pages
        self._streams = streams
        self._pieces = Pieces(fib.part(Table.PIECES, table), main)
        self._formatting = Formatting(
            Sheets(fib.part(Table.CHARACTERS, table), main, of_paragraphs=False),
            Sheets(fib.part(Table.PARAGRAPHS, table), main, of_paragraphs=True),
            fonts_of(fib.part(Table.FONTS, table)),
            styles_of(fib.part(Table.STYLES, table)),
        )
        self._showing = Showing(self._pieces, self._formatting, pages)
        self._text = self._showing.text()
        self._marks: dict[bytes, Mark] = {}
        boxes = list(boxes_of(fib, table))
        self._boxes = sorted((box for box in boxes if box.anchor >= 0), key=_anchor)
        self._loose = [box for box in boxes if box.anchor < 0]

    @property
    def is_empty(self) -> bool:
        """Whether there is no text although the document says so."""
        return not self._pieces.text and any(self._streams.fib.lengths)

    def tell(self) -> None:
        """Read all texts into the pages."""
        for part, stretch in texts_of(self._streams.fib, self._streams.table):
            self._flow(part, stretch, self._loose if part is Part.BODY else ()).tell(self._pages)

    def findings(self) -> Iterator[Finding]:
        """Yield what is odd about the file."""
        said, there = sum(self._streams.fib.lengths), len(self._pieces.text)
        if there < said:
            yield Finding(Code.CUT_OFF, f"The document holds {there:,} characters of the {said:,} it says it has.")

    def _flow(self, part: Part, stretch: Stretch, loose: Iterable[Box] = ()) -> Flow:
        """Read a text; ``loose`` are text boxes that hang on no character of it and come last."""
        flow = Flow(part, self._pages.limits.nesting)
        text = without_instructions(self._text[stretch.first : stretch.end])
        done = 0
        for found in _MARKS.finditer(text):
            at = found.start()
            if self._end(flow, text[done:at], found[0], stretch.first + at, stretch.first + done):
                done = at + 1
        if rest := plain(text[done:]):
            self._hang(flow, stretch.first + done, stretch.end)
            flow.end_paragraph(rest)
        for box in loose:
            flow.hang(self._flow(Part.TEXT_BOX, box.text))
        return flow

    def _end(self, flow: Flow, text: str, sign: str, position: int, first: int) -> bool:
        """End a paragraph, cell or row as its mark says; False when the sign only ends a page within a paragraph."""
        piece = self._pieces.at(position)
        byte = piece.byte_of(position)
        run = self._formatting.paragraphs.at(byte)
        if sign == _PAGE and byte + piece.width < run.end:
            return False
        mark = self._mark(run.properties[2:] + piece.changes)
        self._hang(flow, first, position)
        words, lost = plain(text), self._showing.is_any_gone(first, position + 1)
        if mark.ends_row:
            if words:
                flow.end_cell(words, mark.level)
            flow.end_row(mark.shape, mark.level)
        elif sign == _CELL or mark.ends_inner_cell:
            flow.end_cell(words, mark.level, lost=lost)
        else:
            flow.end_paragraph(words, mark.level, self._formatting.style(run).name or None, lost=lost)
        return True

    def _mark(self, properties: bytes) -> Mark:
        known = self._marks.get(properties)
        if known is None:
            known = self._marks[properties] = mark_of(properties, self._streams.data)
        return known

    def _hang(self, flow: Flow, first: int, last: int) -> None:
        """Hang the text boxes on a paragraph that are anchored in it; a text box holds no others."""
        if not self._boxes or flow.part is Part.TEXT_BOX:
            return
        for box in self._boxes[bisect_left(self._boxes, first, key=_anchor) :]:
            if box.anchor > last:
                break
            if not self._showing.is_any_gone(box.anchor, box.anchor + 1):
                flow.hang(self._flow(Part.TEXT_BOX, box.text))


def _anchor(box: Box) -> int:
    return box.anchor
