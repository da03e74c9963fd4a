"""Real Word files: no text of theirs is lost, and tracked changes read as Word itself shows them."""

import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from lxml import etree

import fgmv_extract as fx
from fgmv_extract.document import Document, Paragraph

REAL = Path(__file__).resolve().parents[3] / "shared" / "real"
FILES = sorted(REAL.rglob("*.docx"))
TWINS = [
    (path.with_name(path.name.replace("-Accepted", "")), path.with_name(path.name.replace("-Accepted", suffix)), view)
    for path in sorted((REAL / "docx" / "oxpt").glob("*-Accepted.docx"))
    for suffix, view in (("-Accepted", "accepted"), ("-Rejected", "original"))
    if path.with_name(path.name.replace("-Accepted", suffix)).exists()
]
needs_real = pytest.mark.skipif(not FILES, reason="the folder of real documents is not here")

GONE = {"del", "moveFrom", "rPrChange", "pPrChange", "instrText", "delText", "delInstrText"}
TEXT = {"t": None, "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
STORIES = ("document", "footnotes", "endnotes", "header", "footer", "comments")


def local(element: etree._Element) -> str:
    """Name of an element without its namespace; empty for comments and the like."""
    tag: object = element.tag
    return etree.QName(element).localname if isinstance(tag, str) else ""


def shown(element: etree._Element) -> Iterator[str]:
    """Every piece of text that the accepted view shows, straight from the XML, independent of the reader."""
    name = local(element)
    if name in GONE or (name == "r" and _hidden(element)) or (name == "tr" and _has(element, "trPr", "del")):
        return
    if name == "AlternateContent":
        readable = [child for child in element if local(child) == "Choice"] or list(element)
        yield from (piece for child in readable[:1] for piece in shown(child))
        return
    if name in {"footnote", "endnote"} and _value(element, "type") in {
        "separator",
        "continuationSeparator",
        "continuationNotice",
    }:
        return
    if name in TEXT:
        yield TEXT[name] or element.text or ""
        return
    for child in element:
        yield from shown(child)


def _value(element: etree._Element, name: str) -> str | None:
    return next((str(value) for key, value in element.attrib.items() if etree.QName(key).localname == name), None)


def _has(element: etree._Element, *path: str) -> bool:
    for name in path:
        found = next((child for child in element if local(child) == name), None)
        if found is None:
            return False
        element = found
    return True


def _hidden(run: etree._Element) -> bool:
    properties = next((child for child in run if local(child) == "rPr"), None)
    mark = next((child for child in properties if local(child) == "vanish"), None) if properties is not None else None
    return mark is not None and _value(mark, "val") not in {"0", "false", "off"}


def raw_characters(path: Path) -> Counter[str]:
    """How often each visible character stands in the parts of a file that are pages."""
    pieces: list[str] = []
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            part = name.rpartition("/")[2]
            # word/glossary/ holds building blocks that are on no page
            if name == f"word/{part}" and part.endswith(".xml") and part.startswith(STORIES):
                pieces += shown(etree.fromstring(archive.read(name)))
    return _visible("".join(pieces))


def _visible(text: str) -> Counter[str]:
    return Counter("".join(text.split()))


def text_of(document: Document) -> str:
    """All text of a document."""
    return "\n".join(block.text for block in document.blocks)


@needs_real
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_text_is_lost(path: Path) -> None:
    """Every character that the raw XML shows, with changes accepted, stands in the Document as often."""
    missing = raw_characters(path) - _visible(text_of(fx.read(path)))
    assert not missing


@needs_real
@pytest.mark.parametrize(("tracked", "twin", "view"), TWINS, ids=lambda value: getattr(value, "name", value))
def test_view_of_tracked_changes_is_its_twin(tracked: Path, twin: Path, view: str) -> None:
    """The accepted or original view of a tracked file has the paragraphs and cells of the file Word made of it."""
    read, expected = fx.read(tracked, revisions=view), fx.read(twin)
    assert [p.text for p in read.paragraphs] == [p.text for p in expected.paragraphs]
    assert [[(c.row, c.column, c.text) for c in t.cells] for t in read.tables] == [
        [(c.row, c.column, c.text) for c in t.cells] for t in expected.tables
    ]


def _is_plain(path: Path) -> bool:
    """Whether python-docx sees all of a file: no changes, controls, boxes, fields of its own or nested tables."""
    with zipfile.ZipFile(path) as archive:
        if "word/document.xml" not in archive.namelist():
            return False
        xml = archive.read("word/document.xml")
    return not any(mark in xml for mark in (b"w:ins ", b"w:del ", b"w:sdt>", b"w:pict", b"w:drawing", b"w:sym", b"w:fld", b"vMerge", b"gridSpan", b"w:gridBefore", b"w:vanish", b"purl.oclc", b"w:moveFrom", b"w:smartTag", b"w:customXml", b"w:cellDel", b"w:cellIns", b"w:noBreakHyphen", b"w:softHyphen", b"w:ruby", b"m:oMath"))  # fmt: skip


PLAIN = [path for path in FILES if _is_plain(path)]


@needs_real
@pytest.mark.parametrize("path", PLAIN, ids=lambda path: path.name)
def test_python_docx_sees_the_same_cells(path: Path) -> None:
    """Where python-docx sees all, it sees the same cells and paragraphs: the independent witness."""
    seen = docx.Document(str(path))
    read = fx.read(path)
    body = [block for block in read.blocks if block.part == "body" and block.inside is None]
    assert [b.text for b in body if isinstance(b, Paragraph)] == [p.text for p in seen.paragraphs]
    tables = [block for block in body if not isinstance(block, Paragraph)]
    assert [[c.text for c in t.cells] for t in tables] == [
        [cell.text.rstrip("\n") for row in table.rows for cell in row.cells] for table in seen.tables
    ]
