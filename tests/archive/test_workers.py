"""A document that hangs, crashes or eats memory takes nothing with it but itself."""

import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import fgmv_extract
from fgmv_extract.archive.bounds import Bounds
from fgmv_extract.archive.outcomes import Outcome
from fgmv_extract.archive.succession import RENEWS_ITSELF
from fgmv_extract.archive.tasks import Answer, Asked, Task
from fgmv_extract.archive.workers import Worker
from samples import describe

SAMPLE = describe.HERE / "fg-dlt.docx"
BOUNDS = Bounds(cpu_seconds=2, wall_seconds=6, memory_bytes=1 << 30)


@pytest.fixture
def worker(misbehaving: None) -> Iterator[Worker]:  # noqa: ARG001  it changes what a child does
    """A worker with tight bounds."""
    with Worker(Asked(bounds=BOUNDS)) as worker:
        yield worker


def good() -> Task:
    """A document that is read."""
    return Task(data=SAMPLE.read_bytes(), name=SAMPLE.name)


def bad(what: str) -> Task:
    """A document on which the child does ``what``."""
    return Task(data=f"{what} and nothing else".encode(), name=f"{what}.txt")


def said(answer: Answer) -> object:
    """The statements of an answer."""
    return pickle.loads(answer.packed)  # noqa: S301  packed by a child of ours


def test_a_child_gives_what_the_library_gives(worker: Worker) -> None:
    """Reading in a child is reading."""
    answer, attempts = worker.attend(good())
    assert (answer.outcome, attempts) == (Outcome.OK, 1)
    assert said(answer) == fgmv_extract.extract_all(SAMPLE)
    assert (answer.format, answer.dialect) == ("docx", None)


def test_the_time_of_a_small_document_is_told(worker: Worker) -> None:
    """A few milliseconds are no round number of ticks, and never nothing."""
    seconds = [worker.attend(good())[0].seconds for _ in range(12)]
    assert all(0 < each < 10 for each in seconds)
    assert len(set(seconds)) == len(seconds)


@pytest.mark.parametrize(
    ("what", "outcome", "problem", "attempts"),
    [
        ("hang", Outcome.TIMEOUT, "took longer than 2 seconds of processor time, or 6 in all", 1),
        ("sleep", Outcome.TIMEOUT, "took longer than 2 seconds of processor time, or 6 in all", 1),
        ("crash", Outcome.CRASH, "made the reading process end (SIGABRT)", 2),
        ("leave", Outcome.CRASH, "made the reading process end (exit status 3)", 2),
        ("memory", Outcome.MEMORY, "needs more memory than a document may have", 2),
        ("wrapped", Outcome.MEMORY, "unknown error", 2),
        ("bug", Outcome.INTERNAL_ERROR, "met a bug of this program (ZeroDivisionError: ours)", 1),
    ],
)
def test_each_way_to_fail_has_its_name_and_the_next_document_is_read(
    worker: Worker, what: str, outcome: Outcome, problem: str, attempts: int
) -> None:
    """A crash or want of memory is tried once more in a fresh child, because the one before may have been weak."""
    assert worker.attend(good())[0].outcome is Outcome.OK
    answer, tried = worker.attend(bad(what))
    assert (answer.outcome, answer.problem, tried) == (outcome, problem, attempts)
    assert said(worker.attend(good())[0]) == fgmv_extract.extract_all(SAMPLE)


def test_a_bug_keeps_its_traceback(worker: Worker) -> None:
    """Whoever reports it has all there is."""
    answer, _ = worker.attend(bad("bug"))
    assert "ZeroDivisionError: ours" in answer.traceback
    assert answer.remedy == "please report it with the document"


def test_what_a_document_makes_a_library_print_goes_nowhere(worker: Worker) -> None:
    """The pipe carries answers only."""
    assert worker.attend(bad("print"))[0].outcome is Outcome.OK
    assert worker.attend(good())[0].outcome is Outcome.OK


def test_a_child_is_renewed_after_its_share_of_documents() -> None:
    """So that what leaks in a library never adds up."""
    with Worker(Asked(bounds=Bounds(documents=2))) as worker:
        readers = []
        for _ in range(5):
            assert worker.attend(good())[0].outcome is Outcome.OK
            readers.append(reader_of(worker))
    first, second, third, fourth, fifth = readers
    assert None not in {first, third, fifth}
    assert len({first, third, fifth}) == 3
    assert {second, fourth} <= {first, None, third, fifth}


def reader_of(worker: Worker) -> str | None:
    """The number of the process that reads: on Linux it is forked from the worker's child."""
    if worker.child is None or not RENEWS_ITSELF:
        return str(worker.child) if worker.child else None
    return Path(f"/proc/{worker.child}/task/{worker.child}/children").read_text().strip() or None


