"""What a format is recognised by: what is in a document; the ending of its name only breaks ties."""

import re
from collections.abc import Callable
from functools import cached_property
from typing import final

from attrs import frozen

from fgmv_extract.patterns import pattern
from fgmv_extract.readers import decoding, envelopes, zips

_HEAD = 4096  # bytes in which a text shows what it is
_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NO_TEXT = (b"%PDF-", b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")


@final
@frozen(slots=False)
class Sample:
    """What a format is recognised by: the bytes, and the ending of the name, in lower case and without its dot."""

    data: bytes
    ending: str

    @cached_property
    def head(self) -> str:
        """The beginning as lower-case text without leading blanks; nothing of what is no text by its first bytes.

        To make characters of those bytes takes as long as all other questions together.
        """
        if self.data.startswith(_NO_TEXT):
            return ""
        return decoding.decode(self.data[:_HEAD])[0].lstrip("\ufeff \t\r\n\f\v").lower()


Recogniser = Callable[[Sample], bool]


def either(*recognisers: Recogniser) -> Recogniser:
    """Recognise what any of several recognisers does."""
    return lambda sample: any(recognises(sample) for recognises in recognisers)


def begins(*signatures: bytes) -> Recogniser:
    """Recognise a format by its first bytes."""
    return lambda sample: sample.data.startswith(signatures)


def holds(*main_parts: str) -> Recogniser:
    """Recognise an Office or OpenDocument package by its main part."""
    return lambda sample: zips.package_of(sample.data) in main_parts


def has_stream(*names: str) -> Recogniser:
    """Recognise a compound file (OLE2) by the name of a stream: UTF-16 at the beginning of a directory entry of 128 bytes."""
    encoded = tuple(name.encode("utf-16-le") for name in names)
    return lambda sample: sample.data.startswith(_OLE2) and any(_has_entry(sample.data, name) for name in encoded)


def _has_entry(data: bytes, name: bytes) -> bool:
    at = data.find(name)
    while at >= 0 and at % 128:
        at = data.find(name, at + 1)
    return at >= 0


def is_encrypted(sample: Sample) -> bool:
    """Recognise an Office document with a password: asked last, so the name may stand anywhere in a compound file."""
    return sample.data.startswith(_OLE2) and "EncryptedPackage".encode("utf-16-le") in sample.data


def is_zip(sample: Sample) -> bool:
    """Recognise a zip archive, what Office packages are too."""
    return zips.is_zip(sample.data)


def is_tar(sample: Sample) -> bool:
    """Recognise a tar archive by the mark in its first header."""
    return sample.data[257:262] == b"ustar"


def is_mailbox(sample: Sample) -> bool:
    """Recognise a mail box: mails behind ``From `` lines."""
    return envelopes.is_mailbox(sample.data)


def is_pdf(sample: Sample) -> bool:
    """Recognise a PDF document, whatever a few bytes before it are."""
    if sample.data.startswith(b"%PDF-"):
        return True
    at = sample.data.find(b"%PDF-", 0, 1024)  # some have other bytes before; a text that names it has no objects
    return at >= 0 and b" obj" in sample.data[at : at + _HEAD] and b"endobj" in sample.data


def is_rtf(sample: Sample) -> bool:
    """Recognise RTF, under whatever name: it is often called ``.doc``."""
    return sample.head.startswith("{\\rtf")


def is_mhtml(sample: Sample) -> bool:
    """Recognise a page saved with all that belongs to it."""
    return envelopes.is_web_page(sample.data)


def is_mail(sample: Sample) -> bool:
    """Recognise a mail by its headers."""
    return envelopes.is_mail(sample.data, sample.ending)


_PROLOGUE = pattern(r"(?:<\?xml[^>]{0,200}\?>|<!--.{0,2000}?-->|\s)*+", re.DOTALL)
_BEHIND_TABLE = pattern(r"</table>\s*+(?:(?P<more><table\b)|(?P<text>[^<])?)|\Z")
_TAG = pattern(r"<(?:!doctype html|html|head|body|meta|title|table|div|p|h[1-6]|style|center|font)\b[^<>]*>")


def is_html(sample: Sample) -> bool:
    """A text that begins with a tag of HTML, or by its ending one that holds tags at all."""
    after = sample.head[match.end() :] if (match := _PROLOGUE.match(sample.head)) else sample.head
    if _TAG.match(after):
        return not (after.startswith("<table") and _goes_on_as_text(sample))
    return sample.ending in {"htm", "html", "xhtml"} and "</" in sample.head


def _goes_on_as_text(sample: Sample) -> bool:
    """Tell Markdown or Textile that begins with tables: text without any tag stands behind them."""
    text = decoding.decode(sample.data)[0].lower()
    behind = next(found for found in _BEHIND_TABLE.finditer(text) if not found["more"])
    return bool(behind["text"])


def is_word_xml(sample: Sample) -> bool:
    """Recognise Word 2003 XML, and a Word package in one XML file."""
    return sample.head.startswith("<?xml") and any(
        mark in sample.head for mark in ("word.document", "office/word/2003/wordml", "xmlpackage")
    )


def is_flat_opendocument(sample: Sample) -> bool:
    """Recognise an OpenDocument text in one XML file."""
    return "urn:oasis:names:tc:opendocument:xmlns:office:1.0" in sample.head and "<office:document" in sample.head


def is_xml(sample: Sample) -> bool:
    """Recognise XML of any other kind."""
    return sample.head.startswith("<?xml")


def is_markdown(sample: Sample) -> bool:
    """A text by its ending, unless it is a page of HTML all the same; only a table in it may begin with a tag."""
    return (
        sample.ending in {"md", "markdown"}
        and decoding.is_text(sample.data)
        and not sample.head.startswith(("<!doctype", "<html"))
    )


_JSON = pattern(r"[\[{]\s*+[\"\[{\]}]")


def is_json(sample: Sample) -> bool:
    """Recognise JSON by how its first value begins."""
    return _JSON.match(sample.head) is not None


def is_text(sample: Sample) -> bool:
    """Recognise a text: bytes that are characters of some encoding."""
    return decoding.is_text(sample.data)
