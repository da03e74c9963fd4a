"""OpenDocument, RTF and Word 97-2003: this library against the least work there is, and against what others need.

LibreOffice makes the documents from the Word sample; without it none of them is measured. It takes part itself, once, because
it is the usual way to read such files: a conversion to .docx, which is then read. Peers that are installed take part: kreuzberg
(Rust), odfdo, striprtf, antiword (its text has no cells, so no rows are counted).
"""

import io
import re
import subprocess
import zipfile
from collections.abc import Iterator
from functools import partial
from importlib import import_module
from typing import Any

from lxml import etree

from benchmarks import documents, wrapped
from benchmarks.cases import Line, contend
from benchmarks.contenders import Contender, kreuzberg, row_of, to_document
from benchmarks.documents import Measured, Row
from benchmarks.wrapped import Form
from fgmv_extract.document import Document
from fgmv_extract.readers.legacy_word.compound import Compound
from fgmv_extract.readers.office import conversion

_WORDS = re.compile(rb"\\[a-z]+|[{}]")


def opendocument_floor(data: bytes) -> None:
    """Inflate the content and parse its XML."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        etree.fromstring(package.read("content.xml"))


def rtf_floor(data: bytes) -> None:
    """Find all control words and braces."""
    _WORDS.findall(data)


def word_floor(data: bytes) -> None:
    """Open the compound file and its streams."""
    compound = Compound(data)
    for name in ("WordDocument", "1Table"):
        compound.stream(name)


def odfdo_rows(data: bytes) -> list[Row]:
    """Read the text of all cells."""
    library: Any = import_module("odfdo")
    tables = library.Document(io.BytesIO(data)).body.tables
    return [row_of(cell.text_recursive for cell in row.cells) for table in tables for row in table.traverse()]


def striprtf_rows(data: bytes) -> list[Row]:
    """Read the text, in which bars stand between the cells of a row."""
    library: Any = import_module("striprtf.striprtf")
    return [row_of(line.split("|")[:-1]) for line in library.rtf_to_text(data.decode("latin-1")).split("\n")]


def antiword_text(data: bytes) -> None:
    """Read the text, as lines that are drawn into boxes."""
    subprocess.run(["antiword", "-"], input=data, check=True, capture_output=True)  # noqa: S607  found on the path


def through_libreoffice(ending: str, data: bytes) -> Document:
    """Convert to .docx, every time anew, and read that."""
    conversion.forget()
    return to_document(conversion.as_word(data, ending, "a", "a document", seconds=300))


FORMS = (
    Form(
        "odt",
        "OpenDocument",
        ("floor: unzip + lxml parse", opendocument_floor),
        {"odfdo": ("odfdo", odfdo_rows), "kreuzberg": kreuzberg("application/vnd.oasis.opendocument.text")},
    ),
    Form(
        "rtf",
        "RTF",
        ("floor: find control words", rtf_floor),
        {"striprtf": ("striprtf", striprtf_rows), "kreuzberg": kreuzberg("application/rtf")},
    ),
    Form(
        "doc",
        "Word 97-2003",
        ("floor: open the compound file", word_floor),
        {"antiword, text only": ("antiword", antiword_text), "kreuzberg": kreuzberg("application/msword")},
    ),
)


def reading(rounds: int, few: int, large: int) -> Iterator[Line]:
    """Measure the example, and in fewer rounds a large table; LibreOffice with the example alone, for it takes seconds."""
    yield from wrapped.reading(FORMS, documents.example(), rounds)
    yield from wrapped.reading(FORMS, documents.long(large), few)
    yield from _through_libreoffice(documents.example())


def _through_libreoffice(measured: Measured) -> Iterator[Line]:
    for form in FORMS:
        if (data := wrapped.wrapped(measured, form.wrapping)) is not None:
            running: dict[str, Contender] = {
                "fgmv_extract, Document": to_document,
                "LibreOffice to .docx": partial(through_libreoffice, form.wrapping),
            }
            yield from contend(f"{form.called} by LibreOffice, {measured.name}", measured, data, running, 1)
