"""The child process that reads documents and opens containers, one at a time, within bounds that the system keeps.

Run as ``python -m fgmv_extract.archive.child``. It may die at any document: then nothing is lost but that document. What a
document makes a library print goes nowhere; the pipe to the worker is kept apart from standard output.
"""

import gc
import os
import pickle
import signal
import sys
import time
import traceback
from collections.abc import Iterator
from functools import partial
from importlib import import_module
from itertools import count
from typing import BinaryIO

from attrs import evolve

from fgmv_extract.archive import confinement, handing
from fgmv_extract.archive.outcomes import Outcome, storable
from fgmv_extract.archive.store.relations import related
from fgmv_extract.archive.succession import LEFT, RENEWS_ITSELF, followed, speaking, working
from fgmv_extract.archive.tasks import (
    Answer,
    Asked,
    Container,
    Died,
    Handing,
    Leave,
    Message,
    More,
    Task,
    Wanted,
    receive,
    send,
)
from fgmv_extract.errors import ExtractError
from fgmv_extract.extraction import statements_of
from fgmv_extract.options import Options
from fgmv_extract.records import Statement
from fgmv_extract.sources import Content


def main() -> int:
    """Answer until the worker closes the pipe; return the exit status."""
    pipe_in, pipe_out = confinement.pipes()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the worker decides when it is over
    confinement.end_with(os.getppid())
    asked = receive(pipe_in)
    if not isinstance(asked, Asked):
        return 0
    confinement.bound_memory(asked.bounds)
    serving = partial(serve, asked, pipe_in, pipe_out, os.getpid() if RENEWS_ITSELF else os.getppid())
    if not RENEWS_ITSELF:
        return serving()
    if asked.wanted is not Wanted.MEMBERS:
        answered(Task(data=_WARMING, name="warming.txt"), asked)
        for each in _WANTED_SOON:
            import_module(each)
    gc.collect()
    gc.freeze()
    return followed(serving, lambda status: send(Died(status), pipe_out))


_WARMING = b"""\
\tSource:\n\tITU-T SG20\n
\tTitle:\n\tLS/r on the allocation of FG-MV deliverables (reply to TSAG-LS35)\n
\tFor action to:\n\tTSAG\n
\tNo.\n\tTitle\n\tApproved\n\tAllocated to\n\tSG20\n
\tFGMV-01\n\tTechnical Report on metaverse\n\tJune 2024\n\tSG20 (SG16)\n\tQ1/20 agreed to initiate a new work item.\n
"""
"""Read before any document: imports the readers of text and all of the grammar."""


_WANTED_SOON = (
    "fgmv_extract.readers.word",
    "fgmv_extract.readers.html",
    "fgmv_extract.interpretation.flowing.places",
)
"""The readers of most documents, with lxml, and what finds lost tables: else each fresh child would import them anew, for as long as it reads ten documents."""


def serve(asked: Asked, pipe_in: BinaryIO, pipe_out: BinaryIO, parent: int) -> int:
    """Answer until the worker closes the pipe, or until it is time for a fresh child; return the exit status."""
    confinement.end_with(parent)
    confinement.watch(parent)
    served = 0
    message = confinement.awaited(pipe_in)
    while isinstance(message, Task | Container):
        working()
        confinement.bound_processor(asked.bounds)
        served += 1
        following = None
        if isinstance(message, Task):
            answer = answered(message, asked)
            leaving = _is_done(served, asked, answer)
            _say(answer._replace(leaving=True) if leaving else answer, pipe_out)
        else:
            following, leaving = _hand_over(message, asked, served, pipe_in, pipe_out)
        if leaving:
            return LEFT
        gc.collect()
        gc.freeze()  # what is left are modules and caches: looking through them after each document costs more than reading some
        message = following or confinement.awaited(pipe_in)
    return LEFT if isinstance(message, Leave) else 0


