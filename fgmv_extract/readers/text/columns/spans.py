"""Spans: what gaps divide in a line."""

from typing import NamedTuple, final

from fgmv_extract.patterns import pattern

GAP = pattern(r"  (?<=\S  )(?: ++|(?<![.!?]  )(?<!  -  )(?!- {2})|(?<=[.!?]  )(?![A-Z“\"(]))(?=\S)")
"""Blanks between two columns: at least two, unless a sentence ends before them and another begins behind, or a dash stands there.

It begins with what is looked for at once: most characters of a line are no blanks.
"""


@final
class Span(NamedTuple):
    """Characters ``start`` to ``end`` (exclusive) of a line that no gap divides."""

    start: int
    end: int


def spans_of(text: str) -> tuple[Span, ...]:
    """Cut a line at its gaps."""
    if "  " not in text.strip():
        start = len(text) - len(text.lstrip())
        return (Span(start, len(text)),) if start < len(text) else ()
    start = len(text) - len(text.lstrip())
    spans: list[Span] = []
    for gap in GAP.finditer(text):
        spans.append(Span(start, gap.start()))
        start = gap.end()
    return (*spans, Span(start, len(text)))
