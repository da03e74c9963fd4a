"""What comes out of a container, and how much of it may."""

from collections.abc import Callable, Iterator
from typing import BinaryIO, final

from attrs import field, frozen

from fgmv_extract.errors import ExtractError, LimitExceededError
from fgmv_extract.options import Limits, allowing

INSIDE = "!/"
"""Stands between a container and what is in it: ``bundle.zip!/LS/SG20-LS35.docx``."""


@final
@frozen(kw_only=True)
class Member:
    """A document in a container, or another container.

    ``folder`` stands before its name where it is not at the top of the container: ``LS/``, or ``fwd.msg!/`` for what a message
    in a message holds. ``form`` is the name of its format where the container knows it for certain, None where its bytes
    tell. ``body`` marks the text of a mail itself, ``aside`` what is no document (a picture in a text, a signature).
    ``flaw`` says why the data could not be had, which are empty then; the file it names does not matter.
    """

    name: str
    data: bytes = field(default=b"", repr=False)
    folder: str = ""
    form: str | None = None
    body: bool = False
    aside: bool = False
    flaw: ExtractError | None = None


@final
class Allowance:
    """What may still come out of one source: members and bytes, counted over all containers in it."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._members = 0
        self._bytes = 0

    def take(self, name: str, size: int) -> None:
        """Count one more member of ``size`` bytes; ``LimitExceededError`` in the name of its container when it is too much."""
        self._members += 1
        self._bytes += size
        limits = self.limits
        if self._members > limits.members:
            raise _too_much(name, f"holds more than {limits.members:,} documents", "members")
        if self._bytes > limits.members_bytes:
            raise _too_much(name, f"holds more than {limits.members_bytes:,} bytes", "members_bytes")

    def waste(self, size: int) -> None:
        """Count bytes that were inflated and given to nobody: a hundred bombs are as much work as a hundred documents."""
        self._bytes += size


def _too_much(name: str, problem: str, limit: str) -> LimitExceededError:
    return LimitExceededError(name, problem, f"unpack it, or {allowing(limit)}")


Opener = Callable[[bytes, str, Allowance], Iterator[Member]]
"""Takes the bytes of a container, the name errors call it by, and what may come out; raises ``ExtractError``."""

FileOpener = Callable[[BinaryIO, str, Allowance], Iterator[Member]]
"""The same for a container too large for memory: a binary file that can be searched, read member by member."""


def size_of(file: BinaryIO) -> int:
    """Count the bytes of a file, and go to its beginning."""
    size = file.seek(0, 2)
    file.seek(0)
    return size
