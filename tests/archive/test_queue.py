"""What waits in the pipe of a child while it reads another document is neither lost nor blamed when that one ends the child."""

import os
import pickle
import signal
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import CancelledError
from pathlib import Path

import pytest

import fgmv_extract
from fgmv_extract.archive import children, workers
from fgmv_extract.archive.bounds import Bounds
from fgmv_extract.archive.crew import Crew
from fgmv_extract.archive.outcomes import Outcome
from fgmv_extract.archive.tasks import Answer, Asked, Task
from fgmv_extract.archive.workers import Worker
from samples import describe

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nothing waits in the pipe of a child")

SAMPLE = describe.HERE / "fg-dlt.docx"
BOUNDS = Bounds(cpu_seconds=1, wall_seconds=4)
SLOW = {"sleep", "hang"}


@pytest.fixture
def worker(misbehaving: None) -> Iterator[Worker]:  # noqa: ARG001  it changes what a child does
    """A worker with tight bounds, whose child has read one document."""
    with Worker(Asked(bounds=BOUNDS)) as worker:
        assert worker.attend(good())[0].outcome is Outcome.OK
        yield worker


@pytest.fixture
def patient(misbehaving: None) -> Iterator[Worker]:  # noqa: ARG001  it changes what a child does
    """A worker whose child has read enough for it to know that documents are small; no busy machine makes one overstep."""
    with Worker(Asked(bounds=Bounds(cpu_seconds=30, wall_seconds=60))) as worker:
        for answer, _ in worker.attended([good() for _ in range(40)]):
            assert answer.outcome is Outcome.OK
        yield worker


def good() -> Task:
    """A document that is read."""
    return Task(data=SAMPLE.read_bytes(), name=SAMPLE.name)


def bad(what: str) -> Task:
    """A document on which the child does ``what``."""
    return Task(data=f"{what} and nothing else".encode(), name=f"{what}.txt")


def pair(worker: Worker, first: Task, second: Task) -> list[tuple[Outcome, int]]:
    """Give two documents before an answer is asked for; return what became of them, and how many children tried."""
    worker.give(first)
    assert worker.has_room(second)
    worker.give(second)
    assert not worker.has_room(good()), "one waits, and no more"
    return [(answer.outcome, attempts) for answer, attempts in (worker.take(), worker.take())]


@pytest.mark.parametrize(
    ("what", "outcome", "attempts"),
    [
        ("hang", Outcome.TIMEOUT, 1),
        ("sleep", Outcome.TIMEOUT, 1),
        ("crash", Outcome.CRASH, 2),
        ("leave", Outcome.CRASH, 2),
        ("memory", Outcome.MEMORY, 2),
        ("bug", Outcome.INTERNAL_ERROR, 1),
    ],
)
def test_what_waits_behind_a_document_that_kills_is_read_as_if_nothing_had_been(
    worker: Worker, what: str, outcome: Outcome, attempts: int
) -> None:
    """It counts as tried once, and the one behind that as well."""
    assert pair(worker, bad(what), good()) == [(outcome, attempts), (Outcome.OK, 1)]
    answer, tried = worker.attend(good())
    assert pickle.loads(answer.packed) == fgmv_extract.extract_all(SAMPLE)  # noqa: S301  packed by a child of ours
    assert tried == 1


@pytest.mark.parametrize(
    ("what", "outcome", "attempts"),
    [("hang", Outcome.TIMEOUT, 1), ("crash", Outcome.CRASH, 2), ("memory", Outcome.MEMORY, 2)],
)
def test_what_waited_and_kills_is_blamed_itself(worker: Worker, what: str, outcome: Outcome, attempts: int) -> None:
    """And not the one in front of it."""
    assert pair(worker, good(), bad(what)) == [(Outcome.OK, 1), (outcome, attempts)]
    assert worker.attend(good())[0].outcome is Outcome.OK


@pytest.mark.slow
@pytest.mark.parametrize("first", ["crash", "hang", "memory"])
@pytest.mark.parametrize("second", ["leave", "sleep", "bug"])
def test_two_that_kill_have_each_its_own_outcome(worker: Worker, first: str, second: str) -> None:
    """Whichever comes first; what crashes in a child that has served nothing is not tried again."""
    alone = {
        "crash": Outcome.CRASH,
        "hang": Outcome.TIMEOUT,
        "memory": Outcome.MEMORY,
        "leave": Outcome.CRASH,
        "sleep": Outcome.TIMEOUT,
        "bug": Outcome.INTERNAL_ERROR,
    }
    (one, tried), (other, _) = pair(worker, bad(first), bad(second))
    assert (one, other) == (alone[first], alone[second])
    assert tried == (1 if first in SLOW else 2)
    assert worker.attend(good())[0].outcome is Outcome.OK


