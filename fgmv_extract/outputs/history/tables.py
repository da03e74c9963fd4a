"""A history as a flat table: one row an event."""

from fgmv_extract.outputs.tables import Column, Table
from fgmv_extract.timeline import History

EVENTS = (
    Column("deliverable", "text", "identifier of the deliverable; none for a work item that belongs to no single one"),
    Column("title", "text", "its title, as the last statement has it"),
    Column("date", "text", "when it happened, ISO, as precise as the text"),
    Column("by_then", "boolean", "whether it is only known to have happened by that date"),
    Column("happening", "text", "what kind of event it is"),
    Column("by", "texts", "who did it"),
    Column("groups", "texts", "groups it is about"),
    Column("questions", "texts", "Questions it is about"),
    Column("work_item", "text", "the work item it is about"),
    Column("before", "text", "what was known before"),
    Column("after", "text", "what is said now"),
    Column("message", "text", "the event in one sentence"),
    Column("statement", "text", "label of the statement that tells it"),
    Column("places", "texts", "where it stands there, counted from 1"),
    Column("verbatim", "texts", "how it reads there"),
)


def events(history: History) -> Table:
    """Return one row an event."""
    rows = (
        (
            line.deliverable,
            line.title,
            event.date,
            event.by_then,
            event.happening.value,
            event.by,
            event.groups,
            event.questions,
            event.work_item,
            event.before,
            event.after,
            event.message,
            event.statement,
            tuple("" if quote.place is None else str(quote.place) for quote in event.quotes),
            tuple(" ".join((quote.verbatim or "").split()) for quote in event.quotes),
        )
        for line in history.lines
        for event in line.events
    )
    return Table(EVENTS, tuple(rows))
