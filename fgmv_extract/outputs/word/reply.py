"""The reply that a group fills in next: its deliverables, and an empty column for its positions.

Its deliverables are those allocated or suggested to it, by name or as one of all, and those on which it has stated something;
the last word of each counts. The header block is that of a reply to the statements in which they were last allocated.
"""

from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve

from fgmv_extract.comparison.several.order import Told, in_order_of_time
from fgmv_extract.comparison.several.standing import Standing, listed, now_of, standing_of
from fgmv_extract.comparison.several.threads import threads_of
from fgmv_extract.itu.groups import read_group
from fgmv_extract.itu.vocabulary import Vocabulary, default
from fgmv_extract.outputs import phrases
from fgmv_extract.outputs.word import statement as form
from fgmv_extract.records import (
    Addressee,
    Annex,
    Deliverable,
    Position,
    PositionState,
    Purpose,
    Source,
    Statement,
    Status,
)
from fgmv_extract.typography import collapse


def to_docx(statements: Sequence[Statement], group: str, *, vocabulary: Vocabulary | None = None) -> bytes:
    """Return the reply of ``group`` (its normal form, ``ITU-T SG20``) as a Word file."""
    known = vocabulary or default()
    draft = reply(statements, group, vocabulary=known)
    return form.to_docx(draft, tuple(_letter(draft, group)), vocabulary=known)


def reply(statements: Sequence[Statement], group: str, *, vocabulary: Vocabulary | None = None) -> Statement:
    """Return the reply as a statement: what it answers, to whom, and the rows with blank positions."""
    known = vocabulary or default()
    told, _ = in_order_of_time(tuple(statements))
    now = now_of(told, known)
    ours = [each for each in (standing_of(thread, now) for thread in threads_of(told)) if _is_ours(each, group, known)]
    asking = _asking(told, ours, group)
    numbers = tuple(dict.fromkeys(number for each in asking for number in _answered(each, group)))
    focus_groups = tuple(dict.fromkeys(name for each in asking for name in each.statement.focus_groups))
    rows, annexes = _rows(ours, group)
    return Statement(
        title=_title(numbers, focus_groups),
        type="LS/r",
        source=(Source(group=group),),
        addressees=tuple(_addressees(asking, numbers, group, known)),
        replies_to=numbers,
        focus_groups=focus_groups,
        annexes=annexes,
        deliverables=rows,
    )


def _is_ours(each: Standing, group: str, vocabulary: Vocabulary) -> bool:
    if each.state(group) is PositionState.STATED:
        return True
    return each.status is not Status.INFORMATION and listed(each, group, vocabulary) is not None


def _asking(told: Sequence[Told], ours: Sequence[Standing], group: str) -> Sequence[Told]:
    """Return the statements that are answered: where the rows were last allocated, those of others before the group's own."""
    rows = {_asked_in(each).index for each in ours}
    asking = [each for each in told if each.index in rows] or list(told[-1:])
    return [each for each in asking if not _is_own(each, group)] or asking


def _asked_in(each: Standing) -> Told:
    """Return the statement in which whoever allocated a deliverable says so; others repeat it in their replies."""
    authority = each.allocation.authority if each.allocation else None
    rows = reversed(each.thread.rows)
    own = (row.told for row in rows if any(source.group == authority for source in row.told.statement.source))
    return next(own, each.row.told)


def _is_own(each: Told, group: str) -> bool:
    return any(source.group == group for source in each.statement.source)


def _answered(each: Told, group: str) -> Sequence[str]:
    """Return the number of a statement; those that it answers where it is the group's own."""
    statement = each.statement
    if _is_own(each, group):
        return statement.replies_to
    return (statement.number,) if statement.number else ()


def _title(numbers: Sequence[str], focus_groups: Sequence[str]) -> str:
    about = f"{', '.join(focus_groups)} deliverables" if focus_groups else "deliverables"
    answered = f" (reply to {', '.join(numbers)})" if numbers else ""
    return f"LS/r on {about}{answered}"


def _addressees(
    asking: Sequence[Told], numbers: Sequence[str], group: str, vocabulary: Vocabulary
) -> Iterator[Addressee]:
    """Yield who asked, for action."""
    senders = [source.group for each in asking if not _is_own(each, group) for source in each.statement.source]
    senders = senders or [named for number in numbers if (named := read_group(number.rpartition("-LS")[0], vocabulary))]
    yield from (Addressee(group=sender, purpose=Purpose.ACTION) for sender in dict.fromkeys(senders))


def _rows(ours: Sequence[Standing], group: str) -> tuple[tuple[Deliverable, ...], tuple[Annex, ...]]:
    """Return the rows as they last stood, and the annexes they stood in: one a statement and annex, lettered anew."""
    letters: dict[tuple[int, str | None], Annex] = {}
    rows = []
    for each in sorted(ours, key=lambda each: _asked_in(each).index):
        row, told = each.row.deliverable, _asked_in(each)
        asked = next(known.deliverable.annex for known in each.thread.rows if known.told is told)
        where = (told.index, asked)
        if where not in letters:
            letters[where] = _annex(len(letters), told.statement, asked)
        blank = Position(group=group, state=PositionState.BLANK, text="")
        rows.append(evolve(row, title=row.title or each.title, annex=letters[where].label, positions=(blank,)))
    return tuple(rows), tuple(letters.values())


def _annex(number: int, statement: Statement, label: str | None) -> Annex:
    known: Mapping[str, Annex] = {annex.label: annex for annex in statement.annexes}
    before = known.get(label or "")
    title = (
        before.title
        if before and before.title
        else f"Deliverables listed in {statement.number}"
        if statement.number
        else "Deliverables"
    )
    return Annex(label=chr(ord("A") + number % 26), title=collapse(title), period=before.period if before else None)


def _letter(draft: Statement, group: str) -> Iterator[str]:
    name = phrases.short(group)
    answered = " and ".join(draft.replies_to)
    asked = ", ".join(phrases.short(each.group) for each in draft.addressees)
    if asked and answered:
        yield f"{name} thanks {asked} for {answered}."
    yield f"The last column of the tables below, headed {name}, is for the position of {name} on each deliverable."
