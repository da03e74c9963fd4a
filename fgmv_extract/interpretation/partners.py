"""Header blocks of other organizations: what their forms leave unsaid.

3GPP (its template of liaison statements: ``Response to``, ``Release``, ``Work Item``, document numbers like ``S4-150241``) names its
own groups without its name; the pages of the IETF datatracker (``From Group``, ``To Contacts``) do so with working groups.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import takewhile

from attrs import evolve

from fgmv_extract.document import Document, Part
from fgmv_extract.interpretation.fields import BARE, Field
from fgmv_extract.interpretation.parties import Party
from fgmv_extract.itu.folded import folded
from fgmv_extract.itu.numbers import find_document_numbers
from fgmv_extract.patterns import pattern
from fgmv_extract.typography import collapse


class House(StrEnum):
    """The organization whose form a header block has, as its groups are written here."""

    THIRD_GENERATION = "3GPP"
    INTERNET = "IETF"


_NUMBER = pattern(r"[SRCTGN][0-9P]-[0-9]{6,7}")
_LONG = pattern(r"[0-9]{6}")
"""What is in each of these numbers and in hardly any other text."""
_GROUP = pattern(
    r"(?:TSG[\s-]*+)?(?:(?:SA|CT|CN|RAN|GERAN|T)(?:[\s-]*+(?:WG)?[\s-]*+[0-9]{1,2})?|[SRCGT][0-9P])(?:\s+plenary)?",
    re.IGNORECASE,
)
_OF_3GPP = {"release", "work_item"}
_OF_IETF = {"from_contact", "to_contact"}
_COMMITTEE_NUMBER = pattern(r"(ISO(?:/IEC)?[\w/ ]{2,40}?)\s*+(?:\bDocument\b\s*+)?+\bN\s?+([0-9]{1,6})")


def house_of(fields: Sequence[Field]) -> House | None:
    """Tell whose form a header block has; None for that of ITU-T and all others."""
    labels = {field.label for field in fields}
    if labels & _OF_IETF:
        return House.INTERNET
    if labels & _OF_3GPP or any(
        True for field in fields if field.label in {BARE, "number"} for _ in partner_numbers(field.text)
    ):
        return House.THIRD_GENERATION
    return None


def at_home(parties: Iterable[Party], house: House | None) -> Iterator[Party]:
    """Give the groups that nobody knows to the house they are of; what cannot be one of its groups stays unknown."""
    for party in parties:
        if party.known or house is None or (house is House.THIRD_GENERATION and not _GROUP.fullmatch(party.group)):
            yield party
        else:
            detail = f"{party.group}, {party.detail}" if party.detail else party.group
            yield evolve(party, group=house.value, detail=detail, known=True)


def partner_numbers(text: str) -> Iterator[str]:
    """The document numbers of 3GPP in a text, in order."""
    if _LONG.search(folded(text).text) is not None:
        yield from (mention.number for mention in find_document_numbers(text) if _NUMBER.fullmatch(mention.number))


def lines_above(document: Document, before: int) -> list[Field]:
    """The paragraphs above a block, and the page headers: its number may stand there."""
    return [
        Field(BARE, p.text, p.place)
        for p in document.paragraphs
        if p.part is Part.HEADER or (p.part is Part.BODY and p.place.block < before)
    ]


def filed_numbers(fields: Sequence[Field], document: Document, before: int) -> Iterator[tuple[str, Field]]:
    """The numbers above a header block, one a line, from the top: each meeting that saw the document put its own there."""
    own = takewhile(lambda field: field.label != "title", fields)
    for field in [*lines_above(document, before), *(field for field in own if field.label in {BARE, "number"})]:
        for line in field.text.split("\n"):
            number = next(partner_numbers(line), None)
            if number:
                yield number, field


def committee_number(fields: Iterable[Field]) -> tuple[str, Field] | None:
    """The number of a document of an ISO or IEC committee (``ISO/IEC JTC 1/SC 29/WG 11 N10775``)."""
    for field in fields:
        found = _COMMITTEE_NUMBER.search(field.text) if field.label in {BARE, "number"} else None
        if found:
            return f"{collapse(found[1])} N {found[2]}", field
    return None
