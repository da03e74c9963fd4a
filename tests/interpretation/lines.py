"""Documents made of lines of text, each a paragraph where it is not empty, and what they say."""

from collections.abc import Iterable

from fgmv_extract.document import Document, Paragraph
from fgmv_extract.interpretation import interpret
from fgmv_extract.itu.vocabulary import default
from fgmv_extract.places import File, Place
from fgmv_extract.records import Statement

FILE = File(name="page", format="text", size=0, sha256="0" * 64)


def document(*pages: Iterable[str], printed: bool = True) -> Document:
    """Make a document of pages of lines; without ``printed`` pages have no numbers, as in a text without form feeds."""
    lines = [(number if printed else None, text) for number, page in enumerate(pages, 1) for text in page]
    filled = ((line, page, text) for line, (page, text) in enumerate(lines, 1) if text)
    return Document(
        FILE, tuple(Paragraph(text, Place(at, line=line, page=page)) for at, (line, page, text) in enumerate(filled))
    )


def said(lines: Iterable[str]) -> Statement:
    """What lines without pages say."""
    return interpret(document(lines, printed=False), default())


def paged(*pages: Iterable[str], printed: bool = True) -> Statement:
    """What pages of lines say."""
    return interpret(document(*pages, printed=printed), default())
