"""The formats documents come in, recognised by what is in them; the ending of the name only breaks ties.

Each format that is read has its reader, imported when the first document of the kind comes. The others are known so that
an error can name them and say what would help.
"""

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
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
from fgmv_extract.readers import recognition
from fgmv_extract.readers.recognition import Recogniser, Sample
from fgmv_extract.readers.zips import is_cut_off

Reader = Callable[[bytes, File, Options], Document]


@final
@frozen
class Format:
    """A format: its name in ``File.format``, what it is called in a sentence, and the endings its files usually have.

    ``read`` raises ``UnsupportedFormatError`` for a format that is not read here; ``needs`` then says what helps, and is
    empty otherwise. A ``container`` is not read itself: the documents in it are; for some any one of ``packages`` is needed.
    """

    name: str
    called: str
    endings: tuple[str, ...]
    recognises: Recogniser = field(repr=False)
    read: Reader = field(repr=False)
    needs: str = ""
    container: bool = False
    packages: tuple[str, ...] = ()

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
    if recognition.is_encrypted(sample):
        raise EncryptedDocumentError(name, "is encrypted", "open it and save it without a password")
    read = ", ".join(form.called.partition(" ")[2] for form in FORMATS if form.readable and not form.container)
    raise UnsupportedFormatError(name, "is not a document of a known kind", f"what is read here: {read}")


def container_of(data: bytes, name: str) -> Format | None:
    """Return the format of a container that goes by ``name``, None for a document or bytes of no known kind.

    Costs less than ``recognise``: of most documents no container is recognised at all, and nobody asks what they are.
    """
    sample = Sample(data, name.rpartition(".")[2].lower() if "." in name else "")
    if not any(form.recognises(sample) for form in _CONTAINERS):
        return None
    form = next((form for form in FORMATS if form.recognises(sample)), None)
    return form if form is not None and form.container and not is_cut_off(data) else None


def container_of_head(head: bytes, name: str) -> Format | None:
    """Return the format of a container of which only the beginning is known: a zip archive is not told from a document."""
    sample = Sample(head, name.rpartition(".")[2].lower() if "." in name else "")
    return next((form for form in _CONTAINERS if form.recognises(sample)), None)


def available() -> tuple[Availability, ...]:
    """List all formats: those that are read here first, then those that are known only."""
    told = [
        Availability(form.name, form.called, form.endings, not needs, needs)
        for form in FORMATS
        for needs in (form.needs or _wanted(form.packages),)
    ]
    return tuple(sorted(told, key=lambda each: not each.readable))


def _wanted(packages: tuple[str, ...]) -> str:
    """Return what installs packages of which none is there; nothing where one is."""
    return "" if not packages or any(map(_is_there, packages)) else "pip install 'fgmv-extract[archives]'"


def _is_there(package: str) -> bool:
    try:
        return find_spec(package) is not None
    except ModuleNotFoundError:  # what it is in is not there
        return False


# --- readers ----------------------------------------------------------------------------------------------------------


def _reader(module: str, name: str = "read") -> Reader:
    """Return the reader of a format, imported when the first document of the kind comes: lxml and PDFium are slow to load."""

    def read(data: bytes, file: File, options: Options) -> Document:
        reader: Reader = getattr(import_module(f"fgmv_extract.readers.{module}"), name)
        return reader(data, file, options)

    return read


def _known(name: str, called: str, endings: tuple[str, ...], recognises: Recogniser, needs: str) -> Format:
    """Return a format that is known and not read."""

    def refuse(_: bytes, file: File, __: Options) -> Document:
        raise _refused(file.name, called, needs)

    return Format(name, called, endings, recognises, refuse, needs)


def _container(name: str, called: str, endings: tuple[str, ...], recognises: Recogniser, *packages: str) -> Format:
    """Return a format that is no document but holds some; ``containers`` opens it."""

    def refuse(_: bytes, file: File, __: Options) -> Document:
        raise _refused(file.name, called, "give the documents in it")

    return Format(name, called, endings, recognises, refuse, container=True, packages=packages)


def _refused(file: str, called: str, needs: str) -> ExtractError:
    return UnsupportedFormatError(file, f"is {called}, which this version does not read", needs)


# --- the table --------------------------------------------------------------------------------------------------------

