"""What marks a header block as that of a liaison statement: its title, its band, its number."""

import re
from collections.abc import Iterable, Iterator, Sequence

from fgmv_extract.document import Document
from fgmv_extract.interpretation.blocks import HeaderBlock
from fgmv_extract.interpretation.fields import BARE, MARK, PURPOSES, Field
from fgmv_extract.interpretation.labels import is_band
from fgmv_extract.interpretation.partners import House, committee_number, filed_numbers, lines_above
from fgmv_extract.interpretation.values import first_of
from fgmv_extract.itu.numbers import read_statement_number
from fgmv_extract.patterns import pattern
from fgmv_extract.records import ReceivedAs

REPLY = pattern(r"\b(?:(?:reply|response)\s+to|r[ée]ponse\s+(?:à|au)|respuesta\s+al?)\b", re.IGNORECASE)
"""In a title: what stands behind it is answered."""

_REPLYING = pattern(
    r"\s*(?:draft\s+)?(?:(?:reply|response)\s+(?:LS|liaison)\b|(?:LS|liaison)\s+(?:reply|response)\b)", re.IGNORECASE
)
_RESPONSE = pattern(r"\bin\s+response\b", re.IGNORECASE)
_IS_LS = pattern(
    r"\s*(?:LS\s*(?:/\s*[oir]\b|on\b|to\b|from\b)|(?:draft\s+)?(?:reply\s+)?liaison\s+statement\b"
    r"|(?:draft\s+)?(?:reply|response)\s+LS\b)",
    re.IGNORECASE,
)
_NEAR = 3  # blocks between the top of a template and what goes on with it
_SHORT = 6  # rows of the top of a template

Numbered = tuple[str, Field]
"""A number in normal form, and the field or line it stands in."""


def names_statement(title: str) -> bool:
    """Whether a title begins as those of liaison statements do (``LS/o on ...``)."""
    return _IS_LS.match(title) is not None


def is_reply(title: str | None, fields: Sequence[Field]) -> bool:
    """Whether the title, a field for what is answered, or the purpose tells that a statement answers another."""
    if title and (REPLY.search(title) or _REPLYING.match(title)):
        return True
    purpose = first_of(fields, MARK)
    return first_of(fields, "in_reply_to") is not None or bool(purpose and _RESPONSE.search(purpose.text))


def is_marked(block: HeaderBlock) -> bool:
    """Whether a header block is that of a liaison statement: it is addressed, numbered or titled as one."""
    title = first_of(block.fields, "title")
    if any(found.label in {"to", *PURPOSES} and not found.empty for found in block.fields):
        return True
    if title is not None and names_statement(title.text):
        return True
    bare = [found for found in block.fields if found.label in {"number", BARE}]
    return any(found.label == BARE and is_band(found.text) for found in bare) or _number_among(bare) is not None


def number_of(block: HeaderBlock, document: Document, house: House | None) -> Numbered | None:
    """The statement's own number: a field of its own, a cell or line with nothing else, or the page header.

    Other organizations number it as they do their documents; where several meetings filed it, the number directly above the
    block is its own.
    """
    first = min(block.blocks, default=0)
    candidates = [found for found in block.fields if found.label in {"number", BARE}]
    number = _number_among([*candidates, *lines_above(document, first), *_cells_above(document, first)])
    if number is None and house is House.THIRD_GENERATION:
        number = next(reversed(tuple(filed_numbers(block.fields, document, first))), None)
    return number or committee_number(block.fields)


def filed_as(block: HeaderBlock, document: Document, house: House | None) -> ReceivedAs | None:
    """Under which number another meeting of the house filed the statement; None when only its own group numbered it."""
    if house is not House.THIRD_GENERATION:
        return None
    filed = tuple(filed_numbers(block.fields, document, min(block.blocks, default=0)))
    if not filed or filed[0][0][:2] == filed[-1][0][:2]:
        return None
    number, found = filed[0]
    return ReceivedAs(number=number, group=house.value, place=found.place, verbatim=found.text)


def _cells_above(document: Document, before: int) -> Iterator[Field]:
    """The cells of a small table without labels close above a block: the top of a template that a layout tore off."""
    for table in document.tables:
        near = before - _NEAR <= table.place.block < before
        if near and table.rows <= _SHORT and not any(cell.text.rstrip().endswith(":") for cell in table.cells):
            yield from (Field(BARE, cell.text, cell.place) for cell in table.cells)


def _number_among(candidates: Iterable[Field]) -> Numbered | None:
    for found in candidates:
        for line in found.text.replace("\t", "\n").split("\n"):
            read = read_statement_number(line.strip(" ()\t–"))
            if read is not None and not read[1].strip(" ()."):
                return read[0], found
    return None
