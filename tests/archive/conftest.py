"""Archives made for tests, and a child that misbehaves on demand."""

from collections.abc import Callable
from hashlib import sha256
from itertools import count
from pathlib import Path

import pytest

import fgmv_extract
from fgmv_extract.archive import children
from fgmv_extract.archive.outcomes import Failure, Origin, Outcome
from fgmv_extract.archive.store.documents import Kept
from fgmv_extract.archive.store.journal import Journal
from fgmv_extract.archive.store.relations import related
from fgmv_extract.records import Statement
from samples import describe

MISBEHAVING = """
import os, sys, time
from fgmv_extract.archive import child, handing
from fgmv_extract.errors import MalformedDocumentError
from fgmv_extract.sources import Content

read, open_it = child.statements_of, handing.members_of
before = 0

def acting(content, options, **more):
    global before
    before += 1
    match content.data.split(b" ")[0]:
        case b"hang":
            while True:
                pass
        case b"sleep":
            time.sleep(600)
        case b"nap":
            time.sleep(3)
            return read(content, options, **more)
        case b"toil":
            until = time.process_time() + 1.6
            while time.process_time() < until:
                pass
            return read(content, options, **more)
        case b"weak" if before > 2:  # the one that warms the process that is forked, and this one
            os.abort()
        case b"crash":
            os.abort()
        case b"leave":
            os._exit(3)
        case b"memory":
            return b"x" * (8 << 30)
        case b"wrapped":
            try:
                raise MemoryError
            except MemoryError as error:
                raise MalformedDocumentError(content.name, "unknown error") from error
        case b"bug":
            raise ZeroDivisionError("ours")
        case b"print":
            print("to standard output", flush=True)
            os.write(1, b"and past Python")
            return read(content, options, **more)
        case _:
            return read(content, options, **more)

def opening(content, limits):
    for found in open_it(content, limits):
        what = found.content.data.split(b" ")[0] if hasattr(found, "content") else b""
        if what in {b"hang-inside", b"crash-inside", b"bug-inside", b"memory-inside"}:
            acting(Content(content.name, what.removesuffix(b"-inside")), None)
        yield found

child.statements_of, handing.members_of = acting, opening
sys.exit(child.main())
"""
"""Reads documents as ever, but does what the first word of some says."""


@pytest.fixture
def misbehaving_child() -> str:
    """The program of such a child."""
    return MISBEHAVING


@pytest.fixture
def misbehaving(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let children misbehave when a document asks for it."""
    script = tmp_path / "misbehaving.py"
    script.write_text(MISBEHAVING)
    monkeypatch.setattr(children, "CHILD", (str(script),))


@pytest.fixture(scope="session")
def read() -> dict[str, tuple[Statement, ...]]:
    """What some samples say, by the names of their files."""
    names = ("example-truncated.txt", "fg-dlt.docx", "tsag-decision.docx", "two-positions.txt")
    return {name: fgmv_extract.extract_all(describe.HERE / name) for name in names}


@pytest.fixture(scope="session")
def make_origin() -> Callable[[str, bytes], Origin]:
    """Return a function that makes the origin of a file, of its name and content."""
    return origin_of


@pytest.fixture(scope="session")
def make_kept() -> Callable[[tuple[Statement, ...]], Kept]:
    """Return a function that makes what a run keeps of a document with these statements."""
    return kept


def origin_of(name: str, data: bytes) -> Origin:
    """A file of that name and content."""
    return Origin(location=f"archive/{name}", name=name, sha256=sha256(data).hexdigest(), size=len(data))


def kept(statements: tuple[Statement, ...]) -> Kept:
    """What a run keeps of a document that makes these statements."""
    return Kept(outcome=Outcome.OK, format="docx", statements=tuple(map(related, statements, count())), seconds=0.5)


@pytest.fixture
def store(tmp_path: Path, read: dict[str, tuple[Statement, ...]]) -> Path:
    """A store with those samples, a document that failed, and a place that could not be had."""
    path = tmp_path / "store.sqlite"
    with Journal(path, "test 1") as journal:
        for name, statements in read.items():
            journal.keep(origin_of(name, name.encode()), kept(statements))
        broken = Kept(outcome=Outcome.MALFORMED, problem="is cut off", remedy="get it again")
        journal.keep(origin_of("zz.docx", b"zz"), broken)
        gone = Failure(
            origin=Origin(location="archive/gone.docx", name="gone.docx"),
            outcome=Outcome.IO_ERROR,
            problem="does not exist",
        )
        journal.keep_unread(gone)
    return path
