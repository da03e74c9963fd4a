"""The meeting that prepared a statement, as its header block tells it: where and when.

| Question(s): | 2/20 | Geneva, 1-12 July 2024 |      an unlabelled cell beside the Questions, or a line below them
Meeting: ITU-T SG12, E-meeting, 12-21 October 2021    its own field, with the group that met
Source: ITU-T SG20 (Geneva, 1-12 July 2024)           the parenthesis behind the source
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from fgmv_extract.findings import Code, Finding
from fgmv_extract.interpretation.fields import BARE, Field
from fgmv_extract.interpretation.labels import is_band
from fgmv_extract.interpretation.values import read_place_and_dates
from fgmv_extract.itu.dates import find_spans
from fgmv_extract.itu.groups import find_groups
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.patterns import pattern
from fgmv_extract.records import Evidence, Meeting
from fgmv_extract.typography import collapse

_LABELS = frozenset({"meeting", "questions", "source", BARE})
_PARENTHESIS = pattern(r"\(([^()]*)\)\s*$")
_MEETS = pattern(
    r"\s*+(?:['’]s\b\s*+)?+(?:(?P<meeting>(?:plenary\s++)?+meeting\b)\s*+)?+(?:[,:;(–-]\s*+|(?(meeting)(?:in\s++)?+|(?!)))",
    re.IGNORECASE,
)
_QUESTIONS = pattern(
    r"(?:\b(?:Q(?:uestions?)?|Q?ALL|N/?A|and|to)\b|\bQ?[0-9]{1,2}(?:/[0-9]{1,2})?\b|[\s,;&/.–-])*+", re.IGNORECASE
)
_LINE_END = pattern(r"\n")
_DATED = pattern(r"\s*+[A-Z][a-z][^,\n]{1,40},[^\n]{0,60}?\b(?:19|20)[0-9]{2}(?![0-9])")
_SHORT = 100  # characters of an unlabelled text that may be a meeting


def read_meeting(
    fields: Sequence[Field], sender: str | None, findings: list[Finding], vocabulary: Vocabulary
) -> Meeting | None:
    """Read the meeting of a header block; ``findings`` takes what looks like one and was not understood."""
    for found in fields:
        if found.label in _LABELS and not found.empty:
            read = _read(_text(found, vocabulary), sender, vocabulary)
            if read is not None and (read[1] or found.label == "meeting" or _is_beside(found, vocabulary)):
                group, place, start, end = read
                evidence = Evidence("meeting", found.place, found.verbatim)
                return Meeting(group=group, place=place, start=start, end=end, evidence=evidence)
    findings += _unread(fields)
    return None


def _is_beside(found: Field, vocabulary: Vocabulary) -> bool:
    """Whether a cell beside the Questions holds none of them: there nothing but a place and dates stands."""
    return found.label == "questions" and not parted_questions(found.text, vocabulary)[0].strip()


@lru_cache(maxsize=256)  # who reads the Questions asks, and who reads the meeting
def parted_questions(text: str, vocabulary: Vocabulary) -> tuple[str, str]:
    """Part the Questions from the place and the dates that share their cell or their line; the latter are empty where there are none."""
    head = _QUESTIONS.match(text)
    begins = {0, *(line.end() for line in _LINE_END.finditer(text)), head.end() if head else 0}
    for begin in sorted(begins):
        if _read(text[begin:], None, vocabulary) is not None:
            return text[:begin], text[begin:]
    return text, ""


def _text(field: Field, vocabulary: Vocabulary) -> str:
    if field.label == "source":
        parenthesis = _PARENTHESIS.search(field.text)
        return parenthesis[1] if parenthesis else ""
    if field.label == "questions":
        return parted_questions(field.text, vocabulary)[1]
    return "\n".join(line for line in field.text.split("\n") if not is_band(line))


def _read(text: str, sender: str | None, vocabulary: Vocabulary) -> tuple[str | None, str | None, str, str] | None:
    """Read the group that met (else the ``sender``), the place, the first and the last day."""
    group = sender
    first = next(iter(find_groups(text, vocabulary)), None)
    if first is not None and not text[: first.start].strip() and (behind := _MEETS.match(text, first.end)):
        group, text = first.group, text[behind.end() :]
    read = read_place_and_dates(text)
    return None if read is None else (group, *read)


def _unread(fields: Iterable[Field]) -> Iterator[Finding]:
    """Tell of a field for the meeting that was not understood, of a cell without a label that begins with a place and goes on with a year, and of Questions with a date."""
    for found in fields:
        if found.empty or found.label not in {"meeting", "questions", BARE}:
            continue
        alone = found.place.table is not None and len(found.text) <= _SHORT and _DATED.match(found.text) is not None
        dated = found.label == "questions" and bool(find_spans(found.text))
        if found.label == "meeting" or alone or dated:
            yield Finding(Code.UNREAD_FIELD, f"Meeting: {collapse(found.text)!r} was not understood", found.place)
