"""The child process that reads documents, one at a time, within bounds that the system keeps.

Run as ``python -m fgmv_extract.archive.child``. It may die at any document: then nothing is lost but that document. What a
document makes a library print goes nowhere; the pipe to the worker is kept apart from standard output.
"""

import contextlib
import ctypes
import gc
import os
import pickle
import signal
import sys
import threading
import time
import traceback
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import BinaryIO

from attrs import evolve

from fgmv_extract.archive.bounds import Bounds
from fgmv_extract.archive.outcomes import Outcome, storable
from fgmv_extract.archive.store.relations import related
from fgmv_extract.archive.tasks import Answer, Asked, Task, Wanted, receive, send
from fgmv_extract.errors import ExtractError
from fgmv_extract.extraction import statements_of
from fgmv_extract.options import Options
from fgmv_extract.records import Statement
from fgmv_extract.sources import Content

if sys.platform != "win32":  # there are no such limits there; the wall limit alone holds
    import resource

_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG of prctl(2)
_HEARTBEAT = 1.0  # seconds
_LONGEST_IDLE = 300.0  # seconds


def main() -> int:
    """Answer until the worker closes the pipe; return the exit status."""
    pipe_in, pipe_out = _pipes()
    _die_with_parent()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the worker decides when it is over
    asked = receive(pipe_in)
    if not isinstance(asked, Asked):
        return 0
    _bound_memory(asked.bounds)
    while isinstance(task := _awaited(pipe_in), Task):
        _bound_processor(asked.bounds)
        send(answered(task, asked), pipe_out)
        gc.collect()
        gc.freeze()  # what is left are modules and caches: looking through them after each document costs more than reading some
    return 0


_idle_since: float | None = None


def _awaited(pipe: BinaryIO) -> object:
    """Wait for the next document."""
    global _idle_since  # noqa: PLW0603  the watching thread reads it
    _idle_since = time.monotonic()
    try:
        return receive(pipe)
    finally:
        _idle_since = None


def answered(task: Task, asked: Asked) -> Answer:
    """Read one document; whatever happens is an answer."""
    began = time.process_time()
    try:
        answer = _read(task, asked)
    except ExtractError as error:
        outcome = Outcome.MEMORY if _is_out_of_memory(error) else Outcome(error.outcome)
        answer = Answer(outcome=outcome, problem=error.problem, remedy=error.remedy)
    except MemoryError:
        answer = Answer(outcome=Outcome.MEMORY, problem="needs more memory than a document may have")
    except Exception as error:  # noqa: BLE001  the edge of the batch: our bug is told with its traceback, and the run goes on
        answer = _internal(error)
    return _weighed(answer, time.process_time() - began)


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
    return evolve(
        answer,
        problem=storable(answer.problem),
        remedy=storable(answer.remedy),
        traceback=storable(answer.traceback),
        seconds=seconds,
        memory_bytes=_peak(),
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


# --- what the system keeps --------------------------------------------------------------------------------------------


def _pipes() -> tuple[BinaryIO, BinaryIO]:
    """Keep the pipes to the worker, and send everything that is printed from now on nowhere."""
    pipe_in, pipe_out = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)
    return pipe_in, pipe_out


def _die_with_parent() -> None:
    """Let no child outlive its worker: the kernel's signal on Linux, a look at the parent each second elsewhere."""
    parent = os.getppid()
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_DEATH_SIGNAL, signal.SIGKILL)
    threading.Thread(target=_watch, args=(parent,), daemon=True).start()


def _watch(parent: int) -> None:
    """End this process when its parent is gone, or when nobody has needed it for minutes."""
    while os.getppid() == parent:
        idle = _idle_since
        if idle is not None and time.monotonic() - idle > _LONGEST_IDLE:
            os._exit(0)
        time.sleep(_HEARTBEAT)
    os._exit(1)


def _bound_memory(bounds: Bounds) -> None:
    if sys.platform == "win32":
        return
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        most = bounds.memory_bytes if hard == resource.RLIM_INFINITY else min(bounds.memory_bytes, hard)
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def _bound_processor(bounds: Bounds) -> None:
    """Let the kernel end this process when the next document takes too long."""
    if sys.platform == "win32":
        return
    with contextlib.suppress(OSError, ValueError):
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        most = int(time.process_time() + bounds.cpu_seconds) + 1
        resource.setrlimit(resource.RLIMIT_CPU, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _peak() -> int:
    """The most memory this process has held, in bytes; 0 where the system does not tell."""
    if sys.platform == "win32":
        return 0
    if sys.platform == "linux":  # ru_maxrss begins with what the parent held when it started this process
        with contextlib.suppress(OSError, ValueError, IndexError):
            return int(Path("/proc/self/status").read_text("ascii").partition("VmHWM:")[2].split(maxsplit=1)[0]) * 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


if __name__ == "__main__":
    sys.exit(main())
