"""Changes planted in statements: what is planted is known, so what is told can be held against it."""

from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import Any, NamedTuple

from attrs import evolve

from fgmv_extract.changes import Kind
from fgmv_extract.records import (
    Allocation,
    Deadline,
    Deliverable,
    Position,
    Statement,
    WorkItem,
    WorkItemState,
)
from tests.laws.making import (
    ALIASES,
    KINDS,
    deliverable,
    position,
    statement,
    title,
    work_item,
)
from tests.laws.planted import Planted, planted
from tests.laws.planting_groups import ALLOCATED, Planting


class Pair(NamedTuple):
    """Two statements, and what became different."""

    earlier: Statement
    later: Statement
    expected: set[Planted]


def pair(random: Random, *, revision: bool) -> Pair:
    """Make a statement, and another one in which some changes are planted and everything else means the same."""
    earlier = statement(random)
    rows: list[Deliverable] = []
    expected: list[Planted] = []
    for row in earlier.deliverables:
        changed, told = _row(random, row, revision=revision)
        rows += [changed] if changed else []
        expected += told
    for number in range(random.randint(0, 2)):
        row = deliverable(random, f"FGMV-{70 + number}")
        rows.append(row)
        expected.append(planted(Kind.DELIVERABLE_ADDED, row.id, after=row.title))
    items, told = _work_items(random, earlier.work_items, revision=revision)
    later = evolve(earlier, deliverables=_shuffled(random, rows), work_items=_shuffled(random, items))
    later, header = _header(random, later) if revision else (later, [])
    return Pair(earlier, later, {*expected, *told, *header})


def _shuffled(random: Random, values: Sequence[Any]) -> tuple[Any, ...]:
    return tuple(random.sample(values, len(values)))


# What can become of a row


def _row(random: Random, row: Deliverable, *, revision: bool) -> tuple[Deliverable | None, list[Planted]]:
    fate = random.random()
    if fate < 0.1:
        kind = Kind.DELIVERABLE_REMOVED if revision else Kind.DELIVERABLE_NOT_MENTIONED
        return None, [planted(kind, row.id, before=row.title)]
    expected = []
    if fate < 0.3:
        new = ALIASES.get(row.id, f"FGMV-9{row.id[-2:]}")
        expected.append(planted(Kind.DELIVERABLE_RENAMED, new, before=row.id, after=new))
        row = evolve(row, id=new, aliases=())
    keeps_title = any(change.kind is Kind.DELIVERABLE_RENAMED for change in expected)
    for plantings in (_TITLE[:2] if keeps_title else _TITLE, _PLAIN, _DATED, _ALLOCATED, _POSITIONED):
        row, told = random.choice(plantings)(random, row)
        expected += told
    return _noise(random, row), expected


def _noise(random: Random, row: Deliverable) -> Deliverable:
    """Change what means nothing: the order of groups, the text of the cell, the spelling of the identifier."""
    said = row.allocation or Allocation()
    return evolve(row, allocation=evolve(said, shares=_shuffled(random, said.shares), text=said.text.upper()))


def _same(_: Random, row: Deliverable) -> tuple[Deliverable, list[Planted]]:
    return row, []


def _retitled(kind: Kind, change: Callable[[Random, str], str]) -> Planting:
    def plant(random: Random, row: Deliverable) -> tuple[Deliverable, list[Planted]]:
        title = change(random, row.title or "")
        return evolve(row, title=title), [planted(kind, row.id, before=row.title, after=title)]

    return plant


def _edited(random: Random, title: str) -> str:
    return random.choice(
        (title.upper(), title.replace("–", "-"), title.replace("“", '"').replace("”", '"'), title.replace("– ", "–"))
    )


def _reworded(random: Random, title: str) -> str:
    words = title.split(" ")
    place = random.choice([0, 1, 2, len(words) - 1])
    return " ".join([*words[:place], "holography", *words[place + 1 :]])


def _new_kind(random: Random, row: Deliverable) -> tuple[Deliverable, list[Planted]]:
    kind = random.choice([kind for kind in KINDS if kind != row.kind])
    return evolve(row, kind=kind), [planted(Kind.KIND_CHANGED, row.id, before=row.kind, after=kind)]


