"""The XML of a part becomes shorter while it still reads the same: most of it tells how text looks, and saving it tells again.

    <w:tc><w:tcPr><w:tcW w:w="900"/></w:tcPr><w:p w:rsidR="00A61F3B"><w:pPr><w:jc w:val="left"/></w:pPr>
      <w:r w:rsidRPr="00C24D0E"><w:rPr><w:sz w:val="22"/></w:rPr><w:t>SG</w:t></w:r><w:proofErr w:type="spellEnd"/>
      <w:r w:rsidRPr="00C24D0E"><w:rPr><w:sz w:val="22"/></w:rPr><w:t>20</w:t></w:r></w:p></w:tc>

is ``<w:plainCells>SG20</w:plainCells>``, and so are the cells right behind it that are as plain. Parsing what is taken out here
costs libxml2 far more time and memory than finding it.

Only what is known to mean nothing is taken out; whatever else stands in a run or a cell leaves it as it is. So what is not
recognised costs time, and never a word.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import repeat
from typing import Final

from fgmv_extract.patterns import pattern

PLAIN_CELLS: Final = "plainCells"
"""Cells that are nothing but their texts; no schema of Word's has an element of that name."""
_OPEN_CELL, _CLOSE_CELL = f"<w:{PLAIN_CELLS}>".encode(), f"</w:{PLAIN_CELLS}>".encode()
_BETWEEN_CELLS, _BETWEEN_PARAGRAPHS = "\ufdd0", "\ufdd1"  # Unicode leaves them to programs, so documents have none
_OURS = (PLAIN_CELLS.encode(), _BETWEEN_CELLS.encode(), _BETWEEN_PARAGRAPHS.encode())
_OPEN_TEXT, _CLOSE_TEXT = b"<w:t>", b"</w:t>"
_PROPERTIES = b"<w:rPr>"

# Comments, character data and document types hold what looks like markup; all of them begin so.
_DECLARATION = b"<!"
_SAMPLE = 32  # properties of runs that are looked at, all over the part
_MOST_LOOKS = 4  # of them that are taken out at once, if they come more than once among those


# None of them declares a namespace: within such an element the prefix may mean something else.
_ATTRIBUTES = r'(?: (?:w\w*+:)?+\w++="[^"<&]*+")*+'


def _element(names: str) -> str:
    """Return the pattern of an empty element with one of these names and whatever attributes."""
    return rf"<w:(?:{'|'.join(names.split())}){_ATTRIBUTES} ?/>"


_SIDE = _element("top left start bottom right end insideH insideV tl2br tr2bl between bar")
_LOOK_OF_TEXT = _element(
    "rStyle rFonts b bCs i iCs caps smallCaps outline shadow emboss imprint noProof snapToGrid webHidden color spacing w kern"
    " position sz szCs highlight u effect bdr shd fitText rtl cs em lang eastAsianLayout specVanish"
)
_LOOK_OF_PARAGRAPH = _element(
    "pStyle keepNext keepLines pageBreakBefore widowControl suppressLineNumbers suppressAutoHyphens kinsoku wordWrap"
    " overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing"
    " mirrorIndents jc textDirection textAlignment textboxTightWrap outlineLvl cnfStyle shd"
)
_LOOK_OF_CELL = _element("cnfStyle tcW shd noWrap vAlign hideMark textDirection tcFitText")
_NUMBER, _STOP = _element("ilvl numId"), _element("tab")
_MARK = _element("proofErr bookmarkStart bookmarkEnd lastRenderedPageBreak commentRangeStart commentRangeEnd")

_OF_TEXT = f"<w:rPr>(?:{_LOOK_OF_TEXT})*+</w:rPr>"
_OF_PARAGRAPH = (
    f"<w:pPr>(?:{_LOOK_OF_PARAGRAPH}|<w:numPr>(?:{_NUMBER})*+</w:numPr>|<w:tabs>(?:{_STOP})*+</w:tabs>"
    f"|<w:pBdr>(?:{_SIDE})*+</w:pBdr>|{_OF_TEXT})*+</w:pPr>"
)
_OF_CELL = (
    f"<w:tcPr>(?:{_LOOK_OF_CELL}|<w:tcBorders>(?:{_SIDE})*+</w:tcBorders>|<w:tcMar>(?:{_SIDE})*+</w:tcMar>)*+</w:tcPr>"
)
_MARKS = f"(?:{_MARK})*+"

