"""The row of a deliverable in each statement, cell by cell and word for word; what is the same as above is not said again."""

from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple, final

from fgmv_extract.comparison.several.threads import Row
from fgmv_extract.outputs import phrases
from fgmv_extract.outputs.page.markup import Content, Html, element, joined, text
from fgmv_extract.outputs.page.subject import Entry, Picture, Spot, Subject
from fgmv_extract.outputs.page.words import anchor, quoted, statement
from fgmv_extract.outputs.several import shortened
from fgmv_extract.places import Place
from fgmv_extract.records import Deliverable, PositionState
from fgmv_extract.timeline import Event, Happening

_HEADS = ("Statement", "What happened", "No.", "Deliverable", "Approved", "Allocation", "Positions")
_HEAD = element("thead", element("tr", *(element("th", name) for name in _HEADS)))
_OWN = 4
"""Cells of a row before its positions."""
_SEEN = frozenset({Happening.APPROVED, Happening.STATED, Happening.PLANNED, Happening.AGREED})
"""What happened by the very words of a cell beside it."""
Words = tuple[tuple[tuple[str, str], ...], ...]
"""The words of the cells of a row, and whose they are."""


class _Read(NamedTuple):
    """What stands in a cell and which one it is (a column, or a line); whose it is when a group's."""

    verbatim: str
    where: str
    group: str = ""


def rows(entry: Entry, subject: Subject) -> Html:
    """Return the table of a deliverable's rows, or, where only its history is known, the list of what happened."""
    if entry.standing is None:
        return happened(entry.events, subject)
    table = element("table", _HEAD, element("tbody", *_rows(entry, entry.standing.thread.rows, subject)), class_="ev")
    return element("div", table, class_="frame", tabindex=0)


def happened(events: Sequence[Event], subject: Subject) -> Html:
    """Return events as a list, with the words that bear them out."""
    told = (
        element(
            "li",
            _dated(event, None),
            shortened(event.message),
            " ",
            statement(event.statement, subject),
            quoted(event.quotes, subject),
        )
        for event in events
    )
    return element("ol", told, class_="events")


def _rows(entry: Entry, thread: Sequence[Row], subject: Subject) -> Iterator[Html]:
    """Yield the rows; those that say nothing new stand together in one."""
    events = _by_statement(entry.events)
    ids, targets = _Ids(entry), _targets(entry, subject)
    seen: Words = ()
    quiet: list[Html] = []
    for row in thread:
        cells = tuple(_cells(row.deliverable))
        told = events.pop(row.told.reference.label, ())
        silent = _silent(row.deliverable)
        if not told and seen and _words(cells)[:_OWN] == seen[:_OWN] and silent is not None:
            told_at = f"{_at(row)}{silent}"
            if row.told.index in targets:
                quiet.append(element("span", told_at, id=ids.of(row)))
            elif not subject.is_large:
                quiet.append(text(told_at))
            continue
        yield from _unchanged(quiet)
        quiet = []
        happened_then = element("td", _events(told, row.told.reference.date))
        differing = _differing(cells, seen, told_where=not subject.is_large)
        yield element("tr", element("th", _place(row, subject)), happened_then, differing, id=ids.of(row))
        if (picture := _picture(row, subject)) is not None:
            yield element("tr", element("td", picture, colspan=len(_HEADS), class_="same"))
        seen = _words(cells)
    yield from _unchanged(quiet)
    for label, told in events.items():  # of statements that have no row of it: work items in their prose
        yield element(
            "tr",
            element("th", statement(label, subject)),
            element("td", happened(told, subject), colspan=len(_HEADS) - 1),
        )


def _by_statement(events: Iterable[Event]) -> dict[str, Sequence[Event]]:
    told: dict[str, list[Event]] = {}
    for event in events:
        told.setdefault(event.statement, []).append(event)
    return dict(told)


@final
class _Ids:
    """The ids of rows; a second row of the deliverable in one statement has none."""

    def __init__(self, entry: Entry) -> None:
        self.entry = entry
        self.given: set[int] = set()

    def of(self, row: Row) -> str | None:
        """Return the id of a row, None when its statement has one."""
        if row.told.index in self.given:
            return None
        self.given.add(row.told.index)
        return anchor(self.entry.number, row.told.index)


def _targets(entry: Entry, subject: Subject) -> set[int]:
    """Return the numbers of the statements whose rows the matrix leads to."""
    if entry.standing is None:
        return set()
    said = [each for all_said in entry.standing.positions.values() for each in all_said]
    if subject.is_large:
        said = [each for each in said if each.position.state is not PositionState.BLANK]
    return {entry.standing.row.told.index, *(each.row.told.index for each in said)}


