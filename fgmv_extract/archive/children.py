"""A child process that is asked one thing at a time, and ended when it dies or oversteps.

Only killing a process ends a document that hangs: an alarm inside it never arrives during a long parse. What a child leaves
in the folder for temporary files goes with it, and so does every process that it started.
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
from typing import IO, BinaryIO, cast, final

from fgmv_extract.archive.bounds import Bounds
from fgmv_extract.archive.listening import Listener, listener
from fgmv_extract.archive.outcomes import Outcome
from fgmv_extract.archive.succession import RENEWS_ITSELF, UNASKED
from fgmv_extract.archive.tasks import Answer, Asked, Died, Handing, Message, More, send

if sys.platform == "linux":
    import fcntl

CHILD = ("-m", "fgmv_extract.archive.child")
"""What Python runs as a child."""

WORTH_ANOTHER = frozenset({Outcome.CRASH, Outcome.MEMORY})
"""What is tried once more in a fresh child when the one before had served others: those may have left it weak."""

_START = 60.0  # seconds a new child has to come up, beside its first document
_PIPE = 1 << 20  # bytes: most documents and answers go through at once, and nobody waits for the other in between


@final
class Child:
    """A child, started when it is first asked. Use it from one thread; only ``end`` may come from another.

    ``served`` counts what it was asked since it was started.
    """

    def __init__(self, asked: Asked) -> None:
        self.served = 0
        self._asked = asked
        self._process: subprocess.Popen[bytes] | None = None
        self._folder: str | None = None
        self._ended = False
        self._lock = threading.Lock()
        self._listener: Listener | None = None

    @property
    def pid(self) -> int | None:
        """The number of its process; None while there is none."""
        return self._process.pid if self._process is not None else None

    def ask(self, message: Message, patience: float | None = None) -> Answer | Handing:
        """Return what it answers within so many seconds, those of the bounds when None.

        An ``Answer`` of ``TIMEOUT`` or ``CRASH`` tells that there is none: the child is gone then. Raises ``CancelledError``
        once it has ended for good.
        """
        answer = self._once(message, patience)
        if answer is None and not isinstance(message, More):
            answer = self._once(message, patience)
        return answer or Answer(outcome=Outcome.CRASH, problem="made the reading process end again and again")

    def _once(self, message: Message, patience: float | None) -> Answer | Handing | None:
        """Ask once; None when the child went before it began with that."""
        bounds = self._asked.bounds
        process, said = self._ready()
        try:
            send(message, _pipe(process.stdin))
            patience = bounds.wall_seconds if patience is None else patience
            answer = said.heard(patience + (_START if self.served == 0 else 0))
        except TimeoutError:
            self.renew()
            return _timeout(bounds)
        except (OSError, ValueError):  # the pipe is broken, or closed because the run has ended
            answer = None
        if isinstance(answer, Died):
            self.served = 0
            return self._ended_by(answer.status)
        if not isinstance(answer, Answer | Handing):
            return self._died(process)
        self.served += 1
        return answer

    def succeed(self) -> None:
        """Go on with a fresh child: the one there was is leaving."""
        if RENEWS_ITSELF:
            self.served = 0
        else:
            self.renew()

    def renew(self) -> None:
        """End the child; the next question goes to another one."""
        with self._lock:
            process, self._process, self.served = self._process, None, 0
            said, self._listener = self._listener, None
            folder, self._folder = self._folder, None
        if process is None or said is None:
            return
        _kill(process)
        process.wait()
        for pipe in (_pipe(process.stdin), said):
            with contextlib.suppress(OSError):
                pipe.close()
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)

    def end(self) -> None:
        """End the child, whatever it is doing, for good."""
        with self._lock:
            self._ended = True
        self.renew()

    def _ready(self) -> tuple[subprocess.Popen[bytes], Listener]:
        if self._process is not None and self._process.poll() is not None:
            self.renew()  # it went while it had nothing to do
        with self._lock:
            if self._ended:
                raise CancelledError
            if self._process is not None and self._listener is not None:
                return self._process, self._listener
            self._folder = _folder()
            self._process = process = _started(self._folder)
            self._listener = said = listener(_pipe(process.stdout))
        with contextlib.suppress(OSError):  # a child that is gone already shows when it is asked
            send(self._asked, _pipe(process.stdin))
        return process, said

    def _died(self, process: subprocess.Popen[bytes]) -> Answer | None:
        """Tell what ended the child: the limit on its processor time, or anything else; None when it was not at work."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=5)
        status = process.returncode
        self.renew()
        return None if status in {0, UNASKED} else self._ended_by(status)

    def _ended_by(self, status: int | None) -> Answer:
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
    process = subprocess.Popen(  # noqa: S603  this program itself
        [sys.executable, *CHILD],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **temporary, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONSAFEPATH": "1"},
        start_new_session=True,  # so that Ctrl-C reaches the run alone, and a kill reaches all that the child started
    )
    if sys.platform == "linux":
        for pipe in (process.stdin, process.stdout):
            with contextlib.suppress(OSError):  # a user may have only so many bytes of pipes
                fcntl.fcntl(_pipe(pipe), fcntl.F_SETPIPE_SZ, _PIPE)
    return process


def _pipe(end: IO[bytes] | None) -> BinaryIO:
    """One end of a pipe that was asked for, so it is there."""
    return cast("BinaryIO", end)


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
