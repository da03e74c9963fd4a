"""How much of a very large table is read in a second."""

from collections.abc import Iterator
from functools import partial

from benchmarks import contenders, growing
from benchmarks.cases import Line
from benchmarks.clock import race


def reading(rounds: int, rows: int) -> Iterator[Line]:
    """Measure how many megabytes of a very large table of text are read in a second."""
    data = growing.as_text(rows)
    running = {"floor: decode + splitlines": contenders.text_floor, **contenders.OURS}
    timed = race({name: partial(run, data) for name, run in running.items()}, rounds)
    floor = next(iter(timed.values())).middle
    for name, timing in timed.items():
        rate = len(data) / 1e6 / timing.middle
        yield Line(f"text, {rows:,} rows, a second", name, rate, timing.middle / floor, unit="MB/s")
