"""The allocation cell: which groups, in which roles, or for information only.

The grammar, in the order it is tried:

    allocation  = { label | share-list | remark } ;
    share-list  = group { separator group } [ "(" remark ")" | "(" share-list ")" ] ;
    label       = ( "Lead" | "Supporting" | "For action" | ... ) [ ":" ] ;      a role for the groups that follow
    remark      = ( "lead" | "supporting" | "for information" | ... ) ;         a role for the group before it
    partners    = share-list "in collaboration with" share-list ;               primary, and secondary behind it
    former      = "(" "formerly" share-list ")" | share-list "→" ;              no longer: told as a rest
    condition   = ( "subject to" | "pending" | ... ) share-list ;               whose word is awaited: told as a rest
    separator   = "," | ";" | "/" | "&" | "and" | line break ;

Groups in parentheses behind other groups are secondary and make those primary: ``SG16, SG20 (SG5)``.
"""

import re
from collections.abc import Iterator
from enum import Enum, auto
from functools import lru_cache
from typing import final

from attrs import evolve, frozen

from fgmv_extract.itu.groups import find_groups
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.patterns import pattern
from fgmv_extract.records import Role, Share, Status
from fgmv_extract.typography import collapse

ALL = "all"
"""The symbol for everybody (``All for information``)."""


@final
@frozen
class Allotment:
    """What an allocation cell says by itself, before its column and table are known.

    ``marked`` tells that the cell distinguishes roles; ``status`` is what its own words say (``information``), or None.
    ``rest`` is what was not understood, white space collapsed.
    """

    shares: tuple[Share, ...] = ()
    marked: bool = False
    status: Status | None = None
    rest: str = ""


class _Kind(Enum):
    GROUP = auto()
    OPEN = auto()
    CLOSE = auto()
    ROLE = auto()
    INFORMATION = auto()
    STATUS = auto()
    BREAK = auto()
    LINE = auto()
    COLON = auto()
    PARTNER = auto()
    FORMER = auto()
    ARROW = auto()
    UNREAD = auto()


@final
@frozen
class _Token:
    kind: _Kind
    text: str
    role: Role | None = None
    status: Status | None = None


