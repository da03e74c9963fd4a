"""Bytes become lines: encodings, mojibake, line ends and characters that no text has, each oddity with its finding."""

import pytest

from fgmv_extract.document import Document
from fgmv_extract.errors import EmptyDocumentError, ExtractError, LimitExceededError
from fgmv_extract.options import Limits, Options, allowing
from fgmv_extract.places import File
from fgmv_extract.readers.decoding import decode, is_text
from fgmv_extract.readers.text import read
from fgmv_extract.readers.text.lines import lines_of
from fgmv_extract.readers.text.mojibake import repair

SENTENCE = "Study Group 20’s “interest” – Genève, 5 °C"


def document(data: bytes, options: Options | None = None) -> Document:
    """Read bytes as a text."""
    return read(data, File(name="some.txt", format="text", size=len(data), sha256=""), options or Options())


@pytest.mark.parametrize(
    ("data", "codes"),
    [
        (SENTENCE.encode(), []),
        (SENTENCE.encode("utf-8-sig"), []),
        (SENTENCE.encode("utf-16"), []),
        (b"\xfe\xff" + SENTENCE.encode("utf-16-be"), []),
        (SENTENCE.encode("utf-32"), []),
        (SENTENCE.encode("utf-16-le"), ["encoding-guessed"]),
        (SENTENCE.encode("utf-16-be"), ["encoding-guessed"]),
        (SENTENCE.encode("cp1252"), ["encoding-guessed"]),
        (SENTENCE.encode().decode("latin-1").encode(), ["mojibake-repaired"]),
        (SENTENCE.encode() + "…".encode()[:2], ["cut-off"]),
        (SENTENCE.encode("utf-16") + b"x", ["cut-off"]),
    ],
)
def test_each_encoding_gives_the_text_and_says_when_it_was_guessed(data: bytes, codes: list[str]) -> None:
    """However a text was saved it reads the same; a guess, a repair and a cut are findings."""
    found = document(data)
    assert [block.text for block in found.paragraphs] == [SENTENCE]
    assert [finding.code.label for finding in found.findings] == codes


@pytest.mark.parametrize(
    ("damaged", "whole", "count"),
    [
        ("Study Groupâ€™s", "Study Group’s", 1),
        ("1â€“12 July", "1–12 July", 1),
        ("GenÃ¨ve, cafÃ©", "Genève, café", 2),
        ("ï»¿Source", "\ufeffSource", 1),
        ("â€œTitleâ€\x9d", "“Title”", 2),
        ("Ã¢â‚¬â„¢ twice", "’ twice", 1),
        ("ÃƒÂ© twice, Ã© once", "é twice, é once", 2),
        ("ITU-TÂ\xa0SG20", "ITU-T\xa0SG20", 1),
        ("â‚¬ 5 âˆ’ 3", "€ 5 − 3", 2),
        ("nothing wrong: é ’ – €", "nothing wrong: é ’ – €", 0),
        ("“Spaß” und „café“—", "“Spaß” und „café“—", 0),
        ("SÃO PAULO, ÂNGELA, âge", "SÃO PAULO, ÂNGELA, âge", 0),
        ("plain", "plain", 0),
    ],
)
def test_mojibake_is_undone_where_it_goes_both_ways(damaged: str, whole: str, count: int) -> None:
    """Sequences that are damaged UTF-8 are repaired, also twice damaged ones; honest text stays."""
    assert repair(damaged) == (whole, count)


@pytest.mark.parametrize(
    ("data", "text", "told"),
    [
        (b"Caf\xe9 and na\xefve", "Café and naïve", "2 bytes are no UTF-8; read as windows-1252."),
        (b"\x93Title\x94 \x96 \xe2\x80\x99", "“Title” – ’", "3 bytes are no UTF-8; read as windows-1252."),
        (b"FGMV\x96", "FGMV–", "1 byte is no UTF-8; read as windows-1252."),
        (b"T\0i\0t\0l\0e\0", "Title", "The text has no byte order mark; it was read as UTF-16-LE."),
    ],
)
def test_a_guess_names_the_encoding(data: bytes, text: str, told: str) -> None:
    """Bytes that are no UTF-8 are windows-1252 one by one, so that a mixed text loses neither half."""
    read_text, findings = decode(data)
    assert read_text == text
    assert [finding.message for finding in findings] == [told]


@pytest.mark.parametrize(
    ("data", "text", "code"),
    [
        (b"FGMV\x0001", "FGMV 01", "control-characters"),
        (b"a\x1bb\x7fc", "a b c", "control-characters"),
        (b"lone \xed\xa0\x80 surrogate", "lone   surrogate", "control-characters"),
        ("ITU\u2011T\xa0SG20".encode(), "ITU\u2011T\xa0SG20", "unusual-characters"),
        ("meta\xadverse".encode(), "meta\xadverse", "unusual-characters"),
    ],
)
def test_what_no_text_has_becomes_a_blank_and_look_alikes_stay(data: bytes, text: str, code: str) -> None:
    """Control characters and lone surrogates are blanks; typographic look-alikes are kept; each kind is one finding."""
    found = document(data)
    assert [block.text for block in found.paragraphs] == [text]
    assert [finding.code.label for finding in found.findings] == [code]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a\nb", [(1, "a"), (2, "b")]),
        ("a\r\nb\r\n\r\nc", [(1, "a"), (2, "b"), (3, ""), (4, "c")]),
        ("a\rb\r\rc", [(1, "a"), (2, "b"), (3, ""), (4, "c")]),
        ("a\r\r\nb", [(1, "a"), (2, "b")]),
        ("a\u2028b\x85c\nd", [(1, "a"), (1, "b"), (1, "c"), (2, "d")]),
        ("a\n\fb\vc\nd", [(1, "a"), (2, ""), (2, "b"), (2, "c"), (3, "d")]),
    ],
)
def test_lines_are_numbered_as_an_editor_numbers_them(text: str, lines: list[tuple[int, str]]) -> None:
    """Any line end ends a line; those an editor does not count share the number of their line."""
    found = lines_of(text)
    assert list(zip(found.numbers, found.texts, strict=True)) == lines


@pytest.mark.parametrize("data", [b"", b" \n\t\n", b"\xef\xbb\xbf", b"\xff\xfe", b"\x00", "\xa0\u2003".encode()])
def test_white_space_alone_is_an_empty_document(data: bytes) -> None:
    """A file without a visible character is an error that names it."""
    with pytest.raises(EmptyDocumentError) as caught:
        document(data)
    assert str(caught.value) == "some.txt: holds no text; check that the right file was given"


def test_more_bytes_than_the_limit_are_refused() -> None:
    """The limit on input bytes holds, and the error says what it is."""
    with pytest.raises(LimitExceededError) as caught:
        document(b"12345", Options(limits=Limits(input_bytes=4)))
    assert str(caught.value) == "some.txt: is larger than 4 bytes; split it, or " + allowing("input_bytes")
    assert isinstance(caught.value, ExtractError)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"plain", True),
        (b"\x93quoted\x94", True),
        (b"FGMV-01\x00 and so on", True),
        ("текст".encode(), True),
        ("Title".encode("utf-16-le"), True),
        (b"\xff\xfeT\x00", True),
        (bytes(range(256)), False),
        (b"\x00\x01\x02\x03" * 9, False),
        (b"\x00", False),
        (b"\xd0\xcf\x11\xe0" + b"\x00" * 60, False),
    ],
)
def test_text_is_told_from_binary_data(data: bytes, text: bool) -> None:  # noqa: FBT001  a table of cases
    """A few control characters make no binary; many do."""
    assert is_text(data) is text
