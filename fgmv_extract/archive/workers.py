"""A worker feeds one child process one document at a time, and replaces the child when it dies or oversteps.

Only killing a process ends a document that hangs: an alarm inside it never arrives during a long parse. So each worker has a
child of its own, and a document that kills it takes nothing with it but itself.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from concurrent.futures import CancelledError
from queue import Empty, SimpleQueue
from typing import IO, BinaryIO, Self, cast, final

from fgmv_extract.archive.bounds import Bounds
from fgmv_extract.archive.outcomes import Outcome
from fgmv_extract.archive.tasks import Answer, Asked, Message, Task, receive, send

CHILD = ("-m", "fgmv_extract.archive.child")
"""What Python runs as a child."""

_START = 60.0  # seconds a new child has to come up, beside its first document
_WORTH_ANOTHER = frozenset({Outcome.CRASH, Outcome.MEMORY})


@final
class Worker:
    """Reads documents in a child process. Use it from one thread; only ``end`` may come from another.

    What a child leaves in the folder for temporary files goes with it.
    """

    def __init__(self, asked: Asked) -> None:
        self._asked = asked
        self._child: subprocess.Popen[bytes] | None = None
        self._folder: str | None = None
        self._ended = False
        self._lock = threading.Lock()
        self._answers: SimpleQueue[Message | None] = SimpleQueue()
        self._served = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    @property
    def child(self) -> int | None:
        """The number of the child's process; None while there is none."""
        return self._child.pid if self._child is not None else None

    def attend(self, task: Task) -> tuple[Answer, int]:
        """Read a document; return the answer and how many children tried.

        A second child tries a document on which one died that had served others: those may have left it weak.
        Raises ``CancelledError`` once the worker has ended.
        """
        was_fresh = self._served == 0
        answer = self._once(task)
        if answer.outcome in _WORTH_ANOTHER and not was_fresh:
            self._renew()
            return self._once(task), 2
        return answer, 1

    def end(self) -> None:
        """End the child, whatever it is doing, for good."""
        with self._lock:
            self._ended = True
        self._renew()

    def _renew(self) -> None:
        """End the child; the next document gets another one."""
        with self._lock:
            child, self._child, self._served = self._child, None, 0
            folder, self._folder = self._folder, None
        if child is None:
            return
        _kill(child)
        child.wait()
        for pipe in (child.stdin, child.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)

    def _once(self, task: Task) -> Answer:
        bounds = self._asked.bounds
        child = self._ready()
        try:
            send(task, _pipe(child.stdin))
            patience = bounds.wall_seconds + (_START if self._served == 0 else 0)
            answer = self._answers.get(timeout=patience)
        except Empty:
            self._renew()
            return _timeout(bounds)
        except (OSError, ValueError):  # the pipe is broken, or closed because the run has ended
            answer = None
        if not isinstance(answer, Answer):
            return self._died(child)
        self._served += 1
        weary = answer.memory_bytes > bounds.memory_bytes // 2 or answer.outcome is Outcome.MEMORY
        if self._served >= bounds.documents or weary:
            self._renew()
        return answer

    def _ready(self) -> subprocess.Popen[bytes]:
        if self._child is not None and self._child.poll() is not None:
            self._renew()  # it went while it had nothing to do
        with self._lock:
            if self._ended:
                raise CancelledError
            if self._child is not None:
                return self._child
            self._folder = _folder()
            self._child = child = _started(self._folder)
        self._answers = SimpleQueue()
        reader = threading.Thread(target=_listen, args=(_pipe(child.stdout), self._answers), daemon=True)
        reader.start()
        with contextlib.suppress(OSError):  # a child that is gone already shows when it is asked
            send(self._asked, _pipe(child.stdin))
        return child

    def _died(self, child: subprocess.Popen[bytes]) -> Answer:
        """Tell what ended the child: the limit on its processor time, or anything else."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(timeout=5)
        status = child.returncode
        self._renew()
        if status is not None and -status == getattr(signal, "SIGXCPU", None):
            return _timeout(self._asked.bounds)
        return Answer(outcome=Outcome.CRASH, problem=f"made the reading process end ({_ending(status)})")


def _timeout(bounds: Bounds) -> Answer:
    """One sentence for both limits: which of them ends a document depends on how busy the machine is."""
    problem = f"took longer than {bounds.cpu_seconds:g} seconds of processor time, or {bounds.wall_seconds:g} in all"
    return Answer(outcome=Outcome.TIMEOUT, problem=problem, remedy="allow more with --timeout")


def _folder() -> str | None:
    try:
        return tempfile.mkdtemp(prefix="fgmv-extract-")
    except OSError:
        return None  # nowhere to write; a document that needs a folder will tell


def _started(folder: str | None) -> subprocess.Popen[bytes]:
    temporary = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), folder) if folder else {}
    return subprocess.Popen(  # noqa: S603  this program itself
        [sys.executable, *CHILD],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **temporary, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONSAFEPATH": "1"},
        start_new_session=True,  # so that Ctrl-C reaches the run alone, and a kill reaches all that the child started
    )


def _pipe(end: IO[bytes] | None) -> BinaryIO:
    """One end of a pipe that was asked for, so it is there."""
    return cast("BinaryIO", end)


def _listen(pipe: BinaryIO, answers: "SimpleQueue[Message | None]") -> None:
    """Hand on what the child says; None is its end. A thread of its own, because waiting for a pipe knows no time limit."""
    try:
        while (answer := receive(pipe)) is not None:
            answers.put(answer)
    except (OSError, ValueError, EOFError):
        pass  # closed under us
    finally:
        answers.put(None)


def _kill(child: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(child.pid, signal.SIGKILL)
        else:
            child.kill()


def _ending(status: int | None) -> str:
    if status is None:
        return "no status"
    if status < 0:
        with contextlib.suppress(ValueError):
            return signal.Signals(-status).name
    return f"exit status {status}"
