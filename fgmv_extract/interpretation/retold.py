"""What was read of a table that was made ready to be read, told as it stands on the page.

A table may have been turned, taken apart, or joined: places, or the texts at them, are then not those of the document.
"""

from collections.abc import Callable

from attrs import evolve

from fgmv_extract.document import Document
from fgmv_extract.interpretation.deliverables import Rows
from fgmv_extract.places import Place
from fgmv_extract.records import Deliverable

Back = Callable[[int, int], tuple[int, int]]
"""Row and column of the page, of a row and a column of the table that was read."""
_Stand = tuple[Place | None, str | None]
"""Where something stands, and what stands there."""


def moved_back(rows: Rows, back: Back) -> Rows:
    """Tell deliverables and findings at the places of the page."""

    def moved(place: Place | None) -> Place | None:
        if place is None or place.row is None or place.column is None:
            return place
        row, column = back(place.row, place.column)
        return evolve(place, row=row, column=column)

    return Rows(
        tuple(_retold(one, lambda place, verbatim: (moved(place), verbatim)) for one in rows.deliverables),
        tuple(evolve(finding, place=moved(finding.place)) for finding in rows.findings),
    )


def true_to_page(read: Deliverable, document: Document) -> Deliverable:
    """Put the text of the page in place of verbatim text that was joined from several cells."""
    return _retold(read, lambda place, _: (place, None if place is None else document.text_at(place)))


def _retold(read: Deliverable, tell: Callable[[Place | None, str | None], _Stand]) -> Deliverable:
    """Tell a deliverable, and all parts of it that have a place, as ``tell`` says."""
    place, verbatim = tell(read.place, read.verbatim)
    allocation = read.allocation
    if allocation is not None:
        at, text = tell(allocation.place, allocation.verbatim)
        allocation = evolve(allocation, place=at, verbatim=text)
    positions = [(one, *tell(one.place, one.verbatim)) for one in read.positions]
    evidence = [(one, *tell(one.place, one.verbatim)) for one in read.evidence]
    return evolve(
        read,
        place=place,
        verbatim=verbatim,
        allocation=allocation,
        positions=tuple(evolve(one, place=at, verbatim=text) for one, at, text in positions),
        evidence=tuple(evolve(one, place=at or one.place, verbatim=text or "") for one, at, text in evidence),
    )
