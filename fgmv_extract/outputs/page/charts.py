"""Drawings of numbers, made here as SVG: allocations of each group over time, claims of each Question, waiting work items.

Each stands beside the numbers it draws, so nothing is to be had from the drawing alone.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import reduce

from fgmv_extract.itu.groups import is_symbol
from fgmv_extract.outputs import phrases
from fgmv_extract.outputs.page.columns import groups_of
from fgmv_extract.outputs.page.markup import Html, element
from fgmv_extract.outputs.page.subject import Subject
from fgmv_extract.outputs.several import counted
from fgmv_extract.records import Status, WorkItemState

_HIGH = 26
_BAR = 180
_MOST = 30
"""Questions that are drawn; the others are counted."""


def charts(subject: Subject) -> Iterator[Html]:
    """Yield the drawings that have something to show."""
    made = [each for each in (_allocations(subject), _claims(subject), _waiting(subject)) if each is not None]
    if made:
        yield element("div", *made, class_="charts")


def _figure(heading: str, *content: Html, note: str = "") -> Html:
    caption = element("figcaption", element("b", heading), " ", element("span", note) if note else None)
    return element("figure", caption, *content)


# --- allocations of each group over time ------------------------------------------------------------------------------

_Held = Mapping[str, Counter[Status]]
"""How many deliverables a group has a share in, by status."""


def _allocations(subject: Subject) -> Html | None:
    over_time = _held(subject)
    groups = [
        group for group in groups_of(subject) if not is_symbol(group) and any(held.get(group) for held in over_time)
    ]
    if not groups:
        return None
    most = max(held[group].total() for held in over_time for group in groups if group in held)
    head = element(
        "tr",
        element("th", "Group", scope="col"),
        *(element("th", index + 1, scope="col") for index in range(len(over_time))),
    )
    rows = (
        element(
            "tr",
            element("th", phrases.short(group), scope="row"),
            *(_held_by(held.get(group, Counter()), most) for held in over_time),
        )
        for group in groups
    )
    table = element("table", element("thead", head), element("tbody", *rows), class_="small")
    note = "allocated over suggested, after each statement" if len(over_time) > 1 else "allocated over suggested"
    framed = element("div", table, class_="frame", tabindex=0, role="group", aria_label="Deliverables of each group")
    return _figure("Deliverables of each group", framed, note=note)


def _held(subject: Subject) -> list[_Held]:
    """Count after each statement, whoever does a group's work now counting for it."""
    standing: dict[int, tuple[Status | None, frozenset[str]]] = {}
    by_statement: list[list[tuple[int, tuple[Status | None, frozenset[str]]]]] = [[] for _ in subject.references]
    for entry in subject.entries:
        for row in entry.standing.thread.rows if entry.standing else ():
            given = row.deliverable.allocation
            if given and (given.status or given.shares):
                shares = frozenset(subject.now(share.group) for share in given.shares)
                by_statement[row.told.index].append((entry.number, (given.status, shares)))
    over_time: list[_Held] = []
    for told in by_statement:
        standing.update(told)
        held: dict[str, Counter[Status]] = {}
        for status, groups in standing.values():
            if status in {Status.ALLOCATED, Status.SUGGESTED}:
                for group in groups:
                    held.setdefault(group, Counter())[status] += 1
        over_time.append(held)
    return over_time


def _held_by(counted_: Counter[Status], most: int) -> Html:
    allocated, suggested = counted_[Status.ALLOCATED], counted_[Status.SUGGESTED]
    if not allocated + suggested:
        return element("td")
    low, high = (round(_HIGH * number / most) for number in (allocated, suggested))
    bars = (
        element("rect", x=4, y=_HIGH - low, width=12, height=low, class_="c-alloc"),
        element("rect", x=4, y=_HIGH - low - high, width=12, height=high, class_="c-sugg"),
    )
    told = element("svg", *bars, width=20, height=_HIGH, aria_hidden="true")
    words = f"{allocated}" if not suggested else f"+{suggested}" if not allocated else f"{allocated}+{suggested}"
    return element("td", told, element("span", words, title=f"{allocated} allocated, {suggested} suggested"))


# --- claims of each Question ------------------------------------------------------------------------------------------


def _claims(subject: Subject) -> Html | None:
    load = subject.review.load if subject.review else ()
    if not load:
        return None
    most = max(len(each.deliverables) for each in load)
    rows = (_bar(each.question, len(each.deliverables), len(each.agreed), most) for each in load[:_MOST])
    rest = f"; {counted(len(load) - _MOST, 'more Question')}" if len(load) > _MOST else ""
    table = element("table", element("tbody", *rows), class_="small bars")
    return _figure(
        "Claims of each Question", table, note=f"deliverables claimed, those with work agreed in full colour{rest}"
    )


def _bar(name: str, claimed: int, agreed: int, most: int) -> Html:
    width, full = (round(_BAR * number / most) for number in (claimed, agreed))
    bars = (
        element("rect", x=0, y=3, width=width, height=10, class_="c-planned"),
        element("rect", x=0, y=3, width=full, height=10, class_="c-agreed"),
    )
    told = f"{claimed}" + (f", {agreed} agreed" if agreed else "")
    drawn = element("svg", *bars, width=_BAR, height=16, aria_hidden="true")
    return element("tr", element("th", name, scope="row"), element("td", drawn), element("td", told))


# --- waiting work items -----------------------------------------------------------------------------------------------


def _waiting(subject: Subject) -> Html | None:
    """Draw the state of each named work item in every statement that names it."""
    names = _first_names(subject)
    if not names:
        return None
    states: dict[str, dict[int, str]] = {}
    for index, statement in enumerate(subject.statements):
        for item in statement.work_items:
            states.setdefault(names[item.name], {})[index] = item.state.value if item.state else "named"
    rows = (_item(name, told, len(subject.references)) for name, told in states.items())
    head = element(
        "tr",
        element("th", "Work item", scope="col"),
        *(element("th", index + 1, scope="col") for index in range(len(subject.references))),
    )
    table = element("table", element("thead", head), element("tbody", *rows), class_="small")
    waiting = sum(list(told.values())[-1] == WorkItemState.WAITS for told in states.values())
    framed = element("div", table, class_="frame", tabindex=0, role="group", aria_label="Work items")
    return _figure("Work items", framed, note=f"{waiting:,} of {len(states):,} wait, as last heard")


def _first_names(subject: Subject) -> Mapping[str, str]:
    """Return for every name of a work item the last one it is known by."""
    items = [item for statement in subject.statements for item in statement.work_items]
    later = {item.formerly: item.name for item in items if item.formerly and item.formerly != item.name}
    return {item.name: reduce(lambda name, _: later.get(name, name), range(len(later)), item.name) for item in items}


def _item(name: str, told: Mapping[int, str], statements: int) -> Html:
    cells = (
        element("td", element("span", told[index], class_=f"w {told[index]}") if index in told else None)
        for index in range(statements)
    )
    return element("tr", element("th", name, scope="row"), *cells)
