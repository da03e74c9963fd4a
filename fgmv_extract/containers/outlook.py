"""An Outlook message (``.msg``): a compound file whose streams are properties (Microsoft's [MS-OXMSG])."""

import struct
from collections.abc import Iterator
from io import BytesIO
from typing import final

import olefile
from attrs import field, frozen

from fgmv_extract.containers.compressed_rtf import unpacked
from fgmv_extract.containers.mail import base_name, page_of
from fgmv_extract.containers.member import INSIDE, Allowance, Member
from fgmv_extract.containers.words import readable, text_of
from fgmv_extract.errors import ExtractError, LimitExceededError, MalformedDocumentError, UnsupportedFormatError
from fgmv_extract.options import allowing

_SUBJECT, _BODY, _PAGE, _RTF = 0x0037, 0x1000, 0x1013, 0x1009
_DATA, _LONG_NAME, _SHORT_NAME, _SHOWN_NAME, _MEDIA_TYPE, _INLINE = 0x3701, 0x3707, 0x3704, 0x3001, 0x370E, 0x3714
_CODE_PAGES = (0x3FDE, 0x3FFD)
_BINARY, _WIDE, _NARROW, _OBJECT = "0102", "001F", "001E", "000D"
_ENTRY = struct.Struct("<HHL8s")
_PROPERTIES = "__properties_version1.0"
_SHOWN_IN_TEXT = 4
_BROKEN = (OSError, ValueError, LookupError, TypeError, AttributeError, OverflowError, struct.error)
"""What olefile raises over files that are not well made."""


@final
@frozen
class _Store:
    """A message or an attachment in the file: the path of its storage, and how many bytes stand before its fixed properties."""

    file: "olefile.OleFileIO[str]" = field(repr=False)
    path: tuple[str, ...]
    head: int

    def stream(self, name: str) -> bytes | None:
        path = [*self.path, name]
        if not self.file.exists(path) or self.file.get_type(path) != olefile.STGTY_STREAM:
            return None
        with self.file.openstream(path) as stream:
            data: bytes = stream.read()
            return data

    def binary(self, tag: int) -> bytes | None:
        return self.stream(f"__substg1.0_{tag:04X}{_BINARY}")

    def text(self, tag: int) -> str | None:
        """A property that is text, in UTF-16 or in the code page of the message."""
        wide = self.stream(f"__substg1.0_{tag:04X}{_WIDE}")
        if wide is not None:
            return wide[: len(wide) & ~1].decode("utf-16-le", "replace").rstrip("\0")
        narrow = self.stream(f"__substg1.0_{tag:04X}{_NARROW}")
        if narrow is None:
            return None
        text = text_of(narrow, self.charset)
        return (narrow.decode("cp1252", "replace") if text is None else text).rstrip("\0")

    def number(self, tag: int) -> int | None:
        """A fixed property: the first four bytes of its value."""
        data = self.stream(_PROPERTIES) or b""
        whole = len(data) - (len(data) - self.head) % _ENTRY.size
        for _, number, _, value in _ENTRY.iter_unpack(data[self.head : whole]):
            if number == tag:
                return int.from_bytes(value[:4], "little")
        return None

    @property
    def charset(self) -> str:
        page = next((page for tag in _CODE_PAGES if (page := self.number(tag))), 1252)
        return "utf-8" if page == 65001 else f"cp{page}"

    def storages(self, prefix: str) -> list[str]:
        """The storages directly in this one whose names begin so, in order."""
        depth = len(self.path)
        names = {
            path[depth]
            for path in self.file.listdir(streams=True, storages=True)
            if tuple(path[:depth]) == self.path and len(path) > depth and path[depth].startswith(prefix)
        }
        return sorted(names)


def opened(data: bytes, name: str, allowance: Allowance) -> Iterator[Member]:
    """Give the text of a message first, then what is attached to it; of an attached message likewise, in its folder.

    Raises ``MalformedDocumentError`` for a broken file.
    """
    try:
        with olefile.OleFileIO(BytesIO(data)) as file:
            yield from _members(file, name, allowance)
    except _BROKEN as error:
        raise MalformedDocumentError(name, "is damaged", "open it in Outlook and save it again") from error


def _members(file: "olefile.OleFileIO[str]", name: str, allowance: Allowance) -> Iterator[Member]:
    waiting: list[tuple[_Store, tuple[str, ...]]] = [(_Store(file, (), 32), ())]
    while waiting:
        message, folders = waiting.pop()
        folder = "".join(f"{each}{INSIDE}" for each in folders)
        yield from _bodies(message, folder)
        inner: list[tuple[_Store, tuple[str, ...]]] = []
        for number, storage in enumerate(message.storages("__attach_version1.0_"), 1):
            attachment = _Store(file, (*message.path, storage), 8)
            embedded = _Store(file, (*attachment.path, f"__substg1.0_{_DATA:04X}{_OBJECT}"), 24)
            called = _name(attachment, embedded, number)
            if embedded.stream(_PROPERTIES) is None:
                yield _attachment(attachment, called, folder, name)
            elif len(folders) < allowance.limits.mails:
                inner.append((embedded, (*folders, called)))
            else:
                flaw = LimitExceededError(
                    name, "is nested too deeply", f"save the attachments on their own, or {allowing('mails')}"
                )
                yield Member(name=called, folder=folder, flaw=flaw)
        waiting += reversed(inner)


def _name(attachment: _Store, embedded: _Store, number: int) -> str:
    names = (attachment.text(tag) for tag in (_LONG_NAME, _SHORT_NAME, _SHOWN_NAME))
    name = base_name(readable(next(filter(None, names), "")))
    if embedded.stream(_PROPERTIES) is None:
        return name or f"attachment-{number}"
    subject = readable(embedded.text(_SUBJECT) or "").replace("/", "_")
    stem = name or subject or f"attachment-{number}"
    return stem if stem.lower().endswith((".msg", ".eml")) else f"{stem}.msg"


def _attachment(attachment: _Store, called: str, folder: str, name: str) -> Member:
    data = attachment.binary(_DATA)
    if data is None:
        flaw: ExtractError = UnsupportedFormatError(
            f"{name}{INSIDE}{called}", "is not in the message itself", "get the file it refers to"
        )
        return Member(name=called, folder=folder, flaw=flaw)
    kind = (attachment.text(_MEDIA_TYPE) or "").lower()
    aside = bool((attachment.number(_INLINE) or 0) & _SHOWN_IN_TEXT) and (not kind or kind.startswith("image/"))
    form = "eml" if kind in {"message/rfc822", "multipart/signed"} else None
    return Member(name=called, folder=folder, data=data, form=form, aside=aside)


def _bodies(message: _Store, folder: str) -> Iterator[Member]:
    """The text of a message, once: as a page where only that keeps a table, else as plain text, else as it is there."""
    text = (message.text(_BODY) or "").encode("utf-8", "replace")
    page = _page(message)
    if page.strip() and (b"<table" in page.lower() or not text.strip()):
        yield Member(name="body.html", folder=folder, data=page, form="html", body=True)
    elif text.strip():
        yield Member(name="body.txt", folder=folder, data=text, form="text", body=True)
    elif rtf := unpacked(message.binary(_RTF) or b""):
        yield Member(name="body.rtf", folder=folder, data=rtf, form="rtf", body=True)


def _page(message: _Store) -> bytes:
    page = message.binary(_PAGE)
    if page is not None:
        return page_of(page, message.charset)
    text = message.text(_PAGE)
    return text.encode("utf-8-sig", "replace") if text else b""
