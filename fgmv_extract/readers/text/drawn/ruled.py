"""Tables whose columns are told by rules of dashes or equals signs.

As pandoc draws them, with the heading between a full rule and the rule of the columns, and a blank line between rows that run
over several lines (without a heading the rule of the columns stands above and below; without blank lines each line is a row)::

      ----------------------------------------
      No.       Title                Approved
      --------- -------------------- ---------
      FGMV-02   Metaverse: an        October
                analysis             2023

      FGMV-20   Definition           December
                                     2023
      ----------------------------------------

and as reStructuredText does, where a line with text in the first column begins a row::

    ========  ==========
    No.       Title
    ========  ==========
    FGMV-02   Metaverse
    ========  ==========
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from fgmv_extract.patterns import pattern
from fgmv_extract.readers.text.drawn.columns import Columns, columns_of, cut
from fgmv_extract.readers.text.drawn.shapes import Drawing, Drawn

_DASHES = pattern(r"-++(?:[ ]++-++)++")
_FULL = pattern(r"-{5,}+")
_EQUALS = pattern(r"=++(?:[ ]++=++)++")
_RUN = pattern(r"-++|=++")
_HEADING = 40  # lines of a heading, at most
_LONGEST = 100_000  # lines of a table, at most

Spans = Sequence[tuple[int, int]]


def find(texts: Sequence[str], at: int) -> Drawing | None:
    """Return the table that begins at a line: at its rule, or at a heading in one line that a rule of columns follows."""
    text = texts[at].strip()
    if text.startswith("=") and _EQUALS.fullmatch(text):
        return _with_equals(texts, at)
    if text.startswith("-"):
        if _is_rule(text):
            return _between(texts, at, at, text)
        if _FULL.fullmatch(text) and (rule := _rule_of_columns(texts, at)):
            return _between(texts, at, rule, text)
    if text and at + 1 < len(texts) and _is_rule(texts[at + 1].strip()) and (at == 0 or not texts[at - 1].strip()):
        return _simple(texts, at)
    return None


def _is_rule(text: str) -> bool:
    return text.startswith("-") and "---" in text and _DASHES.fullmatch(text) is not None


def _rule_of_columns(texts: Sequence[str], at: int) -> int | None:
    """Return where the rule of the columns stands below a full rule: behind a heading without a blank line."""
    for number in range(at + 1, min(at + 1 + _HEADING, len(texts))):
        text = texts[number].strip()
        if _is_rule(text):
            return number if number > at + 1 else None
        if not text:
            return None
    return None


def _between(texts: Sequence[str], top: int, rule: int, closing: str) -> Drawing | None:
    """Read a table that ends at a rule like its first."""
    end = next(
        (number for number in range(rule + 1, min(rule + _LONGEST, len(texts))) if texts[number].strip() == closing),
        None,
    )
    if end is None or end == rule + 1:
        return None
    spans = _spans(texts[rule])
    head = [range(top + 1, rule)] if rule > top else []
    return _drawing(texts, [*head, *_rows(texts, rule + 1, end)], spans, end + 1)


def _simple(texts: Sequence[str], at: int) -> Drawing | None:
    """Read a table of one line a row, from its heading to a blank line or a rule."""
    end = at + 2
    while end < len(texts) and texts[end].strip() and not _RUN.fullmatch(texts[end].strip()[:1]):
        end += 1
    closed = end < len(texts) and _is_rule(texts[end].strip())
    rows = [range(number, number + 1) for number in (at, *range(at + 2, end))]
    return _drawing(texts, rows, _spans(texts[at + 1]), end + closed)


def _rows(texts: Sequence[str], start: int, end: int) -> Iterator[range]:
    """Yield the rows of a body: parted by blank lines where there are any, else a line each."""
    blank = [number for number in range(start, end) if not texts[number].strip()]
    if not blank:
        yield from (range(number, number + 1) for number in range(start, end))
        return
    for before, after in pairwise([start - 1, *blank, end]):
        if after > before + 1:
            yield range(before + 1, after)


def _with_equals(texts: Sequence[str], at: int) -> Drawing | None:
    """Read a table of reStructuredText: to its third rule, or its second when no blank line or text follows the body."""
    rules = []
    number = at
    limit = min(at + _LONGEST, len(texts))
    while number < limit:
        text = texts[number].strip()
        if text.startswith("=") and _EQUALS.fullmatch(text):
            rules.append(number)
            if len(rules) == 3 or (len(rules) == 2 and (number + 1 == len(texts) or not texts[number + 1].strip())):
                break
        number += 1
    if len(rules) < 2 or rules[-1] == at + 1:
        return None
    spans = _spans(texts[at])
    head = [range(at + 1, rules[1])] if len(rules) == 3 else []
    body = _begun_rows(texts, rules[-2] + 1, rules[-1], spans[0])
    return _drawing(texts, [*head, *body], spans, rules[-1] + 1)


def _begun_rows(texts: Sequence[str], start: int, end: int, first: tuple[int, int]) -> Iterator[range]:
    """Yield the rows of a body in which text in the first column begins a row; rules of dashes below spans are no text."""
    begun = start
    for number in range(start, end):
        if number > begun and cut(columns_of(texts[number]), *first).strip():
            yield range(begun, number)
            begun = number
    if end > begun:
        yield range(begun, end)


def _spans(rule: str) -> Spans:
    return [found.span() for found in _RUN.finditer(rule)]


def _drawing(texts: Sequence[str], rows: Sequence[range], spans: Spans, end: int) -> Drawing | None:
    cells = [cell for row, numbers in enumerate(rows) for cell in _cells(texts, row, numbers, spans)]
    return Drawing(end, cells) if cells else None


def _cells(texts: Sequence[str], row: int, numbers: range, spans: Spans) -> Iterator[Drawn]:
    lines = [columns_of(texts[number]) for number in numbers if not _is_rule(texts[number].strip())]
    starts = [0, *(start for start, _ in spans[1:])]
    ends = [*starts[1:], None]
    joined = [_runs_over(lines, start) for start in starts[1:]]
    column = 0
    while column < len(spans):
        last = column
        while last < len(joined) and joined[last]:
            last += 1
        width = spans[last][1] - spans[column][0]
        texts_of_cell = [cut(line, starts[column], ends[last]) for line in lines]
        yield Drawn(row, column, texts_of_cell, numbers.start, width, 1, last - column + 1)
        column = last + 1


def _runs_over(lines: Sequence[Columns], start: int) -> bool:
    """Tell whether text runs over the gap before a column: a cell that spans."""
    return any(len(line) > start and line[start - 1] not in (" ", "") and line[start] != " " for line in lines)
