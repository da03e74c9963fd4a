"""The position cell: what a group says it does about a deliverable.

    position    = { question-list } [ verb-phrase ] [ basis ] [ "and" invitation ] ;
    verb-phrase = ( "plans" | "intends" | ... ) ... | ( "agreed" | "decided" | ... ) ... ;
    basis       = "based on the discussions concerning" contribution-list ;
    invitation  = ( "welcomes" | "invites" | ... ) ... "Contributions" ;

A negation in front of the verb ("does not plan") leaves no commitment; the text is always kept.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import final

from attrs import frozen

from fgmv_extract.itu.numbers import find_contributions
from fgmv_extract.itu.questions import find_questions
from fgmv_extract.itu.work_items import find_work_items
from fgmv_extract.records import Commitment
from fgmv_extract.typography import collapse, plain

_AGREED = re.compile(
    r"\b(?:(?:agree[sd]?|agreement|decide[sd]?)(?!\s+(?:not|that\s+no)\b)|has\s+(?:already\s+)?(?:initiated|started|begun|created|established|approved)"
    r"|have\s+(?:already\s+)?(?:initiated|started|begun|created|established|approved)"
    r"|(?:initiated|started|created|established|launched|approved)\s+(?:a\s+|the\s+)?(?:new\s+)?work\s+items?"
    r"|(?:was|were|is|are)\s+(?:initiated|started|created|established|launched))\b",
    re.IGNORECASE,
)
_PLANNED = re.compile(
    r"\b(?:plan(?:s|ned|ning)?|intend(?:s|ed)?|(?:will|would\s+like\s+to|expects?\s+to|aims?\s+to|wish(?:es)?\s+to|proposes?\s+to)"
    r"\s+(?:initiate|start|begin|commence|launch|create|develop|study|undertake|take\s+up|progress))\b",
    re.IGNORECASE,
)
_INVITES = re.compile(
    r"\b(?:welcom|invit|solicit|encourag|request|call(?:s|ed)?\s+for|seek|look(?:s|ing)?\s+forward\s+to|await)\w*+"
    r"[^.]{0,120}?\bcontributions?\b"
    r"|\bcontributions?\s+(?:are|is)\s+(?:\w+\s+)?(?:welcome|invited|encouraged|solicited|requested)",
    re.IGNORECASE,
)
_NEGATED = re.compile(
    r"\b(?:not|no|never|nor|neither|without|cannot)(?:\s+\w+){0,2}\s*$|n't(?:\s+\w+){0,2}\s*$", re.IGNORECASE
)
_BLANK = re.compile(r"(?:[-–—/.\s]|n/?a\b)*", re.IGNORECASE)


@final
@frozen
class Stance:
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
        work_items=_once(mention.name for mention in find_work_items(words)),
        invites_contributions=_says(_INVITES, words),
    )


def _commitment(words: str) -> Commitment | None:
    if _says(_AGREED, words):
        return Commitment.AGREED
    return Commitment.PLANNED if _says(_PLANNED, words) else None


def _says(pattern: re.Pattern[str], words: str) -> bool:
    """Whether the pattern occurs without a negation in front of it."""
    return any(
        not _NEGATED.search(words, max(0, match.start() - 40), match.start()) for match in pattern.finditer(words)
    )


def _once(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