def _is_done(served: int, asked: Asked, answer: Answer | None = None) -> bool:
    """Tell whether this child has served its share, or holds more than half of what it may."""
    bounds = asked.bounds
    is_weak = answer is not None and answer.outcome is Outcome.MEMORY
    held = answer.memory_bytes if answer is not None else confinement.peak()
    return is_weak or served >= bounds.documents or held > bounds.memory_bytes // 2


def _hand_over(
    container: Container, asked: Asked, served: int, pipe_in: BinaryIO, pipe_out: BinaryIO
) -> tuple[Message | None, bool]:
    """Hand over what is in a container, some at a time.

    Returns what was asked for instead of more, if anything, and whether this child leaves.
    """
    try:
        for some in handing.handed(container, asked.limits):
            if some.last:
                leaving = _is_done(served, asked)
                _say(evolve(some, leaving=leaving), pipe_out)
                return None, leaving
            _say(some, pipe_out)
            if not isinstance(wanted := receive(pipe_in), More):
                return wanted, False
            working()
    except Exception as error:  # noqa: BLE001  the edge of the batch, as in ``answered``
        answer = _internal(error)
        told = answer._replace(traceback=storable(answer.traceback), problem=storable(answer.problem), leaving=True)
        _say(told, pipe_out)
    return None, True


def _say(answer: Answer | Handing, pipe_out: BinaryIO) -> None:
    with speaking():
        send(answer, pipe_out)


def answered(task: Task, asked: Asked) -> Answer:
    """Read one document; whatever happens is an answer."""
    began = time.thread_time()  # that of the process stands still between two ticks once its limit is set
    try:
        answer = _read(task, asked)
    except ExtractError as error:
        outcome = Outcome.MEMORY if _is_out_of_memory(error) else Outcome(error.outcome)
        answer = Answer(outcome=outcome, problem=error.problem, remedy=error.remedy)
    except MemoryError:
        answer = Answer(outcome=Outcome.MEMORY, problem="needs more memory than a document may have")
    except Exception as error:  # noqa: BLE001  the edge of the batch: our bug is told with its traceback, and the run goes on
        answer = _internal(error)
    return _weighed(answer, time.thread_time() - began)


def _read(task: Task, asked: Asked) -> Answer:
    statements = statements_of(
        Content(task.name, task.data),
        Options(revisions=asked.revisions, limits=asked.limits),
        vocabulary=asked.vocabulary,
        container=task.container,
        form=task.form,
    )
    wanted = statements if asked.wanted is Wanted.STATEMENTS else tuple(map(related, statements, count()))
    file = statements[0].file
    return Answer(
        outcome=_outcome_of(statements),
        format=file.format if file else None,
        dialect=file.dialect if file else None,
        packed=pickle.dumps(wanted, pickle.HIGHEST_PROTOCOL),
    )


def _weighed(answer: Answer, seconds: float) -> Answer:
    return answer._replace(
        problem=storable(answer.problem),
        remedy=storable(answer.remedy),
        traceback=storable(answer.traceback),
        seconds=seconds,
        memory_bytes=confinement.peak(),
    )


def _outcome_of(statements: tuple[Statement, ...]) -> Outcome:
    lost = any(finding.code.loses for statement in statements for finding in statement.findings)
    return Outcome.PARTIAL if lost else Outcome.OK


def _internal(error: Exception) -> Answer:
    if _is_out_of_memory(error):
        return Answer(outcome=Outcome.MEMORY, problem="needs more memory than a document may have")
    return Answer(
        outcome=Outcome.INTERNAL_ERROR,
        problem=f"met a bug of this program ({type(error).__name__}: {error})",
        remedy="please report it with the document",
        traceback="".join(traceback.format_exception(error)),
    )


def _is_out_of_memory(error: BaseException) -> bool:
    """Whether memory ran out somewhere below; libraries wrap that in errors of their own."""
    return any(isinstance(each, MemoryError) for each in _chain(error))


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__


if __name__ == "__main__":
    sys.exit(main())
