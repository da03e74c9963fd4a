"""Word documents (.docx, .docm, .dotx, .dotm; transitional and strict), read straight from their XML.

archive (package) -> parts -> stories, by a table of steps -> blocks (pages), tables on their grid (tables)
"""

from fgmv_extract.document import Document
from fgmv_extract.errors import LimitExceededError
from fgmv_extract.options import Options, allowing
from fgmv_extract.places import File
from fgmv_extract.readers.word.package import Package
from fgmv_extract.readers.word.pages import Pages
from fgmv_extract.readers.word.parts import read_parts


def read(data: bytes, file: File, options: Options) -> Document:
    """Read a Word document into paragraphs and tables: the body, headers and footers, footnotes, endnotes, comments.

    Raises ``ExtractError`` for what cannot be read; finds what was left out, and which view of tracked changes was read.
    """
    if len(data) > options.limits.input_bytes:
        problem = f"is larger than {options.limits.input_bytes:,} bytes"
        raise LimitExceededError(file.name, problem, f"split it, or {allowing('input_bytes')}")
    pages = Pages(options)
    read_parts(Package(data, file.name, options.limits), pages)
    return Document(file, tuple(pages.blocks), pages.findings())
