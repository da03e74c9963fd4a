"""OpenDocument texts (.odt, .ott; flat .fodt), as LibreOffice and others write them, read straight from their XML.

archive -> parts -> stories, by a table of steps -> blocks (word.pages), tables on their grid (sheet)
"""

from fgmv_extract.document import Document
from fgmv_extract.errors import LimitExceededError
from fgmv_extract.options import Options, allowing
from fgmv_extract.places import File
from fgmv_extract.readers.opendocument.parts import read_parts, roots_of
from fgmv_extract.readers.word.package import Package
from fgmv_extract.readers.word.pages import Pages
from fgmv_extract.readers.word.parsing import parse


def read(data: bytes, file: File, options: Options) -> Document:
    """Read an OpenDocument text into paragraphs and tables: the body, headers and footers, footnotes, endnotes, comments.

    Raises ``ExtractError`` for what cannot be read; finds what was left out, and which view of tracked changes was read.
    """
    limits = options.limits
    if len(data) > limits.input_bytes:
        problem = f"is larger than {limits.input_bytes:,} bytes"
        raise LimitExceededError(file.name, problem, f"split it, or {allowing('input_bytes')}")
    pages = Pages(options)
    if data.startswith(b"PK"):
        roots = roots_of(Package(data, file.name, limits), pages)
    else:
        roots = (parse(data, "document", file.name, limits),)
    read_parts(roots, file.name, pages)
    return Document(file, tuple(pages.blocks), pages.findings())
