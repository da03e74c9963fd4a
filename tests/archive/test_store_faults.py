"""A store whose disk fails at any moment tells so in one line, keeps whole documents, and goes on when the disk does."""

import resource
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from fgmv_extract.archive.outcomes import Origin
from fgmv_extract.archive.store.documents import Kept
from fgmv_extract.archive.store.journal import Journal
from fgmv_extract.records import Statement

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = 6
PROGRAM = """
import resource, signal, sys
from hashlib import sha256
from itertools import count
from fgmv_extract import ExtractError, extract_all
from fgmv_extract.archive.outcomes import Origin, Outcome
from fgmv_extract.archive.store.documents import Kept
from fgmv_extract.archive.store.journal import Journal
from fgmv_extract.archive.store.relations import related

path, sample, most, documents = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
kept = Kept(outcome=Outcome.OK, format="docx", statements=tuple(map(related, extract_all(sample), count())), seconds=0.5)
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
try:
    with Journal(path, "test 1") as journal:
        for number in range(documents):
            name = f"{number}.docx"
            journal.keep(Origin(location=name, name=name, sha256=sha256(name.encode()).hexdigest(), size=1), kept)
            journal.settle()
            print("kept", flush=True)
except ExtractError as error:
    print("told", str(error).replace("\\n", "\\\\n"), flush=True)
"""
SIZES = [0, 512, 4096, 8192, 20_000, 33_000, 50_000, 80_000, 120_000, 180_000, 260_000, 400_000, 600_000, 900_000]
"""Bytes beyond which no file of the store may grow: each lets another write be the first that fails."""


def written(path: Path, most: int) -> list[str]:
    """What a process says that writes documents into a store on a disk of that size."""
    sample = ROOT / "samples" / "tsag-decision.docx"
    command = [sys.executable, "-c", PROGRAM, str(path), str(sample), str(most), str(DOCUMENTS)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603  our own words
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "SIGXFSZ"), reason="files have no limit of size here")
@pytest.mark.parametrize("most", SIZES)
def test_the_first_write_that_fails_is_told_and_nothing_is_half_there(
    most: int,
    tmp_path: Path,
    read: dict[str, tuple[Statement, ...]],
    make_origin: Callable[[str, bytes], Origin],
    make_kept: Callable[[tuple[Statement, ...]], Kept],
) -> None:
    """What was said to be kept is there, each document whole; with room again, the store goes on."""
    path = tmp_path / "store.sqlite"
    lines = written(path, most)
    told = [line for line in lines if line.startswith("told")]
    assert told or lines == ["kept"] * DOCUMENTS
    assert all(str(path) in line and "\\n" not in line for line in told)
    with Journal(path, "test 1") as journal:
        journal.keep(make_origin("later.docx", b"later"), make_kept(read["fg-dlt.docx"]))
    database = sqlite3.connect(path)
    try:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        ((documents, whole),) = database.execute(
            "SELECT (SELECT count(*) FROM documents), (SELECT count(DISTINCT document) FROM statements)"
        )
    finally:
        database.close()
    assert documents == whole
    assert documents >= lines.count("kept") + 1


@pytest.mark.slow
def test_a_large_disk_has_room_for_all(tmp_path: Path) -> None:
    """Without a fault nothing is told: the limits above are what makes the others fail."""
    assert written(tmp_path / "store.sqlite", resource.RLIM_INFINITY) == ["kept"] * DOCUMENTS
