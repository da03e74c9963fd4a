"""What a document announces and does not hold, or holds where it was not read: programs lose tables, and rows of them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, repeat

from fgmv_extract.document import Document, Paragraph, Table
from fgmv_extract.findings import Code, Finding
from fgmv_extract.grammar.columns import read_heading
from fgmv_extract.grammar.roles import Role
from fgmv_extract.interpretation.decisions import Surroundings
from fgmv_extract.interpretation.flowing.signs import BULLET
from fgmv_extract.interpretation.prose import Said
from fgmv_extract.interpretation.sections import Sections
from fgmv_extract.itu.identifiers import Identifier, find_identifiers, key, read_identifier
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.patterns import holds_any, pattern
from fgmv_extract.places import Place
from fgmv_extract.records import Deliverable

_LONGEST_LINE = 60  # characters that are looked at
_MOST_CELLS = 400  # of a line
_MOST_ROWS = 400
_WORDS = 3  # of a row that says more than its identifier
_SIGNS = " :–—,;&/-"
_DRAWN = " \t\n*_=.–—-"
"""A line across the page."""
_BAR = pattern(r"[|\t]")
_TITLED = pattern(r"\s*+(?:[:–—,;&/-]\s*+)?+(?:[“‘\"'(]?+[A-Z]|\([^()]{1,80}+\)\s*+[:–—-]|\Z)")
"""Behind an identifier: nothing, what may be a title, or a remark in brackets that is told of further."""
_LIST = r"(?:deliverables?|table|list|documents)"
_COUNT = r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,3})"
_ANNOUNCED = pattern(
    rf"\b(?:{_LIST}\s+(?:below|that\s+follows?)|(?:following|these)\s+(?:\w+\s+){{0,2}}deliverables\s*[.:]"
    rf"|{_COUNT}\s+deliverables\s+of\s+(?:the\s+Focus\s+Group|FG-\w+)"
    r"|deliverables\b[^.:;]{0,60}?\bas\s+follows\s*[.:]"
    r"|(?:allocat(?:es|ed|ions?)|positions?|interests?)\b[^.:;]{0,60}?\b(?:as\s+follows|below)\s*[.:])",
    re.IGNORECASE,
)
"""A list of deliverables that stands behind the sentence (``the deliverables below``, ``these deliverables.``, ``four deliverables of the
Focus Group``, ``the deliverables of FG-MV as follows:``, ``states its interest below.``)."""


def tell_strays(
    paragraphs: Iterable[Paragraph], deliverables: Sequence[Deliverable], vocabulary: Vocabulary
) -> Iterator[Finding]:
    """Find identifiers that begin a line of the running text, of a Focus Group whose deliverables stand in tables, without a row."""
    groups: set[str | None] = set()
    for each in deliverables:
        if each.focus_group not in groups and each.place is not None and each.place.table is not None:
            groups.add(each.focus_group)
    begun: list[tuple[Identifier, Paragraph]] = []
    for paragraph in paragraphs:
        for line in paragraph.text.split("\n"):
            found = read_identifier(_of_item(line)[:_LONGEST_LINE], vocabulary)
            if found is not None and found[0].focus_group in groups:
                begun.append((found[0], paragraph))
    if not begun:
        return
    names = (name for deliverable in deliverables for name in (deliverable.id, *deliverable.aliases))
    known = {key(identifier) for identifier, _ in begun}.intersection(map(key, names))
    strays: dict[str, Paragraph] = {}
    for identifier, paragraph in begun:
        if key(identifier) not in known:
            strays.setdefault(identifier.id, paragraph)
    for name, paragraph in strays.items():
        message = f"{name} begins a line of the text, and there is no row of it"
        yield Finding(Code.CELLS_APART, message, paragraph.place, name)


def tell_rows(
    paragraphs: Sequence[Paragraph],
    tables: Iterable[Table],
    deliverables: Sequence[Deliverable],
    strays: Sequence[Finding],
    around: Surroundings,
) -> Iterator[Finding]:
    """Find deliverables that are named as rows name them, two at least, of which there is no record and no word yet in ``strays``.

    That is between bars or tabs, where a line begins with the identifier and holds a title behind it, or nothing and no sentence
    goes on below it, and where a row does in one of the ``tables`` that were left alone.
    """
    below = (*paragraphs[1:], None)
    lines = chain.from_iterable(map(_named_in_lines, paragraphs, below, repeat(around)))
    rows = chain.from_iterable(_named_in_rows(table, around) for table in tables)
    found = list(chain(lines, rows))
    if len(found) < 2:
        return
    names = [name for each in deliverables for name in (each.id, *each.aliases)]
    known = {key(name) for name in (*names, *(stray.deliverable for stray in strays)) if name}
    named: dict[str, tuple[str, Place]] = {}
    for identifier, place in found:
        if key(identifier) not in known:
            named.setdefault(key(identifier), (identifier, place))
    if len(named) > 1:
        first, place = next(iter(named.values()))
        message = f"{first} and {len(named) - 1} more are named as in rows, and there is no record of them"
        yield Finding(Code.UNREAD_ROWS, message, place)


def _named_in_lines(paragraph: Paragraph, below: Paragraph | None, around: Surroundings) -> Iterator[tuple[str, Place]]:
    """Yield the identifiers that a paragraph names as rows do."""
    lines = paragraph.text.split("\n")
    for line, following in zip(lines, (*lines[1:], below.text if below else ""), strict=True):
        goes_on = following.lstrip()[:1].islower()
        *parts, last = _BAR.split(line, _MOST_CELLS) if holds_any(line, "|\t") else (line,)
        for part in parts:
            if (identifier := _begun(part, around)) is not None:
                yield identifier, paragraph.place
        if (identifier := _begun(last, around, goes_on=goes_on)) is not None:
            yield identifier, paragraph.place


def _named_in_rows(table: Table, around: Surroundings) -> Iterator[tuple[str, Place]]:
    """Yield the identifiers with which rows begin that say more."""
    for row in table.grid[:_MOST_ROWS]:
        filled = [cell for cell in dict.fromkeys(row) if cell is not None and cell.text.strip()]
        identifier = _begun(filled[0].text, around) if filled else None
        if identifier is not None and len(" ".join(cell.text for cell in filled).split()) > _WORDS:
            yield identifier, filled[0].place


def _begun(text: str, around: Surroundings, *, goes_on: bool = False) -> str | None:
    """The identifier that a text begins with, with nothing or a title behind it; ``goes_on``, a sentence does below it."""
    text = _behind_label(_of_item(text), around.vocabulary)
    found = read_identifier(text[:_LONGEST_LINE], around.vocabulary, around.focus_group)
    if found is None or not found[0].focus_group or not _TITLED.match(found[1]):
        return None
    rest = found[1].lstrip(_SIGNS)
    listed = read_identifier(rest, around.vocabulary, around.focus_group) is not None  # prose lists them so
    return None if listed or (goes_on and not rest) else found[0].id


def _of_item(text: str) -> str:
    """What a line says behind the mark or number of an item, where it is one."""
    bullet = BULLET.match(text)
    return text[bullet.end() :] if bullet is not None else text


def _behind_label(text: str, vocabulary: Vocabulary) -> str:
    """What stands behind a label of identifiers (``Deliverable: FGMV-01``), where there is one."""
    label, _, value = text[:_LONGEST_LINE].partition(":")
    return value.lstrip() if value and read_heading(label, vocabulary).role is Role.ID else text


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
    if sections.starts and not any(block.text.strip(_DRAWN) for block in document.blocks[sections.starts[-1] + 1 :]):
        annex = sections.annexes[-1]
        yield Finding(Code.MISSING_PART, f"nothing stands below the heading {annex.verbatim!r}", annex.place)
