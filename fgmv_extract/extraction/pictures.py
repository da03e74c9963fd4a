"""Pictures of the rows of deliverables, cut out of the pages of the PDF document they stand on."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from fgmv_extract.places import Box, Place
from fgmv_extract.records import Deliverable, Statement

if TYPE_CHECKING:
    from fgmv_extract.readers.pdf.pictures import Cutting


class Cut(NamedTuple):
    """A picture of the row of a deliverable: the row's number in the statement (from 0), the page (from 1), the picture."""

    row: int
    page: int
    picture: "Cutting"


def row_pictures(statement: Statement, data: bytes) -> Iterator[Cut]:
    """Yield pictures of the rows of a statement that was read from a PDF document, whose bytes are ``data``.

    A row that runs over a page break is shown as far as its first page has it. Raises ``ExtractError`` when the document cannot
    be opened.
    """
    from fgmv_extract.readers.pdf.pictures import cuttings  # noqa: PLC0415  brings PDFium

    found = [(number, spot) for number, row in enumerate(statement.deliverables) if (spot := _spot(row)) is not None]
    name = statement.file.name if statement.file else "<document>"
    for (number, spot), picture in zip(found, cuttings(data, name, [spot for _, spot in found]), strict=True):
        if picture is not None:
            yield Cut(number, spot[0], picture)


def _spot(row: Deliverable) -> tuple[int, Box] | None:
    """Return the page a row begins on, and the box around its cells there; None when it stands on no page."""
    if row.place is None or row.place.page is None:
        return None
    page = row.place.page
    boxes = [place.box for place in _places(row) if place.page == page and place.box is not None]
    if not boxes:
        return None
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return page, (min(lefts), min(tops), max(rights), max(bottoms))


def _places(row: Deliverable) -> Iterator[Place]:
    found = (row.place, row.allocation and row.allocation.place, *(each.place for each in row.positions))
    yield from (place for place in (*found, *(each.place for each in row.evidence)) if place)
