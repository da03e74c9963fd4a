"""What stands in a container, as a run noted that opened it whole: the next run need not open it to know its documents."""

import sqlite3

from fgmv_extract.archive.outcomes import Member
from fgmv_extract.archive.store import tables

MOST = 100_000
"""Documents in a container: of one with more nothing is noted, so that memory holds what is noted of one."""

_KNOWN = "SELECT container, extractor FROM containers WHERE sha256 = ? AND name = ?"
_MEMBERS = "SELECT path, name, form, sha256, size FROM members WHERE container = ? ORDER BY nth"
_NOTED = f'INSERT INTO "{tables.MEMBERS.name}" VALUES (?, ?, ?, ?, ?, ?, ?)'  # noqa: S608  our own names


def is_empty(database: sqlite3.Connection) -> bool:
    """Tell whether nothing is noted of any container."""
    return database.execute("SELECT 1 FROM containers LIMIT 1").fetchone() is None


def contents(database: sqlite3.Connection, sha256: str, name: str, extractor: str) -> tuple[Member, ...] | None:
    """Return the documents in a container in their order; None when this extractor never opened it whole."""
    known = database.execute(_KNOWN, (sha256, name)).fetchone()
    if known is None or known[1] != extractor:
        return None
    return tuple(map(Member._make, database.execute(_MEMBERS, (known[0],))))


def note(database: sqlite3.Connection, sha256: str, name: str, extractor: str, members: list[Member]) -> None:
    """Note the documents in a container in place of what was noted before; use it within a transaction."""
    known = database.execute(_KNOWN, (sha256, name)).fetchone()
    if known is None:
        insertion = "INSERT INTO containers VALUES (NULL, ?, ?, ?)"
        number = database.execute(insertion, (sha256, name, extractor)).lastrowid
    else:
        number = known[0]
        database.execute("UPDATE containers SET extractor = ? WHERE container = ?", (extractor, number))
        database.execute("DELETE FROM members WHERE container = ?", (number,))
    database.executemany(_NOTED, ((number, nth, *each) for nth, each in enumerate(members)))
