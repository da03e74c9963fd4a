"""RTF as Outlook packs it (LZFu; Microsoft's [MS-OXRTFCP])."""

import struct

_HEADER = struct.Struct("<LLLL")
_PACKED, _PLAIN = 0x75465A4C, 0x414C454D
_WINDOW = 4096
_KNOWN = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor "
    b"MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20"
    b"\\b\\i\\u\\tab\\tx"
)
"""What every reader and writer knows before the first byte."""


def unpacked(data: bytes) -> bytes:
    """Return the RTF, as far as it goes where the data is cut off or wrong; nothing for what is not packed RTF.

    A run of 8 tokens follows a byte of flags, lowest first: a plain byte, or two bytes with 12 bits of where in the window of
    4096 bytes the text stood before and 4 bits of its length less 2. A token that points at the write position is the end.
    """
    if len(data) < _HEADER.size:
        return b""
    _, size, kind, _ = _HEADER.unpack_from(data)
    if kind == _PLAIN:
        return data[_HEADER.size : _HEADER.size + size]
    if kind != _PACKED:
        return b""
    text = bytearray(_KNOWN)  # grows; the window is its last 4096 bytes
    position = _HEADER.size
    end = len(data)
    while position < end:
        flags = data[position]
        position += 1
        for bit in range(8):
            if not flags >> bit & 1:
                text += data[position : position + 1]
                position += 1
                continue
            token = int.from_bytes(data[position : position + 2])
            position += 2
            at, length = token >> 4, (token & 15) + 2
            distance = (len(text) - at) % _WINDOW
            if distance == 0 or position > end:
                return bytes(text[len(_KNOWN) :])
            _repeat(text, distance, length)
    return bytes(text[len(_KNOWN) :])


def _repeat(text: bytearray, distance: int, length: int) -> None:
    """Append ``length`` bytes of those that stand ``distance`` back; they may run into themselves, or begin before the first."""
    start = len(text) - distance
    for offset in range(start, start + length):
        text.append(text[offset] if offset >= 0 else 0)
