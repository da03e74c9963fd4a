"""Bands: the lines of an area become rows, and the pieces of their lines the cells.

A row begins where its first cell does. A first cell of several lines is one when its lines make a code only together
(``FGMV-`` / ``01``), when a line goes on in lower case (``For information`` / ``to:``), or when nothing but the first cell
stands beside its first line. Behind an empty line without a first cell a row goes on: its cell has a further paragraph.
"""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple, final

from fgmv_extract.readers.text.codes import kind_of_code
from fgmv_extract.readers.text.columns.spans import Span, spans_of

_OPEN = ("-", "/", ",", "(", "&")


@final
class Strip(NamedTuple):
    """A line of a table: its number, whether an empty line stands before it, and its text in each column.

    ``over`` tells of a heading in it that stands over several columns which is the first, and how many they are.
    """

    number: int
    apart: bool
    texts: tuple[str, ...]
    over: tuple[int, int] | None = None


def cut(text: str, gutters: Sequence[Span]) -> tuple[str, ...]:
    """Cut a line into the texts of its columns; a text that runs through a gutter belongs to the column it begins in."""
    texts = [""] * (len(gutters) + 1)
    starts = [gutter.start for gutter in gutters]
    narrow = [gutter.end for gutter in gutters if gutter.end - gutter.start == 1]
    for span in spans_of(text):
        for start, end in _at_narrow(text, span, narrow):
            column = bisect_left(starts, start)
            piece = text[start:end].strip()
            texts[column] = f"{texts[column]}  {piece}" if texts[column] else piece
    return tuple(texts)


def _at_narrow(text: str, span: Span, ends: Sequence[int]) -> Sequence[tuple[int, int]]:
    """Cut what only a blank divides where a gutter of one blank ends; the value of a label is not cut."""
    if not ends or text[: span.start].rstrip().endswith(":"):
        return [span]
    edges = [end for end in ends if span.start < end < span.end and text[end - 1] == " " and text[end] != " "]
    return list(pairwise([span.start, *edges, span.end]))


def rows_of(strips: Sequence[Strip]) -> list[list[Strip]]:
    """Group the lines of a table into rows."""
    room = max((len(strip.texts[0]) for strip in strips), default=0)
    rows: list[list[Strip]] = []
    for strip in strips:
        if not rows or rows[-1][0].over or _begins(rows[-1], strip, room):
            rows.append([])
        rows[-1].append(strip)
    return _with_one_heading(rows)


def key_of(row: Sequence[Strip]) -> str:
    """Return the first cell of a row, its lines joined."""
    return "".join(strip.texts[0] for strip in row)


def _begins(row: Sequence[Strip], strip: Strip, room: int) -> bool:
    first, before = strip.texts[0], row[-1].texts[0]
    if not first or (before and not strip.apart and before.endswith(_OPEN)):
        return False
    if strip.apart or not before or before.endswith(":") or kind_of_code(key_of(row)) is not None:
        return first[0] not in "([" or strip.apart
    if first[0].islower() or first[0] in "([":
        return False
    if kind_of_code(first) is not None or first.endswith("-") or _are_codes(row[-1], strip):
        return True
    had_room = len(before) + 1 + len(first.split(maxsplit=1)[0]) <= room
    return had_room or not _goes_on(row[-1], strip)


def _are_codes(before: Strip, strip: Strip) -> bool:
    """Whether codes stand below each other in another column."""
    pairs = zip(before.texts, strip.texts, strict=True)
    return any(kind_of_code(one) is not None and kind_of_code(other) is not None for one, other in pairs)


def _goes_on(before: Strip, strip: Strip) -> bool:
    """Whether nothing begins in a line: each of its cells has a line above."""
    return all(above for text, above in zip(strip.texts, before.texts, strict=True) if text)


def _with_one_heading(rows: list[list[Strip]]) -> list[list[Strip]]:
    """Make one row of what stands above the first code: headings are centred, or stand at the bottom of their cells.

    A heading over several columns parts two rows of headings; what heads rows stands below them.
    """
    keys = [kind_of_code(key_of(row)) is not None for row in rows]
    if 2 * sum(keys) <= len(rows) or True not in keys:
        return rows
    first = keys.index(True)
    if first and _is_alone(rows[first - 1]) and any(map(_is_alone, rows[first:])):
        first -= 1
    above = [strip for row in rows[:first] for strip in row]
    parted = next((at for at, strip in enumerate(above, 1) if strip.over), 0)
    if first < 2 + bool(parted) or any(strip.apart for strip in above[1:] if strip is not above[parted % len(above)]):
        return rows
    return [*filter(None, (above[:parted], above[parted:])), *rows[first:]]


def _is_alone(row: Sequence[Strip]) -> bool:
    """Whether nothing but a first cell stands in a row, and no code: it heads those below it."""
    return len(row) == 1 and not any(row[0].texts[1:]) and kind_of_code(row[0].texts[0]) is None
