"""The words of a sentence that allocates: groups, lists of identifiers, the verbs, and the few others that may stand between them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum, auto
from typing import NamedTuple, final

from fgmv_extract.itu.identifier_lists import read_identifiers
from fgmv_extract.itu.identifiers import Identifier, find_identifiers
from fgmv_extract.itu.mention import Mention
from fgmv_extract.itu.questions import find_questions
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.patterns import pattern

Span = tuple[int, int]


@final
class Kind(Enum):
    """What a word of the sentence is; ``UNKNOWN`` is any that none of the others names."""

    GROUP = auto()
    QUESTION = auto()
    LIST = auto()
    WHEN = auto()
    THE = auto()
    ALL = auto()
    THING = auto()
    QUALITY = auto()
    HAS = auto()
    BE = auto()
    BASE = auto()
    AGREES = auto()
    THAT = auto()
    ALLOCATES = auto()
    ALLOCATED = auto()
    OF = auto()
    SENDS = auto()
    SUGGESTS = auto()
    BY = auto()
    TO = auto()
    WE = auto()
    IT = auto()
    INFORMATION = auto()
    ROLE = auto()
    WITH = auto()
    AND = auto()
    COMMA = auto()
    OPEN = auto()
    CLOSE = auto()
    COLON = auto()
    STOP = auto()
    UNKNOWN = auto()


@final
class Word(NamedTuple):
    """A word, and where it stands; a group has its name, a list its identifiers, each with its own place."""

    kind: Kind
    span: Span
    group: str | None = None
    identifiers: tuple[tuple[Identifier, Span], ...] = ()


_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_WORDS = pattern(
    rf"""
      (?P<when>(?:at|during|in)\s++(?:its|the|this|our)\s++(?:[\w-]{{1,20}}\s++){{0,3}}(?:meeting|plenary)\b
            (?:\s++(?:held\s++)?(?:in|on)\s++(?-i:(?:(?:[A-Z0-9][\w-]*+,?+|[-–])(?:[ ]|(?![\w-]))){{1,9}}))?
            (?:\s*+\((?-i:[A-Z0-9])[^()]{{1,80}}+\))?+
        |(?:in|on)\s++(?:\d{{1,2}}\s++)?+{_MONTH}\s++\d{{4}}\b)
    | (?P<information>(?:for|as)\s++(?:information|action)(?:\s++only)?+\b)
    | (?P<colon>(?:as\s++follows\s*+)?+(?::|[–—→-](?!\S)))
    | (?P<thing>(?:Technical\s++)?+(?:Reports?|Specifications?)\b|(?:deliverable|document|output)s?\b)
    | (?P<role>(?:(?:as|joint)\s++)?+(?:lead|primary|secondary|supporting|parent)(?:\s++(?:study\s++)?+groups?|\s++SGs?)?+\b)
    | (?P<we>(?:we|the\s++meeting)\b)
    | (?P<the>(?:the|both|these)\b)
    | (?P<all>all\b)
    | (?P<quality>(?:following|other|remaining|approved|final|two|three|four|five|six|seven|eight|nine|ten|\d{{1,3}})\b)
    | (?P<has>(?:has|have|also|hereby|now|therefore|thus|already|jointly)\b)
    | (?P<be>(?:is|are|was|were|been)\b)
    | (?P<base>be\b)
    | (?P<agrees>(?:agree[sd]?|decide[sd]?|confirm(?:s|ed)?)\b)
    | (?P<that>that\b)
    | (?P<allocated>(?:re-?)?+(?:allocated|assigned|transferred)\b)
    | (?P<allocates>(?:re-?)?+(?:allocat(?:es?|ing|ion)|assign(?:s|ing|ment)?|transfer(?:s|ring)?)\b)
    | (?P<of>of\b)
    | (?P<sends>sen(?:ds?|t)\b)
    | (?P<suggests>(?:suggest|propose|recommend)(?:s|d|ed)?\b)
    | (?P<by>by\b)
    | (?P<to>(?:to|for)\b)
    | (?P<it>it\b)
    | (?P<with>with\b)
    | (?P<and>(?:and|while|whereas)\b|[&/])
    | (?P<comma>[,;])
    | (?P<open>[(])
    | (?P<close>[)])
    | (?P<stop>[.](?=\s*+\Z))
    | (?P<unknown>\w++|\S)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SPACE = pattern(r"\s*+")
_NUMBERS = pattern(r"(?:\s?(?:,|/|&|and\b|to\b|–)\s?(?:and\s)?\d{1,3}(?![\w./]))++")
_KINDS = {kind.name.lower(): kind for kind in Kind}


def words_of(
    text: str, begin: int, mentions: Sequence[Mention], vocabulary: Vocabulary, focus_group: str | None
) -> tuple[Word, ...]:
    """Cut a sentence into its words from an offset on; ``mentions`` are the groups in it."""
    named = [Word(Kind.GROUP, (each.start, each.end), each.group) for each in mentions]
    named += [Word(Kind.QUESTION, (each.start, each.end)) for each in find_questions(text)]
    named += _lists(text, vocabulary, focus_group)
    return tuple(_words(text, begin, {word.span[0]: word for word in reversed(named)}))


def _words(text: str, begin: int, named: Mapping[int, Word]) -> Iterator[Word]:
    at = begin
    while (space := _SPACE.match(text, at)) is not None and (at := space.end()) < len(text):
        word = named.get(at)
        if word is None and (found := _WORDS.match(text, at)) is not None:
            word = Word(_KINDS[found.lastgroup or "unknown"], found.span())
        if word is None:  # every character is one of an unknown word
            return
        yield word
        at = word.span[1]


def _lists(text: str, vocabulary: Vocabulary, focus_group: str | None) -> Iterator[Word]:
    """Yield the longest lists of identifiers, those between the first and the last of a range too."""
    cited = find_identifiers(text, vocabulary, focus_group)
    at = 0
    while at < len(cited):
        first, behind = cited[at], at + 1
        end = first.end
        found: tuple[Identifier, ...] = (first.identifier,)
        for last in range(at, len(cited)):
            numbers = _NUMBERS.match(text, cited[last].end)
            for stop in (*([numbers.end()] if numbers else ()), cited[last].end):
                if listed := read_identifiers(text[first.start : stop], vocabulary, focus_group):
                    end, found, behind = stop, listed, last + 1
                    break
            if behind <= last:
                break
        own = {each.identifier.id: (each.start, each.end) for each in cited[at:behind]}
        yield Word(
            Kind.LIST, (first.start, end), None, tuple((one, own.get(one.id, (first.start, end))) for one in found)
        )
        at = behind
