"""Groups as the fields Source, For action to, To, ... list them: each with what stands beside it."""

import re
from collections.abc import Iterator
from typing import final

from attrs import evolve, frozen

from fgmv_extract.itu.groups import find_groups
from fgmv_extract.itu.questions import find_questions, group_of
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.typography import collapse

_SEPARATORS = " \t\n,;/&.·•-–—"
_CONNECTORS = re.compile(r"^(?:and|or|to|the|as\s+well\s+as|for)\b\s*|\s*\b(?:and|or)$", re.IGNORECASE)
_PIECE = re.compile(r"[^,;\n(]*(?:\([^()]*\)[^,;\n(]*)*")
_PERSON = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Dr|Prof)\.?\s+)?[A-Z][\w'’-]+(?:\s+[A-Z]\.)?(?:\s+(?:[a-z]{1,3}\s+)?[A-Z][\w'’-]+){1,2}"
)
_ORGANISATION = re.compile(
    r"\b(?:group|forum|foundation|alliance|association|organi[sz]ation|union|committee|consortium|institute|bodies|body|council"
    r"|bureau|agency|commission|office|team|SDOs?|[A-Z]{3,})\b",
    re.IGNORECASE,
)


@final
@frozen
class Party:
    """A group of a list, ``detail`` beside it as printed, and the stretch of text it was read from.

    ``known`` is false when the name was kept as written because no spelling of a group fits it.
    """

    group: str
    detail: str | None
    start: int
    end: int
    known: bool = True


def read_parties(text: str, vocabulary: Vocabulary, *, names: bool) -> tuple[Party, ...]:
    """Read a list of groups; with ``names``, pieces that are no known group are parties too, else details of the one before."""
    parties: list[Party] = []
    at = 0
    for mention in find_groups(text, vocabulary):
        _between(text, at, mention.start, parties, names=names)
        parties.append(Party(mention.group, collapse(mention.detail or "") or None, mention.start, mention.end))
        at = mention.end
    _between(text, at, len(text), parties, names=names)
    return tuple(parties) or tuple(_from_questions(text))


def _between(text: str, start: int, end: int, parties: list[Party], *, names: bool) -> None:
    """Deal with the text between two groups, piece by piece."""
    for match in _PIECE.finditer(text, start, end):
        piece = _CONNECTORS.sub("", match.group().strip(_SEPARATORS)).strip(_SEPARATORS)
        if not piece:
            continue
        begin = text.index(piece, match.start())
        if names and _is_name(piece, alone=not parties):
            parties.append(Party(collapse(piece), None, begin, begin + len(piece), known=False))
        elif parties:
            detail = f"{parties[-1].detail}, {collapse(piece)}" if parties[-1].detail else collapse(piece)
            parties[-1] = evolve(parties[-1], detail=detail, end=max(parties[-1].end, begin + len(piece)))


def _is_name(piece: str, *, alone: bool) -> bool:
    """Whether a piece names a body: not a person, a Question, a remark in parentheses or in lower case."""
    if not piece[0].isupper() or find_questions(piece):
        return False
    return alone or _ORGANISATION.search(piece) is not None or _PERSON.fullmatch(piece) is None


def _from_questions(text: str) -> Iterator[Party]:
    """Take the study groups of Questions when nothing else names a group (``Rapporteur Q7/20``)."""
    seen = set()
    for mention in find_questions(text):
        group = group_of(mention.question)
        if group is not None and group not in seen:
            seen.add(group)
            yield Party(group, collapse(text), mention.start, mention.end)
