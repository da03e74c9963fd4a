"""Who writes to whom in answer to what, as far as the prose tells: for documents without a header block, or beside it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, final

from fgmv_extract.interpretation.prose import Said
from fgmv_extract.itu.mention import Mention
from fgmv_extract.itu.numbers import find_statement_numbers
from fgmv_extract.patterns import holds_any, pattern
from fgmv_extract.records import Evidence

_ANSWERS = pattern(
    r"\b(?:repl(?:y|ies|ied|ying)\s+to|answer(?:s|ed|ing)?(?:\s+to)?|respon(?:ds?|ded|ding|ses?)\s+to"
    r"|thank(?:s|ed|ing)?\b[^.]{0,60}?\b(?:for|of))\b",
    re.IGNORECASE,
)
_LETTER = pattern(
    r"[^.;]{0,80}?\b(?:liaison\s+statement|liaison|LS|statement|letter)s?\b[\s(,:–-]*+(?:(?:no|nr|number|ref|reference)\b\.?)?[\s:]*+"
    r"|\s*+(?:(?:the|your|our|ITU[-‑]T|[A-Z]{2,6})\s++)*+",
    re.IGNORECASE,
)
_COURTESY = pattern(
    r"\b(?=[ptwy])(?:(?:would\s+like\s+to\s+(?:thank|inform)|pleased\s+to\s+(?:inform|reply|respond)|thanks?\b[^.]{1,80}\bfor)\b"
    r"|your\s+(?:liaison\b|LS\b))",
    re.IGNORECASE,
)
_IS_LETTER = pattern(r"(?=t)\bthis\s+(?:reply\s+)?(?:liaison(?:\s+statement)?|LS)\b", re.IGNORECASE)
_DOES = pattern(
    r"(?:['’]s)?\s+(?:has\s+|have\s+|had\s+|also\s+|further\s+|hereby\s+|is\s+pleased\s+to\s+|are\s+pleased\s+to\s+)*"
    r"(?:would\s+(?:also\s+)?like\s+to|informs?|thanks?|review(?:ed|s)|discussed|considered|requests?|looks?\s+forward|appreciates?"
    r"|wish(?:es)?\s+to|welcomes?|invites?|agreed|notes?|acknowledges?|received|kindly|informed|allocated|decided|met)\b",
    re.IGNORECASE,
)
_TO_WHOM = pattern(
    r"\b(?:thank(?:s|ing)?|inform(?:s|ing)?|request(?:s|ing)?|ask(?:s|ing)?|invit(?:e|es|ing)|advise[sd]?|notif(?:y|ies)|updates?"
    r"|cooperation\s+with|send(?:s)?\s+to)\s+(?:the\s+|our\s+colleagues\s+(?:of|in|from)\s+)?(?:itu\s+)?$"
)
"""Asked of small letters."""


_JOINT = pattern(
    r"\s*+(?:,|(?:,\s*+)?+(?P<last>and|as\s++well\s++as|&))\s*+(?:also\s++)?+(?:the\s++)?+(?:ITU\s++)?+", re.IGNORECASE
)
_GOES_ON = pattern(
    r"(?:['’]s)?\s+(?:will|would|can|could|may|might|shall|should|must|has|have|had|is|are|was|were|do|does|plans?|intends?)\b",
    re.IGNORECASE,
)
"""Behind the last group of a list: it is none, but begins another clause."""

_STEMS = ("thank", "inform", "request", "ask", "invit", "advis", "notif", "update", "cooperat", "send")
"""What is in every word of ``_TO_WHOM``: most groups have none of them in front, and a pattern is slow to find that out."""


@final
class Correspondence(NamedTuple):
    """What the prose says: groups that act as the sender, groups that are spoken to, numbers of statements it answers.

    Each with the evidence for its first mention; ``is_letter`` when the text calls itself a liaison statement.
    """

    senders: tuple[Evidence, ...]
    addressed: tuple[Evidence, ...]
    replies: tuple[Evidence, ...]
    is_letter: bool


def read_correspondence(prose: Iterable[Said]) -> Correspondence:
    """Read the prose; in each ``Evidence`` the field ``field`` holds the group or number."""
    senders: Counter[str] = Counter()
    firsts: dict[tuple[str, str], Evidence] = {}
    replies: dict[str, Evidence] = {}
    letter = False
    for said in prose:
        parts = _parts(said.text, said.groups)
        letter = letter or _is_letter(said.text, parts)
        for mention, kind in zip(said.groups, parts, strict=True):
            if kind == "sender":
                senders[mention.group] += 1
            if kind and (kind, mention.group) not in firsts:
                firsts[kind, mention.group] = said.evidence(mention.group, mention.start, mention.end)
        for number, start, end in _answered(said.text):
            replies.setdefault(number, said.evidence(number, start, end))
    most = max(senders.values(), default=0)
    return Correspondence(
        senders=tuple(firsts["sender", group] for group, count in senders.most_common() if 2 * count > most),
        addressed=tuple(evidence for (kind, _), evidence in firsts.items() if kind == "addressed"),
        replies=tuple(replies.values()),
        is_letter=letter,
    )


def _is_letter(text: str, parts: Sequence[str | None]) -> bool:
    """Whether a sentence is one of a letter: it names itself one, or somebody is courteous to somebody."""
    if "this" in text.casefold() and _IS_LETTER.search(text):
        return True
    return "sender" in parts and _COURTESY.search(text) is not None and ("addressed" in parts or "you" in text)


def _part(text: str, mention: Mention) -> str | None:
    """Whether a group does something a sender does, or is the object of what a sender does."""
    before = text[max(0, mention.start - 60) : mention.start].casefold()
    if holds_any(before, _STEMS) and _TO_WHOM.search(before):
        return "addressed"
    return "sender" if _DOES.match(text, mention.end) else None


def _parts(text: str, mentions: Sequence[Mention]) -> list[str | None]:
    """The parts of all groups of a sentence: who is joined to one that is spoken to is, too (``invites SG5, SG16 and the IETF``)."""
    parts = [_part(text, mention) for mention in mentions]
    at = 0
    while at < len(parts):
        end = at + 1
        if parts[at] == "addressed":
            last = at
            while end < len(parts) and (joint := _JOINT.fullmatch(text, mentions[end - 1].end, mentions[end].start)):
                last = end if joint["last"] else last
                end += 1
            if parts[at + 1 : last + 1].count(None) == last - at and not _GOES_ON.match(text, mentions[last].end):
                parts[at : last + 1] = ["addressed"] * (last + 1 - at)
        at = end
    return parts


def _answered(text: str) -> Iterator[tuple[str, int, int]]:
    """The numbers of statements behind words of answering: ``in reply to TSAG-LS35``, ``answers TSAG-LS35``."""
    mentions = find_statement_numbers(text)
    if not mentions:
        return
    for answer in _ANSWERS.finditer(text):
        at = answer.end()
        for mention in mentions:
            if mention.start < at:
                continue
            between = text[at : mention.start]
            if not (_LETTER.fullmatch(between) or re.fullmatch(r"[\s,;/&]*+(?:and\b\s*+)?+", between)):
                break
            yield mention.number, mention.start, mention.end
            at = mention.end
