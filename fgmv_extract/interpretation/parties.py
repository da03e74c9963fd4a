"""Groups as the fields Source, For action to, To, ... list them: each with what stands beside it."""

import re
from collections.abc import Iterator, Sequence
from typing import final

from attrs import evolve, frozen

from fgmv_extract.itu.groups import find_groups
from fgmv_extract.itu.mention import Mention, everyone
from fgmv_extract.itu.questions import find_questions, group_of
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.patterns import pattern
from fgmv_extract.typography import collapse

_BRACKETS = (("(", ")"), ("[", "]"))
_SEPARATORS = " \t\n,;:/&.·•-–—−"
_JOINED = pattern(r"(?:[\s,;/&]|\band\b)*")
_CONNECTORS = pattern(
    r"^(?:and|or|to|the|as\s++well\s++as|for|(?:chair(?:s|men|man|persons?)?|management|members)\s++of)\b\s*+|(?:(?<!\s)\s++)?+\b(?:and|or)$",
    re.IGNORECASE,
)
_PIECE = pattern(r"[^,;\n(]*(?:\([^()]*\)[^,;\n(]*)*")
_PERSON = pattern(
    r"(?:(?:Mr|Mrs|Ms|Dr|Prof)\.?\s+)?[A-Z][\w'’-]+(?:\s+[A-Z]\.)?(?:\s+(?:[a-z]{1,3}\s+)?[A-Z][\w'’-]+){1,2}"
)
_THE_SGS = pattern(r"(?:ITU-T[\s-]+)?(?:SGs|Study\s+Groups)", re.IGNORECASE)
"""The study groups, of which none is named: all of them."""
_ADDRESS = pattern(r"<[^<>]*+>|(?<![\w.+'-])[\w.+'-]++@[\w.-]++")
_FORMERLY = pattern(
    r"(?:\s*+\([^()]*+\))*+\s*\(\s*(?:formerly|former|previously|ex)\b[\s.:-]*(?:the\s+)?(?:ITU-T\s+)?", re.IGNORECASE
)
_LISTED = pattern(r"(?<![^\s,;])\(?([0-9]{1,2}|[a-z]{1,4})[).](?=\s)")
_SERIES = (
    tuple(map(str, range(1, 21))),
    tuple("abcdefghijklmnopqrst"),
    ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"),
)
_PART = pattern(r"(?:WP|WG|SWG|Q|RG)\s*\d|(?:Working\s+Party|Sub-?group|Rapporteur)\b", re.IGNORECASE)
_ORGANISATION = pattern(
    r"\b(?:group|forum|foundation|alliance|association|organi[sz]ation|union|committee|consortium|institute|bodies|body|council"
    r"|bureau|agency|commission|office|team|SDOs?|(?-i:[A-Z]{3,}))\b",
    re.IGNORECASE,
)


@final
@frozen
class Party:
    """A group of a list, ``detail`` beside it as printed, and the stretch of text it was read from.

    ``known`` is false when the name was kept as written because no spelling of a group fits it. ``within`` is the part of the
    group that its mention names, ``beside`` the offset where what stands beside it begins: ``detail`` is both.
    """

    group: str
    detail: str | None
    start: int
    end: int
    known: bool = True
    within: str | None = None
    beside: int | None = None


def read_parties(text: str, vocabulary: Vocabulary, *, names: bool) -> tuple[Party, ...]:
    """Read a list of groups; with ``names``, pieces that are no known group are parties too, else details of the one before."""
    text = _unnumbered(text)
    parties: list[Party] = []
    questions = tuple(_question_lists(text))
    at = 0
    for mention in find_groups(text, vocabulary):
        if any(start <= mention.start < end for start, end in questions):
            continue
        if parties and _is_former(parties[-1], mention, text):
            end = text.find(")", mention.end) + 1 or mention.end
            _add_detail(parties, text, text.index("(", parties[-1].end), end)
            at = max(at, end)
            continue
        if mention.start < at:
            continue
        _between(text, at, mention.start, parties, questions, names=names)
        end = mention.end
        if parties and _is_part(parties[-1], mention, text):
            _add_detail(parties, text, mention.start, end)
        elif parties and _is_named_inside(parties[-1], mention, text):
            end = text.find(")", end) + 1 or end
            _add_detail(parties, text, text.index("(", parties[-1].end), end)
        else:
            part = collapse(mention.detail or "") or None
            parties.append(Party(mention.group, part, mention.start, end, within=part))
        at = end
    _between(text, at, len(text), parties, questions, names=names)
    return tuple(parties) or tuple(_from_questions(text))


