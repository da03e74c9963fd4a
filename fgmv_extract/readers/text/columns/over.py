"""A heading that stands over those of several columns, and would close the gutters between them.

No.        Title           Approved          Proposed study groups      the line that holds it is left out where gutters are
                                          SG3     SG16    SG17   SG20   looked for, and becomes a row of its own
FGMV-44    Security for    13/06/2024             (X)     X      (X)
"""

from collections.abc import Sequence
from typing import NamedTuple, final

from fgmv_extract.readers.text.clues import WIDEST
from fgmv_extract.readers.text.columns.bands import cut
from fgmv_extract.readers.text.columns.gutters import most_gutters_of
from fgmv_extract.readers.text.columns.spans import Span, spans_of

_FIRST = 3  # lines among which it stands


@final
class Over(NamedTuple):
    """The index of its line, the texts of that by columns, its own in the first it stands over; which that is, and how many."""

    line: int
    texts: tuple[str, ...]
    columns: tuple[int, int]
    gutters: Sequence[Span]


def over(texts: Sequence[str]) -> Over | None:
    """Find the heading among the first lines that stands over several texts of the line below, when it closes gutters."""
    for line in range(min(_FIRST, len(texts) - 2)):
        spans, below = spans_of(texts[line]), spans_of(texts[line + 1])
        if len(spans) > WIDEST or len(below) > WIDEST:
            continue
        wide = [(span, under) for span in spans if len(under := _under(span, below)) > 1]
        gutters = _closed(line, texts) if wide else ()
        for span, under in wide if gutters else ():
            crosses = any(gutter.start < span.end and gutter.end > span.start for gutter in gutters)
            found = _columns(texts[line], span, texts[line + 1], under, gutters) if crosses else None
            if found is not None:
                return Over(line, *found, gutters)
    return None


def _columns(
    text: str, span: Span, below: str, under: Sequence[Span], gutters: Sequence[Span]
) -> tuple[tuple[str, ...], tuple[int, int]] | None:
    """Put a heading over the columns that have another below, and none but it above; None when others stand there, too."""
    others = cut(text[: span.start] + " " * (span.end - span.start) + text[span.end :], gutters)
    own = cut(below, gutters)
    first, last = (sum(each.start > gutter.start for gutter in gutters) for each in (under[0], under[-1]))
    if any(others[first : last + 1]):
        return None
    while first and own[first - 1] and not others[first - 1]:
        first -= 1
    while last + 1 < len(own) and own[last + 1] and not others[last + 1]:
        last += 1
    return (*others[:first], text[span.start : span.end], *others[first + 1 :]), (first, last + 1 - first)


def _under(span: Span, below: Sequence[Span]) -> list[Span]:
    """The texts of the line below that it stands over in part at least."""
    return [each for each in below if each.start < span.end and each.end > span.start]


def _closed(line: int, texts: Sequence[str]) -> Sequence[Span]:
    """The gutters there are without a line; none when these are no more than with it."""
    gutters = most_gutters_of([text for at, text in enumerate(texts) if at != line])
    return gutters if len(gutters) > len(most_gutters_of(texts)) else ()
