"""RTF that is broken or made to do harm: it costs little, and nothing but known errors comes out."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fgmv_extract.document import Document, Table
from fgmv_extract.errors import ExtractError
from fgmv_extract.findings import Code
from fgmv_extract.options import Limits, Options, Revisions
from fgmv_extract.places import File
from fgmv_extract.readers import rtf
from tests.growth import in_proportion


def read(data: bytes, limits: Limits | None = None, revisions: Revisions = Revisions.ACCEPTED) -> Document:
    """Read bytes."""
    file = File(name="a.rtf", format="rtf", size=len(data), sha256="")
    return rtf.read(data, file, Options(revisions=revisions, limits=limits or Limits()))


TIMES = 10_000
BOMBS = {
    "groups": b"{" * TIMES,
    "groups that change formatting": b"{\\b\\f1\\v0 " * TIMES,
    "starred groups": b"{\\*" * TIMES,
    "unknown groups in a row": b"{\\*\\x}" * TIMES,
    "text boxes in text boxes": b"{\\shptxt x" * TIMES,
    "footnotes in footnotes": b"{\\footnote x" * TIMES,
    "nested tables": b"".join(b"\\trowd\\cellx9\\intbl\\itap%d x\\nestcell" % depth for depth in range(TIMES // 10)),
    "levels beyond numbers": b"\\intbl\\itap2147483647 x\\nestcell" * (TIMES // 10),
    "cells of one row": b"\\trowd" + b"\\cellx1" * TIMES + b"\\intbl" + b"\\cell" * TIMES + b"\\row",
    "rows of different edges": b"".join(b"\\trowd\\cellx%d\\intbl x\\cell\\row" % edge for edge in range(TIMES // 4)),
    "rows": b"\\trowd\\cellx9\\intbl\\cell\\row" * TIMES,
    "bytes beyond the end": b"\\bin99999999999 x" * 10 + b"x",
    "stand-ins": b"\\uc2147483647\\u8217 " + b"x" * TIMES,
    "long numbers": b"\\u" + b"9" * TIMES + b" x",
    "long words": b"\\" + b"a" * TIMES,
    "fonts": b"{\\fonttbl" + b"{\\f1 x;}" * TIMES + b"}",
    "font tables": b"{\\fonttbl{\\f1 x;}}" * (TIMES // 4),
    "halves of characters": b"{\\fonttbl{\\f0\\fcharset128 x;}}" + b"\\'93" * TIMES,
    "ends of lines before a star": b"{" + b"\n" * TIMES + b"\\*\\x " * 100,
    "deleted ends of paragraphs": b"{\\deleted x\\par}" * TIMES,
    "written twice": b"\\upr{" * TIMES,
}


@pytest.mark.parametrize("body", BOMBS.values(), ids=BOMBS.keys())
def test_twice_the_size_costs_about_twice_the_time(body: bytes) -> None:
    """Time grows with the size of the file, whatever is repeated in it."""

    def run(times: int) -> None:
        with suppress(ExtractError):
            read(b"{\\rtf1\\ansi " + body * times)

    assert in_proportion(run, 1)


def test_a_million_groups_are_read() -> None:
    """Groups are not read by recursion."""
    document = read(b"{\\rtf1 " + b"{\\b " * 1_000_000 + b"x" + b"}" * 1_000_001)
    assert [block.text for block in document.blocks] == ["x"]
    assert document.findings == ()


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (b"\\trowd\\cellx9\\intbl x\\cell\\row" * 9, "a table has more than 5 rows"),
        (
            b"\\trowd"
            + b"".join(b"\\cellx%d" % edge for edge in range(100, 1000, 100))
            + b"\\intbl"
            + b"\\cell" * 9
            + b"\\row",
            "a table has more than 4 columns",
        ),
        (b"\\intbl\\itap9 x\\nestcell", "tables or text boxes are nested more than 2 deep"),
        (b"{\\shptxt x" * 9, "tables or text boxes are nested more than 2 deep"),
    ],
)
def test_limits_are_kept_with_a_finding(body: bytes, told: str) -> None:
    """What lies beyond a limit is left out, and the document says so."""
    document = read(b"{\\rtf1 " + body + b"}", Limits(rows=5, columns=4, nesting=2))
    found = [finding.message for finding in document.findings if finding.code is Code.LIMIT_REACHED]
    assert found == [f"Not all was read: {told}."]


WORDS = st.sampled_from(
    [
        r"\par",
        r"\cell",
        r"\row",
        r"\trowd",
        r"\cellx9",
        r"\cellx999",
        r"\intbl",
        r"\pard",
        r"\plain",
        r"\itap1",
        r"\itap2",
        r"\itap3",
        r"\nestcell",
        r"\nestrow",
        r"\deleted",
        r"\revised",
        r"\v",
        r"\v0",
        r"\clmgf",
        r"\clmrg",
        r"\clvmgf",
        r"\clvmrg",
        r"\line",
        r"\tab",
        r"\u8217",
        r"\uc2",
        r"\'93",
        r"\f1",
        r"\f2",
        r"\~",
        r"\*",
        r"\page",
        r"\sect",
        r"\upr",
        r"\bin3",
        r"\trleft99",
    ]
)
OPENINGS = st.sampled_from(
    [
        r"{",
        r"{\*\x",
        r"{\header",
        r"{\footnote",
        r"{\shptxt",
        r"{\*\nesttableprops",
        r"{\fonttbl",
        r"{\stylesheet",
        r"{\pict",
    ]
)
PIECES = st.lists(st.one_of(WORDS, OPENINGS, st.just("}"), st.sampled_from(["a", "b c", " ", "1;"])), max_size=60)


@settings(max_examples=300, deadline=None)
@given(PIECES, st.sampled_from(Revisions))
def test_any_control_words_make_a_sound_document(pieces: list[str], revisions: Revisions) -> None:
    """Blocks are numbered, cells lie on their grid without overlap, and every place leads to its text."""
    data = "{\\rtf1{\\fonttbl{\\f1\\fcharset128 x;}{\\f2\\fcharset2 Symbol;}}" + " ".join(pieces) + "}"
    document = read(data.encode("latin-1"), Limits(columns=6, rows=5, nesting=3), revisions)
    assert [block.place.block for block in document.blocks] == list(range(len(document.blocks)))
    for block in document.blocks:
        assert block.inside is None or document.text_at(block.inside) is not None
        if isinstance(block, Table):
            areas = [
                (row, column)
                for cell in block.cells
                for row in range(cell.row, cell.row + cell.row_span)
                for column in range(cell.column, cell.column + cell.column_span)
            ]
            assert len(areas) == len(set(areas))
            assert all(document.text_at(cell.place) == cell.text for cell in block.cells)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_behind_the_beginning_are_read(data: bytes) -> None:
    """Nothing but an ``ExtractError`` escapes."""
    with suppress(ExtractError):
        read(b"{\\rtf" + data)
