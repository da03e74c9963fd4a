"""What to print so that it is read as it was meant.

As printed before, where that still says the same; else in the usual form. The grammar of this library decides which.
"""

from collections.abc import Iterable

from fgmv_extract.grammar.allocation import read_allotment
from fgmv_extract.grammar.allotments import ALL
from fgmv_extract.grammar.columns import Heading, read_heading
from fgmv_extract.grammar.headings import read_annex_heading
from fgmv_extract.grammar.roles import Role as Column
from fgmv_extract.grammar.titles import read_title
from fgmv_extract.itu.dates import read_date
from fgmv_extract.itu.groups import read_group
from fgmv_extract.itu.identifier_lists import read_identifiers
from fgmv_extract.itu.identifiers import read_identifier
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.outputs import phrases
from fgmv_extract.outputs.word.dates import printed, printed_span
from fgmv_extract.records import Allocation, Annex, Deliverable, Position, Role, Share, Status
from fgmv_extract.typography import collapse


def evidence(each: Deliverable, field: str) -> str | None:
    """Return the words a field of a deliverable was read from, None when they are not known."""
    return next((found.verbatim for found in each.evidence if found.field == field), None)


def identifier(each: Deliverable, vocabulary: Vocabulary) -> str:
    """Return the identifier as it was printed, or in its usual form: that of a cell which holds others or the title as well."""
    for text in filter(None, (each.verbatim, *each.aliases)):
        read = read_identifier(text, vocabulary, each.focus_group)
        shared = read_identifiers(text, vocabulary, each.focus_group) or (each.title and each.title in text)
        if read and not shared and (read[0].id, read[0].aliases) == (each.id, each.aliases):
            return text
    return each.id


def title(each: Deliverable, vocabulary: Vocabulary) -> str | None:
    """Return kind and title in one text, None when they cannot be told from each other in it."""
    told = ((each.kind or "") and f"{each.kind} on {each.title}", f"{each.kind}: {each.title}", each.title)
    for text in filter(None, (evidence(each, "title"), *told)):
        read = read_title(text, vocabulary)
        if (read.kind, read.title) == (each.kind, each.title):
            return text
    return None if each.kind or each.title else ""


def approved(each: Deliverable) -> str:
    """Return when it was approved; words that are no date stay as they were."""
    text = evidence(each, "approved")
    if text is not None:
        read = read_date(text)
        if (read[0] if read else None) == each.approved:
            return text
    return printed(each.approved or "")


def position(each: Position) -> str:
    """Return the words of a position."""
    verbatim = each.verbatim or ""
    return verbatim if collapse(verbatim) == (each.text or "") else each.text or ""


def heading(status: Status | None, authority: str | None, vocabulary: Vocabulary) -> str:
    """Return the heading of a column of allocations that says their status and whose they are."""
    by = f" by {phrases.short(authority)}" if authority else ""
    match status:
        case Status.SUGGESTED:
            text = f"Suggested{by} to be allocated to"
        case Status.ALLOCATED:
            text = f"Sent as information only or allocated{by}"
        case _:
            text = "Study Groups"
    wanted = Heading(Column.ALLOCATION, status=status, authority=authority if status else None)
    return text if read_heading(text, vocabulary) == wanted else text.replace(by, f" by {authority}")


def headings(status: Status | None, authority: str | None, vocabulary: Vocabulary) -> tuple[str, str, str]:
    """Return the headings of three columns: groups with the primary role, with the secondary, and for information."""
    word = f" {status}" if status else ""
    by = f" by {group(authority, vocabulary)}" if word and authority else ""
    return f"Lead Study Groups{word}{by}", f"Supporting Study Groups{word}{by}", "For information"


def group(named: str, vocabulary: Vocabulary) -> str:
    """Return a group as it heads a column: ``SG20``, or its whole name."""
    short = phrases.short(named)
    return short if read_group(short, vocabulary) == named else named


def allocation(each: Allocation, status: Status | None, vocabulary: Vocabulary) -> str:
    """Return the text of an allocation in a column whose heading says ``status``."""
    wanted = (each.status, each.shares)
    for text in filter(None, (each.verbatim, each.text)):
        if collapse(text) == each.text and _read(text, status, vocabulary) == wanted:
            return text
    return next((text for text in _usual(each) if _read(text, status, vocabulary) == wanted), each.text or "")


def parts(each: Allocation, status: Status | None, vocabulary: Vocabulary) -> tuple[str, str, str] | None:
    """Return the texts of an allocation in three columns, as ``headings`` has them; None when it does not fit into them."""
    read = read_allotment(each.text, vocabulary)
    if each.status is Status.INFORMATION and read.status is None and read.shares == each.shares:
        return "", "", each.text
    words = each.text.split(" ") if each.text else []
    first = len(collapse(each.verbatim or "").split(" "))
    for at in dict.fromkeys((first, len(words), 0, *range(len(words)))):
        told = " ".join(words[:at]), " ".join(words[at:])
        if _read_two(told, status, vocabulary) == (each.status, each.shares):
            return *told, ""
    return None


def _read_two(
    told: tuple[str, str], status: Status | None, vocabulary: Vocabulary
) -> tuple[Status | None, tuple[Share, ...]]:
    shares: list[Share] = []
    said: Status | None = None
    for text, role in zip(told, (Role.PRIMARY, Role.SECONDARY), strict=True):
        allotment = read_allotment(text, vocabulary)
        if allotment.rest:
            return None, ()
        said = said or allotment.status or (status if allotment.shares else None)
        shares += [Share(share.group, share.role or role) for share in allotment.shares]
    return said if shares else None, tuple(shares)


def _read(text: str, status: Status | None, vocabulary: Vocabulary) -> tuple[Status | None, tuple[Share, ...]]:
    allotment = read_allotment(text, vocabulary)
    said = (allotment.status or status) if allotment.shares else None
    role = Role.PRIMARY if said is Status.SUGGESTED else None
    return said, tuple(Share(share.group, share.role or role) for share in allotment.shares)


def _usual(each: Allocation) -> Iterable[str]:
    """Yield the usual forms: ``All for information``, ``SG20 (SG16)``, ``SG20 (lead), SG16 (supporting)``."""
    names = [("All" if share.group == ALL else phrases.short(share.group), share.role) for share in each.shares]
    listed = ", ".join(name for name, _ in names)
    if each.status is Status.INFORMATION:
        yield f"{listed} for information"
    first, second = ([name for name, role in names if role is wanted] for wanted in (Role.PRIMARY, Role.SECONDARY))
    yield f"{', '.join(first)} ({', '.join(second)})" if first and second else listed
    words = {Role.PRIMARY: " (lead)", Role.SECONDARY: " (supporting)", None: ""}
    yield ", ".join(f"{name}{words[role]}" for name, role in names)


def annex(each: Annex) -> str:
    """Return the heading of an annex: label, title and period."""
    period = f" (from {printed_span(each.period.start, each.period.end)})" if each.period else ""
    label = each.label if " " in each.label or len(each.label) > 5 else f"Annex {each.label}"
    told = (f"{label} – {each.title}{period}" if each.title else f"{label}{period}", each.verbatim or "")
    for text in reversed(told):
        read = read_annex_heading(text)
        if read and (read.label, read.title, read.period) == (each.label, each.title, each.period):
            return text
    return told[0]
