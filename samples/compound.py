"""Compound files (OLE2, [MS-CFB]), as Outlook and Word up to 2003 write them."""

import struct
from collections.abc import Mapping

Storage = Mapping[str, "bytes | Storage"]
"""Names of streams and of storages, with what they hold."""

_SECTOR, _SMALL, _FREE, _END, _FAT = 512, 4096, 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def to_compound(tree: Storage) -> bytes:
    """Write a compound file (OLE2): streams below 4096 bytes in the stream of the root, all others in sectors of their own."""
    entries: list[bytearray] = []
    sectors: list[bytes] = []
    fat: list[int] = []
    mini = bytearray()
    mini_fat: list[int] = []

    def chain(data: bytes) -> int:
        first = len(sectors)
        for at in range(0, len(data), _SECTOR):
            sectors.append(data[at : at + _SECTOR].ljust(_SECTOR, b"\0"))
            fat.append(len(sectors))
        fat[-1:] = [_END] if data else fat[-1:]
        return first if data else _END

    def small(data: bytes) -> int:
        first, count = len(mini_fat), -(-len(data) // 64)
        mini.extend(data.ljust(count * 64, b"\0"))
        mini_fat.extend([*range(first + 1, first + count), _END][:count])
        return first if data else _END

    def entry(name: str, kind: int, start: int, size: int) -> int:
        text = name.encode("utf-16-le") + b"\0\0"
        entries.append(
            bytearray(struct.pack("<64sHBB3L36xLQ", text, len(text), kind, 1, _FREE, _FREE, _FREE, start, size))
        )
        return len(entries) - 1

    def store(name: str, kind: int, held: Storage) -> int:
        own = last = entry(name, kind, 0, 0)
        for each, value in sorted(held.items(), key=lambda item: (len(item[0]), item[0].upper())):
            if isinstance(value, bytes):
                start = chain(value) if len(value) >= _SMALL else small(value)
                made = entry(each, 2, start, len(value))
            else:
                made = store(each, 1, value)
            struct.pack_into("<L", entries[last], 76 if last == own else 72, made)  # its child, or its right neighbour
            last = made
        return own

    store("Root Entry", 5, tree)
    struct.pack_into("<LQ", entries[0], 116, chain(bytes(mini)), len(mini))
    small_tables = chain(struct.pack(f"<{len(mini_fat)}L", *mini_fat))
    directory = chain(b"".join(entries))
    tables = -(-(len(fat) + 2 + len(fat) // 127) // 128)
    first = len(sectors)
    fat += [_FAT] * tables
    packed = struct.pack(f"<{len(fat)}L", *fat).ljust(tables * _SECTOR, b"\xff")
    difat = [*range(first, first + tables), *[_FREE] * (109 - tables)]
    head = struct.pack(
        "<8s16xHHHHH6xLLLLLLLLL109L", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6, 0, tables, directory,
        0, _SMALL, small_tables, -(-len(mini_fat) // 128), _END, 0, *difat,
    )  # fmt: skip
    return head + b"".join(sectors) + packed
