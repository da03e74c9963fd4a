"""Broken and hostile Word files: one clear error, or a Document with a finding; never anything else, never too much."""

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import fgmv_extract as fx
from fgmv_extract.options import Limits

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SAMPLE = (Path(__file__).resolve().parents[2] / "samples" / "word-constructs.docx").read_bytes()


def with_main(xml: bytes) -> bytes:
    """The sample with another main part."""
    data = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(SAMPLE)) as old, zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, xml if name == "word/document.xml" else old.read(name))
    return data.getvalue()


def body(content: str, before: str = "") -> bytes:
    """A main part with that body."""
    return f'{before}<w:document xmlns:w="{W}"><w:body>{content}</w:body></w:document>'.encode()


def read(data: bytes, limits: Limits | None = None) -> fx.Document:
    """Read bytes as a Word file of that name."""
    return fx.read(data, name="page.docx", limits=limits)


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (SAMPLE[: len(SAMPLE) // 2], "cut off"),
        (with_main(b"<w:document"), "well-formed"),
        (with_main(body("<w:p/>", '<!DOCTYPE x [<!ENTITY a "b">]>')), "declares a document type"),
        (with_main(b""), ""),
    ],
    ids=["cut off", "not well-formed", "doctype", "empty main part"],
)
def test_broken_file_is_one_clear_error(data: bytes, problem: str) -> None:
    """The error names the file, what is wrong and what would help, in one line."""
    with pytest.raises(fx.ExtractError) as caught:
        read(data)
    message = str(caught.value)
    assert message.startswith("page.docx: ")
    assert problem in message
    assert caught.value.remedy
    assert "\n" not in message


def test_bomb_is_refused_by_what_it_inflates_to() -> None:
    """A part that inflates beyond the limit is refused, whatever the archive declares."""
    bomb = with_main(body("<w:p><w:r><w:t>" + "a" * 3_000_000 + "</w:t></w:r></w:p>"))
    with pytest.raises(fx.ExtractError) as caught:
        read(bomb, Limits(part_bytes=1 << 20))
    assert caught.value.outcome == "limit"


def test_giant_span_is_cut() -> None:
    """A span of two thousand million columns makes a table of as many columns as are allowed, with a finding."""
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="2147483647"/></w:tcPr><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>'
    document = read(with_main(body(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>")))
    assert document.tables[0].columns <= Limits().columns
    assert document.tables[0].cells[0].text == "a"


def test_too_many_rows_are_cut_and_told() -> None:
    """Rows beyond the limit are not read, and a finding tells so."""
    rows = "<w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr>" * 20
    document = read(with_main(body(f"<w:tbl>{rows}</w:tbl>")), Limits(rows=5))
    assert document.tables[0].rows == 5
    assert fx.Code.LIMIT_REACHED in {finding.code for finding in document.findings}


def test_long_merge_is_one_cell() -> None:
    """A merge down thousands of rows costs no more than its rows."""
    start = '<w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p/></w:tc></w:tr>'
    more = "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr>" * 5000
    document = read(with_main(body(f"<w:tbl>{start}{more}</w:tbl>")))
    assert [(cell.row_span, cell.column_span) for cell in document.tables[0].cells] == [(5001, 1)]


def test_deep_nesting_ends_with_a_word() -> None:
    """Elements nested beyond the limit are an error or a finding, not a crash."""
    deep = "<w:sdt><w:sdtContent>" * 400 + "<w:p/>" + "</w:sdtContent></w:sdt>" * 400
    with pytest.raises(fx.ExtractError):
        read(with_main(body(deep)))


@given(st.lists(st.tuples(st.integers(0, len(SAMPLE) - 1), st.integers(0, 255)), min_size=1, max_size=12))
@settings(max_examples=150, deadline=None)
def test_changed_bytes_raise_nothing_but_extract_errors(changes: list[tuple[int, int]]) -> None:
    """Whatever bytes of the archive change, the file is read or refused."""
    data = bytearray(SAMPLE)
    for at, byte in changes:
        data[at] = byte
    try:
        fx.extract(bytes(data), name="page.docx")
    except fx.ExtractError as error:
        assert str(error)  # noqa: PT017  either outcome is right


MAIN = zipfile.ZipFile(io.BytesIO(SAMPLE)).read("word/document.xml")


@given(
    st.lists(st.tuples(st.integers(0, len(MAIN) - 1), st.integers(0, 255)), min_size=1, max_size=6), st.integers(0, 40)
)
@settings(max_examples=150, deadline=None)
def test_changed_xml_raises_nothing_but_extract_errors(changes: list[tuple[int, int]], cut: int) -> None:
    """Whatever bytes of the main part change or are missing, the file is read or refused."""
    xml = bytearray(MAIN)
    for at, byte in changes:
        xml[at] = byte
    try:
        fx.extract(with_main(bytes(xml[: len(xml) - cut if cut > 30 else len(xml)])), name="page.docx")
    except fx.ExtractError as error:
        assert str(error)  # noqa: PT017  either outcome is right
