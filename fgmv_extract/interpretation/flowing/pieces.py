"""The running text as pieces: the lines of its paragraphs, each with its place."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple, final

from fgmv_extract.document import Document, Paragraph, Part
from fgmv_extract.itu.dates import find_spans
from fgmv_extract.itu.groups import find_groups
from fgmv_extract.itu.questions import find_questions
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.patterns import pattern
from fgmv_extract.places import Place

_MARK = pattern(r"[-–] ?\d{1,3}(?: ?[-–]|[A-Z][A-Z\d]*-LS\d+)?|[A-Z][A-Z\d]*-LS\d+|_{3,}+")
"""A page number between hyphens, of which ``pdftotext`` may take the second for that of a line end (``-2FGMV-LS921``); a number of a
statement, as pages repeat it; a rule."""
_CLOSED = pattern(r"\)\s+(?=[A-Z])")
_MONTH = pattern(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*+[-’']\d\d(?!\d)")
_STATUS = pattern(
    r"(?<=[a-z)] )(?:Allocated|Suggested|Proposed|Pending|Approved|Published|Withdrawn|For information|Sent for information)\b"
)


@final
class Piece(NamedTuple):
    """A line of a paragraph, or a part of one: its text, its paragraph, and where in the paragraph's text it begins.

    ``inner`` tells that it goes on in the line of the piece before it.
    """

    text: str
    paragraph: Paragraph
    start: int
    inner: bool = False

    @property
    def place(self) -> Place:
        """Where it stands; the whole paragraph when it is that."""
        place, end = self.paragraph.place, self.start + len(self.text)
        if len(self.text) == len(self.paragraph.text):
            return place
        line = place.line
        if line is not None:
            line += self.paragraph.text.count("\n", 0, self.start)
        return place.within(self.start, end, line=line)

    def part(self, start: int, end: int) -> "Piece":
        """Take characters ``start`` to ``end`` (exclusive), without the white space around them."""
        text = self.text[start:end]
        begin = start + len(text) - len(text.lstrip())
        return Piece(text.strip(), self.paragraph, self.start + begin, begin > 0)


def pieces_of(document: Document) -> Iterator[tuple[Piece, ...]]:
    """Yield the lines of the body that stand together; tables stand between one stretch and the next."""
    stretch: list[Piece] = []
    for block in document.blocks:
        if not isinstance(block, Paragraph):
            yield tuple(stretch)
            stretch = []
        elif block.part is Part.BODY and block.inside is None:
            stretch += _lines(block)
    yield tuple(stretch)


def texts_of(document: Document) -> Iterator[str]:
    """Yield the texts of all lines of the body."""
    for paragraph in document.paragraphs:
        if paragraph.part is Part.BODY and paragraph.inside is None:
            yield from filter(_is_text, map(str.strip, paragraph.text.split("\n")))


def _lines(paragraph: Paragraph) -> Iterator[Piece]:
    at = 0
    for line in paragraph.text.split("\n"):
        text = line.strip()
        if _is_text(text):
            yield Piece(text, paragraph, at + len(line) - len(line.lstrip()))
        at += len(line) + 1


def _is_text(line: str) -> bool:
    return line != "" and not _MARK.fullmatch(line)


def parted(piece: Piece, vocabulary: Vocabulary) -> Iterator[Piece]:
    """Cut a line where several cells may stand in it.

    That is where a date begins or ends, where a Question is named, before groups and a decision, and between groups that nothing but
    blanks divides; and behind a bracket.
    """
    marks = {0, len(piece.text)}
    for span in find_spans(piece.text):
        marks |= {span.start, span.end}
    marks |= {at for found in _MONTH.finditer(piece.text) for at in found.span()}
    marks |= {at for found in _STATUS.finditer(piece.text) for at in found.span()}
    marks |= {found.end() for found in _CLOSED.finditer(piece.text)}
    marks |= {mention.start for mention in find_questions(piece.text, None)}
    groups = find_groups(piece.text, vocabulary)
    marks |= {after.start for before, after in pairwise(groups) if piece.text[before.end : after.start].isspace()}
    marks |= {mention.start for mention in groups[:1] if piece.text[: mention.start][-1:].isspace()}
    for start, end in pairwise(sorted(marks)):
        part = piece.part(start, end)
        if part.text:
            yield part if start else part._replace(inner=piece.inner)
