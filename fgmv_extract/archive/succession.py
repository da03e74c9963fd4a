"""A child that has served its share makes room for a fresh one in no time: both are forked from one that is warm and idle.

Starting Python, importing the readers and compiling the grammar costs as much as reading two hundred documents. The process
that the worker starts does that once, reads no document itself, and forks those that do; what one of them was asked to
read is never in the next. Linux only: elsewhere a fork of a process with libraries loaded is not safe.
"""

import os
import signal
import sys
from collections.abc import Callable

RENEWS_ITSELF = sys.platform == "linux"
"""Whether a child is followed by another when it leaves; else the worker starts one."""

LEFT = 77
"""The exit status of a child that leaves for the next one."""

_BUG = 70


def followed(serve: Callable[[], int]) -> int:
    """Fork children that serve, one after the other, as long as each leaves for the next; return the status of the last.

    One that was killed is the end of this process too, in the same way, so that the worker learns what it was.
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
            break
    if status < 0:
        if -status not in {signal.SIGKILL, signal.SIGSTOP}:
            signal.signal(-status, signal.SIG_DFL)
        os.kill(os.getpid(), -status)
    return status
