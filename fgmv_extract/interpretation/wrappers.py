"""A statement that its receiver issued again as a TD: the TD's header block stands around it.

Three forms: the whole original with its own header block behind that of the TD, with or without words between them; and the
original's text under the TD's header block alone, titled ``LS/i on ... [from ...]``.
"""

import re
from collections.abc import Iterable, Sequence

from fgmv_extract.document import Document, Paragraph, Part
from fgmv_extract.interpretation.blocks import HeaderBlock
from fgmv_extract.interpretation.fields import BARE, PURPOSES, Field
from fgmv_extract.interpretation.values import first_of, type_of
from fgmv_extract.itu.groups import read_group
from fgmv_extract.itu.numbers import find_document_numbers, read_statement_number
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.patterns import pattern
from fgmv_extract.records import ReceivedAs
from fgmv_extract.typography import collapse, plain

INCOMING = "LS/i"

_RECEIVED = pattern(
    r"\b(?:liaison(?:\s+statement)?|statement|LS|letter)s?\b[^.;]{0,120}?\b(?:received|follows|below|reproduced|attached|annexed|appended)\b"
    r"|\b(?:following|received|incoming)\b[^.;]{0,60}?\b(?:liaison|statement|LS|letter)\b",
    re.IGNORECASE,
)
_MAIL = frozenset({"from", "to", "cc", "date", "title", "response_contact", "attachments"})
_ADDRESS = pattern(r"\w@\w")
_COVERING = 1500  # characters of the words that present a statement
_TITLE = pattern(
    r"(?:(?<!\s)\s++)?+(?:LS(?:\s*+/\s*+[oir])*+\s*+(?:(?:[-:]|on\b)\s*+)?+|[\[(](?:from|to|reply)\b[^\])]{0,200}+[\])]\s*+)",
    re.IGNORECASE,
)


def is_wrapper(outer: HeaderBlock, inner: HeaderBlock, document: Document) -> bool:
    """Whether the first of two header blocks is that of a TD around the second."""
    title = first_of(outer.fields, "title")
    if type_of(title) == INCOMING:
        return True
    if first_of(outer.fields, "to", *PURPOSES):  # it is sent itself
        return False
    words = " ".join(
        paragraph.text
        for paragraph in document.blocks[max(outer.blocks, default=outer.start) + 1 : inner.start]
        if isinstance(paragraph, Paragraph) and paragraph.part is Part.BODY
    )
    if len(words) < _COVERING and _RECEIVED.search(plain(words)):
        return True
    repeated = first_of(inner.fields, "title")
    return title is not None and repeated is not None and _core(title) == _core(repeated)


def is_envelope(block: HeaderBlock) -> bool:
    """Whether a header block is nothing but the head of a mail, from address to address: the statement is what the mail brings."""
    labels = {field.label for field in block.fields} - {BARE}
    parties = [field.text for field in block.fields if field.label in {"from", "to"}]
    return {"from", "to"} <= labels <= _MAIL and all(_ADDRESS.search(text) for text in parties)


def _core(title: Field) -> str:
    """A title without its type and brackets: a TD repeats the rest."""
    return _TITLE.sub("", plain(title.text)).casefold()


def received_as(block: HeaderBlock, start: int, document: Document, vocabulary: Vocabulary) -> ReceivedAs:
    """The TD that wraps a statement: from its header block, the lines above it from block ``start`` on, and the page headers."""
    title = first_of(block.fields, "title")
    number = _number(block, start, document)
    return ReceivedAs(
        number=number,
        title=collapse(title.text) if title else None,
        type=type_of(title),
        group=_receiver(block.fields, number, vocabulary),
        place=title.place if title else None,
        verbatim=title.verbatim if title else None,
    )


def _number(block: HeaderBlock, start: int, document: Document) -> str | None:
    """The TD's number: a field, a line or a page header that holds a document number and little else."""
    texts = [field.text for field in block.fields if field.label == "number"]
    texts += [field.text for field in block.fields if field.label == BARE]
    above = document.blocks[start : block.start]
    texts += [each.text for each in above if isinstance(each, Paragraph) and each.part is Part.BODY]
    texts += [p.text for p in document.paragraphs if p.part is Part.HEADER]
    for text in texts:
        for line in text.split("\n"):
            found = find_document_numbers(line) if not read_statement_number(line) else ()
            if found and found[0].end - found[0].start >= len(collapse(line)) // 2:
                return found[0].number
    return None


def _receiver(fields: Sequence[Field], number: str | None, vocabulary: Vocabulary) -> str | None:
    """The group that received it: of the field for it, of the number, of a line that names nothing else."""
    for name in _receivers(fields, number):
        group = read_group(f"SG{name}" if name.isdigit() else name, vocabulary)
        if group is not None and group != "ITU-T":
            return group
    return None


def _receivers(fields: Sequence[Field], number: str | None) -> Iterable[str]:
    named = first_of(fields, "study_group")
    if named:
        yield collapse(named.text)
    if number and "-TD" in number:
        yield number.partition("-TD")[0]
    yield from (collapse(field.text) for field in fields if field.label == BARE and len(field.text) < 80)
