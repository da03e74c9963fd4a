"""The file information block: which version wrote the document, how long its texts are, and where its tables are.

[MS-DOC] 2.5. Numbers are little-endian; lengths of texts count characters (CP), places in the table stream bytes.
"""

import struct
from enum import IntEnum
from typing import final

from attrs import frozen

from fgmv_extract.document import Part

WORD_97 = 0x00C1
"""The version (``nFib``) that Word 97 and all later ones write here."""

_MARKS = {0xA5EC, 0xA5DC}
_BASE = struct.Struct("<HH6xH")
_LENGTHS = struct.Struct("<8i")
_LENGTHS_AT = 0x4C
_TABLES_AT = 0x9A
_COUNT_AT = 0x98
_ENCRYPTED, _TABLE_1 = 0x0100, 0x0200


@final
class Table(IntEnum):
    """The tables that are read, by their number in the block."""

    STYLES = 1
    FOOTNOTES = 3
    COMMENTS = 5
    HEADERS = 11
    CHARACTERS = 12
    PARAGRAPHS = 13
    FONTS = 15
    PIECES = 33
    SHAPES = 40
    SHAPES_OF_HEADERS = 41
    ENDNOTES = 47
    TEXT_BOXES = 56
    TEXT_BOXES_OF_HEADERS = 58


@final
@frozen
class Fib:
    """What the block says. ``lengths`` are those of the texts in the order in which they are stored (``TEXTS``)."""

    version: int
    is_encrypted: bool
    table: str
    lengths: tuple[int, ...]
    tables: bytes

    def part(self, table: Table, stream: bytes) -> bytes:
        """Return a table out of the table stream; empty when there is none."""
        at = table * 8
        if at + 8 > len(self.tables):
            return b""
        start, length = struct.unpack_from("<II", self.tables, at)
        return stream[start : start + length] if start < len(stream) else b""


TEXTS = (Part.BODY, Part.FOOTNOTE, Part.HEADER, None, Part.COMMENT, Part.ENDNOTE, Part.TEXT_BOX, None)
"""The texts that follow each other; the fourth are macros of old, the last are the text boxes of headers."""


def fib_of(main: bytes) -> Fib | None:
    """Return the block at the beginning of the main stream, None when there is none."""
    if len(main) < _TABLES_AT:
        return None
    mark, version, flags = _BASE.unpack_from(main)
    if mark not in _MARKS:
        return None
    (count,) = struct.unpack_from("<H", main, _COUNT_AT)
    lengths = tuple(max(length, 0) for length in _LENGTHS.unpack_from(main, _LENGTHS_AT))
    tables = main[_TABLES_AT : _TABLES_AT + 8 * count]
    return Fib(version, bool(flags & _ENCRYPTED), "1Table" if flags & _TABLE_1 else "0Table", lengths, tables)
