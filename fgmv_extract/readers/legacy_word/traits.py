"""What the properties of a paragraph's mark and of a run of characters mean to a reader of text."""

import struct
from typing import final

from attrs import frozen

from fgmv_extract.readers.legacy_word import sprms
from fgmv_extract.readers.legacy_word.rows import shape_of
from fgmv_extract.readers.legacy_word.styles import Style, resolved
from fgmv_extract.readers.office.grid import Shape
from fgmv_extract.readers.office.symbols import is_of_symbols
from fgmv_extract.readers.word.symbols import symbol

_ON = {1, 0x81}  # no style holds a change, so what is unlike it is on


@final
@frozen
class Mark:
    """How deep in tables a paragraph stands, and whether its mark ends a cell of a nested table, or a row."""

    level: int = 0
    ends_inner_cell: bool = False
    ends_row: bool = False
    shape: Shape | None = None


@final
@frozen
class Look:
    """Whether characters are deleted, inserted, hidden or struck through; ``sign`` is the one of a symbol font they show instead.

    ``font`` is the name of their font where it is one of symbols.
    """

    deleted: bool = False
    inserted: bool = False
    hidden: bool = False
    struck: bool = False
    sign: str = ""
    font: str = ""

    @property
    def is_plain(self) -> bool:
        """Whether there is nothing to it."""
        return not (self.deleted or self.inserted or self.hidden or self.struck or self.sign or self.font)


def mark_of(properties: bytes, huge: bytes) -> Mark:
    """Return what the mark of a paragraph means; ``huge`` is the stream that holds properties too long for their place."""
    in_table = inner_cell = row = inner_row = False
    level = 0
    for operation, operand in sprms.sprms_of(properties):
        match operation:
            case sprms.IN_TABLE:
                in_table = operand != b"\0"
            case sprms.LEVEL:
                level = max(struct.unpack("<i", operand)[0], 0)
            case sprms.ENDS_ROW:
                row = operand != b"\0"
            case sprms.ENDS_INNER_CELL:
                inner_cell = operand != b"\0"
            case sprms.ENDS_INNER_ROW:
                inner_row = operand != b"\0"
            case _ if operation in sprms.STORED_ELSEWHERE:
                return mark_of(_stored(operand, huge), b"")
            case _:
                pass
    shape = shape_of(properties) if row or inner_row else None
    return Mark(level or int(in_table), inner_cell, row or inner_row, shape)


def _stored(operand: bytes, huge: bytes) -> bytes:
    (at,) = struct.unpack("<I", operand)
    if at + 2 > len(huge):
        return b""
    (length,) = struct.unpack_from("<H", huge, at)
    return huge[at + 2 : at + 2 + length]


def look_of(properties: bytes, fonts: tuple[str, ...], styles: tuple[Style, ...], *, base: bool) -> Look:
    """Return how characters with these properties look; ``base`` tells whether the style of their paragraph hides text."""
    deleted = inserted = struck = False
    hidden = base
    sign = font = ""
    for operation, operand in sprms.sprms_of(properties):
        match operation:
            case sprms.DELETED:
                deleted = operand[0] in _ON
            case sprms.INSERTED:
                inserted = operand[0] in _ON
            case sprms.STYLE:
                number = struct.unpack("<H", operand)[0]
                base = hidden = base or (number < len(styles) and styles[number].hides)
            case sprms.HIDDEN:
                hidden = resolved(operand[0], base=base)
            case _ if operation in sprms.STRUCK:
                struck = resolved(operand[0], base=False)
            case sprms.SYMBOL:
                number, code = struct.unpack("<HH", operand)
                sign = symbol(_name(number, fonts), f"{code:x}")
            case _ if operation in sprms.FONTS:
                name = _name(struct.unpack("<H", operand)[0], fonts)
                font = name if is_of_symbols(name) else ""
            case _:
                pass
    return Look(deleted, inserted, hidden, struck, sign, font)


def _name(number: int, fonts: tuple[str, ...]) -> str:
    return fonts[number] if number < len(fonts) else ""
