"""A run finishes whatever it meets, loses nothing, and goes on where it was stopped."""

import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from random import Random

import pytest

import fgmv_extract
from fgmv_extract.archive import children
from fgmv_extract.archive.bounds import Bounds
from fgmv_extract.archive.choice import Choice
from fgmv_extract.archive.engines import Engine
from fgmv_extract.archive.keeping import Resuming, Step, extract_into, extractor_of
from fgmv_extract.archive.outcomes import Extraction, Failure, Outcome
from fgmv_extract.archive.run import engine_of
from fgmv_extract.archive.store import tables
from fgmv_extract.archive.store.journal import Journal
from fgmv_extract.archive.store.reading import opened
from fgmv_extract.archive.tasks import Asked
from samples import describe

SAMPLES = sorted(path for path in describe.HERE.iterdir() if path.suffix in {".docx", ".txt"})
SOME = SAMPLES[::4]
BOUNDS = Bounds(cpu_seconds=1, wall_seconds=6)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Some samples, one of them twice, among documents that do harm."""
    folder = tmp_path / "archive"
    folder.mkdir()
    for path in {*SOME, describe.HERE / "fg-dlt.docx"}:
        (folder / path.name).write_bytes(path.read_bytes())
    (folder / "zz again.docx").write_bytes((describe.HERE / "fg-dlt.docx").read_bytes())
    for number, what in enumerate(("crash", "empty", "leave", "bug", "hang")):
        (folder / f"m{number}-{what}.txt").write_bytes(b"" if what == "empty" else f"{what} now".encode())
    return folder


def into(store: Path, archive: Path, workers: int = 2, **more: bool) -> list[Step]:
    """Run an archive into a store to the end."""
    asked = Asked(bounds=BOUNDS)
    with Journal(store, extractor_of(asked)) as kept:
        return list(
            extract_into(
                [str(archive)],
                kept,
                engine_of(workers),
                asked,
                choice=Choice(),
                resuming=Resuming(**more),
                stop=threading.Event(),
            )
        )


def dump(store: Path) -> list[object]:
    """All that is in a store but the journal."""
    with sqlite3.connect(store) as database:
        lasting = [table for table in tables.TABLES if table is not tables.JOURNAL]
        rows = [(table.name, *row) for table in lasting for row in database.execute(f'SELECT * FROM "{table.name}"')]  # noqa: S608  our own names
    database.close()
    return list(rows)


@pytest.mark.usefixtures("misbehaving")
def test_every_document_has_an_outcome_by_name(archive: Path) -> None:
    """In the order of the names, the good ones as the library reads them, wherever the bad ones stand."""
    told = list(fgmv_extract.extract_archive(archive, workers=2, bounds=BOUNDS))
    names = [each.origin.name for each in told]
    assert names == sorted(names)
    failures = {each.origin.name: each.outcome for each in told if isinstance(each, Failure)}
    assert failures == {
        "m0-crash.txt": Outcome.CRASH,
        "m1-empty.txt": Outcome.EMPTY,
        "m2-leave.txt": Outcome.CRASH,
        "m3-bug.txt": Outcome.INTERNAL_ERROR,
        "m4-hang.txt": Outcome.TIMEOUT,
    }
    for each in told:
        if isinstance(each, Extraction):
            assert each.statements == fgmv_extract.extract_all(archive / each.origin.name)
            assert each.statements[0].file is not None
            assert each.statements[0].file.name == each.origin.name


@pytest.mark.usefixtures("misbehaving")
def test_the_store_is_the_same_whatever_the_number_of_workers(archive: Path, tmp_path: Path) -> None:
    """And so is a second run over it, which reads nothing."""
    into(tmp_path / "one.sqlite", archive, workers=1)
    into(tmp_path / "three.sqlite", archive, workers=3)
    assert dump(tmp_path / "one.sqlite") == dump(tmp_path / "three.sqlite")
    again = into(tmp_path / "three.sqlite", archive)
    assert all(step.known for step in again)
    assert dump(tmp_path / "one.sqlite") == dump(tmp_path / "three.sqlite")


@pytest.mark.usefixtures("misbehaving")
def test_a_document_at_two_places_is_read_once_and_recorded_twice(archive: Path, tmp_path: Path) -> None:
    """By its content and the ending of its name."""
    steps = {step.origin.name: step for step in into(tmp_path / "s.sqlite", archive)}
    assert not steps["fg-dlt.docx"].known
    assert steps["zz again.docx"].known
    with opened(tmp_path / "s.sqlite") as store:
        query = "SELECT o.name FROM origins o JOIN documents USING (document) WHERE name LIKE '%.docx' GROUP BY document HAVING count(*) > 1"
        assert len(list(store.rows(query))) == 1


@pytest.mark.usefixtures("misbehaving")
def test_what_failed_for_want_of_time_or_luck_can_be_tried_again(archive: Path, tmp_path: Path) -> None:
    """What is wrong with a document itself stays as it is."""
    into(tmp_path / "s.sqlite", archive)
    again = into(tmp_path / "s.sqlite", archive, retry_failed=True)
    assert sorted(step.origin.name for step in again if not step.known) == [
        "m0-crash.txt",
        "m2-leave.txt",
        "m3-bug.txt",
        "m4-hang.txt",
    ]
    everything = into(tmp_path / "s.sqlite", archive, force=True)
    assert [step.origin.name for step in everything if step.known] == ["zz again.docx"]


def test_a_run_with_nothing_to_do_starts_no_child(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They come up ahead of the first document, but only when there will be one."""
    first = into(tmp_path / "s.sqlite", archive)

    def fails(_: object) -> None:
        raise AssertionError("a child was started")

    monkeypatch.setattr(children, "_started", fails)
    again = into(tmp_path / "s.sqlite", archive)
    assert [step.origin for step in again] == [step.origin for step in first]
    assert all(step.known for step in again)


