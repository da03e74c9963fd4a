"""Mails, mail boxes, archives and web archives: this library against opening them and the least work on what they hold.

The containers hold the measured document as lean Word, the web archive holds the page that LibreOffice makes of it. Peers take
part: Python's own ``email`` with python-docx and with lxml, and those that are installed: kreuzberg (Rust), selectolax, pandas.
"""

import io
import zipfile
from collections.abc import Callable, Iterator
from email import message_from_bytes
from typing import Any

import olefile

from benchmarks import documents, wrapped
from benchmarks.cases import Line
from benchmarks.contenders import Contender, kreuzberg, python_docx, word_floor
from benchmarks.html import html_floor, lxml_walk, pandas_tables, selectolax_rows
from benchmarks.wrapped import Form

Opening = Callable[[bytes], bytes]
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_FLOOR = "floor: take apart, unzip + lxml parse"
_ATTACHED: Any = "__attach_version1.0_#00000000/__substg1.0_37010102"  # olefile takes text, its types tell of bytes


def from_mail(data: bytes, kind: str = _WORD) -> bytes:
    """Return the first part of a type."""
    contents = (
        part.get_payload(decode=True) for part in message_from_bytes(data).walk() if part.get_content_type() == kind
    )
    content = next(contents)
    if not isinstance(content, bytes):
        raise TypeError("the part holds parts")
    return content


def from_mail_box(data: bytes) -> bytes:
    """Return what is attached to the only mail in a box: its first line is that of the box."""
    return from_mail(data[data.index(b"\n") + 1 :])


def from_message(data: bytes) -> bytes:
    """Return what is attached to a mail of Outlook."""
    with olefile.OleFileIO(data) as opened:
        return bytes(opened.openstream(_ATTACHED).read())


def from_archive(data: bytes) -> bytes:
    """Return the only file in a zip archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(archive.infolist()[0])


def from_web_archive(data: bytes) -> bytes:
    """Return the page."""
    return from_mail(data, "text/html")


def _then(opening: Opening, reading: Contender) -> Contender:
    return lambda data: reading(opening(data))


FORMS = (
    Form(
        "eml",
        "mail",
        (_FLOOR, _then(from_mail, word_floor)),
        {
            "email + python-docx": ("docx", _then(from_mail, python_docx)),
            "kreuzberg": kreuzberg("message/rfc822"),
        },
    ),
    Form(
        "mbox",
        "mail box",
        (_FLOOR, _then(from_mail_box, word_floor)),
        {"email + python-docx": ("docx", _then(from_mail_box, python_docx))},
    ),
    Form(
        "msg",
        "Outlook message",
        (_FLOOR, _then(from_message, word_floor)),
        {
            "olefile + python-docx": ("docx", _then(from_message, python_docx)),
            "kreuzberg": kreuzberg("application/vnd.ms-outlook"),
        },
    ),
    Form(
        "zip",
        "zip archive",
        (_FLOOR, _then(from_archive, word_floor)),
        {
            "zipfile + python-docx": ("docx", _then(from_archive, python_docx)),
            "kreuzberg": kreuzberg("application/zip"),
        },
    ),
    Form(
        "mhtml",
        "MHTML",
        ("floor: take apart + lxml.html parse", _then(from_web_archive, html_floor)),
        {
            "email + lxml, text of every cell": ("lxml", _then(from_web_archive, lxml_walk)),
            "email + selectolax": ("selectolax", _then(from_web_archive, selectolax_rows)),
            "email + pandas.read_html": ("pandas", _then(from_web_archive, pandas_tables)),
        },
    ),
)


def reading(rounds: int, few: int, large: int) -> Iterator[Line]:
    """Measure the example, and in fewer rounds a large table."""
    yield from wrapped.reading(FORMS, documents.example(), rounds)
    yield from wrapped.reading(FORMS, documents.long(large), few)