def _new_date(_: Random, row: Deliverable) -> tuple[Deliverable, list[Planted]]:
    return evolve(row, approved="2026-01"), [
        planted(Kind.APPROVAL_CHANGED, row.id, before=row.approved, after="2026-01")
    ]


def _moved(random: Random, row: Deliverable) -> tuple[Deliverable, list[Planted]]:
    """Let SG20 say something else, more firmly or less."""
    (was,) = row.positions
    now = position(random, random.randint(0, 3))
    told = list(_position_told(row.id, was, now))
    return evolve(row, positions=(now,)), told


def _position_told(name: str, was: Position, now: Position) -> Iterator[Planted]:
    low, high = _LEVELS.index(_level(was)), _LEVELS.index(_level(now))
    values = {"before": _level(was), "after": _level(now)}
    if 0 in {low, high}:
        values = {"before": was.state, "after": now.state}
    if low < high:
        yield planted(Kind.POSITION_ADVANCED if low else Kind.POSITION_STATED, name, group=was.group, **values)
    elif low > high:
        yield planted(Kind.POSITION_WITHDRAWN, name, group=was.group, **values)
    elif was.text != now.text:
        yield planted(Kind.POSITION_CHANGED, name, group=was.group, before=was.text, after=now.text)


_LEVELS = ("blank", "planned", "agreed", "Y.dtmv-if")


def _level(said: Position) -> str:
    return next(iter(said.work_items), str(said.commitment or said.state))


def _shouted(_: Random, row: Deliverable) -> tuple[Deliverable, list[Planted]]:
    """Write the position in other letters: it says the same."""
    (said,) = row.positions
    return evolve(row, positions=(evolve(said, text=(said.text or "").replace("work", "WORK")),)), []


_TITLE: tuple[Planting, ...] = (
    _same,
    _retitled(Kind.TITLE_EDITED, _edited),
    _retitled(Kind.TITLE_CHANGED, _reworded),
)
_PLAIN: tuple[Planting, ...] = (_same, _same, _new_kind)
_DATED: tuple[Planting, ...] = (_same, _same, _new_date)
_ALLOCATED: tuple[Planting, ...] = (_same, *ALLOCATED)
_POSITIONED: tuple[Planting, ...] = (_same, _moved, _shouted)


# What can become of the rest


def _work_items(random: Random, items: Sequence[WorkItem], *, revision: bool) -> tuple[list[WorkItem], list[Planted]]:
    kept: list[WorkItem] = []
    expected: list[Planted] = []
    for item in items:
        match random.randint(0, 5):
            case 0:
                told = planted(Kind.WORK_ITEM_REMOVED, work_item=item.name, before=item.title)
                expected += [told] if revision else []
            case 1:
                other = next(state for state in WorkItemState if state is not item.state)
                kept.append(evolve(item, state=other))
                expected.append(planted(Kind.WORK_ITEM_STATE, work_item=item.name, before=item.state, after=other))
            case 2:
                new = f"Y.4{len(kept)}"
                kept.append(evolve(item, name=new, formerly=item.name))
                expected.append(planted(Kind.WORK_ITEM_STATE, work_item=new, before=item.name, after=new))
            case 3:
                title = _reworded(random, item.title or "")
                kept.append(evolve(item, title=title))
                expected.append(planted(Kind.TITLE_CHANGED, work_item=item.name, before=item.title, after=title))
            case _:
                kept.append(item)
    if random.random() < 0.3:
        new_item = work_item(random, "Y.holo")
        kept.append(new_item)
        expected.append(planted(Kind.WORK_ITEM_ADDED, work_item="Y.holo", after=new_item.title))
    return kept, expected


def _header(random: Random, said: Statement) -> tuple[Statement, list[Planted]]:
    changes: dict[str, tuple[object, object, object]] = {
        "title": (f"LS/o on {title(random)}", said.title, None),
        "deadline": (Deadline(date="2024-08-01", text="1 August 2024"), "2024-07-01", "2024-08-01"),
        "keywords": (("metaverse",), said.keywords, None),
        "abstract": ("It says something else.", said.abstract, None),
    }
    chosen = random.sample(sorted(changes), random.randint(0, 3))
    expected = [
        planted(Kind.HEADER_CHANGED, field=name, before=changes[name][1], after=changes[name][2] or changes[name][0])
        for name in chosen
    ]
    values: dict[str, Any] = {name: changes[name][0] for name in chosen}
    return evolve(said, **values), expected
