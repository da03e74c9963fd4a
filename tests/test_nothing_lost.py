"""No text is lost on the way: from the file to the Document, and from a deliverable table to values and findings.

For Word files ``tests/readers/test_word_real.py`` counts the characters of the raw XML; here are the other formats.
"""

import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from pathlib import Path

import attrs
import pdfplumber
import pytest
from lxml import etree, html

import fgmv_extract as fx
from fgmv_extract.document import Document, Table
from tests.fuzz import seeds
from tests.walking import records

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
REAL = SAMPLES.parents[1] / "shared" / "real"


def visible(text: str) -> Counter[str]:
    """How often each letter and digit stands in a text; marks and blanks are where formats differ."""
    return Counter(sign for sign in text if sign.isalnum())


def _odt(data: bytes) -> str:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("content.xml"))
    body = next(each for each in root if etree.QName(each).localname == "body")
    return "".join(str(text) for text in body.itertext())


def _html(data: bytes) -> str:
    root = html.document_fromstring(data)
    etree.strip_elements(root, "style", "script", "head", with_tail=False)
    return "".join(str(text) for text in root.itertext(with_tail=True) if isinstance(text, str))


def _text(data: bytes) -> str:
    return re.sub(
        r"\[(?:bookmark|image): [^\[\]]*\]", "", data.decode()
    )  # marks of Tika, which are no text of the page


def _pdf(data: bytes) -> str:
    with pdfplumber.open(BytesIO(data)) as document:
        return "".join(char["text"] for page in document.pages for char in page.chars)


def _rtf(data: bytes) -> str:
    r"""What stands in the groups of the body: characters by number, hexadecimal ones, and plain ones."""
    text = data.decode("latin-1")
    for group in ("fonttbl", "colortbl", "stylesheet", "info", "*", "pict", "header", "footer", "pgdsctbl"):
        text = _without_group(text, f"{{\\{group}")
    text = re.sub(r"\\u(-?\d+)\s?(?:\\'[0-9a-f]{2}|\?)?", lambda m: chr(int(m[1]) % 65536), text)
    text = re.sub(r"\\'([0-9a-f]{2})", lambda m: bytes([int(m[1], 16)]).decode("cp1252", "replace"), text)
    return re.sub(r"\\[a-z]+-?\d* ?|[{}\r\n]", " ", text)


def _without_group(text: str, opening: str) -> str:
    while (at := text.find(opening)) >= 0:
        depth, end = 0, at
        for end in range(at, len(text)):
            depth += (text[end] == "{") - (text[end] == "}")
            if depth == 0:
                break
        text = text[:at] + text[end + 1 :]
    return text


RAW: Mapping[str, Callable[[bytes], str]] = {"odt": _odt, "html": _html, "txt": _text, "pdf": _pdf, "rtf": _rtf}
FILES = [
    *(path for path in sorted((SAMPLES / "wrapped").iterdir()) if path.suffix[1:] in RAW),
    *sorted(SAMPLES.glob("*.txt")),
    *(path for path in sorted(REAL.rglob("*.*")) if path.suffix == ".odt"),
]


def shown(document: Document) -> str:
    """All text of a document, and of its findings: what was left out of it is told there."""
    return "\n".join([*(block.text for block in document.blocks), *(finding.message for finding in document.findings)])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_character_of_a_file_is_in_its_document(path: Path) -> None:
    """As often as another program finds it there, or more often."""
    document = fx.read(path)
    missing = visible(RAW[path.suffix[1:]](path.read_bytes())) - visible(shown(document))
    pages = [finding for finding in document.findings if finding.code is fx.Code.PAGE_FURNITURE]
    assert not missing or (pages and sum(missing.values()) < 400), missing


@pytest.mark.parametrize("make", [seeds.word, seeds.odt, seeds.flat_odt, seeds.html, seeds.mhtml, seeds.rtf, seeds.doc, seeds.pdf, seeds.text, seeds.piped, seeds.comma, seeds.mediawiki, seeds.asciidoc, seeds.mail], ids=lambda make: str(make.__name__))  # fmt: skip
def test_every_cell_of_a_table_is_a_cell_of_its_document(make: Callable[[], bytes]) -> None:
    """The cells of the deliverables come back one by one, in every format."""
    document = fx.read(make(), name="a.md" if make is seeds.piped else "a.dat")
    cells = Counter(" ".join(cell.text.split()) for table in document.tables for cell in table.cells)
    wanted = Counter(cell for row in (seeds.HEADS, *seeds.ROWS) for cell in row if cell)
    assert not wanted - cells


def _rows(document: Document, statement: fx.Statement) -> Iterator[tuple[Table, int]]:
    """The rows of tables in which a deliverable stands."""
    places = {(each.place.table, each.place.row) for each in statement.deliverables if each.place is not None}
    for table in document.tables:
        yield from ((table, row) for row in range(table.rows) if (table.place.table, row) in places)


@pytest.mark.parametrize(
    "path", [*sorted(SAMPLES.glob("*.docx")), *sorted(SAMPLES.glob("*.txt")), *sorted((SAMPLES / "wrapped").iterdir())],
    ids=lambda path: path.name,
)  # fmt: skip
def test_every_text_of_a_deliverable_is_a_value_or_a_finding(path: Path) -> None:
    """The words of each cell in a deliverable's row stand in a record or in a message."""
    document, statement = fx.read(path), fx.extract(path)
    told = [finding.message for finding in (*statement.findings, *document.findings)]
    held = [
        value
        for record in records(statement)
        if attrs.has(kind := type(record))
        for one in attrs.fields(kind)
        if isinstance(value := getattr(record, one.name), str)
    ]
    words = set(re.findall(r"\w+", " ".join([*told, *held])))
    for table, row in _rows(document, statement):
        for cell in table.cells:
            if cell.row == row:
                assert set(re.findall(r"\w+", cell.text)) <= words, cell
