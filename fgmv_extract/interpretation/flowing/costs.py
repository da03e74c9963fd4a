"""What a text costs as the cell of a column, by what its cells hold: 0 is a perfect fit."""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from fgmv_extract.grammar.allocation import Allotment, read_allotment
from fgmv_extract.grammar.allotments import may_allot, says_more
from fgmv_extract.grammar.columns import Heading
from fgmv_extract.grammar.positions import read_stance
from fgmv_extract.grammar.roles import ALLOCATING, Role
from fgmv_extract.grammar.ticks import is_nothing, remark_of
from fgmv_extract.grammar.titles import read_kind, read_title
from fgmv_extract.itu.dates import read_date
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.patterns import pattern

_LONGEST_DATE = 40
_LONGEST_ALLOTMENT = 400
_LONGEST_MARK = 12
_WRONG = 9.0
_EMPTY = 1.5  # a date, a kind, groups or a decision that is not there
_YEAR = 0.3  # a year: its month may stand in the line before
SAID = pattern(r"[A-Z][a-z]+(?: [a-z]{2,}){0,5}\.")
"""A position in a few words (``Noted.``, ``No interest at this stage.``)."""
_NUMBER = pattern(r"(?<!\d)\d++$")
_OF_GROUP = pattern(r"\bQ\d{1,2}/(\d{1,2})")
QUESTIONS = pattern(r"(?:Q\d{1,2}/\d{1,2}(?:\s*+(?:[,;&]|and\b)\s*+)?+)++")
_ASKED = 0.5  # groups with their Questions and nothing else (``SG17 (Q7/17)``): more than what begins in the middle of a line
_ASKED_ALONE = 1.6  # nothing but Questions: more than an empty cell, less than those of another group in a position
_UNDECIDED = pattern(
    r"(?:not\s+(?:yet\s+)?allocated|no\s+allocation|to\s+be\s+(?:decided|determined|confirmed|discussed)|tb[cd]|pending|under\s+discussion"
    r"|(?:sent\s+)?(?:for|as)\s+information(?:\s+only)?)",
    re.IGNORECASE,
)
"""What stands in place of groups."""
_UNDECIDED_COST = 0.6
_ENDED = pattern(r"[a-z]\.\Z")
_SENTENCED = 1.0  # groups do not end as a sentence does
_STATUS = pattern(
    r"(?:not\s+(?:yet\s+)?|to\s+be\s+|already\s+|under\s+|in\s+|on\s*)?(?:re-?)?"
    r"(?:allocat(?:ed|ion)|assigned|transferred|suggested|proposed|recommended|approv(?:ed|al)|agreed|adopted|accepted|rejected"
    r"|confirmed|decided|undecided|determined|pending|open|closed|deferred|postponed|draft|final(?:i[sz]ed)?|completed?|published"
    r"|withdrawn|superseded|deleted|started|active|done|new|going|progress|study|discussion|consideration|review"
    r"|tb[acd]|n/a|(?:(?:sent\s+)?for\s+)?(?:information|action|comment|approval|decision)(?:\s+only)?)\.?",
    re.IGNORECASE,
)
"""What stands in a column of decisions or of what became of a deliverable."""

_COUNT = pattern(r"\d{1,4}(?:\s*(?:pages?|pp?\.?))?")
"""A number alone, which no column of a known meaning holds (``12``, ``12 pages``)."""

Cost = Callable[[str, Vocabulary], float]


def _title(text: str, vocabulary: Vocabulary) -> float:
    if not text:
        return 5.0
    if is_date(text) or is_allotment(text, vocabulary):
        return 4.0
    titled = read_title(text, vocabulary)
    return 0.0 if titled.kind else 0.4


def _date(text: str, _: Vocabulary) -> float:
    if not text:
        return _EMPTY
    if not is_date(text):
        return _WRONG
    return _YEAR if text.isdecimal() else 0.0


