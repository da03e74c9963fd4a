"""A program that writes a store again and again, each time with another call to the system that fails, and looks what came of it.

Run by ``test_store_calls.py`` with ``faults.c`` loaded in front of the C library. Prints a line of JSON for each fault.
"""

import ctypes
import json
import sqlite3
import sys
from hashlib import sha256
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from fgmv_extract import ExtractError, extract_all
from fgmv_extract.archive.outcomes import Origin, Outcome
from fgmv_extract.archive.store.documents import Kept
from fgmv_extract.archive.store.journal import Journal
from fgmv_extract.archive.store.relations import related

DOCUMENTS = 3
_FAULTS = ctypes.CDLL(None)


def _origin(number: int) -> Origin:
    name = f"{number}.txt"
    return Origin(location=name, name=name, sha256=sha256(name.encode()).hexdigest(), size=1)


def _write(path: Path, kept: Kept) -> tuple[int, str]:
    """Run over the documents; return how many were said to be kept, and what was told instead of an end."""
    done = 0
    try:
        with Journal(path, "test 1") as journal:
            for origin in map(_origin, range(DOCUMENTS)):
                if not journal.is_done(origin):
                    journal.keep(origin, kept)
                    journal.settle()
                    done += 1
    except ExtractError as error:
        return done, f"{type(error).__name__}: {error}"
    return done, ""


def _stored(path: Path) -> tuple[object, ...]:
    """Return all that stands in a store but times, and whether SQLite finds it sound."""
    database = sqlite3.connect(path)
    try:
        names = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1")]
        rows = {name: database.execute(f'SELECT * FROM "{name}"').fetchall() for name in names if name != "journal"}  # noqa: S608  names of its own
        done = database.execute("SELECT document, attempts FROM journal").fetchall()
        sound = database.execute("PRAGMA integrity_check").fetchall()
    finally:
        database.close()
    return rows, done, sound


def _tried(path: Path, kept: Kept, fault: tuple[int, int, int, int]) -> tuple[bool, dict[str, object]]:
    """Write a store with one fault, then without; return whether the fault was met, and what came of it."""
    _FAULTS.fault_arm(str(path).encode(), *fault)
    done, told = _write(path, kept)
    met = _FAULTS.fault_met() >= fault[1]
    _FAULTS.fault_arm(b"", 0, 0, 0, 0)
    again, later = _write(path, kept)
    return met, {"fault": fault, "done": done, "told": told, "again": again, "later": later}


def main(sample: str, kind: str, lasts: str, number: str) -> None:
    """Try every call of a kind."""
    kept = Kept(
        outcome=Outcome.OK, format="text", statements=tuple(map(related, extract_all(sample), count())), seconds=0.5
    )
    with TemporaryDirectory() as name:
        _write(Path(name, "clean"), kept)
        clean = _stored(Path(name, "clean"))
        for nth in count(1):
            path = Path(name, f"{nth}")
            met, came = _tried(path, kept, (int(kind), nth, int(lasts), int(number)))
            if not met:
                break
            sys.stdout.write(json.dumps(came | {"path": str(path), "same": _stored(path) == clean}) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
