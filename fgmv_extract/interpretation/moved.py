"""What was read of a table that was turned or taken apart, at the places of the page."""

from collections.abc import Callable

from attrs import evolve

from fgmv_extract.interpretation.deliverables import Rows
from fgmv_extract.places import Place
from fgmv_extract.records import Deliverable

Back = Callable[[int, int], tuple[int, int]]
"""Row and column of the page, of a row and a column of the table that was read."""


def moved_back(rows: Rows, back: Back) -> Rows:
    """Tell deliverables and findings at the places of the page."""

    def moved(place: Place | None) -> Place | None:
        if place is None or place.row is None or place.column is None:
            return place
        row, column = back(place.row, place.column)
        return evolve(place, row=row, column=column)

    return Rows(
        tuple(_moved(deliverable, moved) for deliverable in rows.deliverables),
        tuple(evolve(finding, place=moved(finding.place)) for finding in rows.findings),
    )


def _moved(read: Deliverable, moved: Callable[[Place | None], Place | None]) -> Deliverable:
    allocation = read.allocation
    return evolve(
        read,
        place=moved(read.place),
        allocation=evolve(allocation, place=moved(allocation.place)) if allocation else None,
        positions=tuple(evolve(position, place=moved(position.place)) for position in read.positions),
        evidence=tuple(evolve(one, place=moved(one.place) or one.place) for one in read.evidence),
    )
