"""The allocation of one deliverable, joined from all columns that allocate."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple, final

from attrs import evolve

from fgmv_extract.findings import Code
from fgmv_extract.grammar.allocation import Allotment, read_allotment
from fgmv_extract.grammar.columns import Heading
from fgmv_extract.grammar.roles import Role as Column
from fgmv_extract.grammar.ticks import in_words
from fgmv_extract.interpretation.context import Context
from fgmv_extract.interpretation.rivals import set_aside
from fgmv_extract.itu.groups import is_known
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.patterns import pattern
from fgmv_extract.records import Allocation, Role, Share, Status
from fgmv_extract.typography import collapse

_OPEN = pattern(
    r"\b(?:pending|open|deferred|postponed|tb[cd]|to\s+be\s+(?:decided|confirmed|discussed|determined)|under\s+(?:discussion|consideration)|undecided)\b",
    re.IGNORECASE,
)
_REFUSED = pattern(
    r"\b(?:declin|reject|refus)\w*|\b(?:not|no)\s+(?:yet\s+)?(?:allocat|assign|transfer|agree|accept|approv|interest|taken)\w*",
    re.IGNORECASE,
)
_STROKE = (
    " / "  # what parts the lead from the others; those of ``Q2/20`` and ``JTC 1/SC 24`` have no blanks around them
)
_COLUMN_ROLES = {Column.LEAD: Role.PRIMARY, Column.ACTION: Role.PRIMARY, Column.SUPPORTING: Role.SECONDARY}


@final
class Told(NamedTuple):
    """What the allocating cells of a row say, wherever they stand: the allocation without a place, and what was odd.

    ``at`` is the index of the first filled cell that counts, None when there is none.
    """

    allocation: Allocation
    problems: tuple[tuple[Code, str], ...] = ()
    at: int | None = None


def allocation_told(headings: Sequence[Heading], texts: Sequence[str], decision: str, context: Context) -> Told:
    """Join what the allocating cells of a row say; ``decision`` is the text of its cell in a column of statuses."""
    above = _Above(context.vocabulary, context.status, context.authority, context.focus_group, context.sender)
    return _told(tuple(headings), tuple(texts), decision, above)


@final
class _Above(NamedTuple):
    """What the rows of a table owe to the document, as far as their allocations do."""

    vocabulary: Vocabulary
    status: Status | None
    authority: str | None
    focus_group: str | None
    sender: str | None


@lru_cache(maxsize=4096)
def _told(headings: tuple[Heading, ...], texts: tuple[str, ...], decision: str, above: _Above) -> Told:
    """Remember rows: the tables of an archive allocate to the same few groups in the same few words."""
    shares: list[Share] = []
    problems: list[tuple[Code, str]] = []
    status: Status | None = None
    authority: str | None = None
    decided = read_allotment(decision, above.vocabulary).status if decision else None
    aside = set_aside(headings, texts, [_holds(text, above.vocabulary) for text in texts])
    counted = [index for index, text in enumerate(texts) if text and index not in aside]
    problems += [
        (Code.ALLOCATION_SET_ASIDE, f"{collapse(texts[index])!r} no longer holds, or not yet")
        for index in sorted(aside)
        if any(map(str.isalnum, texts[index]))
    ]
    kept = ["" if index in aside else text for index, text in enumerate(texts)]
    for heading, text in _as_written(headings, kept):
        allotment = read_allotment(text, above.vocabulary)
        said = decided or _status_of(allotment, heading, shares) or above.status
        status = status or said
        authority = authority or allotment.authority or heading.authority
        shares += _with_roles(allotment.shares, heading, said, shares)
        if allotment.rest:
            problems.append((Code.UNREAD_ALLOCATION, f"{allotment.rest!r} in {collapse(text)!r} was not understood"))
    problems += [
        (
            Code.UNREAD_ALLOCATION,
            f"{collapse(text)!r} has more strokes than its heading; the first was taken for where the others begin",
        )
        for heading, text in zip(headings, kept, strict=True)
        if heading.split and text.count(_STROKE) > 1
    ]
    if decision and decided is None and _OPEN.search(decision):
        status = None
    elif decision and _REFUSED.search(decision):
        status = None
        problems.append((Code.UNREAD_ALLOCATION, f"{collapse(decision)!r} stands beside it"))
    problems += [
        (Code.UNKNOWN_GROUP, f"{share.group} is in no study period the vocabulary knows")
        for share in shares
        if not is_known(share.group, above.vocabulary)
    ]
    allocation = Allocation(
        status=status if shares or status is Status.INFORMATION else None,
        authority=(authority or _authority(status, above)) if shares or status is Status.INFORMATION else None,
        shares=tuple(shares),
        text=" ".join(collapse(text) for text in texts if text),
    )
    return Told(allocation, tuple(problems), counted[0] if counted else None)


def _holds(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a cell allocates or informs: ``Not allocated`` beside a suggestion does not take its place."""
    allotment = read_allotment(text, vocabulary)
    return bool(allotment.shares) or allotment.status is Status.INFORMATION


def _authority(status: Status | None, above: _Above) -> str | None:
    """Who decided or suggested where no heading tells: who the text above tells did the same, else the writer whose part it is.

    A Focus Group suggests its deliverables, its parent group allocates them.
    """
    if above.authority and (above.status in {None, status} or status in {None, Status.INFORMATION}):
        return above.authority
    about = above.vocabulary.focus_groups.get(above.focus_group or "")
    if about is None or status not in {Status.ALLOCATED, Status.SUGGESTED}:
        return None
    whose = about.name if status is Status.SUGGESTED else about.parent
    return whose if whose == above.sender else None


def _parted(text: str) -> str:
    """Write out what a stroke means below ``lead / involved``; further ones part those involved."""
    lead, stroke, others = text.partition(_STROKE)
    return f"Lead: {lead}; Supporting: {others.replace(_STROKE, ', ')}" if stroke else text


def _as_written(headings: Sequence[Heading], texts: Sequence[str]) -> Iterator[tuple[Heading, str]]:
    """The filled cells with their headings; marks in columns of groups are one cell that names the groups."""
    marks: list[tuple[Heading, str]] = []
    for heading, text in zip(headings, texts, strict=True):
        if text:
            if heading.group is None:
                yield heading, _parted(text) if heading.split else text
            else:
                marks.append((evolve(heading, group=None), in_words(heading.group, text)))
    if any(words for _, words in marks):
        yield marks[0][0], ", ".join(words for _, words in marks if words)


def _status_of(allotment: Allotment, heading: Heading, before: Sequence[Share]) -> Status | None:
    """What a cell says, else its heading; groups in a column For information alone have it as information."""
    if allotment.status is not None or not allotment.shares:
        return allotment.status
    if heading.role is Column.INFORMATION:
        return None if before else Status.INFORMATION
    return heading.status


def _with_roles(
    shares: Sequence[Share], heading: Heading, status: Status | None, before: Sequence[Share]
) -> Iterator[Share]:
    """Give groups the role their column means; who is suggested without parentheses is suggested as primary."""
    column = heading.role
    role = _COLUMN_ROLES.get(column)
    if column is Column.INFORMATION and before:
        role = Role.SECONDARY
    elif column is Column.ALLOCATION and (status is Status.SUGGESTED or heading.leads):
        role = Role.PRIMARY
    for share in shares:
        yield Share(share.group, role) if role is not None and share.role is None else share
