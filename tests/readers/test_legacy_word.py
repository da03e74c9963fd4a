"""Word 97-2003 documents: one construct each, written byte by byte."""

import struct
from contextlib import suppress
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fgmv_extract.document import Document, Part, Table
from fgmv_extract.errors import EncryptedDocumentError, ExtractError, LimitExceededError, MalformedDocumentError
from fgmv_extract.findings import Code
from fgmv_extract.options import Limits, Options, Revisions
from fgmv_extract.places import File
from fgmv_extract.readers import legacy_word
from fgmv_extract.readers.office.libreoffice import VARIABLE
from tests.readers.doc_writer import (
    ENDS_ROW,
    IN_TABLE,
    INNER_CELL,
    INNER_ROW,
    Para,
    Run,
    cells,
    compound,
    doc,
    level,
    para,
    row,
)

DELETED, INSERTED, HIDDEN = b"\x00\x08\x01", b"\x01\x08\x01", b"\x3c\x08\x01"


@pytest.fixture(autouse=True)
def _no_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    """These tests are about this reader alone."""
    monkeypatch.setenv(VARIABLE, "")


def read(data: bytes, revisions: Revisions = Revisions.ACCEPTED, limits: Limits | None = None) -> Document:
    """Read a document."""
    file = File(name="a.doc", format="doc", size=len(data), sha256="")
    return legacy_word.read(data, file, Options(revisions=revisions, limits=limits or Limits()))


def texts(document: Document) -> list[str]:
    """Return the texts of all blocks."""
    return [block.text for block in document.blocks]


def runs(*pairs: tuple[str, bytes]) -> Para:
    """Return a paragraph of runs with properties."""
    return Para((*(Run(*pair) for pair in pairs), Run("\r")))


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        ([para("SG20"), para("")], ["SG20", ""]),
        ([para("Group\u2019s \u2013 \u20ac")], ["Group\u2019s \u2013 \u20ac"]),
        ([para("a\x0bb\tc\x1ed\x1fe\xa0f")], ["a\nb\tc\u2011d\u00ade\u00a0f"]),
        ([para("a\x01\x02\x05\x08b")], ["ab"]),
        ([para('a\x13 HYPERLINK "x" \x14the ITU\x15b')], ["athe ITUb"]),
        ([para("\x13 TOC \x14\x13 PAGEREF \x143\x15x\x15")], ["3x"]),
        ([para("a\x13 XE entry\x15b")], ["ab"]),
        ([para("\x13 IF \x13 X \x14y\x15 \x14shown\x15")], ["shown"]),
        ([para("a\x13 never ends \x14 b")], ["a never ends  b"]),
        ([para("a\x15b\x14")], ["ab"]),
        ([para("a\x0cb")], ["a\nb"]),
        ([para("a", mark="\x0c"), para("b")], ["a", "b"]),
        ([runs(("a", b""), ("hidden", HIDDEN), ("b", b""))], ["ab"]),
        ([runs(("(", b"\x09\x6a\x00\x00\xb3\xf0"), ("x", b""))], ["\uf0b3x"]),
    ],
)
@pytest.mark.parametrize("wide", [True, False])
def test_text(paragraphs: list[Para], expected: list[str], wide: bool) -> None:  # noqa: FBT001  a parameter of pytest
    """Characters of one byte and of two become the same text."""
    assert texts(read(doc(paragraphs, wide=wide))) == expected


@pytest.mark.parametrize("struck", [b"\x37\x08\x01", b"\x53\x2a\x01"], ids=["once", "twice"])
def test_struck_text_is_left_out_with_a_finding(struck: bytes) -> None:
    """It is a deletion that was made by hand; the original has it. A mark that is struck through still ends its paragraph."""
    off = struck[:2] + b"\x00"
    data = doc(
        [runs(("SG16, ", b""), ("SG13", struck), (" SG11", off)), Para((Run("x"), Run("\r", struck))), para("y")]
    )
    document = read(data)
    assert texts(document) == ["SG16,  SG11", "x", "y"]
    assert [(each.code, each.message) for each in document.findings] == [
        (Code.STRUCK_TEXT, "Struck through, and left out: 1 run.")
    ]
    original = read(data, Revisions.ORIGINAL)
    assert texts(original) == ["SG16, SG13 SG11", "x", "y"]
    assert original.findings == ()


def test_characters_beyond_16_bits() -> None:
    """They are two characters of the file; half of one is replaced."""
    assert texts(read(doc([para("\U0001f600 x"), para("\ud83d x")]))) == ["\U0001f600 x", "\ufffd x"]


FONTS = struct.pack("<HH", 1, 0) + bytes([53]) + bytes(39) + "Symbol\0".encode("utf-16-le")


