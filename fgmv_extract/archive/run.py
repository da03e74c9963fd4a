"""The run: items go to an engine, and what came of them is yielded in their order."""

import os
from collections import OrderedDict
from collections.abc import Generator, Iterable
from concurrent.futures import Executor
from typing import NamedTuple, final

from fgmv_extract.archive import engines, origins
from fgmv_extract.archive.choice import Choice
from fgmv_extract.archive.engines import Attended
from fgmv_extract.archive.origins import Item
from fgmv_extract.archive.outcomes import Extraction, Failure, Origin, Told
from fgmv_extract.archive.tasks import Answer, Asked, Task
from fgmv_extract.archive.unpacking import Unpacker

_REMEMBERED = 64 << 20  # bytes of answers that are kept for documents that come again
_OF_A_CLUSTER = 50  # documents in a task

Found = Item | Failure


class Sameness(NamedTuple):
    """What makes two documents one: their bytes, and what those may be taken for."""

    sha256: str | None
    kind: str


def sameness_of(origin: Origin) -> Sameness:
    """Return what other places of the same document have in common with this one."""
    return Sameness(origin.sha256, origin.kind)


def extracted(
    inputs: Iterable[str], running: engines.Running, asked: Asked, choice: Choice
) -> Generator[Told, None, None]:
    """Read an archive and yield what came of each document, in order; one that comes again is not read again."""
    answers = _Answers()

    def due(item: Found) -> Task | Attended[Found]:
        if isinstance(item, Failure):
            return Attended(item)
        before = (item.answer, 1) if item.answer is not None else answers.of(item.origin)
        return Attended(item, *before) if before else task_of(item)

    with running as engine, Unpacker(asked) as unpacker:
        engine.ready(asked)
        found = origins.items(inputs, choice, asked.limits, opened=unpacker.opened)
        for attended in engines.attend(found, due, engine, asked):
            if attended.answer is not None:
                answers.keep(attended.item.origin, attended.answer, attended.attempts)
            yield _told(attended)


def engine_of(workers: int | None, executor: Executor | None = None) -> engines.Running:
    """Return the engine for a run: this machine, or an executor of the caller's, which stays open.

    Raises ``ValueError`` when there are to be no workers.
    """
    count = workers if workers is not None else os.cpu_count() or 1
    if count < 1:
        raise ValueError(f"at least one worker is needed, not {count}")
    if executor is None:
        return engines.local(count)
    return engines.lent(executor, count, _OF_A_CLUSTER)


def task_of(item: Item) -> Task:
    """Return what is to be read for an item; its bytes must be at hand."""
    origin = item.origin
    if item.data is None:
        raise RuntimeError(f"{origin.location} was said to be read before")
    return Task(data=item.data, name=origin.name, container=origin.container, form=origin.form)


@final
class _Answers:
    """The latest answers, as far as they fit, in case their documents come again at other places."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Sameness, tuple[Answer, int]] = OrderedDict()
        self._size = 0

    def of(self, origin: Origin) -> tuple[Answer, int] | None:
        """Return the answer for a document, and how many children tried it."""
        return self._kept.get(sameness_of(origin))

    def keep(self, origin: Origin, answer: Answer, attempts: int) -> None:
        """Keep an answer, and let go of the oldest when there are too many."""
        key = sameness_of(origin)
        if key not in self._kept:
            self._kept[key] = answer, attempts
            self._size += _weight(answer)
        while self._size > _REMEMBERED:
            self._size -= _weight(self._kept.popitem(last=False)[1][0])


def _weight(answer: Answer) -> int:
    return len(answer.packed) + 1000


def _told(attended: Attended[Found]) -> Told:
    item, answer = attended.item, attended.answer
    if isinstance(item, Failure):
        return item
    if answer is None:
        raise RuntimeError(f"{item.origin.location} was never read")
    if answer.outcome.is_read:
        return Extraction(
            origin=item.origin,
            outcome=answer.outcome,
            packed=answer.packed,
            seconds=answer.seconds,
            attempts=attended.attempts,
        )
    return Failure(
        origin=item.origin,
        outcome=answer.outcome,
        problem=answer.problem,
        remedy=answer.remedy,
        traceback=answer.traceback,
        seconds=answer.seconds,
        attempts=attended.attempts,
    )
