"""The heading of an annex.

heading   = ( "Annex" | "Appendix" | "Attachment" ) label [ separator title ] [ "(" period ")" ] ;
label     = letter | number | roman numeral ;
separator = "-" | "–" | "—" | ":" | "." | line break | tab ;
"""

import re
from typing import NamedTuple, final

from fgmv_extract.itu.dates import find_spans
from fgmv_extract.patterns import pattern
from fgmv_extract.records import Period
from fgmv_extract.typography import collapse

_ANNEX = pattern(
    r"""
    \s*(?P<word>annexe?|appendix|attachment)
    (?: \s+(?P<label>(?-i:[A-Z]|[IVX]{1,5})|\d{1,2}) (?: \s*[-–—:.](?:\s+|$) | \s*[\n\t]\s* | \s{2,} | \s+(?=[("“]) | \s*$
                                                       | \s+(?=(?-i:[A-Z])[^.]*$) )
    | \s*(?: [-–—:]\s+ | $ ) )
    """,
    re.IGNORECASE | re.VERBOSE,
)
_MEETING = pattern(r"\b(?:meetings?|plenary|session|assembly)\b", re.IGNORECASE)
"""In front of dates: when it was decided, not when the deliverables were approved."""
_YEAR = pattern(r"(?:19|20)[0-9]{2}")
_PARENTHESIS = pattern(r"[(\[]([^()\[\]]*)[)\]]")


@final
class AnnexHeading(NamedTuple):
    """The label (``A``; ``Appendix I`` and ``Attachment 1`` keep their word), the title without the period, the period."""

    label: str
    title: str | None
    period: Period | None


def read_annex_heading(text: str) -> AnnexHeading | None:
    """Read the text of a paragraph as the heading of an annex; None when it is a sentence or anything else."""
    match = _ANNEX.match(text)
    if match is None or len(text) > 300:
        return None
    word, label = match["word"].capitalize(), (match["label"] or "").upper()
    if not label:
        label = word
    elif word not in {"Annex", "Annexe"}:
        label = f"{word} {label}"
    title, period = _without_period(text[match.end() :])
    return AnnexHeading(label, collapse(title) or None, period)


def _without_period(text: str) -> tuple[str, Period | None]:
    """Find the period of a heading; one in parentheses is taken out of the title."""
    for match in _PARENTHESIS.finditer(text):
        if _YEAR.fullmatch(match[1].strip()):
            return text[: match.start()] + text[match.end() :], Period(start=match[1].strip(), end=match[1].strip())
        spans = find_spans(match[1])
        if spans and not _MEETING.search(match[1]):
            return text[: match.start()] + text[match.end() :], Period(start=spans[0].first, end=spans[-1].last)
    spans = find_spans(text)
    if spans and not _MEETING.search(text, 0, spans[0].start):
        return text, Period(start=spans[0].first, end=spans[-1].last)
    return text, None
