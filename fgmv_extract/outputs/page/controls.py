"""What the page can be filtered by; its script shows the controls, without it the page stands whole."""

import json
from collections.abc import Callable, Iterable, Sequence
from typing import final

from attrs import field, frozen

from fgmv_extract.outputs import phrases
from fgmv_extract.outputs.page.columns import groups_of
from fgmv_extract.outputs.page.markup import Html, element
from fgmv_extract.outputs.page.subject import Entry, Subject
from fgmv_extract.records import Commitment

_NONE = "none"


@final
@frozen
class _Choices:
    """The values of a filter, in the order they are offered, and for each deliverable the numbers of those it has."""

    values: tuple[str, ...]
    of: tuple[tuple[int, ...], ...] = field(repr=False)


def controls(subject: Subject) -> Html | None:
    """Return the search field and the lists to choose from, None when there is nothing to filter."""
    if not any(entry.standing for entry in subject.entries):
        return None
    search = element(
        "label",
        element("span", "Search"),
        element("input", type="search", id="f-text", autocomplete="off", spellcheck="false"),
    )
    chosen = (_select(name, label, found.values) for name, label, found in _facets(subject))
    clear = element("button", "Clear", type="button", id="f-clear")
    opened = element("button", "Open all lines", type="button", id="f-open", aria_pressed="false")
    told = element("output", id="f-count", aria_live="polite")
    return element(
        "form",
        search,
        *chosen,
        clear,
        opened,
        told,
        id="filter",
        role="search",
        aria_label="Filter the page",
        hidden=True,
    )


def _select(name: str, label: str, values: Sequence[str]) -> Html:
    options = (element("option", value, value=number) for number, value in enumerate(values))
    return element(
        "label", element("span", label), element("select", element("option", "all", value=""), *options, id=f"f-{name}")
    )


def facets(subject: Subject) -> Html:
    """Return what the script needs to know of each deliverable, as JSON that no markup can stand in."""
    told = {name: found.of for name, _, found in _facets(subject)}
    safe = json.dumps(told, separators=(",", ":"))
    return element("script", Html(safe), type="application/json", id="facets")  # numbers and our own names only


def _facets(subject: Subject) -> Iterable[tuple[str, str, _Choices]]:
    groups = tuple(map(phrases.short, groups_of(subject)))
    yield "group", "Group", _chosen(subject, _groups, groups)
    yield "question", "Question", _chosen(subject, _questions)
    yield "kind", "Kind", _chosen(subject, _kinds)
    yield "status", "Status", _chosen(subject, _statuses)
    yield "position", "Position", _chosen(subject, _positions)


def _chosen(subject: Subject, ask: Callable[[Entry], Iterable[str]], order: Sequence[str] = ()) -> _Choices:
    told = [tuple(dict.fromkeys(ask(entry))) for entry in subject.entries]
    values = tuple(order) or tuple(sorted({value for each in told for value in each}, key=_natural))
    number = {value: index for index, value in enumerate(values)}
    return _Choices(values, tuple(tuple(number[value] for value in each if value in number) for each in told))


def _natural(value: str) -> tuple[str, int, str]:
    """Sort ``Q2/20`` before ``Q10/20``, and the Questions of one group together."""
    question, slash, group = value.partition("/")
    digits = question.removeprefix("Q")
    return (
        (group.rjust(4), int(digits), "")
        if slash and digits.isascii() and digits.isdigit() and len(digits) < 9
        else ("", 0, value)
    )


# --- what is asked of a deliverable -----------------------------------------------------------------------------------


def _groups(entry: Entry) -> Iterable[str]:
    if entry.standing:
        yield from map(phrases.short, (*entry.standing.shares, *entry.standing.symbols))
        yield from (phrases.short(group) for group in entry.standing.positions if entry.standing.claims(group))


def _questions(entry: Entry) -> Iterable[str]:
    for said in entry.standing.positions.values() if entry.standing else ():
        yield from (question for each in said for question in each.position.questions)


def _kinds(entry: Entry) -> Iterable[str]:
    yield entry.kind or _NONE


def _statuses(entry: Entry) -> Iterable[str]:
    yield phrases.status(entry.standing.allocation if entry.standing else None) or _NONE


def _positions(entry: Entry) -> Iterable[str]:
    said = (
        [each.position for all_said in entry.standing.positions.values() for each in all_said] if entry.standing else []
    )
    for commitment in Commitment:
        if any(each.commitment is commitment for each in said):
            yield commitment.value
    if not any(each.commitment for each in said):
        yield "nothing claimed"
