"""Where documents are read: any ``concurrent.futures.Executor``, each of its threads or processes with a child of its own.

On one machine that is a pool of threads, which only wait for their children. ``client.get_executor()`` of a Dask cluster is
one just as well: the child inside the task keeps a document that hangs from holding a worker of the cluster.
"""

import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from itertools import islice
from typing import Generic, TypeVar, final
from uuid import uuid4

from attrs import field, frozen

from fgmv_extract.archive.tasks import Answer, Asked, Task
from fgmv_extract.archive.workers import Worker

Item = TypeVar("Item")

_own = threading.local()
_all_lock = threading.Lock()
_all: dict[str, list[Worker]] = {}


@final
@frozen(kw_only=True)
class Engine:
    """An executor, how many documents it works on at once, and how many stand in one task.

    A task of a cluster carries many documents, because handing one over costs more than reading it.
    """

    executor: Executor
    workers: int
    batch: int = 1
    run: str = field(factory=lambda: uuid4().hex)

    @property
    def window(self) -> int:
        """How many tasks are under way at most: enough that none waits, few enough that memory stays bounded."""
        return 4 * self.workers


Running = AbstractContextManager[Engine]
"""An engine for the time of a ``with`` block."""


@contextmanager
def lent(executor: Executor, workers: int, batch: int) -> Iterator[Engine]:
    """Read with an executor that somebody else has and keeps."""
    engine = Engine(executor=executor, workers=workers, batch=batch)
    try:
        yield engine
    finally:
        close(engine.run)  # where the executor's threads are of this process


@contextmanager
def local(workers: int) -> Iterator[Engine]:
    """Read on this machine, in as many children."""
    pool = ThreadPoolExecutor(workers, thread_name_prefix="fgmv-extract")
    engine = Engine(executor=pool, workers=workers)
    try:
        yield engine
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        close(engine.run)  # ends the documents that are still being read, and with them the threads
        pool.shutdown(wait=True)


@final
@frozen
class Attended(Generic[Item]):
    """An item with what came of its task; ``answer`` is None when there was nothing to do."""

    item: Item
    answer: Answer | None
    attempts: int = 0


def attend(
    items: Iterable[Item], task_of: Callable[[Item], Task | None], engine: Engine, asked: Asked
) -> Iterator[Attended[Item]]:
    """Read items, a few ahead, and yield them in their order; an item without a task passes through."""
    waiting: deque[tuple[list[tuple[Item, bool]], Future[list[tuple[Answer, int]]] | None]] = deque()
    source = iter(items)
    exhausted = False
    while waiting or not exhausted:
        while not exhausted and len(waiting) < engine.window:
            batch = list(islice(source, engine.batch))
            exhausted = len(batch) < engine.batch
            if batch:
                waiting.append(_submitted(batch, task_of, engine, asked))
        if waiting:
            batched, future = waiting.popleft()
            answers = iter(future.result() if future else ())
            for item, has_task in batched:
                answer, attempts = next(answers) if has_task else (None, 0)
                yield Attended(item, answer, attempts)


def _submitted(
    batch: list[Item], task_of: Callable[[Item], Task | None], engine: Engine, asked: Asked
) -> tuple[list[tuple[Item, bool]], Future[list[tuple[Answer, int]]] | None]:
    tasks = [task_of(item) for item in batch]
    told = [(item, task is not None) for item, task in zip(batch, tasks, strict=True)]
    due = tuple(task for task in tasks if task is not None)
    return told, engine.executor.submit(answers_of, engine.run, asked, due) if due else None


def answers_of(run: str, asked: Asked, tasks: tuple[Task, ...]) -> list[tuple[Answer, int]]:
    """Read documents one after another in this thread's child; runs wherever the executor is."""
    worker = _worker(run, asked)
    return [worker.attend(task) for task in tasks]


def close(run: str) -> None:
    """End the children of a run in this process."""
    with _all_lock:
        workers = _all.pop(run, [])
    for worker in workers:
        worker.close()


def _worker(run: str, asked: Asked) -> Worker:
    """The worker of this thread for this run; one of a run before is ended."""
    known: tuple[str, Worker] | None = getattr(_own, "worker", None)
    if known is not None and known[0] == run:
        return known[1]
    if known is not None:
        known[1].close()
    worker = Worker(asked)
    _own.worker = (run, worker)
    with _all_lock:
        _all.setdefault(run, []).append(worker)
    return worker
