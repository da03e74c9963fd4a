"""The allocation cell: which groups, in which roles, or for information only.

The grammar, in the order it is tried:

    allocation  = { label | share-list | remark } ;
    share-list  = group { separator group } [ "(" remark ")" | "(" share-list ")" ] ;
    label       = ( "Lead" | "Supporting" | "For action" | ... ) [ ":" ] ;      a role for the groups that follow
    remark      = ( "lead" | "supporting" | "for information" | ... ) ;         a role for the group before it
    partners    = share-list ( "in collaboration with" | "supported by" ) share-list ;    primary, and secondary behind it
    former      = "(" "formerly" share-list ")" | share-list "→" ;              no longer: told as a rest
    aside       = ( "except" | "subject to" | "to be decided" | ... ) [ share-list ] ;    none of theirs: told as a rest
    author      = ( "allocated" | "agreed" | ... ) ( "by" | "at" ) group ;      who decided, and none of the shares
    separator   = "," | ";" | "/" | "&" | "and" | line break ;

Groups in parentheses behind other groups are secondary and make those primary: ``SG16, SG20 (SG5)``. A remark behind groups that
a stroke joins is about them all: ``SG16/SG20 (lead)``; so is one behind a list with ``and``: ``with SG13 and SG20 supporting``.
"""

from functools import lru_cache
from typing import NamedTuple, final

from attrs import evolve

from fgmv_extract.grammar.allotments import ALL, Kind, Token
from fgmv_extract.grammar.allotments import tokens as tokens_of
from fgmv_extract.itu.mention import is_party_of
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.records import Role, Share, Status
from fgmv_extract.typography import collapse


@final
class Allotment(NamedTuple):
    """What an allocation cell says by itself, before its column and table are known.

    ``marked`` tells that the cell distinguishes roles; ``status`` is what its own words say (``information``), or None.
    ``rest`` is what was not understood, white space collapsed; ``authority`` who allocated or suggested, where the cell tells.
    ``questions`` counts the Questions in it, ``named`` tells that a group stands there by its own name.
    """

    shares: tuple[Share, ...]
    marked: bool
    status: Status | None
    rest: str
    authority: str | None
    questions: int
    named: bool


