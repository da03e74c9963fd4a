"""Reading through LibreOffice: what no reader here reads becomes a Word document first."""

from attrs import evolve

from fgmv_extract.document import Document
from fgmv_extract.findings import Code, Finding
from fgmv_extract.options import Options
from fgmv_extract.places import File
from fgmv_extract.readers.office.conversion import as_word
from fgmv_extract.readers.word import read as read_word


def read_converted(data: bytes, file: File, options: Options, ending: str, called: str) -> Document:
    """Read a document through LibreOffice, with a finding that says so; ``called`` says what it is (``a Word 95 document``).

    Raises ``ExtractError``: ``UnsupportedFormatError`` where there is no LibreOffice.
    """
    document = read_word(as_word(data, ending, file.name, called), file, options)
    finding = Finding(Code.CONVERTED, f"This is {called}; LibreOffice made a Word document of it.")
    return evolve(document, findings=(finding, *document.findings))
