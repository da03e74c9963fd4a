"""Which documents of an archive are meant."""

from collections.abc import Sequence
from datetime import date, datetime
from fnmatch import fnmatchcase
from pathlib import Path
from typing import final

from attrs import frozen

from fgmv_extract.archive.outcomes import Origin


@final
@frozen(kw_only=True)
class Choice:
    """Which documents of an archive are meant.

    ``include`` and ``exclude`` are patterns as of the shell, held against the location and against the name; no ``include``
    is everything. ``since`` leaves out files that were changed before that day; ``limit`` ends after so many documents.
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    since: date | None = None
    limit: int | None = None

    def takes(self, origin: Origin) -> bool:
        """Tell whether a document is meant, as far as its location tells."""
        if self.include and not _fits(origin, self.include):
            return False
        return not _fits(origin, self.exclude)

    def takes_file(self, path: str) -> bool:
        """Tell whether a file was changed lately enough."""
        if self.since is None:
            return True
        try:
            return datetime.fromtimestamp(Path(path).stat().st_mtime).astimezone().date() >= self.since
        except OSError:
            return True  # what is wrong with it shows when it is read


def _fits(origin: Origin, patterns: Sequence[str]) -> bool:
    return any(fnmatchcase(origin.location, each) or fnmatchcase(origin.name, each) for each in patterns)
