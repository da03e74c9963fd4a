"""Tables that run over pages become one: repeated heading rows are dropped, rows cut by a page break are joined."""

import re
from collections.abc import Sequence
from operator import attrgetter
from typing import final

from attrs import define, field

from fgmv_extract.patterns import pattern
from fgmv_extract.readers.pdf.breaks import Fits, halves_of
from fgmv_extract.readers.pdf.drafts import HEADINGS, Draft, HeadingRow, Slot
from fgmv_extract.readers.pdf.flow import Piece, Text
from fgmv_extract.readers.pdf.unruled import rows_going_on, table_below

_ALIKE = 4.0  # points by which the columns of a table may stand elsewhere on the next page
_ALIKE_UNRULED = 24.0
_CONTINUED = pattern(
    r"\((?:continued|cont['\u2019]?d\.?|cont\.?|concluded|end|suite|fin|contin[\u00fa]a|continuaci\u00f3n)\)",
    re.IGNORECASE,
)
_CAPTION = 160  # characters: longer is no caption


@final
@define
class Joined:
    """The pieces of a document with its tables joined; ``repeats`` tells the pages on which headings stood again.

    ``cuts`` are the tables with the row and the page behind whose end it goes on; ``captions`` were left out.
    """

    pieces: list[Piece] = field(factory=list)
    repeats: list[tuple[Draft, list[int]]] = field(factory=list)
    cuts: list[tuple[Draft, int, int]] = field(factory=list)
    captions: list[Text] = field(factory=list)


def join(pages: Sequence[Sequence[Piece]], bottom: float, fits: Fits) -> Joined:
    """Join the tables of successive pages; ``bottom`` is how far down pages are filled."""
    joined = Joined()
    for pieces in pages:
        rest = list(pieces)
        last = joined.pieces[-1] if joined.pieces else None
        if isinstance(last, Draft) and not last.ruled and rest and isinstance(rest[0], Text):
            rest[:1] = _taken(last, rest[0])
            if rest and isinstance(rest[0], Text):
                rest[:1] = _rows_taken(last, rest[0])
        elif isinstance(last, Draft):
            caption = _caption_of(rest)
            following = rest[1 if caption else 0] if len(rest) > bool(caption) else None
            headings = repeated(last, following) if isinstance(following, Draft) else 0
            told = headings > 0 or caption is not None
            if isinstance(following, Draft) and _continues(last, following, bottom, told=told):
                if caption:
                    joined.captions.append(caption)
                _append(last, following, headings, joined, fits)
                rest = rest[2 if caption else 1 :]
        joined.pieces += rest
    return joined


def _taken(above: Draft, below: Text) -> list[Text]:
    """Put the lines that a page begins with into the last cell of a table without rulings if they go on with it; return the rest."""
    slot = max((slot for slot in above.tail if slot.lines), key=lambda slot: slot.column, default=None)
    if slot is None or below.page != above.last_page + 1:
        return [below]
    last = slot.lines[-1]
    count = 0
    for row in below.rows:
        if not (last.open and len(row) == 1 and abs(row[0].left - last.left) < _ALIKE):
            break
        last = row[0]
        slot.lines.append(last)
        count += 1
    return [Text(below.rows[count:], below.column, below.page)] if count < len(below.rows) else []


def _rows_taken(above: Draft, below: Text) -> list[Text]:
    """Put the rows that a page begins with below a table without rulings if they go on with it; return the rest."""
    count = rows_going_on(below.rows, above.xs) if below.page == above.last_page + 1 else 0
    if not count:
        return [below]
    above.append(table_below(below.rows[:count], above.xs, below.page), 0, {})
    return [Text(below.rows[count:], below.column, below.page)] if count < len(below.rows) else []


def _caption_of(pieces: Sequence[Piece]) -> Text | None:
    """Return the text above the first table of a page if it says that the table is continued."""
    if len(pieces) < 2 or not isinstance(pieces[0], Text):
        return None
    told = " ".join(line.text for row in pieces[0].rows for line in row)
    return pieces[0] if len(told) <= _CAPTION and _CONTINUED.search(told) else None


def _continues(above: Draft, below: Draft, bottom: float, *, told: bool) -> bool:
    """Tell whether the first table of a page goes on with the last one of the page before."""
    if below.page != above.last_page + 1 or above.columns != below.columns or above.ruled != below.ruled:
        return False
    near = _ALIKE if above.ruled else _ALIKE_UNRULED
    shift = below.xs[0] - above.xs[0]
    ends = None if above.ruled else -1  # without rulings, nothing tells where the last column ends
    widths = zip(above.xs[:ends], below.xs[:ends], strict=True)
    if any(abs(right - left - shift) > near for left, right in widths):
        return False
    if told or above.open_bottom or below.open_top:
        return True
    first = max((slot.box[3] for slot in below.head if slot.row == 0), default=below.box[3]) - below.box[1]
    return bottom - above.last_box[3] < first + 2 * _ALIKE


def repeated(above: Draft, below: Draft) -> int:
    """Return how many rows a table begins with as the one above does: its headings, printed again."""
    if above.headings is None:
        above.headings = tuple(_row_of(above, row) for row in range(min(above.rows, HEADINGS)))
    count = 0
    for row, heading in enumerate(above.headings[: below.rows]):
        if not any(text for _, text in heading) or heading != _row_of(below, row):
            break
        count = row + 1
    return count if count < below.rows or below.rows == 1 else 0


def _row_of(draft: Draft, row: int) -> HeadingRow:
    slots = sorted((slot for slot in draft.head if slot.row == row), key=attrgetter("column"))
    return tuple((slot.columns, _without_continued(slot.words)) for slot in slots)


def _without_continued(words: str) -> str:
    return _CONTINUED.sub("", words).strip() if "(" in words else words.strip()


def _append(above: Draft, below: Draft, headings: int, joined: Joined, fits: Fits) -> None:
    """Put the rows of a table below those of another, without its repeated headings."""
    if headings:
        if not joined.repeats or joined.repeats[-1][0] is not above:
            joined.repeats.append((above, []))
        joined.repeats[-1][1].append(below.page)
    halves = halves_of(above, below, headings, fits)
    same: dict[int, Slot] = {}
    if halves is not None and halves.is_cut():
        joined.cuts.append((above, above.rows - 1, above.last_page))
        for columns, lower in halves.lower.items():
            upper = same[id(lower)] = halves.upper[columns]
            upper.lines += lower.lines
            upper.row_span += lower.row_span - 1
    above.append(below, headings, same)
