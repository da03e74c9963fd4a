"""Archives made for tests, and a child that misbehaves on demand."""

from pathlib import Path

import pytest

from fgmv_extract.archive import workers

MISBEHAVING = """
import os, sys, time
from fgmv_extract.archive import child
from fgmv_extract.errors import MalformedDocumentError

read = child.statements_of

def acting(content, options, **more):
    match content.data.split(b" ")[0]:
        case b"hang":
            while True:
                pass
        case b"sleep":
            time.sleep(600)
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

child.statements_of = acting
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
    monkeypatch.setattr(workers, "CHILD", (str(script),))
