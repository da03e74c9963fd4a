"""How far long work has come: a moving line on a terminal, nothing in a pipe."""

import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import final

from fgmv_extract.cli.streams import PROGRAM, is_terminal, tell
from fgmv_extract.outputs.display import wrap
from fgmv_extract.outputs.printing import one_line

_PAUSE = 0.2  # seconds between two drawings
_SETTLED = 2.0  # seconds before a rate says anything about the rest
_CLEAR = "\r\x1b[K"


@final
class Progress:
    """Counts documents and the files they stand in; on a terminal a line tells how many, how fast, and how long yet.

    ``files`` is how many files there are, None when that is not known. ``known`` documents, which a run before had read, count
    for the files that are done but not for the rate.
    """

    def __init__(self, *, shown: bool, files: int | None = None) -> None:
        self._shown = shown
        self._files = files
        self._began = time.monotonic()
        self._drawn = 0.0
        self._done = self._failed = self._files_done = self._files_known = 0
        self._file = ""
        self._at_last_known = self._began

    def step(self, name: str, *, file: str, failed: bool, known: bool) -> None:
        """Count one document; ``file`` is the one it stands in."""
        self._done += 1
        self._failed += failed
        if file != self._file:
            self._file = file
            self._files_done += 1
            self._files_known += known
        now = time.monotonic()
        if known and self._files_known == self._files_done:
            self._at_last_known = now
        if self._shown and now - self._drawn >= _PAUSE:
            self._drawn = now
            sys.stderr.write(_CLEAR + wrap(one_line(self._told(name, now)), _width())[0])
            sys.stderr.flush()

    def _told(self, name: str, now: float) -> str:
        rate = self._done / max(now - self._began, 1e-3)
        of = f"{self._files_done:,} of {self._files:,} files, " if self._files is not None else ""
        left = self._left(now)
        rest = f", {_time(left)} left" if left is not None else ""
        return f"{of}{self._done:,} documents, {rate:,.0f} a second, {self._failed:,} failed{rest}: {name}"

    def _left(self, now: float) -> float | None:
        read, spent = self._files_done - self._files_known, now - self._at_last_known
        if self._files is None or not read or spent < _SETTLED:
            return None
        return spent / read * max(self._files - self._files_done, 0)

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


def is_shown() -> bool:
    """Tell whether there is a terminal to show progress on."""
    return is_terminal(sys.stderr)


def _width() -> int:
    return max(20, shutil.get_terminal_size().columns - 1)


def _time(seconds: float) -> str:
    """Return a time for eyes: 40 s, 3 min, 2 h 5 min."""
    minutes = round(seconds / 60)
    if seconds < 99:
        return f"{seconds:.0f} s"
    return f"{minutes} min" if minutes < 100 else f"{minutes // 60} h {minutes % 60} min"


@contextmanager
def progress_of(*, shown: bool, files: int | None = None) -> Iterator[Progress]:
    """Show progress while the block runs."""
    progress = Progress(shown=shown, files=files)
    try:
        yield progress
    finally:
        progress.clear()
