"""Which deliverable a named work item may derive from, with the evidence for it.

Only rows in which a group says that it *agreed* to new work can give a work item; among those the titles decide, as sets of
words, unless a sentence names item and deliverable together: whole-string similarity of titles links items to wrong rows. Two rows that fit nearly as well are both told, and an item
that fits no row has none. Without such rows only (nearly) the same title counts.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from operator import attrgetter

from attrs import evolve

from fgmv_extract.interpretation.work_items import Named
from fgmv_extract.itu.identifiers import key
from fgmv_extract.patterns import pattern
from fgmv_extract.records import Commitment, Deliverable, Link, WorkItem
from fgmv_extract.typography import plain

_FITS = 0.4  # share of common words below which two titles are about different things
_SAME = 0.85  # above which they are the same title, whatever the position says
_CITED = 0.9  # how sure a link is that the sentence itself makes (``based on FGMV-32``)
_TIE = 0.1  # rows that fit worse than the best by less than this are as good
_STOP = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "by",
        "for",
        "from",
        "in",
        "into",
        "its",
        "of",
        "on",
        "or",
        "the",
        "through",
        "to",
        "towards",
        "using",
        "via",
        "with",
        "based",
    ]
)
_ENDING = pattern(r"(?:ations?|ating|ated|ations|ings?|ions?|ies|es|ed|s|al)$")

_COMMITMENT, _WORK_ITEMS = attrgetter("commitment"), attrgetter("work_items")


def link_items(named: Iterable[Named], deliverables: Sequence[Deliverable]) -> tuple[WorkItem, ...]:
    """Give each item the deliverables it may derive from, best first."""
    agreed = [d for d in deliverables if Commitment.AGREED in map(_COMMITMENT, d.positions)]
    naming = [d for d in deliverables if any(map(_WORK_ITEMS, d.positions))]
    return tuple(evolve(one.item, links=_links(one, agreed, naming, deliverables)) for one in named)


def _links(
    named: Named, agreed: Sequence[Deliverable], naming: Sequence[Deliverable], deliverables: Sequence[Deliverable]
) -> tuple[Link, ...]:
    said = [d for d in naming if any(named.item.name in position.work_items for position in d.positions)]
    if said:
        return tuple(Link(d.id, 1.0, (f"the position on {d.id} names {named.item.name}",)) for d in said)
    cited = [d for d in deliverables if _is_cited(d, named)] if named.deliverables else []
    if cited:
        return tuple(Link(d.id, _CITED, (f"the sentence names {d.id} behind {named.item.name}",)) for d in cited)
    scored = _fitting(named, _same_question(agreed, named.questions), _FITS) or _fitting(named, deliverables, _SAME)
    if not scored:
        return ()
    best = max(score for score, _ in scored)
    tied = sorted((pair for pair in scored if best - pair[0] < _TIE), key=lambda pair: -pair[0])
    return tuple(Link(d.id, round(score / len(tied), 2), _reasons(d, score, len(tied))) for score, d in tied)


def _is_cited(deliverable: Deliverable, named: Named) -> bool:
    own = {key(name) for name in (deliverable.id, *deliverable.aliases)}
    return any(not own.isdisjoint(map(key, (cited.id, *cited.aliases))) for cited in named.deliverables)


def _fitting(named: Named, rows: Sequence[Deliverable], least: float) -> list[tuple[float, Deliverable]]:
    """The rows whose titles have at least that share of words in common with the item's, with the share."""
    own = _words(named.item.title or "")
    scored = ((_fit(own, _words(d.title)), d) for d in rows if d.title) if own else ()
    return [(score, d) for score, d in scored if score >= least]


def _same_question(rows: Sequence[Deliverable], questions: tuple[str, ...]) -> Sequence[Deliverable]:
    """The rows of the Questions that are named with the item; all rows when none of them is."""
    same = [d for d in rows if any(set(p.questions) & set(questions) for p in d.positions)] if questions else []
    return same or rows


def _fit(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of common words among all words of two titles (Jaccard index)."""
    common = len(one & other)
    return common / (len(one) + len(other) - common)


@lru_cache(maxsize=4096)
def _words(title: str) -> frozenset[str]:
    """The words of a title that carry meaning, endings cut: ``integrating`` and ``integration`` are one word."""
    words = re.findall(r"[^\W_]+", plain(title).casefold())
    return frozenset(_ENDING.sub("", word) if len(word) > 4 else word for word in words if word not in _STOP)


def _reasons(deliverable: Deliverable, score: float, tied: int) -> tuple[str, ...]:
    common = round(100 * score)
    reasons = [f"{common} % of the words of both titles are common"]
    reasons += [
        f"{position.group} agreed to new work on {deliverable.id}"
        + (f" ({', '.join(position.questions)})" if position.questions else "")
        for position in deliverable.positions
        if position.commitment is Commitment.AGREED
    ]
    if tied > 1:
        reasons.append(f"{tied} deliverables fit nearly as well")
    return tuple(reasons)
