"""The piece table: where the characters of the document stand in the main stream, piece by piece ([MS-DOC] 2.4.1, 2.8.35).

A piece holds characters of one byte (windows-1252) or of two (UTF-16). Each character position (CP) is one code unit, so
texts here keep half of a surrogate pair as a character; ``whole`` puts pairs together again.
"""

import struct
from bisect import bisect_right
from collections.abc import Iterator
from typing import final

from attrs import evolve, frozen

_GRPPRL, _PIECES = 1, 2
_COMPRESSED = 0x4000_0000
_PLACE = 0x3FFF_FFFF


@final
@frozen
class Piece:
    """Characters ``first`` to ``end`` (exclusive), at byte ``start`` of the main stream, ``width`` bytes each.

    ``changes`` are properties that were changed after the piece had been written (fast saving), as sprms.
    """

    first: int
    end: int
    start: int
    width: int
    changes: bytes

    def byte_of(self, position: int) -> int:
        """Return where a character stands in the main stream."""
        return self.start + (position - self.first) * self.width

    def position_of(self, byte: int) -> int:
        """Return the character that stands at a byte of the main stream."""
        return self.first + (byte - self.start) // self.width


@final
class Pieces:
    """All pieces of a document, in order and without gaps, and the text they make."""

    def __init__(self, table: bytes, main: bytes) -> None:
        self.pieces: list[Piece] = []
        texts: list[str] = []
        at = 0
        for piece in _pieces(table):
            text = _text(main[piece.start : piece.byte_of(piece.end)], piece.width)
            if piece.first != at or not text:
                break  # the table is damaged from here on
            at += len(text)
            self.pieces.append(evolve(piece, end=at))  # not where it says: that may be gigabytes away
            texts.append(text)
            if at != piece.end:
                break  # the stream was cut off
        self.text = "".join(texts)
        self._firsts = [piece.first for piece in self.pieces]

    def at(self, position: int) -> Piece:
        """Return the piece that holds a character."""
        return self.pieces[bisect_right(self._firsts, position) - 1]


def whole(text: str) -> str:
    """Put the halves of surrogate pairs together; half a pair alone becomes a replacement character."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _text(data: bytes, width: int) -> str:
    """Decode characters one by one, so that their number is that of their positions."""
    if width == 1:
        return data.decode("cp1252", "replace")
    count = len(data) // 2
    text = data[: 2 * count].decode("utf-16-le", "surrogatepass")
    return text if len(text) == count else "".join(map(chr, struct.unpack(f"<{count}H", data[: 2 * count])))


def _pieces(table: bytes) -> Iterator[Piece]:
    """Yield the pieces of the table, which stands behind the lists of properties that pieces refer to."""
    lists: list[bytes] = []
    at = 0
    while at + 3 <= len(table) and table[at] == _GRPPRL:
        (length,) = struct.unpack_from("<H", table, at + 1)
        lists.append(table[at + 3 : at + 3 + length])
        at += 3 + length
    if at + 5 > len(table) or table[at] != _PIECES:
        return
    body = memoryview(table)[at + 5 : at + 5 + struct.unpack_from("<I", table, at + 1)[0]]
    count = max((len(body) - 4) // 12, 0)
    positions = struct.unpack_from(f"<{count + 1}I", body) if count else ()
    for number in range(count):
        _, place, change = struct.unpack_from("<HIH", body, 4 * (count + 1) + 8 * number)
        start, width = ((place & _PLACE) // 2, 1) if place & _COMPRESSED else (place & _PLACE, 2)
        first, end = positions[number], positions[number + 1]
        if first >= end:
            return
        listed = change >> 1
        changes = lists[listed] if change & 1 and listed < len(lists) else b""
        yield Piece(first, end, start, width, changes)
