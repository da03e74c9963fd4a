"""Formatting by pages of 512 bytes: which properties hold from one byte of the text to another ([MS-DOC] 2.9.32, 2.9.175).

A table tells for stretches of the main stream the page that describes them. A page lists runs, from its beginning, and their
properties, from its end; its last byte counts the runs.

    byte of text   0 ......... 8   20 ..... 2n    bytes of the page
    | 4 + 4 x n ends of runs | n places of properties | ... properties ... | n |
"""

import struct
from bisect import bisect_right
from typing import final

from attrs import frozen

_SIZE = 512
_NUMBER = 0x3F_FFFF
_FAR = 1 << 32
_MOST_KEPT = 64


@final
@frozen
class Run:
    """Bytes ``start`` to ``end`` (exclusive) of the main stream, and what holds for them."""

    start: int
    end: int
    properties: bytes


_Page = tuple[tuple[int, ...], tuple[Run, ...]]
"""The beginnings of the runs of a page, and the runs."""


@final
class Sheets:
    """The pages that a table names. ``step`` is how many bytes of a page place the properties of one run."""

    def __init__(self, table: bytes, main: bytes, *, of_paragraphs: bool) -> None:
        self._main = main
        self._of_paragraphs = of_paragraphs
        self._step = 13 if of_paragraphs else 1
        count = max((len(table) - 4) // 8, 0)
        self._starts = struct.unpack_from(f"<{count + 1}I", table) if count else ()
        self._pages = struct.unpack_from(f"<{count}I", table, 4 * (count + 1)) if count else ()
        self._read_before: dict[int, _Page] = {}

    def at(self, byte: int) -> Run:
        """Return the run that holds a byte of the main stream; where there is none, one without properties to the next."""
        index = bisect_right(self._starts, byte) - 1
        behind = self._starts[index + 1] if index + 1 < len(self._starts) else _FAR
        if 0 <= index < len(self._pages):
            starts, runs = self._page(self._pages[index] & _NUMBER)
            run = bisect_right(starts, byte) - 1
            if run >= 0 and byte < runs[run].end:
                return runs[run]
            if run + 1 < len(starts):
                behind = min(behind, starts[run + 1])
        return Run(byte, max(behind, byte + 1), b"")

    def _page(self, number: int) -> "_Page":
        known = self._read_before.get(number)
        if known is None:
            if len(self._read_before) >= _MOST_KEPT:
                self._read_before.clear()
            known = self._read_before[number] = self._read(number)
        return known

    def _read(self, page: int) -> "_Page":
        data = self._main[page * _SIZE : (page + 1) * _SIZE]
        count = data[-1] if len(data) == _SIZE else 0
        if not 0 < count <= (_SIZE - 5) // (4 + self._step):
            return (), ()
        ends = struct.unpack_from(f"<{count + 1}I", data)
        places = data[4 * (count + 1) :: self._step][:count]
        read = _paragraph_properties if self._of_paragraphs else _character_properties
        runs = tuple(
            Run(ends[number], ends[number + 1], read(data, 2 * place) if place else b"")
            for number, place in enumerate(places)
        )
        return ends[:-1], runs


def _character_properties(data: bytes, at: int) -> bytes:
    return data[at + 1 : at + 1 + data[at]]


def _paragraph_properties(data: bytes, at: int) -> bytes:
    """Return the number of the style, two bytes, and the properties behind it."""
    if data[at]:
        return data[at + 1 : at + 2 * data[at]]
    return data[at + 2 : at + 2 + 2 * data[at + 1]] if at + 1 < _SIZE else b""
