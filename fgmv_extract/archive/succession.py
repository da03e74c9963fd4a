"""A child that has served its share, or died, makes room for a fresh one in no time: all are forked from one that is warm and idle.

Starting Python, importing the readers and compiling the grammar costs as much as reading two hundred documents. The process
that the worker starts does that once, reads no document itself, and forks those that do; what one of them was asked to
read is never in the next. Linux only: elsewhere a fork of a process with libraries loaded is not safe.
"""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from mmap import mmap

RENEWS_ITSELF = sys.platform == "linux"
"""Whether a child is followed by another when it leaves or dies; else the worker starts one."""

LEFT = 77
"""The exit status of a child that leaves for the next one."""

UNASKED = 78
"""The exit status when a child died while it had nothing to do. The next question may have gone with it: ask it again."""

_BUG = 70
_IDLE, _WORKING, _SPEAKING = range(3)
_state = mmap(-1, 1)  # shared with all that are forked


def working() -> None:
    """Note that the worker waits for an answer: only then is it told when the child dies."""
    _state[0] = _WORKING


@contextmanager
def speaking() -> Iterator[None]:
    """Answer within this: of a child that dies with half an answer given, the worker can understand no other."""
    _state[0] = _SPEAKING
    yield
    _state[0] = _IDLE


def followed(serve: Callable[[], int], tell: Callable[[int], None]) -> int:
    """Fork children that serve, one after the other; return the status of the last, that of one that had nothing more to do.

    When one dies over a question, ``tell`` gets its exit status, or the negative number of the signal, before the next is
    forked. When one dies with nothing to do it is followed by none, and the status is ``UNASKED``: a question that comes
    at that moment is read by the dying one, in part or whole, and nobody would ever answer it.
    """
    while True:
        number = os.fork()
        if number == 0:
            status = _BUG
            try:
                status = serve()
            finally:
                os._exit(status)
        status = os.waitstatus_to_exitcode(os.waitpid(number, 0)[1])
        if status != LEFT:
            if _state[0] == _IDLE:
                return status and UNASKED
            if _state[0] == _SPEAKING:
                return _ended_alike(status)
            tell(status)
        _state[0] = _IDLE


def _ended_alike(status: int) -> int:
    """End this process in the same way, so that the worker learns what it was."""
    if status < 0:
        if -status not in {signal.SIGKILL, signal.SIGSTOP}:
            signal.signal(-status, signal.SIG_DFL)
        os.kill(os.getpid(), -status)
    return status
