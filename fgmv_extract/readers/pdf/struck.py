"""Text that is struck through: deletions that were printed along with what stands in their place."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from fgmv_extract.readers.pdf.lattice import NEAR, Lattice
from fgmv_extract.readers.pdf.lines import Line
from fgmv_extract.readers.pdf.rulings import Ruling
from fgmv_extract.readers.pdf.sheets import Sheet
from fgmv_extract.readers.pdf.stretches import cut

_LOWEST, _HIGHEST = 0.15, 0.45  # sizes of the font above the baseline, where a letter is struck through
_OVER = 1.5  # points by which it may reach over the letters
_LARGEST = 72.0  # points of a font


def is_struck(sheet: Sheet, across: Sequence[Ruling], lines: Sequence[Line], found: Sequence[Lattice]) -> bool:
    """Tell whether a ruling across, none of a table's, runs through the middle of letters and no farther.

    In a gap between letters, as of the numbers along an axis, it strikes nothing.
    """
    own = sorted(y for lattice in found for y in lattice.ys)
    free = [ruling for ruling in across if not _is_near(own, ruling.at)]
    if not free:
        return False
    upright = sorted((line for line in lines if not line.turns), key=lambda line: line.base)
    bases = [line.base for line in upright]
    return any(
        _LOWEST < (line.base - at) / line.size < _HIGHEST
        and line.left - _OVER <= start
        and end <= line.right + _OVER
        and _has_letters(sheet, line, start, end)
        for at, start, end in free
        for line in upright[bisect_left(bases, at) : bisect_right(bases, at + _HIGHEST * _LARGEST)]
    )


def _has_letters(sheet: Sheet, line: Line, start: float, end: float) -> bool:
    """Tell whether a letter of a line begins above or below a ruling, or where it begins."""
    _, behind = cut(sheet, line, start - _OVER)
    return bool(behind) and behind[0].left < end


def _is_near(ats: Sequence[float], at: float) -> bool:
    behind = bisect_left(ats, at - NEAR)
    return behind < len(ats) and ats[behind] <= at + NEAR
