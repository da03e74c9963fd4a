"""A mail with an attachment as Outlook saves it (``.msg``, [MS-OXMSG]): a compound file with a stream for each property."""

import struct

from samples.compound import Storage, to_compound

_PROPERTIES = "__properties_version1.0"
_BY_VALUE = 1


def to_message(subject: str, text: str, name: str, attached: bytes) -> bytes:
    """Return a mail with one attachment under that name."""
    attachment = _fixed(8, 0x3705, _BY_VALUE) | _text(0x3707, name) | {"__substg1.0_37010102": attached}
    told = _fixed(32, 0x0E07, 0) | _text(0x001A, "IPM.Note") | _text(0x0037, subject) | _text(0x1000, text)
    return to_compound({**told, "__attach_version1.0_#00000000": attachment})


def _text(tag: int, text: str) -> dict[str, "bytes | Storage"]:
    """A property in UTF-16."""
    return {f"__substg1.0_{tag:04X}001F": text.encode("utf-16-le")}


def _fixed(head: int, tag: int, value: int) -> dict[str, "bytes | Storage"]:
    """The stream of the properties that are numbers, behind a head of so many bytes."""
    return {_PROPERTIES: bytes(head) + struct.pack("<HHLQ", 3, tag, 6, value)}
