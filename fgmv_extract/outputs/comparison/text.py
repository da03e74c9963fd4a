"""A comparison for eyes: one line that sums up, the two statements, then the changes, what matters most first."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from fgmv_extract.changes import Change, Comparison, Kind, Significance
from fgmv_extract.findings import Severity
from fgmv_extract.outputs.comparison.phrases import HEADINGS, caution, kind_of, name_of, runs, side, together
from fgmv_extract.outputs.display import BOLD, DIM, RED, YELLOW, Cell, Column, Page

_INK = {Significance.MAJOR: RED, Significance.MINOR: YELLOW, Significance.EDITORIAL: DIM}

_BESIDE, _NARROWEST = 34, 40
"""What stands beside a title, and what is left of the title at least, in terminal cells."""


def to_text(comparison: Comparison, page: Page) -> str:
    """Return the comparison as lines as wide as the page, as far as its words allow."""
    sections = (
        _head(comparison, page),
        *(_section(level, comparison.changes, page) for level in reversed(Significance)),
        [line for told in _remarks(comparison) for line in page.paragraph(told, DIM)],
    )
    return "\n\n".join("\n".join(lines) for lines in sections if lines) + "\n"


def _head(comparison: Comparison, page: Page) -> list[str]:
    lines = page.paragraph(comparison.summary, BOLD)
    relation = f"; {comparison.relation}" if comparison.relation else ""
    lines += page.paragraph(f"earlier: {side(comparison.earlier)}", DIM)
    lines += page.paragraph(f"later:   {side(comparison.later)}{relation}", DIM)
    return lines + [line for told in caution(comparison) for line in page.paragraph(told, YELLOW)]


def _section(level: Significance, changes: Sequence[Change], page: Page) -> list[str]:
    ours = [change for change in changes if change.significance is level]
    if not ours:
        return []
    columns = (Column("Deliverable"), Column("Change"), Column("What became different", 1))
    room = max(_NARROWEST, page.width - _BESIDE)
    rows = [*_one_by_one(ours, _INK[level], room), *_all_at_once(ours, _INK[level])]
    return [*page.paragraph(f"{HEADINGS[level]} ({len(ours):,})", BOLD), "", *page.table(columns, rows)]


def _one_by_one(changes: Iterable[Change], ink: str, room: int) -> Iterator[tuple[Cell, ...]]:
    """Yield the changes deliverable by deliverable, its title first unless the change itself tells it."""
    for name, ours in groupby((change for change in changes if not together(change)), key=name_of):
        told = list(ours)
        head = Cell((name,), BOLD)
        if told[0].title and told[0].kind not in _WITH_TITLE:
            yield head, Cell(("",)), Cell((_clipped(told[0].title, room),), DIM)
            head = Cell(("",))
        for change in told:
            yield head, Cell((kind_of(change.kind),), ink), Cell((change.message,))
            head = Cell(("",))


def _clipped(title: str, room: int) -> str:
    """Cut a title that is only there to remind the reader to about a line."""
    return title if len(title) <= room else f"{title[: room - 1].rstrip()}…"


_WITH_TITLE = frozenset({Kind.DELIVERABLE_ADDED, Kind.DELIVERABLE_REMOVED, Kind.TITLE_CHANGED, Kind.TITLE_EDITED})


def _all_at_once(changes: Iterable[Change], ink: str) -> Iterator[tuple[Cell, ...]]:
    """Yield in one row what says the same of many deliverables."""
    for kind in Kind:
        if names := [name_of(change) for change in changes if change.kind is kind and together(change)]:
            count = f"{len(names):,} of them" if len(names) > 1 else names[0]
            told = runs(names) if len(names) > 1 else ""
            yield Cell((count,), BOLD), Cell((kind_of(kind),), ink), Cell((told,))


def _remarks(comparison: Comparison) -> Iterator[str]:
    grave = sorted(comparison.findings, key=lambda finding: -finding.severity.rank)
    for finding in grave:
        mark = "" if finding.severity is Severity.NOTE else f"{finding.severity}: "
        yield f"{mark}{finding.message} [{finding.code.label}]"
