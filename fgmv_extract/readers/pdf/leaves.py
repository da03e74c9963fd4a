"""Pages are read one after the other: lines, rulings, tables; nothing of PDFium's is kept."""

from collections import Counter
from collections.abc import Sequence
from operator import attrgetter

from fgmv_extract.findings import Code, Finding
from fgmv_extract.options import Limits
from fgmv_extract.readers.pdf.drafts import Leaf
from fgmv_extract.readers.pdf.edges import cut_at_edges
from fgmv_extract.readers.pdf.filling import fill
from fgmv_extract.readers.pdf.lattice import Lattice, alone, joined, lattices
from fgmv_extract.readers.pdf.lines import Line
from fgmv_extract.readers.pdf.margins import pages_told
from fgmv_extract.readers.pdf.rulings import Drawn, Ruling, drawn_on
from fgmv_extract.readers.pdf.sheets import Book, Sheet
from fgmv_extract.readers.pdf.stretches import lines_of
from fgmv_extract.readers.pdf.strips import opened_up
from fgmv_extract.readers.pdf.struck import is_struck

_TURNS = attrgetter("turns")
_MANY = 12  # characters that tell how a page is to be turned


def leaves_of(book: Book, limits: Limits) -> tuple[list[Leaf], list[Finding]]:
    """Read the pages of a document, as many as a document may have; find what could not be read."""
    leaves: list[Leaf] = []
    broken: list[int] = []
    for number in range(1, min(book.pages, limits.pages) + 1):
        with book.sheet(number) as sheet:
            if sheet is None:
                broken.append(number)
                leaves.append(Leaf(number, 0.0, 0.0, [], []))
            else:
                leaves.append(_leaf(sheet, limits))
    return leaves, _findings(leaves, broken, book, limits)


def _leaf(sheet: Sheet, limits: Limits) -> Leaf:
    lines = _upright(sheet)
    drawn = drawn_on(sheet, limits)
    view = sheet.view
    found, rules, cut = _lattices(drawn, limits, view.width, view.height)
    struck = is_struck(sheet, drawn.across, lines, found)
    lines = _on_page(lines, view.width, view.height)
    tables, outside, edges = opened_up(sheet, *fill(sheet, lines, found), drawn.areas)
    return Leaf(
        sheet.number,
        view.width,
        view.height,
        cut_at_edges(sheet, outside),
        tables,
        sorted([*rules, *edges]),
        pictures=drawn.pictures,
        cut=sheet.cut or drawn.cut or cut,
        struck=struck,
    )


def _upright(sheet: Sheet) -> list[Line]:
    """Return the lines of a page; one whose text lies on its side is turned first."""
    lines = lines_of(sheet)
    if not any(map(_TURNS, lines)):
        return lines
    directions = Counter[int]()
    for line in lines:
        directions[line.turns] += len(line.text)
    turns = directions.most_common(1)[0][0] if directions else 0
    if turns and directions[turns] > _MANY:
        sheet.turned(turns)
        lines = lines_of(sheet)
    return lines


def _lattices(
    drawn: Drawn, limits: Limits, width: float, height: float
) -> tuple[list[Lattice], Sequence[Ruling], bool]:
    across, down = joined(drawn.across), joined(drawn.down)
    if len(across) + len(down) > limits.page_rulings:
        return [], (), True
    found = lattices(across, down, width, height)
    return found, alone(across, found), False


def _on_page(lines: list[Line], width: float, height: float) -> list[Line]:
    """Return the lines that stand, in part at least, on the visible part of their page."""
    return [
        line for line in lines if line.right > 0 and line.left < width and -line.size < line.base < height + line.size
    ]


def _findings(leaves: list[Leaf], broken: list[int], book: Book, limits: Limits) -> list[Finding]:
    findings = []
    if broken:
        findings.append(Finding(Code.CUT_OFF, f"Not read, because broken: {pages_told(broken)}."))
    if book.pages > limits.pages:
        findings.append(Finding(Code.LIMIT_REACHED, f"Of {book.pages:,} pages, {limits.pages:,} were read."))
    if cut := [leaf.number for leaf in leaves if leaf.cut]:
        findings.append(Finding(Code.LIMIT_REACHED, f"Too much to read whole: {pages_told(cut)}."))
    if bare := [leaf.number for leaf in leaves if leaf.pictures and not leaf.lines and not leaf.tables]:
        findings.append(Finding(Code.PAGE_WITHOUT_TEXT, f"Pictures without text: {pages_told(bare)}."))
    if over := [leaf.number for leaf in leaves if leaf.over]:
        findings.append(
            Finding(
                Code.MISSING_PART, f"A table runs over the edge of the page, and its text with it: {pages_told(over)}."
            )
        )
    if struck := [leaf.number for leaf in leaves if leaf.struck]:
        findings.append(Finding(Code.STRUCK_TEXT, f"Struck through, and read: text on {pages_told(struck)}."))
    return findings
