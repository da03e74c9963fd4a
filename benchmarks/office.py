"""OpenDocument, RTF and Word 97-2003: this library against the least work there is, and against what others need.

LibreOffice makes the documents from the Word sample; without it none of them is measured. It takes part itself, once, because
it is the usual way to read such files: a conversion to .docx, which is then read. Peers that are installed take part:
antiword (its text has no cells, so no rows are counted), striprtf.
"""

import io
import re
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from lxml import etree

from benchmarks import documents
from benchmarks.cases import Line, contend
from benchmarks.contenders import Contender, installed, to_document, to_statement
from benchmarks.documents import Measured, Row
from fgmv_extract.document import Document
from fgmv_extract.readers.legacy_word.compound import Compound
from fgmv_extract.readers.office import conversion
from fgmv_extract.readers.office.libreoffice import libreoffice

_WORDS = re.compile(rb"\\[a-z]+|[{}]")
_OURS: dict[str, Contender] = {"fgmv_extract, Document": to_document, "fgmv_extract, Statement": to_statement}


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


def striprtf_rows(data: bytes) -> list[Row]:
    """Read the text, in which bars stand between the cells of a row."""
    library: Any = import_module("striprtf.striprtf")
    lines = library.rtf_to_text(data.decode("latin-1")).split("\n")
    return [tuple(" ".join(cell.split()) for cell in line.split("|")[:-1]) for line in lines]


def antiword_text(data: bytes) -> None:
    """Read the text, as lines that are drawn into boxes."""
    subprocess.run(["antiword", "-"], input=data, check=True, capture_output=True)  # noqa: S607  found on the path


def through_libreoffice(ending: str, data: bytes) -> Document:
    """Convert to .docx, every time anew, and read that."""
    conversion.forget()
    return to_document(conversion.as_word(data, ending, "a", "a document", seconds=300))


def reading(rounds: int, few: int, large: int) -> Iterator[Line]:
    """Measure the example, and in fewer rounds a large table."""
    if libreoffice() is None:
        return
    for measured, turns in ((documents.example(), rounds), (documents.long(large), few)):
        made = _made(measured)
        for (ending, named), data in zip(_FORMATS.items(), made, strict=True):
            yield from contend(f"{named}, {measured.name}", measured, data, _running(ending), turns)
        for (ending, named), data in zip(_FORMATS.items(), made, strict=True):
            once: dict[str, Contender] = {
                "fgmv_extract, Document": to_document,
                "LibreOffice to .docx": partial(through_libreoffice, ending),
            }
            yield from contend(f"{named} by LibreOffice, {measured.name}", measured, data, once, 1)


_FORMATS = {"odt": "OpenDocument", "rtf": "RTF", "doc": "Word 97-2003"}


def _running(ending: str) -> Mapping[str, Contender]:
    match ending:
        case "odt":
            return {"floor: unzip + lxml parse": opendocument_floor, **_OURS}
        case "rtf":
            peers: dict[str, Contender] = {"striprtf": striprtf_rows} if installed("striprtf") else {}
            return {"floor: find control words": rtf_floor, **_OURS, **peers}
        case _:
            peers = {"antiword, text only": antiword_text} if shutil.which("antiword") else {}
            return {"floor: open the compound file": word_floor, **_OURS, **peers}


def _made(measured: Measured) -> list[bytes]:
    """Let LibreOffice make the document in all formats, in their order."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "a.docx")
        source.write_bytes(measured.lean)
        made = []
        for ending in _FORMATS:
            command = [
                str(libreoffice()), f"-env:UserInstallation={Path(folder, 'profile').as_uri()}", "--headless",
                "--convert-to", ending, "--outdir", folder, str(source),
            ]  # fmt: skip
            subprocess.run(command, check=True, capture_output=True)  # noqa: S603  as a user would call it
            made.append(source.with_suffix(f".{ending}").read_bytes())
        return made