def test_fonts_of_symbols() -> None:
    """Signs that a symbol font shows are read, by number and by their place in the area for private use."""
    by_number, in_font = b"\x09\x6a\x00\x00\xb3\xf0", b"\x4f\x4a\x00\x00"
    document = read(doc([runs(("(", by_number), ("\uf06d", in_font), ("\uf06d", b""))], tables={15: FONTS}))
    assert texts(document) == ["≥μ\uf06d"]


def style(name: str, base: int, *, hides: bool) -> bytes:
    """Return a style of paragraphs."""
    hidden = HIDDEN if hides else b""
    fixed = struct.pack("<HHHHH", 0, 1 | base << 4, 2, 0, 0)
    named = struct.pack("<H", len(name)) + name.encode("utf-16-le") + b"\0\0"
    lists = struct.pack("<HH", 2, 0) + struct.pack("<H", len(hidden)) + hidden
    stored = fixed + named + lists
    return struct.pack("<H", len(stored)) + stored + bytes(len(stored) % 2)


def test_styles_have_names_and_may_hide() -> None:
    """Text of a style that hides, or is based on one that does, is hidden unless its own properties say otherwise."""
    sheet = struct.pack("<HHH", 18, 3, 10) + bytes(14)
    sheet += style("Normal", 0xFFF, hides=False) + style("Secret", 0xFFF, hides=True) + style("Inner", 1, hides=False)
    document = read(
        doc(
            [
                Para((Run("a\r"),), style=0),
                Para((Run("b"), Run("c", b"\x3c\x08\x81"), Run("\r")), style=1),
                Para((Run("d"), Run("e", b"\x3c\x08\x80"), Run("f", b"\x3c\x08\x00"), Run("\r")), style=2),
                Para((Run("g\r"),), style=9),
            ],
            tables={1: sheet},
        )
    )
    assert [(each.text, each.style) for each in document.paragraphs] == [
        ("a", "Normal"),
        ("c", "Secret"),
        ("f", "Inner"),
        ("g", None),
    ]
    assert Code.HIDDEN_TEXT in {finding.code for finding in document.findings}


def grid(table: Table) -> list[tuple[int, int, int, int, str]]:
    """Return row, column, row span, column span and text of the cells."""
    return [(each.row, each.column, each.row_span, each.column_span, each.text) for each in table.cells]


FIRST_ACROSS, NEXT_ACROSS, CONTINUES, OPENS = 1, 2, 1 << 5, 3 << 5


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (
            [*row(["a", "b"], [0, 1000, 2000]), *row(["c", ""], [0, 1000, 2000])],
            [(0, 0, 1, 1, "a"), (0, 1, 1, 1, "b"), (1, 0, 1, 1, "c"), (1, 1, 1, 1, "")],
        ),
        (
            [para("SG20", IN_TABLE), *row(["(SG16)"], [0, 1000])],
            [(0, 0, 1, 1, "SG20\n(SG16)")],
        ),
        (
            [*row(["a", "b"], [0, 1000, 2000]), *row(["c"], [-5, 2003])],
            [(0, 0, 1, 1, "a"), (0, 1, 1, 1, "b"), (1, 0, 1, 2, "c")],
        ),
        (
            [*row(["a", "b"], [0, 1000, 2000], [OPENS, 0]), *row(["", "c"], [0, 1000, 2000], [CONTINUES, 0])],
            [(0, 0, 2, 1, "a"), (0, 1, 1, 1, "b"), (1, 1, 1, 1, "c")],
        ),
        (
            row(["a", "", "b"], [0, 1000, 2000, 3000], [FIRST_ACROSS, NEXT_ACROSS, 0]),
            [(0, 0, 1, 2, "a"), (0, 2, 1, 1, "b")],
        ),
        (  # descriptions of the format disagree which number is that of the first cell
            row(["a", "", "b"], [0, 1000, 2000, 3000], [NEXT_ACROSS, FIRST_ACROSS, 0]),
            [(0, 0, 1, 2, "a"), (0, 2, 1, 1, "b")],
        ),
        (  # two merged pairs side by side
            row(["a", "", "b", ""], [0, 1000, 2000, 3000, 4000], [1, 2, 1, 2]),
            [(0, 0, 1, 2, "a"), (0, 2, 1, 2, "b")],
        ),
        (  # a merge down that is set behind the definition
            [
                *row(["a"], [0, 1000], [OPENS]),
                para("", IN_TABLE, "\x07"),
                para("", IN_TABLE + ENDS_ROW + cells([0, 1000], [0]) + b"\x2b\xd6\x02\x00\x01", "\x07"),
            ],
            [(0, 0, 2, 1, "a")],
        ),
        (  # a merge across that is set behind the definition
            [
                para("a", IN_TABLE, "\x07"),
                para("", IN_TABLE, "\x07"),
                para("", IN_TABLE + ENDS_ROW + cells([0, 500, 1000]) + b"\x24\x56\x00\x02", "\x07"),
                *row(["b", "c"], [0, 500, 1000]),
            ],
            [(0, 0, 1, 2, "a"), (1, 0, 1, 1, "b"), (1, 1, 1, 1, "c")],
        ),
        (  # a row without its mark
            [para("a", IN_TABLE, "\x07"), para("b", IN_TABLE, "\x07")],
            [(0, 0, 1, 1, "a"), (0, 1, 1, 1, "b")],
        ),
    ],
)
def test_tables(paragraphs: list[Para], expected: list[tuple[int, int, int, int, str]]) -> None:
    """Cells stand on one grid by the edges and merges of their rows."""
    document = read(doc([*paragraphs, para("")]))
    assert grid(document.tables[0]) == expected
    assert len(document.tables) == 1


