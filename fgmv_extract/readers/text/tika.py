"""Text as Apache Tika writes it: a tab before each cell of a table, a line end after each paragraph and after each row.

The Word table ``| FGMV-01 | Title | |`` becomes::

    (tab)FGMV-01
    (tab)Title
    (tab)
    (blank line)

Prose stands between tables, one paragraph a line. Bookmarks, pictures and references to notes leave marks in brackets
(``[bookmark: _Hlk171534624]``) that are no text of the document; they are left out. The text of a cell is its paragraphs, one
a line, stripped; empty ones stay between others (labels and values in step need them) and go at the ends. A row that the
text does not finish has fewer cells.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple, final

from fgmv_extract.patterns import pattern
from fgmv_extract.readers.text.drafts import Draft, Grid, LateRows, Piece
from fgmv_extract.readers.text.lines import Lines
from fgmv_extract.readers.text.openings import Opening, openings, opens
from fgmv_extract.readers.text.rows import Span
from fgmv_extract.readers.text.tables import spans_of

_MARK = pattern(
    r"\[(?:bookmark|image|hyperlink|embedded):(?:[^\[\]\n]|\[[^\[\]\n]*+\])*+\]|\[(?:footnote|endnote)Ref:[^\[\]\n]*+\]"
)
_REFERRED = pattern(r"\[(?:footnote|endnote)Ref:(\d{1,4})\]")
_NOTE = pattern(r"(?<!\s)\s*+\[(\d{1,4}): ((?:[^\[\]\n]|\[[^\[\]\n]*+\])*+)\]")
_BEGUN = pattern(r"\[image:[^\[\]]*+$")
_BEHIND_LABEL = pattern(r"^[^\s:][^\t\n:]{0,40}:\t(?=\S)", re.MULTILINE)
_NAME = "tika"
_MOST_LINES = 8  # lines over which the description of a picture runs


def recognises(lines: Lines) -> bool:
    """Tell by a mark of the writer, or by a first table; not where more labels have a tab behind them than cells before them."""
    if "[bookmark: " in lines.whole:
        return True
    if len(_BEHIND_LABEL.findall(lines.whole)) > sum(map(opens, lines.texts)):
        return False
    return any(span.is_table for span in _told(lines).spans)


def read(lines: Lines) -> Sequence[Draft]:
    """Return paragraphs and tables; the place of a cell is the line of its tab."""
    told = _told(lines)
    del lines.known[_NAME]  # of a large table as much as all that is made of it
    drafts: list[Draft] = [*told.above]
    cells = _Cells(told.cells, told.opened, told.lines.numbers)
    for span in told.spans:
        drafts += _drafts(span, cells)
    drafts += _notes(told.lines)
    return drafts


@final
class _Told(NamedTuple):
    """The lines, the paragraphs before the first cell, the indexes of the lines that open cells, the cells, and their spans."""

    lines: Lines
    above: Sequence[Piece]
    opened: Sequence[int]
    cells: Sequence[Opening]
    spans: Sequence[Span]


def _told(lines: Lines) -> _Told:
    """Take a text apart, once for recogniser and reader."""
    if _NAME not in lines.known:
        whole = _rejoined(lines)
        cleaned = _cleaned(whole)
        before, opened, cells = openings(whole, cleaned)
        above = [(text, whole.numbers[at]) for at in range(before) if (text := cleaned[at].strip())]
        lines.known[_NAME] = _Told(whole, above, opened, cells, tuple(spans_of(cells)))
    told: _Told = lines.known[_NAME]
    return told


def _cleaned(lines: Lines) -> Sequence[str]:
    """Return the lines without the writer's marks."""
    if "[" not in lines.whole:
        return lines.texts
    return [_MARK.sub("", _without_notes(text)) if "[" in text else text for text in lines.texts]


def _without_notes(text: str) -> str:
    """Leave out the notes that stand behind the paragraph which refers to them (``SG16[footnoteRef:2] [2: To be confirmed.]``)."""
    numbers = _REFERRED.findall(text)
    return _NOTE.sub(lambda note: "" if note[1] in numbers else note[0], text) if numbers else text


def _notes(lines: Lines) -> Iterator[Piece]:
    """Yield the notes, each a paragraph behind all others, as in a Word file."""
    if "Ref:" not in lines.whole:
        return
    for text, number in zip(lines.texts, lines.numbers, strict=True):
        if "Ref:" in text:
            numbers = _REFERRED.findall(text)
            yield from ((note[2].strip(), number) for note in _NOTE.finditer(text) if note[1] in numbers)


def _rejoined(lines: Lines) -> Lines:
    """Put the mark of a picture into one line: office programs describe pictures in several, with empty ones between."""
    if "[image:" not in lines.whole or not any("[image:" in text and _BEGUN.search(text) for text in lines.texts):
        return lines
    texts: list[str] = []
    numbers: list[int] = []
    at = 0
    while at < len(lines.texts):
        taken = _lines_of_picture(lines.texts, at)
        texts.append(" ".join(lines.texts[at : at + taken]))
        numbers.append(lines.numbers[at])
        at += taken
    return Lines(texts, numbers)


def _lines_of_picture(texts: Sequence[str], at: int) -> int:
    """Return how many lines the mark that this one leaves open takes, with this one; 1 when it is closed or none."""
    if "[image:" not in texts[at] or not _BEGUN.search(texts[at]):
        return 1
    for taken, text in enumerate(texts[at + 1 : at + _MOST_LINES], 2):
        if "[" in text.partition("]")[0] or opens(text):
            return 1
        if "]" in text:
            return taken
    return 1


@final
class _Cells(NamedTuple):
    """The cells, the indexes of the lines that open them, and the number of each line of the text."""

    cells: Sequence[Opening]
    opened: Sequence[int]
    numbers: Sequence[int]

    def row(self, row: range) -> list[Piece]:
        """The cells of a row."""
        cells, opened, numbers = self
        pieces: list[Piece] = []
        for at in row:
            _, paragraphs, loose = cells[at]
            if loose or len(paragraphs) > 1:
                pieces.append(self.piece(at))
            else:
                pieces.append((paragraphs[0], numbers[opened[at]]))
        return pieces

    def complete(self, row: range) -> list[Piece]:
        """The cells of a row behind which prose stands, that of the last cell left to itself."""
        return [*self.row(row[:-1]), self.piece(row[-1], with_loose=False)]

    def piece(self, at: int, *, with_loose: bool = True) -> Piece:
        _, paragraphs, loose = self.cells[at]
        number = self.numbers[self.opened[at]]
        texts = [*paragraphs]
        for line in loose if with_loose else ():
            texts += [""] * line.gap
            texts.append(line.text)
        return "\n".join(texts).strip("\n"), number

    def paragraphs(self, at: int) -> Iterator[Piece]:
        for line, text in enumerate(self.cells[at].paragraphs, self.opened[at]):
            if text:
                yield text, self.numbers[line]

    def loose(self, at: int) -> Iterator[Piece]:
        for line in self.cells[at].loose:
            if line.text:
                yield line.text, self.numbers[line.at]


def _drafts(span: Span, cells: _Cells) -> Iterator[Draft]:
    rows = span.rows
    if not span.is_table:
        for at in range(rows[0].start, rows[-1].stop):
            yield from cells.paragraphs(at)
            yield from cells.loose(at)
        return
    if span.prose:
        yield Grid([*LateRows(rows[:-1], cells.row), cells.complete(rows[-1])])
        yield from cells.loose(rows[-1].stop - 1)
        return
    yield Grid(LateRows(rows, cells.row))
