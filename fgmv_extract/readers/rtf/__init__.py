"""Rich Text Format, as Word, LibreOffice, Apple's Cocoa and many smaller programs write it (specification 1.9.1).

characters (tokens) -> control words, by a table (words, stream) -> a story of each destination (reading) -> blocks (office.flow)
"""

from fgmv_extract.document import Document
from fgmv_extract.errors import LimitExceededError, MalformedDocumentError
from fgmv_extract.options import Options, allowing
from fgmv_extract.places import File
from fgmv_extract.readers.rtf.reading import Reading
from fgmv_extract.readers.rtf.stream import read_tokens
from fgmv_extract.readers.rtf.tokens import text_of


def read(data: bytes, file: File, options: Options) -> Document:
    """Read an RTF document into paragraphs and tables: the body, headers and footers, footnotes, endnotes, comments.

    Raises ``ExtractError`` for what is no RTF or larger than the limits; finds what was cut off or left out, and which view
    of tracked changes was read.
    """
    if len(data) > options.limits.input_bytes:
        problem = f"is larger than {options.limits.input_bytes:,} bytes"
        raise LimitExceededError(file.name, problem, f"split it, or {allowing('input_bytes')}")
    text = text_of(data)
    if text is None:
        raise MalformedDocumentError(file.name, "does not begin as RTF does", "get or save it again")
    reading = Reading(text, options)
    read_tokens(reading)
    reading.finish()
    return Document(file, reading.blocks(), reading.findings())
