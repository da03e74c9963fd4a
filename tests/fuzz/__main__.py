"""``python -m tests.fuzz --minutes 10``: try changed documents, and write down what must not happen."""

import argparse
import sys
import time
from pathlib import Path

from tests.fuzz.running import fuzz
from tests.fuzz.targets import BY_NAME, TARGETS, lines_target


def main() -> int:
    """Return 1 when something escaped."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--minutes", type=float, default=1.0, help="how long (default: 1)")
    parser.add_argument("--seed", type=int, default=0, help="the same seed makes the same inputs (default: 0)")
    parser.add_argument("--jobs", type=int, default=1, help="how many processes (default: 1)")
    parser.add_argument("--only", action="append", choices=sorted(BY_NAME), help="this target; may be repeated")
    parser.add_argument(
        "--folder", type=Path, default=Path("escaped"), help="where escapes are written (default: escaped)"
    )
    parser.add_argument(
        "--texts",
        type=Path,
        help="lines are those of the texts below this folder (default: samples); see samples/make.py --wrap",
    )
    asked = parser.parse_args()
    every = (
        TARGETS
        if asked.texts is None
        else [lines_target(asked.texts) if each.name == "lines" else each for each in TARGETS]
    )
    targets = [target for target in every if not asked.only or target.name in asked.only]
    began = time.monotonic()
    tried, escaped = fuzz(
        seconds=asked.minutes * 60, seed=asked.seed, jobs=asked.jobs, folder=asked.folder, targets=targets
    )
    for name, number in tried.items():
        print(f"{name:20}{number:>12,}")  # noqa: T201  a command
    seconds = time.monotonic() - began
    print(f"{'all':20}{sum(tried.values()):>12,}  in {seconds:,.0f} s; escaped: {escaped}")  # noqa: T201  as above
    if escaped:
        print(f"see {asked.folder}")  # noqa: T201  as above
    return 1 if escaped else 0


if __name__ == "__main__":
    sys.exit(main())
