"""The position cell: what a group says it does about a deliverable.

    position    = { question-list } [ verb-phrase ] [ basis ] [ "and" invitation ] ;
    verb-phrase = ( "plans" | "intends" | ... ) ... | ( "agreed" | "decided" | ... ) ... ;
    basis       = "based on the discussions concerning" contribution-list ;
    invitation  = ( "welcomes" | "invites" | ... ) ... "Contributions" ;

A negation in front of the verb ("does not plan"), or a word that leaves it open ("might plan", "once Q2/20 agrees"), leaves no
commitment; nor does agreement to anything but new work ("agreed with the allocation", "agreed that it is for SG17"), nor what is
withdrawn. "Agreed" alone is agreement to new work. The text is always kept.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple, final

from fgmv_extract.itu.numbers import find_contributions
from fgmv_extract.itu.questions import find_questions
from fgmv_extract.itu.work_items import find_work_items
from fgmv_extract.patterns import pattern
from fgmv_extract.records import Commitment
from fgmv_extract.typography import collapse, plain

_BEGIN = r"(?:initiate|start|begin|commence|launch|create|develop|study|undertake|take\s+up|progress)"
_NAMED = r"(?:work\s+items?|[A-Z]{1,4}[.-][\w.-]{2,40})"
_ITEM = r"(?-i:[A-Z]{1,4})\.(?-i:[A-Za-z])[\w.-]{1,40}"
_STARTED = r"(?:initiated|started|created|established|launched|opened)"
_DONE = r"(?:initiated|started|begun|created|established|launched|opened|approved)"
_NEW = rf"(?:new\s+work|work\s+items?|draft\s+(?:new\s+)?Recommendations?|{_ITEM})\b"
_WITHIN = r"(?:[^.;]|\.(?!\s))"
"""A character of the same sentence."""
_TO_NEW_WORK = (
    rf"(?=(?:(?!\bto\b){_WITHIN}){{0,80}}\bto\s+(?:(?:\w+ly|also|further)\s+)?"
    rf"(?:(?:{_BEGIN}|open|establish|pursue|set\s+up)\b"
    rf"|(?:adopt|accept|approve|include|add|propose|proceed|continue|work|use|take)\b{_WITHIN}{{0,60}}?\b{_NEW}|(?:an?\s+|the\s+)?{_NEW})"
    rf"|(?:(?!\b(?:to|that|not?|against|with)\b){_WITHIN}){{0,60}}?\b{_NEW}"
    r"|\s+that\s+(?:an?\s+|the\s+|one\s+)?(?:new\s+)?work(?:\s+items?)?\b(?:(?!\bnot?\b)[^.;]){0,40}?\b(?:be|will|shall)\b(?!\s+not\b)"
    r"|\s*+(?:\Z|[.;:(),/–—-](?!\s*+(?:no|not|to|that|but|however)\b)))"
)
"""Behind ``agreed``: that it is to new work, or that nothing is said of what to."""
_OTHER_THAN_WORK = (
    r"(?:(?:\s*+[:,–-])?+\s++no\b|\s+to\s+(?:take\s+no|note|inform|defer|postpone|wait|await|send|reply|respond|forward|consider|discuss"
    r"|review|revisit|close)\b)"
)
_AGREED = pattern(
    rf"\b(?:(?:agree[sd]?|agreement|decide[sd]?)\b(?!\s+not\b){_TO_NEW_WORK}|(?:has|have)\s+(?:already\s+)?{_DONE}\b"
    rf"|(?:{_STARTED}|approved)\s+(?:a\s+|the\s+)?(?:new\s+)?work\s+items?\b"
    r"|approved\s+(?:the\s+)?(?:start|creation|initiation|establishment|launch)\s+of\b"
    rf"|{_STARTED}\s+(?:work\s+on\s+)?(?:draft\s+)?(?:ITU-T\s+)?{_ITEM}"
    rf"|{_NAMED}\s+{_STARTED}\b"
    rf"|{_NEW}(?:(?!\b(?:not?|never|to\s+be|may|might|could|would|should|until|once|if|before)\b){_WITHIN}){{0,60}}?\b(?:agreed|decided)\b"
    rf"|(?:was|were|is|are)\s+{_STARTED}\b)",
    re.IGNORECASE,
)
_PLANNED = pattern(
    rf"\b(?:(?:plan(?:s|ned|ning)?|intend(?:s|ed)?)(?!{_OTHER_THAN_WORK})|(?:foresee|envisage|anticipate)s?\s+(?:(?:an?\s+)?new\s+work|to\s+{_BEGIN})"
    rf"|will\s+be\s+(?:{_STARTED}|developed|studied)"
    r"|will\s+(?:take|use)\b[^.;]{0,60}\bfor\s+(?:a\s+|its\s+)?(?:new|future)\s+work"
    r"|(?:will|would\s+like\s+to|expects?\s+to|aims?\s+to|wish(?:es)?\s+to|proposes?\s+to)"
    rf"\s+{_BEGIN}|(?<=[0-9])\s+to\s+{_BEGIN})\b",
    re.IGNORECASE,
)
_INVITES = pattern(
    r"\b(?:welcom|invit|solicit|encourag|request|call(?:s|ed)?\s+for|seek|look(?:s|ing)?\s+forward\s+to|await)\w*+"
    r"[^.]{0,120}?\bcontributions?\b"
    r"|\bcontributions?\s+(?:are|is)\s+(?:\w+\s+)?(?:welcome|invited|encouraged|solicited|requested)",
    re.IGNORECASE,
)
_NEGATED = pattern(
    r"(?:\b(?:not(?!\s+only\b)|no|never|nor|neither|without|cannot)|n't)(?:\s+(?!(?:and|but|so|while|however|then)\b)[^\s,;:.()]++){0,5}\s*$",
    re.IGNORECASE,
)
_OPEN = pattern(
    r"\b(?:(?-i:may|might|could)(?:\s+(?:also|then|later|well))?|(?:to\s+be|be)(?:\s+\w+)?"
    r"|(?:if|unless|until|once|whether|pending|subject\s+to)(?:\s+(?:the|it|this|they|an?|meeting|(?-i:[A-Z])[^\s,;:.()]*+)){0,3})\s*$",
    re.IGNORECASE,
)
"""What leaves open whether it comes to that: ``might plan``, ``to be agreed``, ``once Q2/20 agrees``."""
_WITHDRAWN = pattern(
    r"\b(?:withdr[ae]wn?|withdrew|withdraws|cancell?ed|abandon(?:ed|s)|discontinued|dropped|stopped)\b", re.IGNORECASE
)
"""What takes back that there is or will be new work."""
_REACH = 60  # characters before a verb that are looked at
_BLANK = pattern(r"(?:[-–—/.\s]|n/?a\b|n\.\s?a\.|\bnot\s+applicable\b)*", re.IGNORECASE)


@final
class Stance(NamedTuple):
    """What a position cell says. ``text`` is the cell, white space collapsed; empty when nothing is stated."""

    text: str = ""
    commitment: Commitment | None = None
    questions: tuple[str, ...] = ()
    contributions: tuple[str, ...] = ()
    work_items: tuple[str, ...] = ()
    invites_contributions: bool = False


@lru_cache(maxsize=4096)
def read_stance(text: str, group: str) -> Stance:
    """Read the position of ``group``; a cell of dashes or ``n/a`` states nothing."""
    shown = collapse(text)
    if _BLANK.fullmatch(shown):
        return Stance()
    words = plain(text)
    return Stance(
        text=shown,
        commitment=_commitment(words),
        questions=_once(mention.question for mention in find_questions(words, group)),
        contributions=_once(mention.number for mention in find_contributions(words)),
        work_items=_once(item.name for item in find_work_items(words) if not item.published or item.formerly),
        invites_contributions=_says(_INVITES, words),
    )


def _commitment(words: str) -> Commitment | None:
    if _says(_WITHDRAWN, words):
        return None
    if _says(_AGREED, words):
        return Commitment.AGREED
    return Commitment.PLANNED if _says(_PLANNED, words) else None


def _says(pattern: re.Pattern[str], words: str) -> bool:
    """Whether the pattern occurs with nothing in front of it that denies it or leaves it open."""
    return any(
        not any(before.search(words, max(0, found.start() - _REACH), found.start()) for before in (_NEGATED, _OPEN))
        for found in pattern.finditer(words)
    )


def _once(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
