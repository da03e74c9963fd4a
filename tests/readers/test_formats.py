"""Formats: told by content, the ending a tie-breaker, and an error that helps for what is not read here."""

import io
import os
import subprocess
import sys
import tarfile
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fgmv_extract.errors import (
    EmptyDocumentError,
    EncryptedDocumentError,
    ExtractError,
    MalformedDocumentError,
    UnsupportedFormatError,
)
from fgmv_extract.options import Options
from fgmv_extract.places import File
from fgmv_extract.readers.formats import FORMATS, Format, available, container_of, recognise

TYPES = "application/vnd.openxmlformats-officedocument."
WORD = TYPES + "wordprocessingml.document.main+xml"


def archive(files: dict[str, str]) -> bytes:
    """Return a zip archive of these files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in files.items():
            packed.writestr(name, text)
    return buffer.getvalue()


def package(main: str, content_type: str) -> bytes:
    """Return an Office package with a main part of that name and type."""
    return archive(
        {"[Content_Types].xml": f'<Override PartName="/{main}" ContentType="{content_type}"/>', main: "<x/>"}
    )


def compound(*streams: str) -> bytes:
    """Return the beginning of a compound file with directory entries of these names."""
    entries = b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in ("Root Entry", *streams))
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0") + entries


def tarred() -> bytes:
    """Return a tar archive of one file."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as packed:
        packed.addfile(tarfile.TarInfo("a.txt"), io.BytesIO(b""))
    return buffer.getvalue()