@lru_cache(maxsize=4096)
def read_allotment(text: str, vocabulary: Vocabulary) -> Allotment:
    """Read the text of an allocation cell; the empty cell gives an empty allotment."""
    reading = _Reading()
    tokens = tuple(tokens_of(text, vocabulary))
    for index, token in enumerate(tokens):
        match token.kind:
            case Kind.GROUP if token.text == ALL and _is_bracketed(tokens, index):
                reading.unread.append(token.text)  # all of its Questions, or everybody: nothing tells
            case Kind.GROUP:
                reading.group(token.text)
            case Kind.QUESTION:
                reading.question(token.text)
            case Kind.OPEN:
                reading.open()
            case Kind.CLOSE:
                reading.close()
            case Kind.ROLE:
                reading.role(token, is_label=_is_label(tokens, index, labelled=reading.label is not None))
            case Kind.INFORMATION:
                reading.information(token, is_label=_is_label(tokens, index, labelled=reading.label is not None))
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
        self.questions = 0
        self.stroke = False  # one joins the next group to the last
        self.joined: set[int] = set()  # the groups that one joins to those before them
        self.also = False  # ``and`` joins the next group to the last
        self.listed: set[int] = set()  # the groups that ``and`` joins to those before them
        self.beside = 0  # the first group behind the last ``with``
        self.above: Role | None = None  # the label outside the parenthesis
        self.asked: set[int] = set()  # the groups that only their Questions name
        self.aside = False  # the groups up to the closing parenthesis had it before, or on a condition, or not at all
        self.awaited = False  # the next group is the one that decided
        self.authored = False  # the last group is
        self.authority: str | None = None
        self.unsure: list[str] = []

    def group(self, group: str) -> None:
        if self.awaited:
            if self.authority not in {None, group}:
                self.unread.append(group)
            self.authority, self.awaited, self.authored = self.authority or group, False, True
            return
        self.authored = False
        if self.aside:
            self.unread.append(group)
            return
        if self.depth and any(is_party_of(group, self.shares[index].group) for index in self.outside):
            return  # SG20 (WP1/20)
        if self.stroke:
            self.joined.add(len(self.shares))
        if self.also:
            self.listed.add(len(self.shares))
        self.stroke = self.also = False
        secondary = Role.SECONDARY if self.depth and self.outside else None
        (self.inside if self.depth else self.outside).append(len(self.shares))
        self.shares.append(Share(group, self.label or secondary))

    def question(self, group: str) -> None:
        """Take a group by its Question; in parentheses behind the group itself it is a detail of that."""
        self.questions += 1
        if self.depth and any(share.group == group for share in self.shares):
            return
        before = len(self.shares)
        self.group(group)
        self.asked |= set(range(before, len(self.shares)))

    def open(self) -> None:
        self.depth, self.inside, self.above = self.depth + 1, [], self.label

    def close(self) -> None:
        if self.depth:
            self.label = self.above
        self.depth, self.aside = max(0, self.depth - 1), False
        if self.inside:
            self._give(self._without_role(self.outside), Role.PRIMARY)

    def role(self, token: Token, *, is_label: bool) -> None:
        if is_label:
            self.label = token.role
            if not self.depth:
                self.outside = []
            return
        meant = self.inside or self.outside
        if _is_joint(token):
            self._give(meant, token.role)
        elif _is_plural(token, noun=self.depth > 0):
            self._give(self._without_role(meant) or self._last(meant), token.role)
        else:
            self._give(self._all_listed(meant), token.role)
        if token.role is Role.SECONDARY and self.beside and not self.depth:
            before = [index for index in self._without_role(self.outside) if index < self.beside]
            self._give(before, Role.PRIMARY)  # SG16 with SG13 supporting

    def information(self, token: Token, *, is_label: bool) -> None:
        if is_label and self.shares:
            self.label, self.outside = Role.SECONDARY, []
            return
        informed = self._last(self.inside or self.outside) if self.depth else self._without_role(self.outside)
        if self.shares and not informed:
            self.unread.append(token.text)
            return
        self.status = Status.INFORMATION
        self.informed += [index for index in informed if self.depth or index >= self.beside]

    def partner(self) -> None:
        self._give(self._without_role(self.outside), Role.PRIMARY)
        if self.shares:
            self.label, self.outside = Role.SECONDARY, []

    def decides(self, token: Token) -> None:
        """Set the group aside that is yet to decide (``TSAG to decide``), or that has another name today (``SG16 (now SG21)``)."""
        last = len(self.shares) - 1
        noun = token.text.lower().startswith("decision")  # a study group may have it, and a decision be awaited
        for where in (self.inside, self.outside):
            if where and where[-1] == last and not (noun and " SG" in self.shares[last].group):
                self.asked.discard(where.pop())
                self.unread.append(self.shares.pop().group)
                break
        self.unread.append(token.text)

    def moved(self, arrow: str) -> None:
        self.unread += [share.group for share in self.shares] + [arrow]
        self.shares, self.inside, self.outside, self.informed, self.asked = [], [], [], [], set()

    def joint(self, kind: Kind) -> None:
        """Join the next group to the last; ``and`` behind a group that decided names another that did (``agreed by TSAG and SG5``)."""
        self.stroke = kind is Kind.STROKE and bool(self.shares)
        self.also = kind is Kind.AND and bool(self.shares)
        self.awaited = kind is Kind.AND and self.authored

    def other(self, token: Token) -> None:
        match token.kind:
            case Kind.STATUS:
                self.status = self.decided = token.status
            case Kind.BREAK:
                self.break_off()
            case Kind.LINE:
                self.aside = False
            case Kind.STROKE | Kind.AND:
                self.joint(token.kind)
            case Kind.PARTNER:
                self.partner()
            case Kind.WITH:
                self.label, self.beside = None, len(self.shares)  # Lead: SG16 with SG17
            case Kind.ARROW:
                self.moved(token.text)
            case Kind.AUTHOR:
                self.status = self.decided = token.status or self.status
                self.awaited = True
            case Kind.DECIDES | Kind.NOW:
                self.decides(token)
            case Kind.UNSURE:
                self.unsure.append(token.text)
            case Kind.FORMER | Kind.ASIDE | Kind.UNREAD:
                self.aside = self.aside or token.kind is not Kind.UNREAD
                self.unread.append(collapse(token.text))

    def break_off(self) -> None:
        self.aside = False
        if self.label is None and not self.depth:
            self.outside = []

    def allotment(self) -> Allotment:
        if self.status is Status.INFORMATION and 0 < len(self.informed) < len(self.shares):
            self._give(self.informed, Role.SECONDARY)  # some act on it, so it is more than information
            self.status = self.decided
        shares = tuple(dict.fromkeys(self._once_each()))
        rest = [*self.unread, *(self.unsure if shares else [])]
        return Allotment(
            shares,
            marked=any(share.role for share in shares),
            status=self.status,
            rest=" ".join(rest),
            authority=self.authority,
            questions=self.questions,
            named=len(self.asked) < len(self.shares),
        )

    def _once_each(self) -> list[Share]:
        """The shares in order; a group that its Questions name several times has one, in the first role it has with any."""
        asked = {self.shares[index].group for index in self.asked}
        roles = {share.group: share.role for share in reversed(self.shares) if share.role}
        return [Share(s.group, roles.get(s.group)) if s.group in asked else s for s in self.shares]

    def _last(self, where: list[int]) -> list[int]:
        """The last of some groups, with those that strokes join to it."""
        first = len(where) - 1
        while first > 0 and where[first] in self.joined:
            first -= 1
        return where[max(first, 0) :]

    def _all_listed(self, where: list[int]) -> list[int]:
        """The groups that a remark behind a list is about: ``SG16 (lead), SG13, SG5 and SG20 (supporting)``.

        Those are all of the list where another group has a role, or behind ``with``; else the last, with the one that ``and``
        joins it to where the remark is not in brackets (``SG13 and SG20 supporting``).
        """
        last = self._last(where)
        if not self.listed.intersection(last):
            return last
        if self.beside or any(share.role for share in self.shares):
            return [index for index in self._without_role(where) if index >= self.beside]
        return last if self.depth else where[-1 - len(last) :]

    def _without_role(self, where: list[int]) -> list[int]:
        return [index for index in where if self.shares[index].role is None]

    def _give(self, where: list[int], role: Role | None) -> None:
        for index in where:
            self.shares[index] = evolve(self.shares[index], role=role)


