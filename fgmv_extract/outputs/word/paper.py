"""A sheet of paper: python-docx makes the package, its styles and its pages; the same content gives the same bytes."""

import datetime as dt
import io
import zipfile
from collections.abc import Iterable

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from fgmv_extract.outputs.word.markup import Piece, clean, paragraph

PORTRAIT, LANDSCAPE = 170.0, 257.0
"""Millimetres between the margins of an A4 page."""

_FONT = "Times New Roman"
_EPOCH = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
_BODY = "word/document.xml"
_NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_SIZES = {"Title": 16, "Heading 1": 13, "Heading 2": 12}


def paper(
    blocks: Iterable[str], *, title: str, running: str = "", wide: bool = False, date: str | None = None
) -> bytes:
    """Return a Word file of these blocks (markup) on A4 pages.

    ``title`` is its property, ``running`` stands below the number of the page from the second page on, ``date`` (ISO) is when
    it is said to have been made.
    """
    document = docx.Document()
    _dress(document)
    _lay_out(document, wide=wide)
    _head_pages(document, running)
    _describe(document, title, date)
    return _packed(document, "".join(blocks).encode())


def _dress(document: Document) -> None:
    styles = document.styles
    normal = _style(document, "Normal")
    _set_font(normal, 11)
    normal.paragraph_format.space_after = Pt(6)
    for name, size in _SIZES.items():
        style = _style(document, name)
        _set_font(style, size)
        style.font.bold, style.font.color.rgb = True, RGBColor(0, 0, 0)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(12), Pt(6)
        style.paragraph_format.keep_with_next = True
    text = styles.add_style("TableText", WD_STYLE_TYPE.PARAGRAPH)
    text.base_style = normal
    text.font.size = Pt(10)
    text.paragraph_format.space_before = text.paragraph_format.space_after = Pt(2)


def _style(document: Document, name: str) -> ParagraphStyle:
    style = document.styles[name]
    if not isinstance(style, ParagraphStyle):
        raise TypeError(name)
    return style


def _set_font(style: ParagraphStyle, size: int) -> None:
    style.font.name, style.font.size = _FONT, Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]  # the fonts of the template's theme go before a font that is named
    for kind in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{kind}"), _FONT)


def _lay_out(document: Document, *, wide: bool) -> None:
    section = document.sections[0]
    sides = (Mm(297), Mm(210)) if wide else (Mm(210), Mm(297))
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = sides
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(20)


def _head_pages(document: Document, running: str) -> None:
    """Number the pages from the second one on, as ITU-T documents do."""
    section = document.sections[0]
    section.different_first_page_header_footer = True
    header = section.header
    header.is_linked_to_previous = False
    first = header.paragraphs[0]._p  # noqa: SLF001  python-docx has no words for fields
    page = '<w:r><w:t xml:space="preserve">- </w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple><w:r><w:t xml:space="preserve"> -</w:t></w:r>'
    centred = '<w:pPr><w:pStyle w:val="Header"/><w:jc w:val="center"/></w:pPr>'
    first.addprevious(parse_xml(f"<w:p {_NAMESPACE}>{centred}{page}</w:p>"))
    if running:
        told = paragraph([Piece(running)], "Header", centred=True)
        first.addprevious(parse_xml(told.replace("<w:p>", f"<w:p {_NAMESPACE}>", 1)))
    # The paragraph of the template stays, empty: it keeps the text of the page off.


def _describe(document: Document, title: str, date: str | None) -> None:
    properties = document.core_properties
    properties.author = properties.last_modified_by = "fgmv-extract"
    properties.title, properties.comments, properties.keywords = clean(title)[:255], "", ""
    properties.created = properties.modified = _moment(date)


def _moment(date: str | None) -> dt.datetime:
    try:
        return dt.datetime.combine(dt.date.fromisoformat(date or ""), dt.time(12), dt.UTC)
    except ValueError:
        return _EPOCH


def _packed(document: Document, blocks: bytes) -> bytes:
    """Save with these blocks, without the template's picture, and without the time of saving in the members.

    The blocks are put in as text: to move 2,000 rows into the tree of the template takes libxml2 ten seconds.
    """
    package = document.part.package
    for number, relation in list(package.rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            del package.rels[number]
    saved, packed = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            member = zipfile.ZipInfo(name)
            member.compress_type, member.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            content = source.read(name)
            if name == _BODY:
                content = content.replace(b"<w:body>", b"<w:body>" + blocks, 1)
            target.writestr(member, content)
    return packed.getvalue()
