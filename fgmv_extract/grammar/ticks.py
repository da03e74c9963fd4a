"""The mark in a column that a group heads: whether, and in which role, the deliverable of the row is that group's.

mark     = [ "(" ] ( primary | secondary | informed | ticked | question-list ) [ ")" ] ;    a tick in parentheses is secondary
primary  = "P" | "L" | "Lead" | "Primary" | ... ;   secondary = "S" | "Supporting" | ... ;
informed = "I" | "Info" | ... ;                      ticked    = "X" | "✓" | "☒" | ... ;
nothing  = "-" | "No" | "☐" | "✗" | ... ;            a cross says no only beside ticks; alone nobody knows what it says
"""

import re

from fgmv_extract.itu.questions import find_questions
from fgmv_extract.patterns import pattern
from fgmv_extract.typography import collapse

_REMARKS = {
    "lead": ("p", "l", "a", "lead", "primary", "parent", "main", "action", "for action"),
    "supporting": ("s", "secondary", "supporting", "support", "involved"),
    "for information": ("i", "info", "information", "for information", "fyi"),
    "": ("x", "✓", "✔", "☑", "☒", "√", "●", "•", "■"),
}
_MEANT = {mark: remark for remark, marks in _REMARKS.items() for mark in marks}
_NOTHING = pattern(r"(?:[-–—/.\s☐□✗✘]|n/?a\b|no?\b)*", re.IGNORECASE)
_CROSSES = frozenset("✗✘")
_BETWEEN_QUESTIONS = pattern(r"(?:[,;/&\s]|\band\b)*", re.IGNORECASE)


def remark_of(mark: str, group: str) -> str | None:
    """Return the remark an allocation cell would write behind the group (``lead``, an empty one for a tick); None for no mark."""
    words = collapse(mark).strip(" ().*").casefold() or collapse(mark)
    if words in _MEANT:
        return _MEANT[words] or ("supporting" if mark.lstrip().startswith("(") else "")
    questions = find_questions(mark, group)
    rest = mark
    for found in reversed(questions):
        rest = rest[: found.start] + rest[found.end :]
    return "" if questions and _BETWEEN_QUESTIONS.fullmatch(rest) else None


def is_nothing(mark: str) -> bool:
    """Whether a cell leaves its group out: empty, a dash, ``No``, a box without a cross, a cross."""
    return _NOTHING.fullmatch(mark) is not None


def is_crossed(mark: str) -> bool:
    """Whether a cell holds a cross, which may say yes where no cell of the table holds a tick."""
    return not _CROSSES.isdisjoint(mark)


def in_words(group: str, mark: str) -> str:
    """Write a mark as an allocation cell says it: ``ITU-T SG20 (lead)``; empty when the group is left out."""
    remark = remark_of(mark, group)
    if remark is None:
        return "" if is_nothing(mark) else f"{group} ({collapse(mark)})"
    return f"{group} ({remark})" if remark else group
