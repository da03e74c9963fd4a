"""Pages become one document: margins off, reading order, tables joined, blocks made; what was done is found."""

from collections.abc import Iterator, Sequence

from fgmv_extract.document import Block, Part
from fgmv_extract.findings import Code, Finding
from fgmv_extract.places import Place
from fgmv_extract.readers.pdf.blocks import Blocks
from fgmv_extract.readers.pdf.columns import Columns
from fgmv_extract.readers.pdf.drafts import Draft, Leaf, Slot
from fgmv_extract.readers.pdf.flow import Piece, Text, pieces_of
from fgmv_extract.readers.pdf.joining import Joined, join
from fgmv_extract.readers.pdf.lines import Line
from fgmv_extract.readers.pdf.margins import Furniture, pages_told, without_margins
from fgmv_extract.readers.pdf.words import Words


def compose(leaves: Sequence[Leaf]) -> tuple[tuple[Block, ...], list[Finding]]:
    """Make the blocks of a document of its pages."""
    leaves, furniture, numbers = without_margins(leaves)
    words = Words([lines for leaf in leaves for lines in _texts(leaf)])
    pages = [pieces_of(leaf) for leaf in leaves]
    columns = Columns(pages, [leaf.width for leaf in leaves])
    joined = join(pages, _bottom(pages), _fits)
    nested = [table for leaf in leaves for table in leaf.tables if table.holder is not None]
    blocks = Blocks(words, columns, nested)
    for piece in _run_together(joined.pieces, columns):
        blocks.add(piece)
    for row in furniture:
        blocks.furniture(row.text, row.part, row.page, row.box)
    return tuple(blocks.blocks), list(_findings(furniture, numbers, joined, blocks))


def _texts(leaf: Leaf) -> Iterator[list[Line]]:
    yield leaf.lines
    yield from (slot.lines for table in leaf.tables for slot in table.slots)


def _bottom(pages: Sequence[Sequence[Piece]]) -> float:
    """Return how far down the fullest page is filled."""
    ends = [
        piece.box[3] if isinstance(piece, Draft) else piece.rows[-1][0].bottom for pieces in pages for piece in pieces
    ]
    return max(ends, default=0.0)


def _fits(upper: Slot, lower: Slot) -> bool:
    """Tell whether the first word of a cell would have stood behind the last one of the cell above it."""
    last = max(upper.lines, key=lambda line: (line.page, line.base, line.left))
    first = min(lower.lines, key=lambda line: (line.page, line.base, line.left))
    padding = min(max(min(line.left for line in upper.lines) - upper.box[0], 0.0), 10.0)
    return last.right + 0.25 * last.size + first.lead <= upper.box[2] - padding


def _run_together(pieces: Sequence[Piece], columns: Columns) -> list[Piece]:
    """Put running text that goes on in the next column or on the next page together."""
    put: list[Piece] = []
    for piece in pieces:
        before = put[-1] if put else None
        if isinstance(piece, Text) and isinstance(before, Text) and _alike(columns, before, piece):
            put[-1] = Text([*before.rows, *piece.rows], piece.column, piece.page)
        else:
            put.append(piece)
    return put


def _alike(columns: Columns, one: Text, other: Text) -> bool:
    return abs(columns.setting_of(one).limit - columns.setting_of(other).limit) < 3


def _findings(furniture: Sequence[Furniture], numbers: int, joined: Joined, blocks: Blocks) -> Iterator[Finding]:
    """Say what was left out and what was put together."""
    for row in furniture:
        place = Place(0, page=row.page, box=row.box)
        yield Finding(Code.PAGE_FURNITURE, f"{row.text!r} at the {_WHERE[row.part]} of {pages_told(row.pages)}.", place)
    if numbers:
        yield Finding(Code.PAGE_FURNITURE, f"{numbers:,} numbers of lines in the margin.")
    for caption in joined.captions:
        told = " ".join(line.text for row in caption.rows for line in row)
        yield Finding(Code.PAGE_FURNITURE, f"{told!r} above the table on page {caption.page}.")
    for table, pages in joined.repeats:
        told = f"The heading of the table stands again on {pages_told(pages)}."
        yield Finding(Code.HEADING_REPEATED, told, blocks.place_of(table))
    for table, cut, page in joined.cuts:
        told = f"Row {cut + 1} of the table begins on page {page} and ends on the next."
        yield Finding(Code.ROW_JOINED, told, blocks.place_of(table, cut))


_WHERE = {Part.HEADER: "top", Part.FOOTER: "foot"}
