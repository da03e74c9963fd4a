"""Who decides: whether words about an allocation tell of a decision or a suggestion, and of whose.

said     = group [ "," insertion "," ] verb | group ... "and" verb ;     ``TSAG has allocated``, ``FG-MV approved ... and suggests``
         | verb ... "by" group | noun "of" group ;                       ``allocated by TSAG``, ``the decision of TSAG``
verb     = "allocated" | "assigned" | "suggests" | "proposed" | "agreed" ... "allocation" | ... ;
"""

import re

from fgmv_extract.itu.groups import find_groups
from fgmv_extract.itu.mention import Mention
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.patterns import holds_any, pattern
from fgmv_extract.records import Status

_SUGGESTED = pattern(r"\b(?=[cprst])(?:suggest|propos|recommend|request|tentativ|candidat)\w*", re.IGNORECASE)
_ALLOCATED = pattern(
    r"\b(?=[adrst])(?:(?:re-?)?(?:allocat|assign|transfer|distribut|decision|attribu|atribu|asignad)\w*|sent\s+(?:to|as)\b)",
    re.IGNORECASE,
)
_SUGGESTING = ("suggest", "propos", "recommend", "request", "tentativ", "candidat")
_ALLOCATING = ("allocat", "assign", "transfer", "distribut", "decision", "attribu", "atribu", "asignad", "sent")
"""What is in all that ``_SUGGESTED`` and ``_ALLOCATED`` find: most sentences have none, and the patterns are slow to find that out."""
_AGREED = (
    r"(?:(?:agree|decide|approve|endorse|confirm)d\b[^.;:]{0,40}|(?:agree|decide)d\s+that\b[^.;:]{0,100})"
    r"\b(?:allocat|assign|transfer|distribut)"
)
_VERB = rf"(?P<decided>(?:re-?)?(?:allocat|assign|transfer)|decision|{_AGREED})|suggest|propos|recommend"
_HAS = r"(?:(?:has|have|had|would|already|also|then|therefore)\s+){0,3}"
_DECIDES = pattern(rf"(?:['’]s)?(?:,[^,.;:]{{1,60}},)?\s+{_HAS}(?:counter-?)?(?:{_VERB})", re.IGNORECASE)
_GOES_ON = pattern(rf"\band\s+{_HAS}(?:{_VERB})(?:s|es|ed|red)?\b(?!\s+by\b)", re.IGNORECASE)
_INSERTED = pattern(rf",[^.;:]{{1,120}},\s+{_HAS}(?:{_VERB})", re.IGNORECASE)
"""A sentence that begins with the group, whose verb stands behind an insertion or as its second verb."""
_FIRST = pattern(r"\s*(?:the\s+)?(?:ITU\s+)?", re.IGNORECASE)
_OBJECT = pattern(
    r"(?:['’]s)?\s+(?:(?!(?:about|as|at|by|concerning|for|from|in|of|on|regarding|to|with)\b)[\w-]+\s+){0,3}?"
    r"(?:deliverable|output|outcome|document|report|specification|result)s?\b",
    re.IGNORECASE,
)
"""What is allocated, behind the group that made it: ``allocation of FG-MV deliverables`` is no allocation by FG-MV."""
_BY = pattern(
    r"\b(?:by|(?<=allocation )of|(?<=decision )of|(?<=proposal )of|(?<=suggestion )of|(?<=suggestions )of)\s+(?:the\s+)?(?:ITU\s+)?",
    re.IGNORECASE,
)


def may_decide(words: str) -> bool:
    """Whether words are worth looking at: none that ``status_in`` looks for stand in others."""
    small = words.casefold()
    return holds_any(small, _SUGGESTING) or holds_any(small, _ALLOCATING)


def status_in(words: str) -> Status | None:
    """Return what words about an allocation say of it: suggested as soon as anything is suggested in them."""
    small = words.casefold()
    if holds_any(small, _SUGGESTING) and _SUGGESTED.search(words):
        return Status.SUGGESTED
    return Status.ALLOCATED if holds_any(small, _ALLOCATING) and _ALLOCATED.search(words) else None


def decides(words: str, end: int) -> bool:
    """Whether what stands behind a group that is named up to ``end`` tells that this group allocated or suggested."""
    return _DECIDES.match(words, end) is not None


def authority_in(words: str, vocabulary: Vocabulary) -> str | None:
    """Return who allocated or suggested, in words about it: ``allocated by TSAG``, ``TSAG has allocated``, ``FG-MV suggestion``."""
    mentions = find_groups(words, vocabulary)
    return next((each.group for each in mentions if _has_decided(words, each) or decides(words, each.end)), None)


def _has_decided(words: str, mention: Mention) -> bool:
    """Whether a group stands behind a word that tells who allocated or suggested."""
    by = _BY.search(words, max(0, mention.start - 16), mention.start)
    if by is None or by.end() != mention.start:
        return False
    before = words[max(0, by.start() - 60) : by.start()]
    return bool(_ALLOCATED.search(before) or _SUGGESTED.search(before)) and not _is_object(words, by[0], mention.end)


def _is_object(words: str, by: str, end: int) -> bool:
    """Whether a group behind an ``of`` is not who decides, but whose deliverables are decided about."""
    return by[:2].casefold() == "of" and _OBJECT.match(words, end) is not None


def decision_in(words: str, vocabulary: Vocabulary) -> tuple[Status, str | None] | None:
    """Return what a sentence says of an allocation, and who stands behind it if it tells; None when it says nothing of one.

    Who does something counts more than whose doing is mentioned: ``TSAG allocated the deliverables suggested by FG-MV``.
    """
    status = status_in(words)
    if status is None:
        return None
    mentions = find_groups(words, vocabulary)
    for mention in mentions:
        verb = _DECIDES.match(words, mention.end)
        if verb is None and _FIRST.fullmatch(words, 0, mention.start):
            verb = _INSERTED.match(words, mention.end) or _GOES_ON.search(words, mention.end)
        if verb is not None:
            return Status.ALLOCATED if verb["decided"] else Status.SUGGESTED, mention.group
    return status, next((mention.group for mention in mentions if _has_decided(words, mention)), None)
