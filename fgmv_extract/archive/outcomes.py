"""What happened to each document of an archive: one outcome by name, never an exception."""

import pickle
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple, final

from attrs import evolve, field, frozen

from fgmv_extract.records import Statement


@final
class Outcome(StrEnum):
    """What became of a document.

    ``OK``: read whole. ``PARTIAL``: read, with findings that lose. ``INTERNAL_ERROR`` is a bug of this library; everything
    else tells of the document, or of the limits it overstepped.
    """

    OK = "ok"
    PARTIAL = "partial"
    EMPTY = "empty"
    UNSUPPORTED = "unsupported"
    ENCRYPTED = "encrypted"
    MALFORMED = "malformed"
    LIMIT = "limit"
    TIMEOUT = "timeout"
    MEMORY = "memory"
    CRASH = "crash"
    IO_ERROR = "io-error"
    INTERNAL_ERROR = "internal-error"

    @property
    def is_read(self) -> bool:
        """Whether statements came of it."""
        return self in {Outcome.OK, Outcome.PARTIAL}


@final
@frozen(kw_only=True, slots=False)
class Origin:
    """Where a document stands: ``location`` is its path or URL, through containers (``bundle.zip!/LS/SG20-LS35.docx``).

    ``name`` is the name of the document itself, ``container`` the rest of the location or None; a slash at the end of that
    tells a folder in a container from a container. ``form`` is the name of its
    format where its container knows it better than the bytes do (the body of a mail), else None. ``sha256`` is the
    lower-case hexadecimal digest of its bytes and ``size`` counts them; both None when they could not be had.
    """

    location: str
    name: str
    container: str | None = None
    form: str | None = None
    sha256: str | None = None
    size: int | None = None

    @property
    def ending(self) -> str:
        """The ending of its name, in lower case and without the dot; it may decide what its bytes are."""
        return self.name.rpartition(".")[2].lower() if "." in self.name else ""

    @cached_property
    def kind(self) -> str:
        """What its bytes may be taken for, beside what they are: its ending, or ``(html)`` when its mail says so."""
        return f"({self.form})" if self.form else self.ending


class Member(NamedTuple):
    """A document in a container, as far as its ``Origin`` needs it: the way to it behind the name of the file, and its name.

    ``form``, ``sha256`` and ``size`` are as in an ``Origin``.
    """

    path: str
    name: str
    form: str | None
    sha256: str
    size: int


@final
@frozen(kw_only=True, slots=False)
class Extraction:
    """A document that was read. ``seconds`` is what its reading took; ``attempts`` counts the children that tried."""

    origin: Origin
    outcome: Outcome
    packed: bytes = field(repr=False)
    seconds: float = field(default=0.0, eq=False)
    attempts: int = field(default=1, eq=False)

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """What the document says; unpacked when it is asked for."""
        unpacked: tuple[Statement, ...] = pickle.loads(self.packed)  # noqa: S301  packed by a child of our own
        return tuple(map(self._placed, unpacked))

    def _placed(self, statement: Statement) -> Statement:
        """Say where the statement stands: it may have been read at another place of the same document."""
        file = statement.file
        if file is None or (file.name, file.container) == (self.origin.name, self.origin.container):
            return statement
        return evolve(statement, file=evolve(file, name=self.origin.name, container=self.origin.container))


@final
@frozen(kw_only=True)
class Failure:
    """A document of which nothing was read: what is wrong with it, what would help, and for a bug of ours the traceback."""

    origin: Origin
    outcome: Outcome
    problem: str
    remedy: str = ""
    traceback: str = field(default="", repr=False)
    seconds: float = field(default=0.0, eq=False)
    attempts: int = field(default=1, eq=False)

    def __str__(self) -> str:
        """Build the sentence a user reads, as errors do."""
        told = f"{self.origin.location}: {self.problem}"
        return f"{told}; {self.remedy}" if self.remedy else told


Told = Extraction | Failure


def storable(text: str) -> str:
    """Return a text as every file can hold it: bytes of a name that are no UTF-8 show by their numbers."""
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode()
