"""The few elements of WordprocessingML that these papers are made of, as text.

Widths are millimetres; a colour is six hexadecimal digits. ECMA-376, part 1, clause 17.
"""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple, final
from xml.sax.saxutils import escape

from fgmv_extract.patterns import pattern

_NOT_XML = pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BREAKS = pattern(r"([\n\t])")
_TWIPS = 1440 / 25.4
"""Twentieths of a point in a millimetre."""


@final
class Ink(StrEnum):
    """How a stretch of text is set; the values are the properties of its run."""

    PLAIN = ""
    BOLD = "<w:b/>"
    SMALL = '<w:color w:val="595959"/><w:sz w:val="18"/>'
    INSERTED = '<w:color w:val="00662B"/><w:u w:val="double"/>'
    DELETED = '<w:strike/><w:color w:val="B00020"/>'


class Piece(NamedTuple):
    """A stretch of text in one ink."""

    text: str
    ink: Ink = Ink.PLAIN


class Cell(NamedTuple):
    """A cell: paragraphs of pieces, over ``span`` columns; ``centred`` and ``shade`` (a colour) are how it looks.

    ``rows`` is None for a cell of one row, true where one over several rows begins, false where it goes on.
    """

    paragraphs: Sequence[Sequence[Piece]]
    span: int = 1
    shade: str | None = None
    centred: bool = False
    rows: bool | None = None


def cell(text: str, ink: Ink = Ink.PLAIN, *, span: int = 1, centred: bool = False) -> Cell:
    """Return a cell of one ink, a paragraph a line."""
    return Cell([[Piece(line, ink)] for line in text.split("\n")], span, centred=centred)


def clean(text: str) -> str:
    """Put U+FFFD in place of what XML cannot hold."""
    return _NOT_XML.sub("\ufffd", text)


def run(piece: Piece) -> str:
    """Return a run; line breaks and tabs in its text become elements."""
    inside = "".join(
        "<w:br/>" if part == "\n" else "<w:tab/>" if part == "\t" else _text(part)
        for part in _BREAKS.split(clean(piece.text))
        if part
    )
    return f"<w:r>{f'<w:rPr>{piece.ink}</w:rPr>' if piece.ink else ''}{inside}</w:r>" if inside else ""


def _text(part: str) -> str:
    return f'<w:t xml:space="preserve">{escape(part)}</w:t>'


def paragraph(pieces: Iterable[Piece], style: str | None = None, *, centred: bool = False) -> str:
    """Return a paragraph; ``style`` is the identifier of its style."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    placed = '<w:jc w:val="center"/>' if centred else ""
    return f"<w:p><w:pPr>{named}{placed}</w:pPr>{''.join(map(run, pieces))}</w:p>"


def table(rows: Iterable[Sequence[Cell]], widths: Sequence[float], *, headed: bool, ruled: bool = True) -> str:
    """Return a table; a row may have fewer cells than there are widths.

    ``headed`` says that the first row is a heading, which is repeated on each page.
    """
    grid = "".join(f'<w:gridCol w:w="{round(width * _TWIPS)}"/>' for width in widths)
    style = '<w:tblStyle w:val="TableGrid"/>' if ruled else ""
    total = round(sum(widths) * _TWIPS)
    properties = f'<w:tblPr>{style}<w:tblW w:w="{total}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
    inside = "".join(_row(row, widths, heads=headed and not number) for number, row in enumerate(rows))
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{inside}</w:tbl>"


def _row(cells: Sequence[Cell], widths: Sequence[float], *, heads: bool) -> str:
    at, made = 0, []
    for each in cells:
        made.append(_cell(each, sum(widths[at : at + each.span])))
        at += each.span
    after = f'<w:gridAfter w:val="{len(widths) - at}"/>' if at < len(widths) else ""
    head = "<w:tblHeader/>" if heads else ""
    return f"<w:tr><w:trPr>{after}<w:cantSplit/>{head}</w:trPr>{''.join(made)}</w:tr>"


def _cell(each: Cell, width: float) -> str:
    span = f'<w:gridSpan w:val="{each.span}"/>' if each.span > 1 else ""
    rows = "" if each.rows is None else '<w:vMerge w:val="restart"/>' if each.rows else "<w:vMerge/>"
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{each.shade}"/>' if each.shade else ""
    inside = "".join(paragraph(pieces, "TableText", centred=each.centred) for pieces in each.paragraphs or [()])
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{round(width * _TWIPS)}" w:type="dxa"/>{span}{rows}{shade}</w:tcPr>{inside}</w:tc>'
    )
