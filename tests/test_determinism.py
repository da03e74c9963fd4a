"""The same bytes give the same output: whatever the seed of hashes, the locale, the time zone, the run or its workers."""

import os
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path

import pytest

import fgmv_extract as fx
from fgmv_extract.outputs.serialisation import to_json

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = [
    *sorted((ROOT / "samples" / "wrapped").iterdir()),
    ROOT / "samples" / "example.docx",
    ROOT / "samples" / "example.txt",
]
EARLIER, LATER = ROOT / "samples" / "tsag-decision.docx", ROOT / "samples" / "two-positions.docx"
PROGRAM = """
import sys
from hashlib import sha256
import fgmv_extract as fx
from fgmv_extract.cli import main
from fgmv_extract.outputs.serialisation import to_json
*paths, earlier, later = sys.argv[1:]
for path in paths:
    print(sha256("".join(to_json(each) for each in fx.extract_all(path)).encode()).hexdigest(), flush=True)
main(["diff", earlier, later, "--format", "json"])
"""
ENVIRONMENTS: Mapping[str, Mapping[str, str]] = {
    "hash seed 1": {"PYTHONHASHSEED": "1"},
    "hash seed 4294967295": {"PYTHONHASHSEED": "4294967295"},
    "locale C": {"PYTHONHASHSEED": "2", "LC_ALL": "C", "LANG": "C"},
    "Turkish": {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
    "far east": {"TZ": "Pacific/Kiritimati"},
    "far west": {"TZ": "Pacific/Pago_Pago", "PYTHONUTF8": "0"},
}


@cache
def said(*changed: tuple[str, str]) -> bytes:
    """What a process of its own says of all samples."""
    command = [sys.executable, "-c", PROGRAM, *map(str, SAMPLES), str(EARLIER), str(LATER)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "0", **dict(changed)}
    return subprocess.run(command, env=environment, capture_output=True, check=True).stdout  # noqa: S603  our own words


@pytest.mark.slow
@pytest.mark.parametrize("changed", ENVIRONMENTS.values(), ids=ENVIRONMENTS.keys())
def test_surroundings_change_nothing(changed: Mapping[str, str]) -> None:
    """A process elsewhere, with other hashes, says the same of every wrapping and of a comparison."""
    assert said(*changed.items()) == said()


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_runs_are_equal(path: Path) -> None:
    """Reading again, after other documents, gives the same bytes: caches change nothing."""
    digests = {sha256("".join(map(to_json, fx.extract_all(path))).encode()).hexdigest() for _ in range(2)}
    assert len(digests) == 1


@pytest.mark.slow
def test_number_of_workers_changes_nothing(tmp_path: Path) -> None:
    """One worker and three give the same statements, each with its file."""
    for path in SAMPLES:
        (tmp_path / path.name).write_bytes(path.read_bytes())
    runs = [
        {
            each.origin.location: [to_json(statement) for statement in each.statements]
            for each in fx.extract_archive(tmp_path, workers=workers)
            if isinstance(each, fx.Extraction)
        }
        for workers in (1, 3)
    ]
    assert runs[0]
    assert runs[0] == runs[1]
