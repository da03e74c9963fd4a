"""``python -m tests.mutants --sample 300 --seed 1``: change the package in one place at a time, and see whether a test fails."""

import argparse
import math
import sys
import tempfile
import time
from pathlib import Path

from tests.mutants.accepting import accepted
from tests.mutants.children import Setting
from tests.mutants.covering import covering
from tests.mutants.running import all_mutants, apart, sample, shown, summary, try_all
from tests.mutants.trying import Trial, prepare

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("grammar", "interpretation", "comparison")
TESTS = (
    *(f"tests/{room}" for room in ROOMS),
    "tests/laws",
    "tests/outputs",
    *(f"tests/cli/test_cli_{name}.py" for name in ("diff", "report", "several")),
    "tests/readers/text",
    *(f"tests/readers/test_{name}.py" for name in ("office_wrappings", "text_columns", "text_example", "text_plain", "text_tika")),
    *(f"tests/test_{name}.py" for name in ("extraction", "golden", "nothing_lost", "provenance", "real", "samples", "stories")),
)  # fmt: skip
"""The tests that may notice a change: those of the rooms first, then what reads documents and shows what they say."""


def _room(name: str) -> str:
    """Return the path of what is named: ``comparison``, ``interpretation/flowing`` or ``grammar/titles.py``."""
    path = f"fgmv_extract/{name.rstrip('/')}"
    if name.partition("/")[0] not in ROOMS or not (ROOT / path).exists():
        raise argparse.ArgumentTypeError(f"{name!r} is not in {', '.join(ROOMS)}")
    return path


def main() -> int:
    """Return 1 when a mutant survived that is not accepted."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("--sample", type=int, default=100, help="how many mutants (default: 100)")
    parser.add_argument("--seed", type=int, default=0, help="the same seed takes the same mutants (default: 0)")
    parser.add_argument(
        "--room",
        action="append",
        type=_room,
        help="of this room, or folder or module in one; may be repeated (default: all)",
    )
    parser.add_argument("--jobs", type=int, default=1, help="how many processes (default: 1)")
    parser.add_argument(
        "--minutes", type=float, default=math.inf, help="stop after so long (default: when all are tried)"
    )
    parser.add_argument("--seconds", type=float, default=60.0, help="of tests for each mutant at most (default: 60)")
    asked = parser.parse_args()
    prepare()
    began = time.monotonic()
    every = all_mutants(ROOT, asked.room or [f"fgmv_extract/{room}" for room in ROOMS])
    chosen, aside = apart(sample(every, asked.sample, asked.seed), accepted())
    folders = tuple(f"fgmv_extract/{room}" for room in ROOMS)
    coverage = covering(ROOT, folders, TESTS, ROOT / ".mutants.json")
    with tempfile.TemporaryDirectory() as scratch:
        trial = Trial(Setting(ROOT, folders, coverage, Path(scratch)), seconds=asked.seconds)
        until = time.monotonic() + asked.minutes * 60
        outcomes = []
        for outcome in try_all(trial, chosen, jobs=asked.jobs, until=until):
            outcomes.append(outcome)
            if not outcome.is_killed:
                print(f"{shown(outcome)}\n    (number {len(outcomes)} of {len(chosen)})", flush=True)  # noqa: T201  a command
    print(f"\n{len(every):,} mutants, a sample of {len(outcomes) + len(aside):,}, {time.monotonic() - began:,.0f} s")  # noqa: T201  as above
    print("\n".join(summary(outcomes, aside)))  # noqa: T201  as above
    return 0 if all(outcome.is_killed for outcome in outcomes) else 1


if __name__ == "__main__":
    sys.exit(main())