def _unnumbered(text: str) -> str:
    """Put blanks for the numbers or letters of a list (``1) ITU-T SG16, 2) IETF``): the first begins it, the others follow in order."""
    found = list(_LISTED.finditer(text))
    for series in _SERIES:
        marks = [mark for mark, number in zip(found, series, strict=False) if mark[1] == number]
        if len(marks) > 1 and len(marks) == len(found) and not text[: marks[0].start()].strip():
            return _LISTED.sub(lambda mark: " " * len(mark[0]), text)
    return text


def _question_lists(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of text that name Questions (``Q8, 9, 10/16``)."""
    found: list[tuple[int, int]] = []
    for mention in find_questions(text):
        start, end = found.pop() if found else (mention.start, mention.start)
        if not _JOINED.fullmatch(text, end, mention.start):
            found.append((start, end))
            start = mention.start
        found.append((start, max(end, mention.end)))
    yield from found


def _is_part(party: Party, mention: Mention, text: str) -> bool:
    """Whether a working party stands directly behind its own study group (``ITU-T SG4 – WP 5/4``)."""
    number = party.group.removeprefix("ITU-T SG")
    own = mention.group.startswith("ITU-T WP") and mention.group.endswith(f"/{number}")
    return own and not text[party.end : mention.start].strip(" \t\n\u00a0(-–—")


def _is_former(party: Party, mention: Mention, text: str) -> bool:
    """Whether a group stands in the parenthesis behind the one that took over from it (``ITU-T SG21 (formerly SG16)``)."""
    return _FORMERLY.fullmatch(text, party.end, mention.start) is not None


def _is_named_inside(party: Party, mention: Mention, text: str) -> bool:
    """Whether a group is named again in the parenthesis behind it (``IETF (The IETF Chair)``)."""
    between = text[party.end : mention.start]
    return party.group == mention.group and between.count("(") > between.count(")")


def _between(
    text: str, start: int, end: int, parties: list[Party], questions: Sequence[tuple[int, int]], *, names: bool
) -> None:
    """Deal with the text between two groups, piece by piece."""
    for first, last in questions:
        if start <= first < end:
            _pieces(text, start, first, parties, names=names)
            _add_detail(parties, text, first, last)
            start = last
    _pieces(text, start, end, parties, names=names)


def _pieces(text: str, start: int, end: int, parties: list[Party], *, names: bool) -> None:
    for match in _PIECE.finditer(text, start, end):
        piece = _CONNECTORS.sub("", match.group().strip(_SEPARATORS)).strip(_SEPARATORS)
        if not piece:
            continue
        begin = text.index(piece, match.start())
        if _is_address(piece):
            continue
        if names and _THE_SGS.fullmatch(piece):
            parties.append(Party(everyone(), None, begin, begin + len(piece)))
        elif names and _is_name(piece, alone=not parties):
            parties.append(Party(collapse(piece), None, begin, begin + len(piece), known=False))
        else:
            _add_detail(parties, text, begin, begin + len(piece))


def _is_address(piece: str) -> bool:
    """Whether a piece is a person with an address for mail, or nothing but the address."""
    if "@" not in piece:
        return False
    return not _ORGANISATION.search(_ADDRESS.sub("", piece))


def _add_detail(parties: list[Party], text: str, start: int, end: int) -> None:
    """Put a stretch of text beside the last party, if there is one, with all that stands between."""
    if parties:
        last = parties[-1]
        start = last.beside or start
        words = _balanced(collapse(text[start:end]))
        detail = f"{last.within}, {words}" if last.within else words
        parties[-1] = evolve(last, detail=detail, end=max(last.end, end), beside=start)


def _balanced(words: str) -> str:
    """Leave out the bracket that closes what the group before opened (``ITU-T SG20 (Q1/20)``)."""
    while words and any(words[-1] == close and words.count(close) > words.count(open_) for open_, close in _BRACKETS):
        words = words[:-1].rstrip()
    return words


def _is_name(piece: str, *, alone: bool) -> bool:
    """Whether a piece names a body: not a person, a Question, a remark in parentheses or in lower case."""
    if not piece[0].isupper() or _PART.match(piece):
        return False
    if alone or _ORGANISATION.search(piece) is not None or any(map(str.isdigit, piece)):
        return True
    return _PERSON.fullmatch(piece) is None


def _from_questions(text: str) -> Iterator[Party]:
    """Take the study groups of Questions when nothing else names a group (``Rapporteur Q7/20``)."""
    seen = set()
    for mention in find_questions(text):
        group = group_of(mention.question)
        if group is not None and group not in seen:
            seen.add(group)
            yield Party(group, collapse(text), mention.start, mention.end)