_BEGINNING = pattern(
    rb"""(?x) (?:\xef\xbb\xbf)?+
    (?: <\?xml (?:\s++version=["']1\.\d["'])? (?:\s++encoding=["'](?i:utf-8)["'])?+ (?:\s++standalone=["']\w++["'])?+ \s*+ \?> )?+
    \s*+ <w:"""
)
_BINDING = pattern(rb"xmlns:w\s*+=")
_SAME_LOOK = pattern(_OF_TEXT.encode())
_RUN = pattern(
    f"<w:r{_ATTRIBUTES}>(?:{_OF_TEXT})?+(?:<w:lastRenderedPageBreak/>)?+"
    f'(?:<w:t(?: xml:space="preserve")?+>([^<]*+)</w:t>)?+</w:r>{_MARKS}'.encode()
)
_PARAGRAPH = f"<w:p{_ATTRIBUTES}(?:/>|>(?:{_OF_PARAGRAPH})?+{_MARKS}(?:<w:t>([^<]*+)</w:t>)?+</w:p>){_MARKS}"
_ONE_PARAGRAPH = pattern(_PARAGRAPH.encode())
_CELL = pattern(
    f"<w:tc{_ATTRIBUTES}>(?:{_OF_CELL})?+{_MARKS}{_PARAGRAPH}((?:{_PARAGRAPH.replace('([', '(?:[')})*+)</w:tc>".encode()
)


def condensed(data: bytes) -> bytes:
    """Return a part that reads the same and is shorter; the part itself where nothing is known of how it is written."""
    if not _BEGINNING.match(data) or _DECLARATION in data:
        return data
    between, texts = _split(_RUN, _without_looks(data))
    runs = _joined(between, _OPEN_TEXT, texts, _CLOSE_TEXT).replace(_CLOSE_TEXT + _OPEN_TEXT, b"")
    between, texts, further = _split(_CELL, runs)
    lines = [text + _lines(more) if more else text for text, more in zip(texts, further, strict=True)]
    found = _joined(between, _OPEN_CELL, lines, _CLOSE_CELL)
    # The one binding of the prefix is that of the root: its name has the prefix already.
    if len(_BINDING.findall(found)) != 1 or any(ours in runs for ours in _OURS):
        return data
    return found.replace(_CLOSE_CELL + _OPEN_CELL, _BETWEEN_CELLS.encode())


def texts_of(cells: str | None) -> list[str]:
    """Return the texts of plain cells, as any cell's without the line breaks at its end."""
    lines = (cells or "").replace(_BETWEEN_PARAGRAPHS, "\n")
    texts = lines.split(_BETWEEN_CELLS)
    return [text.rstrip("\n") for text in texts] if "\n" in lines else texts


def paragraphs_of(cells: str | None) -> list[str]:
    """Return the texts of all paragraphs in plain cells."""
    return (cells or "").replace(_BETWEEN_CELLS, _BETWEEN_PARAGRAPHS).split(_BETWEEN_PARAGRAPHS)


def _without_looks(data: bytes) -> bytes:
    """Take out the properties of runs that come again and again, word for word."""
    looks = Counter(look[0] for look in map(_SAME_LOOK.match, repeat(data), _sampled(data)) if look is not None)
    for look, count in looks.most_common(_MOST_LOOKS):
        if count > 1:
            data = data.replace(look, b"")
    return data


def _sampled(data: bytes) -> Iterator[int]:
    """Yield where properties of runs stand, a few from all over the part."""
    step = len(data) // _SAMPLE + 1
    place = data.find(_PROPERTIES)
    while place >= 0:
        yield place
        place = data.find(_PROPERTIES, place + step)


def _split(splitting: re.Pattern[bytes], data: bytes) -> Iterator[list[bytes]]:
    """Yield what stands between the matches, then what each group holds: one fewer, and nothing where the group has no part."""
    step = splitting.groups + 1
    parts: list[bytes | None] = splitting.split(data)
    return ([part or b"" for part in parts[first::step]] for first in range(step))


def _lines(paragraphs: bytes) -> bytes:
    """Return the texts of paragraphs, each behind what parts it from the one before."""
    return b"".join(_BETWEEN_PARAGRAPHS.encode() + text for text in _ONE_PARAGRAPH.findall(paragraphs))


def _joined(between: list[bytes], opening: bytes, texts: list[bytes], closing: bytes) -> bytes:
    """Put texts back where they stood, in other tags."""
    pieces = [b""] * (4 * len(texts) + 1)
    pieces[0::4] = between
    pieces[1::4] = [opening] * len(texts)
    pieces[2::4] = texts
    pieces[3::4] = [closing] * len(texts)
    return b"".join(pieces)
