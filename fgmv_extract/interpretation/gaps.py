"""What a document announces and does not hold, or holds where it was not read: programs lose tables, and rows of them."""

import re
from collections.abc import Iterable, Iterator, Sequence

from fgmv_extract.document import Document, Paragraph
from fgmv_extract.findings import Code, Finding
from fgmv_extract.interpretation.prose import Said
from fgmv_extract.interpretation.sections import Sections
from fgmv_extract.itu.identifiers import Identifier, find_identifiers, key, read_identifier
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.patterns import pattern
from fgmv_extract.records import Deliverable

_LONGEST_LINE = 60  # characters that are looked at
_BAR = pattern(r"[|\t]")
_TITLED = pattern(r"\s*+(?:[:–—,;&/-]\s*+)?+(?:[“‘\"'(]?+[A-Z]|\Z)")
"""Behind an identifier: nothing, or what may be a title."""
_LIST = r"(?:deliverables?|table|list|documents)"
_COUNT = r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,3})"
_ANNOUNCED = pattern(
    rf"\b(?:{_LIST}\s+(?:below|that\s+follows?)|(?:following|these)\s+(?:\w+\s+){{0,2}}deliverables\s*[.:]"
    rf"|{_COUNT}\s+deliverables\s+of\s+(?:the\s+Focus\s+Group|FG-\w+)"
    r"|deliverables\b[^.:;]{0,60}?\bas\s+follows\s*[.:])",
    re.IGNORECASE,
)
"""A list of deliverables that stands behind the sentence (``the deliverables below``, ``these deliverables.``, ``four deliverables of the
Focus Group``, ``the deliverables of FG-MV as follows:``)."""


def tell_strays(
    paragraphs: Iterable[Paragraph], deliverables: Sequence[Deliverable], vocabulary: Vocabulary
) -> Iterator[Finding]:
    """Find identifiers that begin a line of the running text, of a Focus Group whose deliverables stand in tables, without a row."""
    groups = {deliverable.focus_group for deliverable in deliverables}
    begun: list[tuple[Identifier, Paragraph]] = []
    for paragraph in paragraphs:
        for line in paragraph.text.split("\n"):
            found = read_identifier(line[:_LONGEST_LINE], vocabulary)
            if found is not None and found[0].focus_group in groups:
                begun.append((found[0], paragraph))
    if not begun:
        return
    known = {key(name) for deliverable in deliverables for name in (deliverable.id, *deliverable.aliases)}
    strays: dict[str, Paragraph] = {}
    for identifier, paragraph in begun:
        if key(identifier) not in known:
            strays.setdefault(identifier.id, paragraph)
    for name, paragraph in strays.items():
        message = f"{name} begins a line of the text, and there is no row of it"
        yield Finding(Code.CELLS_APART, message, paragraph.place, name)


def tell_rows(
    paragraphs: Iterable[Paragraph],
    deliverables: Sequence[Deliverable],
    strays: Sequence[Finding],
    vocabulary: Vocabulary,
) -> Iterator[Finding]:
    """Find deliverables that are named as rows name them, two at least, of which there is no record and no word yet in ``strays``.

    That is between bars or tabs, and where a line begins with the identifier and holds nothing else, or a title behind it.
    """
    names = [name for each in deliverables for name in (each.id, *each.aliases)]
    known = {key(name) for name in (*names, *(stray.deliverable for stray in strays)) if name}
    named: dict[str, tuple[str, Paragraph]] = {}
    for paragraph in paragraphs:
        for identifier in _named_as_rows(paragraph.text, vocabulary):
            if key(identifier) not in known:
                named.setdefault(key(identifier), (identifier, paragraph))
    if len(named) > 1:
        first, paragraph = next(iter(named.values()))
        message = f"{first} and {len(named) - 1} more are named as in rows, and there is no record of them"
        yield Finding(Code.UNREAD_ROWS, message, paragraph.place)


def _named_as_rows(text: str, vocabulary: Vocabulary) -> Iterator[str]:
    """Yield the identifiers that a paragraph names as rows do."""
    for line in text.split("\n"):
        for part in _BAR.split(line):
            found = read_identifier(part[:_LONGEST_LINE], vocabulary)
            if found is None or not found[0].focus_group or not _TITLED.match(found[1]):
                continue
            if not _is_listed(found[1], vocabulary):
                yield found[0].id


def _is_listed(rest: str, vocabulary: Vocabulary) -> bool:
    """Whether another identifier, or a group, follows behind a sign: prose lists them so."""
    behind = rest.lstrip(" :–—,;&/-")
    return read_identifier(behind, vocabulary) is not None


def tell_announced(prose: Sequence[Said], vocabulary: Vocabulary) -> Iterator[Finding]:
    """Find a list of deliverables that is announced, where none is named in the prose.

    Asked only of documents without a deliverable table.
    """
    if not any(find_identifiers(said.text, vocabulary) for said in prose):
        for said in prose:
            if found := _ANNOUNCED.search(said.text):
                message = f"{found[0]!r} announces a list, and there is none in this document"
                yield Finding(Code.MISSING_PART, message, said.place(*found.span()))
                return


def tell_empty_annex(document: Document, sections: Sections) -> Iterator[Finding]:
    """Find an annex at the end of a document without anything in it."""
    if sections.starts and not any(block.text.strip() for block in document.blocks[sections.starts[-1] + 1 :]):
        annex = sections.annexes[-1]
        yield Finding(Code.MISSING_PART, f"nothing stands below the heading {annex.verbatim!r}", annex.place)
