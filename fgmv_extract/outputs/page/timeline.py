"""The line of a deliverable through the statements, as a small drawing: how it stands, and what groups say.

Each statement has a column, in order of time and evenly spaced: dates of liaison statements come in clusters. A drawing has
three tracks: positions above, the allocation on the line, names and work items below.

::

        o     @          positions: planned, agreed
    ----[]====##------   the line from the first mention to the last, thick once it is allocated
              ^          names, work items, Recommendations
"""

from collections.abc import Iterator, Sequence

from fgmv_extract.outputs.page.markup import Html, element
from fgmv_extract.outputs.page.subject import Entry, Subject
from fgmv_extract.timeline import Event, Happening

WIDE, NARROW = 46, 26
"""Width of a statement's column in CSS pixels, where there are few of them or many."""
HEIGHT = 34
_ROOM = 480
_TRACKS = {"position": 8, "line": 18, "name": 28}
_SIGNS: dict[Happening, tuple[str, str]] = {
    Happening.INFORMATION: ("line", "info"),
    Happening.LISTED: ("line", "listed"),
    Happening.SUGGESTED: ("line", "sugg"),
    Happening.ALLOCATED: ("line", "alloc"),
    Happening.REALLOCATED: ("line", "realloc"),
    Happening.SUCCEEDED: ("line", "heir"),
    Happening.STATED: ("position", "stated"),
    Happening.PLANNED: ("position", "planned"),
    Happening.AGREED: ("position", "agreed"),
    Happening.POSITION_CHANGED: ("position", "stated"),
    Happening.WITHDRAWN: ("position", "withdrawn"),
    Happening.RENAMED: ("name", "name"),
    Happening.RETITLED: ("name", "name"),
    Happening.KIND_CHANGED: ("name", "name"),
    Happening.WORK_ITEM_NAMED: ("name", "work"),
    Happening.WORK_ITEM_WAITS: ("name", "waits"),
    Happening.WORK_ITEM_BEGINS: ("name", "begins"),
    Happening.RECOMMENDATION: ("name", "rec"),
}
"""Track and sign of each kind of event; an approval happens before the statements and has none."""
_STYLES = {"info": "l-info", "sugg": "l-sugg", "alloc": "l-alloc", "realloc": "l-alloc", "listed": "l-info"}
_SHAPES = (
    ("info", "M-3 0a3 3 0 1 0 6 0a3 3 0 1 0 -6 0z"),
    ("listed", "M-3 0a3 3 0 1 0 6 0a3 3 0 1 0 -6 0z"),
    ("sugg", "M-4 -4h8v8h-8z"),
    ("alloc", "M-4.5 -4.5h9v9h-9z"),
    ("realloc", "M0 -6L6 0L0 6L-6 0z"),
    ("heir", "M-3 -4L4 0L-3 4z"),
    ("stated", "M-3 0h6"),
    ("planned", "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z"),
    ("agreed", "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z"),
    ("withdrawn", "M-3.5 -3.5L3.5 3.5M-3.5 3.5L3.5 -3.5"),
    ("name", "M0 -4v8"),
    ("work", "M0 -4L4.5 4h-9z"),
    ("waits", "M0 -4L4.5 4h-9z"),
    ("begins", "M0 -4L4.5 4h-9z"),
    ("rec", "M0 -5L1.5 -1.6L5 -1.5L2.2 .7L3.2 4.2L0 2.2L-3.2 4.2L-2.2 .7L-5 -1.5L-1.5 -1.6z"),
)
_IDS = {name: f"g{number}" for number, (name, _) in enumerate(_SHAPES)}
"""Short, because pages of thousands of lines repeat them."""
LEGEND = (
    ("info", "for information"),
    ("sugg", "suggested"),
    ("alloc", "allocated"),
    ("realloc", "other groups or roles"),
    ("heir", "a successor took over"),
    ("planned", "planned"),
    ("agreed", "agreed"),
    ("stated", "other words"),
    ("withdrawn", "step back"),
    ("name", "name, title or kind changed"),
    ("waits", "work item waits"),
    ("begins", "work item named or begins"),
    ("rec", "Recommendation"),
)


