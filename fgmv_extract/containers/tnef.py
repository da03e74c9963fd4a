"""What Outlook packs into ``winmail.dat`` (TNEF; Microsoft's [MS-OXTNEF]): the files attached to a mail, and its text."""

import struct
from collections.abc import Iterator

from fgmv_extract.containers.compressed_rtf import unpacked
from fgmv_extract.containers.mail import base_name, page_of
from fgmv_extract.containers.member import Allowance, Member
from fgmv_extract.containers.words import readable, text_of
from fgmv_extract.errors import MalformedDocumentError

_SIGNATURE = b"\x78\x9f\x3e\x22"
_ATTRIBUTE = struct.Struct("<BLL")
_BEGINS, _TITLE, _DATA, _OF_ATTACHMENT, _OF_MESSAGE, _TEXT, _CODE_PAGE = (
    0x9002, 0x8010, 0x800F, 0x9005, 0x9003, 0x800C, 0x9007,
)  # fmt: skip
_LEVELS = (b"\x01", b"\x02")  # with which an attribute begins: of the mail, of a file
_LONG_NAME, _BODY, _PAGE, _RTF = 0x3707, 0x1000, 0x1013, 0x1009
_NARROW, _WIDE, _OBJECT, _BINARY = 0x1E, 0x1F, 0x0D, 0x102
_SEVERAL = 0x1000
_SIZES = {0x2: 2, 0x3: 4, 0x4: 4, 0x5: 8, 0x6: 8, 0x7: 8, 0xA: 4, 0xB: 2, 0x14: 8, 0x40: 8, 0x48: 16}
"""Bytes of the values of fixed length, by type."""

_Properties = dict[int, bytes | str]


def opened(data: bytes, name: str, _allowance: Allowance) -> Iterator[Member]:
    """Give the text of the mail, if it is here, then the files.

    Raises ``MalformedDocumentError`` for what does not begin as TNEF does, and behind what there is for what is cut off.
    """
    if not data.startswith(_SIGNATURE):
        raise MalformedDocumentError(name, "is damaged", "ask for the mail again, sent as HTML or plain text")
    yield from _given(data)
    if _is_cut_off(data):
        raise MalformedDocumentError(name, "ends before its end", "copy or download it again")


def _given(data: bytes) -> Iterator[Member]:
    charset = "cp1252"
    message: _Properties = {}
    files: list[tuple[str, bytes]] = []
    for kind, value in _attributes(data):
        if kind == _CODE_PAGE:
            charset = f"cp{int.from_bytes(value[:4], 'little') or 1252}"
        elif kind == _OF_MESSAGE:
            message = _properties(value, charset)
        elif kind == _TEXT:
            message.setdefault(_BODY, value.rstrip(b"\0"))
        elif kind == _BEGINS:
            files.append(("", b""))
        elif kind == _TITLE and files:
            files[-1] = (files[-1][0] or _string(value, charset), files[-1][1])
        elif kind == _DATA and files:
            files[-1] = (files[-1][0], value)
        elif kind == _OF_ATTACHMENT and files:
            files[-1] = (str(_properties(value, charset).get(_LONG_NAME, files[-1][0])), files[-1][1])
    yield from _bodies(message, charset)
    for number, (called, content) in enumerate(files, 1):
        if content:
            yield Member(name=base_name(readable(called)) or f"attachment-{number}", data=content)


def _attributes(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The attributes: a level, a number with its type, a length, the value, a checksum of two bytes."""
    at = 6
    while at + _ATTRIBUTE.size <= len(data):
        _, number, length = _ATTRIBUTE.unpack_from(data, at)
        at += _ATTRIBUTE.size
        yield number & 0xFFFF, data[at : at + length]
        at += length + 2


def _is_cut_off(data: bytes) -> bool:
    """Tell whether the last attribute is not all there. Between two of them nothing tells that others would follow."""
    at = 6
    while at + _ATTRIBUTE.size <= len(data):
        at += _ATTRIBUTE.size + _ATTRIBUTE.unpack_from(data, at)[2] + 2
    return at > len(data) or data[at : at + 1] in _LEVELS


def _bodies(message: _Properties, charset: str) -> Iterator[Member]:
    text, page, rtf = (message.get(tag, b"") for tag in (_BODY, _PAGE, _RTF))
    if isinstance(page, bytes) and page.strip():
        yield Member(name="body.html", data=page_of(page, charset), form="html", body=True)
    elif text:
        plain = text if isinstance(text, str) else _string(text, charset)
        yield Member(name="body.txt", data=plain.encode("utf-8", "replace"), form="text", body=True)
    elif isinstance(rtf, bytes) and (whole := unpacked(rtf)):
        yield Member(name="body.rtf", data=whole, form="rtf", body=True)


def _string(value: bytes, charset: str) -> str:
    value = value.rstrip(b"\0")
    text = text_of(value, charset)
    return value.decode("cp1252", "replace") if text is None else text


def _properties(data: bytes, charset: str) -> _Properties:
    """Read the properties that are strings or bytes, up to the first that cannot be skipped."""
    found: _Properties = {}
    cursor = _Cursor(data)
    for _ in range(cursor.number()):
        kind, tag = cursor.number(2), cursor.number(2)
        if tag >= 0x8000:
            cursor.skip_name()
        several, kind = bool(kind & _SEVERAL), kind & ~_SEVERAL
        fixed = _SIZES.get(kind)
        if fixed is not None:
            cursor.skip((cursor.number() if several else 1) * (fixed + -fixed % 4))
        elif kind in {_NARROW, _WIDE, _OBJECT, _BINARY}:
            for _ in range(min(cursor.number(), cursor.left)):
                value = cursor.padded()
                if kind == _WIDE:
                    found[tag] = value[: len(value) & ~1].decode("utf-16-le", "replace").rstrip("\0")
                elif kind == _NARROW:
                    found[tag] = _string(value, charset)
                else:
                    found[tag] = value
        else:
            break
        if not cursor.left:
            break
    return found


class _Cursor:
    """A position in bytes; beyond their end there is nothing, and numbers are 0."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    @property
    def left(self) -> int:
        return max(0, len(self._data) - self._at)

    def skip(self, size: int) -> bytes:
        taken = self._data[self._at : self._at + size]
        self._at += size
        return taken

    def number(self, size: int = 4) -> int:
        return int.from_bytes(self.skip(size), "little")

    def padded(self) -> bytes:
        """Bytes with their length before them, filled up to four."""
        size = self.number()
        value = self.skip(size)
        self.skip(-size % 4)
        return value

    def skip_name(self) -> None:
        """The name of a property that has no number of its own: 16 bytes of its set, then a number or a text."""
        self.skip(16)
        if self.number() == 0:
            self.skip(4)
        else:
            self.padded()
