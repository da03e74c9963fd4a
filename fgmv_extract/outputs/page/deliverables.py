"""Every deliverable on a line of its own: its way through the statements, and, opened, its rows word for word."""

from collections.abc import Iterable, Iterator

from fgmv_extract.comparison.several.standing import Standing
from fgmv_extract.outputs import phrases
from fgmv_extract.outputs.history.summary import titled
from fgmv_extract.outputs.page import evidence, timeline
from fgmv_extract.outputs.page.markup import Content, Html, element
from fgmv_extract.outputs.page.section import section
from fgmv_extract.outputs.page.subject import Entry, Subject
from fgmv_extract.outputs.page.words import anchor, numbered
from fgmv_extract.outputs.page.words import deliverables as linked
from fgmv_extract.records import Commitment
from fgmv_extract.timeline import Line


def deliverables(subject: Subject) -> Html | None:
    """Return the section, None when there is no deliverable."""
    if not subject.entries:
        return None
    several = len(subject.references) > 1
    head: Iterable[Content] = (timeline.signs(), timeline.legend(), _head(subject)) if several else ()
    heading = "Timeline and evidence" if several else "Deliverables and evidence"
    left_out = " Statements in which a row says nothing new are left out." if subject.is_large else ""
    hint = f"Open a line to read the rows it stands on, word for word; ″ reads as above.{left_out}"
    listed = element("div", *(_entry(entry, subject, several=several) for entry in subject.entries), class_="lines")
    return section("deliverables", heading, element("p", hint, class_="note"), *head, listed, *_work(subject))


def _head(subject: Subject) -> Html:
    return element(
        "div",
        element("span"),
        element("span", "Statement"),
        timeline.heading(subject),
        class_="head",
        aria_hidden="true",
    )


def _entry(entry: Entry, subject: Subject, *, several: bool) -> Html:
    name = element("b", entry.name)
    title = element("span", entry.title, element("small", f" {_now(entry)}"))
    drawing = timeline.drawing(entry, subject) if several else None
    summary = element("summary", name, title, drawing)
    return element("details", summary, evidence.rows(entry, subject), id=anchor(entry.number), data_d=entry.number)


def _now(entry: Entry) -> str:
    """Return in short where the deliverable stands: status, groups, and who claims it."""
    if entry.standing is None:
        return ""
    given = entry.standing.allocation
    status = phrases.status(given)
    groups = phrases.groups(given)
    told = (
        f"{status} to {groups}"
        if status in {"allocated", "suggested"} and groups
        else " ".join(filter(None, (status, groups)))
    )
    return "; ".join(filter(None, (told, *_claims(entry.standing))))


def _claims(standing: Standing) -> Iterator[str]:
    """Yield who agreed to new work, and who plans it."""
    said = [each.position for group in standing.positions for each in standing.claims(group)]
    for commitment in reversed(Commitment):
        if ours := [each for each in said if each.commitment is commitment]:
            names = (", ".join(each.questions) or phrases.short(each.group) for each in ours)
            yield f"{commitment} by {', '.join(dict.fromkeys(names))}"


# --- work items -------------------------------------------------------------------------------------------------------


def _work(subject: Subject) -> Iterator[Html]:
    if subject.work:
        yield element("h3", "Work items that belong to no single deliverable")
        yield element("div", *(_item(line, subject) for line in subject.work), class_="lines")


def _item(line: Line, subject: Subject) -> Html:
    drawing = (
        timeline.drawn(line.events, [subject.labels[each.statement] for each in line.events], subject)
        if len(subject.references) > 1
        else None
    )
    summary = element("summary", element("b", line.name), element("span", titled(line)), drawing)
    derived = element("p", "May derive from ", linked(line.candidates, subject), ".") if line.candidates else None
    return element(
        "details", summary, derived, evidence.happened(line.events, subject), data_d=numbered(line.candidates, subject)
    )
