"""Successive statements, and all that is told of them: changes, history and review (``tests/cases/stories``).

A case is a name behind ``===``, the statements, and below ``---`` what is told, a value a line. A statement begins with ``#``:
its number, date and source. Below stand its rows as in ``conftest.py``, and its work items behind ``*``: name, former name,
state, condition, title, deliverables; ``!`` is a deadline, ``@`` a meeting: group, place, first and last day; ``>`` an addressee and the purpose, ``<`` what is answered.
"""

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from attrs import evolve

import fgmv_extract as fx
from tests.telling import told

FOLDER = Path(__file__).resolve().parents[1] / "cases" / "stories"
EVIDENCE = fx.Evidence("meeting", fx.Place(7), "the meeting")
Draw = Callable[..., fx.Statement]


def cases(folder: Path) -> Iterator[tuple[str, list[str], list[str]]]:
    """Yield the cases of all files: name, statements, lines."""
    for path in sorted(folder.glob("*.txt")):
        for case in path.read_text("utf-8").split("=== ")[1:]:
            head, _, said = case.partition("\n---\n")
            name, _, statements = head.partition("\n")
            yield name, statements.strip("\n# ").split("\n# "), said.strip("\n").split("\n")


def statement(text: str, drawn: Draw) -> fx.Statement:
    """Make a statement of its lines."""
    head, *lines = text.strip().split("\n")
    number, date, source = head.split()
    rows = "\n".join(line for line in lines if line[:1] not in "*!@<>")
    others: dict[str, object] = {"work_items": tuple(_item(line[1:]) for line in lines if line.startswith("*"))}
    for line in lines:
        if line.startswith("!"):
            day, _, words = line[1:].strip().partition(" ")
            others["deadline"] = fx.Deadline(date=day, text=words)
    others["meetings"] = tuple(_meeting(line[1:]) for line in lines if line.startswith("@"))
    others["addressees"] = tuple(_addressee(line[1:]) for line in lines if line.startswith(">"))
    others["replies_to"] = tuple(line[1:].strip() for line in lines if line.startswith("<"))
    return drawn(number, None if date == "-" else date, source, rows, **others)


def _item(text: str) -> fx.WorkItem:
    name, formerly, state, condition, title, candidates = (part.strip() or None for part in text.split("|"))
    return fx.WorkItem(
        name=name or "",
        formerly=formerly,
        state=fx.WorkItemState(state) if state else None,
        condition=condition,
        title=title,
        links=tuple(fx.Link(f"FGMV-{each}", 0.8) for each in (candidates or "").split()),
    )


def _addressee(text: str) -> fx.Addressee:
    group, _, purpose = text.strip().partition(", ")
    return fx.Addressee(group=group, purpose=fx.Purpose(purpose) if purpose else None)


def _meeting(text: str) -> fx.Meeting:
    group, place, start, end = (part.strip() or None for part in text.split("|"))
    return fx.Meeting(group=group, place=place, start=start, end=end, evidence=EVIDENCE)


def all_of(statements: list[fx.Statement]) -> Iterator[str]:
    """Yield what is told of statements: the changes from each to the next, their history, and what to look at."""
    for number, sides in enumerate(pairwise(statements), 1):
        comparison = fx.compare(*sides)
        yield f"change {number}: {comparison.summary}"
        yield from (
            f"change {number} {change.kind} {change.significance}: {change.deliverable or change.work_item or ''} {change.message}"
            for change in comparison.changes
        )
        yield from (f"change {number} finding {each.code.label}: {each.message}" for each in comparison.findings)
    yield from told(fx.history(statements), "history")
    for group in (None, "SG20"):
        review = evolve(fx.review(statements, group, on="2024-09-01"), statements=())
        yield from told(review, f"review {group or 'of all'}")


@pytest.mark.parametrize(("statements", "said"), [pytest.param(*rest, id=name) for name, *rest in cases(FOLDER)])
def test_this_is_told_of_statements_and_nothing_else(statements: list[str], said: list[str], drawn: Draw) -> None:
    """All changes, events and points, with their words."""
    assert list(all_of([statement(text, drawn) for text in statements])) == said
