"""Whether time grows in proportion to the size: a law about steps, told from a clock that other work disturbs."""

import gc
import time
from collections.abc import Callable


def in_proportion(
    run: Callable[[int], object], size: int, *, most: float = 3.0, free: float = 0.02, tries: int = 6
) -> bool:
    """Tell whether ``run(2 * size)`` takes at most ``most`` times the processor's seconds of ``run(size)``.

    What takes less than ``free`` seconds is not measured. Other work only ever adds time, and a square would double every
    ratio: so one good try out of several is proof.
    """
    for _ in range(tries):
        large = _seconds(run, 2 * size)
        if large <= max(free, most * _seconds(run, size)):
            return True
    return False


def _seconds(run: Callable[[int], object], size: int) -> float:
    gc.disable()  # as extraction does; what it looks through is what other tests left
    try:
        begun = time.process_time()
        run(size)
        return time.process_time() - begun
    finally:
        gc.enable()
