"""Values of a header block that are read the same way wherever they stand."""

import re
from collections.abc import Iterable

from fgmv_extract.interpretation.fields import Field
from fgmv_extract.itu.dates import find_spans
from fgmv_extract.patterns import pattern
from fgmv_extract.typography import collapse, plain

_PROSE = pattern(
    r"\b(?:you|your|we|our|is|was|were|dated?|received|sent|thanks?|from|statement|letter|since|until|before|after"
    r"|please|repl(?:y|ies)|respond|responses?|deadline|comments?|later|agreed|approved|adopted|published|will|shall)\b",
    re.IGNORECASE,
)
_TYPE = pattern(r"\s*LS\s*/\s*(?P<letter>[oir])\b(?:\s*/\s*(?P<reply>r)\b)?", re.IGNORECASE)


def first_of(fields: Iterable[Field], *labels: str) -> Field | None:
    """The first field with one of the labels that says anything."""
    return next((field for field in fields if field.label in labels and not field.empty), None)


def type_of(title: Field | None) -> str | None:
    """The type that a title begins with: ``LS/o``, ``LS/i`` or ``LS/r``; ``LS/o/r`` is a reply, ``LS/i/r`` one that came in."""
    match = _TYPE.match(plain(title.text)) if title else None
    if match is None:
        return None
    letter = match["letter"].lower()
    return "LS/r" if match["reply"] and letter == "o" else f"LS/{letter}"


def read_place_and_dates(text: str) -> tuple[str | None, str, str] | None:
    """Read ``Geneva, 1-12 July 2024``: the place (or None), first and last day; None when the text holds anything else."""
    spans = find_spans(text)
    if len(spans) != 1:
        return None
    span = spans[0]
    place = collapse(text[: span.start]).strip(" ,(;:–-") or None
    if text[span.end :].strip(" ).,"):
        return None
    if place and (len(place) > 60 or place.endswith(".") or "(" in place or _PROSE.search(place)):
        return None
    return place, span.first, span.last
