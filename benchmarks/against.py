"""What became slower since an earlier run: each line in its ratio to the floor of its case, which was measured beside it."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.cases import Line

SLOWER = 1.2
"""From here on a ratio is told: it changes by a tenth from run to run."""


def baseline(path: Path) -> Mapping[tuple[str, str], float]:
    """Read the ratios of an earlier run, by case and contender, from what ``--json`` wrote; raises ``ValueError`` for anything else."""
    try:
        lines = json.loads(path.read_text("utf-8"))["lines"]
        return {(str(line["case"]), str(line["contender"])): float(line["ratio"]) for line in lines}
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{path}: is no run of the benchmarks; make one with --json") from error


def slower(lines: Sequence[Line], before: Mapping[tuple[str, str], float]) -> Iterator[str]:
    """Tell each line that takes a fifth more of its floor than it did; lines that only one of the runs has are no matter."""
    for line in lines:
        was = before.get((line.case, line.contender), 0.0)
        if was and line.ratio >= was * SLOWER:
            much = line.ratio / was - 1
            yield f"SLOWER: {line.case}: {line.contender}: {line.ratio:.2f} times its floor, was {was:.2f} (+{much:.0%})"
