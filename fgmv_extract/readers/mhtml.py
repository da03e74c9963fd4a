"""Web pages saved as one file (MHTML, RFC 2557): a mail whose root part is the page; its pictures and styles are further parts.

Word saves so, too, and many such files are called ``.doc``. Beside the root, Word keeps headers and footers in a page of their
own; the pages of frames are parts as well.
"""

from collections.abc import Iterable
from email import message_from_bytes
from email.errors import CloseBoundaryNotFoundDefect, StartBoundaryNotFoundDefect
from email.message import Message

from attrs import evolve

from fgmv_extract.document import Document
from fgmv_extract.errors import LimitExceededError, UnsupportedFormatError
from fgmv_extract.findings import Code, Finding
from fgmv_extract.options import Options, allowing
from fgmv_extract.places import File
from fgmv_extract.readers.html import Page, read_pages

_PAGES = {"text/html", "application/xhtml+xml"}
_MOST_MULTIPARTS = 50
_CUT_OFF = (CloseBoundaryNotFoundDefect, StartBoundaryNotFoundDefect)
_OF_WORD = (b"mso-element:header", b"mso-element:footer")
_FRAMES = b"<frameset"
_NO_CHARSET = "us-ascii"


def read(data: bytes, file: File, options: Options) -> Document:
    """Read the root page, and the pages that belong to its text.

    Raises ``UnsupportedFormatError`` when no part is a page, ``LimitExceededError`` for an archive that is too large or nested
    too deeply, and what the reader of pages raises. Finds ``CUT_OFF`` when the end of the archive is missing.
    """
    message = _opened(data, file.name, options)
    parts = [part for part in message.walk() if part.get_content_type() in _PAGES]
    if not parts:
        problem = "is a web archive without a page"
        raise UnsupportedFormatError(file.name, problem, "save the page again, or as .docx")
    root = _root(message, parts)
    pages = [_page(root), *(page for part in parts if part is not root and _belongs(page := _page(part), root))]
    document = read_pages(pages, evolve(file, format="mhtml"), options)
    if any(isinstance(defect, _CUT_OFF) for part in message.walk() for defect in part.defects):
        told = "The archive ends before its end; what stands before was read."
        others = (finding for finding in document.findings if finding.code is not Code.CUT_OFF)
        return evolve(document, findings=(Finding(Code.CUT_OFF, told), *others))
    return document


def _opened(data: bytes, file: str, options: Options) -> Message:
    """Take the archive apart; the standard library goes one call deeper for each part inside a part."""
    if len(data) > options.limits.input_bytes:
        problem = f"is larger than {options.limits.input_bytes:,} bytes"
        raise LimitExceededError(file, problem, f"split it, or {allowing('input_bytes')}")
    if data.lower().count(b"multipart/") > _MOST_MULTIPARTS:
        raise LimitExceededError(file, "is a web archive nested too deeply", "save the page again")
    return message_from_bytes(data)


def _root(message: Message, parts: Iterable[Message]) -> Message:
    """Return the page the archive is about: the one that ``start`` names, else the first."""
    start = message.get_param("start")
    first, *others = parts
    named = (part for part in (first, *others) if start and part.get("Content-ID", "").strip() == start)
    return next(named, first)


def _page(part: Message) -> Page:
    content = part.get_payload(decode=True)
    label = part.get_content_charset()
    return Page(content if isinstance(content, bytes) else b"", None if label == _NO_CHARSET else label)


def _belongs(page: Page, root: Message) -> bool:
    """Tell whether a further page is read: Word's headers and footers, and the pages in the frames of the root."""
    plain = page.data.replace(b"\0", b"")
    return any(mark in plain for mark in _OF_WORD) or _FRAMES in _page(root).data.replace(b"\0", b"").lower()
