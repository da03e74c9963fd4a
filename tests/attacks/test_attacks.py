"""Every attack is contained: a named outcome within seconds and a few hundred MiB, and nothing foreign raised."""

import time
from collections.abc import Iterator
from contextlib import suppress

import pytest

import fgmv_extract as fx
from fgmv_extract.archive.bounds import Bounds
from fgmv_extract.archive.tasks import Asked, Task
from fgmv_extract.archive.workers import Worker
from fgmv_extract.errors import ExtractError
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.outputs.serialisation import from_json
from samples.poison import Poison
from tests.attacks.making import CONTAINERS, DOCUMENTS, STORED, VOCABULARIES

SECONDS = 5.0
MEMORY = 300 << 20
BOUNDS = Bounds(cpu_seconds=20, wall_seconds=120, memory_bytes=1 << 30, documents=1)
"""Wider than what is asked for, so that a failure tells what it took."""


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    """One worker for all of them; its child is a new one for each, so that the memory is that of one document."""
    with Worker(Asked(bounds=BOUNDS)) as worker:
        yield worker


@pytest.mark.slow
@pytest.mark.parametrize("bad", DOCUMENTS, ids=lambda bad: str(bad.name))
def test_a_child_is_never_worn_out(worker: Worker, bad: Poison) -> None:
    """It answers by itself, soon, and stays small: the bounds of the system are never met."""
    answer, _ = worker.attend(Task(data=bad.make(), name=f"bad.{bad.ending}"))
    assert answer.outcome.value in bad.outcomes, answer.problem
    assert answer.seconds <= SECONDS
    assert answer.memory_bytes <= MEMORY


@pytest.mark.slow
@pytest.mark.parametrize("bad", [*DOCUMENTS, *CONTAINERS], ids=lambda bad: f"{bad.name}.{bad.ending}")
def test_only_errors_of_ours_escape(bad: Poison) -> None:
    """In one's own process an attack is read or refused with one line."""
    try:
        fx.extract_all(bad.make(), name=f"bad.{bad.ending}")
    except ExtractError as error:
        told = str(error)
    else:
        told = "read"
    assert told
    assert "\n" not in told


@pytest.mark.parametrize(("name", "data"), STORED.items(), ids=STORED.keys())
def test_stored_results_are_read_or_refused(name: str, data: bytes) -> None:
    """JSON that nests without end, has numbers of any length, or says something else, costs what it is long."""
    began = time.process_time()
    with suppress(ExtractError):
        from_json(data, name=name)
    assert time.process_time() - began < SECONDS


@pytest.mark.parametrize(("name", "data"), VOCABULARIES.items(), ids=VOCABULARIES.keys())
def test_vocabularies_are_read_or_refused(name: str, data: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A vocabulary cannot bring a pattern of its own, nor one that takes for ever."""
    path = tmp_path_factory.mktemp("vocabulary") / f"{name}.toml"
    path.write_bytes(data)
    began = time.process_time()
    with suppress(ExtractError):
        fx.extract(b"Title:\tLS on FGEX-01 " + b"aaaa " * 2_000, name="a.txt", vocabulary=Vocabulary.load(path))
    assert time.process_time() - began < SECONDS
