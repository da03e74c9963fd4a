"""Rows that head those below them: with a kind, or with the groups to which these are allocated.

| Technical Reports                 |      | Study Group 17 (lead)     |
| FGMV-24 | A framework ...         |      | FGMV-24 | ... | SG13      |
"""

import re

from fgmv_extract.grammar.allocation import read_allotment
from fgmv_extract.grammar.titles import read_kind
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.patterns import pattern

_TOTAL = pattern(r"(?:(?:grand|sub)[\s-]?)?totals?\b|sum\b|(?:number|no\.?)\s+of\b", re.IGNORECASE)
_WORD = pattern(r"\b[A-Za-z][a-z]{3}")
FILLING = frozenset(
    ["deliverable", "deliverables", "document", "documents", "following", "for", "of", "group", "study"]
)
"""Words beside groups that say nothing of their own."""


def is_total(name: str) -> bool:
    """Whether what stands for an identifier begins a row that sums up the others."""
    return _TOTAL.match(name) is not None


def heads_kind(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a row says nothing but a kind."""
    return read_kind(text, vocabulary) is not None


def heads_groups(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a row says nothing but to which groups deliverables are allocated, or who is informed of them.

    A Focus Group is whose deliverables follow, not to whom they go.
    """
    allotment = read_allotment(text, vocabulary)
    if not allotment.shares or any(share.group.startswith("FG-") for share in allotment.shares):
        return False
    return FILLING.issuperset(allotment.rest.casefold().split())


def heads_in_words(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line of running text says so in words (``Study Group 17 (lead)``): nothing but ``SG17`` may be a cell of a row."""
    return text[:1].isalpha() and _WORD.search(text) is not None and heads_groups(text, vocabulary)
