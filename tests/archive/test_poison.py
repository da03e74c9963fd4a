"""Whatever harm a document means, it gets its outcome by name, within the limits, and the next one is read."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import fgmv_extract
from fgmv_extract.archive.bounds import Bounds
from fgmv_extract.archive.outcomes import Outcome
from fgmv_extract.archive.tasks import Asked, Task
from fgmv_extract.archive.workers import Worker
from samples import describe, poison
from samples.poison import Poison

BOUNDS = Bounds(cpu_seconds=10, wall_seconds=40, memory_bytes=768 << 20)
GOOD = describe.HERE / "fg-dlt.docx"
CONTAINED = (*poison.WORD, *poison.PDF, *poison.HTML, *poison.TEXT)


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    """One worker for all of them."""
    with Worker(Asked(bounds=BOUNDS)) as worker:
        yield worker


@pytest.mark.slow
@pytest.mark.parametrize("bad", CONTAINED, ids=lambda bad: str(bad.name))
def test_every_poison_has_its_outcome_and_the_next_document_is_read(worker: Worker, bad: Poison) -> None:
    """Read or refused for what it is, never as a bug of ours."""
    answer, _ = worker.attend(Task(data=bad.make(), name=f"bad.{bad.ending}"))
    assert answer.outcome.value in bad.outcomes, answer.problem
    assert answer.seconds <= BOUNDS.cpu_seconds + 2
    assert answer.memory_bytes <= BOUNDS.memory_bytes
    good, _ = worker.attend(Task(data=GOOD.read_bytes(), name=GOOD.name))
    assert good.outcome is Outcome.OK


@pytest.mark.parametrize("bad", poison.CONTAINERS, ids=lambda bad: str(bad.name))
def test_poisoned_containers_are_opened_within_limits(bad: Poison, tmp_path: Path) -> None:
    """Each document in them has an outcome; what cannot be had is told in its place."""
    path = tmp_path / f"bad.{bad.ending}"
    path.write_bytes(bad.make())
    told = list(fgmv_extract.extract_archive(path, workers=1, bounds=BOUNDS))
    assert told
    assert {each.outcome.value for each in told} <= bad.outcomes
    assert len({each.origin.location for each in told}) == len(told)


def test_every_poison_has_a_name_of_its_own() -> None:
    """It stands in the names of files."""
    names = [bad.name for bad in poison.POISONS]
    assert len(set(names)) == len(names)
