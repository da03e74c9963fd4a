"""What the system keeps a child to: its memory, its processor time, its pipes, and its parent."""

import contextlib
import ctypes
import os
import signal
import sys
import threading
import time
from typing import BinaryIO

from fgmv_extract.archive.bounds import Bounds
from fgmv_extract.archive.tasks import Message, receive

if sys.platform != "win32":  # there are no such limits there; the wall limit alone holds
    import resource

_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG of prctl(2)
_HEARTBEAT = 1.0  # seconds
_LONGEST_IDLE = 300.0  # seconds

_idle_since: float | None = None


def awaited(pipe: BinaryIO) -> Message | None:
    """Wait for the next thing to do, but not for ever; None when the other side is gone."""
    global _idle_since  # noqa: PLW0603  the watching thread reads it
    _idle_since = time.monotonic()
    try:
        return receive(pipe)
    finally:
        _idle_since = None


def pipes() -> tuple[BinaryIO, BinaryIO]:
    """Keep the pipes to the worker, and send everything that is printed from now on nowhere."""
    pipe_in, pipe_out = os.fdopen(os.dup(0), "rb", buffering=0), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)
    return pipe_in, pipe_out


def end_with(parent: int) -> None:
    """Let this process not outlive its parent: the kernel's signal, on Linux."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_DEATH_SIGNAL, signal.SIGKILL)
        if os.getppid() != parent:  # it went before the kernel knew
            os._exit(1)


def watch(parent: int) -> None:
    """Let this process not outlive its parent where the kernel has no signal for it, nor wait for hours for something to do."""
    threading.Thread(target=_watch, args=(parent,), daemon=True).start()


def _watch(parent: int) -> None:
    """End this process when its parent is gone, or when nobody has needed it for minutes."""
    while os.getppid() == parent:
        idle = _idle_since
        if idle is not None and time.monotonic() - idle > _LONGEST_IDLE:
            os._exit(0)
        time.sleep(_HEARTBEAT)
    os._exit(1)


def bound_memory(bounds: Bounds) -> None:
    """Let this process have no more memory than a document may."""
    if sys.platform == "win32":
        return
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        most = bounds.memory_bytes if hard == resource.RLIM_INFINITY else min(bounds.memory_bytes, hard)
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def bound_processor(bounds: Bounds) -> None:
    """Let the kernel end this process when the next document takes too long."""
    if sys.platform == "win32":
        return
    with contextlib.suppress(OSError, ValueError):
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        most = int(time.process_time() + bounds.cpu_seconds) + 1
        resource.setrlimit(resource.RLIMIT_CPU, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def peak() -> int:
    """The most memory this process has held, in bytes; 0 where the system does not tell.

    Linux counts in what the starter of a program held; but those that serve there are forked, and start no program.
    """
    if sys.platform == "win32":
        return 0
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return held if sys.platform == "darwin" else held * 1024
