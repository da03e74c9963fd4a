"""Python's garbage collector waits while something is made, and never longer."""

import gc
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

import fgmv_extract as fx
from fgmv_extract.collector import collector_paused, collector_seldom

SAMPLE = Path(__file__).parent.parent / "samples" / "example.txt"


@pytest.fixture(autouse=True)
def _as_it_was() -> Iterator[None]:
    yield
    gc.enable()


def test_waits_inside_and_runs_afterwards() -> None:
    """Whatever ends it: an error, too."""
    with collector_paused():
        assert not gc.isenabled()
    assert gc.isenabled()
    with pytest.raises(ValueError, match="of ours"), collector_paused():
        raise ValueError("of ours")
    assert gc.isenabled()


def test_whoever_has_stopped_it_keeps_it_stopped() -> None:
    """It is not for a library to start what its caller has stopped; what is inside another does not end that."""
    gc.disable()
    with collector_paused():
        assert not gc.isenabled()
    assert not gc.isenabled()


def test_runs_after_comparing() -> None:
    """Whoever compares finds it as it was; of reading, the tests of extraction tell the same."""
    statement = fx.extract(SAMPLE)
    fx.compare(statement, statement)
    assert gc.isenabled()


@pytest.mark.parametrize("told", [fx.history, partial(fx.review, group="SG20")])
def test_runs_while_statements_come_one_by_one(told: Callable[[Iterator[fx.Statement]], object]) -> None:
    """What makes them may be long at it: its garbage is collected meanwhile."""

    def statements() -> Iterator[fx.Statement]:
        yield fx.extract(SAMPLE)
        assert gc.isenabled()

    told(statements())


def test_who_keeps_nothing_is_looked_after_seldom() -> None:
    """It still is; and afterwards all is as it was, whatever ended it."""
    before = gc.get_threshold()
    with collector_seldom():
        assert gc.isenabled()
        assert before[0] < gc.get_threshold()[0] < 1_000_000
    assert gc.get_threshold() == before
    with pytest.raises(ValueError, match="of ours"), collector_seldom():
        raise ValueError("of ours")
    assert gc.get_threshold() == before
    assert gc.get_freeze_count() == 0
