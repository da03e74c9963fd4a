"""Word 97-2003 documents (.doc), read from their binary form ([MS-DOC]).

compound file (streams) -> header (fib) -> characters (pieces), formatting (sheets, sprms) -> stories -> blocks (office.flow)

It is exact where LibreOffice is, needs no program, and takes milliseconds where a conversion takes seconds; so LibreOffice is
asked only for what is older or too damaged to be read here.
"""

from contextlib import suppress

from fgmv_extract.document import Document
from fgmv_extract.errors import LimitExceededError, MalformedDocumentError, UnsupportedFormatError
from fgmv_extract.options import Options, allowing
from fgmv_extract.places import File
from fgmv_extract.readers.legacy_word.compound import SIGNATURE
from fgmv_extract.readers.legacy_word.reading import Reading
from fgmv_extract.readers.legacy_word.streams import Streams, open_streams
from fgmv_extract.readers.office.reading import read_converted
from fgmv_extract.readers.word.pages import Pages


def read(data: bytes, file: File, options: Options) -> Document:
    """Read a Word document into paragraphs and tables: the body, headers and footers, footnotes, endnotes, comments.

    One of Word 95 or before is read through LibreOffice. Raises ``ExtractError`` for what cannot be read:
    ``EncryptedDocumentError`` for one with a password, ``UnsupportedFormatError`` for an old one where there is no LibreOffice.
    """
    if len(data) > options.limits.input_bytes:
        problem = f"is larger than {options.limits.input_bytes:,} bytes"
        raise LimitExceededError(file.name, problem, f"split it, or {allowing('input_bytes')}")
    if not data.startswith(SIGNATURE):
        return read_converted(data, file, options, "doc", "a document of Word 2 or before")
    try:
        streams = open_streams(data, file.name)
        if streams.is_old:
            return read_converted(data, file, options, "doc", "a document of Word 6 or 95")
        return _read(streams, file, options)
    except MalformedDocumentError:
        with suppress(MalformedDocumentError, UnsupportedFormatError):
            return read_converted(data, file, options, "doc", "a damaged Word document")
        raise


def _read(streams: Streams, file: File, options: Options) -> Document:
    pages = Pages(options)
    reading = Reading(streams, pages)
    if reading.is_empty:
        raise MalformedDocumentError(file.name, "has lost the table of its text", "get or save it again")
    reading.tell()
    return Document(file, tuple(pages.blocks), (*reading.findings(), *pages.findings()))
