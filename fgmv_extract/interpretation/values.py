"""Values of a header block that are read the same way wherever they stand."""

import re
from collections.abc import Iterable, Iterator

from fgmv_extract.findings import Code, Finding
from fgmv_extract.interpretation.fields import Field
from fgmv_extract.itu.dates import find_spans
from fgmv_extract.patterns import pattern
from fgmv_extract.typography import collapse, plain

_PROSE = pattern(
    r"\b(?:you|your|we|our|is|was|were|dated?|received|sent|thanks?|from|statement|letter|since|until|before|after"
    r"|please|repl(?:y|ies)|respond|responses?|deadline|comments?|later|agreed|approved|adopted|published|will|shall)\b",
    re.IGNORECASE,
)
_REMARK = pattern(r"^\s?[(\[][^()\[\]\d]{1,60}[)\]]")
_BRACKETED = pattern(r"(?<=\w) ?\((?-i:[A-Z])[^()]{1,30}\)")
_NAMED_PLACE = pattern(r"(?-i:[A-Z])[^\W\d]+(?:[ ,/.'’-]{1,2}[^\W\d]+){0,6}(?: ?\((?-i:[A-Z])[^()\d]{1,30}\))?")
_NO_PLACE = pattern(
    r"\s*(?:n/a|none|q?all|and)\b|.*\b(?:original|english|only|version|draft|revised|revision|document|page)\b",
    re.IGNORECASE,
)
_PREPOSITION = pattern(r"^(?:in|at)\b\s*+|(?<![\s,])[\s,]*+\b(?:in|on|from)\s*+$", re.IGNORECASE)
_PLACED = pattern(
    r"\W*+(?:$|[^\W\d_a-zà-ÿ]|(?:e-?meeting|electronic|virtual|on-?line|remote|hybrid|by\s+correspondence|with|and|et|tele|web|video|fully)|[a-z]{1,3}\b)"
)
"""How each part of a place begins: with a name, or with how a meeting is held that is nowhere."""
_LEFT_OPEN = pattern(r"\b(?:of|the|a|some|several|and|or|to)\s*+$", re.IGNORECASE)
_HAS_DIGIT = pattern(r"[0-9]")
_TYPE = pattern(r"\s*LS\s*/\s*(?P<letter>[oir])\b(?:\s*/\s*(?P<reply>r)\b)?", re.IGNORECASE)


def first_of(fields: Iterable[Field], *labels: str) -> Field | None:
    """The first field with one of the labels that says anything."""
    return next((field for field in fields if field.label in labels and not field.empty), None)


def torn(title: Field | None) -> Iterator[Finding]:
    """Tell of a title that opens a bracket and does not close it: the rest stands somewhere else."""
    if title is not None and any(title.text.count(begin) > title.text.count(end) for begin, end in ("()", "[]")):
        message = f"Title: {collapse(title.text)!r} opens a bracket that nothing closes"
        yield Finding(Code.UNREAD_FIELD, message, title.place)


def type_of(title: Field | None) -> str | None:
    """The type that a title begins with: ``LS/o``, ``LS/i`` or ``LS/r``; ``LS/o/r`` is a reply, ``LS/i/r`` one that came in."""
    match = _TYPE.match(plain(title.text)) if title else None
    if match is None:
        return None
    letter = match["letter"].lower()
    return "LS/r" if match["reply"] and letter == "o" else f"LS/{letter}"


def read_place_and_dates(text: str) -> tuple[str | None, str, str] | None:
    """Read ``Geneva, 1-12 July 2024``: the place (or None), first and last day; None when the text holds anything else.

    The dates may stand in front (``1-12 July 2024, Geneva``), a remark behind them (``(and remote participation)``).
    """
    spans = find_spans(text)
    if len(spans) != 1:
        return None
    span = spans[0]
    place = _PREPOSITION.sub("", collapse(text[: span.start])).strip(" ,(;:–-") or None
    if place and place.count("(") > place.count(")"):
        place = collapse(text[: span.start]).strip(" ,;:–-")
    behind = _REMARK.sub("", collapse(text[span.end :])).strip(" ).,;")
    if behind:
        behind = behind.removeprefix("in ")
        if place or not _NAMED_PLACE.fullmatch(behind):
            return None
        place = behind
    if place and (len(place) > 60 or place.endswith(".") or not _is_place(place)):
        return None
    return place, span.first, span.last


def _is_place(text: str) -> bool:
    """Whether words in front of dates may be a place: names, no sentence, no number, brackets only around a country or region."""
    return (
        all(_PLACED.match(part) for part in text.split(","))
        and not _LEFT_OPEN.search(text)
        and not _NO_PLACE.match(text)
        and not _PROSE.search(text)
        and not _HAS_DIGIT.search(text)
        and "(" not in _BRACKETED.sub("", text)
    )
