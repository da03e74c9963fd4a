"""A description as a Word file: python-docx makes the package, ``samples.blocks`` the body."""

import io
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from lxml.etree import canonicalize, fromstring

from samples.blocks import block
from samples.describe import Sample
from samples.runs import Ledger, text
from samples.styles import dress

_MADE = datetime(2024, 7, 15, 12, 0, tzinfo=UTC)
_SPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)
_FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_UNUSED = ("/docProps/thumbnail", "/customXml/", "/word/stylesWithEffects", "/word/numbering", "/word/webSettings")


def to_word(sample: Sample) -> bytes:
    """Return the bytes of the Word file; the same description gives the same bytes."""
    document = docx.Document()
    dress(document)
    ledger = Ledger(lambda address: document.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    _fill(document, "".join(block(value, ledger) for value in sample.blocks))
    _run_header(document, sample.running)
    _add_notes(document, ledger)
    _date(document, sample.name)
    return repack(_saved(document))


def _fill(document: Document, inside: str) -> None:
    body = document.element.body
    last = body.sectPr
    for element in parse_xml(f"<w:body {_SPACES}>{inside}</w:body>"):
        last.addprevious(element)


def _run_header(document: Document, running: str) -> None:
    """Word shows the page and the number from the second page on."""
    if not running:
        return
    section = document.sections[0]
    section.different_first_page_header_footer = True
    header = section.header
    header.is_linked_to_previous = False
    first = header.paragraphs[0]._p  # noqa: SLF001  python-docx has no words for fields
    page = f'{text("- ")}<w:fldSimple w:instr=" PAGE ">{text("2")}</w:fldSimple>{text(" -")}'
    for inside in (page, text(running)):
        centred = f'<w:p {_SPACES}><w:pPr><w:pStyle w:val="Header"/><w:jc w:val="center"/></w:pPr>{inside}</w:p>'
        first.addprevious(parse_xml(centred))
    first.getparent().remove(first)


def _add_notes(document: Document, ledger: Ledger) -> None:
    if not ledger.notes:
        return
    notes = "".join(
        f'<w:footnote w:id="{number}"><w:p>{text(note)}</w:p></w:footnote>'
        for number, note in enumerate(ledger.notes, 1)
    )
    blob = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:footnotes {_SPACES}>{notes}</w:footnotes>'
    package = document.part.package
    part = Part(PackURI("/word/footnotes.xml"), _FOOTNOTES, blob.encode(), package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _date(document: Document, name: str) -> None:
    properties = document.core_properties
    properties.author = properties.last_modified_by = "samples/make.py"
    properties.title, properties.comments, properties.keywords = name, "", ""
    properties.created = properties.modified = properties.last_printed = _MADE


def _saved(document: Document) -> bytes:
    for part in (document.part, document.part.package):
        for number, relation in list(part.rels.items()):
            if not relation.is_external and str(relation.target_part.partname).startswith(_UNUSED):
                del part.rels[number]
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def repack(package: bytes, *, level: int = 9) -> bytes:
    """Write an archive anew with members that bear no date, so that equal parts are equal bytes at one level of packing."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as target:
        for name, content in members(package):
            member = zipfile.ZipInfo(name)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o600 << 16
            target.writestr(member, content, compresslevel=level)
    return packed.getvalue()


def told(package: bytes) -> dict[str, str]:
    """Return the parts of a Word file that hold text, as canonical XML: body, page headers and footnotes."""
    held = ("word/document", "word/header", "word/footnotes")
    return {name: canonicalize(fromstring(content)) for name, content in members(package) if name.startswith(held)}


def members(package: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of every member of an archive, in its order."""
    with zipfile.ZipFile(io.BytesIO(package)) as source:
        for name in source.namelist():
            yield name, source.read(name)
