"""The only exceptions that bad input raises: few, carrying what was met and what would help.

A wrong call raises ``TypeError`` or ``ValueError``; anything else that escapes is a bug of this library.
The fields are positional so that an error survives pickling and can cross a process boundary.
"""

from typing import ClassVar, final

import attrs
from attrs import frozen


@frozen
class ExtractError(Exception):
    """A document that could not be read: which file, what is wrong with it, what would help.

    ``problem`` and ``remedy`` are clauses without a final stop; ``remedy`` may be empty.
    """

    outcome: ClassVar[str] = "malformed"
    """The name of this kind of failure in a report about many documents."""

    file: str
    problem: str
    remedy: str = ""

    def __str__(self) -> str:
        """Build the sentence a user reads; what no file could hold (half a character of a name or key) shows by its number."""
        told = f"{self.file}: {self.problem}"
        whole = f"{told}; {self.remedy}" if self.remedy else told
        return whole.encode("utf-8", "backslashreplace").decode()

    def __eq__(self, other: object) -> bool:
        """Compare by kind and content, so that a test can state the whole error."""
        if type(self) is not type(other):
            return NotImplemented
        assert isinstance(other, ExtractError)  # noqa: S101  for the type checker; the line above made sure
        return attrs.astuple(self) == attrs.astuple(other)

    def __hash__(self) -> int:
        """Hash as ``__eq__`` compares."""
        return hash((type(self), attrs.astuple(self)))


@final
@frozen(eq=False)
class UnreadableFileError(ExtractError):
    """The bytes could not be had: a missing file, a directory, no permission, a network failure."""

    outcome: ClassVar[str] = "io-error"


@final
@frozen(eq=False)
class EmptyDocumentError(ExtractError):
    """There is nothing in the file."""

    outcome: ClassVar[str] = "empty"


@final
@frozen(eq=False)
class UnsupportedFormatError(ExtractError):
    """The bytes are of a kind that is not read here, or of no known kind."""

    outcome: ClassVar[str] = "unsupported"


@final
@frozen(eq=False)
class EncryptedDocumentError(ExtractError):
    """The document needs a password."""

    outcome: ClassVar[str] = "encrypted"


@final
@frozen(eq=False)
class MalformedDocumentError(ExtractError):
    """The document is broken beyond what can be read: cut off, not well-formed, its main part missing."""


@final
@frozen(eq=False)
class LimitExceededError(ExtractError):
    """Reading on would cost more than a documented limit allows."""

    outcome: ClassVar[str] = "limit"


@final
@frozen(eq=False)
class MissingExtraError(ExtractError):
    """A package that is only installed on request is needed and not there; the remedy is the command that installs it."""

    outcome: ClassVar[str] = "unsupported"
