"""The filters of PDF streams (ISO 32000-1, 7.4) undone piece by piece, no further than a limit, as leniently as PDFium does it.

What PDFium would go on with must not end here: a bomb behind one broken byte would go off all the same.
"""

import zlib
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from sys import byteorder
from typing import NamedTuple, final

from fgmv_extract.patterns import pattern

Pieces = Iterable[bytes]
_PIECE = 1 << 16
_BLANK = b"\x00\t\n\x0c\r "
_NOT_HEX = pattern(rb"[^0-9A-Fa-f>]+")
_NOT_85 = pattern(rb"[^!-uz]")
_WORD = 0xFFFF_FFFF
_CLEAR, _END, _FIRST, _MOST_CODES = 256, 257, 258, 4096


class TooLargeError(Exception):
    """A stream unpacks to more than it may."""


@final
class Filter(NamedTuple):
    """How a filter is undone, and how many times it can grow anything."""

    undo: Callable[[Pieces], Iterator[bytes]]
    growth: int


def limited(pieces: Pieces, most: int) -> Iterator[bytes]:
    """Yield pieces that are at most ``most`` bytes together; raises ``TooLargeError``."""
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > most:
            raise TooLargeError
        yield piece


def inflated(pieces: Pieces) -> Iterator[bytes]:
    """Undo FlateDecode, until its end or until it makes no sense."""
    unpacking = zlib.decompressobj()
    for each in pieces:
        piece = each
        while piece and not unpacking.eof:
            try:
                made = unpacking.decompress(piece, _PIECE)
            except zlib.error:
                return
            if made:
                yield made
            piece = unpacking.unconsumed_tail
        if unpacking.eof:
            return


def unhexed(pieces: Pieces) -> Iterator[bytes]:
    """Undo ASCIIHexDecode; what is no digit is passed over."""
    held = b""
    for piece in pieces:
        digits, end, _ = (held + _NOT_HEX.sub(b"", piece)).partition(b">")
        even = len(digits) & ~1
        yield bytes.fromhex(digits[:even].decode("ascii"))
        held = digits[even:]
        if end:
            break
    if held:
        yield bytes.fromhex(held.decode("ascii") + "0")


def un85(pieces: Pieces) -> Iterator[bytes]:
    """Undo ASCII85Decode, up to the first byte that has no place in it; a group that is too large wraps around."""
    held = b""
    for piece in pieces:
        text = held + piece.translate(None, _BLANK)
        end = _NOT_85.search(text)
        text = (text[: end.start()] if end else text).replace(b"z", b"!!!!!")
        whole = len(text) - len(text) % 5
        yield _of_groups(text[:whole])
        held = text[whole:]
        if end:
            break
    if len(held) > 1:
        yield _of_groups(held.ljust(5, b"u"))[: len(held) - 1]


def _of_groups(text: bytes) -> bytes:
    """Return the four bytes of each group of five digits of base 85."""
    digits = (text[at::5] for at in range(5))
    groups = zip(*digits, strict=True)
    numbers = array("I", [((((a * 85 + b) * 85 + c) * 85 + d) * 85 + e - _ZERO) & _WORD for a, b, c, d, e in groups])
    if byteorder == "little":
        numbers.byteswap()
    return numbers.tobytes()


_ZERO = 33 * (85**4 + 85**3 + 85**2 + 85 + 1)
"""What the digits of a group have too much, as each begins at ``!``."""


def of_runs(pieces: Pieces) -> Iterator[bytes]:
    """Undo RunLengthDecode: a length and bytes as they are, or a length and one byte for all."""
    held = b""
    for piece in pieces:
        data, at, made = held + piece, 0, []
        while at + 1 < len(data) and (length := data[at]) != 128:
            if length > 128:
                made.append(data[at + 1 : at + 2] * (257 - length))
                at += 2
            elif at + 1 + length < len(data):
                made.append(data[at + 1 : at + 2 + length])
                at += 2 + length
            else:
                break
        yield b"".join(made)
        held = data[at:]
        if held[:1] == b"\x80":
            break


def of_codes(pieces: Pieces, early: int = 1) -> Iterator[bytes]:
    """Undo LZWDecode; ``early`` is 1 where a code gets longer one entry before it must (EarlyChange), which is usual."""
    table: list[bytes] = [bytes([each]) for each in range(256)] + [b"", b""]
    last = b""
    bits = held = 0
    width = 9
    for piece in pieces:
        made: list[bytes] = []
        size = 0
        for byte in piece:
            held = (held << 8 | byte) & 0xFF_FFFF
            bits += 8
            if bits < width:
                continue
            bits -= width
            code = held >> bits & ((1 << width) - 1)
            if code == _CLEAR:
                del table[_FIRST:]
                width, last = 9, b""
                continue
            if code == _END or (not last and code >= _FIRST):
                yield b"".join(made)
                return
            entry = table[code] if code < len(table) else last + last[:1]
            made.append(entry)
            size += len(entry)
            if last and len(table) < _MOST_CODES:
                table.append(last + entry[:1])
                width = min(12, max(9, (len(table) + early).bit_length()))
            last = entry
            if size > _PIECE:
                yield b"".join(made)
                made, size = [], 0
        yield b"".join(made)


FILTERS: Mapping[bytes, Filter] = {
    b"FlateDecode": Filter(inflated, 1_032),
    b"LZWDecode": Filter(of_codes, 2_600),
    b"LZWDecode, late": Filter(partial(of_codes, early=0), 2_600),
    b"ASCII85Decode": Filter(un85, 5),
    b"ASCIIHexDecode": Filter(unhexed, 1),
    b"RunLengthDecode": Filter(of_runs, 64),
}
SHORT: Mapping[bytes, bytes] = {
    b"Fl": b"FlateDecode",
    b"LZW": b"LZWDecode",
    b"A85": b"ASCII85Decode",
    b"AHx": b"ASCIIHexDecode",
    b"RL": b"RunLengthDecode",
}
"""The names that pictures within a page may have for them; PDFium takes them everywhere."""
