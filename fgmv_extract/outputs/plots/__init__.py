"""Plots of what statements say, as SVG, PNG or PDF. Needs matplotlib (the extra ``plot``)."""

from collections.abc import Callable, Sequence

from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.outputs.plots import drawing, figures
from fgmv_extract.outputs.plots.drawing import FORMATS
from fgmv_extract.records import Statement

__all__ = ["FORMATS", "PLOTS", "plot"]


def plot(
    statements: Sequence[Statement], what: str, kind: str = "svg", *, vocabulary: Vocabulary | None = None
) -> bytes:
    """Return one of ``PLOTS`` as an image of one of ``FORMATS``; ``KeyError`` for any other.

    Raises ``MissingExtraError`` when matplotlib is not installed.
    """
    return PLOTS[what](statements, kind, vocabulary)


def _allocations(statements: Sequence[Statement], kind: str, vocabulary: Vocabulary | None) -> bytes:
    panels = figures.allocations(statements, vocabulary=vocabulary)
    return drawing.bars("Deliverables of each group, by status", panels, figures.STATUSES, kind)


def _positions(statements: Sequence[Statement], kind: str, vocabulary: Vocabulary | None) -> bytes:
    panels = figures.positions(statements, vocabulary=vocabulary)
    return drawing.bars("Deliverables on which a Question claims new work", panels, figures.COMMITMENTS, kind)


def _waiting(statements: Sequence[Statement], kind: str, vocabulary: Vocabulary | None) -> bytes:
    return drawing.waiting("Work items that wait", figures.waiting(statements, vocabulary=vocabulary), kind)


PLOTS: dict[str, Callable[[Sequence[Statement], str, Vocabulary | None], bytes]] = {
    "allocations": _allocations,
    "positions": _positions,
    "waiting": _waiting,
}
"""What can be plotted."""
