"""The run: items go to an engine, what came of them is yielded in order, and kept in a store if there is one."""

import os
import pickle
import threading
from collections import OrderedDict
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import Executor
from hashlib import sha256
from typing import final

from attrs import evolve, field, frozen

from fgmv_extract.archive import engines, origins
from fgmv_extract.archive.bounds import Bounds
from fgmv_extract.archive.choice import Choice
from fgmv_extract.archive.engines import Attended
from fgmv_extract.archive.origins import Item
from fgmv_extract.archive.outcomes import Extraction, Failure, Origin, Outcome, Told
from fgmv_extract.archive.store.journal import Kept, Store
from fgmv_extract.archive.store.relations import Related
from fgmv_extract.archive.tasks import Answer, Asked, Task, Wanted
from fgmv_extract.options import Limits
from fgmv_extract.version import __version__

_REMEMBERED = 64 << 20  # bytes of answers that are kept for documents that come again
_OF_A_CLUSTER = 50  # documents in a task

Input = str | os.PathLike[str]


def extracted(
    inputs: Iterable[str], running: engines.Running, asked: Asked, choice: Choice
) -> Generator[Told, None, None]:
    """Read an archive and yield what came of each document, in order; one that comes again is not read again."""
    found = origins.items(inputs, choice, asked.limits)
    repeats = _Repeats()

    def task_of(item: Item | Failure) -> Task | None:
        return None if isinstance(item, Failure) or repeats.knows(item) else _task(item)

    with running as engine:
        for attended in engines.attend(found, task_of, engine, asked):
            yield repeats.told(attended)


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


@final
@frozen(kw_only=True)
class Step:
    """One document of a run into a store: where it stands and what became of it; ``known`` when that was so before."""

    origin: Origin
    outcome: Outcome
    known: bool = False
    problem: str | None = None
    remedy: str | None = None
    traceback: str | None = field(default=None, repr=False)
    seconds: float = 0.0
    attempts: int = 0
    statements: int = 0
    deliverables: int = 0
    findings: tuple[str, ...] = ()


@final
@frozen(kw_only=True)
class Resuming:
    """What is read again although the store has it: everything (``force``), or what failed for want of time or luck."""

    force: bool = False
    retry_failed: bool = False


def extract_into(  # noqa: PLR0913  as above
    inputs: Iterable[str],
    store: Store,
    running: engines.Running,
    asked: Asked,
    *,
    choice: Choice,
    resuming: Resuming,
    stop: threading.Event,
) -> Generator[Step, None, None]:
    """Read an archive into a store and yield each step; what the store has is passed over.

    When ``stop`` is set, the documents under way are finished and no other is begun.
    """
    begun: set[_Key] = set()

    def task_of(item: Item | Failure) -> Task | None:
        if isinstance(item, Failure):
            return None
        key = _sameness(item.origin)
        if key in begun or (not resuming.force and store.is_done(item.origin, retry_failed=resuming.retry_failed)):
            return None
        begun.add(key)
        return _task(item)

    found = _until(stop, origins.items(inputs, choice, asked.limits))
    with running as engine:
        for attended in engines.attend(found, task_of, engine, evolve(asked, wanted=Wanted.ROWS)):
            yield _kept(attended, store)


def extractor_of(asked: Asked) -> str:
    """Name what decides how a document is read: the version and the options. It stands in the store."""
    told = f"fgmv-extract {__version__} revisions={asked.revisions.value}"
    if asked.vocabulary is not None:
        told += f" vocabulary={sha256(pickle.dumps(asked.vocabulary)).hexdigest()[:12]}"
    if asked.limits != Limits() or asked.bounds != Bounds():
        told += f" limits={sha256(repr((asked.limits, asked.bounds)).encode()).hexdigest()[:12]}"
    return told


def _until(stop: threading.Event, found: Iterable[Item | Failure]) -> Iterator[Item | Failure]:
    for item in found:
        if stop.is_set():
            return
        yield item


def _task(item: Item) -> Task:
    origin = item.origin
    return Task(data=item.data, name=origin.name, container=origin.container, form=origin.form)


def _kept(attended: Attended[Item | Failure], store: Store) -> Step:
    item, answer = attended.item, attended.answer
    if isinstance(item, Failure):
        known = store.keep_unread(item)
        return Step(origin=item.origin, outcome=item.outcome, known=known, problem=item.problem, remedy=item.remedy)
    if answer is None:
        outcome = store.keep_place(item.origin)
        return Step(origin=item.origin, outcome=outcome, known=True)
    statements: tuple[Related, ...] = pickle.loads(answer.packed) if answer.packed else ()  # noqa: S301  packed by a child of our own
    kept = Kept(
        outcome=answer.outcome,
        format=answer.format,
        dialect=answer.dialect,
        problem=answer.problem or None,
        remedy=answer.remedy or None,
        traceback=answer.traceback or None,
        statements=statements,
        attempts=attended.attempts,
        seconds=answer.seconds,
    )
    store.keep(item.origin, kept)
    return Step(
        origin=item.origin,
        outcome=kept.outcome,
        problem=kept.problem,
        remedy=kept.remedy,
        traceback=kept.traceback,
        seconds=kept.seconds,
        attempts=kept.attempts,
        statements=len(statements),
        deliverables=sum(len(each.below["deliverables"]) for each in statements),
        findings=tuple(str(row[1]) for each in statements for row in each.below["findings"]),
    )


_Key = tuple[str | None, str, str | None]


@final
class _Repeats:
    """Answers that are kept in case their document comes again at another place: the latest, as far as they fit."""

    def __init__(self) -> None:
        self._answers: OrderedDict[_Key, tuple[Answer, int]] = OrderedDict()
        self._due: dict[str, tuple[Answer, int]] = {}
        self._size = 0

    def knows(self, item: Item) -> bool:
        """Tell whether the answer is there, and hold it until it is told."""
        known = self._answers.get(_sameness(item.origin))
        if known is not None:
            self._due[item.origin.location] = known
        return known is not None

    def told(self, attended: Attended[Item | Failure]) -> Told:
        item = attended.item
        if isinstance(item, Failure):
            return item
        if attended.answer is None:
            return _told(item.origin, *self._due.pop(item.origin.location))
        self._remember(_sameness(item.origin), attended.answer, attended.attempts)
        return _told(item.origin, attended.answer, attended.attempts)

    def _remember(self, key: _Key, answer: Answer, attempts: int) -> None:
        if key not in self._answers:
            self._answers[key] = answer, attempts
            self._size += _weight(answer)
        while self._size > _REMEMBERED:
            _, (oldest, _) = self._answers.popitem(last=False)
            self._size -= _weight(oldest)


def _weight(answer: Answer) -> int:
    return len(answer.packed) + 1000


def _sameness(origin: Origin) -> _Key:
    return origin.sha256, origin.ending, origin.form


def _told(origin: Origin, answer: Answer, attempts: int) -> Told:
    if answer.outcome.is_read:
        return Extraction(
            origin=origin,
            outcome=answer.outcome,
            packed=answer.packed,
            seconds=answer.seconds,
            attempts=attempts,
        )
    return Failure(
        origin=origin,
        outcome=answer.outcome,
        problem=answer.problem,
        remedy=answer.remedy,
        traceback=answer.traceback,
        seconds=answer.seconds,
        attempts=attempts,
    )
