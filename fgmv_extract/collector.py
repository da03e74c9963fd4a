"""Python's cyclic garbage collector, and when it waits."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_SELDOM = 100_000  # values more than before


@contextmanager
def collector_paused() -> Iterator[None]:
    """Let the collector wait until a document is read, or statements are compared.

    That makes tens of thousands of values in one go, all of which live and none of which form cycles; looking through them, and
    through all that lives beside them, again and again while they are made takes a quarter of the time of reading, and most of
    that of comparing. Threads that overlap leave the collector running.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@contextmanager
def collector_seldom() -> Iterator[None]:
    """Let the collector look after a process that keeps next to nothing of what it makes: now and then, and at that alone.

    What a run over an archive makes for each document is gone without it; it takes a twentieth of the time to find that out.
    """
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(_SELDOM, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
