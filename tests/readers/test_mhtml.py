"""Web pages in one file (MHTML), as Word, browsers and other programs save them, often under the ending .doc."""

import base64
import quopri
from collections.abc import Callable

import pytest

import fgmv_extract as fx

PAGE = (
    "<html><head><meta http-equiv=Content-Type content='text/html; charset={}'></head><body><p>Group 20’s</p>"
    "<table><tr><td>FGMV-01<td>Definition</table></body></html>"
)
BOUNDARY = "----=_NextPart_01DC4E5B.F6A1EDB0"
ENCODE: dict[str, Callable[[bytes], bytes]] = {
    "base64": base64.encodebytes,
    "quoted-printable": quopri.encodestring,
    "8bit": bytes,
}


def part(data: bytes, transfer: str, *fields: str) -> bytes:
    """Return one part with its header fields."""
    head = "\n".join([f"--{BOUNDARY}", f"Content-Transfer-Encoding: {transfer}", *fields, "", ""]).encode()
    return head + ENCODE[transfer](data) + b"\n"


def archive(*parts: bytes, more: str = "", end: str = f"--{BOUNDARY}--\n") -> bytes:
    """Return an archive of parts."""
    head = f'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="{BOUNDARY}"{more}\n\nNot for people.\n\n'
    return head.encode() + b"".join(parts) + end.encode()


PICTURE = part(b"\x89PNG", "base64", "Content-Type: image/png", "Content-Location: file:///C:/x/image001.png")


@pytest.mark.parametrize("ending", ["mht", "mhtml", "doc"])
@pytest.mark.parametrize(
    ("transfer", "label", "encoding"),
    [
        ("base64", "utf-8", "utf-8"),
        ("quoted-printable", "utf-8", "utf-8"),
        ("8bit", "utf-8", "utf-8"),
        ("quoted-printable", "windows-1252", "cp1252"),
        ("quoted-printable", "us-ascii", "cp1252"),
        ("base64", "unicode", "utf-16"),
    ],
)
@pytest.mark.parametrize("line_end", [b"\n", b"\r\n"])
def test_page_is_read_however_it_is_packed(
    ending: str, transfer: str, label: str, encoding: str, line_end: bytes
) -> None:
    """Transfer encoding, character encoding, line ends and the ending of the name do not change what is read."""
    page = PAGE.format("windows-1252" if encoding == "cp1252" else label).encode(encoding)
    data = archive(PICTURE, part(page, transfer, f'Content-Type: text/html; charset="{label}"'))
    document = fx.read(data.replace(b"\n", line_end), name=f"statement.{ending}")
    assert document.file.format == "mhtml"
    assert document.paragraphs[0].text == "Group 20’s"
    assert [cell.text for cell in document.tables[0].cells] == ["FGMV-01", "Definition"]
    assert document.findings == ()


def test_start_names_the_root() -> None:
    """The page that ``start`` names is read, wherever it stands; others are not."""
    other = part(b"<p>no", "8bit", "Content-Type: text/html", "Content-ID: <1@x>")
    root = part(b"<p>yes", "8bit", "Content-Type: text/html", "Content-ID: <2@x>")
    document = fx.read(archive(other, root, more='; start="<2@x>"'), name="page.mht")
    assert [paragraph.text for paragraph in document.paragraphs] == ["yes"]
    document = fx.read(archive(root, other), name="page.mht")
    assert [paragraph.text for paragraph in document.paragraphs] == ["yes"]


def test_headers_of_word_are_read_behind_the_body() -> None:
    """Word keeps headers and footers in a page of their own."""
    root = part(b"<p>text", "8bit", "Content-Type: text/html")
    around = part(
        b"<div style='mso-element:header' id=h1><p class=MsoHeader>SG20-LS160</p></div>",
        "8bit",
        "Content-Type: text/html",
    )
    document = fx.read(archive(root, around), name="page.mht")
    assert [(p.part.value, p.text) for p in document.paragraphs] == [("body", "text"), ("header", "SG20-LS160")]


def test_pages_in_frames_are_read() -> None:
    """A page of frames is what stands in them."""
    root = part(b"<html><frameset><frame src=a></frameset></html>", "8bit", "Content-Type: text/html")
    framed = part(b"<p>text", "8bit", "Content-Type: text/html")
    assert fx.read(archive(root, framed), name="page.mht").paragraphs[0].text == "text"


def test_archive_that_breaks_off_is_told() -> None:
    """Without its last boundary an archive is not whole; it is said once."""
    data = archive(part(b"<html><p>a</p><p>b", "8bit", "Content-Type: text/html"), end="")
    document = fx.read(data, name="page.mht")
    assert [paragraph.text for paragraph in document.paragraphs] == ["a", "b"]
    assert [finding.code for finding in document.findings] == [fx.Code.CUT_OFF]


@pytest.mark.parametrize(
    ("data", "outcome"),
    [
        (archive(PICTURE), "unsupported"),
        (archive(part(b"", "8bit", "Content-Type: text/html")), "empty"),
        (b"MIME-Version: 1.0\n" + b"Content-Type: multipart/related; boundary=b\n\n--b\n" * 3000, "limit"),
    ],
    ids=["no page", "empty page", "nested"],
)
def test_archive_without_a_page_is_one_clear_error(data: bytes, outcome: str) -> None:
    """What cannot be read is refused with a reason and a remedy."""
    with pytest.raises(fx.ExtractError) as caught:
        fx.read(data, name="page.mht")
    assert caught.value.outcome == outcome
    assert caught.value.remedy
