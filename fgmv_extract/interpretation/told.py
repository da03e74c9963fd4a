"""Allocations that sentences tell, for deliverables without a row: who reads only the tables of a short letter reads nothing."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from attrs import evolve

from fgmv_extract.findings import Code, Finding
from fgmv_extract.grammar.columns import Heading
from fgmv_extract.grammar.roles import Role
from fgmv_extract.grammar.tellings import Telling, Told, read_item, read_told
from fgmv_extract.interpretation.allocations import allocation_told
from fgmv_extract.interpretation.context import Context
from fgmv_extract.interpretation.decisions import Surroundings
from fgmv_extract.interpretation.deliverables import Rows
from fgmv_extract.interpretation.flowing.signs import BULLET, LONGEST_ITEM
from fgmv_extract.interpretation.prose import Said
from fgmv_extract.interpretation.tables import duplicates
from fgmv_extract.itu.identifiers import Citation, Identifier, find_identifiers, key
from fgmv_extract.itu.questions import find_questions
from fgmv_extract.patterns import holds_any, pattern
from fgmv_extract.records import Allocation, Deliverable
from fgmv_extract.typography import collapse

_NUMBER = pattern(r"\(?[0-9a-z]{1,3}[.)]?|[-–—•*·▪◦]")
"""The number or mark of an item, where it passes for a sentence of its own."""
_GIVES = pattern(
    r"\b(?=[aprst])(?:(?:re-?)?allocat|assign(?:s|ed)\b|transferr|sen(?:ds|t)\b|suggest|propos|recommend|tak(?:e|es|en|ing)\b|agree[sd]\b)",
    re.IGNORECASE,
)
_STEMS = ("allocat", "assign", "transferr", "send", "sent", "suggest", "propos", "recommend", "tak", "agree")
"""What is in every word of ``_GIVES``: most sentences have none, and the pattern is slow to find that out."""
_SWEEPS = pattern(
    r"\b(?:all|both|each)\s+(?:of\s+)?(?:them|the|these|those)\b[^.;:?]{0,80}?\b(?:be|is|are|were|been|being)\b"
    r"|\b(?:the\s+above|these|the\s+(?:above|listed)(?:-?\w+)?)\s+(?:[\w-]+\s+){0,2}(?:deliverables|documents|outputs|reports)\b",
    re.IGNORECASE,
)
_TO = pattern(r"\b(?:to|for)\s+(?:the\s+)?$", re.IGNORECASE)
_HEADS = (":", "-", "–", "—", "→")
"""What a sentence ends with that heads a list; any other names what it allocates."""
_SHOWN = 120  # characters of a sentence that a finding quotes


def read_told_rows(prose: Iterable[Said], rows: Sequence[Deliverable], around: Surroundings) -> Rows:
    """Read the allocations that sentences tell.

    A deliverable that has a row keeps what its row says: where a sentence says otherwise, a finding tells. So it does of a
    sentence that names deliverables without a record beside groups and was not understood.
    """
    reader = _Reader(rows, around)
    for said in prose:
        reader.read(said)
    return Rows(tuple(reader.told), tuple(reader.closing()))


class _Reader:
    """Goes through the sentences; ``heading`` is the one above a list that is being read."""

    def __init__(self, rows: Sequence[Deliverable], around: Surroundings) -> None:
        self.around = around
        self.deliverables = rows
        self.told: dict[Deliverable, None] = {}
        self.findings: list[Finding] = []
        self.unread: list[Said] = []
        self.listed: list[Said] = []  # lines of lists that were not understood
        self.heading: tuple[Said, Told | None] | None = None  # not understood, its list is not either

    @cached_property
    def rows(self) -> dict[str, Deliverable]:
        """The deliverables that have a row, by the keys of all their names; of most statements nobody asks."""
        return {key(name): row for row in self.deliverables for name in (row.id, *row.aliases)}

    def cited(self, said: Said) -> tuple[Citation, ...]:
        """The identifiers that a sentence names."""
        return find_identifiers(said.text, self.around.vocabulary, self.around.focus_group)

    def read(self, said: Said) -> None:
        if self.heading is not None:
            if _NUMBER.fullmatch(said.text) or self.item(said, *self.heading):
                return
            self.heading = None
        if not holds_any(said.text.casefold(), _STEMS) or _GIVES.search(said.text) is None:
            return
        if not said.text.rstrip().endswith(_HEADS) and not self.cited(said):
            self.sweep(said)
            return
        vocabulary, focus_group = self.around.vocabulary, self.around.focus_group
        told = read_told(said.text, said.groups, vocabulary, focus_group)
        if told is not None and not told.tellings:
            self.heading = said, told
        elif told is None or not self.gives(said, told.tellings, said, ours=told.ours):
            self.unread.append(said)
            self.heading = (said, None) if said.text.rstrip().endswith(":") else None

    def sweep(self, said: Said) -> None:
        """Tell of a sentence that gives all of the deliverables to groups, where their rows name none."""
        swept = _SWEEPS.search(said.text)
        given = [each for each in said.groups if _TO.search(said.text, 0, each.start)]
        bare = next((row for row in self.deliverables if row.allocation is None or not row.allocation.shares), None)
        if swept is not None and given and bare is not None and not any(map(_is_shared, self.deliverables)):
            message = f"{collapse(said.text)[:_SHOWN]!r} may tell where all of them go, and their rows do not"
            self.findings.append(Finding(Code.UNREAD_SENTENCE, message, said.place(*swept.span()), bare.id))

    def item(self, said: Said, heads: Said, heading: Told | None) -> bool:
        """Whether a line stands in the list below a heading; what it says is read."""
        vocabulary, focus_group = self.around.vocabulary, self.around.focus_group
        bullet = BULLET.match(said.text)
        begin = bullet.end() if bullet else 0
        telling = read_item(said.text, begin, said.groups, heading, vocabulary, focus_group) if heading else None
        if heading is None or telling is None:
            listed = len(said.text) <= LONGEST_ITEM and bool(self.cited(said))
            self.listed += [said] * listed
            return listed
        begin, end = telling.groups
        if begin < end:
            return self.gives(said, (telling,), said, ours=heading.ours)
        if heading.groups is None:
            self.listed.append(said)
            return True
        return self.gives(said, (telling._replace(groups=heading.groups),), heads, ours=heading.ours)

    def gives(self, said: Said, tellings: Sequence[Telling], named: Said, *, ours: bool) -> bool:
        """Make records of what a sentence tells; ``named`` is the one in which the groups stand. False when none may be made."""
        read = (self.allocation(telling, named, ours=ours) for telling in tellings)
        allocations = [allocation for allocation in read if allocation is not None]
        if len(allocations) < len(tellings):
            return False
        for telling, allocation in zip(tellings, allocations, strict=True):
            for identifier, span in telling.identifiers:
                self.give(identifier, allocation, said, span)
        return True

    def allocation(self, telling: Telling, named: Said, *, ours: bool) -> Allocation | None:
        """The allocation to groups that are named; None where a group only tells which of its own Questions has the work."""
        authority = self.around.sender if ours else telling.authority
        heading = Heading(Role.ALLOCATION, status=telling.status, authority=authority)
        context = Context(self.around.vocabulary, self.around.focus_group, sender=self.around.sender)
        text = named.text[slice(*telling.groups)]
        said = allocation_told([heading], [text], "", context)
        if any(share.group == said.allocation.authority for share in said.allocation.shares):
            return None
        place = named.place(*telling.groups)
        self.findings += [Finding(code, message, place) for code, message in said.problems]
        return evolve(said.allocation, place=place, verbatim=named.verbatim(*telling.groups))

    def give(self, identifier: Identifier, allocation: Allocation, said: Said, span: tuple[int, int]) -> None:
        place = said.place(*span)
        row = self.rows.get(key(identifier))
        if row is not None:
            if not _agree(row.allocation, allocation):
                message = f"{row.id}: the text tells of {allocation.text!r}, and its row does not"
                self.findings.append(Finding(Code.TOLD_OTHERWISE, message, place, row.id))
            return
        annex = self.around.sections.annex_of(said.paragraph.place.block)
        told = Deliverable(
            id=identifier.id,
            focus_group=identifier.focus_group,
            annex=annex.label if annex else None,
            allocation=allocation,
            aliases=identifier.aliases,
            evidence=(said.evidence("allocation", 0, len(said.text)),),
            place=place,
            verbatim=said.verbatim(*span),
        )
        self.told.setdefault(told)

    def closing(self) -> Iterator[Finding]:
        """What was odd, and what was not understood of deliverables without a record."""
        yield from self.findings
        yield from duplicates(tuple(self.told))
        if self.told:
            first = next(iter(self.told))
            message = f"sentences allocate {first.id} and {len(self.told) - 1} more; their titles stand in no table"
            yield Finding(Code.TOLD_IN_PROSE, message, first.place)
        for said in self.unread:
            if said.groups or find_questions(said.text):
                yield from self.lost(said, "beside a group in")
        for said in self.listed:
            yield from self.lost(said, "in a list that allocates:")

    def lost(self, said: Said, where: str) -> Iterator[Finding]:
        """The first deliverable without a record that a sentence names."""
        own = {key(name) for each in self.told for name in (each.id, *each.aliases)}
        for each in self.cited(said):
            if key(each.identifier) not in own and key(each.identifier) not in self.rows:
                name = each.identifier.id
                message = f"{name} stands {where} {collapse(said.text)[:_SHOWN]!r}"
                yield Finding(Code.UNREAD_SENTENCE, message, said.place(each.start, each.end), name)
                return


def _is_shared(row: Deliverable) -> bool:
    return row.allocation is not None and bool(row.allocation.shares or row.allocation.status)


def _agree(row: Allocation | None, told: Allocation) -> bool:
    """Whether a row and a sentence give a deliverable to the same groups, as far as both tell, with the same status."""
    if row is None:
        return False
    return row.status is told.status and {s.group for s in row.shares} == {s.group for s in told.shares}