def _is_bracketed(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a word stands alone in brackets behind a group: ``SG16 (all)``."""
    around = [token.kind for token in tokens[max(0, index - 2) : index + 2]]
    return around == [Kind.GROUP, Kind.OPEN, Kind.GROUP, Kind.CLOSE]


def _is_label(tokens: tuple[Token, ...], index: int, *, labelled: bool) -> bool:
    """Tell ``Lead: SG16`` (a label) from ``SG16 (lead)`` (a remark) by what stands around the word.

    ``labelled`` says that the cell has used a label before; then ``Primary SG16, secondary SG20`` goes on with labels.
    """
    following = next((token for token in tokens[index + 1 :] if token.kind is not Kind.LINE), None)
    if following is None or following.kind is Kind.CLOSE:
        return False
    if following.kind is Kind.COLON:
        return True
    before = tokens[index - 1].kind if index else Kind.BREAK
    return following.kind is Kind.GROUP and (labelled or before in {Kind.BREAK, Kind.COMMA, Kind.LINE, Kind.STATUS})


def _is_plural(token: Token, *, noun: bool) -> bool:
    """Whether a remark speaks of several groups: ``SG16 (lead), with SG13 and SG20 as supporting groups``; one *leads*, several are *leads*."""
    text = token.text.lower()
    return text.endswith("s") and text != "supports" and (noun or text != "leads")


def _is_joint(token: Token) -> bool:
    return token.text.lower().startswith(("joint", "co"))
