"""The formats documents come in, recognised by what is in them; the ending of the name only breaks ties.

Each format that is read has its reader, imported when the first document of the kind comes. The others are known so that
an error can name them and say what would help.
"""

import re
from collections.abc import Callable
from functools import cached_property
from typing import NamedTuple, final

from attrs import field, frozen

from fgmv_extract.document import Document
from fgmv_extract.errors import (
    EmptyDocumentError,
    EncryptedDocumentError,
    ExtractError,
    MalformedDocumentError,
    UnsupportedFormatError,
)
from fgmv_extract.options import Options
from fgmv_extract.places import File
from fgmv_extract.readers.envelopes import is_mail, is_mailbox, is_web_page
from fgmv_extract.readers.text.decoding import decode, is_text
from fgmv_extract.readers.zips import is_cut_off, is_zip, package_of

Reader = Callable[[bytes, File, Options], Document]

_HEAD = 4096  # bytes in which a text shows what it is
_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@final
@frozen(slots=False)
class Sample:
    """What a format is recognised by: the bytes, and the ending of the name, in lower case and without its dot."""

    data: bytes
    ending: str

    @cached_property
    def head(self) -> str:
        """The beginning as lower-case text without leading blanks."""
        return decode(self.data[:_HEAD])[0].lstrip("\ufeff \t\r\n\f\v").lower()


@final
@frozen
class Format:
    """A format: its name in ``File.format``, what it is called in a sentence, and the endings its files usually have.

    ``read`` raises ``UnsupportedFormatError`` for a format that is not read here; ``needs`` then says what helps, and is
    empty otherwise. A ``container`` is not read itself: the documents in it are.
    """

    name: str
    called: str
    endings: tuple[str, ...]
    recognises: Callable[[Sample], bool] = field(repr=False)
    read: Reader = field(repr=False)
    needs: str = ""
    container: bool = False

    @property
    def readable(self) -> bool:
        """Whether this version reads it."""
        return not self.needs


@final
class Availability(NamedTuple):
    """A line of the list of formats: ``needs`` says what helps with a format that is not read here, else it is empty."""

    name: str
    called: str
    endings: tuple[str, ...]
    readable: bool
    needs: str


def recognise(data: bytes, name: str) -> Format:
    """Return the format of a document that goes by ``name``.

    Raises ``EmptyDocumentError`` for no bytes, ``EncryptedDocumentError`` for an Office document with a password,
    ``MalformedDocumentError`` for a zip archive that was cut off, ``UnsupportedFormatError`` for bytes of no known kind.
    """
    if not data:
        raise EmptyDocumentError(name, "is empty", "check that it was copied or downloaded whole")
    sample = Sample(data, name.rpartition(".")[2].lower() if "." in name else "")
    if is_cut_off(data):
        problem = "is cut off: the directory at the end of the archive is missing"
        raise MalformedDocumentError(name, problem, "copy or download it again")
    for form in FORMATS:
        if form.recognises(sample):
            return form
    if _is_encrypted(sample):
        raise EncryptedDocumentError(name, "is encrypted", "open it and save it without a password")
    read = ", ".join(form.called.partition(" ")[2] for form in FORMATS if form.readable and not form.container)
    raise UnsupportedFormatError(name, "is not a document of a known kind", f"what is read here: {read}")


def available() -> tuple[Availability, ...]:
    """List all formats: those that are read here first, then those that are known only."""
    ordered = sorted(FORMATS, key=lambda form: not form.readable)
    return tuple(Availability(form.name, form.called, form.endings, form.readable, form.needs) for form in ordered)


# --- readers ----------------------------------------------------------------------------------------------------------


def _read_word(data: bytes, file: File, options: Options) -> Document:
    from fgmv_extract.readers.word import read  # noqa: PLC0415  lxml is slow to import

    return read(data, file, options)


def _read_text(data: bytes, file: File, options: Options) -> Document:
    from fgmv_extract.readers.text import read  # noqa: PLC0415  as above

    return read(data, file, options)


def _read_markdown(data: bytes, file: File, options: Options) -> Document:
    from fgmv_extract.readers.text import read_markdown  # noqa: PLC0415  as above

    return read_markdown(data, file, options)


def _read_html(data: bytes, file: File, options: Options) -> Document:
    from fgmv_extract.readers.html import read  # noqa: PLC0415  as above

    return read(data, file, options)


def _read_mhtml(data: bytes, file: File, options: Options) -> Document:
    from fgmv_extract.readers.mhtml import read  # noqa: PLC0415  as above

    return read(data, file, options)


def _read_pdf(data: bytes, file: File, options: Options) -> Document:
    from fgmv_extract.readers.pdf import read  # noqa: PLC0415  PDFium is slow to load

    return read(data, file, options)


