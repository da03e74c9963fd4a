"""A piece of a paragraph as WordprocessingML: one function a kind, in one table.

Source of the elements: ECMA-376 part 1, clause 17; text boxes as Word itself writes them, twice, for new and old readers.
"""

from collections.abc import Callable
from typing import final
from xml.sax.saxutils import escape, quoteattr

from attrs import Factory, define

from samples.pieces import Piece

TRACKED = 'w:author="Editor" w:date="2024-07-12T10:00:00Z"'
"""Whose tracked changes these are, and when they were made: fixed, so that a sample is the same each time."""

_INSIDE_TEXT = {"\n": "<w:br/>", "\t": "<w:tab/>", "\u2011": "<w:noBreakHyphen/>"}


@final
@define
class Ledger:
    """What a part of a Word file numbers: identifiers given out, footnotes met, and the addresses of links."""

    relate: Callable[[str], str]
    notes: list[str] = Factory(list)
    given: int = 0

    def number(self) -> int:
        """Give out the next identifier, from 1."""
        self.given += 1
        return self.given


def text(value: str, properties: str = "", element: str = "w:t") -> str:
    """Return a run; line breaks, tabs and no-break hyphens are elements of their own in Word."""
    inside, plain = [], ""
    for character in value:
        if character in _INSIDE_TEXT:
            inside += [_text(plain, element), _INSIDE_TEXT[character]]
            plain = ""
        else:
            plain += character
    return f"<w:r>{properties and f'<w:rPr>{properties}</w:rPr>'}{''.join(inside)}{_text(plain, element)}</w:r>"


def _text(plain: str, element: str) -> str:
    return f'<{element} xml:space="preserve">{escape(plain)}</{element}>' if plain else ""


def run(piece: Piece, ledger: Ledger, properties: str = "") -> str:
    """Return the XML of one piece; ``properties`` are run properties that hold for all of its paragraph."""
    if piece.kind == "text":
        return text(piece.text, properties)
    return _RUNS[piece.kind](piece, ledger)


def _bookmark(piece: Piece, ledger: Ledger) -> str:
    number = ledger.number()
    return f'<w:bookmarkStart w:id="{number}" w:name={quoteattr(piece.text)}/><w:bookmarkEnd w:id="{number}"/>'


def _tracked(element: str, letters: str) -> Callable[[Piece, Ledger], str]:
    def write(piece: Piece, ledger: Ledger) -> str:
        return f'<{element} w:id="{ledger.number()}" {TRACKED}>{text(piece.text, element=letters)}</{element}>'

    return write


def _control(piece: Piece, ledger: Ledger) -> str:
    return control(text(piece.text), ledger)


def control(inside: str, ledger: Ledger) -> str:
    """Put a content control around runs, paragraphs, a cell or a row."""
    return f'<w:sdt><w:sdtPr><w:id w:val="{ledger.number()}"/></w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>'


def _smart(piece: Piece, _: Ledger) -> str:
    return f'<w:smartTag w:uri="urn:schemas-microsoft-com:office:smarttags" w:element="City">{text(piece.text)}</w:smartTag>'


def _link(piece: Piece, ledger: Ledger) -> str:
    underlined = '<w:color w:val="0563C1"/><w:u w:val="single"/>'
    return f'<w:hyperlink r:id="{ledger.relate(piece.argument)}">{text(piece.text, underlined)}</w:hyperlink>'


def _field(piece: Piece, _: Ledger) -> str:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = text(f" {piece.argument} ", element="w:instrText")
    return mark("begin") + code + mark("separate") + text(piece.text) + mark("end")


def _simple(piece: Piece, _: Ledger) -> str:
    return f"<w:fldSimple w:instr={quoteattr(f' {piece.argument} ')}>{text(piece.text)}</w:fldSimple>"


def _note(piece: Piece, ledger: Ledger) -> str:
    ledger.notes.append(piece.text)
    return (
        f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{len(ledger.notes)}"/></w:r>'
    )


def _hidden(piece: Piece, _: Ledger) -> str:
    return text(piece.text, "<w:vanish/>")


def _bold(piece: Piece, _: Ledger) -> str:
    return text(piece.text, "<w:b/>")


def _box(piece: Piece, ledger: Ledger) -> str:
    number = ledger.number()
    content = f"<w:txbxContent><w:p>{text(piece.text)}</w:p></w:txbxContent>"
    shape = (
        '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2880000" cy="360000"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:ln><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln>'
        f"</wps:spPr><wps:txbx>{content}</wps:txbx><wps:bodyPr/></wps:wsp>"
    )
    drawing = (
        '<w:drawing><wp:inline><wp:extent cx="2880000" cy="360000"/>'
        f'<wp:docPr id="{number}" name="Text Box {number}"/><a:graphic>'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f"{shape}</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
    old = f'<w:pict><v:rect style="width:227pt;height:28pt"><v:textbox>{content}</v:textbox></v:rect></w:pict>'
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )


_RUNS: dict[str, Callable[[Piece, Ledger], str]] = {
    "bookmark": _bookmark,
    "ins": _tracked("w:ins", "w:t"),
    "del": _tracked("w:del", "w:delText"),
    "from": _tracked("w:moveFrom", "w:t"),
    "to": _tracked("w:moveTo", "w:t"),
    "control": _control,
    "smart": _smart,
    "link": _link,
    "field": _field,
    "simple": _simple,
    "note": _note,
    "box": _box,
    "hidden": _hidden,
    "bold": _bold,
}
