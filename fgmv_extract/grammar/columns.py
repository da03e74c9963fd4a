"""The heading of a column: what its cells hold.

heading    = position | allocation | name ;
position   = group [ "position" | "interest" | "reply" | ... ] | "Position of" group ;
allocation = ... ( "allocated" | "suggested" | "information" | ... ) ... [ "by" group ] ... [ group ] ;
name       = one of the synonyms of the vocabulary ("No.", "Title", "Approved", ...) ;
"""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import cache, lru_cache
from typing import final

from attrs import evolve, frozen

from fgmv_extract.grammar.authorities import authority_in, status_in
from fgmv_extract.itu.groups import find_groups, read_group
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.patterns import holds_any, pattern
from fgmv_extract.records import Status
from fgmv_extract.typography import NOTE_MARKS, plain

_LONGEST = 1000
"""Characters of a heading; more are a cell, and would be looked through for groups again and again."""


@final
class Role(StrEnum):
    """What the cells of a column hold; the names are the keys of ``itu/data/headings.toml``."""

    ID = "id"
    TITLE = "title"
    KIND = "kind"
    APPROVED = "approved"
    ALLOCATION = "allocation"
    LEAD = "lead"
    SUPPORTING = "supporting"
    ACTION = "action"
    INFORMATION = "information"
    STATUS = "status"
    POSITION = "position"
    OTHER = "other"


ALLOCATING = frozenset({Role.ALLOCATION, Role.LEAD, Role.SUPPORTING, Role.ACTION, Role.INFORMATION})
"""Roles whose cells hold groups."""


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
_EDGE = pattern(r"\b")
_ON_PRINT = pattern(
    r"(?<!\s)\s*+[(\[][^()\[\]]*\b(?:(?P<brackets>brackets?|parenthes[ei]s)|bold(?:face)?|underlined?|italics?|capitals|first|asterisks?)"
    r"\b[^()\[\]]*[)\]]",
    re.IGNORECASE,
)
"""A remark on how the cells are printed: ``(secondary in brackets)``, ``(lead in bold)``."""
_DATED = pattern(r"(?<!\s)\s*+[(\[][^()\[\]]*\b(?:19|20)\d\d\b[^()\[\]]*[)\]]$")
"""When the position was taken: ``SG20 (Geneva, July 2024)``."""
_ADDRESSED = pattern(r"\bto\s+(?:the\s+)?$", re.IGNORECASE)
_BEGINNING = 4  # characters of the shortest synonym that counts inside a heading


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
    role = _named(words, vocabulary)
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


def may_name(role: Role, text: str, vocabulary: Vocabulary) -> bool:
    """Whether any part of a text may be a heading of a role, as far as its letters tell: a look, before ``read_heading`` is asked of each.

    For roles that nothing but synonyms of the vocabulary tell, as that of identifiers.
    """
    long, short = _letters(role, vocabulary)
    folded = plain(text).casefold()
    return holds_any(folded.replace(" ", ""), long) or short.search(folded) is not None


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
    grouped = re.search(r"\b(?:SGs?|study\s+groups?)\b", words, re.IGNORECASE)
    if grouped is not None or re.search(r"\ballocat|\bassign", words, re.IGNORECASE):
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


def _named(words: str, vocabulary: Vocabulary) -> Role:
    """Tell the role of a column: by the whole heading, by words about allocation, by the longest synonym it contains.

    In ``Title of the document`` the title counts, and not what it is of.
    """
    exact = _synonyms(vocabulary)
    folded = words.casefold()
    if folded in exact:
        return exact[folded]
    torn = _torn(vocabulary).get("".join(folded.split()))
    if torn is not None:
        return torn
    allocating = _allocating(words)
    if allocating is not None:
        return allocating
    noun, of, _ = folded.partition(" of ")
    if of and exact.get(noun, Role.OTHER) is not Role.OTHER:
        return exact[noun]
    best = max(_contained(folded, vocabulary), key=len, default=None)
    return exact[best] if best is not None else Role.OTHER


def _contained(text: str, vocabulary: Vocabulary) -> Iterator[str]:
    """The synonyms that stand in a text as whole words, the longest where several begin; they do not overlap."""
    shelves = _shelves(vocabulary)
    end = 0
    for edge in _EDGE.finditer(text):
        at = edge.start()
        if at >= end:
            for synonym in shelves.get(text[at : at + _BEGINNING], ()):
                if text.startswith(synonym, at) and _EDGE.match(text, at + len(synonym)):
                    yield synonym
                    end = at + len(synonym)
                    break


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
    if decides and informs and re.search(r"\bor\b|/", words):
        return Role.ALLOCATION
    if _ACTING.fullmatch(words):
        return Role.ALLOCATION
    if _ACTION.search(words):
        return Role.ALLOCATION if informs else Role.ACTION
    if informs:
        return Role.INFORMATION
    return Role.ALLOCATION if decides else None


def _folded(synonym: str) -> str:
    return plain(synonym).casefold().rstrip(" .:*")


@cache
def _synonyms(vocabulary: Vocabulary) -> dict[str, Role]:
    """The headings that are known, those that mean nothing here among them."""
    others = {_folded(synonym): Role.OTHER for synonyms in vocabulary.headings.values() for synonym in synonyms}
    meant = {
        _folded(synonym): Role(name)
        for name, synonyms in vocabulary.headings.items()
        if name in Role._value2member_map_
        for synonym in synonyms
    }
    return {**others, **meant}


@cache
def _torn(vocabulary: Vocabulary) -> dict[str, Role]:
    """The headings of some length without their blanks: a column narrower than a word tears it (``Second ary SGs``)."""
    return {
        whole: role
        for synonym, role in _synonyms(vocabulary).items()
        if len(whole := "".join(synonym.split())) > _BEGINNING
    }


@cache
def _letters(role: Role, vocabulary: Vocabulary) -> tuple[tuple[str, ...], re.Pattern[str]]:
    """What stands in all headings of a role: one of some letters in any words, torn or not, or one of some short words."""
    meant = {synonym for synonym, each in _synonyms(vocabulary).items() if each is role}
    long = {whole for synonym in meant if len(whole := "".join(synonym.split())) > _BEGINNING}
    least = tuple(one for one in sorted(long) if not any(other in one for other in long - {one}))
    short = "|".join(sorted(re.escape(synonym) for synonym in meant if len("".join(synonym.split())) <= _BEGINNING))
    return least, re.compile(rf"(?<![a-z])(?:{short or '(?!)'})(?![a-z])")


@cache
def _shelves(vocabulary: Vocabulary) -> dict[str, list[str]]:
    """The synonyms that count inside a heading by their first characters, longest first: a pattern of all takes long to compile."""
    shelves: dict[str, list[str]] = {}
    for synonym, role in sorted(_synonyms(vocabulary).items(), key=lambda named: len(named[0]), reverse=True):
        if role is not Role.OTHER and len(synonym) >= _BEGINNING:
            shelves.setdefault(synonym[:_BEGINNING], []).append(synonym)
    return shelves
