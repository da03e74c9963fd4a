"""Where documents are read: on this machine, or by any ``concurrent.futures.Executor``, each of its threads with a child of its own.

``client.get_executor()`` of a Dask cluster is one: the child inside the task keeps a document that hangs from holding a worker of the cluster.
"""

import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError, Executor, Future
from contextlib import AbstractContextManager, contextmanager
from typing import Generic, TypeVar, final
from uuid import uuid4

from attrs import define, field, frozen

from fgmv_extract.archive.crew import Answers, Crew
from fgmv_extract.archive.tasks import Answer, Asked, Task
from fgmv_extract.archive.workers import Worker

Item = TypeVar("Item")

_MOST_AHEAD = 128 << 20  # bytes of documents that are under way
_MOST_OF_SMALL = 16 << 20  # bytes of documents when many are under way
_MOST_AT_ONCE = 8 << 20  # bytes of documents in one task
_ALONE, _SMALL, _TOGETHER = 32, 128, 4  # tasks under way for each worker: of one document, of a small one, of many


@final
@frozen(kw_only=True)
class Engine:
    """What takes tasks, how many documents it works on at once, and how many stand in one task.

    A task of a cluster carries many documents, because handing one over costs more than reading it. ``ready`` may be called
    ahead when there will surely be some.
    """

    submit: Callable[[Asked, tuple[Task, ...]], Future[Answers]]
    workers: int
    batch: int = 1
    ready: Callable[[Asked], None] = lambda _: None

    def has_room(self, tasks: int, size: int) -> bool:
        """Tell whether another task may be under way beside so many of so many bytes.

        They are enough that one slow document stops no other, nor the child that opens containers while it comes up; and few
        enough for the memory.
        """
        few, many = (_ALONE, _SMALL) if self.batch == 1 else (_TOGETHER, _TOGETHER)
        return (tasks < few * self.workers and size < _MOST_AHEAD) or (
            tasks < many * self.workers and size < _MOST_OF_SMALL
        )


Running = AbstractContextManager[Engine]
"""An engine for the time of a ``with`` block."""


@contextmanager
def lent(executor: Executor, workers: int, batch: int) -> Iterator[Engine]:
    """Read with an executor that somebody else has and keeps."""
    run = uuid4().hex

    def submit(asked: Asked, tasks: tuple[Task, ...]) -> Future[Answers]:
        return executor.submit(answers_of, run, asked, tasks)

    try:
        yield Engine(submit=submit, workers=workers, batch=batch)
    finally:
        end(run)  # where the executor's threads are of this process


@contextmanager
def local(workers: int) -> Iterator[Engine]:
    """Read on this machine, in as many children."""
    crew = Crew(workers)
    try:
        yield Engine(submit=crew.submit, workers=workers, ready=crew.ready)
    finally:
        crew.end()


@final
@frozen
class Attended(Generic[Item]):
    """An item with what came of its task; ``answer`` is None when there was nothing to do."""

    item: Item
    answer: Answer | None = None
    attempts: int = 0


@final
@define
class _Batch(Generic[Item]):
    """Items that go together: those with a task stand as they are, the others as what is known of them."""

    items: list[Item | Attended[Item]] = field(factory=list)
    tasks: list[Task] = field(factory=list)
    size: int = 0
    future: Future[Answers] | None = None

    def attended(self) -> Iterator[Attended[Item]]:
        """Wait for the answers; ``CancelledError`` when there will be none."""
        answers = iter(self.future.result() if self.future else ())
        for item in self.items:
            yield item if isinstance(item, Attended) else Attended(item, *next(answers))

    def cancel(self) -> bool:
        """Take the task back; false when it has begun."""
        return self.future is None or self.future.cancel()


Due = Callable[[Item], Task | Attended[Item]]
"""Tells what is to be read for an item, or what is known of it already."""


def attend(
    items: Iterable[Item], due: Due[Item], engine: Engine, asked: Asked, stop: threading.Event | None = None
) -> Iterator[Attended[Item]]:
    """Read items, some ahead, and yield them in their order.

    When ``stop`` is set no other is begun, and those that are being read are the last. Whoever goes away takes back what
    has not begun.
    """
    stop = stop or threading.Event()
    waiting: deque[_Batch[Item]] = deque()
    source, exhausted, ahead = iter(items), False, 0
    try:
        while True:
            while not (exhausted or stop.is_set()) and engine.has_room(len(waiting), ahead):
                batch = _gathered(source, due, engine)
                exhausted = not batch.items
                if not exhausted:
                    batch.future = engine.submit(asked, tuple(batch.tasks)) if batch.tasks else None
                    batch.tasks.clear()
                    waiting.append(batch)
                    ahead += batch.size
            if stop.is_set():
                while waiting and waiting[-1].cancel():
                    waiting.pop()
            if not waiting:
                return
            batch = waiting.popleft()
            ahead -= batch.size
            yield from batch.attended()
    except CancelledError:
        if not stop.is_set():
            raise
    finally:
        for batch in waiting:
            batch.cancel()


def _gathered(source: Iterator[Item], due: Due[Item], engine: Engine) -> _Batch[Item]:
    """Take items for one task; none is the end."""
    batch: _Batch[Item] = _Batch()
    for item in source:
        wanted = due(item)
        batch.items.append(item if isinstance(wanted, Task) else wanted)
        if isinstance(wanted, Task):
            batch.tasks.append(wanted)
            batch.size += len(wanted.data)
        if len(batch.items) >= engine.batch or batch.size >= _MOST_AT_ONCE:
            break
    return batch


# --- the workers of this process --------------------------------------------------------------------------------------

_own = threading.local()
_lock = threading.Lock()
_of_run: dict[str, list[Worker]] = {}
_ended: deque[str] = deque(maxlen=100)
"""The last runs that are over: a thread that comes too late for one must not start a child for it."""


def answers_of(run: str, asked: Asked, tasks: tuple[Task, ...]) -> Answers:
    """Read documents one after another in this thread's child; runs wherever the executor is."""
    return list(_worker(run, asked).attended(tasks))


def end(run: str) -> None:
    """End the children of a run in this process."""
    with _lock:
        _ended.append(run)
        workers = _of_run.pop(run, [])
    for worker in workers:
        worker.end()


def _worker(run: str, asked: Asked) -> Worker:
    """The worker of this thread for this run; one of a run before is ended."""
    known: tuple[str, Worker] | None = getattr(_own, "worker", None)
    if known is not None and known[0] == run:
        return known[1]
    if known is not None:
        known[1].end()
    worker = Worker(asked)
    with _lock:
        if run in _ended:
            raise CancelledError
        _own.worker = (run, worker)
        _of_run.setdefault(run, []).append(worker)
    return worker
