"""Undo mojibake: UTF-8 that somebody read as windows-1252 and saved again, once or several times.

Only sequences that begin with ``Â``, ``Ã`` or ``â`` are taken: nearly all punctuation and Latin letters are damaged into those,
and no word goes on that way. Others would hit honest text: ``“Spaß”`` ends in what could be one damaged letter of N’Ko.
"""

import re

from fgmv_extract.patterns import pattern
from fgmv_extract.readers.decoding import from_1252

_BYTES = {from_1252(byte): byte for byte in range(0x80, 0x100)} | {chr(byte): byte for byte in range(0x80, 0x100)}
_TAIL = f"[\x80-\xbf{re.escape(''.join(from_1252(byte) for byte in range(0x80, 0xA0)))}]"
_DAMAGED = pattern(f"(?:[ÂÃ]{_TAIL}|â{_TAIL}{{2}}|ï»¿)+")  # the last is a byte order mark
_FIRST = "ÂÃâï"
_TIMES = 4  # nobody has seen a text that was damaged more often


def repair(text: str) -> tuple[str, int]:
    """Return the text as it was before, and how many characters were damaged."""
    if text.isascii() or not any(first in text for first in _FIRST):
        return text, 0
    count = 0

    def undone(found: re.Match[str]) -> str:
        nonlocal count
        before = _undo(found[0])
        count += len(before) if before != found[0] else 0
        return before

    return _DAMAGED.sub(undone, text), count


def _undo(damaged: str) -> str:
    """Undo one stretch as often as it goes."""
    for _ in range(_TIMES):
        if _DAMAGED.fullmatch(damaged) is None:
            break
        try:
            damaged = bytes(_BYTES[character] for character in damaged).decode()
        except UnicodeDecodeError:
            break
    return damaged