MAIL = "Received: from a by b\nFrom: Jane <a@b.int>\nSubject: LS/r\n  folded\n\nDear all,\n"
CASES = [
    ("docx", package("word/document.xml", WORD), "a"),
    ("docx", package("word/document.xml", WORD), "wrong.txt"),
    ("docx", package("odd/main.xml", WORD), "main part under another name"),
    ("docx", package("odd/main.xml", "application/vnd.ms-word.document.macroEnabled.main+xml"), "a.docm"),
    ("docx", package("odd/main.xml", TYPES + "wordprocessingml.template.main+xml"), "a.dotx"),
    ("xlsx", package("xl/workbook.xml", TYPES + "spreadsheetml.sheet.main+xml"), "a.docx"),
    ("pptx", package("ppt/presentation.xml", TYPES + "presentationml.presentation.main+xml"), "a"),
    ("odt", archive({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": ""}), "a"),
    ("zip", archive({"LS35.docx": "", "notes.txt": ""}), "a.docx"),
    ("zip", b"PK\x05\x06" + bytes(18), "empty.zip"),
    ("doc", compound("WordDocument", "1Table"), "a.docx"),
    ("doc", b"\xdb\xa5-\x00" + bytes(600), "old.doc"),
    ("msg", compound("__properties_version1.0", "WordDocument"), "a"),
    ("xls", compound("Workbook"), "a"),
    ("ppt", compound("PowerPoint Document"), "a"),
    ("pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj<</Encrypt 2 0 R>>endobj", "a.txt"),
    ("pdf", b"\r\n\r\nHTTP/1.1 200\n%PDF-1.4\n1 0 obj\nendobj\n", "a"),
    ("rtf", b"{\\rtf1\\ansi text}", "a.doc"),
    ("gzip", b"\x1f\x8b\x08\x00\x00", "a.txt.gz"),
    ("tar", tarred(), "a"),
    ("7z", b"7z\xbc\xaf\x27\x1c\x00\x04", "a"),
    ("zstd", b"\x28\xb5\x2f\xfd\x00", "a"),
    ("rar", b"Rar!\x1a\x07\x01\x00", "a"),
    ("image", b"\x89PNG\r\n\x1a\n\x00", "scan.docx"),
    ("image", b"\xff\xd8\xff\xe0\x00\x10JFIF", "a"),
    ("mhtml", b"MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=x\r\n\r\n--x", "agenda.doc"),
    ("eml", MAIL.encode(), "a.txt"),
    ("mbox", b"From a@b.int Mon Jul  1 2024\n" + MAIL.encode(), "a"),
    (
        "eml",
        b"MIME-Version: 1.0\nFrom: a@b.int\nTo: c@d.int\nSubject: x\nContent-Type: multipart/related; boundary=x\n\n--x",
        "a",
    ),
    ("eml", b"From: Jane\nTo: TSAG\nSubject: LS/r\n\nDear all,\n", "draft.eml"),
    ("tnef", b"\x78\x9f\x3e\x22\x01\x00", "winmail.dat"),
    ("html", b"<!DOCTYPE html><html></html>", "a.doc"),
    ("html", b"\xef\xbb\xbf \n<?xml version='1.0'?><!-- x --><HTML xmlns='y'>", "a"),
    ("html", "<html><body>".encode("utf-16"), "a"),
    ("html", b"Dear all,<br/><p>text</p>", "a.html"),
    ("wordml", b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>', "a.xml"),
    ("xml", b'<?xml version="1.0"?><statement/>', "a.xml"),
    ("text", b"Dear all,<br/><p>text</p>", "a.txt"),
    ("text", b"The tag <html> begins a page, <body> its text.", "a.txt"),
    ("text", b"This file starts with %PDF-1.4 in the middle of a line.", "a.pdf"),
    ("text", b"Write {\\rtf1 at the beginning.", "a.rtf"),
    ("text", b"PKI considerations", "a.zip"),
    ("text", b"From: Jane\nTo: TSAG\nSubject: LS/r\n\nDear all,\n", "pasted mail"),
    ("text", b"Source: SG20\nTitle: LS/o\nReceived: 1 July\nprose without a header\n\n", "a"),
    ("markdown", b"# Heading\n\n| a | b |\n", "a.md"),
    ("markdown", b"<table>\n<tr><td>a</td></tr>\n</table>\n\n# Heading\n", "a.markdown"),
    ("html", b"<html><body><p>a</p></body></html>", "a.md"),
    ("text", b"<table>\n<tr><td>a</td></tr>\n</table>\n\nAnnex A\n", "a.txt"),
    ("text", b"<table>\n<tr><td>a</td></tr>\n</table>\n\n<table>\n<tr><td>b</td></tr>\n</table>\n\nAnnex A\n", "a.txt"),
    ("html", b"<table>\n<tr><td>a</td></tr>\n</table>\n\n<p>Annex A\n", "a.txt"),
    ("html", b"<table>\n<tr><td>a</td></tr>\n</table>\n<table>\n<tr><td>b</td></tr>\n</table>\n", "a.txt"),
    ("text", b"No.,Title\nFGMV-01,One\n", "a.csv"),
    ("text", "Study Group 20’s".encode("cp1252"), "a"),
    ("text", "Study Group".encode("utf-16"), "a"),
    ("text", b" \n\t\n", "blank.txt"),
]


@pytest.mark.parametrize(("name", "data", "called"), CASES)
def test_content_tells_the_format(name: str, data: bytes, called: str) -> None:
    """The bytes decide, whatever the file is called; the ending only breaks ties."""
    assert recognise(data, called).name == name


READ_HERE = "what is read here: " + ", ".join(
    each.called.partition(" ")[2] for each in FORMATS if each.readable and not each.container
)


@pytest.mark.parametrize("ending", ["", *sorted({ending for form in FORMATS for ending in form.endings})])
def test_what_is_no_container_is_told_without_asking_what_it_is(ending: str) -> None:
    """The short way comes to what the long way comes to, whatever the ending: a document in a zip archive is none."""
    for _, data, _ in CASES:
        told = None
        with suppress(ExtractError):
            told = recognise(data, f"a.{ending}")
        assert container_of(data, f"a.{ending}") == (told if told is not None and told.container else None)


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", EmptyDocumentError("a.docx", "is empty", "check that it was copied or downloaded whole")),
        (
            compound("EncryptionInfo", "EncryptedPackage"),
            EncryptedDocumentError("a.docx", "is encrypted", "open it and save it without a password"),
        ),
        (
            package("word/document.xml", WORD)[:-30],
            MalformedDocumentError(
                "a.docx", "is cut off: the directory at the end of the archive is missing", "copy or download it again"
            ),
        ),
        (
            bytes(range(256)) * 9,
            UnsupportedFormatError("a.docx", "is not a document of a known kind", READ_HERE),
        ),
        (
            compound("Something Else"),
            UnsupportedFormatError("a.docx", "is not a document of a known kind", READ_HERE),
        ),
    ],
)
def test_what_has_no_format_is_an_error_that_helps(data: bytes, error: ExtractError) -> None:
    """Nothing, a password, a broken archive and bytes of no kind are told apart."""
    with pytest.raises(type(error)) as caught:
        recognise(data, "a.docx")
    assert caught.value == error


@pytest.mark.parametrize("form", [form for form in FORMATS if not form.readable], ids=lambda form: form.name)
def test_a_known_format_that_is_not_read_says_what_would_help(form: Format) -> None:
    """Reading it raises one line that names file, format and remedy."""
    with pytest.raises(UnsupportedFormatError) as caught:
        form.read(b"x", File(name="a.bin", format=form.name, size=1, sha256=""), Options())
    assert str(caught.value) == f"a.bin: is {form.called}, which this version does not read; {form.needs}"
    assert "\n" not in str(caught.value)


def test_the_list_of_formats_has_each_once_and_what_is_read_first() -> None:
    """What is read stands first, with the mails and archives that are opened; everything else says what it needs."""
    listed = available()
    assert len({line.name for line in listed}) == len(listed) == len(FORMATS)
    assert [line.readable for line in listed] == sorted((line.readable for line in listed), reverse=True)
    assert {"docx", "text", "eml", "mbox", "msg", "zip"} <= {line.name for line in listed if line.readable}
    assert all(bool(line.needs) is not line.readable for line in listed)


def test_a_text_is_read_through_the_table() -> None:
    """The format's reader reads the document."""
    data = b"\tAbstract:\n\tWords.\n"
    found = recognise(data, "a").read(data, File(name="a", format="text", size=len(data), sha256=""), Options())
    assert found.tables[0].columns == 2


@given(
    st.binary(max_size=300),
    st.sampled_from(
        [b"", b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF-", b"<?xml", b"From "]
    ),
)
def test_any_bytes_have_a_format_or_a_known_error(data: bytes, beginning: bytes) -> None:
    """Nothing but an ``ExtractError`` escapes, whatever the bytes."""
    with suppress(ExtractError):
        assert recognise(beginning + data, "any.bin") in FORMATS


@given(st.integers(0, 400), st.binary(min_size=1, max_size=3))
def test_a_damaged_archive_never_raises_anything_else(at: int, bytes_put: bytes) -> None:
    """Bytes changed anywhere in a package lead to a format or a known error."""
    whole = package("word/document.xml", WORD)
    with suppress(ExtractError):
        assert recognise(whole[:at] + bytes_put + whole[at + len(bytes_put) :], "a.docx") in FORMATS


def test_an_archive_with_many_entries_costs_little() -> None:
    """No more of the directory is read than a document could have."""
    crowd = archive({f"{number}.txt": "" for number in range(12_000)} | {"word/document.xml": ""})
    assert recognise(crowd, "a.zip").name == "zip"


def test_recognising_and_reading_text_imports_no_xml_library() -> None:
    """Who reads text needs no lxml, and no zip library either."""
    code = (
        "import sys; from fgmv_extract.readers.formats import recognise; recognise(b'text', 'a');"
        "import fgmv_extract.readers.text; print('lxml' in sys.modules, 'docx' in sys.modules, 'zipfile' in sys.modules)"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)  # noqa: S603  our own code
    assert done.stdout.split() == ["False", "False", "False"]


def test_an_archive_is_what_it_is_whatever_can_be_read_in_its_first_bytes() -> None:
    """A page that is stored in it as it is makes no page of it."""
    page = '<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"/>'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as packed:
        packed.writestr("LS.fodt", page)
    assert page.encode() in buffer.getvalue()[:4096]
    assert recognise(buffer.getvalue(), "LS.zip").name == "zip"
    assert recognise(page.encode(), "LS.fodt").name == "odt"


@pytest.mark.parametrize("main", ["WORD/Document.XML", "word\\document.xml", "/word/document.xml"])
def test_a_main_part_is_known_however_its_name_is_written(main: str) -> None:
    """Programs differ in case and slashes."""
    assert recognise(package(main, "application/xml"), "a.docx").name == "docx"


def test_a_part_that_is_only_named_is_not_there() -> None:
    """In the remark on a file, or in what belongs to its entry."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        entry = zipfile.ZipInfo("a.txt")
        entry.comment, entry.extra = b"word/document.xml", b"\xfe\xca\x11\x00word/document.xml"
        packed.writestr(entry, "text")
        packed.writestr("my/word/document.xml", "text")
    data = buffer.getvalue()
    assert recognise(data, "a.zip").name == "zip"
    told = container_of(data, "a.zip")
    assert told is not None
    assert told.name == "zip"


def test_an_archive_that_was_cut_off_is_no_container() -> None:
    """It is told of as a document."""
    assert container_of(archive({"a.txt": "text"})[:-30], "a.zip") is None
