"""The streams of the compound file a Word document is stored in."""

from typing import final

from attrs import frozen

from fgmv_extract.errors import EncryptedDocumentError, MalformedDocumentError
from fgmv_extract.readers.legacy_word.compound import Compound
from fgmv_extract.readers.legacy_word.fib import WORD_97, Fib, fib_of

_AGAIN = "get or save it again"


@final
@frozen
class Streams:
    """The header of a document and its streams: ``main`` holds text and formatting, ``table`` tables, ``data`` what is huge."""

    fib: Fib
    main: bytes
    table: bytes
    data: bytes

    @property
    def is_old(self) -> bool:
        """Whether the document is of a version before Word 97, which has other tables."""
        return self.fib.version < WORD_97


def open_streams(data: bytes, file: str) -> Streams:
    """Open a document called ``file``.

    Raises ``EncryptedDocumentError`` and ``MalformedDocumentError``.
    """
    try:
        compound = Compound(data)
        main = compound.stream("WordDocument")
    except (ValueError, KeyError) as error:
        raise MalformedDocumentError(file, "is no complete compound file, as a Word document is", _AGAIN) from error
    fib = fib_of(main)
    if fib is None:
        raise MalformedDocumentError(file, "does not begin as a Word document does", _AGAIN)
    if fib.is_encrypted:
        raise EncryptedDocumentError(file, "is encrypted", "open it and save it without a password")
    return Streams(fib, main, _stream(compound, fib.table), _stream(compound, "Data"))


def _stream(compound: Compound, name: str) -> bytes:
    try:
        return compound.stream(name)
    except KeyError:
        return b""
