"""The words of an allocation cell: groups, their roles, what joins and parts them, and what takes them out again.

A Question stands for its study group (``Q22/16``, ``SG16/Q22``): there the deliverable is to be worked on.
"""

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple, final

from fgmv_extract.grammar.authorities import status_in
from fgmv_extract.itu.groups import find_groups
from fgmv_extract.itu.questions import find_questions, group_of
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.patterns import pattern
from fgmv_extract.records import Role, Status
from fgmv_extract.typography import collapse

ALL = "all"
"""The symbol for everybody (``All for information``)."""


@final
class Kind(Enum):
    """What a word of an allocation cell does; ``QUESTION`` is a group that only a Question of it names."""

    GROUP = auto()
    QUESTION = auto()
    OPEN = auto()
    CLOSE = auto()
    ROLE = auto()
    INFORMATION = auto()
    STATUS = auto()
    AUTHOR = auto()
    BREAK = auto()
    COMMA = auto()
    LINE = auto()
    STROKE = auto()
    AND = auto()
    COLON = auto()
    PARTNER = auto()
    WITH = auto()
    FORMER = auto()
    ASIDE = auto()
    DECIDES = auto()
    ARROW = auto()
    NOW = auto()
    UNSURE = auto()
    UNREAD = auto()


@final
class Token(NamedTuple):
    """A word, or the name of a group, with the role or the status it tells."""

    kind: Kind
    text: str
    role: Role | None = None
    status: Status | None = None


