"""The archive around a Word document: encodings, links, parts that are broken, doubled, locked or too large."""

import io
import zipfile
from collections.abc import Callable

import pytest

from fgmv_extract.document import Document, Paragraph
from fgmv_extract.errors import (
    EncryptedDocumentError,
    ExtractError,
    LimitExceededError,
    MalformedDocumentError,
    UnsupportedFormatError,
)
from fgmv_extract.findings import Code
from fgmv_extract.options import Limits, Options
from fgmv_extract.places import File
from fgmv_extract.readers.word import read as read_word

Build = Callable[..., bytes]
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MAIN = "word/document.xml"
LINKS = "word/_rels/document.xml.rels"
AGAIN = "get or save it again"


def read(data: bytes, limits: Limits | None = None) -> Document:
    """Read a file."""
    file = File(name="page.docx", format="docx", size=len(data), sha256="")
    return read_word(data, file, Options(limits=limits or Limits()))


def p(text: str) -> str:
    """A paragraph."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def texts(document: Document) -> list[tuple[str, str]]:
    """Return parts and texts of paragraphs."""
    return [(block.part.value, block.text) for block in document.blocks if isinstance(block, Paragraph)]


def with_members(data: bytes, members: dict[str, bytes | None]) -> bytes:
    """Return an archive with members replaced, added, or (None) left out."""
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in dict.fromkeys([*old.namelist(), *members]):
            content = members[name] if name in members else old.read(name)
            if content is not None:
                new.writestr(name, content)
    return changed.getvalue()


def main(text: str, head: str = "") -> str:
    """Return a main part."""
    return f'{head}<w:document xmlns:w="{W}"><w:body>{p(text)}</w:body></w:document>'


ENCODED = {
    "UTF-8 with a mark": main("é", '<?xml version="1.0" encoding="UTF-8"?>').encode("utf-8-sig"),
    "UTF-16, little end first": main("é", '<?xml version="1.0" encoding="UTF-16"?>').encode("utf-16"),
    "UTF-16, big end first": b"\xfe\xff" + main("é", '<?xml version="1.0" encoding="UTF-16"?>').encode("utf-16-be"),
    "Windows": main("é", '<?xml version="1.0" encoding="windows-1252"?>').encode("cp1252"),
    "other prefixes": main("é").replace("w:", "ns0:").replace(":w=", ":ns0=").encode(),
    "no prefix": main("é").replace("w:", "").replace(":w=", "=").encode(),
}


@pytest.mark.parametrize("content", ENCODED.values(), ids=ENCODED)
def test_encodings_and_prefixes(word_file: Build, content: bytes) -> None:
    """A part may be in any encoding and name its namespace as it likes."""
    assert texts(read(with_members(word_file(""), {MAIN: content}))) == [("body", "é")]


def test_changes_of_format_are_found_in_any_encoding(word_file: Build) -> None:
    """Tracked changes of format alone are told, in UTF-16 too."""
    xml = main("a", '<?xml version="1.0" encoding="UTF-16"?>').replace(
        "<w:r>", "<w:r><w:rPr><w:rPrChange w:id='1'/></w:rPr>"
    )
    (finding,) = read(with_members(word_file(""), {MAIN: xml.encode("utf-16")})).findings
    assert finding.message == "Tracked changes were read as if all were accepted: 1 change of format."


@pytest.mark.parametrize(
    "target",
    ["header1.xml", "/word/header1.xml", "../word/header1.xml", "./header1.xml", "Header1.xml", "header%31.xml"],
)
def test_targets_of_links(word_file: Build, target: str) -> None:
    """A link may be relative or absolute, in other letters, or with escapes."""
    data = word_file(p("a"), {"header1": f"<w:hdr>{p('b')}</w:hdr>"})
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        links = archive.read(LINKS).replace(b"header1.xml", target.encode())
    assert texts(read(with_members(data, {LINKS: links}))) == [("body", "a"), ("header", "b")]


def test_backslashes_in_names(word_file: Build) -> None:
    """Some programs write the names of members as Windows does."""
    data = word_file("")
    assert texts(read(with_members(data, {MAIN: None, "word\\document.xml": main("a").encode()}))) == [("body", "a")]


def test_parts_stand_in_reading_order_once_each(word_file: Build) -> None:
    """Body, headers and footers as sections refer to them, footnotes, endnotes, comments; each part once."""
    parts = {
        "comments": f"<w:comments><w:comment w:id='1'>{p('comment')}</w:comment></w:comments>",
        "endnotes": f"<w:endnotes><w:endnote w:id='1'>{p('endnote')}</w:endnote></w:endnotes>",
        "footnotes": f"<w:footnotes><w:footnote w:id='1'>{p('footnote')}</w:footnote></w:footnotes>",
        "footer1": f"<w:ftr>{p('footer')}</w:ftr>",
        "header1": f"<w:hdr>{p('unused')}</w:hdr>",
        "header2": f"<w:hdr>{p('header')}</w:hdr>",
    }
    section = "<w:sectPr><w:headerReference r:id='header2'/><w:footerReference r:id='footer1'/></w:sectPr>"
    document = read(word_file(p("a") + f"<w:p><w:pPr>{section}</w:pPr></w:p>" + section, parts))
    assert texts(document) == [
        ("body", "a"),
        ("body", ""),
        ("header", "header"),
        ("footer", "footer"),
        ("header", "unused"),
        ("footnote", "footnote"),
        ("endnote", "endnote"),
        ("comment", "comment"),
    ]
    assert [block.place.block for block in document.blocks] == list(range(len(document.blocks)))


def test_links_to_what_is_not_there(word_file: Build) -> None:
    """A missing part is told, whatever it is; a missing picture or a link out of the package holds no text."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    links = [
        f'<Relationship Id="a" Type="{kind}/image" Target="NULL"/>',
        f'<Relationship Id="b" Type="{kind}/hyperlink" Target="#top"/>',
        f'<Relationship Id="c" Type="{kind}/attachedTemplate" Target="file:///x.dot" TargetMode="External"/>',
        f'<Relationship Id="d" Type="{kind}/header" Target="header9.xml"/>',
    ]
    xml = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{"".join(links)}</Relationships>'
    document = read(with_members(word_file(p("a")), {LINKS: xml.encode()}))
    assert [(finding.code, finding.message) for finding in document.findings] == [
        (Code.MISSING_PART, "word/header9.xml is not in the archive.")
    ]


