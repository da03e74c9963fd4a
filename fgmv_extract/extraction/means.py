"""What reading a document may use up: the stack, the memory, and the time of Python's garbage collector."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from fgmv_extract.errors import LimitExceededError


@contextmanager
def within_means(name: str) -> Iterator[None]:
    """Report a document that exhausts the stack or the memory as what it is: too much."""
    try:
        yield
    except RecursionError as error:
        raise LimitExceededError(
            name, "is nested too deeply", "open and save it again in the program it is from"
        ) from error
    except MemoryError as error:
        raise LimitExceededError(
            name, "needs more memory than there is", "split it, or read it on a larger machine"
        ) from error


@contextmanager
def collector_paused() -> Iterator[None]:
    """Let Python's cyclic garbage collector wait until a document is read.

    A document becomes tens of thousands of values in one go, all of which live and none of which form cycles; looking through
    them again and again while they are made takes a quarter of the time. Threads that overlap leave the collector running.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
