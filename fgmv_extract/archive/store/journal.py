"""The store as a run writes it: asked what is done, and given one document after the other, each whole or not at all.

What stands in it is done. A run that is killed at any moment leaves whole documents and nothing else, and the next run goes
on behind them.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from os import PathLike, fspath
from types import TracebackType
from typing import Self, final

from fgmv_extract.archive.outcomes import Failure, Member, Origin
from fgmv_extract.archive.store import contents, documents, opening, tables, views
from fgmv_extract.archive.store.documents import Kept, Known
from fgmv_extract.archive.store.locking import locked
from fgmv_extract.archive.store.reading import Store
from fgmv_extract.archive.store.rows import Value
from fgmv_extract.containers import INSIDE

_MOMENT = 0.25  # seconds
"""How often what is kept is written and settled, all at once. A commit for each document writes 27 pages of 4 KiB more, and
takes as long as writing the document, in the one process that nothing goes past; so do sentences for each. Each document is
whole or not there either way; a run that is killed reads again what it had kept within the moment.
"""
_MOST = 8 << 20  # bytes of documents that are kept in memory until the moment is over
_RETRIED = frozenset({"timeout", "memory", "crash", "io-error", "internal-error"})


@final
class Journal:
    """A store that is being written, by one run at a time; others may read it meanwhile."""

    def __init__(self, path: str | PathLike[str], extractor: str) -> None:
        """Open or make the store; ``extractor`` names the version and options that documents are read with.

        Raises ``UnreadableFileError`` when it cannot be opened or another run writes it, ``MalformedDocumentError`` for a
        file that is no store of ours, ``UnsupportedFormatError`` for one of a later version.
        """
        self.path = fspath(path)
        self.extractor = extractor
        with ExitStack() as held:
            held.enter_context(locked(self.path))
            self._db = opening.to_write(self.path)
            held.callback(self._db.close)
            with opening.Telling(self.path):
                was_empty = documents.is_empty(self._db) and contents.is_empty(self._db)
            self._held = held.pop_all()
        self._store = Store(self.path, self._db)
        self._telling = opening.Telling(self.path)
        self._unwritten = documents.Unwritten(extractor, was_empty=was_empty)
        self._noted: set[str] | None = (
            set() if was_empty else None
        )  # containers; all there are, in a store that was empty
        self._began = 0.0
        self._unread: set[str] = set()  # places of this run

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Settle what was written, and close the file; SQLite folds its own journal in."""
        try:
            self.settle()
        finally:
            self._held.close()

    @property
    def store(self) -> Store:
        """What is in the store, all that was kept so far."""
        self._write()
        return self._store

    # --- what is done -------------------------------------------------------------------------------------------------

    def known(self, origin: Origin) -> Known | None:
        """Return what is known of the document that stands there, by whatever extractor."""
        with self._telling:
            return self._unwritten.known(self._db, origin)

    def is_done(self, origin: Origin, *, retry_failed: bool = False) -> bool:
        """Tell whether the document was read before by this extractor; with ``retry_failed``, and not in vain."""
        known = self.known(origin)
        if known is None or known.extractor != self.extractor:
            return False
        return not (retry_failed and known.outcome in _RETRIED)

    def contents(self, sha256: str | None, name: str) -> tuple[Member, ...] | None:
        """Return the documents in a container, None when this extractor never opened it whole."""
        if sha256 is None or (self._noted is not None and sha256 not in self._noted):
            return None
        with self._telling:
            return contents.contents(self._db, sha256, name, self.extractor)

    # --- writing ------------------------------------------------------------------------------------------------------

    def note_contents(self, sha256: str, name: str, members: list[Member]) -> None:
        """Note which documents stand in a container that was opened whole."""
        if len(members) <= contents.MOST and self.contents(sha256, name) != tuple(members):
            if self._noted is not None:
                self._noted.add(sha256)
            with self._moment():
                contents.note(self._db, sha256, name, self.extractor, members)

    def keep(self, origin: Origin, kept: Kept) -> None:
        """Keep what came of a document, in place of what was known of it before: all of it, or nothing."""
        if self._unwritten.has(origin):
            self._write()
        with self._telling:
            self._begin()
            self._unwritten.add(self._db, origin, kept)
        self._settle_in_time()

    def keep_place(self, origin: Origin) -> Known:
        """Write a further place of a document that is done; return what is known of it. ``KeyError`` when it is not done."""
        known = self.known(origin)
        if known is None:
            raise KeyError(origin.location)
        at = "SELECT 1 FROM origins WHERE location = ? AND document = ? AND outcome IS NULL"
        if self._first(at, origin.location, known.document) is None:
            with self._telling:
                self._begin()
            self._unwritten.add_place(origin, known.document)
            self._settle_in_time()
        return known

    def keep_unread(self, failure: Failure) -> bool:
        """Write a place whose bytes could not be had; return whether that was so before.

        What was read there before, when they could, stays.
        """
        origin, told = failure.origin, (failure.outcome.value, failure.problem or None, failure.remedy or None)
        self._unread.add(origin.location)
        if self._first("SELECT outcome, problem, remedy FROM origins WHERE location = ?", origin.location) == told:
            return True
        with self._moment():
            self._db.execute(
                "INSERT INTO origins VALUES (?, ?, ?, NULL, ?, ?, ?) ON CONFLICT (location) DO UPDATE"
                " SET outcome = excluded.outcome, problem = excluded.problem, remedy = excluded.remedy",
                (origin.location, origin.container, origin.name, *told),
            )
        return False

    def forget_place(self, location: str) -> None:
        """Take out what is told of a place itself, if anything."""
        if self._first("SELECT 1 FROM origins WHERE location = ?", location) is not None:
            with self._moment():
                self._db.execute("DELETE FROM origins WHERE location = ?", (location,))

    def forget_mended(self, is_within: Callable[[str], bool]) -> None:
        """Take out places of no document that a run over all that ``is_within`` did not meet again.

        What could not be had out of a container is met only when that is opened: of one that is told of itself it stays.
        """
        query = """SELECT location FROM origins WHERE document IS NULL AND substr(location, 1, instr(location, ?) - 1) NOT IN
                   (SELECT location FROM origins)"""
        self._write()
        with self._telling:
            places = [location for (location,) in self._db.execute(query, (INSIDE,))]
        for location in places:
            if location not in self._unread and is_within(location):
                self.forget_place(location)

    def _first(self, query: str, location: str, *values: Value) -> tuple[Value, ...] | None:
        """Return the answer to a query about a place, which comes first in it."""
        if self._unwritten.has_place(location):
            self._write()
        with self._telling:
            row: tuple[Value, ...] | None = self._db.execute(query, (location, *values)).fetchone()
        return row

    def forget_what_stands_nowhere(self) -> None:
        """Take out documents whose places hold others now."""
        placed = "SELECT document FROM origins WHERE document IS NOT NULL"
        query = f"SELECT document FROM documents WHERE document NOT IN ({placed})"  # noqa: S608  the line above
        self._write()
        with self._moment():
            for (document,) in self._db.execute(query).fetchall():
                documents.forget_statements(self._db, document)
                for table in (tables.JOURNAL, tables.DOCUMENTS):
                    self._db.execute(f"DELETE FROM {table.name} WHERE document = ?", (document,))  # noqa: S608  our own names

    def _begin(self) -> None:
        """Begin a moment, unless there is one; what is kept or written within one is settled together."""
        if not self._db.in_transaction:
            self._db.execute("BEGIN IMMEDIATE")
            self._began = time.monotonic()

    def _settle_in_time(self) -> None:
        """Settle what there is when the moment is over, or memory holds much of it."""
        if self._unwritten.size > _MOST or time.monotonic() - self._began > _MOMENT:
            self.settle()

    @contextmanager
    def _moment(self) -> Iterator[None]:
        """Write something else within the moment, beside what is kept."""
        with self._writing():
            yield
        self._settle_in_time()

    def _write(self) -> None:
        """Write what was kept, unless that is done; it is settled when the moment is over."""
        if self._unwritten:
            with self._writing():
                self._unwritten.write(self._db)
                self._unwritten.forget()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Write all of something, or nothing.

        When that fails, all of the moment is taken back, and read again by the next run: a savepoint for each document, which
        would spare the others, has SQLite copy every page that it writes, a quarter of the time to store one.
        """
        with self._telling:
            self._begin()
            try:
                yield
            except BaseException:
                self._unwritten.forget()
                if self._db.in_transaction:  # SQLite has ended it itself when the disk is full
                    self._db.execute("ROLLBACK")
                raise

    def index(self) -> None:
        """Make the indices of the longest tables, unless a run before has: whoever asks the store wants them, and no run does."""
        self.settle()
        with self._telling:
            for index in views.LATE_INDICES:
                self._db.execute(index)

    def settle(self) -> None:
        """Settle what was kept: from here on, no kill can take it."""
        self._write()
        with self._telling:
            if self._db.in_transaction:
                self._db.execute("COMMIT")
