"""How far long work has come: a moving line on a terminal, nothing in a pipe."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import final

from fgmv_extract.cli.streams import PROGRAM, tell
from fgmv_extract.outputs.display import one_line

_PAUSE = 0.2  # seconds between two drawings
_CLEAR = "\r\x1b[K"


@final
class Progress:
    """Counts documents; on a terminal a line shows their number, the rate, the failures and the latest one."""

    def __init__(self, *, shown: bool) -> None:
        self._shown = shown
        self._began = time.monotonic()
        self._drawn = 0.0
        self._done = self._failed = 0

    def step(self, name: str, *, failed: bool) -> None:
        """Count one document."""
        self._done += 1
        self._failed += failed
        now = time.monotonic()
        if self._shown and now - self._drawn >= _PAUSE:
            self._drawn = now
            rate = self._done / max(now - self._began, 1e-3)
            told = f"{self._done:,} documents, {rate:,.0f} a second, {self._failed:,} failed: {name}"
            sys.stderr.write(_CLEAR + one_line(told)[:100])
            sys.stderr.flush()

    def say(self, message: str) -> None:
        """Write a line of its own."""
        self.clear()
        tell(f"{PROGRAM}: {message}")

    def clear(self) -> None:
        """Take the moving line away."""
        if self._shown:
            sys.stderr.write(_CLEAR)
            sys.stderr.flush()
            self._drawn = 0.0


@contextmanager
def progress_of() -> Iterator[Progress]:
    """Show progress while the block runs, on a terminal."""
    progress = Progress(shown=sys.stderr.isatty())
    try:
        yield progress
    finally:
        progress.clear()
