"""Values of a header block that are read the same way wherever they stand."""

import re
from collections.abc import Iterable, Sequence

from fgmv_extract.interpretation.fields import BARE, Field
from fgmv_extract.itu.dates import find_spans
from fgmv_extract.itu.groups import read_group
from fgmv_extract.itu.numbers import find_document_numbers
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.records import ReceivedAs
from fgmv_extract.typography import collapse, plain

_TYPE = re.compile(r"\s*LS\s*/\s*(?P<letter>[oir])\b", re.IGNORECASE)


def first_of(fields: Iterable[Field], *labels: str) -> Field | None:
    """The first field with one of the labels that says anything."""
    return next((field for field in fields if field.label in labels and not field.empty), None)


def type_of(title: Field | None) -> str | None:
    """The type that a title begins with: ``LS/o``, ``LS/i`` or ``LS/r``."""
    match = _TYPE.match(plain(title.text)) if title else None
    return f"LS/{match['letter'].lower()}" if match else None


def received_as(fields: Sequence[Field], vocabulary: Vocabulary) -> ReceivedAs:
    """The TD that wraps a statement, from the fields of its own header block."""
    title = first_of(fields, "title")
    number = next((f for f in fields if f.label in {BARE, "number"} and find_document_numbers(f.text)), None)
    receiver = first_of(fields, "study_group")
    named = receiver.text if receiver else collapse(number.text).partition("-TD")[0] if number else ""
    return ReceivedAs(
        number=collapse(number.text) if number else None,
        title=collapse(title.text) if title else None,
        type=type_of(title),
        group=read_group(f"SG{named}" if named.isdigit() else named, vocabulary),
        place=title.place if title else None,
        verbatim=title.text if title else None,
    )


def read_place_and_dates(text: str) -> tuple[str | None, str, str] | None:
    """Read ``Geneva, 1-12 July 2024``: the place (or None), first and last day; None when the text holds anything else."""
    spans = find_spans(text)
    if len(spans) != 1:
        return None
    span = spans[0]
    place = collapse(text[: span.start]).strip(" ,(;:–-") or None
    if text[span.end :].strip(" ).,") or (place and (len(place) > 60 or place.endswith(".") or "(" in place)):
        return None
    return place, span.first, span.last
