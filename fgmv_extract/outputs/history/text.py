"""A history for eyes: one line that sums up, the statements, and line by line what happened when, told by whom."""

from collections.abc import Iterator

from fgmv_extract.outputs.display import BOLD, DIM, YELLOW, Cell, Column, Page
from fgmv_extract.outputs.history.summary import caution, summary, titled, told, what, when
from fgmv_extract.outputs.several import finding, statement, where
from fgmv_extract.timeline import History, Line


def to_text(history: History, page: Page) -> str:
    """Return the history as lines as wide as the page, as far as its words allow."""
    findings = [line for each in history.findings for line in page.paragraph(finding(each), DIM)]
    sections = (_head(history, page), _lines(history, page), findings)
    return "\n\n".join("\n".join(lines) for lines in sections if lines) + "\n"


def _head(history: History, page: Page) -> list[str]:
    lines = page.paragraph(summary(history), BOLD)
    lines += [line for each in history.statements for line in page.paragraph(statement(each), DIM)]
    if note := caution(history):
        lines += page.paragraph(note, YELLOW)
    return lines


def _lines(history: History, page: Page) -> list[str]:
    columns = (Column("When"), Column("Event"), Column("What happened", 2), Column("Told in", 2))
    rows = [row for line in history.lines for row in _rows(line, history)]
    return page.table(columns, rows) if rows else []


def _rows(line: Line, history: History) -> Iterator[tuple[Cell, ...]]:
    """Yield a row with the name and title of the line, and one for each of its events."""
    empty = Cell(("",))
    yield empty, empty, empty, empty
    yield Cell((line.name,), BOLD), empty, Cell((titled(line),), BOLD), empty
    for event in line.events:
        place = where(event.quotes, history.statements) or event.statement
        yield Cell((when(event),)), Cell((what(event),)), Cell((told(event),)), Cell((place,), DIM)
