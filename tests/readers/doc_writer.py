"""Small Word 97-2003 documents, written byte by byte ([MS-DOC], [MS-CFB])."""

import struct
from collections.abc import Mapping, Sequence
from typing import NamedTuple

SECTOR = 512
TEXT_AT = 0x600
END, FREE, TABLE = 0xFFFF_FFFE, 0xFFFF_FFFF, 0xFFFF_FFFD

IN_TABLE = b"\x16\x24\x01"
ENDS_ROW = b"\x17\x24\x01"
INNER_CELL = b"\x4b\x24\x01"
INNER_ROW = b"\x4c\x24\x01"


class Run(NamedTuple):
    """A piece of text and the properties of its characters."""

    text: str
    properties: bytes = b""


class Para(NamedTuple):
    """The runs of a paragraph, its mark last, and the properties of the mark; ``style`` is a number."""

    runs: tuple[Run, ...]
    properties: bytes = b""
    style: int = 0


def para(text: str, properties: bytes = b"", mark: str = "\r") -> Para:
    """Return a paragraph of plain characters."""
    return Para((Run(text + mark),), properties)


def level(depth: int) -> bytes:
    """Return the properties of a paragraph so deep in tables."""
    return IN_TABLE + b"\x49\x66" + struct.pack("<I", depth)


def cells(edges: Sequence[int], flags: Sequence[int] = ()) -> bytes:
    """Return the definition of a row: its edges, and the flags of its cells."""
    count = len(edges) - 1
    body = bytes([count]) + struct.pack(f"<{count + 1}h", *edges)
    body += b"".join(struct.pack("<H18x", flag) for flag in flags)
    return b"\x08\xd6" + struct.pack("<H", len(body) + 1) + body


def row(texts: Sequence[str], edges: Sequence[int], flags: Sequence[int] = ()) -> list[Para]:
    """Return the paragraphs of a row of cells of one paragraph each."""
    return [
        *(para(text, IN_TABLE, "\x07") for text in texts),
        para("", IN_TABLE + ENDS_ROW + cells(edges, flags), "\x07"),
    ]


def doc(
    paragraphs: Sequence[Para],
    lengths: Mapping[int, int] | None = None,
    tables: Mapping[int, bytes] | None = None,
    *,
    wide: bool = True,
    flags: int = 0,
    version: int = 0xC1,
) -> bytes:
    """Return a document. ``lengths`` are those of the texts behind the body, ``tables`` further tables, both by their numbers."""
    text = "".join(run.text for each in paragraphs for run in each.runs)
    encoded = text.encode("utf-16-le", "surrogatepass") if wide else text.encode("cp1252")
    width = 2 if wide else 1
    main = bytearray(TEXT_AT) + encoded
    count = len(encoded) // width
    at, marks, runs = TEXT_AT, [TEXT_AT], [TEXT_AT]
    for each in paragraphs:
        for run in each.runs:
            at += len(run.text.encode("utf-16-le", "surrogatepass")) // 2 * width
            runs.append(at)
        marks.append(at)
    described = [struct.pack("<H", each.style) + each.properties for each in paragraphs]
    looks = [run.properties for each in paragraphs for run in each.runs]
    paragraph_table = _pages(main, marks, described, of_paragraphs=True)
    character_table = _pages(main, runs, looks, of_paragraphs=False)
    place = TEXT_AT if wide else TEXT_AT * 2 | 0x4000_0000
    pieces = struct.pack("<IIHIH", 0, count, 0, place, 0)
    behind = dict(lengths or {})
    every = {
        12: character_table,
        13: paragraph_table,
        33: b"\x02" + struct.pack("<I", len(pieces)) + pieces,
        **(tables or {}),
    }
    body = count - sum(behind.values())
    table = _fill_header(
        main, [behind.get(number, 0) if number else body for number in range(8)], every, flags, version
    )
    return compound({"WordDocument": bytes(main), "1Table": table})