def locked(data: bytes) -> bytes:
    """Return the archive with its main part marked as encrypted."""
    changed = bytearray(data)
    for at in range(len(changed)):
        if changed[at : at + 4] == b"PK\x01\x02" and changed[at + 46 : at + 46 + len(MAIN)] == MAIN.encode():
            changed[at + 8] |= 1
    return bytes(changed)


def doubled(data: bytes) -> bytes:
    """Return the archive with a second, different main part."""
    changed = io.BytesIO(data)
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(changed, "a") as archive:
        archive.writestr(MAIN, main("other"))
    return changed.getvalue()


def packed_oddly(data: bytes) -> bytes:
    """Return the archive with its main part in a compression that Word does not know."""
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name), zipfile.ZIP_BZIP2 if name == MAIN else zipfile.ZIP_STORED)
    return changed.getvalue()


def damaged(data: bytes) -> bytes:
    """Return the archive with the inflated content of a stored part changed, so that its checksum is wrong."""
    stored = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stored, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    return stored.getvalue().replace(b"<w:t>a</w:t>", b"<w:t>b</w:t>")


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
BROKEN: dict[str, tuple[Callable[[bytes], bytes], ExtractError]] = {
    "cut off": (
        lambda data: data[: len(data) // 2],
        MalformedDocumentError(
            "page.docx", "is no complete zip archive, as a Word document is", "fetch or copy it again, it may be cut off"
        ),
    ),
    "no archive": (
        lambda _: b"Dear colleagues",
        MalformedDocumentError("page.docx", "is no complete zip archive, as a Word document is", AGAIN),
    ),
    "an old Word document": (
        lambda _: OLE,
        UnsupportedFormatError("page.docx", "is no Word document of the kind .docx", "save it as .docx"),
    ),
    "a password": (
        lambda _: OLE + "EncryptedPackage".encode("utf-16-le"),
        EncryptedDocumentError("page.docx", "needs a password", "save it without one"),
    ),
    "an encrypted part": (
        locked,
        EncryptedDocumentError("page.docx", "its part word/document.xml is encrypted", "save it without a password"),
    ),
    "a part that is there twice": (
        doubled,
        MalformedDocumentError("page.docx", "holds word/document.xml twice, with different content", AGAIN),
    ),
    "an odd compression": (
        packed_oddly,
        MalformedDocumentError(
            "page.docx", "its part word/document.xml is compressed in a way no word processor uses", AGAIN
        ),
    ),
    "a wrong checksum": (damaged, MalformedDocumentError("page.docx", "its part word/document.xml is damaged", AGAIN)),
    "no main part": (
        lambda data: with_members(data, {MAIN: None}),
        MalformedDocumentError("page.docx", "its main part word/document.xml is missing", AGAIN),
    ),
    "another archive": (
        lambda data: with_members(data, {MAIN: None, "_rels/.rels": None, "a.txt": b"a"}),
        UnsupportedFormatError("page.docx", "is a zip archive, but no Word document", "give one of the files in it"),
    ),
    "a main part of another kind": (
        lambda data: with_members(data, {MAIN: b"<workbook/>"}),
        UnsupportedFormatError("page.docx", "holds word/document.xml, which is no part of Word's", "save it as .docx"),
    ),
    "a main part that is none": (
        lambda data: with_members(data, {MAIN: f'<w:styles xmlns:w="{W}"/>'.encode()}),
        UnsupportedFormatError("page.docx", "is no Word document but holds word/document.xml", "save it as .docx"),
    ),
    "a document type in another part": (
        lambda data: with_members(data, {"word/header1.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
        MalformedDocumentError(
            "page.docx", "its part word/header1.xml declares a document type", "save it again in a word processor"
        ),
    ),
    "links that are not well-formed": (
        lambda data: with_members(data, {LINKS: b"<Relationships>\n<Relationship</Relationships>"}),
        MalformedDocumentError(
            "page.docx",
            "its part word/_rels/document.xml.rels is not well-formed XML in line 2 (error parsing attribute name)",
            AGAIN,
        ),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("broken", "error"), BROKEN.values(), ids=BROKEN)
def test_what_cannot_be_read_is_told(word_file: Build, broken: Callable[[bytes], bytes], error: ExtractError) -> None:
    """Each way of being broken has its sentence."""
    data = word_file(p("a"), {"header1": f"<w:hdr>{p('b')}</w:hdr>"})
    with pytest.raises(ExtractError) as caught:
        read(broken(data))
    assert caught.value == error


@pytest.mark.parametrize(
    ("limits", "problem"),
    [
        (Limits(input_bytes=100), "is larger than 100 bytes"),
        (Limits(part_bytes=3000), "its part word/document.xml inflates to more than 3,000 bytes"),
        (Limits(all_parts_bytes=6000), "its part word/header1.xml inflates to more than"),
        (Limits(xml_depth=3), "its part word/document.xml is nested too deeply or too large"),
    ],
)
def test_limits_refuse(word_file: Build, limits: Limits, problem: str) -> None:
    """A document beyond a limit is refused, and the error says which part it was."""
    data = word_file(p("a" * 4000), {"header1": f"<w:hdr>{p('b' * 2500)}</w:hdr>"})
    read(data)
    with pytest.raises(LimitExceededError) as caught:
        read(data, limits)
    assert problem in caught.value.problem


def test_depth_may_be_more_than_the_library_allows(word_file: Build) -> None:
    """The depth of the XML is limited by the option, below and above what libxml2 has of its own."""
    data = word_file("<w:sdt>" * 300 + p("a") + "</w:sdt>" * 300)
    with pytest.raises(LimitExceededError):
        read(data)
    with pytest.raises(LimitExceededError):
        read(data, Limits(xml_depth=303))
    assert texts(read(data, Limits(xml_depth=310))) == [("body", "a")]


def test_archives_with_too_many_members_are_refused(word_file: Build) -> None:
    """Ten thousand members are more than any document has; they are not even listed."""
    data = word_file(p("a"), members={f"x/{number}": b"" for number in range(10_001)})
    with pytest.raises(LimitExceededError) as caught:
        read(data)
    assert caught.value.problem == "holds more than 10,000 parts"


def test_parts_nobody_asked_for_are_not_inflated(word_file: Build) -> None:
    """A picture that inflates to more than the limits costs nothing."""
    data = word_file(p("a"), members={"word/media/image1.png": bytes(5_000_000)})
    assert texts(read(data, Limits(part_bytes=100_000, all_parts_bytes=100_000))) == [("body", "a")]