def signs() -> Html:
    """Return the shapes that all drawings use, once for the page."""
    tracks = {name: _TRACKS[track] for track, name in _SIGNS.values()}
    shapes = (
        element("path", d=path, transform=f"translate(0 {tracks[name]})", id=_IDS[name], class_=f"g {name}")
        for name, path in _SHAPES
    )
    return element("svg", element("defs", *shapes), width=0, height=0, aria_hidden="true", class_="signs")


def legend() -> Html:
    """Return what the signs mean."""
    entries = (element("li", _alone(name), f" {meaning}") for name, meaning in LEGEND)
    return element("ul", entries, class_="legend", aria_label="What the signs of the timeline mean")


def _alone(name: str) -> Html:
    track = next(_TRACKS[track] for track, sign in _SIGNS.values() if sign == name)
    return element("svg", element("use", href=f"#{_IDS[name]}", x=8, y=8 - track), width=16, height=16, class_="sign")


def pitch(subject: Subject) -> int:
    """Return the width of a statement's column."""
    return max(NARROW, min(WIDE, _ROOM // max(1, len(subject.references))))


def heading(subject: Subject) -> Html:
    """Return the columns' heads: the number of each statement, and its month where there is room for it."""
    step = pitch(subject)
    parts = []
    for index, reference in enumerate(subject.references):
        middle = index * step + step // 2
        parts.append(element("text", index + 1, x=middle, y=11, class_="no"))
        if step > NARROW + 10:
            parts.append(element("text", (reference.date or "")[:7], x=middle, y=25))
    return element("svg", *parts, width=step * len(subject.references), height=HEIGHT - 4, aria_hidden="true")


def drawing(entry: Entry, subject: Subject) -> Html:
    """Return the drawing of a deliverable."""
    return drawn(entry.events, _mentions(entry, subject), subject)


def drawn(events: Sequence[Event], mentions: Sequence[int], subject: Subject) -> Html:
    """Draw events; ``mentions`` are the numbers of the statements that list what they are about."""
    step = pitch(subject)
    parts = [*_line(events, mentions, subject, step), *_marks(events, subject, step)]
    return element("svg", *parts, width=step * len(subject.references), height=HEIGHT, aria_hidden="true")


def _mentions(entry: Entry, subject: Subject) -> list[int]:
    if entry.standing:
        return [row.told.index for row in entry.standing.thread.rows]
    return [subject.labels[event.statement] for event in entry.events if event.statement in subject.labels]


def _line(events: Sequence[Event], mentions: Sequence[int], subject: Subject, step: int) -> Iterator[Html]:
    """Draw the line in pieces, each as the deliverable stands there."""
    if not mentions:
        return
    turns = {subject.labels[event.statement]: style for event in events
             if (style := _STYLES.get(_SIGNS.get(event.happening, ("", ""))[1])) and event.statement in subject.labels}  # fmt: skip
    first, last = min((*mentions, *turns)), max((*mentions, *turns))
    turns.setdefault(first, "l-info")
    starts = [at for at in sorted(turns) if at == first or turns[at] != turns[max(each for each in turns if each < at)]]
    for start, end in zip(starts, [*starts[1:], last], strict=True):
        style = turns[start]
        yield element("path", d=f"M{start * step + step // 2} 18H{end * step + step // 2}", class_=style)


def _marks(events: Sequence[Event], subject: Subject, step: int) -> Iterator[Html]:
    taken: dict[tuple[int, str], int] = {}
    for event in events:
        at = subject.labels.get(event.statement)
        if at is None or event.happening not in _SIGNS:
            continue
        track, name = _SIGNS[event.happening]
        nth = taken[at, track] = taken.get((at, track), -1) + 1
        if nth < _side_by_side(step):
            yield element("use", href=f"#{_IDS[name]}", x=at * step + step // 2 + nth * 9)


def _side_by_side(step: int) -> int:
    """Return how many signs of one track have room in a column; more of them are told, not drawn."""
    return max(1, step // 2 // 9 + 1)