def given(worker: Worker, *tasks: Task) -> list[Task]:
    """Give these documents, and then good ones until there is no room; return all of them."""
    due = [*tasks]
    for task in tasks:
        worker.give(task)
    while worker.has_room(good()):
        due.append(good())
        worker.give(due[-1])
    return due


def test_of_small_documents_many_wait_and_each_has_its_own_answer(patient: Worker) -> None:
    """One in the middle that kills is blamed alone, though it is tried again behind all others."""
    due = given(patient, good(), bad("crash"), good(), bad("bug"))
    assert len(due) > 5
    told = [(answer.outcome, attempts) for answer, attempts in (patient.take() for _ in due)]
    ok = (Outcome.OK, 1)
    assert told == [ok, (Outcome.CRASH, 2), ok, (Outcome.INTERNAL_ERROR, 1), *[ok] * (len(due) - 4)]


def test_behind_documents_that_take_long_only_one_waits(patient: Worker) -> None:
    """Whether they work or wait: else the others would have nothing to do at the end."""
    assert patient.attend(bad("nap"))[0].outcome is Outcome.OK
    assert len(given(patient)) == 2


def test_a_worker_rests_while_its_child_has_enough_to_do(patient: Worker, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that it can take some answers at a time; not when there is one, nor when the child could run dry."""
    naps: list[float] = []
    monkeypatch.setattr(workers, "sleep", naps.append)
    patient.rest()
    patient.give(bad("nap"))
    patient.rest()
    assert naps == []
    due = given(patient)
    patient.rest()
    assert [0 < nap <= 0.05 for nap in naps] == [True]
    patient.take()
    until = time.monotonic() + 30
    while not patient.has_answered() and time.monotonic() < until:
        time.sleep(0.01)
    patient.rest()
    assert len(naps) == 1
    assert [patient.take()[0].outcome for _ in due] == [Outcome.OK] * len(due)
    assert not patient.has_answered()


def test_a_second_try_is_made_by_a_child_that_has_served_nothing(worker: Worker) -> None:
    """Even though the one that follows the dead has what waited to read first."""
    assert pair(worker, bad("weak"), good()) == [(Outcome.OK, 2), (Outcome.OK, 1)]


def test_the_first_document_of_a_child_is_not_tried_twice(misbehaving: None) -> None:  # noqa: ARG001  it changes what a child does
    """It has left nobody weak; and what waits is read by the next child."""
    with Worker(Asked(bounds=BOUNDS)) as worker:
        worker.start()
        assert pair(worker, bad("crash"), good()) == [(Outcome.CRASH, 1), (Outcome.OK, 1)]


@pytest.mark.usefixtures("misbehaving")
@pytest.mark.parametrize(
    ("what", "bounds"),
    [("nap", Bounds(cpu_seconds=5, wall_seconds=5)), ("toil", Bounds(cpu_seconds=2, wall_seconds=60))],
)
def test_a_document_that_waited_has_all_of_its_own_time(what: str, bounds: Bounds) -> None:
    """Each limit is counted from when the child begins with it: together these take longer than one may.

    Alone each takes so much less that a busy machine does not matter: work has no limit by the clock here.
    """
    with Worker(Asked(bounds=bounds)) as worker:
        assert worker.attend(good())[0].outcome is Outcome.OK
        assert pair(worker, bad(what), bad(what)) == [(Outcome.OK, 1), (Outcome.OK, 1)]


@pytest.mark.parametrize("whole", [False, True])
def test_a_child_that_is_killed_from_outside_is_told_of_what_it_was_at(worker: Worker, *, whole: bool) -> None:
    """Alone, or with the process that would have forked the next; what waited is read, and counts as tried once."""
    worker.give(bad("sleep"))
    worker.give(good())
    time.sleep(0.5)
    assert worker.child is not None
    if whole:
        os.killpg(worker.child, signal.SIGKILL)
    else:
        (reader,) = Path(f"/proc/{worker.child}/task/{worker.child}/children").read_text().split()
        os.kill(int(reader), signal.SIGKILL)
    told = [(answer.outcome, attempts) for answer, attempts in (worker.take(), worker.take())]
    assert told == [(Outcome.TIMEOUT, 2), (Outcome.OK, 1)]


class Deadly(str):
    """A name on which a child ends as soon as it gets the question."""

    __slots__ = ()

    def __reduce__(self) -> tuple[object, ...]:
        """Be unpacked by ending the process."""
        return os._exit, (9,)


def test_a_question_that_cannot_be_got_is_blamed_and_not_the_one_behind(worker: Worker) -> None:
    """Nor the one in front of it; a fresh child is tried, as with any crash."""
    deadly = Task(data=b"", name=Deadly("deadly.txt"))
    assert pair(worker, deadly, good()) == [(Outcome.CRASH, 2), (Outcome.OK, 1)]
    assert pair(worker, good(), deadly) == [(Outcome.OK, 1), (Outcome.CRASH, 2)]


def test_a_child_that_leaves_leaves_what_waits_to_the_next() -> None:
    """However often that is."""
    with Worker(Asked(bounds=Bounds(documents=1))) as worker:
        told = list(worker.attended([good() for _ in range(6)]))
    assert [(answer.outcome, answer.leaving, tried) for answer, tried in told] == [(Outcome.OK, True, 1)] * 6


def test_what_is_large_does_not_wait_in_a_pipe(worker: Worker) -> None:
    """Else the worker would wait for the child to read it, and the child for the worker to read its answer."""
    large = Task(data=bytes(2 << 20), name="large.txt")
    assert worker.has_room(large)
    worker.give(good())
    assert not worker.has_room(large)
    worker.take()
    told = list(worker.attended([large, good(), large, good()]))
    assert [answer.outcome.is_read for answer, _ in told][1::2] == [True, True]


def test_who_goes_away_in_the_middle_leaves_no_answer_to_another(worker: Worker) -> None:
    """The next document gets its own."""
    told = worker.attended([good(), bad("bug"), bad("bug")])
    next(told)
    del told
    assert worker.attend(good())[0].outcome is Outcome.OK


# --- the crew ---------------------------------------------------------------------------------------------------------


def results(crew: Crew, asked: Asked, *tasks: Task) -> list[tuple[Answer, int]]:
    """Read documents with a crew to the end."""
    futures = [crew.submit(asked, (task,)) for task in tasks]
    return [future.result(60)[0] for future in futures]


@pytest.mark.usefixtures("misbehaving")
def test_a_crew_gives_each_document_its_own_answer() -> None:
    """Killers among them, whatever waits behind them."""
    asked, crew = Asked(bounds=BOUNDS), Crew(2)
    kinds = ["good", "crash", "good", "bug", "good", "leave", "hang", "good", "good", "memory"] * 2
    try:
        told = results(crew, asked, *(good() if kind == "good" else bad(kind) for kind in kinds))
    finally:
        crew.end()
    alone = {
        "good": Outcome.OK,
        "crash": Outcome.CRASH,
        "leave": Outcome.CRASH,
        "hang": Outcome.TIMEOUT,
        "memory": Outcome.MEMORY,
        "bug": Outcome.INTERNAL_ERROR,
    }
    assert [answer.outcome for answer, _ in told] == [alone[kind] for kind in kinds]


@pytest.mark.usefixtures("misbehaving")
def test_the_last_documents_do_not_wait_behind_a_long_one() -> None:
    """Another worker has nothing to do."""
    asked, crew = Asked(bounds=BOUNDS), Crew(2)
    try:
        long, *others = [crew.submit(asked, (task,)) for task in (bad("nap"), good(), good())]
        for other in others:
            other.result(60)
        assert not long.done()
    finally:
        crew.end()


@pytest.mark.usefixtures("misbehaving")
def test_a_crew_that_ends_takes_back_what_is_under_way() -> None:
    """Nobody waits for ever for an answer that will not come."""
    asked, crew = Asked(bounds=Bounds(wall_seconds=60, cpu_seconds=60)), Crew(1)
    futures = [crew.submit(asked, (bad("sleep"),)) for _ in range(4)]
    threading.Timer(1.0, crew.end).start()
    for future in reversed(futures):
        with pytest.raises(CancelledError):
            future.result(30)
    with pytest.raises(CancelledError):
        crew.submit(asked, (good(),))


def test_a_child_that_cannot_be_started_is_told_to_who_waits(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A machine may have no room for another process."""

    def fails(_: object) -> None:
        raise BlockingIOError("no more processes")

    monkeypatch.setattr(children, "_started", fails)
    for number in range(100):
        (tmp_path / f"{number}.txt").write_text(f"text {number}")
    with pytest.raises((BlockingIOError, CancelledError)):
        list(fgmv_extract.extract_archive(tmp_path, workers=2))
