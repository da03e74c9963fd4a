"""A child process that does one thing at a time, and is ended when it dies or oversteps.

It may be asked for the next thing before it is done with the one at hand: that waits in the pipe, so that the child does not
wait for its worker. Whatever ends the child is told of what it was at; what waited is asked again of the next one.

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
from collections import deque
from collections.abc import Iterable
from concurrent.futures import CancelledError
from typing import IO, BinaryIO, NamedTuple, cast, final

from fgmv_extract.archive.bounds import Bounds
from fgmv_extract.archive.listening import Listener, listener
from fgmv_extract.archive.outcomes import Outcome
from fgmv_extract.archive.succession import RENEWS_ITSELF, UNASKED
from fgmv_extract.archive.tasks import Answer, Asked, Died, Handing, Leave, Message, More, send

if sys.platform == "linux":
    import fcntl

CHILD = ("-m", "fgmv_extract.archive.child")
"""What Python runs as a child."""

WORTH_ANOTHER = frozenset({Outcome.CRASH, Outcome.MEMORY})
"""What is tried once more in a fresh child when the one before had served others: those may have left it weak."""

_START = 60.0  # seconds a new child has to come up, beside its first document
_PIPE = 1 << 20  # bytes: most documents and answers go through at once, and nobody waits for the other in between


@final
class _Question(NamedTuple):
    """What was asked and not answered; ``afresh`` when the child in front of it was asked to leave."""

    message: Message
    afresh: bool


@final
class Child:
    """A child, started when it is first asked. Use it from one thread; only ``end`` may come from another.

    ``served`` counts what it has answered since it was started. ``room`` is how many bytes of questions may wait for it so
    that neither side ever waits for the other to read: none before it is started, and where children are not followed.
    """

    def __init__(self, asked: Asked) -> None:
        self.served = self.room = 0
        self._is_up = False
        self._asked = asked
        self._due: deque[_Question] = deque()
        self._process: subprocess.Popen[bytes] | None = None
        self._folder: str | None = None
        self._ended = False
        self._lock = threading.Lock()
        self._listener: Listener | None = None

    @property
    def pid(self) -> int | None:
        """The number of its process; None while there is none."""
        return self._process.pid if self._process is not None else None

    def start(self) -> None:
        """Start it before it is asked: coming up takes it as long as reading thirty documents."""
        self._ready()

    def ask(self, message: Message, patience: float | None = None) -> Answer | Handing:
        """Return what it answers to that, as ``take`` does."""
        self.put(message)
        return self.take(patience)

    def put(self, message: Message, *, afresh: bool = False) -> None:
        """Ask something; what was asked before is answered before. ``afresh`` asks a child that has served nothing.

        Raises ``CancelledError`` once it has ended for good.
        """
        if not self._due and self._process is not None and self._process.poll() is not None:
            self.renew()  # it went while it had nothing to do
        question = _Question(message, afresh and bool(self.served or self._due))
        self._due.append(question)
        is_new = self._process is None
        process, _ = self._ready()
        if not is_new:  # else it has been told everything
            _tell(process, [question])

    def take(self, patience: float | None = None) -> Answer | Handing:
        """Return what it answers to the first question within so many seconds, those of the bounds when None.

        They are counted from now: take an answer as soon as the one before it was taken. An ``Answer`` of ``TIMEOUT`` or
        ``CRASH`` tells that there is none: the child is gone then. Raises ``CancelledError`` once it has ended for good.
        """
        try:
            answer = self._once(patience)
            if answer is None and not isinstance(self._due[0].message, More):
                answer = self._once(patience)
        finally:
            self._due.popleft()
        if self._due and self._due[0].afresh:
            self.served = 0
        return answer or Answer(outcome=Outcome.CRASH, problem="made the reading process end again and again")

    def has_answered(self) -> bool:
        """Tell whether the answer to the first question is there, in part at least, so that to take it is not to wait."""
        said = self._listener
        return said is not None and said.has_more()

    def _once(self, patience: float | None) -> Answer | Handing | None:
        """Wait for the first answer; None when the child went before it began with that."""
        bounds = self._asked.bounds
        process, said = self._ready()
        try:
            patience = bounds.wall_seconds if patience is None else patience
            answer = said.heard(patience + (0 if self._is_up else _START))
            self._is_up = True
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
        """End the child; what it has not answered goes to another one."""
        with self._lock:
            process, self._process, self.served, self.room = self._process, None, 0, 0
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

    def drop(self) -> None:
        """End the child and forget what it was asked."""
        self._due.clear()
        self.renew()

    def end(self) -> None:
        """End the child, whatever it is doing, for good."""
        with self._lock:
            self._ended = True
        self.renew()

    def _ready(self) -> tuple[subprocess.Popen[bytes], Listener]:
        """Return the process and what listens to it; one that is new is told how to read, and what is to be answered."""
        with self._lock:
            if self._ended:
                raise CancelledError
            if self._process is not None and self._listener is not None:
                return self._process, self._listener
            self._folder = _folder()
            self._process = process = _started(self._folder)
            self._listener = said = listener(_pipe(process.stdout))
            self.room, self._is_up = _room(process) if RENEWS_ITSELF else 0, False
        _tell(process, [_Question(self._asked, afresh=False), *self._due])
        return process, said

    def _died(self, process: subprocess.Popen[bytes]) -> Answer | None:
        """Tell what ended the child: the limit on its processor time, or anything else; None when it was not at work.

        Raises ``CancelledError`` when we did, for good.
        """
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=5)
        status = process.returncode
        self.renew()
        if self._ended:
            raise CancelledError
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


def _room(process: subprocess.Popen[bytes]) -> int:
    """Return how many bytes the pipe to a child surely takes at once: half of what fits, which is counted in whole pages."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError):
            return fcntl.fcntl(_pipe(process.stdin), fcntl.F_GETPIPE_SZ) // 2
    return 0


def _tell(process: subprocess.Popen[bytes], questions: Iterable[_Question]) -> None:
    """Send questions; of a child that is gone, or was ended, that shows when an answer is waited for."""
    with contextlib.suppress(OSError, ValueError):
        for question in questions:
            if question.afresh:
                send(Leave(), _pipe(process.stdin))
            send(question.message, _pipe(process.stdin))


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
