"""What crosses the pipe between a worker and its child: how to read, once; then a document there, an answer back.

The next document may be there before the answer to the one in front of it is; answers come in the order of the documents. Of a
container the documents in it come back, a few at a time, each time when they are asked for. What crosses it for every document
is a named tuple: a record of attrs takes twice as long to unpack.
"""

import pickle
import struct
from enum import StrEnum
from typing import BinaryIO, NamedTuple, Protocol, final

from attrs import field, frozen

from fgmv_extract.archive.bounds import Bounds
from fgmv_extract.archive.outcomes import Outcome
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.options import Limits, Revisions

_LENGTH = struct.Struct("!Q")
_PIECE = 1 << 20  # bytes


@final
class Wanted(StrEnum):
    """What a child is wanted for: statements, rows for the store, which it makes itself, or only what is in containers."""

    STATEMENTS = "statements"
    ROWS = "rows"
    MEMBERS = "members"


@final
@frozen(kw_only=True)
class Asked:
    """How every document of a run is read, told to each child once; None is the vocabulary that comes with the package."""

    revisions: Revisions = Revisions.ACCEPTED
    vocabulary: Vocabulary | None = None
    limits: Limits = field(factory=Limits)
    bounds: Bounds = field(factory=Bounds)
    wanted: Wanted = Wanted.STATEMENTS


@final
class Task(NamedTuple):
    """One document to read. ``form`` is the name of its format where its container knows it."""

    data: bytes
    name: str
    container: str | None = None
    form: str | None = None


@final
class Answer(NamedTuple):
    """What a child says of one document: what was wanted of it, packed, or what is wrong. ``seconds`` are of the processor.

    ``leaving`` when the child has served its share: it reads no other document.
    """

    outcome: Outcome
    format: str | None = None
    dialect: str | None = None
    packed: bytes = b""
    problem: str = ""
    remedy: str = ""
    traceback: str = ""
    seconds: float = 0.0
    memory_bytes: int = 0
    leaving: bool = False


@final
@frozen(kw_only=True)
class Container:
    """A file to be opened into the documents in it: its bytes, or its ``path`` when it is larger than one input may be.

    ``name`` is what the paths to what is in it begin with, ``location`` where it stands in the archive, ``sha256`` the digest
    of its bytes. ``skip`` counts the documents, and what could not be had, that were handed over before.
    """

    name: str
    location: str = ""
    data: bytes = field(default=b"", repr=False)
    path: str | None = None
    sha256: str | None = None
    skip: int = 0


@final
@frozen
class More:
    """Asks for what else is in the container."""


@final
@frozen
class Handed:
    """A document out of a container: the path to it, which begins with the name of the file; its name and bytes.

    ``sha256`` is their lower-case hexadecimal digest; ``form`` the name of their format where the container knows it.
    """

    path: str
    name: str
    data: bytes = field(repr=False)
    sha256: str
    form: str | None = None


@final
@frozen
class Lost:
    """What could not be had out of a container: the path to it, and what is wrong."""

    path: str
    outcome: Outcome
    problem: str
    remedy: str = ""


@final
@frozen(kw_only=True)
class Handing:
    """Some of what is in a container, in order; ``last`` when there is no more, and ``leaving`` as in an ``Answer``."""

    given: tuple[Handed | Lost, ...] = field(repr=False)
    last: bool
    leaving: bool = False


@final
@frozen
class Leave:
    """Asks the child to make room for a fresh one, which reads what comes next; it has no answer."""


@final
@frozen
class Died:
    """Tells that the process that was to answer has ended: its exit status, or the negative number of the signal."""

    status: int


Message = Asked | Task | Answer | Container | More | Leave | Handing | Died


def send(value: Message, pipe: BinaryIO) -> None:
    """Write one value, its length first; both at once, so that the other side wakes once for it."""
    packed = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    pipe.write(_LENGTH.pack(len(packed)) + packed)
    pipe.flush()


class Readable(Protocol):
    """What gives at most so many bytes, none at its end."""

    def read(self, size: int, /) -> bytes | memoryview:
        """Read some."""


def receive(pipe: Readable) -> Message | None:
    """Read one value; None when the other side is gone."""
    head = _exactly(pipe, _LENGTH.size)
    if head is None:
        return None
    packed = _exactly(pipe, _LENGTH.unpack(head)[0])
    if packed is None:
        return None
    value: Message = pickle.loads(packed)  # noqa: S301  both ends are ours
    return value


def _exactly(pipe: Readable, size: int) -> bytearray | bytes | memoryview | None:
    """Read so many bytes and not one more: what follows may be for another process. None when the other side is gone."""
    piece = pipe.read(min(size, _PIECE))
    if len(piece) == size:
        return piece
    pieces = bytearray(piece)
    while piece and len(pieces) < size:
        piece = pipe.read(min(size - len(pieces), _PIECE))
        pieces += piece
    return pieces if len(pieces) == size else None