def _fill_header(main: bytearray, lengths: list[int], every: Mapping[int, bytes], flags: int, version: int) -> bytes:
    table = bytearray()
    struct.pack_into("<HH6xH", main, 0, 0xA5EC, version, 0x0200 | flags)
    struct.pack_into("<8i", main, 0x4C, *lengths)
    struct.pack_into("<H", main, 0x98, 93)
    for number, content in every.items():
        struct.pack_into("<II", main, 0x9A + 8 * number, len(table), len(content))
        table += content
    return bytes(table)


def _pages(main: bytearray, ends: Sequence[int], properties: Sequence[bytes], *, of_paragraphs: bool) -> bytes:
    """Append pages of formatting to the main stream; return the table that names them."""
    firsts, numbers = [], []
    step = 13 if of_paragraphs else 1
    done = 0
    while done < len(properties):
        page, behind, taken = bytearray(SECTOR), SECTOR - 2, 0
        places = bytearray()
        for each in properties[done : done + 20]:
            packed = _packed(each, of_paragraphs=of_paragraphs)
            behind = (behind - len(packed)) // 2 * 2
            if 4 * (taken + 2) + step * (taken + 1) > behind:
                break
            page[behind : behind + len(packed)] = packed
            places += bytes([behind // 2]).ljust(step, b"\0")
            taken += 1
        struct.pack_into(f"<{taken + 1}I", page, 0, *ends[done : done + taken + 1])
        page[4 * (taken + 1) : 4 * (taken + 1) + len(places)] = places
        page[-1] = taken
        main += bytes(-len(main) % SECTOR)
        firsts.append(ends[done])
        numbers.append(len(main) // SECTOR)
        main += page
        done += taken
    return struct.pack(f"<{len(firsts) + 1}I", *firsts, ends[-1]) + struct.pack(f"<{len(numbers)}I", *numbers)


def _packed(properties: bytes, *, of_paragraphs: bool) -> bytes:
    if not of_paragraphs:
        return bytes([len(properties)]) + properties
    even = properties + bytes(len(properties) % 2)
    return bytes([0, len(even) // 2]) + even


def compound(streams: Mapping[str, bytes]) -> bytes:
    """Return a compound file of streams, each in sectors of its own."""
    sectors: list[bytes] = []
    following: list[int] = []
    entries = [_entry("Root Entry", 5, END, 0, child=1)]

    def put(content: bytes) -> int:
        first = len(sectors)
        parts = [content[at : at + SECTOR].ljust(SECTOR, b"\0") for at in range(0, max(len(content), 1), SECTOR)]
        sectors.extend(parts)
        following.extend([*range(first + 1, first + len(parts)), END])
        return first

    for number, (name, content) in enumerate(streams.items(), 1):
        size = max(len(content), 4096)  # smaller ones would share a stream
        right = number + 1 if number < len(streams) else FREE
        entries.append(_entry(name, 2, put(content.ljust(size, b"\0")), len(content.ljust(size, b"\0")), right=right))
    directory = put(b"".join(entries))
    tables = 1
    while (len(sectors) + tables) * 4 > tables * SECTOR:
        tables += 1
    table_at = list(range(len(sectors), len(sectors) + tables))
    table = struct.pack(f"<{len(following) + tables}I", *following, *[TABLE] * tables).ljust(tables * SECTOR, b"\xff")
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6,
        0, tables, directory, 0, 4096, END, 0, END, 0, table_at[0],
    )  # fmt: skip
    numbers = struct.pack(f"<{len(table_at) - 1}I", *table_at[1:]) if tables > 1 else b""
    return (header + numbers).ljust(SECTOR, b"\xff") + b"".join(sectors) + table


def _entry(name: str, kind: int, start: int, size: int, child: int = FREE, right: int = FREE) -> bytes:
    encoded = name.encode("utf-16-le") + b"\0\0"
    return struct.pack("<64sHBBIII36xIQ", encoded, len(encoded), kind, 1, FREE, right, child, start, size)