_WORDS = pattern(
    r"""
      (?P<information>\b(?:(?:sent|only|just)\s++){0,4}+(?:(?:(?:for|as)\s++)?(?:your\s++)?(?:information|info)\b|FYI\b)(?:\s++(?:only|purposes?))*+)
    | (?P<action>\b(?:for\s++)?action\b)
    | (?P<partner>\bin\s++(?:close\s++)?(?:collaboration|coordination|co-ordination|consultation|cooperation|co-operation|association|liaison)\s++with\b)
    | (?P<former>\b(?:formerly|former|previously|ex)\b)
    | (?P<condition>\b(?:subject\s++to|pending|provided|until|upon|(?:depending|dependent|conditional)\s++(?:up)?on)\b)
    | (?P<arrow>→|⇒|(?<![-=])[-=]++>)
    | (?P<primary>\b(?:(?:joint|co)[\s-]*+)?(?:lead(?:ing)?|primary|parent|main|responsible)\b(?:\s++(?:study\s++)?(?:groups?|SGs?)\b(?!\s*+\d))?)
    | (?P<secondary>\b(?:support(?:ing|s)?|secondary|contributing|collaborating|cooperating|associated|participating|involved|interested|consulted)\b(?:\s++(?:study\s++)?(?:groups?|SGs?)\b(?!\s*+\d))?)
    | (?P<allocated>\b(?:re-?)?(?:allocated|assigned|transferred)\b)
    | (?P<suggested>\b(?:suggested|proposed|recommended)\b)
    | (?P<all>\ball(?:\s++(?:concerned|groups))?\b)
    | (?P<none>\b(?:n/a|none|tb[acd]|not\s++applicable)\b|^[-–—]+$)
    | (?P<filler>\b(?:sent|only|just|and|to|the|by|be|as|in|with|together|joint(?:ly)?|also|well|both)\b)
    | (?P<break>;)
    | (?P<line>\n)
    | (?P<colon>:)
    | (?P<open>[(\[])
    | (?P<close>[)\]])
    | (?P<blank>[,/&+.\s–—*†‡⁰¹²³⁴⁵⁶⁷⁸⁹-])
    | (?P<unread>[^\s,;:/()\[\]*†‡⁰¹²³⁴⁵⁶⁷⁸⁹]+)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ROLES = {"action": Role.PRIMARY, "primary": Role.PRIMARY, "secondary": Role.SECONDARY}
_STATUSES = {"allocated": Status.ALLOCATED, "suggested": Status.SUGGESTED}
_KINDS = {
    "open": _Kind.OPEN,
    "close": _Kind.CLOSE,
    "break": _Kind.BREAK,
    "line": _Kind.LINE,
    "colon": _Kind.COLON,
    "partner": _Kind.PARTNER,
    "former": _Kind.FORMER,
    "condition": _Kind.FORMER,
    "arrow": _Kind.ARROW,
    "unread": _Kind.UNREAD,
    "information": _Kind.INFORMATION,
    **dict.fromkeys(_ROLES, _Kind.ROLE),
    **dict.fromkeys(_STATUSES, _Kind.STATUS),
}


@lru_cache(maxsize=4096)
def read_allotment(text: str, vocabulary: Vocabulary) -> Allotment:
    """Read the text of an allocation cell; the empty cell gives an empty allotment."""
    reading = _Reading()
    tokens = tuple(_tokens(text, vocabulary))
    for index, token in enumerate(tokens):
        match token.kind:
            case _Kind.GROUP:
                reading.group(token.text)
            case _Kind.OPEN:
                reading.open()
            case _Kind.CLOSE:
                reading.close()
            case _Kind.ROLE:
                reading.role(token, is_label=_is_label(tokens, index, labelled=reading.label is not None))
            case _Kind.INFORMATION:
                reading.information(is_label=_is_label(tokens, index, labelled=reading.label is not None))
            case _:
                reading.other(token)
    return reading.allotment()


class _Reading:
    """What is known of a cell while its tokens are read from left to right; groups are indices into ``shares``."""

    def __init__(self) -> None:
        self.shares: list[Share] = []
        self.unread: list[str] = []
        self.status: Status | None = None
        self.decided: Status | None = None  # what the cell says of those who are not only informed
        self.label: Role | None = None  # the role that a label gives to the groups behind it
        self.depth = 0  # of open parentheses
        self.inside: list[int] = []  # the groups in the parenthesis
        self.outside: list[int] = []  # the groups before it, since the last break
        self.informed: list[int] = []  # the groups that receive it for information
        self.former = False  # the groups up to the closing parenthesis had it before, or are those it depends on

    def group(self, group: str) -> None:
        if self.former:
            self.unread.append(group)
            return
        secondary = Role.SECONDARY if self.depth and self.outside else None
        (self.inside if self.depth else self.outside).append(len(self.shares))
        self.shares.append(Share(group, self.label or secondary))

    def open(self) -> None:
        self.depth, self.inside = self.depth + 1, []

    def close(self) -> None:
        self.depth, self.former = max(0, self.depth - 1), False
        if self.inside:
            self._give(self._without_role(self.outside), Role.PRIMARY)

    def role(self, token: _Token, *, is_label: bool) -> None:
        if is_label:
            self.label, self.outside = token.role, []
            return
        meant = self.inside or self.outside
        if _is_joint(token):
            self._give(meant, token.role)
        elif _is_plural(token):
            self._give(self._without_role(meant) or meant[-1:], token.role)
        else:
            self._give(meant[-1:], token.role)

    def information(self, *, is_label: bool) -> None:
        if is_label and self.shares:
            self.label, self.outside = Role.SECONDARY, []
            return
        self.status = Status.INFORMATION
        self.informed += (self.inside or self.outside)[-1:] if self.depth else self._without_role(self.outside)

    def partner(self) -> None:
        self._give(self._without_role(self.outside), Role.PRIMARY)
        if self.shares:
            self.label, self.outside = Role.SECONDARY, []

    def moved(self, arrow: str) -> None:
        self.unread += [share.group for share in self.shares] + [arrow]
        self.shares, self.inside, self.outside, self.informed = [], [], [], []

    def other(self, token: _Token) -> None:
        match token.kind:
            case _Kind.STATUS:
                self.status = self.decided = token.status
            case _Kind.BREAK:
                self.break_off()
            case _Kind.LINE:
                self.former = False
            case _Kind.PARTNER:
                self.partner()
            case _Kind.ARROW:
                self.moved(token.text)
            case _Kind.FORMER | _Kind.UNREAD:
                self.former = self.former or token.kind is _Kind.FORMER
                self.unread.append(token.text)

    def break_off(self) -> None:
        self.former = False
        if self.label is None and not self.depth:
            self.outside = []

    def allotment(self) -> Allotment:
        if self.status is Status.INFORMATION and 0 < len(self.informed) < len(self.shares):
            self._give(self.informed, Role.SECONDARY)  # some act on it, so it is more than information
            self.status = self.decided
        shares = tuple(dict.fromkeys(self.shares))
        return Allotment(shares, any(share.role for share in shares), self.status, " ".join(self.unread))

    def _without_role(self, where: list[int]) -> list[int]:
        return [index for index in where if self.shares[index].role is None]

    def _give(self, where: list[int], role: Role | None) -> None:
        for index in where:
            self.shares[index] = evolve(self.shares[index], role=role)


def _tokens(text: str, vocabulary: Vocabulary) -> Iterator[_Token]:
    at = 0
    for mention in find_groups(text, vocabulary):
        yield from _between(text[at : mention.start])
        yield _Token(_Kind.GROUP, mention.group)
        if mention.detail:
            yield _Token(_Kind.UNREAD, collapse(mention.detail))
        at = mention.end
    yield from _between(text[at:])


def _between(text: str) -> Iterator[_Token]:
    for match in _WORDS.finditer(text):
        name = match.lastgroup or ""
        if name == "all":
            yield _Token(_Kind.GROUP, ALL)
        elif name in _KINDS:
            yield _Token(_KINDS[name], match.group(), _ROLES.get(name), _STATUSES.get(name))


def _is_label(tokens: tuple[_Token, ...], index: int, *, labelled: bool) -> bool:
    """Tell ``Lead: SG16`` (a label) from ``SG16 (lead)`` (a remark) by what stands around the word.

    ``labelled`` says that the cell has used a label before; then ``Primary SG16, secondary SG20`` goes on with labels.
    """
    following = next((token for token in tokens[index + 1 :] if token.kind is not _Kind.LINE), None)
    if following is None or following.kind is _Kind.CLOSE:
        return False
    if following.kind is _Kind.COLON:
        return True
    before = tokens[index - 1].kind if index else _Kind.BREAK
    return following.kind is _Kind.GROUP and (labelled or before in {_Kind.BREAK, _Kind.LINE, _Kind.STATUS})


def _is_plural(token: _Token) -> bool:
    """Whether a remark speaks of several groups: ``SG16 (lead), with SG13 and SG20 as supporting groups``."""
    return token.text.lower().endswith("s") and token.text.lower() != "supports"


def _is_joint(token: _Token) -> bool:
    return token.text.lower().startswith(("joint", "co"))