@pytest.mark.skipif(not RENEWS_ITSELF, reason="the worker starts each child itself")
def test_a_child_that_dies_while_it_has_nothing_to_do_is_missed_by_nobody() -> None:
    """Its end is no answer to the next question, and no document gets the answer of another."""
    other = Task(data=(describe.HERE / "two-positions.txt").read_bytes(), name="two-positions.txt")
    with Worker(Asked(bounds=BOUNDS)) as worker:
        for _ in range(20):  # in a few of them the dying one takes the question with it
            worker.attend(good())
            reader = reader_of(worker)
            assert reader is not None
            os.kill(int(reader), signal.SIGKILL)
            assert said(worker.attend(other)[0]) == fgmv_extract.extract_all(describe.HERE / other.name)


class Deadly(str):
    """A name on which a child ends as soon as it gets the question."""

    __slots__ = ()

    def __reduce__(self) -> tuple[object, ...]:
        """Be unpacked by ending the process."""
        return os._exit, (9,)


@pytest.mark.skipif(not RENEWS_ITSELF, reason="the worker starts each child itself")
def test_a_question_on_which_children_end_before_they_begin_is_asked_twice_and_no_more() -> None:
    """The next document is read."""
    with Worker(Asked(bounds=BOUNDS)) as worker:
        answer, _ = worker.attend(Task(data=b"", name=Deadly("deadly.txt")))
        assert (answer.outcome, answer.problem) == (Outcome.CRASH, "made the reading process end again and again")
        assert said(worker.attend(good())[0]) == fgmv_extract.extract_all(SAMPLE)


def test_a_fresh_child_takes_no_time() -> None:
    """It finds everything imported: renewing after each document costs less than reading one from a cold start."""
    with Worker(Asked(bounds=Bounds(documents=1))) as worker:
        worker.attend(good())
        began = time.monotonic()
        answers = [worker.attend(good())[0] for _ in range(2)]
        took = time.monotonic() - began
    assert all(answer.leaving and answer.outcome is Outcome.OK for answer in answers)
    cold = [sys.executable, "-c", f"import fgmv_extract; fgmv_extract.extract({str(SAMPLE)!r})"]
    began = time.monotonic()
    for _ in range(2):
        subprocess.run(cold, check=True)  # noqa: S603  our own program
    assert not RENEWS_ITSELF or took < (time.monotonic() - began) / 2


def test_what_the_parent_holds_does_not_count_as_what_a_child_holds() -> None:
    """The system starts a child's peak at its parent's size; a child that looked weary from birth would serve one document."""
    held = b"x" * (600 << 20)
    with Worker(Asked()) as worker:
        answer, _ = worker.attend(good())
        assert worker.child is not None
    assert 0 < answer.memory_bytes < len(held) // 2


@pytest.mark.skipif(sys.platform != "linux", reason="looks at the table of processes of Linux")
def test_no_child_outlives_a_killed_parent(tmp_path: Path, misbehaving_child: str) -> None:
    """Even one that is in the middle of a document that hangs."""
    script = tmp_path / "parent.py"
    child = tmp_path / "child.py"
    child.write_text(misbehaving_child)
    script.write_text(
        "from fgmv_extract.archive import children, workers\n"
        "from fgmv_extract.archive.tasks import Asked, Task\n"
        f"children.CHILD = ({str(child)!r},)\n"
        "worker = workers.Worker(Asked())\n"
        "worker.attend(Task(data=b'nothing', name='a.txt'))\n"
        "print(worker.child, flush=True)\n"
        "worker.attend(Task(data=b'sleep', name='b.txt'))\n"
    )
    parent = subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True)  # noqa: S603  our own script
    assert parent.stdout is not None
    number = int(parent.stdout.readline())
    os.kill(parent.pid, signal.SIGKILL)
    parent.wait()
    parent.stdout.close()
    until = time.monotonic() + 20
    while Path(f"/proc/{number}").exists() and time.monotonic() < until:
        time.sleep(0.05)
    assert not Path(f"/proc/{number}").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="looks at the table of processes of Linux")
def test_what_a_killed_child_has_started_is_killed_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """LibreOffice leads a group of processes of its own, and would go on for ever with a document that hangs it."""
    program, noted = tmp_path / "soffice", tmp_path / "noted"
    program.write_text(f"#!/bin/sh\nsleep 300 &\necho $! $$ > {noted}.part; mv {noted}.part {noted}\nwait\n")
    program.chmod(0o755)
    monkeypatch.setenv("FGMV_EXTRACT_SOFFICE", str(program))
    with Worker(Asked(bounds=Bounds(cpu_seconds=20, wall_seconds=2))) as worker:
        worker.attend(good())
        answer, _ = worker.attend(Task(data=b"\xdb\xa5-\x00" + bytes(600), name="old.doc"))
    assert answer.outcome is Outcome.TIMEOUT
    for number in noted.read_text().split():
        until = time.monotonic() + 20
        while is_running(int(number)) and time.monotonic() < until:
            time.sleep(0.05)
        assert not is_running(int(number))


def is_running(number: int) -> bool:
    """Whether there is a process of that number that has not ended."""
    try:
        return ") Z " not in Path(f"/proc/{number}/stat").read_text()
    except OSError:
        return False
