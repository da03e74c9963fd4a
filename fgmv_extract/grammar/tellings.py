"""Sentences that allocate deliverables, where no table does.

    sentence = [ when "," ] ( active | [ judgement ] passive ) [ when ] "." ;
    judgement = who ( "agreed" | "suggests" | ... ) "that" ;
    active   = who ( "allocates" | "decided to allocate" | "suggests to allocate" | ... ) [ things ] list to groups { more } ;
    passive  = [ things ] list be done to groups { more } ;
    more     = joint [ things ] list [ be done ] to groups ;
    done     = ( "allocated" | "sent for information" | "suggested for" | ... ) [ "by" group ] ;
    heading  = ( active | passive ) without a list ":" ;          ``The following deliverables are allocated to SG16:``
    item     = groups ":" list | list ":" groups | list ;         a line below a heading
    to       = [ "for information" ] ( "to" | "for" ) ;

A sentence is read when all of it is one of these. Whatever denies, doubts, asks or only reports has words that none of them
knows, and is not read. ``groups`` is what the cell of an allocation may hold.
"""

from collections.abc import Sequence
from typing import NamedTuple, final

from fgmv_extract.grammar.allocation import read_allotment
from fgmv_extract.grammar.telling_words import Kind, Span, Word, words_of
from fgmv_extract.itu.identifiers import Identifier
from fgmv_extract.itu.mention import Mention
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.records import Status

_MOST = 200  # words of a sentence
_IN_GROUPS = frozenset(
    {
        Kind.GROUP, Kind.QUESTION, Kind.ALL, Kind.THE, Kind.ROLE, Kind.WITH, Kind.AND, Kind.COMMA, Kind.OPEN, Kind.CLOSE,
        Kind.INFORMATION, Kind.TO,
    }
)  # fmt: skip


@final
class Telling(NamedTuple):
    """Deliverables, each with its place in the sentence, where the groups stand that they go to, and whose word that is."""

    identifiers: tuple[tuple[Identifier, Span], ...]
    groups: Span
    status: Status
    authority: str | None


@final
class Told(NamedTuple):
    """What a sentence tells; ``ours`` that the meeting of who writes does.

    A heading tells nothing yet, but the ``status`` and ``authority`` of what is listed below it, and where the ``groups`` stand if
    all of that goes to the same.
    """

    tellings: tuple[Telling, ...]
    ours: bool
    status: Status
    authority: str | None
    groups: Span | None = None


def read_told(text: str, mentions: Sequence[Mention], vocabulary: Vocabulary, focus_group: str | None) -> Told | None:
    """Read a sentence that allocates; without ``tellings`` it is a heading. None when it says anything else."""
    words = words_of(text, 0, mentions, vocabulary, focus_group)
    return _Reading(text, words, vocabulary).sentence() if len(words) <= _MOST else None


def read_item(
    text: str, begin: int, mentions: Sequence[Mention], heading: Told, vocabulary: Vocabulary, focus_group: str | None
) -> Telling | None:
    """Read a line below a heading from an offset on; its groups have no width where it names none."""
    words = words_of(text, begin, mentions, vocabulary, focus_group)
    return _Reading(text, words, vocabulary).item(heading) if len(words) <= _MOST else None


