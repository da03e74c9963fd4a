"""How statements, comparisons, histories and reviews show themselves in a notebook: compact, and escaped.

A notebook keeps what it shows and has a style of its own: these are plain tables of a few columns, cut where they are long.
"""

from collections.abc import Iterator, Sequence
from functools import singledispatch

from fgmv_extract.changes import Comparison, Significance
from fgmv_extract.outputs import phrases
from fgmv_extract.outputs.comparison.phrases import kind_of, name_of, side
from fgmv_extract.outputs.history.summary import summary as history_in_a_line
from fgmv_extract.outputs.history.summary import told, what, when
from fgmv_extract.outputs.page.markup import Html, element, joined
from fgmv_extract.outputs.review.summary import summary as review_in_a_line
from fgmv_extract.outputs.several import counted, shortened
from fgmv_extract.records import Deliverable, PositionState, Statement
from fgmv_extract.reviews import Review
from fgmv_extract.timeline import History

_MOST = 60
"""Rows that are shown; the others are counted."""

_Row = Sequence[str | None]


@singledispatch
def html(value: object) -> str:
    """Return a value as a fragment of HTML; ``TypeError`` for one that has no such form."""
    raise TypeError(f"{type(value).__name__} has no HTML form")


@html.register
def _statement(value: Statement) -> str:
    facts = (
        ("from", ", ".join(map(phrases.party, value.source))),
        ("to", "; ".join(phrases.addressees(value.addressees))),
        ("answers", ", ".join(value.replies_to)),
        ("deadline", value.deadline.text if value.deadline else ""),
        ("read with", counted(len(value.findings), "finding") if value.findings else ""),
    )
    lines = [joined([element("b", name), f" {fact}", element("br")]) for name, fact in facts if fact]
    heads = ("Deliverable", "Kind", "Title", "Status", "Groups", "Positions")
    name = " ".join(filter(None, (value.number, value.type))) or "Liaison statement"
    return _framed(name, value.title, *lines, _table(heads, [_deliverable(each) for each in value.deliverables]))


def _deliverable(each: Deliverable) -> _Row:
    said = (
        f"{phrases.short(position.group)}: {phrases.position(position)}"
        for position in each.positions
        if position.state is not PositionState.BLANK
    )
    kind = phrases.initials(each.kind or "")
    return each.id, kind, each.title, phrases.status(each.allocation), phrases.groups(each.allocation), "; ".join(said)


@html.register
def _comparison(value: Comparison) -> str:
    rows = [
        (level.value, name_of(change), kind_of(change.kind), shortened(change.message))
        for level in reversed(Significance)
        for change in value.changes
        if change.significance is level
    ]
    between = f"{side(value.earlier)} → {side(value.later)}"
    caution = None if value.complete else element("p", "Not everything could be read or compared.")
    return _framed(
        value.summary, between, caution, _table(("", "Deliverable", "Change", "What became different"), rows)
    )


@html.register
def _history(value: History) -> str:
    rows = [
        (line.name if first else "", when(event), what(event), told(event), event.statement)
        for line in value.lines
        for first, event in zip([True, *[False] * len(line.events)], line.events, strict=False)
    ]
    return _framed(
        history_in_a_line(value), None, _table(("Deliverable", "Date", "Event", "What happened", "Statement"), rows)
    )


@html.register
def _review(value: Review) -> str:
    rows = [
        (point.topic.heading, " ".join(point.deliverables) or point.work_item or point.date, shortened(point.message))
        for point in value.points
    ]
    return _framed(review_in_a_line(value), None, _table(("Topic", "About", "Why"), rows))


def _framed(heading: str, below: str | None, *content: Html | None) -> str:
    return str(element("div", element("b", heading), element("div", below) if below else None, *content))


def _table(heads: Sequence[str], rows: Sequence[_Row]) -> Html | None:
    if not rows:
        return None
    head = element("thead", element("tr", *(element("th", name) for name in heads)))
    table = element("table", head, element("tbody", *_rows(rows[:_MOST])))
    return joined([table, element("p", f"and {len(rows) - _MOST:,} more") if len(rows) > _MOST else None])


def _rows(rows: Sequence[_Row]) -> Iterator[Html]:
    return (element("tr", *(element("td", said) for said in row)) for row in rows)
