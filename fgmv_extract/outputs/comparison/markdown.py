"""A comparison as Markdown, to circulate."""

from collections.abc import Iterator, Sequence

from fgmv_extract.changes import Change, Comparison, Kind, Significance
from fgmv_extract.outputs.comparison.phrases import HEADINGS, caution, kind_of, name_of, runs, side, together
from fgmv_extract.outputs.markdown import escaped, table


def to_markdown(comparison: Comparison) -> str:
    """Return the comparison as Markdown text."""
    return "\n".join(_lines(comparison)) + "\n"


def _lines(comparison: Comparison) -> Iterator[str]:
    yield f"# {escaped(comparison.summary)}"
    yield ""
    yield f"* earlier: {escaped(side(comparison.earlier))}"
    yield f"* later: {escaped(side(comparison.later))}"
    if comparison.relation:
        yield f"* relation: {comparison.relation}"
    if warnings := list(caution(comparison)):
        yield ""
        yield f"**{escaped(warnings[0])}**"
        yield ""
        yield from (f"* {escaped(warning)}" for warning in warnings[1:])
    for level in reversed(Significance):
        yield from _section(level, [change for change in comparison.changes if change.significance is level])
    if comparison.findings:
        yield from ("", "## Remarks", "")
        yield from (f"* {escaped(finding.message)} ({finding.code.label})" for finding in comparison.findings)


def _section(level: Significance, changes: Sequence[Change]) -> Iterator[str]:
    if not changes:
        return
    yield from ("", f"## {HEADINGS[level]} ({len(changes):,})")
    rows = [
        (f"**{escaped(name_of(change))}**", kind_of(change.kind), escaped(change.message), escaped(change.title or ""))
        for change in changes
        if not together(change)
    ]
    if rows:
        yield ""
        yield from table(("Deliverable", "Change", "What became different", "Title"), rows)
    for kind in Kind:
        if names := [name_of(change) for change in changes if change.kind is kind and together(change)]:
            yield from ("", f"{kind_of(kind).capitalize()}: {escaped(runs(names))}")
