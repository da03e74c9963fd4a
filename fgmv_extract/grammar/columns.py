"""The heading of a column: what its cells hold.

heading    = position | allocation | name ;
position   = group [ "position" | "interest" | "reply" | ... ] | "Position of" group ;
allocation = ... ( "allocated" | "suggested" | "information" | ... ) ... [ "by" group ] ... [ group ] ;
name       = one of the synonyms of the vocabulary ("No.", "Title", "Approved", ...) ;
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import final

from attrs import evolve, frozen

from fgmv_extract.grammar.authorities import authority_in, status_in
from fgmv_extract.grammar.roles import ALLOCATING, Role
from fgmv_extract.grammar.synonyms import named_in_part, named_whole
from fgmv_extract.itu.groups import find_groups, read_group
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.patterns import pattern
from fgmv_extract.records import Status
from fgmv_extract.typography import NOTE_MARKS, plain

_LONGEST = 1000
"""Characters of a heading; more are a cell, and would be looked through for groups again and again."""


@final
@frozen
class Heading:
    """What a heading says: the role of its column; whose position it holds; for allocations the status and who decided.

    An allocating column with a ``group`` holds marks: the groups stand in the headings (``Allocated to`` over ``SG5``, ``SG20``).
    ``split`` tells that a stroke in its cells parts the lead from the others, as it does in the heading (``lead / involved``);
    ``leads`` that whoever stands in them without brackets leads (``Lead (others)``); ``past`` that its cells tell what was allocated before (``Previous allocation``).
    ``elsewhere`` tells that it means something of which a deliverable has no field, whatever its cells look like (``Due date``).
    """

    role: Role
    group: str | None = None
    status: Status | None = None
    authority: str | None = None
    split: bool = False
    leads: bool = False
    past: bool = False
    elsewhere: bool = False


_LEAD = pattern(r"\b(?:lead(?:ing)?|primary|parent|main|responsible)\b", re.IGNORECASE)
_SUPPORTING = pattern(r"\b(?:support(?:ing)?|secondary|contributing|collaborating|others?|involved)\b", re.IGNORECASE)
_SPLIT = pattern(rf"{_LEAD.pattern}(?:\s+\w+)?\s*/\s*(?:\w+\s+)?{_SUPPORTING.pattern}", re.IGNORECASE)
_LEADS = pattern(rf"{_LEAD.pattern}(?:\s+\w+){{0,2}}\s*[(\[]\s*(?:\w+\s+)?{_SUPPORTING.pattern}", re.IGNORECASE)
_ACTING = pattern(r"(?:for\s+)?action\s*/\s*(?:for\s+)?info(?:rmation)?", re.IGNORECASE)
_ACTION = pattern(r"\bfor\s+action\b", re.IGNORECASE)
_INFORMATION = pattern(r"\b(?:for|as)\s+(?:your\s+)?information\b|\binformation\s+only\b", re.IGNORECASE)
_PAST = pattern(
    r"\b(?:previous|former|initial|original)(?:ly)?\b|\b(?:old|earlier|past|before|until|incorrect|wrong|erroneous|superseded|withdrawn)\b|^(?:was|were|from)$",
    re.IGNORECASE,
)
_GROUPS = pattern(r"\b(?:groups?|SGs?|allocat\w*|suggest\w*|propos\w*|assign\w*|bod(?:y|ies))\b", re.IGNORECASE)
_GROUPED = pattern(r"\b(?:SGs?|study\s+groups?)\b|\b(?:allocat|assign)", re.IGNORECASE)
_EITHER = pattern(r"\bor\b|/")
_PEOPLE = pattern(
    r"\b(?:editors?|authors?|compan(?:y|ies)|countr(?:y|ies)|members?|persons?|people|leaders?|chairs?|contributors?|experts?"
    r"|organi[sz]ations?|administrations?|WGs?|working\s+groups?|working\s+part(?:y|ies))\b",
    re.IGNORECASE,
)
"""Who leads or supports a deliverable inside its Focus Group: people and their companies, never whom it goes to."""
_THINGS = pattern(
    r"\b(?:titles?|names?|changes?|amendments?|additions?|removals?|deletions?|texts?|wording|dates?|deadlines?|time(?:line|frame)?s?|next\s+steps?|follow-?\s?ups?"
    r"|ways?\s+forward|(?:related|resulting|relevant|corresponding|equivalent|existing|approved|draft|ITU-T)\s+Recommendations?"
    r"|Recommendation\s+(?:numbers?|No|titles?))\b",
    re.IGNORECASE,
)
"""What else is suggested or requested of a deliverable than a group."""
_DUE = pattern(
    r"\bdue\b|\bexpected\s+(?:repl(?:y|ies)|responses?|comments?|answers?)\b|\bdeadlines?\b"
    r"|\b(?:repl(?:y|ies)|responses?|comments?|answers?)\s+(?:expected|requested|by|until)$",
    re.IGNORECASE,
)
_OTHER_DATE = pattern(
    r"\b(?:transmi(?:ssion|tted)|recei(?:ved|pt)|sent|start(?:ed)?|target|planned|expected|estimated|foreseen|anticipated|version|updated?"
    r"|submi(?:ssion|tted)|next|last)\b",
    re.IGNORECASE,
)
"""What makes a date another than that of the approval by the Focus Group."""
_QUESTION = pattern(r"\bquestions?\b", re.IGNORECASE)
_ASKED = pattern(
    r"(?:requested|supported|opposed|declined|rejected|accepted|endorsed)\s+by(?:\s+(?:the\s+)?(?:SGs?|(?:study\s+)?groups?|\(?s\)?))?",
    re.IGNORECASE,
)
"""Who wants something, or does not: neither to whom it goes nor who decides."""
_STANCE = pattern(
    r"['s\s:-]*\b(?:positions?|interests?|repl(?:y|ies)|responses?|comments?|views?|feedback|opinions?|plans?|answers?"
    r"|actions?(?:\s+taken)?|work|remarks?|status|assessments?|evaluations?|considerations?|conclusions?|intentions?|follow-?\s?ups?"
    r"|(?:supported|accepted|endorsed|opposed)(?=\s+by\b))"
    r"\b(?:\s+(?:of|from|by|on|in)\b(?:\s+the)?)?(?:\s+(?:study\s+)?groups?\b)?\s*"
    r"|(?:study\s+)?groups\s*|['s\s:-]+",
    re.IGNORECASE,
)
_RULING = pattern(r"['s\s:-]*\bdecisions?\b(?:\s+(?:of|by)\b(?:\s+the)?)?\s*", re.IGNORECASE)
_STUDY_GROUP = pattern(r"ITU-T SG[0-9]+")
_ON_PRINT = pattern(
    r"(?<!\s)\s*+[(\[][^()\[\]]*\b(?:(?P<brackets>brackets?|parenthes[ei]s)|bold(?:face)?|underlined?|italics?|capitals|first|asterisks?)"
    r"\b[^()\[\]]*[)\]]",
    re.IGNORECASE,
)
"""A remark on how the cells are printed: ``(secondary in brackets)``, ``(lead in bold)``."""
_DATED = pattern(r"(?<!\s)\s*+[(\[][^()\[\]]*\b(?:19|20)\d\d\b[^()\[\]]*[)\]]$")
"""When the position was taken: ``SG20 (Geneva, July 2024)``."""
_ADDRESSED = pattern(r"\bto\s+(?:the\s+)?$", re.IGNORECASE)


@lru_cache(maxsize=1024)
def read_heading(text: str, vocabulary: Vocabulary) -> Heading:
    """Tell what the column under this heading holds; ``Role.OTHER`` when the heading gives no hint."""
    if len(text) > _LONGEST:
        return Heading(Role.OTHER)
    words = plain(text).rstrip(f" .:?{NOTE_MARKS}")
    group = _whose_position(words, vocabulary)
    if group is not None:
        return Heading(Role.POSITION, group=group)
    words = _as_printed(words)
    if _means_elsewhere(words):
        return Heading(Role.OTHER, elsewhere=True)
    role = named_whole(words, vocabulary) or _allocating(words) or named_in_part(words, vocabulary)
    if role in {Role.APPROVED, Role.OTHER} and _OTHER_DATE.search(words) is not None:
        return Heading(Role.OTHER, elsewhere=True)
    if role is Role.TITLE and is_past(words):
        return Heading(Role.OTHER)
    if role in ALLOCATING and _QUESTION.search(words) and find_groups(words, vocabulary):
        return Heading(Role.OTHER)
    if role not in ALLOCATING:
        return Heading(role)
    split = role is Role.ALLOCATION and (_SPLIT.search(words) or _ACTING.fullmatch(words)) is not None
    leads = split or (role is Role.ALLOCATION and _LEADS.search(words) is not None)
    decided, whose = status_in(words), authority_in(words, vocabulary)
    return Heading(role, status=decided, authority=whose, split=split, leads=leads, past=is_past(words))


def is_past(words: str) -> bool:
    """Whether a heading alone tells that its cells hold what was before."""
    return _PAST.search(words) is not None


def read_stacked(names: Sequence[str], vocabulary: Vocabulary) -> Heading:
    """Read a heading that stands in rows over each other, from top to bottom.

    A group below words about an allocation heads marks of that group, below any other words its positions.
    """
    whole = read_heading(" ".join(names), vocabulary)
    if len(names) < 2 or whole.role is Role.POSITION:
        return whole
    lowest = read_heading(names[-1], vocabulary)
    if lowest.role is not Role.POSITION or lowest.group is None:
        return whole
    return evolve(whole, group=lowest.group) if whole.role in ALLOCATING else lowest


def _means_elsewhere(words: str) -> bool:
    """Whether a heading speaks of people, of a time to come, or of another thing that is suggested, and of no group."""
    if _DUE.search(words) or _ASKED.fullmatch(words):
        return True
    if _GROUPED.search(words) is not None:
        return False
    if _PEOPLE.search(words):
        return (_LEAD.search(words) or _SUPPORTING.search(words)) is not None
    return status_in(words) is not None and _THINGS.search(words) is not None


def _as_printed(words: str) -> str:
    """Say in words what a remark on the print means; ``lead in brackets`` means nothing here, for elsewhere the others lead."""
    remark = _ON_PRINT.search(words)
    if remark is None:
        return words
    if not remark["brackets"]:
        return words.replace(remark[0], "")
    return words.replace(remark[0], " lead (others)") if _SUPPORTING.search(remark[0]) else ""


def _whose_position(words: str, vocabulary: Vocabulary) -> str | None:
    words = _DATED.sub("", words)
    group = read_group(words, vocabulary)
    if group is not None:
        return group
    mentions = find_groups(words, vocabulary)
    if len(mentions) == 2 and _ADDRESSED.search(words, 0, mentions[1].start) is not None:
        words = words[: mentions[1].start].rpartition("to")[0] + words[mentions[1].end :]  # ``SG20 reply to TSAG``
        mentions = mentions[:1]
    if len(mentions) != 1:
        return None
    mention = mentions[0]
    rest = words[: mention.start] + " " + words[mention.end :]
    rules = _STUDY_GROUP.fullmatch(mention.group) and _RULING.fullmatch(rest.strip())
    return mention.group if rules or _STANCE.fullmatch(rest.strip()) else None


def _allocating(words: str) -> Role | None:
    """Tell which part of an allocation a heading announces; one that names two parts announces all of it."""
    lead, supporting = _LEAD.search(words), _SUPPORTING.search(words)
    about = _GROUPS.search(words)
    if lead and supporting:
        return Role.ALLOCATION
    if lead and about:
        return Role.LEAD
    if supporting and about:
        return Role.SUPPORTING
    decides = status_in(words)
    informs = _INFORMATION.search(words)
    if decides and informs and _EITHER.search(words):
        return Role.ALLOCATION
    if _ACTING.fullmatch(words):
        return Role.ALLOCATION
    if _ACTION.search(words):
        return Role.ALLOCATION if informs else Role.ACTION
    if informs:
        return Role.INFORMATION
    return Role.ALLOCATION if decides else None
