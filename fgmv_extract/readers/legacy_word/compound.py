"""Compound files (OLE2, [MS-CFB]): a file system of its own in a file, with sectors, a table of what follows what, and folders.

    header | sector 0 | sector 1 | ...        table (FAT): sector -> the next one of its stream

Small streams share one stream, cut into small sectors with a table of their own. Nothing is trusted: a chain is followed at
most as long as there are sectors, and what lies behind the end of a file that was cut off is missing.
"""

import struct
from collections.abc import Iterator, Sequence
from typing import final

from attrs import frozen

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER = struct.Struct("<30xHH14xI4xIIIII")
_IN_HEADER_AT, _IN_HEADER = 0x4C, 109
_SIZES = {9, 12}
_LAST = 0xFFFF_FFFA  # numbers from here on are no sectors
_ENTRY = struct.Struct("<64sHBxIII36xIQ")
_ENTRY_SIZE = 128
_STREAM = 2  # the kind of an entry


@final
@frozen
class _Entry:
    """An entry of the directory; ``left``, ``right`` and ``child`` are entries, ``start`` is a sector."""

    name: str
    kind: int
    left: int
    right: int
    child: int
    start: int
    size: int


@final
class Compound:
    """An opened compound file; raises ``ValueError`` for bytes that are none."""

    def __init__(self, data: bytes) -> None:
        if not data.startswith(SIGNATURE) or len(data) < _IN_HEADER_AT + 4 * _IN_HEADER:
            raise ValueError("no header")
        shift, small_shift, directory, small_from, small_table, _, more, _ = _HEADER.unpack_from(data)
        if shift not in _SIZES or small_shift >= shift:
            raise ValueError("no sectors")
        self._data = memoryview(data)
        self._size = 1 << shift
        self._small_size = 1 << small_shift
        self._small_from = small_from
        self._next = self._table(more)
        self._entries = tuple(_entries_in(self._chain(directory)))
        if not self._entries:
            raise ValueError("no directory")
        self._small_next = _numbers(self._chain(small_table))
        self._small = self._chain(self._entries[0].start)

    def stream(self, name: str) -> bytes:
        """Return a stream of the outermost folder by its name in any case, as far as it is there; ``KeyError`` for none."""
        wanted = name.casefold()
        for entry in self._outermost():
            if entry.kind == _STREAM and entry.name.casefold() == wanted:
                return self._content(entry)
        raise KeyError(name)

    def _content(self, entry: _Entry) -> bytes:
        if entry.size >= self._small_from:
            return self._chain(entry.start, entry.size)
        small, size = memoryview(self._small), self._small_size
        sectors = _followed(entry.start, self._small_next, len(small) // size + 1)
        return b"".join(small[size * number : size * (number + 1)] for number in sectors)[: entry.size]

    def _chain(self, start: int, size: int | None = None) -> bytes:
        """Return the sectors of a chain, at most ``size`` bytes."""
        most = len(self._data) // self._size + 1
        return b"".join(map(self._sector, _followed(start, self._next, most)))[:size]

    def _sector(self, number: int) -> memoryview:
        return self._data[self._size * (number + 1) : self._size * (number + 2)]

    def _table(self, more: int) -> Sequence[int]:
        """Return the table of what follows what; where it stands is told in the header, and in a chain of sectors."""
        parts = list(struct.unpack_from(f"<{_IN_HEADER}I", self._data, _IN_HEADER_AT))
        seen: set[int] = set()
        while more < _LAST and more not in seen and len(sector := self._sector(more)) == self._size:
            seen.add(more)
            *numbers, more = _numbers(sector)
            parts += numbers
        known = dict.fromkeys(number for number in parts if number < _LAST)  # each once, however often it is named
        return _numbers(b"".join(map(self._sector, known)))

    def _outermost(self) -> Iterator[_Entry]:
        """Yield what stands in the outermost folder: a tree below its first entry."""
        waiting, seen = [self._entries[0].child], set[int]()
        while waiting:
            number = waiting.pop()
            if number < len(self._entries) and number not in seen:
                seen.add(number)
                entry = self._entries[number]
                waiting += entry.right, entry.left
                yield entry


def _followed(start: int, following: Sequence[int], most: int) -> Iterator[int]:
    number = start
    for _ in range(most):
        if number >= len(following):
            return
        yield number
        number = following[number]


def _numbers(data: bytes | memoryview) -> Sequence[int]:
    return struct.unpack_from(f"<{len(data) // 4}I", data)


def _entries_in(directory: bytes) -> Iterator[_Entry]:
    for at in range(0, len(directory) - _ENTRY_SIZE + 1, _ENTRY_SIZE):
        name, length, kind, left, right, child, start, size = _ENTRY.unpack_from(directory, at)
        text = name[: max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace")
        yield _Entry(text, kind, left, right, child, start, size & 0xFFFF_FFFF)
