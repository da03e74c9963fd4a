"""History: what happened to each deliverable through successive statements."""

from collections.abc import Iterable, Sequence

from attrs import evolve

from fgmv_extract.comparison.history.rows import Happened, happenings
from fgmv_extract.comparison.history.work_items import Chain, chains_of
from fgmv_extract.comparison.several.asked import one_group
from fgmv_extract.comparison.several.order import Told, in_order_of_time
from fgmv_extract.comparison.several.standing import now_of
from fgmv_extract.comparison.several.threads import Thread, threads_of
from fgmv_extract.itu.identifiers import read_identifier
from fgmv_extract.itu.periods import heirs
from fgmv_extract.itu.spellings import normal
from fgmv_extract.itu.vocabulary import Vocabulary, default
from fgmv_extract.records import Statement
from fgmv_extract.timeline import Event, Happening, History, Line

_ORDER = {happening: place for place, happening in enumerate(Happening)}


def history(
    statements: Iterable[Statement], *, in_order: bool = False, vocabulary: Vocabulary | None = None
) -> History:
    """Tell what happened to each deliverable, statement by statement.

    The statements are put in order of time by their dates, replies and numbers; ``in_order`` takes them as they are given. What
    is unsure about their order stands in the findings.
    """
    known = vocabulary or default()
    told, findings = in_order_of_time(tuple(statements), as_given=in_order)
    now = now_of(told, known)
    threads = threads_of(told)
    chains = chains_of(told, threads)
    work: dict[int, list[Happened]] = {}
    for chain in chains:
        work.setdefault(id(chain.thread), []).extend(chain.happened)
    lines = [_line(thread, (*happenings(thread, now, known), *work.get(id(thread), ())), told) for thread in threads]
    lines += [_work_line(chain, told) for chain in chains if chain.thread is None]
    return History(
        complete=not any(finding.code.loses for each in told for finding in each.statement.findings),
        statements=tuple(each.reference for each in told),
        lines=tuple(lines),
        findings=findings,
    )


def about(of: History, name: str, *, vocabulary: Vocabulary | None = None) -> Line:
    """Return the line of a deliverable or work item, its name spelled in any way; ``ValueError`` when there is none."""
    if (line := of.line(name)) is not None:
        return line
    found = read_identifier(name, vocabulary or default())
    spelled = {found[0].id, *found[0].aliases} if found and not found[1] else set()
    asked = normal(name)
    for line in of.lines:
        if spelled & set(line.names) or asked in map(normal, line.names):
            return line
    raise ValueError(f"no deliverable and no work item of these statements is called {name!r}")


def of_group(of: History, group: str, *, vocabulary: Vocabulary | None = None) -> History:
    """Return the lines that concern a group, that is, those with an event of its own or a share for it.

    Raises ``ValueError`` for a group that is none or means several.
    """
    known = vocabulary or default()
    asked = one_group(group, known)
    lines = (line for line in of.lines if any(_concerns(event, asked, known) for event in line.events))
    return evolve(of, lines=tuple(lines))


def _concerns(event: Event, group: str, vocabulary: Vocabulary) -> bool:
    """Tell whether an event is about the group, one that took over from it, or one it took over from."""
    named = {*event.groups, *event.by}
    if group in named:
        return True
    return any(group in heirs(other, None, vocabulary) or other in heirs(group, None, vocabulary) for other in named)


def _line(thread: Thread, happened: Iterable[Happened], told: Sequence[Told]) -> Line:
    deliverables = [row.deliverable for row in thread.rows]
    return Line(
        deliverable=thread.id,
        title=next((each.title for each in reversed(deliverables) if each.title), None),
        kind=next((each.kind for each in reversed(deliverables) if each.kind), None),
        names=tuple(dict.fromkeys(name for each in reversed(deliverables) for name in (each.id, *each.aliases))),
        events=_in_order(happened, told),
    )


def _work_line(chain: Chain, told: Sequence[Told]) -> Line:
    return Line(
        work_item=chain.names[-1],
        title=chain.title,
        names=tuple(reversed(chain.names)),
        candidates=chain.candidates,
        events=_in_order(chain.happened, told),
    )


def _in_order(happened: Iterable[Happened], told: Sequence[Told]) -> tuple[Event, ...]:
    ordered = sorted(happened, key=lambda each: (_place(each, told), _ORDER[each.event.happening]))
    return tuple(each.event for each in ordered)


def _place(happened: Happened, told: Sequence[Told]) -> float:
    """Return where an event stands among the statements.

    An approval has a date of its own: it stands before the first statement that is younger, everything else with the
    statement that tells it.
    """
    own, event = happened.told.index, happened.event
    if event.happening is not Happening.APPROVED or event.date is None:
        return own
    younger = (each.index for each in told[: own + 1] if (each.reference.date or "") > event.date)
    return next(younger, own) - 0.5
