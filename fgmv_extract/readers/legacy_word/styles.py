"""The style sheet: the names of styles, and which of them hide their text ([MS-DOC] 2.9.271).

A style is a fixed part, its name, and lists of properties: of paragraphs, then of characters; a style of characters has the
last only. Each list has its length in front and begins at an even byte.
"""

import struct
from collections.abc import Iterator, Sequence
from typing import final

from attrs import frozen

from fgmv_extract.readers.legacy_word.sprms import HIDDEN, sprms_of

_NONE = 0xFFF
_OF_PARAGRAPHS, _OF_CHARACTERS = 1, 2
_AS_BASE, _UNLIKE_BASE = 0x80, 0x81
_MOST_BASES = 64


@final
@frozen
class Style:
    """A style: its name, and whether it hides text written in it."""

    name: str = ""
    hides: bool = False


@final
@frozen
class _Stored:
    """A style as it is stored: the number of the one it is based on, and what its own properties say of hiding, -1 nothing."""

    name: str = ""
    base: int = _NONE
    hidden: int = -1


def styles_of(table: bytes) -> tuple[Style, ...]:
    """Return the styles by their numbers; those that are not used have no name."""
    stored = tuple(_stored_in(table))
    return tuple(Style(style.name, _hides(style, stored)) for style in stored)


def resolved(operand: int, *, base: bool) -> bool:
    """Return whether a switch is on that may refer to the style under it: on, off, as there, unlike there."""
    return {_AS_BASE: base, _UNLIKE_BASE: not base}.get(operand, operand == 1)


def _hides(style: _Stored, styles: Sequence[_Stored]) -> bool:
    """Go up the styles it is based on, and down again; a broken file may base them on each other."""
    line = [style]
    while line[-1].base < len(styles) and len(line) < _MOST_BASES:
        line.append(styles[line[-1].base])
    hides = False
    for each in reversed(line):
        hides = resolved(each.hidden, base=hides) if each.hidden >= 0 else hides
    return hides


def _stored_in(table: bytes) -> Iterator[_Stored]:
    if len(table) < 6:
        return
    head, count, fixed = struct.unpack_from("<HHH", table)
    at = 2 + head
    for _ in range(count):
        if at + 2 > len(table):
            return
        (length,) = struct.unpack_from("<H", table, at)
        yield _style(table[at + 2 : at + 2 + length], fixed)
        at += 2 + length + length % 2


def _style(stored: bytes, fixed: int) -> _Stored:
    if len(stored) < max(fixed, 6) + 2:
        return _Stored()
    (kind,) = struct.unpack_from("<H", stored, 2)
    (length,) = struct.unpack_from("<H", stored, fixed)
    behind = fixed + 2 + 2 * length
    name = stored[fixed + 2 : behind].decode("utf-16-le", "replace").partition(",")[0]
    lists = tuple(_lists(stored, behind + 2))
    of_characters = {_OF_PARAGRAPHS: lists[1:2], _OF_CHARACTERS: lists[:1]}.get(kind & 0xF, ())
    hidden = [operand[0] for each in of_characters for operation, operand in sprms_of(each) if operation == HIDDEN]
    return _Stored(name, kind >> 4, hidden[-1] if hidden else -1)


def _lists(stored: bytes, at: int) -> Iterator[bytes]:
    while at + 2 <= len(stored):
        at += at % 2
        if at + 2 > len(stored):
            return
        (length,) = struct.unpack_from("<H", stored, at)
        yield stored[at + 2 : at + 2 + length]
        at += 2 + length
