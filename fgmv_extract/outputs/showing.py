"""The text forms in which a statement, a comparison, a history and a review show themselves in Python."""

from functools import singledispatch

from fgmv_extract.changes import Comparison
from fgmv_extract.outputs import phrases
from fgmv_extract.outputs.comparison.text import to_text as comparison_text
from fgmv_extract.outputs.display import Page
from fgmv_extract.outputs.history.summary import summary as history_in_a_line
from fgmv_extract.outputs.history.text import to_text as history_text
from fgmv_extract.outputs.printing import one_line
from fgmv_extract.outputs.review.summary import summary as review_in_a_line
from fgmv_extract.outputs.review.text import to_text as review_text
from fgmv_extract.outputs.several import counted
from fgmv_extract.outputs.terminal import to_text as statement_text
from fgmv_extract.records import Statement
from fgmv_extract.reviews import Review
from fgmv_extract.timeline import History


@singledispatch
def line(value: object) -> str:
    """Return one line that says what a value is; ``TypeError`` for one that has no such form."""
    raise TypeError(f"{type(value).__name__} has no line")


@line.register
def _statement_in_a_line(value: Statement) -> str:
    name = " ".join(filter(None, (value.number, value.type))) or "no number"
    source = f"from {', '.join(map(phrases.party, value.source))}" if value.source else ""
    counts = [counted(len(value.deliverables), "deliverable")]
    if value.work_items:
        counts.append(counted(len(value.work_items), "work item"))
    if value.findings:
        counts.append(counted(len(value.findings), "finding"))
    told = ", ".join((" ".join(filter(None, (name, source))), *counts))
    return one_line(f"{told} ({value.file.name})" if value.file else told)


@line.register
def _comparison_in_a_line(value: Comparison) -> str:
    return one_line(value.summary)


@line.register
def _history_in_a_line(value: History) -> str:
    return one_line(history_in_a_line(value))


@line.register
def _review_in_a_line(value: Review) -> str:
    return one_line(review_in_a_line(value))


@singledispatch
def text(value: object, page: Page) -> str:  # noqa: ARG001  the others lay it out on the page
    """Return a value as lines for eyes; ``TypeError`` for one that has no such form."""
    raise TypeError(f"{type(value).__name__} has no text form")


text.register(Statement, statement_text)
text.register(Comparison, comparison_text)
text.register(History, history_text)
text.register(Review, review_text)
