"""A history in one line, and its events in short words."""

from collections import Counter

from fgmv_extract.outputs.several import counted, shortened
from fgmv_extract.timeline import Event, Happening, History, Line

_COUNTED = {
    Happening.SUGGESTED: ("suggested",) * 2,
    Happening.INFORMATION: ("sent for information",) * 2,
    Happening.ALLOCATED: ("allocated",) * 2,
    Happening.REALLOCATED: ("reallocated",) * 2,
    Happening.PLANNED: ("plan", "plans"),
    Happening.AGREED: ("agreement to new work", "agreements to new work"),
    Happening.WITHDRAWN: ("step back", "steps back"),
    Happening.WORK_ITEM_BEGINS: ("work item begun", "work items begun"),
    Happening.RECOMMENDATION: ("Recommendation", "Recommendations"),
}


def summary(history: History) -> str:
    """Return one line that could be the message of a commit: how much is told, and what happened how often."""
    happened = Counter(event.happening for line in history.lines for event in line.events)
    deliverables = sum(line.deliverable is not None for line in history.lines)
    told = f"{counted(deliverables, 'deliverable')} in {counted(len(history.statements), 'statement')}{_span(history)}"
    counts = [counted(happened[happening], *words) for happening, words in _COUNTED.items() if happened[happening]]
    return f"{told}: {', '.join(counts) or 'nothing happened'}"


def _span(history: History) -> str:
    dates = [reference.date for reference in history.statements if reference.date]
    if not dates:
        return ""
    return f", {dates[0]}" if dates[0] == dates[-1] else f", {dates[0]} to {dates[-1]}"


def caution(history: History) -> str | None:
    """Return the sentence that says what the history cannot know, None when all was read."""
    if history.complete:
        return None
    return (
        "Not everything could be read: more may have happened than is told here (see the findings of the statements)."
    )


def titled(line: Line) -> str:
    """Return the title of a line, its other names, and what a work item may derive from."""
    others = f"(also {', '.join(line.names[1:])})" if len(line.names) > 1 else ""
    derives = f"(may derive from {' or '.join(line.candidates)})" if line.candidates else ""
    return " ".join(filter(None, (line.title, others, derives)))


def when(event: Event) -> str:
    """Return the date of an event: ``by 2024-07-12`` when it had happened by then."""
    if event.date is None:
        return "no date"
    return f"by {event.date}" if event.by_then else event.date


def what(event: Event) -> str:
    """Return the kind of event in words."""
    return event.happening.value.replace("-", " ")


def told(event: Event) -> str:
    """Return what happened, and what was known before."""
    before = f" (before: {event.before})" if event.before and event.happening not in _TELL_BEFORE else ""
    return shortened(f"{event.message}{before}")


_TELL_BEFORE = frozenset({Happening.RENAMED, Happening.KIND_CHANGED, Happening.SUCCEEDED, Happening.WITHDRAWN, Happening.APPROVED, Happening.RECOMMENDATION})  # fmt: skip
"""The kinds of events whose message tells what was before."""
