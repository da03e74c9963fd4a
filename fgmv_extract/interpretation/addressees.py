"""Whom a statement is addressed to, and for what: the fields of its header block that say so.

For action to: ITU-T SG16           the label is the purpose
To: TSAG (for action), ITU-T SG20   or it stands beside a group
Purpose: Information                or it is marked for all
"""

import re
from collections.abc import Iterator, Sequence

from fgmv_extract.findings import Code, Finding
from fgmv_extract.interpretation.fields import MARK, PURPOSES, Field
from fgmv_extract.interpretation.parties import read_parties
from fgmv_extract.interpretation.partners import House, at_home
from fgmv_extract.interpretation.party_lines import unwrapped
from fgmv_extract.interpretation.party_purposes import purpose_of, purposes_beside
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.patterns import pattern
from fgmv_extract.records import Addressee, Purpose
from fgmv_extract.typography import collapse

_COPY = pattern(r"\bcc\b\s*:?", re.IGNORECASE)


def read_addressees(
    fields: Sequence[Field], house: House | None, findings: list[Finding], vocabulary: Vocabulary
) -> tuple[Addressee, ...]:
    """Return all addressees in the order of their fields, each once; ``house`` is the organization whose form this is.

    Finds ``RUN_TOGETHER`` where nothing tells the purpose, and ``UNKNOWN_GROUP``.
    """
    mark = next((found for found in fields if found.label == MARK), None)
    marked = _purpose(mark.text) if mark else None
    addressees: list[Addressee] = []
    for found in fields:
        if found.label in {"to", "cc", *PURPOSES} and not found.empty:
            purpose = _purpose_of(found, marked, findings)
            for text, of in _copied(unwrapped(found, vocabulary), found.label, purpose):
                addressees += _addressed(text, of, found, house, findings, vocabulary)
    return tuple(dict.fromkeys(addressees))


def unknown_group(name: str, found: Field) -> Finding:
    """Tell that a field names a group which nobody knows."""
    return Finding(Code.UNKNOWN_GROUP, f"{name!r} is no group the vocabulary knows", found.place)


def _purpose_of(found: Field, marked: Purpose | None, findings: list[Finding]) -> Purpose | None:
    if found.unsure:
        message = f"nothing tells for what {collapse(found.text)!r} is addressed: the labels stand apart from it"
        findings.append(Finding(Code.RUN_TOGETHER, message, found.place))
        return None
    if found.label in PURPOSES:
        return Purpose(found.label)
    return Purpose.INFORMATION if found.label == "cc" else marked


def _addressed(
    text: str,
    purpose: Purpose | None,
    found: Field,
    house: House | None,
    findings: list[Finding],
    vocabulary: Vocabulary,
) -> Iterator[Addressee]:
    parties = tuple(at_home(read_parties(text, vocabulary, names=True), house))
    for party, own in zip(parties, purposes_beside(parties, text), strict=True):
        if not party.known:
            findings.append(unknown_group(party.group, found))
        yield Addressee(
            group=party.group,
            purpose=own or purpose,
            detail=None if purpose_of(party) else party.detail,
            place=found.place,
            verbatim=found.verbatim,
        )


def _copied(text: str, label: str, purpose: Purpose | None) -> Iterator[tuple[str, Purpose | None]]:
    """Part those who only get a copy (``To: ITU-T SG16 (cc: ITU-T SG20)``) from those who are addressed."""
    copied = _COPY.search(text) if label == "to" else None
    yield (text[: copied.start()].rstrip(" ([,;"), purpose) if copied else (text, purpose)
    if copied:
        yield text[copied.end() :].strip(" )]"), Purpose.INFORMATION


def _purpose(text: str) -> Purpose | None:
    words = text.casefold()
    return next((purpose for purpose in Purpose if purpose.value in words), None)
