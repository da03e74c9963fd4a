"""Archives: what the supervised run costs over reading in one's own process, what a second worker brings, and a second run.

The documents are the Word and text files of ``samples.archives`` that are not poisoned, read from a folder.
"""

import tempfile
import threading
from collections import deque
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

import fgmv_extract
from benchmarks.cases import Line
from fgmv_extract.archive.choice import Choice
from fgmv_extract.archive.keeping import Resuming, extract_into, extractor_of
from fgmv_extract.archive.run import engine_of
from fgmv_extract.archive.store.journal import Journal
from fgmv_extract.archive.store.relations import related
from fgmv_extract.archive.tasks import Asked, Task, Wanted
from fgmv_extract.archive.workers import Worker
from samples import archives

_WARM = 20  # documents before anything is measured: they pay for imports and caches


def running(count: int) -> Iterator[Line]:
    """Measure so many documents; milliseconds are per document, ratios to reading in one's own process."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "archive")
        files = _written(folder, count)
        case = f"archive, {len(files):,} documents, each"
        own, child = _turns(files)
        floor = _middle(own)
        yield Line(case, "floor: rows of a statement, in process (median)", floor, 1.0)
        yield Line(case, "the same in a child (median)", _middle(child), _middle(child) / floor)
        over = [each - alone for each, alone in zip(child, own, strict=True)]
        yield Line(case, "what the child costs (median)", _middle(over), _middle(over) / floor)
        mean = sum(own) / len(own) * 1000
        for workers in (1, 2):
            took, used = (each / len(files) * 1000 for each in _run(folder, Path(name, f"{workers}.sqlite"), workers))
            yield Line(case, f"batch, workers: {workers}; ratio to their sum in process", took, took / mean)
            yield Line(case, "  processor time of the run itself, which no worker shares", used, used / mean)
        again, _ = (each / len(files) * 1000 for each in _run(folder, Path(name, "2.sqlite"), 2))
        yield Line(case, "batch again, nothing changed", again, again / mean)


def _written(folder: Path, count: int) -> list[Path]:
    folder.mkdir()
    files = []
    for made in archives.documents(count):
        path = folder / made.name
        if path.suffix in {".docx", ".txt"} and not made.name.startswith(("poison-", "copy-")):
            path.write_bytes(made.data)
            files.append(path)
    return files


def _turns(files: list[Path]) -> tuple[list[float], list[float]]:
    """Read each document here and in a child, one after the other; return the seconds of both, document by document."""
    own, child = [], []
    asked = Asked(wanted=Wanted.ROWS)
    with Worker(asked) as worker:
        for path in [*files[:_WARM], *files]:
            data = path.read_bytes()
            own.append(_seconds(partial(_rows, data, path.name)))
            child.append(_seconds(partial(worker.attend, Task(data=data, name=path.name))))
    return own[-len(files) :], child[-len(files) :]


def _rows(data: bytes, name: str) -> None:
    for nth, statement in enumerate(fgmv_extract.extract_all(data, name=name)):
        related(statement, nth)


def _seconds(run: Callable[[], object]) -> float:
    began = perf_counter()
    run()
    return perf_counter() - began


def _middle(seconds: list[float]) -> float:
    return median(seconds) * 1000


def _run(folder: Path, store: Path, workers: int) -> tuple[float, float]:
    """Read the archive into a store; return the seconds that took, with the start of the children, and those of this process.

    The second tell on a busy machine, too, what more workers can bring: two cores have as much to do as the children and the
    run together, and one worker takes as long as its child.
    """
    asked, began, used = Asked(), perf_counter(), process_time()
    with Journal(store, extractor_of(asked)) as journal:
        steps = extract_into(
            [str(folder)],
            journal,
            engine_of(workers),
            asked,
            choice=Choice(),
            resuming=Resuming(),
            stop=threading.Event(),
        )
        deque(steps, maxlen=0)
    return perf_counter() - began, process_time() - used
