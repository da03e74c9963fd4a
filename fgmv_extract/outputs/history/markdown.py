"""A history as Markdown, to circulate."""

from collections.abc import Iterator

from fgmv_extract.outputs.history.summary import caution, summary, titled, told, what, when
from fgmv_extract.outputs.markdown import escaped, table
from fgmv_extract.outputs.several import finding, statement, where
from fgmv_extract.timeline import History


def to_markdown(history: History) -> str:
    """Return the history as Markdown text."""
    return "\n".join(_lines(history)) + "\n"


def _lines(history: History) -> Iterator[str]:
    yield f"# {escaped(summary(history))}"
    yield ""
    yield from (f"* {escaped(statement(each))}" for each in history.statements)
    if note := caution(history):
        yield from ("", f"**{escaped(note)}**")
    for line in history.lines:
        yield from ("", f"## {escaped(' '.join(filter(None, (line.name, titled(line)))))}", "")
        rows = (
            (when(event), what(event), told(event), where(event.quotes, history.statements) or event.statement)
            for event in line.events
        )
        yield from table(("When", "Event", "What happened", "Told in"), [tuple(map(escaped, row)) for row in rows])
    if history.findings:
        yield ""
        yield from (f"* {escaped(finding(each))}" for each in history.findings)
