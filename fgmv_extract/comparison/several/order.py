"""Several statements in the order in which they were made, and how sure that is.

Dates decide. Where they do not (one is missing, or they are the same as far as they are printed), a reply stands behind what
it answers, a revision behind what it revises, and a higher number behind a lower one of the same series. What is left stands
as given, a statement without a date behind the last approval it lists; a finding says so.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from heapq import heapify, heappop, heappush
from itertools import pairwise
from typing import NamedTuple, final

from attrs import field, frozen

from fgmv_extract.comparison.several.dating import date_of, earliest
from fgmv_extract.findings import Code, Finding
from fgmv_extract.itu.numbers import revision_of
from fgmv_extract.patterns import pattern
from fgmv_extract.records import Statement
from fgmv_extract.references import Reference

_SERIES = pattern(r"(?P<series>.+-LS)(?P<number>[0-9]+)")


@final
@frozen
class Told:
    """A statement in its place among the others; ``index`` counts from 0 in the order of time."""

    index: int
    statement: Statement
    reference: Reference


class Ordered(NamedTuple):
    """The statements, oldest first, and what was unsure about their order."""

    told: tuple[Told, ...]
    findings: tuple[Finding, ...]


@frozen
class _Entry:
    """A statement as it is sorted: where it was given, and what is known of its time."""

    given: int
    statement: Statement = field(eq=False)
    date: str | None
    dated: str | None
    floor: str
    series: str | None
    number: tuple[int, int]
    names: frozenset[str]
    answers: frozenset[str]


def in_order_of_time(statements: Sequence[Statement], *, as_given: bool = False) -> Ordered:
    """Put statements in order; ``as_given`` believes the order they are given in, and finds nothing."""
    entries = [_entry(given, statement) for given, statement in enumerate(statements)]
    if as_given:
        return Ordered(_told(entries), ())
    ordered, findings = _sorted(entries)
    told = _told(ordered)
    labels = {entry.given: each.reference.label for entry, each in zip(ordered, told, strict=True)}
    return Ordered(told, (*findings, *_unsure(ordered, labels), *_contradictions(ordered, labels)))


def _entry(given: int, statement: Statement) -> _Entry:
    date, dated = date_of(statement)
    number = statement.number or ""
    base, revision = revision_of(number) if number else ("", 0)
    series = _SERIES.fullmatch(base)
    return _Entry(
        given=given,
        statement=statement,
        date=date,
        dated=dated,
        floor=date or earliest(statement) or "",
        series=series["series"] if series else None,
        number=(int(series["number"]) if series else 0, revision),
        names=frozenset({number, base} - {""}),
        answers=frozenset(statement.replies_to),
    )


def _sorted(entries: Sequence[_Entry]) -> tuple[list[_Entry], list[Finding]]:
    """Take, again and again, the earliest of the statements that stand behind no other that is left."""
    behind: dict[int, set[int]] = {entry.given: set() for entry in entries}
    before: dict[int, set[int]] = {entry.given: set() for entry in entries}
    for one, other in (*_answered(entries), *_numbered(entries)):
        if _precedes(one, other):
            behind[one.given].add(other.given)
            before[other.given].add(one.given)
    return _drained(entries, behind, before)


def _drained(
    entries: Sequence[_Entry], behind: dict[int, set[int]], before: dict[int, set[int]]
) -> tuple[list[_Entry], list[Finding]]:
    """``behind`` maps a statement to those that must follow it, ``before`` to those that must precede it."""
    free = [(entry.floor, entry.given) for entry in entries if not before[entry.given]]
    heapify(free)
    ordered: list[_Entry] = []
    done: set[int] = set()
    while free:
        _, taken = heappop(free)
        ordered.append(entries[taken])
        done.add(taken)
        for follower in behind[taken]:
            before[follower].discard(taken)
            if not before[follower]:
                heappush(free, (entries[follower].floor, follower))
    circle = sorted(
        (entry for entry in entries if entry.given not in done), key=lambda entry: (entry.floor, entry.given)
    )
    if not circle:
        return ordered, []
    message = "Statements answer each other in a circle; these stand last, as dates and the given order have it."
    return [*ordered, *circle], [Finding(Code.ORDER_UNSURE, message)]


def _answered(entries: Sequence[_Entry]) -> Iterator[tuple[_Entry, _Entry]]:
    """Yield each statement with those that answer it."""
    named: dict[str, list[_Entry]] = {}
    for entry in entries:
        for name in entry.names:
            named.setdefault(name, []).append(entry)
    for entry in entries:
        for number in entry.answers:
            yield from ((one, entry) for one in named.get(number, ()) if one is not entry)


def _numbered(entries: Sequence[_Entry]) -> Iterator[tuple[_Entry, _Entry]]:
    """Yield the neighbours in each series of numbers."""
    series: dict[str, list[_Entry]] = {}
    for entry in entries:
        if entry.series is not None:
            series.setdefault(entry.series, []).append(entry)
    for members in series.values():
        yield from pairwise(sorted(members, key=lambda entry: entry.number))


def _precedes(one: _Entry, other: _Entry) -> bool:
    """Tell whether ``one`` must stand before ``other``."""
    if (decided := _by_date(one, other)) is not None:
        return decided
    return _by_reply(one, other) or (_by_number(one, other) and not _by_reply(other, one))


def _by_date(one: _Entry, other: _Entry) -> bool | None:
    """Compare dates; None when one is missing, or holds the other (``2024-07`` and ``2024-07-12``)."""
    if one.date is None or other.date is None:
        return None
    if one.date.startswith(other.date) or other.date.startswith(one.date):
        return None
    return one.date < other.date


def _by_reply(one: _Entry, other: _Entry) -> bool:
    return bool(one.names & other.answers)


def _by_number(one: _Entry, other: _Entry) -> bool:
    return one.series is not None and one.series == other.series and one.number < other.number


def _unsure(ordered: Sequence[_Entry], labels: dict[int, str]) -> Iterator[Finding]:
    """Tell which neighbours could as well stand the other way round, and which statements have no date."""
    for one, other in pairwise(ordered):
        if one.date and other.date and not _precedes(one, other) and not _is_copy(one, other):
            message = (
                f"{labels[one.given]} and {labels[other.given]} are of the same time ({one.date}) as far as they say, and "
                "neither answers the other: they stand as given."
            )
            yield Finding(Code.ORDER_UNSURE, message)
    if len(ordered) > 1:
        yield from _undated(ordered, labels)


def _undated(ordered: Sequence[_Entry], labels: dict[int, str]) -> Iterator[Finding]:
    behind: dict[int, str] = {}
    before: dict[int, str] = {}
    for one, other in (*_numbered(ordered), *_answered(ordered)):  # of several reasons, a reply is told
        if _precedes(one, other):
            behind[other.given] = labels[one.given]
            before[one.given] = labels[other.given]
    for entry in ordered:
        if entry.date is None:
            reason = _reason(entry, behind.get(entry.given), before.get(entry.given))
            yield Finding(Code.ORDER_UNSURE, f"{labels[entry.given]} has no date: it stands {reason}.")


def _reason(entry: _Entry, behind: str | None, before: str | None) -> str:
    told = [f"behind {behind}" if behind else "", f"before {before}" if before else ""]
    if known := " and ".join(filter(None, told)):
        return f"{known}, as numbers and replies have it"
    if entry.floor:
        return f"behind {entry.floor}, when the last deliverable it lists was approved"
    return "as given"


def _contradictions(ordered: Sequence[_Entry], labels: dict[int, str]) -> Iterator[Finding]:
    """Tell which replies are older than what they answer."""
    for asked, answer in _answered(ordered):
        if _by_date(answer, asked):
            message = f"{labels[answer.given]} answers {labels[asked.given]}, which has a later date; the dates were believed."
            yield Finding(Code.ORDER_UNSURE, message)


def _is_copy(one: _Entry, other: _Entry) -> bool:
    """Tell whether two entries are one statement that was given twice: their order says nothing."""
    return one.statement == other.statement


def _told(entries: Sequence[_Entry]) -> tuple[Told, ...]:
    names = [_name(entry) for entry in entries]
    several, met = Counter(names), Counter[str]()
    told = []
    for index, (entry, name) in enumerate(zip(entries, names, strict=True)):
        met[name] += 1
        label = f"{name} ({met[name]})" if several[name] > 1 else name
        told.append(Told(index, entry.statement, _reference(entry, label)))
    return tuple(told)


def _name(entry: _Entry) -> str:
    file = entry.statement.file
    return entry.statement.number or (file.name if file else "") or "statement"


def _reference(entry: _Entry, label: str) -> Reference:
    statement = entry.statement
    return Reference(
        label=label,
        number=statement.number,
        title=statement.title,
        type=statement.type,
        source=tuple(dict.fromkeys(source.group for source in statement.source)),
        date=entry.date,
        dated=entry.dated,
        file=statement.file.name if statement.file else None,
    )