class _Reading:
    """Reads the words of a sentence from left to right; each production returns None where it does not stand."""

    def __init__(self, text: str, words: Sequence[Word], vocabulary: Vocabulary) -> None:
        self.text = text
        self.words = words
        self.vocabulary = vocabulary
        self.at = 0
        self.status: Status | None = None
        self.authority: str | None = None
        self.ours = False

    def sentence(self) -> Told | None:
        if self.take(Kind.WHEN):
            self.take(Kind.COMMA)
        begin = self.at
        judged = False
        if self.who() and self.verb():
            judged = self.take(Kind.THAT) is not None
            if not judged:
                return self.clauses(active=True)
        else:
            self.at, self.status, self.authority, self.ours = begin, None, None, False
        return self.clauses(active=False, judged=judged)

    def item(self, heading: Told) -> Telling | None:
        groups = self.groups()
        if groups is not None and not self.take(Kind.COLON):
            return None
        found = self.take(Kind.LIST)
        if groups is None and found is not None and self.take(Kind.COLON):
            groups = self.groups()
            if groups is None:
                return None
        self.skip(Kind.COMMA, Kind.AND, Kind.STOP)
        if found is None or self.at < len(self.words):
            return None
        return Telling(found.identifiers, groups or (found.span[1],) * 2, heading.status, heading.authority)

    def who(self) -> bool:
        """``TSAG``, ``We``, ``The meeting``, ``It was``: who decides or suggests."""
        self.take(Kind.THE)
        if (group := self.take(Kind.GROUP)) is not None:
            self.authority = group.group
        elif self.take(Kind.WE) is not None or (self.take(Kind.IT) is not None and self.take(Kind.BE) is not None):
            self.ours = True
        else:
            return False
        self.skip(Kind.HAS)
        return True

    def verb(self) -> bool:
        """``allocates``, ``agreed to allocate``, ``suggests the allocation of``, ``agreed`` before ``that``."""
        if self.take(Kind.SUGGESTS):
            self.status = Status.SUGGESTED
            self.skip(Kind.TO, Kind.THE)
            if self.take(Kind.ALLOCATES):
                self.take(Kind.OF)
            return True
        self.status = Status.ALLOCATED
        if self.take(Kind.AGREES):
            if self.next() is Kind.THAT:
                return True
            self.take(Kind.TO)
        return self.allocated() is not None

    def allocated(self) -> Word | None:
        """``allocated``, or ``sent``: for information, as the groups must say."""
        sent = self.take(Kind.SENDS)
        self.status = Status.INFORMATION if sent else Status.ALLOCATED
        return sent or self.take(Kind.ALLOCATES) or self.take(Kind.ALLOCATED)

    def clauses(self, *, active: bool, judged: bool = False) -> Told | None:
        tellings: list[Telling] = []
        while True:
            things = self.things()
            found = self.take(Kind.LIST)
            if found is None and (tellings or not things):
                return None
            if not active and not (self.done(judged=judged) or tellings):
                return None
            groups = self.to_groups()
            if found is None:
                return self.heading(groups)
            if groups is None or self.status is None:
                return None
            tellings.append(Telling(found.identifiers, groups, self.status, self.authority))
            if self.is_over():
                return Told(tuple(tellings), self.ours, self.status, self.authority)
            if not (self.take(Kind.COMMA) or self.next() is Kind.AND):
                return None
            self.take(Kind.AND)

    def heading(self, groups: Span | None) -> Told | None:
        self.take(Kind.WHEN)
        if not self.take(Kind.COLON) or self.status is None:
            return None
        found = self.take(Kind.LIST)
        if found is None:
            over = self.at == len(self.words)
            return Told((), self.ours, self.status, self.authority, groups) if over else None
        if groups is None or not self.is_over():
            return None
        telling = Telling(found.identifiers, groups, self.status, self.authority)
        return Told((telling,), self.ours, self.status, self.authority)

    def things(self) -> bool:
        """``the following FG-MV deliverables``, before a list or in its place."""
        begin = self.at
        self.skip(Kind.THE, Kind.ALL, Kind.QUALITY, Kind.GROUP)
        if self.take(Kind.THING):
            self.skip(Kind.THING)
            return True
        self.at = begin
        return False

    def done(self, *, judged: bool) -> bool:
        """``have been allocated by TSAG``; ``be allocated`` behind who agreed or suggested that."""
        begin = self.at
        self.skip(Kind.HAS, Kind.BE)
        if judged and self.at == begin:
            self.take(Kind.BASE)
        if self.at == begin:
            return False
        suggested = judged and self.status is Status.SUGGESTED
        if self.take(Kind.SUGGESTS):
            suggested = True
            if self.next() is Kind.TO and self.next(1) in {Kind.BASE, Kind.ALLOCATES}:
                self.skip(Kind.TO, Kind.BASE)
                _ = self.take(Kind.ALLOCATED) or self.take(Kind.ALLOCATES)
        elif self.allocated() is None:
            return False
        if suggested:
            self.status = Status.SUGGESTED
        if self.take(Kind.BY):
            self.take(Kind.THE)
            group = self.take(Kind.GROUP)
            self.authority = group.group if group else None
            return group is not None and not judged
        return True

    def to_groups(self) -> Span | None:
        begin = self.at
        self.take(Kind.INFORMATION)
        if not self.take(Kind.TO):
            return None
        groups = self.groups()
        if groups is None:
            return None
        if self.words[begin].kind is Kind.INFORMATION:
            groups = self.words[begin].span[0], groups[1]
        allotment = read_allotment(self.text[slice(*groups)], self.vocabulary)
        sent = self.status is not Status.INFORMATION or allotment.status is Status.INFORMATION
        return groups if sent else None

    def groups(self) -> Span | None:
        """What an allocation cell may hold, all of it understood, up to what goes on with another list."""
        begin = self.at
        while self.next() in _IN_GROUPS and not self.goes_on():
            self.at += 1
        while self.next(-1) in {Kind.COMMA, Kind.AND}:
            self.at -= 1
        if self.at == begin:
            return None
        span = self.words[begin].span[0], self.words[self.at - 1].span[1]
        allotment = read_allotment(self.text[slice(*span)], self.vocabulary)
        return span if allotment.shares and not allotment.rest else None

    def goes_on(self) -> bool:
        """Whether another list begins here: ``to SG16 and the deliverable FGMV-02 to SG20``."""
        begin = self.at
        self.things()
        follows = self.next() is Kind.LIST
        self.at = begin
        return follows

    def is_over(self) -> bool:
        """Whether nothing follows but when it was."""
        begin = self.at
        self.take(Kind.COMMA)
        self.skip(Kind.WHEN)
        self.take(Kind.STOP)
        if self.at == len(self.words):
            return True
        self.at = begin
        return False

    def next(self, ahead: int = 0) -> Kind | None:
        at = self.at + ahead
        return self.words[at].kind if 0 <= at < len(self.words) else None

    def take(self, kind: Kind) -> Word | None:
        if self.next() is not kind:
            return None
        self.at += 1
        return self.words[self.at - 1]

    def skip(self, *kinds: Kind) -> None:
        while self.next() in kinds:
            self.at += 1