def _kind(text: str, vocabulary: Vocabulary) -> float:
    if not text:
        return _EMPTY
    return 0.0 if len(text) <= _LONGEST_DATE and read_kind(text, vocabulary) else _WRONG


def _are_of_the_groups(text: str, allotment: Allotment, vocabulary: Vocabulary) -> bool:
    """Tell whether Questions name no group but those beside them; another's begin what it says."""
    beside = read_allotment(QUESTIONS.sub("", text), vocabulary).shares
    return not allotment.named or {share.group for share in allotment.shares} == {share.group for share in beside}


@lru_cache(maxsize=4096)
def _allotment(text: str, vocabulary: Vocabulary) -> float:
    if not text:
        return _EMPTY
    if len(text) > _LONGEST_ALLOTMENT:
        return _WRONG
    if not may_allot(text, vocabulary):
        return _UNDECIDED_COST if _UNDECIDED.fullmatch(text) else _WRONG
    allotment = read_allotment(text, vocabulary)
    if allotment.questions and not allotment.rest and _are_of_the_groups(text, allotment, vocabulary):
        return _ASKED if allotment.named else _ASKED_ALONE
    if not allotment.named:
        return _UNDECIDED_COST if _UNDECIDED.fullmatch(text) else _WRONG
    odd = len(allotment.rest.split()) + 2 * allotment.questions
    return (_SENTENCED if _ENDED.search(text) else 0.0) + (3.0 + 0.2 * odd if odd else 0.0)


def _status(text: str, _: Vocabulary) -> float:
    if not text:
        return _EMPTY
    return 0.0 if _STATUS.fullmatch(text) else 2.2 if len(text) <= _LONGEST_DATE else _WRONG


def _position(text: str, _: Vocabulary) -> float:
    if not text:
        return 0.5
    stance = read_stance(text, "")
    if stance.commitment or stance.questions:
        return 0.0
    if SAID.fullmatch(text):
        return 0.4
    return 0.8 if text.endswith((".", "!")) else 2.2


def _position_of(group: str) -> Cost:
    """What a text costs in the column of a group: more when the Questions it names are those of another."""
    number = _NUMBER.search(group)

    def cost(text: str, vocabulary: Vocabulary) -> float:
        others = number is not None and any(found != number[0] for found in _OF_GROUP.findall(text))
        return _position(text, vocabulary) + (1.0 if others else 0.0)

    return cost


def _other(text: str, vocabulary: Vocabulary) -> float:
    if _COUNT.fullmatch(text):
        return 0.3
    return 1.0 if not text or not (is_date(text) or is_allotment(text, vocabulary)) else 3.0


def is_date(text: str) -> bool:
    """Whether a text is a date and nothing else."""
    read = read_date(text) if len(text) <= _LONGEST_DATE else None
    return read is not None and not read[1]


@lru_cache(maxsize=4096)
def is_allotment(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a text is groups and nothing else."""
    if len(text) > _LONGEST_ALLOTMENT or not may_allot(text, vocabulary) or says_more(text, vocabulary):
        return False
    allotment = read_allotment(text, vocabulary)
    return allotment.named and not allotment.rest and not allotment.questions


def is_mark(text: str) -> bool:
    """Whether a text is a mark below a group, or says that there is none."""
    return len(text) <= _LONGEST_MARK and (is_nothing(text) or remark_of(text, "") is not None)


COSTS: Mapping[Role, Cost] = {
    Role.TITLE: _title,
    Role.KIND: _kind,
    Role.APPROVED: _date,
    Role.STATUS: _status,
    Role.POSITION: _position,
    **dict.fromkeys(ALLOCATING, _allotment),
}
"""What it costs to give a column a text, by what its cells hold; 0 is a perfect fit."""


def cost_of(heading: Heading) -> Cost:
    """Return what tells the cost of a text in the column below a heading."""
    if heading.role is Role.POSITION and heading.group is not None:
        return _position_of(heading.group)
    return COSTS.get(heading.role, _other)
