"""Changed documents of every kind are read or refused: a few here, as many as one likes with ``python -m tests.fuzz``."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from fgmv_extract.readers.office.libreoffice import VARIABLE
from tests.fuzz.targets import BY_NAME, TARGETS, Target, random_of, try_one

CASES = sorted(path for path in (Path(__file__).parent / "cases").iterdir() if path.suffix != ".py")
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def _no_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    """It takes seconds for each broken file of old Word."""
    monkeypatch.setenv(VARIABLE, "")


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: str(target.name))
def test_changed_inputs_are_read_or_refused(target: Target) -> None:
    """The first inputs of a seed: nothing escapes but errors of ours, and what comes out is sound."""
    for number in range(25):
        target.tried(random_of("test", target, number))


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: str(target.name))
def test_unchanged_inputs_are_read(target: Target) -> None:
    """The seeds are what they are meant to be: an input that is refused at once would try nothing."""
    target.attempt_seeds()


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case.name))
def test_what_once_escaped_is_read_or_refused(case: Path) -> None:
    """Inputs that were found: the name of each begins with that of its target."""
    try_one(BY_NAME[case.name.partition("--")[0]], case.read_bytes())


def test_an_input_is_made_of_its_number() -> None:
    """The same seed makes the same inputs in another process, with other hashes: what escaped can be made again."""
    program = (
        "from hashlib import sha256; from tests.fuzz.targets import TARGETS, random_of; "
        "print([sha256(target.made(random_of('a', target, n))).hexdigest() for target in TARGETS for n in range(3)])"
    )
    command = [sys.executable, "-c", program]
    told = {
        subprocess.run(  # noqa: S603  our own words
            command, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1


@pytest.mark.slow
def test_command_counts_what_it_tried(tmp_path: Path) -> None:
    """A short run in processes of its own tries all targets and lets nothing escape."""
    command = [
        sys.executable,
        "-m",
        "tests.fuzz",
        "--minutes",
        "0.3",
        "--seed",
        "7",
        "--folder",
        str(tmp_path / "escaped"),
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603  our own words
    assert done.returncode == 0, done.stdout + done.stderr
    counted = dict(line.split()[:2] for line in done.stdout.splitlines())
    assert counted.keys() == {target.name for target in TARGETS} | {"all"}
    assert int(counted["all"].replace(",", "")) >= len(TARGETS)
