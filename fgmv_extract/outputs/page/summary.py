"""What is told, by whom, to whom, when, and in answer to what; and how much of it there is."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from fgmv_extract.outputs import phrases
from fgmv_extract.outputs.history.summary import caution
from fgmv_extract.outputs.page import charts
from fgmv_extract.outputs.page.headers import file_of, headers
from fgmv_extract.outputs.page.markup import Content, Html, element, joined
from fgmv_extract.outputs.page.section import section
from fgmv_extract.outputs.page.subject import Subject
from fgmv_extract.records import Commitment, Statement, Status
from fgmv_extract.references import Reference

_HEADS = ("", "Statement", "Date", "From", "To", "Answers", "Deliverables")


def summary(subject: Subject) -> Html | None:
    """Return the section, None when there is no statement to sum up."""
    if not subject.references:
        return None
    warning = caution(subject.history) if subject.history else None
    parts: list[Content] = [element("p", warning, class_="caution") if warning else None]
    if subject.entries and subject.statements:
        parts.append(figures(subject))
    if len(subject.references) == 1 and subject.statements:
        parts.append(_letter(subject.statements[0]))
    else:
        parts.append(_statements(subject))
    if subject.statements:
        parts += [*charts.charts(subject), headers(subject)]
    return section("summary", "Summary", *parts)


# --- figures ----------------------------------------------------------------------------------------------------------


def figures(subject: Subject) -> Html:
    """Return how many deliverables there are, how they stand, and how many are claimed."""
    standings = [entry.standing for entry in subject.entries if entry.standing]
    by_status = Counter(standing.status for standing in standings)
    claims = [
        {said.position.commitment for group in each.positions for said in each.claims(group)} for each in standings
    ]
    told = (
        (len(standings), "deliverable", "deliverables"),
        (by_status[Status.ALLOCATED], "allocated", "allocated"),
        (by_status[Status.SUGGESTED], "suggested", "suggested"),
        (by_status[Status.INFORMATION], "for information", "for information"),
        (sum(Commitment.PLANNED in each for each in claims), "with work planned", "with work planned"),
        (sum(Commitment.AGREED in each for each in claims), "with work agreed", "with work agreed"),
    )
    pairs = (
        element("div", element("dt", one if number == 1 else many), element("dd", f"{number:,}"))
        for number, one, many in told
    )
    return element("dl", *pairs, class_="figures")


# --- statements -------------------------------------------------------------------------------------------------------


def _statements(subject: Subject) -> Html:
    head = element("tr", *(element("th", name or element("i", "Number"), scope="col") for name in _HEADS))
    rows = (_row(index, reference, subject) for index, reference in enumerate(subject.references))
    table = element("table", element("thead", head), element("tbody", *rows), class_="statements")
    return element("div", table, class_="frame", tabindex=0, role="region", aria_label="The statements")


def _row(index: int, reference: Reference, subject: Subject) -> Html:
    given = subject.statements[index] if subject.statements else None
    name = element("a", reference.label, href=f"#s{index}") if given else element("span", reference.label)
    what = [
        element("strong", name),
        element("div", reference.title) if reference.title else None,
        element("small", reference.file or ""),
    ]
    cells = (
        element("td", index + 1, class_="no"),
        element("th", *what, scope="row"),
        element(
            "td", element("time", reference.date) if reference.date else "not said", element("small", _dated(reference))
        ),
        element("td", ", ".join(map(phrases.short, reference.source)), data_l="from"),
        element("td", _addressed(given) if given else "", data_l="to"),
        element("td", _answered(given.replies_to, subject) if given else "", data_l="answers"),
        element("td", f"{len(given.deliverables):,}" if given else "", class_="number", data_l="deliverables"),
    )
    return element("tr", *cells)


def _dated(reference: Reference) -> str:
    return f" (of the {reference.dated})" if reference.dated in {"meeting", "approval"} else ""


def _addressed(statement: Statement) -> Html:
    return joined(element("div", told.replace("ITU-T ", "")) for told in phrases.addressees(statement.addressees))


def _answered(numbers: Sequence[str], subject: Subject) -> Html:
    """Return what a statement answers, as links to what is on the page."""
    known = {each.number: index for index, each in enumerate(subject.references) if each.number}
    return joined(
        (
            element("a", number, href=f"#s{known[number]}") if number in known else element("span", number)
            for number in numbers
        ),
        ", ",
    )


def _letter(statement: Statement) -> Html:
    """Return the head of the one statement there is."""
    pairs = ((label, [value for value in values if value]) for label, values in _fields(statement))
    told = (
        element("div", element("dt", label), *(element("dd", value) for value in values))
        for label, values in pairs
        if values
    )
    return element("dl", *told, class_="letter")


def _fields(statement: Statement) -> Iterator[tuple[str, Iterable[str | None]]]:
    yield "Title", [statement.title]
    yield "Number", [" ".join(filter(None, (statement.number, statement.type)))]
    yield "Date", [statement.date]
    yield "From", map(phrases.party, statement.source)
    yield "To", phrases.addressees(statement.addressees)
    yield "Answers", statement.replies_to
    yield "Meeting", [phrases.meeting(statement.meeting) if statement.meeting else None]
    yield "Approval", [statement.approval]
    yield "Deadline", [statement.deadline.text if statement.deadline else None]
    yield "Questions", [", ".join(statement.questions)]
    yield "Contact", map(phrases.contact, statement.contacts)
    yield "Meetings mentioned", map(phrases.meeting, statement.meetings)
    yield "Annexes", (": ".join(filter(None, (each.label, each.title))) for each in statement.annexes)
    yield "Abstract", [statement.abstract]
    yield "File", [file_of(statement)]
