"""Short words and links that the sections of a page share."""

from collections.abc import Iterable

from fgmv_extract.outputs import phrases
from fgmv_extract.outputs.page.markup import Html, element, joined
from fgmv_extract.outputs.page.subject import Subject
from fgmv_extract.places import Place
from fgmv_extract.references import Quote


def anchor(number: int, statement: int | None = None) -> str:
    """Return the id of a deliverable on the page, or of its row in a statement."""
    return f"d{number}" if statement is None else f"d{number}-{statement}"


def deliverable(name: str, subject: Subject, *, item: bool = False) -> Html:
    """Return the name of a deliverable, as a link to its evidence where the page has it.

    An ``item`` is something the filter shows or hides by itself.
    """
    number = subject.numbers.get(name)
    if number is None:
        return element("span", name)
    return element("a", name, href=f"#{anchor(number)}", data_d=number if item else None)


def deliverables(names: Iterable[str], subject: Subject) -> Html:
    """Return several of them."""
    return joined((deliverable(name, subject) for name in names), ", ")


def numbered(names: Iterable[str], subject: Subject) -> str | None:
    """Return the numbers of deliverables on the page, for the filter; None when it has none of them."""
    return " ".join(str(subject.numbers[name]) for name in names if name in subject.numbers) or None


def statement(label: str, subject: Subject) -> Html:
    """Return the label of a statement, as a link to what it says of itself."""
    number = subject.labels.get(label)
    if number is None or not subject.statements:
        return element("span", label)
    return element("a", label, href=f"#s{number}")


def quoted(quotes: Iterable[Quote], subject: Subject) -> Html | None:
    """Return the words that bear something out, and where each stands; None when there are none."""
    told = [
        element("li", element("q", quote.verbatim or ""), " ", source(quote.statement, quote.place, subject))
        for quote in quotes
    ]
    return element("ul", *told, class_="quotes") if told else None


def source(label: str, place: Place | None, subject: Subject) -> Html:
    """Return a statement, its file and a place in it."""
    file = file_of(label, subject)
    where = ", ".join(filter(None, (file if file != label else None, str(place) if place else None)))
    return element("cite", statement(label, subject), f", {where}" if where else "")


def file_of(label: str, subject: Subject) -> str | None:
    """Return the name of the file a statement was read from."""
    number = subject.labels.get(label)
    return None if number is None else subject.references[number].file


def whose(groups: Iterable[str]) -> str:
    """Return groups without the sector that goes without saying."""
    return ", ".join(map(phrases.short, groups))
