"""Laws of comparison, over thousands of pairs in which it is known what became different."""

from collections.abc import Iterator
from random import Random

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

import fgmv_extract as fx
from fgmv_extract.outputs.comparison import comparison_from_json, to_json
from tests.laws.applying import applied
from tests.laws.planted import as_planted
from tests.laws.planting import Pair, pair

seeds = st.integers(0, 2**32)
THOUSANDS = 3000


def relation(seed: int) -> fx.Relation:
    """Return one of the relations, each as often."""
    return list(fx.Relation)[seed % len(fx.Relation)]


def made(seed: int) -> Pair:
    """Make the pair of a seed."""
    return pair(Random(seed), revision=relation(seed) is fx.Relation.REVISION)  # noqa: S311  no secret


def compared(seed: int) -> fx.Comparison:
    """Compare the pair of a seed."""
    return compare(made(seed), seed)


def compare(both: Pair, seed: int) -> fx.Comparison:
    """Compare a pair in the relation of its seed."""
    return fx.compare(both.earlier, both.later, relation=relation(seed))


@pytest.mark.parametrize("block", range(10))
def test_what_is_planted_is_told_and_nothing_else(block: int) -> None:
    """Over thousands of pairs every planted change is found (recall 1), and no other (precision 1)."""
    for seed in range(block * THOUSANDS // 10, (block + 1) * THOUSANDS // 10):
        both = made(seed)
        told = [as_planted(change) for change in compare(both, seed).changes]
        assert len(told) == len(set(told)), seed
        assert set(told) == both.expected, seed


def test_every_kind_is_planted() -> None:
    """No kind is out of reach."""
    assert {change.kind for seed in range(300) for change in made(seed).expected} == set(fx.Kind)


@given(seeds)
@settings(max_examples=100, deadline=None)
def test_nothing_is_different_from_itself(seed: int) -> None:
    """A statement against itself has no changes, whatever it says and however it is related."""
    for statement in made(seed)[:2]:
        comparison = fx.compare(statement, statement, relation=relation(seed))
        assert (comparison.changes, comparison.findings, comparison.complete) == ((), (), True)
        assert comparison.summary.endswith("no changes")


MIRROR = {
    "deliverable-removed": "deliverable-added",
    "deliverable-not-mentioned": "deliverable-added",
    "group-removed": "group-added",
    "position-withdrawn": "position-advanced",
    "position-stated": "position-advanced",
    "work-item-removed": "work-item-added",
}


def names_of_both(comparison: fx.Comparison) -> dict[str | None, str]:
    """Return the earlier name of all that has another later one."""
    return {
        change.deliverable or change.work_item: str(change.before) for change in comparison.changes if _renames(change)
    }


def _renames(change: fx.Change) -> bool:
    renamed = isinstance(change.was, fx.WorkItem) and isinstance(change.now, fx.WorkItem)
    return change.kind is fx.Kind.DELIVERABLE_RENAMED or (renamed and change.before == change.was.name)  # type: ignore[union-attr]


def mirrored(comparison: fx.Comparison, *, swap: bool) -> Iterator[tuple[object, ...]]:
    """Yield the changes as they look from either side; ``swap`` looks from the later one."""
    earlier = {} if swap else names_of_both(comparison)
    for change in comparison.changes:
        kind = MIRROR.get(change.kind, change.kind.value)
        if kind == "work-item-added" and comparison.relation is not fx.Relation.REVISION:
            continue  # an item that is no longer named has not gone, so this one has no mirror
        name = change.deliverable or change.work_item
        values = (change.after, change.before) if swap else (change.before, change.after)
        gone = {"deliverable-added", "work-item-added", "group-added"}
        both = frozenset(values) if kind in gone else values
        yield kind, earlier.get(name, name), change.group, change.field, both


@given(seeds)
@settings(max_examples=200, deadline=None)
def test_the_other_way_round_is_the_mirror(seed: int) -> None:
    """From later to earlier the same deliverables are concerned, and every change is its mirror image."""
    pair_made, how = made(seed), relation(seed)
    there = fx.compare(pair_made.earlier, pair_made.later, relation=how)
    back = fx.compare(pair_made.later, pair_made.earlier, relation=how)
    renamed = names_of_both(there)
    assert set(mirrored(there, swap=False)) == {
        (kind, renamed.get(str(name), name), *rest) for kind, name, *rest in mirrored(back, swap=True)
    }


@given(seeds)
@settings(max_examples=200, deadline=None)
def test_applying_the_changes_gives_the_later_statement(seed: int) -> None:
    """The changes hold all that became different: with them the earlier statement says what the later one says."""
    pair_made, how = made(seed), relation(seed)
    comparison = fx.compare(pair_made.earlier, pair_made.later, relation=how)
    became = applied(pair_made.earlier, comparison.changes)
    assert fx.compare(became, pair_made.later, relation=fx.Relation.SUCCESSOR).changes == ()
    assert {row.id for row in became.deliverables} == {row.id for row in pair_made.later.deliverables}


@given(seeds, st.randoms(use_true_random=False))
@settings(max_examples=100, deadline=None)
def test_order_of_rows_means_nothing(seed: int, random: Random) -> None:
    """However rows, groups and work items are shuffled, the comparison is the same, in the same order."""
    pair_made = made(seed)

    def shuffled(statement: fx.Statement) -> fx.Statement:
        rows = random.sample(statement.deliverables, len(statement.deliverables))
        items = random.sample(statement.work_items, len(statement.work_items))
        return evolve(statement, deliverables=tuple(rows), work_items=tuple(items))

    assert fx.compare(shuffled(pair_made.earlier), shuffled(pair_made.later), relation=relation(seed)) == compared(seed)


@given(seeds)
@settings(max_examples=100, deadline=None)
def test_json_and_back_loses_nothing(seed: int) -> None:
    """A comparison that was stored is the comparison."""
    comparison = compared(seed)
    assert comparison_from_json(to_json(comparison)) == comparison
