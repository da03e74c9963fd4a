"""Python's garbage collector waits while something is made, and never longer."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

import fgmv_extract as fx
from fgmv_extract.collector import collector_paused

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


def test_runs_after_reading_and_comparing() -> None:
    """The public functions leave it as they found it."""
    statement = fx.extract(SAMPLE)
    assert gc.isenabled()
    fx.compare(statement, statement)
    fx.history([statement])
    fx.review([statement], group="SG20")
    assert gc.isenabled()
