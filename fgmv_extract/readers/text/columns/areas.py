"""Areas: the lines of a page in which columns stand beside each other, and those between them."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, final

from fgmv_extract.patterns import pattern
from fgmv_extract.readers.text.clues import HEADING
from fgmv_extract.readers.text.columns.growth import grown
from fgmv_extract.readers.text.columns.sheets import Sheet
from fgmv_extract.readers.text.columns.spans import Span, spans_of
from fgmv_extract.readers.text.labels import closes

_BULLET = pattern(r"(?:[-–—*•·o▪►]|\(?(?:\d{1,3}|[A-Za-z]|[ivx]{1,4})[.)])")


@final
class Area(NamedTuple):
    """Lines ``start`` to ``stop`` (exclusive) of a page; ``is_table`` is false for those without columns.

    ``captions`` are the numbers of lines that run over all columns.
    """

    start: int
    stop: int
    is_table: bool
    captions: frozenset[int] = frozenset()


def areas_of(page: Sheet) -> Iterator[Area]:
    """Yield the areas of a page in order and without a gap between them."""
    spans = [spans_of(line.text) for line in page]
    done = at = 0
    while at < len(page):
        if len(spans[at]) < 2:
            at += 1
            continue
        growth = grown(page, spans, at)
        stop = _without_tail(page, spans, at, growth.stop, growth.right)
        start = _begun(page, spans, at, done, growth.right)
        if _is_table(page, spans, start, stop):
            if done < start:
                yield Area(done, start, is_table=False)
            yield Area(start, stop, is_table=True, captions=frozenset(page[at].number for at in growth.captions))
            done = stop
        at = stop
    if done < len(page):
        yield Area(done, len(page), is_table=False)


def _without_tail(page: Sheet, spans: Sequence[Sequence[Span]], at: int, stop: int, gutter: int) -> int:
    """Take prose off the end: whole lines in the first column that do not go on with a first cell."""
    while stop > at + 1 and (not spans[stop - 1] or (len(spans[stop - 1]) == 1 and spans[stop - 1][0].start < gutter)):
        here = page[stop - 1].text.strip()
        above = spans[stop - 2]
        goes_on = bool(above) and above[0].start < gutter and len(above) > 1 and len(here) < gutter - above[0].start
        if here and (here.endswith(":") or (goes_on and not page[stop - 2].text[: above[0].end].endswith(":"))):
            break
        stop -= 1
    return stop


def _begun(page: Sheet, spans: Sequence[Sequence[Span]], at: int, done: int, gutter: int) -> int:
    """Return where the area begins: lines right above that stand behind its first gutter belong to its first row."""
    while (
        at > done
        and len(spans[at - 1]) == 1
        and spans[at - 1][0].start >= gutter
        and not HEADING.match(page[at - 1].text.strip())
        and not (
            at > 1 and HEADING.match(page[at - 2].text.strip()) and closes(page[at - 2].text, page[at - 1].text.strip())
        )
    ):
        at -= 1
    return at


def _is_table(page: Sheet, spans: Sequence[Sequence[Span]], start: int, stop: int) -> bool:
    """Ask for more than a gap in a line of prose, and for more than bullets in the first column."""
    divided = [position for position in range(start, stop) if len(spans[position]) > 1]
    firsts = [page[position].text[spans[position][0].start : spans[position][0].end] for position in divided]
    if all(_BULLET.fullmatch(first) for first in firsts):
        return False
    if len(divided) > 1 or any(
        spans[at] and spans[at][0].start >= spans[divided[0]][1].start for at in range(start, stop)
    ):
        return True
    above = page[start - 1].text if start else ""
    below = page[stop].text if stop < len(page) else ""
    return not (above or below or stop - start > 1) or firsts[0].endswith(":")
