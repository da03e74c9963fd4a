"""One statement is one statement, whatever it is wrapped in: the wrappings are made here, by the tools that make them."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from attrs import evolve

import fgmv_extract
from fgmv_extract.records import Deliverable, Position, PositionState, Statement
from samples import describe, wrappings
from samples.wrappings import WRAPPINGS, Hides, Wrapping

SAMPLES = tuple(
    describe.HERE / f"{sample.name}.docx" for sample in describe.samples() if {"docx", "txt"} <= set(sample.files)
)
"""Those that keep their meaning as plain text; others show what only Word has."""

Make = Callable[[Wrapping, Path], Path]

NOT_EQUAL: dict[tuple[str, str], str] = {}
"""Sample and wrapping: what this wrapping takes from that sample, so that they cannot be equal."""


@pytest.fixture(scope="session")
def make(tmp_path_factory: pytest.TempPathFactory) -> Make:
    """Wrap all samples at once when the first of them is wanted: LibreOffice takes a second to come up."""
    folder = tmp_path_factory.mktemp("wrappings")

    def made(wrapping: Wrapping, sample: Path) -> Path:
        if wrapping.missing:
            problem = f"{', '.join(wrapping.missing)}: not on this machine"
            assert not os.environ.get("CI"), f"CI installs what it needs; {problem}"
            pytest.skip(problem)
        return wrappings.make(wrapping, SAMPLES, folder)[SAMPLES.index(sample)]

    return made


def known(statement: Statement, hides: Hides) -> Statement:
    """What is left of a statement in a wrapping that hides something."""
    if hides is not Hides.BLANK_CELLS:
        return statement
    return evolve(statement, deliverables=tuple(map(_without_blanks, statement.deliverables)))


def _without_blanks(deliverable: Deliverable) -> Deliverable:
    return evolve(deliverable, positions=tuple(map(_absent, deliverable.positions)))


def _absent(position: Position) -> Position:
    blank = position.state is PositionState.BLANK
    return evolve(position, state=PositionState.ABSENT, text=None) if blank else position


@pytest.mark.slow
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: str(path.stem))
@pytest.mark.parametrize("wrapping", WRAPPINGS, ids=lambda wrapping: str(wrapping.name))
def test_all_wrappings_of_a_sample_give_equal_statements(wrapping: Wrapping, sample: Path, make: Make) -> None:
    """Equal, but for what the wrapping hides: what cannot be seen is absent, and a finding says that something may be lost."""
    if (sample.stem, wrapping.name) in NOT_EQUAL:
        pytest.xfail(NOT_EQUAL[sample.stem, wrapping.name])
    wrapped = fgmv_extract.extract(make(wrapping, sample))
    original = fgmv_extract.extract(sample)
    assert known(wrapped, wrapping.hides) == known(original, wrapping.hides)
    if known(original, wrapping.hides) != original:
        assert any(finding.code.loses for finding in wrapped.findings)


def test_a_wrapping_stands_behind_what_it_is_made_of() -> None:
    """The table is in an order in which it can be made."""
    names = ["docx", *(wrapping.name for wrapping in WRAPPINGS)]
    assert len(set(names)) == len(names)
    for wrapping in WRAPPINGS:
        assert names.index(wrapping.of) < names.index(wrapping.name)
