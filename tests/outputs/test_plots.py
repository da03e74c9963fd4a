"""Plots: their numbers, and that they are drawn."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

import fgmv_extract as fx
from fgmv_extract.outputs.plots import FORMATS, PLOTS, figures, plot

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
BEGINS = {"svg": b"<?xml", "png": b"\x89PNG", "pdf": b"%PDF"}


@pytest.fixture(scope="module")
def example() -> tuple[fx.Statement, ...]:
    """Read the example."""
    return (fx.extract(SAMPLES / "example.docx"),)


def test_allocations_are_counted_by_group_and_status(example: tuple[fx.Statement, ...]) -> None:
    """The bars are the numbers of shares of each group."""
    (panel,) = figures.allocations(example)
    shares = [
        (share.group, each.allocation.status)
        for each in example[0].deliverables
        if each.allocation
        for share in each.allocation.shares
    ]
    for status in (fx.Status.ALLOCATED, fx.Status.SUGGESTED):
        assert panel.bars["SG20"][status.value] == shares.count(("ITU-T SG20", status))
    assert panel.bars["All"]["information"] == shares.count(("all", fx.Status.INFORMATION))


def test_a_statement_that_changes_nothing_has_no_panel(example: tuple[fx.Statement, ...]) -> None:
    """The same statement twice gives one panel, and no more panels are given than are asked for."""
    assert len(figures.allocations(example * 2)) == 1
    story = [fx.extract(path) for path in sorted((SAMPLES / "sequences").glob("*.docx"))]
    assert len(figures.allocations(story, most=2)) == 2


def test_positions_are_counted_by_question(example: tuple[fx.Statement, ...]) -> None:
    """Agreed and planned make all that a Question claims."""
    (panel,) = figures.positions(example)
    assert panel.bars["Q1/20"] == {"agreed": 2, "planned": 0}
    assert panel.bars["Q2/20"] == {"agreed": 1, "planned": 4}


def test_waiting_work_items_last_to_what_they_wait_for(example: tuple[fx.Statement, ...]) -> None:
    """From the statement to the meeting."""
    told = [(each.name, str(each.since), str(each.until)) for each in figures.waiting(example)]
    assert told == [(f"Y.dtmv-{name}", "2024-07-12", "2024-07-29") for name in ("reqts", "ref", "if")]


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("what", PLOTS)
def test_everything_is_drawn_and_the_same_twice(example: tuple[fx.Statement, ...], what: str, kind: str) -> None:
    """Each plot is an image of the kind that was asked for, and the same statement gives the same bytes."""
    pytest.importorskip("matplotlib")
    drawn = plot(example, what, kind)
    assert drawn.startswith(BEGINS[kind])
    assert plot(example, what, kind) == drawn


@pytest.mark.parametrize("what", PLOTS)
def test_nothing_to_show_is_said(what: str) -> None:
    """A statement without deliverables and work items gives a picture that says so."""
    pytest.importorskip("matplotlib")
    assert "nothing to show" in "".join(ET.fromstring(plot([fx.Statement()], what)).itertext())  # noqa: S314  our own


def test_hostile_names_are_only_text() -> None:
    """Markup, mathematics, control characters and signs without a glyph are drawn as text."""
    pytest.importorskip("matplotlib")
    item = fx.WorkItem(name="$x^<script>\x00\u4e2d", state=fx.WorkItemState.WAITS, condition="until $\x1b[0m &")
    image = ET.fromstring(plot([fx.Statement(work_items=(item,))], "waiting"))  # noqa: S314  our own
    assert "$x^<script>\u4e2d" in "".join(image.itertext())
