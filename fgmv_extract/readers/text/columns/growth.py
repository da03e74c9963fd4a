"""How far an area goes on: as long as no line runs through its first gutter.

No.         Title                  Approved         a gap: an area begins
FGMV-01     Technical Report on    July 2023
Exploring the                           starts behind the gutter
Working Group 2                                     a caption: short, and the next line keeps to the gutter
FGMV-02     Glossary               June 2024
The deliverables above are those of FG-MV           runs through it: prose
"""

import re
from collections import Counter
from collections.abc import Sequence

from fgmv_extract.readers.text.clues import HEADING
from fgmv_extract.readers.text.columns.sheets import Sheet
from fgmv_extract.readers.text.columns.spans import Span

_APART = 3  # blank lines between two rows, at most
_LONGEST = 60  # characters of a caption
_HEADINGS = 4  # texts beside each other that can only be the headings of another table
_FIRM = 3  # times as many beginnings of columns as a line has: its gutter is sure
_OFTEN = 4  # a column begins there at least a quarter as often as that which begins most often
_CENTRED = 5  # characters by which a title stands behind the column of values
_NEAR = 3  # characters between two beginnings of one column
_SURE = 3  # columns in which a word begins by no chance
_USUAL = 2  # lines in which a column begins at the same place

_Spans = Sequence[Sequence[Span]]


class Growth:
    """The lines of an area so far, up to ``stop`` (exclusive); its first gutter is between ``left`` and ``right``."""

    def __init__(self, page: Sheet, spans: _Spans, at: int) -> None:
        self.page = page
        self.spans = spans
        first = spans[at]
        self.left, self.right = first[0].end, first[1].start
        self.leftmost = first[0].start
        self.starts = Counter(span.start for span in first[1:])
        self.first = [span.start for span in first[1:]]
        self.most = len(first)
        self.labels = 0  # lines that begin with one
        self.narrow = False  # some line has but one blank in the gutter
        self.captions: list[int] = []
        self.stop = at + 1

    def takes(self, position: int, gap: int) -> bool:
        """Take a line that is not empty, behind ``gap`` empty ones, if it keeps to the gutter."""
        here = self.spans[position]
        if gap > _APART or self._is_other_table(here) or (gap and self._stands_alone(position)):
            return False
        edges = self._edges(position)
        if self._is_caption(position) or self._is_centred(here):
            self.captions.append(position)
        elif edges is None:
            return False
        else:
            self.left, self.right = edges
            self.leftmost = min(self.leftmost, here[0].start)
            self.starts.update(span.start for span in here if span.start >= self.right)
            self.most = max(self.most, len(here))
        self.labels += self.page[position].text[: here[0].end].endswith(":")
        self.stop = position + 1
        return True

    def _is_other_table(self, here: Sequence[Span]) -> bool:
        """Whether a line behind labels and values has more texts than any before, too many for another row of them."""
        return self.labels > 1 and len(here) >= _HEADINGS and len(here) > self.most

    def _edges(self, position: int) -> tuple[int, int] | None:
        """Return the edges of the gutter with this line; None when it runs through it."""
        here, text = self.spans[position], self.page[position].text
        left, right = self.left, self.right
        if (
            len(here) > 1 and here[0].end + 1 < self.leftmost
        ):  # lines before went on with a row: they have no first cell
            left, right = here[0].end, min(self.leftmost, here[1].start)
        elif here[0].start > left:  # behind the gutter, or in it
            right = min(right, here[0].start)
        elif here[0].end < right:
            left = max(left, here[0].end)
            right = min(right, here[1].start) if len(here) > 1 else right
        elif self._keeps_narrow(text, here):
            left = max(left, len(text[:right].rstrip()))
        elif len(here) > 1 and len(self.starts) < _FIRM * len(here):
            left, right = _edge(text, left, right)
            self.narrow = self.narrow or left < right
        else:
            return None
        return (left, right) if left < right else None

    def _keeps_narrow(self, text: str, here: Sequence[Span]) -> bool:
        """Whether a line that no gap divides at the gutter has just a blank there, as before all other columns, and is no prose."""
        right = self.right
        if sum(x < len(text) for x in self.first) >= _SURE and _has_words_at(text, self.first):
            return True
        if text[right - 1] != " " or text[right] == " " or HEADING.match(text.strip()):
            return False
        if len(here) > 1:
            self.narrow = True
            return True
        often = max(self.starts.values(), default=0) / _OFTEN
        usual = [x for x, count in self.starts.items() if count >= max(_USUAL, often) and right <= x < len(text)]
        return self.narrow and bool(usual) and _has_words_at(text, usual)

    def _is_caption(self, position: int) -> bool:
        """Whether a line is short, but longer than the first cell of the next one, which keeps to the gutter."""
        here, text = self.spans[position], self.page[position].text.strip()
        if len(here) > 1 or len(text) > _LONGEST or text.endswith((".", ":", ";", ",")) or HEADING.match(text):
            return False
        after = self._next(position)
        keeps = len(after) > 1 and after[0].end < self.right and after[1].start > self.left
        return keeps and here[0].start < self.left and here[0].end >= after[1].start

    def _is_centred(self, here: Sequence[Span]) -> bool:
        """Whether a line among labels and values is a title of its own: where no column begins (``LIAISON STATEMENT``)."""
        start = here[0].start
        return (
            self.labels > 0
            and len(here) == 1
            and self.right + _CENTRED < start < max(self.starts)  # further right it may be aligned to the right
            and not any(abs(start - column) < _NEAR for column in self.starts)
        )

    def _stands_alone(self, position: int) -> bool:
        """Whether a line behind an empty one is no row: a heading, or short and followed by an empty line and no column."""
        here = self.spans[position]
        if len(here) > 1:
            return False
        if HEADING.match(self.page[position].text.strip()):
            return True
        after = self._next(position)
        return here[0].start < self.right and len(after) < 2 and not (after and after[0].start > self.left)

    def _next(self, position: int) -> Sequence[Span]:
        return next((spans for spans in self.spans[position + 1 : position + 4] if spans), ())


def _has_words_at(text: str, places: Sequence[int]) -> bool:
    """Whether a word begins at each of these places that a line reaches."""
    return all(text[x - 1] == " " != text[x] for x in places if x < len(text))


def grown(page: Sheet, spans: _Spans, at: int) -> Growth:
    """Let an area grow from a divided line."""
    growth = Growth(page, spans, at)
    gap = 0
    for position in range(at + 1, len(page)):
        if not spans[position]:
            gap += 1
        elif growth.takes(position, gap):
            gap = 0
        else:
            break
    return growth


def _edge(text: str, left: int, right: int) -> tuple[int, int]:
    """Find a gutter of one blank where the headings, centred, left room: before the first word behind the first cell."""
    for word in re.finditer(r"(?<= )\S", text[: right + 1]):
        end = len(text[: word.start()].rstrip())
        if end and max(left, end) < word.start():
            return max(left, end), word.start()
    return right, right
