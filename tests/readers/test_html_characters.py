"""The characters of a page, whatever its bytes are and whatever it says that they are."""

import codecs

import pytest

import fgmv_extract as fx
from fgmv_extract.readers.html.characters import source_of


def page(label: str, text: str, encoding: str) -> bytes:
    """Return a page that declares one encoding and is written in another."""
    declared = f'<meta http-equiv="Content-Type" content="text/html; charset={label}">' if label else ""
    return f"<html><head>{declared}</head><body><p>{text}</p></body></html>".encode(encoding)


def text_of(data: bytes) -> str:
    """Return the first paragraph."""
    return fx.read(data, name="page.html").paragraphs[0].text


@pytest.mark.parametrize(
    ("label", "text", "encoding"),
    [
        ("utf-8", "Group 20’s – é", "utf-8"),
        ("", "Group 20’s – é", "utf-8"),
        ("windows-1252", "Group 20’s – é", "cp1252"),
        ("iso-8859-1", "Group 20’s – é", "cp1252"),
        ("us-ascii", "Group 20’s", "cp1252"),
        ("x-user-defined", "Group 20’s", "cp1252"),
        ("", "Group 20’s", "cp1252"),
        ("utf-8", "Group 20’s", "cp1252"),
        ("no-such-encoding", "Group 20’s", "utf-8"),
        ("iso-8859-1", "Group 20’s", "utf-8"),
        ("iso-8859-9", "İstanbul ’", "cp1254"),
        ("koi8-r", "Женева", "koi8-r"),
        ("shift_jis", "日本①", "cp932"),
        ("iso-2022-jp", "日本", "iso2022_jp"),
        ("gb2312", "中文", "gb18030"),
        ("ks_c_5601-1987", "한국", "cp949"),
        ("utf-16", "Group 20’s", "utf-8"),
        ("unicode", "Group 20’s", "utf-16"),
        ("utf-8", "Group 20’s", "utf-16"),
        ("", "Group 20’s", "utf-16-le"),
        ("unicode", "Group 20’s", "utf-16-be"),
        ("iso-8859-1", "Group 20’s", "utf-8-sig"),
        ("rot13", "Group 20’s", "utf-8"),
        ("utf-7", "+AGE-", "ascii"),
    ],
)
def test_text_is_read_whatever_the_label_says(label: str, text: str, encoding: str) -> None:
    """Labels mean what browsers take them to mean, and bytes that are UTF-8 are UTF-8."""
    assert text_of(page(label, text, encoding)) == text


def test_xml_declaration_names_the_encoding() -> None:
    """XHTML declares its encoding in its first line."""
    data = '<?xml version="1.0" encoding="ISO-8859-15"?><html><body><p>10 €</p></body></html>'.encode("iso8859-15")
    assert text_of(data) == "10 €"


@pytest.mark.parametrize(
    ("data", "code", "message"),
    [
        (page("iso-8859-1", "’", "utf-8"), fx.Code.ENCODING_GUESSED, "iso-8859-1"),
        (page("utf-8", "’", "cp1252"), fx.Code.ENCODING_GUESSED, "windows-1252"),
        (
            page("shift_jis", "日", "cp932").replace("日".encode("cp932"), b"\x81 "),
            fx.Code.ENCODING_GUESSED,
            "shift_jis",
        ),
        (page("", "Groupâ€™s", "utf-8"), fx.Code.MOJIBAKE_REPAIRED, "1 character was damaged"),
        (page("", "a\0b\x01c&#2;", "utf-8"), fx.Code.CONTROL_CHARACTERS, "3 characters were"),
        (page("", "a\x81b", "latin-1"), fx.Code.ENCODING_GUESSED, "windows-1252"),
    ],
)
def test_each_guess_is_told(data: bytes, code: fx.Code, message: str) -> None:
    """What was not as it should be is a finding."""
    findings = {finding.code: finding.message for finding in fx.read(data, name="page.html").findings}
    assert message in findings[code]


@pytest.mark.parametrize("reference", ["&#0;", "&#1;", "&#x1F;", "&#000127;", "&#xFFFF;", "&#xD800;", "&#99999999;"])
def test_reference_to_no_character_makes_no_text_that_cannot_be_written(reference: str) -> None:
    """Numbers of characters that no text has do not come through."""
    text = text_of(f"<p>a{reference}b</p>".encode())
    assert text.encode().decode() == text
    assert all(character.isprintable() for character in text)


def test_label_of_what_the_page_came_in_goes_first() -> None:
    """The header of a mail or an archive knows better than the page."""
    source, findings = source_of(page("koi8-r", "Gr’s", "cp1252"), "windows-1252")
    assert "Gr’s" in source.decode()
    assert findings == ()


def test_byte_order_mark_goes_before_all_labels() -> None:
    """A page that begins with the mark of UTF-16 is UTF-16."""
    source, findings = source_of(codecs.BOM_UTF16_LE + "<p>é".encode("utf-16-le"), "utf-8")
    assert (source.decode(), findings) == ("<p>é", ())
