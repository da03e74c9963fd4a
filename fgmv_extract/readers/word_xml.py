"""A Word document in one XML file: the parts of a package below each other (flat OPC), or the older Word 2003 XML.

<pkg:package> <pkg:part pkg:name="/word/document.xml"> <pkg:xmlData> <w:document> ...
"""

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

from fgmv_extract.document import Document
from fgmv_extract.errors import LimitExceededError
from fgmv_extract.options import Options, allowing
from fgmv_extract.places import File
from fgmv_extract.readers.office.reading import read_converted
from fgmv_extract.readers.word import read as read_word
from fgmv_extract.readers.word.names import Element
from fgmv_extract.readers.word.parsing import parse

_SPACE = "{http://schemas.microsoft.com/office/2006/xmlPackage}"


def read(data: bytes, file: File, options: Options) -> Document:
    """Read a Word document in one XML file: packed as usual, and read as such; Word 2003 XML through LibreOffice.

    Raises ``ExtractError``.
    """
    limits = options.limits
    if len(data) > limits.part_bytes:
        problem = f"is larger than {limits.part_bytes:,} bytes, which is much for one part"
        raise LimitExceededError(file.name, problem, f"save it as .docx, or {allowing('part_bytes')}")
    root = parse(data, "document", file.name, limits)
    if root.tag != f"{_SPACE}package":
        return read_converted(data, file, options, "xml", "a document in Word 2003 XML")
    return read_word(_packed(root), file, options)


def _packed(root: Element) -> bytes:
    """Return the parts that are XML as the archive they usually are; the others are pictures and the like."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as package:
        for name, content in _parts(root):
            if name not in package.NameToInfo:
                package.writestr(name, content)
    return archive.getvalue()


def _parts(root: Element) -> Iterator[tuple[str, bytes]]:
    for part in root.iterfind(f"{_SPACE}part"):
        for content in part.iterfind(f"{_SPACE}xmlData/*"):
            yield part.get(f"{_SPACE}name", "").lstrip("/"), etree.tostring(content, with_tail=False)