def test_any_executor_reads(archive: Path) -> None:
    """A pool of somebody else's, in tasks of many documents."""
    with ThreadPoolExecutor(2) as pool:
        told = list(fgmv_extract.extract_archive(archive, executor=pool, workers=2))
    assert [each.outcome.is_read for each in told if each.origin.name in {path.name for path in SOME}] == [
        True for _ in SOME
    ]


def test_a_run_that_is_told_to_stop_finishes_what_is_under_way(archive: Path, tmp_path: Path) -> None:
    """What is in the store is whole, and the next run does the rest."""
    stop, asked = threading.Event(), Asked(bounds=BOUNDS)
    with Journal(tmp_path / "s.sqlite", extractor_of(asked)) as store:
        steps: Iterator[Step] = extract_into(
            [str(archive)], store, engine_of(1), asked, choice=Choice(), resuming=Resuming(), stop=stop
        )
        next(steps)
        stop.set()
        done = 1 + len(list(steps))
    assert done < len(list(archive.iterdir()))
    into(tmp_path / "s.sqlite", archive)
    into(tmp_path / "clean.sqlite", archive)
    assert dump(tmp_path / "s.sqlite") == dump(tmp_path / "clean.sqlite")


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="kills processes as POSIX does")
def test_a_run_that_is_killed_again_and_again_loses_and_doubles_nothing(tmp_path: Path) -> None:
    """Killed at random moments, begun anew each time: in the end the store is that of a clean run, to the last row."""
    folder = tmp_path / "archive"
    folder.mkdir()
    for copy in range(5):
        for path in SAMPLES:
            data = path.read_bytes()
            content = data + f"\nend {copy}\n".encode() if path.suffix == ".txt" else data
            (folder / f"{copy}-{path.name}").write_bytes(content)
    command = [sys.executable, "-m", "fgmv_extract", "batch", str(folder), "-o"]
    began = time.monotonic()
    subprocess.run([*command, str(tmp_path / "clean.jsonl")], check=True, capture_output=True)  # noqa: S603  our own command
    whole = time.monotonic() - began
    random, kills = Random(7), 0  # noqa: S311  nothing here is secret
    for _ in range(12):
        run = subprocess.Popen([*command, str(tmp_path / "killed.jsonl")], stderr=subprocess.DEVNULL)  # noqa: S603  as above
        try:
            run.wait(timeout=whole * (0.3 + 0.4 * random.random()))
            break
        except subprocess.TimeoutExpired:
            os.kill(run.pid, signal.SIGKILL)
            run.wait()
            kills += 1
    else:
        subprocess.run([*command, str(tmp_path / "killed.jsonl")], check=True, capture_output=True)  # noqa: S603  as above
    assert kills
    assert (tmp_path / "killed.jsonl").read_bytes() == (tmp_path / "clean.jsonl").read_bytes()
    assert dump(tmp_path / "killed.jsonl.sqlite") == dump(tmp_path / "clean.jsonl.sqlite")


@pytest.mark.parametrize(
    ("tasks", "size", "batch", "has_room"),
    [
        (0, 0, 1, True),
        (63, 100 << 20, 1, True),
        (64, 100 << 20, 1, False),
        (63, 128 << 20, 1, False),
        (255, 15 << 20, 1, True),
        (255, 16 << 20, 1, False),
        (256, 0, 1, False),
        (7, 100 << 20, 50, True),
        (8, 0, 50, False),
    ],
)
def test_many_small_documents_are_under_way_and_few_large_ones(
    tasks: int,
    size: int,
    batch: int,
    has_room: bool,  # noqa: FBT001  a case
) -> None:
    """Enough that nobody waits while one of them takes long, or a container is opened; tasks of many documents are few."""
    engine = Engine(submit=lambda *_: Future(), workers=2, batch=batch)
    assert engine.has_room(tasks, size) is has_room


def test_memory_stays_bounded_because_few_tasks_are_under_way(tmp_path: Path) -> None:
    """However many documents there are, no more are taken from the archive than the window holds."""
    for number in range(200):
        (tmp_path / f"{number:03}.txt").write_text(f"text {number}")
    began = time.monotonic()
    told = fgmv_extract.extract_archive(tmp_path, workers=1)
    next(told)
    (tmp_path / "150.txt").write_text("")
    rest = {each.origin.name: each.outcome for each in told}
    assert rest["150.txt"] is Outcome.EMPTY, "it had been read ahead"
    assert time.monotonic() - began < 120
