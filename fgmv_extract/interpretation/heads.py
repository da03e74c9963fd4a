"""Headings above tables and lists that tell to whom all of their deliverables go.

A.2  SG20 (with SG16)                         in an annex of deliverables that TSAG has allocated
Deliverables allocated to SG5 and SG20
Deliverables sent for information to all SGs
TSAG allocates the following deliverables to SG17:
"""

import re

from attrs import evolve

from fgmv_extract.document import Paragraph
from fgmv_extract.grammar.allocation import read_allotment
from fgmv_extract.grammar.authorities import decides
from fgmv_extract.interpretation.decisions import Surroundings
from fgmv_extract.interpretation.row_heads import FILLING
from fgmv_extract.itu.groups import find_groups
from fgmv_extract.patterns import pattern
from fgmv_extract.records import Status

_LONGEST = 160  # characters of a heading
_TELLS = pattern(
    r"\b(?:(?:re-?)?(?:allocated|assigned|transferred|suggested|proposed)|sent|for\s+(?:action|information)|lead)\b",
    re.IGNORECASE,
)
_FOLLOWING = pattern(
    r"\b(?:re-?)?(?:allocat(?:es?|ed|ing)|assign(?:s|ed)?|transfer(?:s|red)?|suggest(?:s|ed)?)\s+"
    r"(?:to\s+allocate\s+)?(?:the\s+following|these)\s+(?:\w+\s+){0,2}deliverables\s+(?:to|for)\s+",
    re.IGNORECASE,
)
"""In a sentence that tells to whom what follows goes: the groups stand behind it."""
_GIVEN = pattern(
    r"\b(?:the\s+following|these|them|listed\s+below|below)\b[^.;:?]{0,160}?"
    r"\b(?:allocat|assign|transferr?|suggest|propos)(?:ed|es|s|ion|ment)?\s+(?:to|for)\s+",
    re.IGNORECASE,
)
"""The same, done to what follows: ``suggests them to be allocated to``, ``The following are proposed for``."""
_DOUBTED = pattern(r"\b(?:not|no|whether|if|may|might|could|unless|previously|formerly)\b", re.IGNORECASE)
_DENIED = pattern(r"\bnot\b", re.IGNORECASE)
_LONGEST_SENTENCE = 400
_NUMBER = pattern(r"\b(?:[A-Z]|Table)?[.\s]?\d{1,2}(?:\.\d{1,2})*\b|\bAnnex\s+\w\b", re.IGNORECASE)
_FILLING = FILLING | {
    "a",
    "and",
    "are",
    "been",
    "below",
    "has",
    "have",
    "list",
    "output",
    "outputs",
    "reports",
    "that",
    "the",
    "these",
    "to",
    "were",
    "which",
    "with",
}


def groups_above(block: int, previous: int, status: Status | None, around: Surroundings) -> Paragraph | None:
    """The words about groups in the paragraph directly above a table; None when it says anything else.

    ``previous`` is the block of the table before; ``status`` what the text around says of allocations: where it says nothing,
    the heading itself must, for a group alone may head anything of it.
    """
    above = next(iter(around.sections.before(block)), None)
    if above is None or above.place.block <= previous or len(above.text) > _LONGEST_SENTENCE:
        return None
    if status is not None and above.text.rstrip().endswith(":"):
        following = _FOLLOWING.search(above.text) or _GIVEN.search(above.text)
        if following is not None:
            return None if _DOUBTED.search(following[0]) else _behind(above, following.end(), around)
    if len(above.text) > _LONGEST:
        return None
    groups = [m for m in find_groups(above.text, around.vocabulary) if not m.group.startswith("FG-")]
    if not groups or any(decides(above.text, mention.end) for mention in groups):
        return None
    tells = _TELLS.search(above.text)
    begin = min(groups[0].start, tells.start() if tells else groups[0].start)
    text = above.text[begin:].rstrip(" .:\t")
    said = read_allotment(text, around.vocabulary)
    if not said.shares or not _FILLING.issuperset(said.rest.casefold().split()) or _DENIED.search(above.text, 0, begin):
        return None
    if _FILLING.isdisjoint(above.text[:begin].casefold().split()) and any(
        map(str.isalpha, _NUMBER.sub("", above.text[:begin]))
    ):
        return None
    if said.status is None and (status is None or [share.group for share in said.shares] == [around.sender]):
        return None
    return evolve(above, text=text, place=above.place.within(begin, begin + len(text)))


def _behind(above: Paragraph, begin: int, around: Surroundings) -> Paragraph | None:
    """The groups with which a sentence ends; None when it says more of them."""
    text = above.text[begin:].rstrip(" :\t")
    said = read_allotment(text, around.vocabulary)
    if not said.shares or not _FILLING.issuperset(said.rest.casefold().split()):
        return None
    return evolve(above, text=text, place=above.place.within(begin, begin + len(text)))
