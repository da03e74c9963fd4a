"""A review for eyes: one line that sums up, what the group holds, and the points topic by topic with their places."""

from collections.abc import Iterator

from fgmv_extract.outputs import phrases
from fgmv_extract.outputs.display import BOLD, DIM, YELLOW, Cell, Column, Page
from fgmv_extract.outputs.review.summary import by_topic, caution, entries, holding, load, summary
from fgmv_extract.outputs.several import finding, statement
from fgmv_extract.reviews import Review, Topic


def to_text(review: Review, page: Page) -> str:
    """Return the review as lines as wide as the page, as far as its words allow."""
    sections = (
        _head(review, page),
        _holdings(review, page),
        _load(review, page),
        *(_topic(topic, review, page) for topic, _ in by_topic(review)),
        _findings(review, page),
    )
    return "\n\n".join("\n".join(lines) for lines in sections if lines) + "\n"


def _head(review: Review, page: Page) -> list[str]:
    lines = page.paragraph(summary(review), BOLD)
    lines += [line for each in review.statements for line in page.paragraph(statement(each), DIM)]
    if review.on:
        lines += page.paragraph(f"Made for {review.on}", DIM)
    if told := caution(review):
        lines += page.paragraph(told, YELLOW)
    return lines


def _holdings(review: Review, page: Page) -> list[str]:
    if review.group is None:
        return []
    entries = [
        (holding(each), [f"{len(each.deliverables)}: {', '.join(each.deliverables)}"]) for each in review.holdings
    ]
    return (
        [*page.paragraph(f"Deliverables of {phrases.short(review.group)}", BOLD), "", *page.listing(entries)]
        if entries
        else []
    )


def _load(review: Review, page: Page) -> list[str]:
    entries = [(each.question, [f"{len(each.deliverables)}: {load(each)}"]) for each in review.load]
    return [*page.paragraph("Claims by Question", BOLD), "", *page.listing(entries)] if entries else []


def _topic(topic: Topic, review: Review, page: Page) -> list[str]:
    points = review.of(topic)
    columns = (Column(""), Column("", 2), Column("", 3), Column("", 1.5))
    rows = [
        (Cell((entry.name,), BOLD), Cell((entry.title,), DIM), Cell((entry.why,)), Cell((entry.where,), DIM))
        for entry in entries(topic, points, review)
    ]
    # The table without its head and rule: the heading of the topic is enough.
    return [*page.paragraph(f"{topic.heading} ({len(points)})", BOLD), "", *page.table(columns, rows)[2:]]


def _findings(review: Review, page: Page) -> list[str]:
    lines: Iterator[str] = (line for each in review.findings for line in page.paragraph(finding(each), DIM))
    return list(lines)
