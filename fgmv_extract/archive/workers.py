"""A worker feeds one child process one document at a time; a document that kills the child takes nothing with it but itself."""

from typing import Self, final

from fgmv_extract.archive.children import WORTH_ANOTHER, Child
from fgmv_extract.archive.tasks import Answer, Asked, Task


@final
class Worker:
    """Reads documents in a child process. Use it from one thread; only ``end`` may come from another."""

    def __init__(self, asked: Asked) -> None:
        self._child = Child(asked)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    @property
    def child(self) -> int | None:
        """The number of the child's process; None while there is none."""
        return self._child.pid

    def attend(self, task: Task) -> tuple[Answer, int]:
        """Read a document; return the answer and how many children tried.

        A second child tries a document on which one died that had served others: those may have left it weak.
        Raises ``CancelledError`` once the worker has ended.
        """
        was_fresh = self._child.served == 0
        answer = self._once(task)
        if answer.outcome in WORTH_ANOTHER and not was_fresh:
            return self._once(task), 2
        return answer, 1

    def end(self) -> None:
        """End the child, whatever it is doing, for good."""
        self._child.end()

    def _once(self, task: Task) -> Answer:
        answer = self._child.ask(task)
        if not isinstance(answer, Answer):
            raise TypeError(f"a child answered {type(answer).__name__} to a document")
        if answer.leaving:
            self._child.succeed()
        return answer
