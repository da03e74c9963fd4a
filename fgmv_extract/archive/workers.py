"""A worker feeds one child process; a document that kills the child takes nothing with it but itself.

The next documents are given before the answer to the present one is asked for: the child finds them in its pipe, and waits for
nobody in between. Of small documents so many are given that their answers can be taken some at a time: to be woken for each
costs the worker as much as to take it, and the child the processor.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from time import monotonic, sleep
from typing import Self, final

from attrs import define

from fgmv_extract.archive.children import WORTH_ANOTHER, Child
from fgmv_extract.archive.tasks import Answer, Asked, Task

_LEAST, _MOST = 2, 32  # documents with a child: one that it reads, and others that wait
_AHEAD = 0.1  # seconds of reading that wait, about
_LONGEST_REST = 0.05  # seconds
_LATEST = 1 / 8  # what the latest document counts for
_BESIDE = 16 << 10  # bytes that a document may need in the pipe beside its own


@final
@define(eq=False)
class _Given:
    """A document that was given, how many children have tried it, and the answer when there is one."""

    task: Task
    attempts: int = 0
    answer: Answer | None = None


@final
class Worker:
    """Reads documents in a child process. Use it from one thread; only ``end`` may come from another."""

    def __init__(self, asked: Asked) -> None:
        self._child = Child(asked)
        self._given: deque[_Given] = deque()  # in the order they were given
        self._asked: deque[_Given] = deque()  # those without an answer, in the order the child was asked
        self._size = 0  # bytes of them in the pipe, at most
        self._pace = _AHEAD  # seconds a document takes

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    @property
    def child(self) -> int | None:
        """The number of the child's process; None while there is none."""
        return self._child.pid

    def start(self) -> None:
        """Start the child before there is a document for it; raises ``CancelledError`` once the worker has ended."""
        self._child.start()

    def attend(self, task: Task) -> tuple[Answer, int]:
        """Read a document, as ``take`` says; nothing else may be under way."""
        self.give(task)
        return self.take()

    def attended(self, tasks: Iterable[Task]) -> Iterator[tuple[Answer, int]]:
        """Read documents, one after the other, as ``take`` says; nothing else may be under way."""
        due = deque(tasks)
        try:
            while due or self._given:
                while due and self.has_room(due[0]):
                    self.give(due.popleft())
                yield self.take()
        finally:
            if self._given:  # nobody will take them
                self._given.clear()
                self._asked.clear()
                self._size = 0
                self._child.drop()

    def has_room(self, task: Task) -> bool:
        """Tell whether a document may be given: no other is under way, or it may wait behind those in the pipe."""
        given = len(self._given)
        if given >= _LEAST and (given >= _MOST or given * self._pace >= _AHEAD):
            return False
        return not given or self._size + len(task.data) + _BESIDE <= self._child.room

    def rest(self) -> None:
        """Wait while the child surely has something to do, so that several answers are there to be taken."""
        for_half = len(self._given) * self._pace / 2
        if len(self._given) > _LEAST and not self.has_answered():
            sleep(min(for_half, _LONGEST_REST))

    def has_answered(self) -> bool:
        """Tell whether an answer is there, so that to take it is not to wait."""
        return bool(self._given) and (self._given[0].answer is not None or self._child.has_answered())

    def give(self, task: Task) -> None:
        """Give a document to read; raises ``CancelledError`` once the worker has ended."""
        given = _Given(task)
        self._child.put(task)
        self._given.append(given)
        self._asked.append(given)
        self._size += len(task.data) + _BESIDE

    def take(self) -> tuple[Answer, int]:
        """Return the answer to the first of those that were given, and how many children tried.

        A second child tries a document on which one died that had served others: those may have left it weak.
        Raises ``CancelledError`` once the worker has ended.
        """
        first, began = self._given[0], monotonic()
        while first.answer is None:
            self._hear()
        self._given.popleft()
        self._size -= len(first.task.data) + _BESIDE
        took = max(first.answer.seconds, monotonic() - began)  # a child may wait for another program, or end
        self._pace += (took - self._pace) * _LATEST
        return first.answer, first.attempts

    def end(self) -> None:
        """End the child, whatever it is doing, for good."""
        self._child.end()

    def _hear(self) -> None:
        given = self._asked[0]
        was_fresh = self._child.served == 0
        answer = self._child.take()
        if not isinstance(answer, Answer):
            raise TypeError(f"a child answered {type(answer).__name__} to a document")
        if answer.leaving:
            self._child.succeed()
        self._asked.popleft()
        given.attempts += 1
        if answer.outcome in WORTH_ANOTHER and not was_fresh and given.attempts == 1:
            self._child.put(given.task, afresh=True)
            self._asked.append(given)
        else:
            given.answer = answer
