"""Gutters: strips of blanks that run through all lines of a table from top to bottom.

    FGMV-01   Technical Report on    July 2023       All for
              Exploring the                          information
           ^^^                   ^^^^         ^^^^^^^

A strip that is one blank wide is a gutter only where cells end before it in several lines: it may as well be the blank of
``ITU-T SG16`` in each line.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from fgmv_extract.patterns import pattern
from fgmv_extract.readers.text.columns.spans import Span, spans_of

_FILLED = bytes(code != ord(" ") for code in range(256))
_BLANKS = pattern(rb"\0++")
_WIDE = 0.55  # of the width of the table: a text as wide as this may run over several columns
_HEADINGS = 3  # lines among which that of the headings is
_FEW = 2  # texts in a line that are no row of headings
_DRIFT = 5  # characters by which a column may begin before or behind its heading
_ENOUGH = 4  # of so many cells behind a narrow gutter one begins behind a shorter cell


def gutters_of(texts: Sequence[str], headings: Sequence[Span] = ()) -> tuple[Span, ...]:
    """Find the gutters between the columns of lines, from left to right, that all lines keep to; no line is empty.

    ``headings`` are where the headings of the columns stand: where one begins near a strip of one blank, that is a gutter.
    """
    strips = list(_free(texts))
    sure = [strip for strip in strips if strip.end - strip.start > 1 or _is_narrow_gutter(strip, texts)]
    return tuple(sorted({*sure, *_under_gaps(strips, sure, headings, texts)}))


def _free(texts: Sequence[str]) -> Iterator[Span]:
    """Yield the strips of blanks that run through all lines, without those at the sides: all lines laid upon each other."""
    laid = 0
    for text in texts:
        laid |= int.from_bytes(text.encode("latin-1", "replace").translate(_FILLED), "little")
    places = laid.to_bytes(max(map(len, texts)), "little").rstrip(b"\0")
    yield from (Span(*strip.span()) for strip in _BLANKS.finditer(places) if strip.start())


def most_gutters_of(texts: Sequence[str]) -> tuple[Span, ...]:
    """Find the gutters as above, but let a few wide texts run through them (``Title:  LS/r on ...`` in a header block)."""
    everywhere = gutters_of(texts, headings_of(texts))
    left, width = min(len(text) - len(text.lstrip()) for text in texts), max(map(len, texts))
    wide = _WIDE * (width - left)
    narrow = [text for text in texts if all(span.end - span.start <= wide for span in spans_of(text))]
    if len(narrow) in {len(texts), 0} or 3 * len(narrow) < len(texts):
        return everywhere
    mostly = [strip for strip in gutters_of(narrow, headings_of(narrow)) if _is_supported(strip, narrow)]
    return tuple(mostly) if len(mostly) > len(everywhere) else everywhere


def headings_of(texts: Sequence[str]) -> tuple[Span, ...]:
    """Return where the headings stand: the texts of the most divided of the first lines."""
    return max((spans_of(text) for text in texts[:_HEADINGS]), key=len, default=())


def _is_narrow_gutter(strip: Span, texts: Sequence[str]) -> bool:
    behind = [text for text in texts if len(text) > strip.end and text[strip.end] != " "]
    shorter = sum(not text[: strip.end][-2:].strip() for text in behind)
    return shorter > 1 and _ENOUGH * shorter >= len(behind)


def _under_gaps(
    strips: Sequence[Span], sure: Sequence[Span], headings: Sequence[Span], texts: Sequence[str]
) -> Iterator[Span]:
    """Yield a narrow strip for each gap between headings under which no gutter was found otherwise."""
    if len(headings) <= _FEW or len(texts) == 1:
        return
    for before, after in pairwise(headings):
        if any(gutter.start < after.start + _DRIFT and gutter.end > before.end for gutter in sure):
            continue
        under = [
            strip
            for strip in strips
            if before.end <= strip.start
            and abs(strip.end - after.start) <= _DRIFT
            and any(text[: min(strip.start, after.start - _DRIFT)].strip() for text in texts)
            and _are_aligned(strip, texts)
        ]
        if under:
            yield min(under, key=lambda strip: _unlikely(strip, after, texts))


def _unlikely(strip: Span, heading: Span, texts: Sequence[str]) -> tuple[int, bool, bool, int]:
    """Order strips: few lines behind, right before the heading, rather before its beginning than behind, near."""
    behind = sum(bool(text[strip.end : heading.end].strip()) for text in texts)
    off = strip.end - heading.start
    return behind, off != 0, off > 0, abs(off)


def _are_aligned(strip: Span, texts: Sequence[str]) -> bool:
    """Whether what stands near behind a strip begins right behind it in all lines."""
    near = (text[strip.end : strip.end + 2 * _DRIFT] for text in texts)
    return all(text[0] != " " for text in near if text.strip())


def _is_supported(strip: Span, texts: Sequence[str]) -> bool:
    """Whether two lines have text on both sides of a strip."""
    return sum(bool(text[: strip.start].strip() and text[strip.end :].strip()) for text in texts) > 1
