"""The proof that a run over an archive loses nothing and doubles nothing, however often it is killed.

::

    python samples/make.py --archive 10000 big
    python -m benchmarks.proof big                    a clean run, a second one, then 100 times kill -9
    python -m benchmarks.proof big --kills 10         fewer
    python -m benchmarks.proof ../documents --kills 0 only the clean runs, over documents of one's own

Tells what became of the documents, and ends with status 1 when a good one was not read, a poisoned one has no outcome that is
right for it, or an export after kills is not the clean one byte for byte. POSIX only.
"""

import argparse
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

from fgmv_extract.archive.outcomes import Outcome
from samples.poison import POISONS

_RIGHT = {poison.name: poison.outcomes for poison in POISONS}
_STARTING = 0.3  # seconds: to be killed before that proves nothing
_GLANCE = 0.1  # seconds
_SLICES = 12  # how many kills one run over the archive takes, about


class Run(NamedTuple):
    """One run of the command to its end: seconds by the clock, and the most memory that it held itself, in MiB."""

    seconds: float
    mebibytes: float


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return its exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.proof", description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("archive", type=Path, help="a folder; poisoned documents in it are told by their names")
    parser.add_argument("--kills", type=int, default=100, help="how often runs are killed (100)")
    parser.add_argument("--workers", type=int, default=2, help="children that read (2)")
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        faults = list(_faults(chosen.archive, Path(name), chosen.kills, chosen.workers))
    for fault in faults:
        print(f"WRONG: {fault}")
    return 1 if faults else 0


def _faults(archive: Path, folder: Path, kills: int, workers: int) -> Iterator[str]:
    """Run the archive in all ways, tell how it went, and yield what should not have been."""
    clean = folder / "clean.jsonl"
    first = _run(archive, clean, workers)
    print(f"clean run: {first.seconds:.0f} s, it held at most {first.mebibytes:.0f} MiB")
    yield from _wrong_outcomes(clean)
    again = _run(archive, clean, workers)
    print(f"second run, nothing changed: {again.seconds:.1f} s, it held at most {again.mebibytes:.0f} MiB")
    done = rounds = 0
    while done < kills:
        rounds += 1
        killed = folder / f"killed-{rounds}.jsonl"
        done += _killed_again_and_again(archive, killed, workers, kills - done, max(2.0, first.seconds / _SLICES))
        if killed.read_bytes() != clean.read_bytes():
            yield f"the export after kills, round {rounds}, is not that of the clean run"
    if kills:
        print(f"killed {done} times in {rounds} rounds; every export compared with the clean one, byte for byte")


def _killed_again_and_again(archive: Path, output: Path, workers: int, most: int, longest: float) -> int:
    """Run to the end, killed at random moments until then, at most so many times; return how many that were."""
    random = Random(most)  # noqa: S311  nothing here is secret
    for kills in range(most):
        run = subprocess.Popen(_command(archive, output, workers), stderr=subprocess.DEVNULL)  # noqa: S603  our own command
        try:
            run.wait(timeout=random.uniform(_STARTING, longest))
        except subprocess.TimeoutExpired:
            os.kill(run.pid, signal.SIGKILL)
            run.wait()
        else:
            return kills
    _run(archive, output, workers)
    return most


def _run(archive: Path, output: Path, workers: int) -> Run:
    began, held = time.monotonic(), 0
    run = subprocess.Popen(_command(archive, output, workers), stderr=subprocess.DEVNULL)  # noqa: S603  our own command
    while run.poll() is None:
        held = max(held, _held(run.pid))
        time.sleep(_GLANCE)
    if run.returncode not in {0, 3}:
        raise RuntimeError(f"the run ended with status {run.returncode}")
    return Run(time.monotonic() - began, held / 1024)


def _held(process: int) -> int:
    """The most memory a process has held so far, in KiB; 0 where the system does not tell, or when it has just ended."""
    try:
        told = Path(f"/proc/{process}/status").read_text("ascii", "replace").partition("VmHWM:")[2]
    except OSError:
        return 0
    return int(told.split(maxsplit=1)[0]) if told else 0


def _command(archive: Path, output: Path, workers: int) -> list[str]:
    return [sys.executable, "-m", "fgmv_extract", "batch", f"{archive}", "-o", f"{output}", "--workers", f"{workers}"]


_ALL = """
SELECT o.name, coalesce(o.outcome, d.outcome) FROM origins o LEFT JOIN documents d ON d.document = o.document
"""


def _wrong_outcomes(export: Path) -> Iterator[str]:
    """Print the outcomes, and yield each that is not right: those of poisons are told by their names."""
    database = sqlite3.connect(f"{export}.sqlite")
    places = database.execute(_ALL).fetchall()
    database.close()
    poisoned = [(name, outcome) for name, outcome in places if name.startswith("poison-")]
    print(f"{len(places):,} places: {_counted(outcome for _, outcome in places)}")
    print(f"{len(poisoned):,} of them poisoned: {_counted(outcome for _, outcome in poisoned)}")
    for name, outcome in places:
        right = next((_RIGHT[each] for each in _RIGHT if name.startswith(f"poison-{each}-")), None)
        if outcome not in {each.value for each in Outcome} or outcome == Outcome.INTERNAL_ERROR:
            yield f"{name}: {outcome}"
        elif right is not None and outcome not in right:
            yield f"{name}: {outcome}, not one of {', '.join(sorted(right))}"


def _counted(outcomes: Iterator[str]) -> str:
    return ", ".join(f"{count:,} {outcome}" for outcome, count in Counter(outcomes).most_common())


if __name__ == "__main__":
    sys.exit(main())
