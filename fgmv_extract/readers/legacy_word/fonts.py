"""The names of fonts, by their numbers ([MS-DOC] 2.9.286)."""

import struct


def fonts_of(table: bytes) -> tuple[str, ...]:
    """Return the names of the fonts."""
    if len(table) < 4:
        return ()
    (count,) = struct.unpack_from("<H", table)
    at = 4
    names: list[str] = []
    while len(names) < count and at < len(table):
        length = table[at]
        name = table[at + 40 : at + 1 + length]
        names.append(name.decode("utf-16-le", "replace").partition("\0")[0])
        at += 1 + length
    return tuple(names)
