"""A review as a flat table: one row a point."""

from fgmv_extract.outputs.tables import Column, Table
from fgmv_extract.reviews import Review

POINTS = (
    Column("topic", "text", "what kind of point it is"),
    Column("groups", "texts", "groups concerned"),
    Column("deliverables", "texts", "identifiers of the deliverables concerned"),
    Column("title", "text", "title of the work item, or of the one deliverable"),
    Column("questions", "texts", "Questions that claim"),
    Column("work_item", "text", "the work item concerned"),
    Column("date", "text", "the date that matters, ISO"),
    Column("days", "text", "days from the day of the review to that date"),
    Column("message", "text", "the point in one sentence"),
    Column("statements", "texts", "labels of the statements it rests on, one a quote"),
    Column("places", "texts", "where the quotes stand, counted from 1"),
    Column("verbatim", "texts", "the quotes as they read there"),
)


def points(review: Review) -> Table:
    """Return one row a point."""
    rows = (
        (
            point.topic.value,
            point.groups,
            point.deliverables,
            point.title,
            point.questions,
            point.work_item,
            point.date,
            None if point.days is None else str(point.days),
            point.message,
            tuple(quote.statement for quote in point.quotes),
            tuple("" if quote.place is None else str(quote.place) for quote in point.quotes),
            tuple(" ".join((quote.verbatim or "").split()) for quote in point.quotes),
        )
        for point in review.points
    )
    return Table(POINTS, tuple(rows))