def _read_opendocument(data: bytes, file: File, options: Options) -> Document:
    from fgmv_extract.readers.opendocument import read  # noqa: PLC0415  as above

    return read(data, file, options)


def _read_rtf(data: bytes, file: File, options: Options) -> Document:
    from fgmv_extract.readers.rtf import read  # noqa: PLC0415  as above

    return read(data, file, options)


def _read_legacy_word(data: bytes, file: File, options: Options) -> Document:
    from fgmv_extract.readers.legacy_word import read  # noqa: PLC0415  as above

    return read(data, file, options)


def _read_word_xml(data: bytes, file: File, options: Options) -> Document:
    from fgmv_extract.readers.word_xml import read  # noqa: PLC0415  as above

    return read(data, file, options)


def _known(
    name: str, called: str, endings: tuple[str, ...], recognises: Callable[[Sample], bool], needs: str
) -> Format:
    """Return a format that is known and not read."""

    def refuse(_: bytes, file: File, __: Options) -> Document:
        raise _refused(file.name, called, needs)

    return Format(name, called, endings, recognises, refuse, needs)


def _container(name: str, called: str, endings: tuple[str, ...], recognises: Callable[[Sample], bool]) -> Format:
    """Return a format that is no document but holds some; ``containers`` opens it."""

    def refuse(_: bytes, file: File, __: Options) -> Document:
        raise _refused(file.name, called, "give the documents in it")

    return Format(name, called, endings, recognises, refuse, container=True)


def _refused(file: str, called: str, needs: str) -> ExtractError:
    return UnsupportedFormatError(file, f"is {called}, which this version does not read", needs)


# --- recognisers ------------------------------------------------------------------------------------------------------


def _either(*recognisers: Callable[[Sample], bool]) -> Callable[[Sample], bool]:
    return lambda sample: any(recognises(sample) for recognises in recognisers)


def _begins(*signatures: bytes) -> Callable[[Sample], bool]:
    return lambda sample: sample.data.startswith(signatures)


def _holds(*main_parts: str) -> Callable[[Sample], bool]:
    """Recognise an Office or OpenDocument package by its main part."""
    return lambda sample: package_of(sample.data) in main_parts


def _has_stream(*names: str) -> Callable[[Sample], bool]:
    """Recognise a compound file (OLE2) by the name of a stream: UTF-16 at the beginning of a directory entry of 128 bytes."""
    encoded = tuple(name.encode("utf-16-le") for name in names)
    return lambda sample: sample.data.startswith(_OLE2) and any(_has_entry(sample.data, name) for name in encoded)


def _has_entry(data: bytes, name: bytes) -> bool:
    at = data.find(name)
    while at >= 0 and at % 128:
        at = data.find(name, at + 1)
    return at >= 0


def _is_encrypted(sample: Sample) -> bool:
    """Recognise an Office document with a password: asked last, so the name may stand anywhere in a compound file."""
    return sample.data.startswith(_OLE2) and "EncryptedPackage".encode("utf-16-le") in sample.data


def _is_pdf(sample: Sample) -> bool:
    if sample.data.startswith(b"%PDF-"):
        return True
    at = sample.data.find(b"%PDF-", 0, 1024)  # some have other bytes before; a text that names it has no objects
    return at >= 0 and b" obj" in sample.data[at : at + _HEAD] and b"endobj" in sample.data


def _is_rtf(sample: Sample) -> bool:
    return sample.head.startswith("{\\rtf")


def _is_mhtml(sample: Sample) -> bool:
    return is_web_page(sample.data)


def _is_mail(sample: Sample) -> bool:
    return is_mail(sample.data, sample.ending)


_PROLOGUE = re.compile(r"(?:<\?xml[^>]{0,200}\?>|<!--.{0,2000}?-->|\s)*+", re.DOTALL)
_TAG = re.compile(r"<(?:!doctype html|html|head|body|meta|title|table|div|p|h[1-6]|style|center|font)\b[^<>]*>")


def _is_html(sample: Sample) -> bool:
    """A text that begins with a tag of HTML, or by its ending one that holds tags at all."""
    after = sample.head[match.end() :] if (match := _PROLOGUE.match(sample.head)) else sample.head
    if _TAG.match(after):
        return not (after.startswith("<table") and _goes_on_as_text(sample))
    return sample.ending in {"htm", "html", "xhtml"} and "</" in sample.head


def _goes_on_as_text(sample: Sample) -> bool:
    """Tell Markdown that begins with a table: text without any tag stands behind it."""
    text = decode(sample.data)[0]
    rest = text[text.lower().find("</table>") :].partition(">")[2].lstrip()
    return bool(rest) and not rest.startswith("<")


def _is_word_xml(sample: Sample) -> bool:
    return sample.head.startswith("<?xml") and any(
        mark in sample.head for mark in ("word.document", "office/word/2003/wordml", "xmlpackage")
    )


