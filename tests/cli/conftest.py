"""The program as a process of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def program() -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Return a function that runs the program: arguments, bytes for standard input, variables of the environment."""

    def run(
        *arguments: str, stdin: bytes = b"", stdout: int | IO[bytes] = subprocess.PIPE, **environment: str
    ) -> subprocess.CompletedProcess[bytes]:
        inherited = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
        return subprocess.run(  # noqa: S603  our own interpreter
            [sys.executable, "-m", "fgmv_extract", *arguments],
            cwd=ROOT,
            input=stdin,
            stdout=stdout,
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
            env={**inherited, **environment},
        )

    return run
