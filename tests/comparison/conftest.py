"""Statements drawn in a line a row, for tests of history and review.

::

    FGMV-28 | suggested SG20 (SG16) | SG20: agreed Q1/20 C416 | SG16: -

First the identifier, then the status and the groups (secondary ones in parentheses, roles only where there are some), then
the positions: ``-`` is a blank cell, ``?`` one that is not there, other words are the cell. ``28`` is short for ``FGMV-28``.
"""

import re
from collections.abc import Callable

import pytest

import fgmv_extract as fx
from fgmv_extract.grammar.positions import read_stance
from fgmv_extract.itu.groups import find_groups, read_group
from fgmv_extract.itu.vocabulary import default

Draw = Callable[..., fx.Statement]
_SHARES = re.compile(r"(?P<first>[^(]*)(?:\((?P<second>[^)]*)\))?")


@pytest.fixture(scope="session")
def drawn() -> Draw:
    """Return a function that makes a statement: its number, date, source, drawn rows, and any other fields."""
    return _statement


def _statement(number: str, date: str | None, source: str, rows: str = "", **others: object) -> fx.Statement:
    lines = filter(None, (line.strip() for line in rows.splitlines()))
    fields: dict[str, object] = {
        "number": number or None,
        "date": date,
        "source": (fx.Source(group=_group(source)),),
        "deliverables": tuple(_deliverable(line) for line in lines),
        **others,
    }
    return fx.Statement(**fields)  # type: ignore[arg-type]  # a drawing may set any field


def _deliverable(line: str) -> fx.Deliverable:
    name, given, *said = (part.strip() for part in line.split("|"))
    name, _, title = name.partition(" ")
    return fx.Deliverable(
        id=f"FGMV-{name}" if name.isdigit() else name,
        focus_group="FG-MV",
        title=title or None,
        allocation=_allocation(given),
        positions=tuple(map(_position, filter(None, said))),
    )


def _allocation(text: str) -> fx.Allocation | None:
    if not text:
        return None
    status, _, groups = text.partition(" ")
    shares = _SHARES.fullmatch(groups)
    assert shares is not None, text
    first = fx.Role.PRIMARY if shares["second"] is not None else None
    return fx.Allocation(
        status=None if status == "listed" else fx.Status(status),
        authority="FG-MV" if status == "suggested" else "ITU-T TSAG",
        shares=tuple(
            fx.Share(mention.group, role)
            for part, role in ((shares["first"], first), (shares["second"] or "", fx.Role.SECONDARY))
            for mention in find_groups(part, default(), everybody=True)
        ),
        text=groups,
        verbatim=groups,
    )


def _position(text: str) -> fx.Position:
    who, _, words = (part.strip() for part in text.partition(":"))
    group = _group(who)
    if words == "?":
        return fx.Position(group=group, state=fx.PositionState.ABSENT)
    if words == "-":
        return fx.Position(group=group, state=fx.PositionState.BLANK, text="", verbatim="")
    stance = read_stance(words, group)
    return fx.Position(
        group=group,
        state=fx.PositionState.STATED,
        commitment=stance.commitment,
        questions=stance.questions,
        contributions=stance.contributions,
        work_items=stance.work_items,
        text=words,
        verbatim=words,
    )


def _group(text: str) -> str:
    group = read_group(text, default())
    assert group is not None, text
    return group