_AS_TABLES = "copy what matters into a .docx or text file"
_UNPACK = "unpack it and give the documents in it"
_ZSTD = ("compression.zstd", "backports.zstd")  # Python has it from 3.14 on

FORMATS: tuple[Format, ...] = (
    Format("docx", "a Word document", ("docx", "docm", "dotx", "dotm"), recognition.holds("word"), _reader("word")),
    _known("xlsx", "an Excel workbook", ("xlsx", "xlsm", "xlsb"), recognition.holds("excel"), _AS_TABLES),
    _known("pptx", "a PowerPoint presentation", ("pptx", "pptm"), recognition.holds("powerpoint"), _AS_TABLES),
    Format(
        "odt",
        "an OpenDocument text",
        ("odt", "ott", "fodt"),
        recognition.either(recognition.holds("opendocument"), recognition.is_flat_opendocument),
        _reader("opendocument"),
    ),
    _container("zip", "a zip archive", ("zip",), recognition.is_zip),
    _container("msg", "an Outlook message", ("msg",), recognition.has_stream("__properties_version1.0")),
    Format(
        "doc",
        "a Word 97-2003 document",
        ("doc", "dot"),
        recognition.either(
            recognition.has_stream("WordDocument", "worddocument", "WORDDOCUMENT"),
            recognition.begins(b"\xdb\xa5-\x00", b"1\xbe\x00\x00"),
        ),  # the others are older still
        _reader("legacy_word"),
    ),
    _known("xls", "an Excel 97-2003 workbook", ("xls",), recognition.has_stream("Workbook", "Book"), _AS_TABLES),
    _known(
        "ppt", "a PowerPoint 97-2003 presentation", ("ppt",), recognition.has_stream("PowerPoint Document"), _AS_TABLES
    ),
    Format("pdf", "a PDF document", ("pdf",), recognition.is_pdf, _reader("pdf")),
    Format("rtf", "an RTF document", ("rtf", "doc"), recognition.is_rtf, _reader("rtf")),
    _container("gzip", "a gzip archive", ("gz", "tgz"), recognition.begins(b"\x1f\x8b")),
    _container("bzip2", "a bzip2 archive", ("bz2", "tbz2"), recognition.begins(b"BZh")),
    _container("xz", "an xz archive", ("xz", "txz"), recognition.begins(b"\xfd7zXZ\x00")),
    _container("zstd", "a zstd archive", ("zst", "tzst"), recognition.begins(b"\x28\xb5\x2f\xfd"), *_ZSTD),
    _container("tar", "a tar archive", ("tar",), recognition.is_tar),
    _container("7z", "a 7z archive", ("7z",), recognition.begins(b"7z\xbc\xaf\x27\x1c"), "py7zr"),
    _known("rar", "a RAR archive", ("rar",), recognition.begins(b"Rar!\x1a\x07"), _UNPACK),
    _known(
        "image",
        "a picture",
        ("png", "jpg", "jpeg", "gif", "tif", "tiff"),
        recognition.begins(b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\x00", b"MM\x00*"),
        "get the document it is a picture of",
    ),
    Format("mhtml", "a web archive (MHTML)", ("mht", "mhtml", "doc"), recognition.is_mhtml, _reader("mhtml")),
    _container("mbox", "a mail box", ("mbox", "mbx"), recognition.is_mailbox),
    _container("eml", "a mail", ("eml",), recognition.is_mail),
    _container("tnef", "a packed attachment of Outlook", ("dat",), recognition.begins(b"\x78\x9f\x3e\x22")),
    Format(
        "markdown", "a Markdown document", ("md", "markdown"), recognition.is_markdown, _reader("text", "read_markdown")
    ),
    Format("html", "an HTML page", ("html", "htm", "xhtml"), recognition.is_html, _reader("html")),
    Format("wordml", "a Word document in one XML file", ("xml",), recognition.is_word_xml, _reader("word_xml")),
    _known("xml", "an XML file", ("xml",), recognition.is_xml, _AS_TABLES),
    _known(
        "json",
        "a JSON file",
        ("json", "jsonl"),
        recognition.is_json,
        "give a stored statement to diff, history, review or report",
    ),
    Format("text", "a plain text", ("txt", "adoc", "csv", "tsv", "text"), recognition.is_text, _reader("text")),
)
"""In the order in which they are tried; the first that recognises a document is its format."""

_CONTAINERS = tuple(form for form in FORMATS if form.container)
