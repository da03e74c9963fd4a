"""What became different from one statement to the next, what matters most first, with the words that changed marked."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from fgmv_extract.changes import Change, Comparison, Kind, Significance, Value
from fgmv_extract.outputs.comparison.phrases import HEADINGS, caution, kind_of, name_of, runs, side, together
from fgmv_extract.outputs.page.markup import Content, Html, element
from fgmv_extract.outputs.page.section import section
from fgmv_extract.outputs.page.subject import Subject
from fgmv_extract.outputs.page.wording import marked
from fgmv_extract.outputs.page.words import deliverable, numbered
from fgmv_extract.outputs.several import counted, finding, shortened
from fgmv_extract.places import Place
from fgmv_extract.records import Allocation, Deliverable, Position, WorkItem

_MOST, _MOST_OF_MANY = 500, 300
"""Changes of one significance and comparison that are told one by one, and on a large page; it must open at once."""
_WORDED = frozenset(
    {
        Kind.TITLE_CHANGED,
        Kind.TITLE_EDITED,
        Kind.KIND_CHANGED,
        Kind.POSITION_CHANGED,
        Kind.POSITION_ADVANCED,
        Kind.POSITION_WITHDRAWN,
        Kind.APPROVAL_CHANGED,
        Kind.ALLOCATION_STATUS,
        Kind.GROUP_ADDED,
        Kind.GROUP_REMOVED,
        Kind.GROUP_ROLE,
        Kind.HEADER_CHANGED,
    }
)
"""The kinds whose words before and after are shown."""


def changes(subject: Subject) -> Html | None:
    """Return the section, None when nothing is compared."""
    if not subject.comparisons:
        return None
    total = sum(len(each.changes) for each in subject.comparisons)
    several = len(subject.comparisons) > 1
    parts = (comparison(each, subject, several=several) for each in subject.comparisons)
    return section("changes", "Changes", *parts, count=total)


def comparison(of: Comparison, subject: Subject, *, several: bool) -> Html:
    """Return one comparison; among several, each under a heading of its own."""
    relation = f" ({of.relation})" if of.relation else ""
    head = (
        element(
            "h3",
            side(of.earlier).partition(",")[0],
            " → ",
            side(of.later).partition(",")[0],
            element("small", relation),
        )
        if several
        else None
    )
    sides = element("p", f"{side(of.earlier)} → {side(of.later)}{'' if several else relation}", class_="note")
    warnings = [element("li", told) for told in caution(of)]
    open_ends = element("ul", warnings, class_="caution") if warnings else None
    summed = element("p", of.summary, class_="lede") if of.summary else None
    levels = (_level(level, of, subject) for level in reversed(Significance))
    nothing = (
        None
        if of.changes
        else element("p", "No differences." if of.complete else "Nothing that could be compared differs.")
    )
    remarks = _remarks(of)
    return element("article", head, summed, sides, open_ends, *levels, nothing, remarks, class_="comparison")


def _level(level: Significance, of: Comparison, subject: Subject) -> Html | None:
    ours = [each for each in of.changes if each.significance is level]
    if not ours:
        return None
    told = [each for each in ours if not together(each)]
    most = _MOST_OF_MANY if subject.is_large else _MOST
    groups = (_group(name, list(each), of, subject) for name, each in groupby(told[:most], key=name_of))
    rest = (
        element("p", f"{counted(len(told) - most, 'more change')}: fgmv-extract diff tells all of them.", class_="note")
        if len(told) > most
        else None
    )
    head = element(
        "h4", element("span", HEADINGS[level], class_=f"level {level}"), " ", element("small", f"{len(ours):,}")
    )
    return element("div", head, element("ul", *groups, class_="changes"), rest, *_together(ours, subject))


def _group(name: str, ours: Sequence[Change], of: Comparison, subject: Subject) -> Html:
    """Return the changes of one deliverable, work item or header."""
    first = ours[0]
    title = (
        element("span", first.title, class_="title")
        if first.title and not any(_tells_title(each) for each in ours)
        else None
    )
    items = _told(ours, of, subject)
    linked = deliverable(name, subject) if first.deliverable else element("span", name)
    numbers = numbered([first.deliverable], subject) if first.deliverable else None
    return element("li", element("b", linked), element("div", title, *items), data_d=numbers)


def _tells_title(change: Change) -> bool:
    return change.kind in {Kind.DELIVERABLE_ADDED, Kind.DELIVERABLE_REMOVED, Kind.TITLE_CHANGED, Kind.TITLE_EDITED}


def _known_before(change: Change, of: Comparison, subject: Subject) -> str | None:
    """Return the statement that listed a deliverable before the two that are compared did not and did."""
    number = subject.numbers.get(change.deliverable or "") if change.kind is Kind.DELIVERABLE_ADDED else None
    entry = None if number is None else subject.entries[number]
    if entry is None or entry.standing is None:
        return None
    first = entry.standing.thread.rows[0].told
    return None if first.statement.file == of.later.file else first.reference.label


def _told(ours: Sequence[Change], of: Comparison, subject: Subject) -> Iterator[Html]:
    """Yield the sentences, and behind those about the same words these words, once."""
    for sides, same in groupby(ours, key=_sides):
        for change in same:
            tag = element("span", kind_of(change.kind), class_="tag")
            known = _known_before(change, of, subject)
            before = element("small", f" (listed before, in {known})") if known else None
            yield element("div", tag, " ", shortened(change.message), before, class_="change")
        if sides is not None:
            yield sides


def _sides(change: Change) -> Html | None:
    """Return the words before and after, and where each stands."""
    before, after = (
        _read(change.was, change.kind) or _plain(change.before),
        _read(change.now, change.kind) or _plain(change.after),
    )
    if change.kind not in _WORDED or before == after:
        before, after = (
            (_read(change.was, change.kind), _read(change.now, change.kind)) if change.kind not in _WORDED else ("", "")
        )
    if not before and not after:
        return None
    both: tuple[Content, Content] = marked(before, after) if before and after else (before, after)
    places = change.places
    told = [
        [element("dt", label), element("dd", words if shown else element("i", "nothing", class_="none"), _at(place))]
        for label, shown, words, place in (
            ("before", before, both[0], places.before),
            ("after", after, both[1], places.after),
        )
    ]
    return element("dl", *told, class_="sides")


def _at(place: Place | None) -> Html | None:
    return element("small", f" {place}") if place else None


def _read(record: object, kind: Kind) -> str:
    """Return the words of a record as they were read."""
    match record:
        case Allocation() | Position():
            return (record.verbatim if record.verbatim is not None else record.text) or ""
        case Deliverable() if kind in {Kind.TITLE_CHANGED, Kind.TITLE_EDITED}:
            return record.title or ""
        case WorkItem() if kind is Kind.WORK_ITEM_STATE:
            return " ".join(filter(None, (record.state and record.state.value, record.condition)))
        case _:
            return ""


def _plain(value: Value) -> str:
    return ", ".join(value) if isinstance(value, tuple) else str(value or "")


def _together(ours: Sequence[Change], subject: Subject) -> Iterator[Html]:
    """Yield in a line what says the same of many deliverables."""
    for kind in Kind:
        if names := [name_of(each) for each in ours if each.kind is kind and together(each)]:
            yield element(
                "p", element("span", kind_of(kind), class_="tag"), f" {runs(names)}", data_d=numbered(names, subject)
            )


def _remarks(of: Comparison) -> Html | None:
    told: Iterable[Html] = [element("li", finding(each)) for each in of.findings]
    return (
        element(
            "details", element("summary", f"Remarks on this comparison ({len(of.findings):,})"), element("ul", told)
        )
        if of.findings
        else None
    )
