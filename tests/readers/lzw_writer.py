"""Packs bytes as the LZWDecode filter of PDF unpacks them (ISO 32000-1, 7.4.4)."""

from collections.abc import Iterable, Iterator

_CLEAR, _END, _MOST = 256, 257, 4094


def packed(data: bytes, early: int = 1) -> bytes:
    """Pack some bytes; without ``early``, a code gets longer only when it must."""
    return _bits(_codes(data), early)


def zeros(strings: int, early: int = 1) -> bytes:
    """Pack zeros: the longest string there can be, some 3,800 bytes, so many times, for a byte and a half each."""
    last = _MOST - 1
    return _bits([_CLEAR, 0, *range(258, last + 1), *[last] * strings, _END], early)


def _codes(data: bytes) -> Iterator[int]:
    yield _CLEAR
    table = {bytes([each]): each for each in range(256)}
    text, free = b"", 258
    for at in range(len(data)):
        more = text + data[at : at + 1]
        if more in table:
            text = more
            continue
        yield table[text]
        if free < _MOST:
            table[more], free = free, free + 1
        else:
            yield _CLEAR
            table = {bytes([each]): each for each in range(256)}
            free = 258
        text = data[at : at + 1]
    if text:
        yield table[text]
    yield _END


def _bits(codes: Iterable[int], early: int) -> bytes:
    """Write codes with as many bits as the table of who reads them is long."""
    bits: list[str] = []
    known, width, fresh = 258, 9, True
    for code in codes:
        bits.append(format(code, f"0{width}b"))
        if code == _CLEAR:
            known, width, fresh = 258, 9, True
            continue
        known += not fresh and known < 4096
        fresh = False
        width = min(12, max(9, (known + early).bit_length()))
    whole = "".join(bits)
    whole += "0" * (-len(whole) % 8)
    return int(whole, 2).to_bytes(len(whole) // 8, "big")
