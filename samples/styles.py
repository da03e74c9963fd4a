"""The look of an ITU-T document: the paragraph styles of the TSB template by name, A4, Times New Roman.

Only the names and the measures are the template's; nothing else of it is here.
"""

from typing import NamedTuple, final

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

_LEFT, _CENTRE, _RIGHT = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT


@final
class Look(NamedTuple):
    """A paragraph style: type size and space before in points."""

    name: str
    size: float = 12
    bold: bool = False
    align: WD_ALIGN_PARAGRAPH = _LEFT
    before: float = 6


LOOKS = (
    Look("Docnumber", 20, bold=True, align=_RIGHT, before=0),
    Look("TSBHeaderRight14", 14, bold=True, align=_RIGHT, before=0),
    Look("TSBHeaderQuestion"),
    Look("TSBHeaderSource"),
    Look("TSBHeaderTitle"),
    Look("TSBHeaderSummary"),
    Look("VenueDate", align=_RIGHT),
    Look("LSBand", 16, bold=True, align=_CENTRE, before=6),
    Look("LSForAction"),
    Look("LSForInfo"),
    Look("LSForComment"),
    Look("LSApproval"),
    Look("LSDeadline"),
    Look("AnnexNoTitle", 14, bold=True, align=_CENTRE, before=18),
    Look("Headingb", bold=True, before=10),
    Look("Tablehead", 11, bold=True, align=_CENTRE, before=3),
    Look("Tabletext", 11, before=2),
)
"""The styles that descriptions may name."""

_KEPT = {"Normal", "Header", "Footer", "Default Paragraph Font", "Normal Table", "Table Grid", "No List"}


def dress(document: Document) -> None:
    """Give a fresh python-docx document the page and the styles, and take away those no sample uses."""
    for style in [style for style in document.styles if style.name not in _KEPT]:
        style.element.getparent().remove(style.element)
    _page(document)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(12)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), "Times New Roman")
    normal.paragraph_format.space_before, normal.paragraph_format.space_after = Pt(6), Pt(0)
    document.styles["Header"].paragraph_format.space_before = Pt(0)
    for look in LOOKS:
        _add(document, look)


def _page(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = section.bottom_margin = Mm(20)
    section.top_margin = Mm(25)
    section.header_distance = section.footer_distance = Mm(12.5)


def _add(document: Document, look: Look) -> None:
    style = document.styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    style.font.size, style.font.bold = Pt(look.size), look.bold or None
    style.paragraph_format.alignment = look.align
    style.paragraph_format.space_before = Pt(look.before)
    style.paragraph_format.space_after = Pt(2 if look.name.startswith("Table") else 0)
