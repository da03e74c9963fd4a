"""Text that is struck through: deletions that were printed along with what stands in their place."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from fgmv_extract.readers.pdf.lattice import NEAR, Lattice
from fgmv_extract.readers.pdf.lines import Line
from fgmv_extract.readers.pdf.rulings import Ruling

_LOWEST, _HIGHEST = 0.15, 0.45  # sizes of the font above the baseline, where a letter is struck through
_OVER = 1.5  # points by which it may reach over the letters
_LARGEST = 72.0  # points of a font


def is_struck(across: Sequence[Ruling], lines: Sequence[Line], found: Sequence[Lattice]) -> bool:
    """Tell whether a ruling across, none of a table's, runs through the middle of letters and no farther."""
    own = sorted(y for lattice in found for y in lattice.ys)
    free = [ruling for ruling in across if not _is_near(own, ruling.at)]
    if not free:
        return False
    upright = sorted((line for line in lines if not line.turns), key=lambda line: line.base)
    bases = [line.base for line in upright]
    return any(
        _LOWEST < (line.base - at) / line.size < _HIGHEST and line.left - _OVER <= start and end <= line.right + _OVER
        for at, start, end in free
        for line in upright[bisect_left(bases, at) : bisect_right(bases, at + _HIGHEST * _LARGEST)]
    )


def _is_near(ats: Sequence[float], at: float) -> bool:
    behind = bisect_left(ats, at - NEAR)
    return behind < len(ats) and ats[behind] <= at + NEAR
