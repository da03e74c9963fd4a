"""Timing that survives a busy machine: contenders take turns, and what is published are ratios."""

import gc
from collections.abc import Callable, Mapping
from statistics import median
from time import perf_counter
from typing import final

from attrs import frozen


@final
@frozen
class Timing:
    """Seconds of one contender: the best of all rounds and the middle one."""

    best: float
    middle: float


def race(contenders: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, Timing]:
    """Let the contenders run in turns, A B C A B C, so that a slow minute of the machine slows all of them.

    The first round is not counted: it fills caches and imports what is imported late.
    """
    times: dict[str, list[float]] = {name: [] for name in contenders}
    for turn in range(rounds + 1):
        for name, run in contenders.items():
            gc.collect()
            began = perf_counter()
            run()
            if turn:
                times[name].append(perf_counter() - began)
    return {name: Timing(min(each), median(each)) for name, each in times.items()}