def test_a_table_in_a_cell_stands_behind_its_table() -> None:
    """Nested cells and rows end with marks of paragraphs."""
    document = read(
        doc([
            para("a", IN_TABLE, "\x07"),
            para("x", level(2) + INNER_CELL),
            para("y", level(2) + INNER_CELL),
            para("", level(2) + INNER_CELL + INNER_ROW + cells([0, 100, 900])),
            para("b", IN_TABLE, "\x07"),
            para("", IN_TABLE + ENDS_ROW + cells([0, 1000, 2000]), "\x07"),
        ])
    )  # fmt: skip
    outer, nested = document.tables
    assert grid(outer) == [(0, 0, 1, 1, "a"), (0, 1, 1, 1, "b")]
    assert grid(nested) == [(0, 0, 1, 1, "x"), (0, 1, 1, 1, "y")]
    assert nested.inside == outer.cells[1].place


@pytest.mark.parametrize(
    ("paragraphs", "accepted", "original"),
    [
        ([runs(("ITU-T ", b""), ("SG16", DELETED), ("SG21", INSERTED))], ["ITU-T SG21"], ["ITU-T SG16"]),
        ([Para((Run("a"), Run("\r", DELETED))), para("b")], ["ab"], ["a", "b"]),
        ([Para((Run("a"), Run("\r", INSERTED))), para("b")], ["a", "b"], ["ab"]),
        ([runs(("SG16", b"\x00\x08\x81"))], [""], ["SG16"]),
        (
            [
                *row(["a"], [0, 900]),
                Para((Run("b\x07", DELETED),), IN_TABLE),
                Para((Run("\x07", DELETED),), IN_TABLE + ENDS_ROW + cells([0, 900])),
                *row([""], [0, 900]),
                Para((Run("c", INSERTED), Run("\x07")), IN_TABLE),
                *row([], [0, 900]),
            ],
            ["a\n\nc"],
            ["a\nb\n"],
        ),
    ],
)
def test_tracked_changes(paragraphs: list[Para], accepted: list[str], original: list[str]) -> None:
    """Both views are read; a row of which nothing is left is gone, an empty one stays."""
    for view, expected in ((Revisions.ACCEPTED, accepted), (Revisions.ORIGINAL, original)):
        document = read(doc(paragraphs), view)
        assert texts(document) == expected
        assert Code.TRACKED_CHANGES in {finding.code for finding in document.findings}


def positions(*numbers: int) -> bytes:
    """Return positions of characters."""
    return struct.pack(f"<{len(numbers)}I", *numbers)


def test_parts_stand_in_order() -> None:
    """Headers and footers come behind the body, then footnotes, endnotes and comments; a text box behind its paragraph."""
    stored = [
        ("body \x02\x08\r", "more\r"),
        ("\x02 foot\r", "\r"),  # footnotes
        ("-\r\r", "head\r\r", "page\r\r", "\r"),  # a line above notes, then a header, then a footer
        ("\x05remark\r", "\r"),
        ("\x02end\r", "\r"),
        ("boxed\r", "\r"),
    ]
    paragraphs = [para(text[:-1]) for part in stored for text in part]
    ends = [sum(map(len, part)) for part in stored]
    boxes = positions(0, 6, 7) + bytes(14) + struct.pack("<I", 77) + bytes(4 + 22)
    shapes = positions(6, 12) + struct.pack("<I", 77) + bytes(22)
    document = read(
        doc(
            paragraphs,
            lengths={1: ends[1], 2: ends[2], 4: ends[3], 5: ends[4], 6: ends[5]},
            tables={
                3: positions(0, 7, 8),
                5: positions(0, 8, 9),
                11: positions(0, 3, 3, 3, 3, 3, 3, 3, 9, 15, 15, 15, 15, 16),
                40: shapes,
                47: positions(0, 5, 6),
                56: boxes,
            },
        )
    )
    assert [(block.part, block.text.strip()) for block in document.blocks] == [
        (Part.BODY, "body"),
        (Part.TEXT_BOX, "boxed"),
        (Part.BODY, "more"),
        (Part.HEADER, "head"),
        (Part.FOOTER, "page"),
        (Part.FOOTNOTE, "foot"),
        (Part.ENDNOTE, "end"),
        (Part.COMMENT, "remark"),
    ]


