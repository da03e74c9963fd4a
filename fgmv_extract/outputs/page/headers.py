"""What statements say of themselves, word for word: the fields of their header blocks, and where each stands."""

from collections.abc import Iterator, Sequence

from fgmv_extract.outputs.page.markup import Html, element
from fgmv_extract.outputs.page.subject import Subject
from fgmv_extract.outputs.several import counted
from fgmv_extract.places import Place
from fgmv_extract.records import Addressee, Annex, Contact, Deadline, ReceivedAs, Source, Statement, WorkItem


def headers(subject: Subject) -> Html:
    """Return for each statement the fields of its header block, to be opened."""
    return element(
        "div", *(_header(index, each, subject) for index, each in enumerate(subject.statements)), class_="headers"
    )


def _header(index: int, statement: Statement, subject: Subject) -> Html:
    rows = [
        element(
            "tr",
            element("th", name, scope="row"),
            element("td", element("q", said)),
            element("td", str(place) if place else ""),
        )
        for name, said, place in _words(statement)
    ]
    of = subject.references[index].label if len(subject.references) > 1 else "the statement"
    told = element(
        "summary", f"What {of} says of itself, word for word ", element("small", counted(len(rows), "field"))
    )
    sums = (
        element(
            "p",
            f"{file_of(statement)}, {statement.file.size:,} bytes, SHA-256 {statement.file.sha256}",
            class_="note sum",
        )
        if statement.file
        else None
    )
    table = (
        element("table", element("tbody", *rows), class_="words")
        if rows
        else element("p", "No field of a header block was read.")
    )
    return element(
        "details",
        told,
        sums,
        element("div", table, class_="frame", tabindex=0, role="group", aria_label=f"Fields of {of}"),
        id=f"s{index}",
    )


def _words(statement: Statement) -> Iterator[tuple[str, str, Place | None]]:
    """Yield the fields of the header block and the words they were read from, each once."""
    told: list[tuple[str, str, Place | None]] = [
        (each.field.replace("_", " "), each.verbatim, each.place) for each in statement.evidence
    ]
    for name, records in _records(statement):
        told += [(name, each.verbatim, each.place) for each in records if each is not None and each.verbatim]
    meetings = [each for each in (statement.meeting, *statement.meetings) if each and each.evidence]
    told += [("meeting", each.evidence.verbatim, each.evidence.place) for each in meetings if each.evidence]
    yield from dict.fromkeys(told)


_Read = Source | Addressee | Deadline | Contact | Annex | WorkItem | ReceivedAs
"""The records outside the tables that tell their own words and place."""


def _records(statement: Statement) -> Iterator[tuple[str, Sequence[_Read | None]]]:
    yield "received as", [statement.received_as]
    yield "source", statement.source
    yield "addressee", statement.addressees
    yield "deadline", [statement.deadline]
    yield "contact", statement.contacts
    yield "annex", statement.annexes
    yield "work item", statement.work_items


def file_of(statement: Statement) -> str | None:
    """Return the file a statement was read from, its format, and what it came out of."""
    if statement.file is None:
        return None
    out_of = f", out of {statement.file.container}" if statement.file.container else ""
    return f"{statement.file.name} ({statement.file.format}){out_of}"
