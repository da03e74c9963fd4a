"""A run into a store: what the store has is passed over, what is read is kept, a document at a time and in order."""

import os
import pickle
import threading
from collections.abc import Generator, Iterable
from functools import lru_cache, partial
from hashlib import sha256
from typing import final

from attrs import evolve, field, frozen

from fgmv_extract.archive import engines, origins, paths
from fgmv_extract.archive.choice import Choice
from fgmv_extract.archive.engines import Attended
from fgmv_extract.archive.origins import Before, Contents
from fgmv_extract.archive.outcomes import Failure, Member, Origin, Outcome, storable
from fgmv_extract.archive.run import Found, Sameness, sameness_of, task_of
from fgmv_extract.archive.store.contents import MOST
from fgmv_extract.archive.store.documents import Kept
from fgmv_extract.archive.store.journal import Journal
from fgmv_extract.archive.store.relations import Related
from fgmv_extract.archive.tasks import Answer, Asked, Container, Handed, Lost, Task, Wanted
from fgmv_extract.archive.unpacking import Opened, Unpacker
from fgmv_extract.options import Limits
from fgmv_extract.version import __version__


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


def extract_into(  # noqa: PLR0913  each is a choice of the caller's
    inputs: Iterable[str],
    journal: Journal,
    running: engines.Running,
    asked: Asked,
    *,
    choice: Choice,
    resuming: Resuming,
    stop: threading.Event,
) -> Generator[Step, None, None]:
    """Read an archive into a store and yield each step; what the store has is passed over.

    When ``stop`` is set, the documents that are being read are finished and no other is begun.
    """
    begun: set[Sameness] = set()
    given = tuple(inputs)

    def due(item: Found) -> Task | Attended[Found]:
        if isinstance(item, Failure):
            return Attended(item)
        key = sameness_of(item.origin)
        if key in begun or passed(item.origin):
            return Attended(item)
        begun.add(key)
        return task_of(item) if item.answer is None else Attended(item, item.answer, 1)

    @lru_cache(maxsize=1)  # it is asked of a file, and at once again of the document that the file is
    def passed(origin: Origin) -> bool:
        """Pass by what the store has as a document: it is no container, or one that is better left alone."""
        return not resuming.force and journal.is_done(origin, retry_failed=resuming.retry_failed)

    def contents(file: Origin) -> Contents | None:
        """Tell what is in a container; what was wrong with it elsewhere or before is forgotten when it was opened whole."""
        known = None if resuming.force else journal.contents(file.sha256, file.name)
        if known is None:
            engine.ready(reading)  # there is something to do: children come up while this process finds out what it is
        else:
            journal.forget_place(file.location)
        return known

    besides, reading = _files_of(journal.path), evolve(asked, wanted=Wanted.ROWS)
    try:
        with running as engine, Unpacker(asked) as unpacker:
            found = origins.items(
                given,
                choice,
                asked.limits,
                besides=besides,
                opened=partial(_opened, unpacker, journal),
                before=Before(passed=passed, contents=contents),
            )
            for attended in engines.attend(found, due, engine, reading, stop):
                yield _kept(attended, journal)
        if not stop.is_set():
            if choice == Choice():  # else places may be there that were not looked at
                journal.forget_mended(paths.within(given))
            journal.forget_what_stands_nowhere()
        journal.index()
    finally:
        journal.settle()


def _opened(unpacker: Unpacker, journal: Journal, container: Container) -> Opened:
    """Open a container; what was wrong with it before is forgotten when nothing is, and what is in it noted when all came."""
    is_sound = is_whole = True
    members: list[Member] = []
    for each in unpacker.opened(container):
        if isinstance(each, Handed):
            if len(members) <= MOST:
                members.append(origins.member_of(each))
        else:
            is_whole = False
            is_sound = is_sound and isinstance(each, Lost) and each.path != container.name
        yield each
    if is_sound and (members or not is_whole):
        journal.forget_place(container.location)
    if is_whole and members and container.sha256 is not None:
        journal.note_contents(container.sha256, storable(container.name), members)


def extractor_of(asked: Asked) -> str:
    """Name what decides how a document is read: the version and the options. It stands in the store."""
    told = f"fgmv-extract {__version__} revisions={asked.revisions.value}"
    if asked.vocabulary is not None:
        told += f" vocabulary={sha256(pickle.dumps(asked.vocabulary)).hexdigest()[:12]}"
    if asked.limits != Limits():
        told += f" limits={sha256(repr(asked.limits).encode()).hexdigest()[:12]}"
    return told


def _files_of(path: str) -> frozenset[str]:
    """Return the files the store is made of, and the output it stands beside: they are no part of the archive."""
    real = os.path.realpath(path)
    return frozenset(f"{real}{each}" for each in ("", "-wal", "-shm", "-lock")) | {real.removesuffix(".sqlite")}


def _kept(attended: Attended[Found], journal: Journal) -> Step:
    item, answer = attended.item, attended.answer
    if isinstance(item, Failure):
        known = journal.keep_unread(item)
        return Step(origin=item.origin, outcome=item.outcome, known=known, problem=item.problem, remedy=item.remedy)
    if answer is None:
        before = journal.keep_place(item.origin)
        return Step(
            origin=item.origin,
            outcome=Outcome(before.outcome),
            known=True,
            problem=before.problem,
            remedy=before.remedy,
            traceback=before.traceback,
        )
    return _kept_answer(item.origin, answer, attended.attempts, journal)


def _kept_answer(origin: Origin, answer: Answer, attempts: int, journal: Journal) -> Step:
    statements: tuple[Related, ...] = pickle.loads(answer.packed) if answer.packed else ()  # noqa: S301  packed by a child of our own
    kept = Kept(
        outcome=answer.outcome,
        format=answer.format,
        dialect=answer.dialect,
        problem=answer.problem or None,
        remedy=answer.remedy or None,
        traceback=answer.traceback or None,
        statements=statements,
        attempts=attempts,
        seconds=answer.seconds,
    )
    journal.keep(origin, kept)
    return Step(
        origin=origin,
        outcome=kept.outcome,
        problem=kept.problem,
        remedy=kept.remedy,
        traceback=kept.traceback,
        seconds=kept.seconds,
        attempts=kept.attempts,
        statements=len(statements),
        deliverables=sum(each.deliverables for each in statements),
        findings=tuple(code for each in statements for code in each.findings),
    )
