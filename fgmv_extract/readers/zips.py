"""What a zip archive is, told from its directory: an Office package, an OpenDocument, cut off, or just an archive.

Nothing but the directory and at most one small part is read, so that no archive costs more than a glance.
"""

import struct
import zlib
from collections.abc import Iterator
from typing import NamedTuple, final

_ENTRY = b"PK\x03\x04"
_EMPTY = b"PK\x05\x06"
_SPANNED = b"PK\x07\x08"
_DIRECTORY = b"PK\x01\x02"
_LONG = b"PK\x06\x06"
_LONG_END = struct.Struct("<4s36xQQ")
_END = struct.Struct("<4s4H2LH")
_HEADER = struct.Struct("<4s4B4HL2L5H2L")
_LENGTHS, _LENGTHS_AT = struct.Struct("<3H"), 28  # of the name and what stands behind it, in a header
_LOCAL = struct.Struct("<4s2B4HL2L2H")
_MOST_ENTRIES = 10_000
_MOST_BYTES = 1 << 20  # of the part that names the content types
_COMMENT = 1 << 16

_MAIN_PARTS = (
    ("word/document.xml", "word"),
    ("xl/workbook.xml", "excel"),
    ("xl/workbook.bin", "excel"),
    ("ppt/presentation.xml", "powerpoint"),
)
_MAIN_TYPES = (
    (b"wordprocessingml.document.main+xml", "word"),
    (b"wordprocessingml.template.main+xml", "word"),
    (b"ms-word.document.macroEnabled.main+xml", "word"),
    (b"ms-word.template.macroEnabledTemplate.main+xml", "word"),
    (b"spreadsheetml.sheet.main+xml", "excel"),
    (b"presentationml.presentation.main+xml", "powerpoint"),
)


@final
class Entry(NamedTuple):
    """A line of the directory: its name, how it is packed (8 is deflate), its packed size and where it stands, in bytes."""

    name: str
    method: int
    size: int
    offset: int


def is_zip(data: bytes) -> bool:
    """Whether the bytes begin as a zip archive does."""
    return data.startswith((_ENTRY, _EMPTY, _SPANNED))


def is_cut_off(data: bytes) -> bool:
    """Whether a zip archive lacks its directory, which stands at the end.

    The one that is found may be of an archive inside: it counts from the beginning of that. What stands in front of a whole
    archive may be a program, but no entry.
    """
    if not is_zip(data) or data.startswith(_EMPTY):
        return False
    at, told = _directory(data)
    return next(entries_of(data), None) is None or (data.startswith(_ENTRY) and (at - told) % (1 << 32) != 0)


def package_of(data: bytes) -> str | None:
    """Return ``word``, ``excel``, ``powerpoint`` or ``opendocument`` by the main part; None for any other bytes."""
    if not is_zip(data):
        return None
    if _lists(data, _MAIN_PARTS[0][0].encode()):  # nothing else can say otherwise
        return _MAIN_PARTS[0][1]
    entries = {entry.name: entry for entry in entries_of(data)}
    for name, kind in _MAIN_PARTS:
        if name in entries:
            return kind
    types = entries.get("[content_types].xml")
    if types is not None:
        told = _content(data, types)
        return next((kind for mark, kind in _MAIN_TYPES if mark in told), None)
    mimetype = entries.get("mimetype")
    opened = mimetype is not None and b"oasis.opendocument" in _content(data, mimetype)
    return "opendocument" if opened else None


def entries_of(data: bytes) -> Iterator[Entry]:
    """Yield what the directory lists, names in lower case with forward slashes; it stops where the directory is broken."""
    at, _ = _directory(data)
    for _ in range(_MOST_ENTRIES):
        if at + _HEADER.size > len(data) or data[at : at + 4] != _DIRECTORY:
            return
        fields = _HEADER.unpack_from(data, at)
        method, size, (name, extra, comment), offset = fields[6], fields[10], fields[12:15], fields[-1]
        text = data[at + _HEADER.size : at + _HEADER.size + name].decode("utf-8", "replace")
        yield Entry(text.replace("\\", "/").lower().lstrip("/"), method, size, offset)
        at += _HEADER.size + name + extra + comment


def _lists(data: bytes, name: bytes) -> bool:
    """Tell whether the directory lists that very name: of most documents nothing else is asked, and no entry is made."""
    at, _ = _directory(data)
    last, wanted = len(data) - _HEADER.size, len(name)
    for _ in range(_MOST_ENTRIES):
        if at > last or data[at : at + 4] != _DIRECTORY:
            return False
        length, extra, comment = _LENGTHS.unpack_from(data, at + _LENGTHS_AT)
        if length == wanted and data.startswith(name, at + _HEADER.size):
            return True
        at += _HEADER.size + length + extra + comment
    return False


def _directory(data: bytes) -> tuple[int, int]:
    """Where the directory begins, and where it says so; the end of the data when there is none.

    The record behind it tells; what stands before the archive shifts it, so its end counts more than its beginning.
    """
    end = data.rfind(_EMPTY, max(0, len(data) - _END.size - _COMMENT))
    if end < 0 or end + _END.size > len(data):
        return len(data), len(data)
    length: int
    start: int
    length, start = _END.unpack_from(data, end)[5:7]
    long = data.rfind(_LONG, max(0, end - _LONG_END.size - 20), end)
    if start == 0xFFFF_FFFF and long >= 0 and long + _LONG_END.size <= len(data):
        length, start = _LONG_END.unpack_from(data, long)[1:]
        end = long
    begin = end - length if length <= end and data.startswith(_DIRECTORY, end - length) else start
    return begin, start


def _content(data: bytes, entry: Entry) -> bytes:
    """Return the first bytes of an entry; nothing when it is broken or packed in an unusual way."""
    if entry.offset + _LOCAL.size > len(data) or data[entry.offset : entry.offset + 4] != _ENTRY:
        return b""
    fields = _LOCAL.unpack_from(data, entry.offset)
    start = entry.offset + _LOCAL.size + fields[-2] + fields[-1]
    packed = data[start : start + entry.size]
    if entry.method == 0:
        return packed[:_MOST_BYTES]
    if entry.method != 8:
        return b""
    try:
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, _MOST_BYTES)
    except zlib.error:
        return b""