WHOLE = doc([para("a"), *row(["b", "c"], [0, 900, 1800])])


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (doc([para("a")], flags=0x0100), EncryptedDocumentError("a.doc", "is encrypted", "open it and save it without a password")),
        (WHOLE[:400], MalformedDocumentError("a.doc", "is no complete compound file, as a Word document is", "get or save it again")),
        (
            compound({"WordDocument": bytes(5000)}),
            MalformedDocumentError("a.doc", "does not begin as a Word document does", "get or save it again"),
        ),
        (
            compound({"Else": b"x"}),
            MalformedDocumentError("a.doc", "is no complete compound file, as a Word document is", "get or save it again"),
        ),
        (
            doc([para("a")], tables={33: b""}),
            MalformedDocumentError("a.doc", "has lost the table of its text", "get or save it again"),
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_an_error_that_helps(data: bytes, error: ExtractError) -> None:
    """Passwords, other compound files and broken ones are told apart."""
    with pytest.raises(type(error)) as caught:
        read(data)
    assert caught.value == error


def test_the_limit_of_bytes_is_kept() -> None:
    """A file that is larger is not looked at."""
    with pytest.raises(LimitExceededError):
        read(WHOLE, limits=Limits(input_bytes=50))


def test_a_text_that_is_cut_off_says_so() -> None:
    """What there is of it is read."""
    cut = doc([para("abc")], tables={33: b"\x02" + struct.pack("<IIIHIH", 16, 0, 3, 0, 0x600, 0)})
    document = read(cut)
    assert texts(document) == ["abc"]
    assert [finding.message for finding in document.findings] == [
        "The document holds 3 characters of the 4 it says it has."
    ]


def test_limits_are_kept_with_a_finding() -> None:
    """What lies beyond a limit is left out, and the document says so."""
    rows = [each for _ in range(9) for each in row(["a", "b", "c"], [0, 900, 1800, 2700])]
    deep = [para("x", level(9) + INNER_CELL)]
    document = read(doc([*rows, para(""), *deep]), limits=Limits(rows=5, columns=2, nesting=3))
    assert document.tables[0].rows == 5
    assert [finding.message for finding in document.findings] == [
        "Not all was read: a table has more than 2 columns.",
        "Not all was read: a table has more than 5 rows.",
        "Not all was read: tables or text boxes are nested more than 3 deep.",
    ]


# --- laws -------------------------------------------------------------------------------------------------------------

EDGES = st.lists(st.sampled_from(range(200, 3000, 200)), min_size=1, max_size=4, unique=True).map(sorted)
ROWS = st.lists(EDGES.flatmap(lambda edges: st.tuples(st.just((0, *edges)), st.lists(st.text("ab é", max_size=4), min_size=len(edges), max_size=len(edges)))), min_size=1, max_size=12)  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(ROWS, st.booleans())
def test_any_table_comes_back(rows: list[tuple[tuple[int, ...], list[str]]], wide: bool) -> None:  # noqa: FBT001  given by hypothesis
    """The columns are the stretches between all edges, and each cell covers those between its own."""
    paragraphs = [each for edges, written in rows for each in row(written, edges)]
    every = sorted({edge for edges, _ in rows for edge in edges})
    expected = [
        (number, every.index(left), 1, every.index(right) - every.index(left), text)
        for number, (edges, written) in enumerate(rows)
        for (left, right), text in zip(pairwise(edges), written, strict=True)
    ]
    assert grid(read(doc([*paragraphs, para("")], wide=wide)).tables[0]) == expected


@settings(max_examples=300, deadline=None)
@given(st.integers(0, len(WHOLE) - 1), st.binary(min_size=1, max_size=8), st.booleans())
def test_damage_leads_to_a_document_or_a_known_error(at: int, put: bytes, cut: bool) -> None:  # noqa: FBT001  given by hypothesis
    """Bytes changed anywhere, and a file cut off anywhere, raise nothing but ``ExtractError``."""
    data = WHOLE[:at] + put + (b"" if cut else WHOLE[at + len(put) :])
    with suppress(ExtractError):
        document = read(data)
        assert all(document.text_at(cell.place) == cell.text for table in document.tables for cell in table.cells)
