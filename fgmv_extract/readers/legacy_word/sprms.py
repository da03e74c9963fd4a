"""Properties as Word stores them: a list of single property modifiers, each an operation and its operand ([MS-DOC] 2.6).

operation   16 bits; its upper three tell how long the operand is
operand     1, 2, 3 or 4 bytes, or as many as its first byte says
"""

import struct
from collections.abc import Iterator

# paragraphs
IN_TABLE = 0x2416
ENDS_ROW = 0x2417
LEVEL = 0x6649
ENDS_INNER_CELL = 0x244B
ENDS_INNER_ROW = 0x244C
STORED_ELSEWHERE = (0x6645, 0x6646)
# rows
CELLS = 0xD608
CELLS_OF_OLD = 0xD606
VERTICAL_MERGE = 0xD62B
MERGE = 0x5624
# characters
DELETED = 0x0800
INSERTED = 0x0801
HIDDEN = 0x083C
STRUCK = (0x0837, 0x2A53)
STYLE = 0x4A30
SYMBOL = 0x6A09
FONTS = (0x4A4F, 0x4A51)

_TABS = 0xC615
_SIZES = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}
_VARIABLE = 6


def sprms_of(properties: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield each operation and its operand, as far as the list is whole."""
    at, end = 0, len(properties)
    while at + 2 < end:
        operation = properties[at] | properties[at + 1] << 8
        at += 2
        kind = operation >> 13
        if kind == _VARIABLE:
            head, size = _variable(operation, properties, at)
            at += head
        else:
            size = _SIZES[kind]
        if at + size > end:
            return
        yield operation, properties[at : at + size]
        at += size


def _variable(operation: int, properties: bytes, at: int) -> tuple[int, int]:
    """Return how many bytes tell the length of an operand, and the length."""
    if operation in {CELLS, CELLS_OF_OLD}:
        return 2, max(struct.unpack_from("<H", properties.ljust(at + 2, b"\0"), at)[0] - 1, 0)
    size = properties[at]
    if operation == _TABS and size == 0xFF:  # more tab stops than a byte can count: deleted ones, then added ones
        deleted = properties[at + 1] if at + 1 < len(properties) else 0
        at_added = at + 2 + 4 * deleted
        added = properties[at_added] if at_added < len(properties) else 0
        return 1, 2 + 4 * deleted + 3 * added
    return 1, size