_WORDS = pattern(
    r"""
      (?P<information>\b(?:(?:sent|only|just)\s++){0,4}+(?:(?:(?:for|as)\s++)?(?:your\s++)?(?:information|info)\b|FYI\b)(?:\s++(?:only|purposes?))*+)
    | (?P<action>\b(?:for\s++)?action\b)
    | (?P<partner>\bin\s++(?:close\s++)?(?:collaboration|coordination|co-ordination|consultation|cooperation|co-operation|association|liaison)\s++with\b
        |\bwith\s++(?:the\s++)?(?:support|assistance|help|participation|involvement)\s++(?:of|from|by)\b
        |\b(?:supported|assisted)\s++by\b)
    | (?P<former>\b(?:formerly|former|previously|ex)\b)
    | (?P<aside>\bto\s++be\s++(?:further\s++)?(?:decided|confirmed|determined|discussed|agreed|clarified)\b
        |\bsubject\s++to\b|\b(?:pending|awaiting|provided|depend(?:ing|ent)|conditional|if|unless|until|once|upon|after|before)\b
        |\b(?:except(?:ing)?|excluding|other\s++than|apart\s++from|but\s++not|not(?!\s++applicable\b)(?:\s++(?:yet\s++)?(?:been\s++)?(?:re-?)?(?:allocated|assigned|transferred))?)\b)
    | (?P<author>\b(?:(?:re-?)?allocated|assigned|transferred|suggested|proposed|recommended|decided|agreed|approved|confirmed|requested)
        \s++(?:by|at)\b|\b(?:decision|allocation|proposal|suggestion|request)\s++(?:of|by|at)\b)
    | (?P<decides>\b(?:to|will|shall|should|must)\s++(?:decide|confirm|determine)\b|\bdecisions?\b)
    | (?P<now>\b(?:now|since\s++renamed|renamed|become|became)\b)
    | (?P<arrow>→|⇒|(?<![-=])[-=]++>)
    | (?P<primary>\b(?:(?:joint(?:ly)?|co)[\s-]*+)?(?:led\s++by|lead(?:ing|s)?|primary|parent|main|responsible)\b(?:\s++(?:study\s++)?(?:groups?|SGs?)\b(?!\s*+\d))?)
    | (?P<secondary>\b(?:support(?:ing|s)?|secondary|contributing|collaborating|cooperating|associated|participating|involved|interested|consulted)\b(?:\s++(?:study\s++)?(?:groups?|SGs?)\b(?!\s*+\d))?)
    | (?P<allocated>\b(?:re-?)?(?:allocated|assigned|transferred)\b)
    | (?P<suggested>\b(?:suggested|proposed|recommended)\b)
    | (?P<all>\ball(?:\s++(?:concerned|groups))?\b)
    | (?P<unsure>\btb[acd]\b)
    | (?P<none>\b(?:n/a|none|not\s++applicable)\b|^[-–—]+$)
    | (?P<with>(?<!together\s)(?<!jointly\s)(?<!along\s)\bwith\b)
    | (?P<filler>\b(?:sent|only|just|and|to|the|by|be|as|in|with|together|joint(?:ly)?|also|well|both|of|et)\b)
    | (?P<break>;)
    | (?P<comma>,)
    | (?P<line>\n)
    | (?P<colon>:)
    | (?P<open>[(\[])
    | (?P<close>[)\]])
    | (?P<blank>[/&+.\s–—*†‡⁰¹²³⁴⁵⁶⁷⁸⁹-])
    | (?P<unread>[^\s,;:/()\[\]*†‡⁰¹²³⁴⁵⁶⁷⁸⁹]+)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ROLES = {"action": Role.PRIMARY, "primary": Role.PRIMARY, "secondary": Role.SECONDARY}
_STATUSES = {"allocated": Status.ALLOCATED, "suggested": Status.SUGGESTED}
_KINDS = {
    **{kind.name.lower(): kind for kind in Kind if kind not in {Kind.GROUP, Kind.QUESTION, Kind.ROLE, Kind.STATUS}},
    **dict.fromkeys(_ROLES, Kind.ROLE),
    **dict.fromkeys(_STATUSES, Kind.STATUS),
}
_JOINTS = {"/": Kind.STROKE, "and": Kind.AND, "&": Kind.AND}
"""What may stand between two groups and nothing else."""
_QUESTION = pattern(r"Q[0-9]{1,2}")
_BESIDE = {Kind.FORMER, Kind.ASIDE, Kind.UNREAD}
"""What is none of the shares, wherever it stands."""


def tokens(text: str, vocabulary: Vocabulary) -> Iterator[Token]:
    """Yield the words of a cell from left to right; words that say nothing of an allocation (``sent``, ``and``) are left out."""
    at = 0
    for token, start, end in sorted(_named(text, vocabulary), key=lambda named: named[1:]):
        if start < at:
            continue
        joint = _JOINTS.get(text[at:start].strip().lower()) if at else None
        if joint is not None:
            yield Token(joint, text[at:start])
        else:
            yield from _between(text[at:start])
        yield token
        at = end
    yield from _between(text[at:])


def may_allot(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a cell may name groups or Questions, or everybody; most cells of other columns do not, and that is soon told."""
    return ALL in text.lower() or bool(find_groups(text, vocabulary)) or bool(find_questions(text))


def says_more(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a word of a cell says nothing of an allocation, or is none of it; looks no further than the first."""
    return any(token.kind in _BESIDE and collapse(token.text) for token in tokens(text, vocabulary))


def _named(text: str, vocabulary: Vocabulary) -> Iterator[tuple[Token, int, int]]:
    """The groups that a text names and those of its Questions, with their offsets; what stands behind a name in it follows it."""
    for mention in find_groups(text, vocabulary):
        yield Token(Kind.GROUP, mention.group), mention.start, mention.end
        if mention.detail and not _QUESTION.fullmatch(mention.detail):
            yield Token(Kind.UNREAD, collapse(mention.detail)), mention.end, mention.end
    for question in find_questions(text):
        group = group_of(question.question)
        if group is not None:
            yield Token(Kind.QUESTION, group), question.start, question.end


def _between(text: str) -> Iterator[Token]:
    for match in _WORDS.finditer(text):
        name = match.lastgroup or ""
        if name == "all":
            yield Token(Kind.GROUP, ALL)
        elif name == "author":
            yield Token(Kind.AUTHOR, match.group(), status=status_in(match.group()))
        elif name in _KINDS:
            yield Token(_KINDS[name], match.group(), _ROLES.get(name), _STATUSES.get(name))
