"""A review as Markdown, to circulate."""

from collections.abc import Iterator

from fgmv_extract.outputs import phrases
from fgmv_extract.outputs.markdown import escaped, table
from fgmv_extract.outputs.review.summary import by_topic, caution, entries, holding, load, summary
from fgmv_extract.outputs.several import finding, statement
from fgmv_extract.reviews import Review


def to_markdown(review: Review) -> str:
    """Return the review as Markdown text."""
    return "\n".join(_lines(review)) + "\n"


def _lines(review: Review) -> Iterator[str]:
    yield f"# {escaped(summary(review))}"
    yield ""
    yield from (f"* {escaped(statement(each))}" for each in review.statements)
    if review.on:
        yield f"* made for {review.on}"
    if told := caution(review):
        yield from ("", f"**{escaped(told)}**")
    if review.group is not None and review.holdings:
        yield from ("", f"## Deliverables of {escaped(phrases.short(review.group))}", "")
        rows = [
            (holding(each), str(len(each.deliverables)), ", ".join(map(escaped, each.deliverables)))
            for each in review.holdings
        ]
        yield from table(("Share", "Number", "Deliverables"), rows)
    if review.load:
        yield from ("", "## Claims by Question", "")
        yield from table(
            ("Question", "Number", "Deliverables"),
            [(escaped(each.question), str(len(each.deliverables)), escaped(load(each))) for each in review.load],
        )
    for topic, points in by_topic(review):
        yield from ("", f"## {escaped(topic.heading)} ({len(points)})", "")
        yield from table(
            ("What", "Title", "Why", "Where"),
            [tuple(map(escaped, entry)) for entry in entries(topic, points, review)],
        )
    if review.findings:
        yield ""
        yield from (f"* {escaped(finding(each))}" for each in review.findings)
