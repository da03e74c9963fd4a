"""A sample of mutants, tried in several processes, and what the outcomes say."""

import math
import multiprocessing
import random
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from tests.mutants.accepting import Key
from tests.mutants.operators import Mutant, mutants
from tests.mutants.trying import Outcome, Trial

_Z = 1.96
"""Standard deviations on either side that hold 95 %."""


def all_mutants(root: Path, folders: Sequence[str]) -> list[Mutant]:
    """Return every mutant of these modules, or of the modules in these folders."""
    return [
        mutant
        for folder in folders
        for path in ([root / folder] if folder.endswith(".py") else sorted((root / folder).rglob("*.py")))
        for mutant in mutants(str(path.relative_to(root)), path.read_text("utf-8"))
    ]


def sample(every: Sequence[Mutant], number: int, seed: int) -> list[Mutant]:
    """Return so many of them, each as likely as any other."""
    return random.Random(seed).sample(every, min(number, len(every)))  # noqa: S311  no secret


def try_all(trial: Trial, chosen: Sequence[Mutant], *, jobs: int, until: float) -> Iterator[Outcome]:
    """Try mutants until all are tried or the (monotonic) time has come; yield what became of each as soon as it is known."""
    global _trial  # noqa: PLW0603  the processes are forks of this one, and have it without being sent it
    _trial = trial
    with multiprocessing.get_context("fork").Pool(jobs) as pool:
        for outcome in pool.imap_unordered(_outcome, chosen):
            yield outcome
            if time.monotonic() > until:
                return


_trial: Trial


def _outcome(mutant: Mutant) -> Outcome:
    return _trial.outcome(mutant)


def interval(killed: int, of: int) -> tuple[float, float]:
    """Between which scores the true one lies with 95 % (E. B. Wilson, JASA 22, 1927)."""
    if not of:
        return 0.0, 1.0
    share, z2 = killed / of, _Z * _Z
    middle = share + z2 / (2 * of)
    half = _Z * math.sqrt(share * (1 - share) / of + z2 / (4 * of * of))
    return (middle - half) / (1 + z2 / of), (middle + half) / (1 + z2 / of)


def summary(outcomes: Iterable[Outcome], set_aside: Iterable[Mutant]) -> list[str]:
    """Return a line for each folder and one for all: tried, killed, equivalent, and the score with its interval."""
    rooms: dict[str, list[bool]] = {}
    for outcome in outcomes:
        rooms.setdefault(_room(outcome.mutant), []).append(outcome.is_killed)
    aside: dict[str, int] = {}
    for mutant in set_aside:
        aside[_room(mutant)] = aside.get(_room(mutant), 0) + 1
    every = [*sorted(rooms.items()), ("all", [killed for one in rooms.values() for killed in one])]
    aside["all"] = sum(aside.values())
    return [_line(name, killed, aside.get(name, 0)) for name, killed in every]


def _line(name: str, killed: Sequence[bool], aside: int) -> str:
    low, high = interval(sum(killed), len(killed))
    share = sum(killed) / len(killed) if killed else 0.0
    return (
        f"{name:16}{len(killed):>6} tried {sum(killed):>6} killed  {share:6.1%} ({low:.1%} to {high:.1%})"
        f"  {aside} equivalent set aside"
    )


def _room(mutant: Mutant) -> str:
    return Path(mutant.module).parts[1]


def shown(outcome: Outcome) -> str:
    """Return a survivor as one looks at it."""
    mutant = outcome.mutant
    tried = f"{outcome.tried} of {outcome.of} tests tried" if outcome.of else outcome.verdict
    return f"{mutant.module}:{mutant.line} {mutant.function or 'on import'} ({tried})\n    {mutant.text}\n    {mutant.told}"


def apart(chosen: Iterable[Mutant], known: Mapping[Key, str]) -> tuple[list[Mutant], list[Mutant]]:
    """Return those to be tried and those that are known to be equivalent."""
    every = list(chosen)
    return [m for m in every if m.key not in known], [m for m in every if m.key in known]
