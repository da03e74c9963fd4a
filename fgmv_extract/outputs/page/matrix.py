"""The allocation matrix: deliverables x groups, each mark a link to the words it was read from."""

from collections.abc import Iterator, Mapping, Sequence

from fgmv_extract.comparison.several.standing import Standing
from fgmv_extract.outputs import phrases
from fgmv_extract.outputs.page.columns import groups_of, succeeded
from fgmv_extract.outputs.page.markup import Content, Html, element, text
from fgmv_extract.outputs.page.section import section
from fgmv_extract.outputs.page.subject import Entry, Subject
from fgmv_extract.outputs.page.words import anchor
from fgmv_extract.records import Commitment, Position, PositionState, Role, Status

_STATUS = {Status.ALLOCATED: "al", Status.SUGGESTED: "su", Status.INFORMATION: "in"}
_PIECE = 100
"""Rows of a table; the time it takes to lay one out grows faster than its rows while they arrive."""
_BLANK = text(f" {phrases.NOTHING_SAID}")
_ROLES = {Role.PRIMARY: "P", Role.SECONDARY: "S"}
_LEGEND = (
    ("m P al", "", "allocated, primary"),
    ("m L al", "", "allocated, no role named"),
    ("m P su", "", "suggested, primary"),
    ("m S su", "", "suggested, secondary"),
    ("m I in", "", "for information"),
    ("p agreed", "Q1 agreed", "agreed to new work"),
    ("p planned", "Q1 plans", "plans new work"),
    ("p other", "says", "other words"),
    ("n", "", "asked, and no position stated"),
    ("u", "", "could not be read"),
)


def matrix(subject: Subject) -> Html | None:
    """Return the section, None when the page lists no deliverable with an allocation or a position."""
    columns = groups_of(subject)
    if not columns:
        return None
    linked = not subject.is_large
    rows = [_row(entry, entry.standing, columns, linked=linked) for entry in subject.entries if entry.standing]
    frame = element(
        "div",
        _tables(rows, columns),
        class_="frame",
        tabindex=0,
        role="group",
        aria_label="The matrix; arrow keys move between its marks",
    )
    return section("matrix", "Allocation matrix", _legend(), _successions(subject), frame)


def _tables(rows: Sequence[Html], columns: Sequence[str]) -> Iterator[Html]:
    """Yield the matrix as one table, or, when it is long, in pieces that a browser lays out when they come into view."""
    names = (element("th", name, scope="col") for name in ("Deliverable", "Kind", "Approved", "Status"))
    head = element("thead", element("tr", *names, *map(_column, columns)))
    if len(rows) <= _PIECE:
        yield element("table", head, element("tbody", rows), class_="matrix")
        return
    for start in range(0, len(rows), _PIECE):
        table = element("table", head, element("tbody", rows[start : start + _PIECE]), class_="matrix large")
        yield element("div", table, class_="piece")


def _column(group: str) -> Html:
    return element("th", phrases.short(group), scope="col", class_="g")


def _legend() -> Html:
    entries = (
        element("li", element("span", mark, class_=kind, aria_hidden="true"), f" {meaning}")
        for kind, mark, meaning in _LEGEND
    )
    return element("ul", entries, class_="legend", aria_label="What the marks mean")


def _successions(subject: Subject) -> Html | None:
    told = [
        f"{phrases.short(heir)} stands for {' and '.join(map(phrases.short, groups))}"
        for heir, groups in succeeded(subject).items()
    ]
    return element("p", f"{'; '.join(told)}, whose work it took over.", class_="note") if told else None


def _row(entry: Entry, standing: Standing, columns: Sequence[str], *, linked: bool) -> Html:
    name = element(
        "th", element("a", entry.name, href=f"#{anchor(entry.number)}"), " ", element("span", entry.title), scope="row"
    )
    approved = next(
        (row.deliverable.approved for row in reversed(standing.thread.rows) if row.deliverable.approved), None
    )
    status = phrases.status(standing.allocation) or ""
    plain = (phrases.initials(entry.kind or ""), approved or "", status)
    return element(
        "tr",
        name,
        *(element("td", each) for each in plain),
        *_cells(entry, standing, columns, linked=linked),
        data_d=entry.number,
    )


def _cells(entry: Entry, standing: Standing, columns: Sequence[str], *, linked: bool) -> Iterator[Html]:
    shares: Mapping[str, Role | None] = {**standing.shares, **standing.symbols}
    for group in columns:
        yield element(
            "td", (*_share(entry, standing, shares, group), *_positions(entry, standing, group, linked=linked))
        )


def _share(entry: Entry, standing: Standing, shares: Mapping[str, Role | None], group: str) -> Iterator[Content]:
    if group not in shares:
        return
    role = shares[group]
    informed = standing.status is Status.INFORMATION
    letter = "I" if informed else _ROLES[role] if role else "L"
    spoken = "information" if informed else role.value if role else "listed"
    kind = f"m {letter} {_STATUS[standing.status] if standing.status else 'op'}"
    yield _mark(spoken, kind, entry, standing.row.told.index)


def _mark(spoken: str, kind: str, entry: Entry, statement: int) -> Html:
    """Return a mark whose sign the style sheet draws; its words are for those who hear or copy the table."""
    return element("a", element("i", spoken), class_=kind, href=f"#{anchor(entry.number, statement)}")


def _positions(entry: Entry, standing: Standing, group: str, *, linked: bool) -> Iterator[Content]:
    for said in standing.positions.get(group, ()):
        statement = said.row.told.index
        match said.position.state:
            case PositionState.BLANK:
                yield _mark("blank", "n", entry, statement) if linked else _BLANK
            case PositionState.ABSENT:
                yield _mark("not readable", "u", entry, statement)
            case _:
                words, kind = _said(said.position, group)
                yield element("a", words, class_=f"p {kind}", href=f"#{anchor(entry.number, statement)}")


def _said(position: Position, group: str) -> tuple[str, str]:
    """Return what a stated position comes to in a word or two, and its class."""
    own = f"/{group.removeprefix('ITU-T SG')}"
    asked = ", ".join(question.removesuffix(own) for question in position.questions)
    names = " ".join(filter(None, (asked, ", ".join(position.work_items))))
    if position.commitment is None:
        return names or "says", "other"
    word = "agreed" if position.commitment is Commitment.AGREED else "plans"
    return f"{names} {word}".strip(), position.commitment.value
