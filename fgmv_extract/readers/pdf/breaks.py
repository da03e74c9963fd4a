"""Whether a row was cut by a page break: the evidence of what stands above and below it.

Programs close the upper half with a ruling and open the lower one with another, so rulings seldom tell. What tells is that a
cell goes on only where it had begun, that what goes on had filled its half to the bottom, and that a new row has what every
row of its table has (an identifier).
"""

from collections.abc import Callable, Mapping, Sequence
from typing import final

from attrs import frozen

from fgmv_extract.readers.pdf.drafts import SAMPLE, Draft, Slot

_SPACE = 3.6  # sizes of the font left below text that goes on: a paragraph takes two lines along
_OFTEN = 0.9  # of the rows have something in a column that every row has something in
_ENOUGH = 3  # rows that tell what every row has
_OPEN_ENDS = ("-", "\u2010", "\u2011", "\u2013", ",", ";", "(", "/", "&")
_OPEN_WORDS = {"a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "of", "on", "or", "the", "to", "with"}

Columns = tuple[int, int]
Fits = Callable[[Slot, Slot], bool]


@final
@frozen
class Halves:
    """The last row above a page break and the first below it, by columns, and how the table is filled elsewhere.

    ``open`` tells that no ruling stands between them.
    """

    upper: Mapping[Columns, Slot]
    lower: Mapping[Columns, Slot]
    share: Mapping[Columns, float]
    known: int
    fits: Fits
    open: bool = False

    def is_cut(self) -> bool:
        """Tell whether they are halves of one row."""
        filled = [columns for columns, slot in self.lower.items() if slot.lines]
        if not filled:
            return any(slot.lines for slot in self.upper.values())
        if any(not self.upper[columns].lines or not self._is_full(columns) for columns in filled):
            return False
        expected = self._expected()
        first = min(self.lower)
        ended = sum(not self._goes_on(columns) for columns in filled)
        if ended > (0 if first in filled else max(1, len(filled) // 2)):
            return False
        if expected and not expected <= set(filled):
            return True
        if not expected and first not in filled and self.upper[first].lines:
            return self.open or any(self._goes_on(columns) for columns in filled)
        if any(self._would_fit(columns) for columns in filled):
            return False
        opens = [self._is_open(columns) for columns in (expected or filled)]
        return any(opens) if self.open else all(opens)

    def _expected(self) -> set[Columns]:
        """The columns in which every row has something, and so had the upper half."""
        if self.known < _ENOUGH:
            return set()
        return {
            columns for columns, share in self.share.items() if share >= _OFTEN and self.upper.get(columns, _NONE).lines
        }

    def _is_full(self, columns: Columns) -> bool:
        """Tell whether the upper half is filled to its bottom, but for what keeps two lines of a paragraph together."""
        slot = self.upper[columns]
        last = max(slot.lines, key=lambda line: (line.page, line.base))
        bottom = slot.box[3] if last.page == slot.page else last.bottom
        return bottom - last.base < _SPACE * last.size

    def _would_fit(self, columns: Columns) -> bool:
        return self.fits(self.upper[columns], self.lower[columns])

    def _is_open(self, columns: Columns) -> bool:
        """Tell whether the upper half ends, or the lower one begins, as no cell does."""
        above, below = self.upper[columns].words, self.lower[columns].words
        return (
            above.endswith(_OPEN_ENDS)
            or above.rpartition(" ")[2].lower() in _OPEN_WORDS
            or below[:1].islower()
            or below[:1] in "(,;)"
        )

    def _goes_on(self, columns: Columns) -> bool:
        return self._is_open(columns) or not self._would_fit(columns)


_NONE = Slot(0, 0, 1, 1, 0, (0.0, 0.0, 0.0, 0.0))


def halves_of(above: Draft, below: Draft, skipped: int, fits: Fits) -> Halves | None:
    """Look at the rows at a break, ``skipped`` heading rows aside; None when their cells do not stand below one another."""
    upper = {slot.columns: slot for slot in above.tail}
    lower = {slot.columns: slot for slot in below.slots if slot.row == skipped}
    if not lower or upper.keys() != lower.keys():
        return None
    share, known = above.share or _share_of(above, below, skipped)
    return Halves(upper, lower, share, known, fits, above.open_bottom or below.open_top)


def _share_of(above: Draft, below: Draft, skipped: int) -> tuple[dict[Columns, float], int]:
    """Return how a table is filled; once enough of it has been seen, that stays."""
    whole = len(above.sample) >= SAMPLE
    inner = [slot for slot in above.sample if slot.row > 0 and slot.end < above.rows]
    share = _shares(inner if whole else inner + [slot for slot in below.slots if slot.row > skipped])
    if whole:
        above.share = share
    return share


def _shares(slots: Sequence[Slot]) -> tuple[dict[Columns, float], int]:
    """Return how many of the rows have something in each column, and the number of rows looked at."""
    counts: dict[Columns, list[bool]] = {}
    for slot in slots:
        counts.setdefault(slot.columns, []).append(bool(slot.lines))
    most = max(map(len, counts.values()), default=0)
    return {columns: sum(seen) / most for columns, seen in counts.items()}, most
