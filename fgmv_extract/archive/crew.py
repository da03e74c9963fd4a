"""The workers of this machine: as many threads, which only wait for their children, and what is to be read."""

import contextlib
import threading
from collections import deque
from concurrent.futures import CancelledError, Future
from typing import NamedTuple, final

from fgmv_extract.archive.tasks import Answer, Asked, Task
from fgmv_extract.archive.workers import Worker

Answers = list[tuple[Answer, int]]
"""What came of documents, and how many children tried each."""


@final
class _Job(NamedTuple):
    task: Task
    future: Future[Answers]


@final
class Crew:
    """So many workers of one run. They begin when they are first ``ready``, or something is submitted."""

    def __init__(self, workers: int) -> None:
        self._count = workers
        self._jobs: deque[_Job] = deque()
        self._changed = threading.Condition()
        self._over: BaseException | None = None
        self._workers: list[Worker] = []
        self._threads: list[threading.Thread] = []

    def ready(self, asked: Asked) -> None:
        """Let the children come up, unless they have: there will be something to read soon."""
        if self._threads or self._over:
            return
        self._workers = [Worker(asked) for _ in range(self._count)]
        self._threads = [
            threading.Thread(target=self._work, args=(worker,), name=f"fgmv-extract-{number}", daemon=True)
            for number, worker in enumerate(self._workers)
        ]
        for thread in self._threads:
            thread.start()

    def submit(self, asked: Asked, tasks: tuple[Task, ...]) -> Future[Answers]:
        """Have a document read, after those before it; ``tasks`` holds one."""
        self.ready(asked)
        (task,) = tasks
        job = _Job(task, Future())
        with self._changed:
            if self._over is not None:
                raise self._over
            self._jobs.append(job)
            self._changed.notify()
        return job.future

    def end(self) -> None:
        """End the documents that are being read, and with them the threads; nothing else is begun."""
        self._finish(CancelledError())
        for worker in self._workers:
            worker.end()
        for thread in self._threads:
            thread.join()

    def _finish(self, reason: BaseException) -> None:
        """Take back what nobody has begun with, and begin no other."""
        with self._changed:
            self._over = self._over or reason
            due = list(self._jobs)
            self._jobs.clear()
            self._changed.notify_all()
        for job in due:
            job.future.cancel()

    def _work(self, worker: Worker) -> None:
        begun: deque[Future[Answers]] = deque()
        try:
            with contextlib.suppress(OSError):  # one that cannot come up shows when it is asked
                worker.start()
            while self._given(worker, begun):
                worker.rest()
                self._taken(worker, begun)
        except BaseException as error:  # noqa: BLE001  who waits for the document is told
            for future in begun:
                future.set_exception(error)
            self._finish(error)

    def _taken(self, worker: Worker, begun: deque[Future[Answers]]) -> None:
        """Take all answers that are there, at least one, and tell of them together: who waits wakes once, and finds the child fed."""
        heard: list[tuple[Answer, int]] = []
        try:
            heard.append(worker.take())
            while worker.has_answered():
                heard.append(worker.take())
            self._given(worker, begun, len(heard))
        finally:
            for answer in heard:
                begun.popleft().set_result([answer])

    def _given(self, worker: Worker, begun: deque[Future[Answers]], heard: int = 0) -> bool:
        """Give a worker what it has room for, and wait when it has nothing to do; false when all is over.

        Of what was begun, the first so many were ``heard`` and nobody was told.
        """
        while (job := self._next(worker, len(begun) - heard, waits=not begun)) is not None:
            begun.append(job.future)
            worker.give(job.task)
        return bool(begun)

    def _next(self, worker: Worker, given: int, *, waits: bool) -> _Job | None:
        """Return the next document for a worker that is at so many, None when there is none for it now.

        The last ones wait for whoever is idle first, and not behind a document that may take long.
        """
        with self._changed:
            while True:
                while waits and not self._jobs and self._over is None:
                    self._changed.wait()
                if len(self._jobs) <= given * self._count or not worker.has_room(self._jobs[0].task):
                    return None
                job = self._jobs.popleft()
                if job.future.set_running_or_notify_cancel():
                    return job