def _at(row: Row) -> str:
    at = row.deliverable.place
    return f"{row.told.reference.label}, {phrases.where(at)}" if at else row.told.reference.label


def _silent(row: Deliverable) -> str | None:
    """Return the groups whose cells are blank, None when one is not: then the row says something."""
    if any(position.state is not PositionState.BLANK for position in row.positions):
        return None
    groups = ", ".join(phrases.short(position.group) for position in row.positions)
    return f" ({groups} blank)" if groups else ""


def _words(cells: Sequence[Sequence[_Read]]) -> Words:
    return tuple(tuple((read.verbatim, read.group) for read in cell) for cell in cells)


def _differing(cells: Sequence[Sequence[_Read]], seen: Words, *, told_where: bool) -> Iterator[Html]:
    """Yield the cells, a ditto mark for each that reads as the one above."""
    words = _words(cells)
    alike = (index < min(_OWN, len(seen)) and words[index] == seen[index] != () for index in range(len(cells)))
    for same, run in groupby(zip(alike, cells, strict=True), key=itemgetter(0)):
        if same:
            across = sum(1 for _ in run)
            yield element("td", "″", colspan=across if across > 1 else None)
        else:
            yield from (element("td", *(_shown(read, told_where=told_where) for read in cell)) for _, cell in run)


def _unchanged(quiet: Sequence[Html]) -> Iterator[Html]:
    if quiet:
        told = element("td", "Reads the same in ", joined(quiet, "; "), colspan=len(_HEADS), class_="same")
        yield element("tr", told)


def _place(row: Row, subject: Subject) -> Html:
    at = row.deliverable.place
    if subject.is_large:
        return text(_at(row))
    return joined(
        [statement(row.told.reference.label, subject), element("small", f" {phrases.where(at)}") if at else None]
    )


def _events(events: Sequence[Event], date: str | None) -> Html:
    """Return what happened; that it was approved stands in its own cell."""
    told = (event for event in events if event.happening not in _SEEN)
    return joined((joined([_dated(event, date), shortened(event.message)]) for event in told), " ")


def _dated(event: Event, date: str | None) -> Html | None:
    """Return when something happened, unless it is the date of the statement that tells it."""
    if event.date is None or (event.date == date and not event.by_then):
        return None
    return element("time", f"by {event.date}" if event.by_then and event.date != date else event.date, ": ")


# --- cells ------------------------------------------------------------------------------------------------------------


def _cells(row: Deliverable) -> Iterator[Sequence[_Read]]:
    """Yield the cells of a row: identifier, what it is, when approved, allocation, positions."""
    by_field = {each.field: each for each in row.evidence}
    yield [_Read(row.verbatim or row.id, _where(row.place))]
    titled = [by_field[name] for name in ("kind", "title") if name in by_field]
    yield [_Read(each.verbatim, _where(each.place)) for each in titled] or [
        _Read(" ".join(filter(None, (row.kind, row.title))), "")
    ]
    approved = by_field.get("approved")
    yield [_Read(approved.verbatim, _where(approved.place)) if approved else _Read(row.approved or "", "")]
    given = row.allocation
    yield [_Read(given.verbatim if given.verbatim is not None else given.text, _where(given.place))] if given else []
    yield [
        _Read(
            _said(position.state, position.verbatim, position.text),
            _where(position.place),
            phrases.short(position.group),
        )
        for position in row.positions
    ]


def _said(state: PositionState, verbatim: str | None, plain: str | None) -> str:
    if state is PositionState.BLANK:
        return "(blank)"
    return "(could not be read)" if state is PositionState.ABSENT else verbatim or plain or ""


def _where(place: Place | None) -> str:
    """Return which cell of the row it is, in short: its line in text, its column elsewhere."""
    if place is None:
        return ""
    if place.line is not None:
        return f"line {place.line}"
    return "" if place.column is None else f"column {place.column + 1}"


def _shown(read: _Read, *, told_where: bool) -> Html:
    whose: Content = [element("b", read.group), " "] if read.group else None
    return joined([whose, text(read.verbatim), element("small", read.where) if told_where and read.where else None])


def _picture(row: Row, subject: Subject) -> Html | None:
    if not subject.pictures:
        return None
    number = next((index for index, each in enumerate(row.told.statement.deliverables) if each is row.deliverable), -1)
    picture = subject.pictures.get(Spot(row.told.index, number))
    return None if picture is None else image(picture, f"The row of {row.deliverable.id} on page {picture.page}")


def image(picture: Picture, said: str) -> Html:
    """Return a picture that is part of the page."""
    data = f"data:image/png;base64,{b64encode(picture.png).decode('ascii')}"
    return element("img", src=data, width=picture.width, height=picture.height, alt=said)