def _is_flat_opendocument(sample: Sample) -> bool:
    return "urn:oasis:names:tc:opendocument:xmlns:office:1.0" in sample.head and "<office:document" in sample.head


def _is_xml(sample: Sample) -> bool:
    return sample.head.startswith("<?xml")


def _is_markdown(sample: Sample) -> bool:
    """A text by its ending, unless it is a page of HTML all the same; only a table in it may begin with a tag."""
    return (
        sample.ending in {"md", "markdown"}
        and is_text(sample.data)
        and not sample.head.startswith(("<!doctype", "<html"))
    )


_JSON = re.compile(r"[\[{]\s*+[\"\[{\]}]")


def _is_json(sample: Sample) -> bool:
    return _JSON.match(sample.head) is not None


def _is_text(sample: Sample) -> bool:
    return is_text(sample.data)


# --- the table --------------------------------------------------------------------------------------------------------

_AS_WORD = "save it as .docx, or as text"
_AS_TABLES = "copy what matters into a .docx or text file"
_UNPACK = "unpack it and give the documents in it"

FORMATS: tuple[Format, ...] = (
    Format("docx", "a Word document", ("docx", "docm", "dotx", "dotm"), _holds("word"), _read_word),
    _known("xlsx", "an Excel workbook", ("xlsx", "xlsm", "xlsb"), _holds("excel"), _AS_TABLES),
    _known("pptx", "a PowerPoint presentation", ("pptx", "pptm"), _holds("powerpoint"), _AS_TABLES),
    Format(
        "odt",
        "an OpenDocument text",
        ("odt", "ott", "fodt"),
        _either(_holds("opendocument"), _is_flat_opendocument),
        _read_opendocument,
    ),
    _container("zip", "a zip archive", ("zip",), lambda sample: is_zip(sample.data)),
    _container("msg", "an Outlook message", ("msg",), _has_stream("__properties_version1.0")),
    Format(
        "doc",
        "a Word 97-2003 document",
        ("doc", "dot"),
        _either(
            _has_stream("WordDocument", "worddocument", "WORDDOCUMENT"), _begins(b"\xdb\xa5-\x00", b"1\xbe\x00\x00")
        ),  # the others are older still
        _read_legacy_word,
    ),
    _known("xls", "an Excel 97-2003 workbook", ("xls",), _has_stream("Workbook", "Book"), _AS_TABLES),
    _known("ppt", "a PowerPoint 97-2003 presentation", ("ppt",), _has_stream("PowerPoint Document"), _AS_TABLES),
    Format("pdf", "a PDF document", ("pdf",), _is_pdf, _read_pdf),
    Format("rtf", "an RTF document", ("rtf", "doc"), _is_rtf, _read_rtf),
    _container("gzip", "a gzip archive", ("gz", "tgz"), _begins(b"\x1f\x8b")),
    _container("bzip2", "a bzip2 archive", ("bz2", "tbz2"), _begins(b"BZh")),
    _container("xz", "an xz archive", ("xz", "txz"), _begins(b"\xfd7zXZ\x00")),
    _container("tar", "a tar archive", ("tar",), lambda sample: sample.data[257:262] == b"ustar"),
    _known(
        "archive",
        "a compressed archive",
        ("7z", "rar", "zst"),
        _begins(b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"\x28\xb5\x2f\xfd"),
        _UNPACK,
    ),
    _known(
        "image",
        "a picture",
        ("png", "jpg", "jpeg", "gif", "tif", "tiff"),
        _begins(b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\x00", b"MM\x00*"),
        "get the document it is a picture of",
    ),
    Format("mhtml", "a web archive (MHTML)", ("mht", "mhtml", "doc"), _is_mhtml, _read_mhtml),
    _container("mbox", "a mail box", ("mbox", "mbx"), lambda sample: is_mailbox(sample.data)),
    _container("eml", "a mail", ("eml",), _is_mail),
    _container("tnef", "a packed attachment of Outlook", ("dat",), _begins(b"\x78\x9f\x3e\x22")),
    Format("markdown", "a Markdown document", ("md", "markdown"), _is_markdown, _read_markdown),
    Format("html", "an HTML page", ("html", "htm", "xhtml"), _is_html, _read_html),
    Format("wordml", "a Word document in one XML file", ("xml",), _is_word_xml, _read_word_xml),
    _known("xml", "an XML file", ("xml",), _is_xml, _AS_TABLES),
    _known(
        "json", "a JSON file", ("json", "jsonl"), _is_json, "give a stored statement to diff, history, review or report"
    ),
    Format("text", "a plain text", ("txt", "adoc", "csv", "tsv", "text"), _is_text, _read_text),
)
"""In the order in which they are tried; the first that recognises a document is its format."""
