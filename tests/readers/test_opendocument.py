"""OpenDocument texts: one construct each."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from fgmv_extract.document import Document, Part, Table
from fgmv_extract.errors import (
    EncryptedDocumentError,
    ExtractError,
    LimitExceededError,
    MalformedDocumentError,
    UnsupportedFormatError,
)
from fgmv_extract.findings import Code
from fgmv_extract.options import Limits, Options, Revisions
from fgmv_extract.places import File
from fgmv_extract.readers import opendocument
from tests.readers.odt_writer import MIMETYPE, NAMES, content, flat, odt, packed


def read(data: bytes, revisions: Revisions = Revisions.ACCEPTED, limits: Limits | None = None) -> Document:
    """Read a document."""
    file = File(name="a.odt", format="odt", size=len(data), sha256="")
    return opendocument.read(data, file, Options(revisions=revisions, limits=limits or Limits()))


def texts(document: Document) -> list[str]:
    """Return the texts of all blocks."""
    return [block.text for block in document.blocks]


HIDDEN = (
    '<style:style style:name="T1" style:family="text" style:parent-style-name="T0"/>'
    '<style:style style:name="T0" style:family="text"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="P9" style:family="paragraph"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="T2" style:family="text"><style:text-properties style:font-name="Symbol1"/></style:style>'
)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<text:p>SG20</text:p><text:h>Annex A</text:h>", ["SG20", "Annex A"]),
        ("<text:p/><text:p>x</text:p>", ["", "x"]),
        ("<text:p>a<text:s/>b<text:s text:c='3'/>c<text:tab/>d<text:line-break/>e</text:p>", ["a b   c\td\ne"]),
        ("<text:p>\n  many   blanks\n\tare one </text:p>", ["many blanks are one "]),
        ("<text:p>a <text:span> b</text:span> <text:a>c</text:a></text:p>", ["a b c"]),
        ("<text:p>a<text:soft-page-break/>b</text:p><text:soft-page-break/>", ["ab"]),
        ("<text:p>a<text:bookmark text:name='x'/>b<text:bookmark-start/>c<text:bookmark-end/></text:p>", ["abc"]),
        (("<text:list><text:list-item><text:p>a</text:p><text:list><text:list-item><text:p>b</text:p></text:list-item>"
         "</text:list></text:list-item></text:list>"), ["a", "b"]),
        ("<text:list><text:list-item><text:number>1.</text:number><text:p>a</text:p></text:list-item></text:list>", ["a"]),
        ("<text:section text:name='s'><text:p>a</text:p></text:section>", ["a"]),
        ("<text:section text:display='none'><text:p>a</text:p></text:section><text:p>b</text:p>", ["b"]),
        (("<text:table-of-content><text:table-of-content-source><text:index-title-template>T</text:index-title-template>"
         "</text:table-of-content-source><text:index-body><text:p>Annex A\t3</text:p></text:index-body></text:table-of-content>"),
         ["Annex A 3"]),
        ("<text:p>page <text:page-number>3</text:page-number> of <text:page-count>9</text:page-count></text:p>", ["page 3 of 9"]),
        ("<text:p>a<text:span text:style-name='T1'>hidden<text:s/></text:span>b</text:p>", ["ab"]),
        ("<text:p text:style-name='P9'>hidden</text:p>", [""]),
        ("<text:p>a<text:hidden-text text:is-hidden='true'>x</text:hidden-text>b</text:p>", ["ab"]),
        ("<text:p>a<text:hidden-text text:is-hidden='false'>x</text:hidden-text>b</text:p>", ["axb"]),
        ("<text:p><text:ruby><text:ruby-base>東京</text:ruby-base><text:ruby-text>とうきょう</text:ruby-text></text:ruby>!</text:p>",
         ["東京(とうきょう)!"]),
        ("<text:p><text:span text:style-name='T2'>\uf0b3\uf06d</text:span>\uf0b3</text:p>", ["≥μ\uf0b3"]),
        ("<text:p>a<draw:frame><draw:image/><svg:title>alt</svg:title><svg:desc>text</svg:desc></draw:frame>b</text:p>", ["ab"]),
        ("<office:forms>x</office:forms><text:sequence-decls/><text:p>a<text:script>code</text:script></text:p>", ["a"]),
        ("<unheard><text:p>a<unheard>b</unheard>c</text:p></unheard>", ["abc"]),
        ("stray<text:p>a</text:p>stray", ["a"]),
    ],
)  # fmt: skip
def test_text(body: str, expected: list[str]) -> None:
    """What a reader sees becomes text, whatever stands around it."""
    symbols = '<style:font-face style:name="Symbol1" svg:font-family="&apos;Symbol&apos;"/>'
    data = packed({
        "mimetype": MIMETYPE,
        "content.xml": content(body, HIDDEN).replace("<office:auto", f"<office:font-face-decls>{symbols}</office:font-face-decls><office:auto", 1),
    })  # fmt: skip
    assert texts(read(data)) == expected


STRUCK = (
    '<style:style style:name="S1" style:family="text"><style:text-properties style:text-line-through-style="solid"/></style:style>'
    '<style:style style:name="S2" style:family="text" style:parent-style-name="S1"/>'
    '<style:style style:name="S3" style:family="text"><style:text-properties style:text-line-through-type="none"/></style:style>'
    '<style:style style:name="P1" style:family="paragraph"><style:text-properties style:text-line-through-type="double"/></style:style>'
)


def test_struck_text_is_left_out_with_a_finding() -> None:
    """By a span, a style it inherits from, or its paragraph, as far as no span says otherwise; the original has it."""
    body = (
        "<text:p>a<text:span text:style-name='S1'>b</text:span><text:span text:style-name='S2'>c</text:span>"
        "<text:span text:style-name='S3'>d</text:span></text:p>"
        "<text:p text:style-name='P1'>e<text:span text:style-name='S3'>f</text:span>g</text:p>"
    )
    data = packed({"mimetype": MIMETYPE, "content.xml": content(body, STRUCK)})
    document = read(data)
    assert texts(document) == ["ad", "f"]
    told = [each.message for each in document.findings if each.code is Code.STRUCK_TEXT]
    assert told == ["Struck through, and left out: 3 runs."]
    original = read(data, Revisions.ORIGINAL)
    assert texts(original) == ["abcd", "efg"]
    assert Code.STRUCK_TEXT not in {each.code for each in original.findings}


def cell(text: str = "", /, **attributes: int) -> str:
    """Return a cell; attributes are spelt with underscores."""
    written = " ".join(f'table:number-{name.replace("_", "-")}="{value}"' for name, value in attributes.items())
    return f"<table:table-cell {written}><text:p>{text}</text:p></table:table-cell>"


COVERED = "<table:covered-table-cell/>"


def row(*cells: str) -> str:
    """Return a row."""
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def table(*rows: str) -> str:
    """Return a table with columns, heading rows and a group of rows around the first row."""
    first, rest = rows[0], "".join(rows[1:])
    return (
        f"<table:table><table:table-column table:number-columns-repeated='2'/>"
        f"<table:table-header-rows>{first}</table:table-header-rows>{rest}</table:table>"
    )


def grid(one: Table) -> list[tuple[int, int, int, int, str]]:
    """Return row, column, row span, column span and text of the cells."""
    return [(each.row, each.column, each.row_span, each.column_span, each.text) for each in one.cells]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ((row(cell("a"), cell("b")), row(cell("c"), cell())),
         [(0, 0, 1, 1, "a"), (0, 1, 1, 1, "b"), (1, 0, 1, 1, "c"), (1, 1, 1, 1, "")]),
        ((row(cell("a", columns_spanned=2), COVERED, cell("b")), row(cell("c"), cell("d"), cell("e"))),
         [(0, 0, 1, 2, "a"), (0, 2, 1, 1, "b"), (1, 0, 1, 1, "c"), (1, 1, 1, 1, "d"), (1, 2, 1, 1, "e")]),
        ((row(cell("a", columns_spanned=2), cell("b")),), [(0, 0, 1, 2, "a"), (0, 2, 1, 1, "b")]),
        ((row(cell("a", rows_spanned=2), cell("b")), row(COVERED, cell("c"))),
         [(0, 0, 2, 1, "a"), (0, 1, 1, 1, "b"), (1, 1, 1, 1, "c")]),
        ((row(cell("a", rows_spanned=2), cell("b")), row(cell("c"))),
         [(0, 0, 2, 1, "a"), (0, 1, 1, 1, "b"), (1, 1, 1, 1, "c")]),
        ((row(cell("a", rows_spanned=2, columns_spanned=2), COVERED, cell("b")), row(COVERED, COVERED, cell("c"))),
         [(0, 0, 2, 2, "a"), (0, 2, 1, 1, "b"), (1, 2, 1, 1, "c")]),
        ((row(cell("a", rows_spanned=9)),), [(0, 0, 1, 1, "a")]),
        ((row(cell("a"), cell("b", rows_spanned=2)), row(cell("c", columns_spanned=2), COVERED)),
         [(0, 0, 1, 1, "a"), (0, 1, 2, 1, "b"), (1, 0, 1, 1, "c")]),
        ((row(cell("x", columns_repeated=3)),), [(0, 0, 1, 1, "x"), (0, 1, 1, 1, "x"), (0, 2, 1, 1, "x")]),
        ((row(cell("a", columns_spanned=3), "<table:covered-table-cell table:number-columns-repeated='2'/>", cell("b")),),
         [(0, 0, 1, 3, "a"), (0, 3, 1, 1, "b")]),
        ((row(cell("a", rows_spanned=2), cell("b")),
          row("<table:covered-table-cell><text:p>left over</text:p></table:covered-table-cell>", cell("c"))),
         [(0, 0, 2, 1, "a\nleft over"), (0, 1, 1, 1, "b"), (1, 1, 1, 1, "c")]),
        ((row(cell("a"), cell("b")), row(cell("c"))),
         [(0, 0, 1, 1, "a"), (0, 1, 1, 1, "b"), (1, 0, 1, 1, "c")]),
        ((row("<table:table-cell><text:p>SG20</text:p><text:list><text:list-item><text:p>(SG16)</text:p></text:list-item>"
              "</text:list><text:p/></table:table-cell>"),), [(0, 0, 1, 1, "SG20\n(SG16)")]),
    ],
)  # fmt: skip
def test_tables(rows: tuple[str, ...], expected: list[tuple[int, int, int, int, str]]) -> None:
    """Cells stand where their spans, and the elements they cover, put them."""
    assert grid(read(odt(table(*rows))).tables[0]) == expected


def test_repeated_rows() -> None:
    """A row that is written once and counted stands as often."""
    repeated = row(cell("a")).replace("<table:table-row", "<table:table-row table:number-rows-repeated='3'")
    assert read(odt(table(repeated))).tables[0].rows == 3


def test_repeated_rows_share_no_cell() -> None:
    """A cell that would reach into a copy of its own row stays in its row; one from above ends where it says."""
    repeated = row(cell("a", rows_spanned=3), cell("b")).replace(
        "<table:table-row", "<table:table-row table:number-rows-repeated='2'"
    )
    assert grid(read(odt(table(repeated, row(cell("c"), cell("d"))))).tables[0]) == [
        (0, 0, 1, 1, "a"), (0, 1, 1, 1, "b"), (1, 0, 1, 1, "a"), (1, 1, 1, 1, "b"), (2, 0, 1, 1, "c"), (2, 1, 1, 1, "d")
    ]  # fmt: skip
    above, copies = row(cell("a", rows_spanned=3), cell("b")), row(COVERED, cell("c"))
    repeated = copies.replace("<table:table-row", "<table:table-row table:number-rows-repeated='2'")
    assert grid(read(odt(table(above, repeated, row(cell("d"), cell("e"))))).tables[0]) == [
        (0, 0, 3, 1, "a"), (0, 1, 1, 1, "b"), (1, 1, 1, 1, "c"), (2, 1, 1, 1, "c"), (3, 0, 1, 1, "d"), (3, 1, 1, 1, "e")
    ]  # fmt: skip


def test_what_stands_in_cells_comes_behind_the_table() -> None:
    """Tables and text boxes inside cells name their cell."""
    box = "<text:p>b<draw:frame><draw:text-box><text:p>boxed</text:p></draw:text-box></draw:frame></text:p>"
    document = read(odt(table(row(cell("a"), f"<table:table-cell>{table(row(cell('x')))}{box}</table:table-cell>"))))
    outer, nested, boxed = document.blocks
    assert isinstance(outer, Table)
    assert texts(document) == ["a\tb", "x", "boxed"]
    assert nested.inside == boxed.inside == outer.cells[1].place
    assert boxed.part is Part.TEXT_BOX


def test_parts_stand_in_order() -> None:
    """Headers and footers come behind the body, then footnotes, endnotes and comments; a text box behind its paragraph."""
    note = "<text:note text:note-class='{}'><text:note-citation>1</text:note-citation><text:note-body><text:p>{}</text:p></text:note-body></text:note>"
    document = read(
        odt(
            f"<text:p>a{note.format('endnote', 'end')}b{note.format('footnote', 'foot')}"
            "<office:annotation><dc:creator>Jane</dc:creator><dc:date>2024</dc:date><text:p>remark</text:p></office:annotation>"
            "<draw:custom-shape><text:p>drawn</text:p></draw:custom-shape><draw:line/>c</text:p>",
            masters="<style:footer><text:p>f</text:p></style:footer><style:header><text:p>h</text:p></style:header>"
            "<style:header-left style:display='false'><text:p>left</text:p></style:header-left>",
        )
    )
    assert [(block.part, block.text) for block in document.blocks] == [
        (Part.BODY, "abc"),
        (Part.TEXT_BOX, "drawn"),
        (Part.HEADER, "h"),
        (Part.FOOTER, "f"),
        (Part.FOOTNOTE, "foot"),
        (Part.ENDNOTE, "end"),
        (Part.COMMENT, "remark"),
    ]


def test_paragraphs_have_the_names_users_see() -> None:
    """Of an automatic style that of its parent is told, with its blanks."""
    styles = '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Heading_20_1"/>'
    document = read(odt('<text:p text:style-name="P1">a</text:p><text:p text:style-name="Standard">b</text:p>', styles))
    assert [paragraph.style for paragraph in document.paragraphs] == ["Heading 1", "Standard"]


def region(kind: str, number: int, inner: str = "") -> str:
    """Return an entry of the list of tracked changes."""
    return (
        f"<text:changed-region text:id='ct{number}'><text:{kind}><office:change-info><dc:creator>J</dc:creator>"
        f"</office:change-info>{inner}</text:{kind}></text:changed-region>"
    )


REGIONS = (
    "<text:tracked-changes>"
    + region("deletion", 1, "<text:p>SG16</text:p>")
    + region("insertion", 2)
    + region("deletion", 3, "<text:p>x</text:p><text:p>y</text:p>")
    + region("deletion", 4, "<text:p>gone</text:p>" + table(row(cell("t"))) + "<text:p>rest</text:p>")
    + region("deletion", 5, "<text:p>a<text:change text:change-id='ct5'/>b</text:p>")
    + region("deletion", 6)
    + "</text:tracked-changes>"
)
DELETED = "<text:change text:change-id='ct1'/>"
START, END = "<text:change-start text:change-id='ct2'/>", "<text:change-end text:change-id='ct2'/>"


@pytest.mark.parametrize(
    ("body", "accepted", "original"),
    [
        (f"<text:p>ITU-T {DELETED}{START}SG21{END}</text:p>", ["ITU-T SG21"], ["ITU-T SG16"]),
        ("<text:p>1<text:change text:change-id='ct3'/>2</text:p>", ["12"], ["1x", "y2"]),
        ("<text:p>1</text:p><text:change text:change-id='ct3'/><text:p>2</text:p>", ["1", "2"], ["1", "x", "y", "2"]),
        ("<text:p>1<text:change text:change-id='ct4'/>2</text:p>", ["12"], ["1gone", "t", "rest2"]),
        (f"<text:p>1{START}2</text:p><text:p>3</text:p><text:p>4{END}5</text:p>", ["12", "3", "45"], ["15"]),
        (f"<text:p>1{START}2</text:p>{table(row(cell('t')))}<text:p>4{END}5</text:p>", ["12", "t", "45"], ["1", "5"]),
        (f"<text:p>1{START}2</text:p>", ["12"], ["12"]),
        ("<text:p>1<text:change text:change-id='ct5'/></text:p>", ["1"], ["1ab"]),
        (f"{table(row(cell('a')), row(cell(DELETED)), row(cell()), row(cell(f'{START}n{END}')))}",
         ["a\n\nn"], ["a\nSG16\n"]),
    ],
)  # fmt: skip
def test_tracked_changes(body: str, accepted: list[str], original: list[str]) -> None:
    """Both views are read; a row of which nothing is left is gone, an empty one stays."""
    for view, expected in ((Revisions.ACCEPTED, accepted), (Revisions.ORIGINAL, original)):
        document = read(odt(REGIONS + body), view)
        assert texts(document) == expected
        assert Code.TRACKED_CHANGES in {finding.code for finding in document.findings}


def test_a_flat_document_is_the_same() -> None:
    """A document in one file is read like one in an archive."""
    body = f"<text:p>a</text:p>{table(row(cell('b')))}"
    assert read(flat(body)).blocks == read(odt(body)).blocks


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (
            packed({"mimetype": MIMETYPE, "content.xml": "\x01\x02", "META-INF/manifest.xml": f"<manifest:manifest {NAMES}><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>"}),
            EncryptedDocumentError("a.odt", "is encrypted", "open it and save it without a password"),
        ),
        (
            packed({"content.xml": f"<office:document-content {NAMES}><office:body><office:spreadsheet/></office:body></office:document-content>"}),
            UnsupportedFormatError("a.odt", "is an OpenDocument spreadsheet, not a text", "copy what matters into a text document"),
        ),
        (
            packed({"content.xml": f"<office:document-content {NAMES}/>"}),
            MalformedDocumentError("a.odt", "holds no body of an OpenDocument text", "get or save it again"),
        ),
        (
            packed({"mimetype": MIMETYPE}),
            MalformedDocumentError("a.odt", "its part content.xml is missing", "get or save it again"),
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_an_error_that_helps(data: bytes, error: ExtractError) -> None:
    """Passwords, other kinds of documents and missing parts are told apart."""
    with pytest.raises(type(error)) as caught:
        read(data)
    assert caught.value == error


NEST = 30


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (table(row(cell("x", columns_repeated=2_000_000_000))), "a table has more than 4 columns or 5 rows"),
        (table(row(cell("x", columns_repeated=10**40))), "a table has more than 4 columns or 5 rows"),
        (table(row(cell("x", columns_spanned=10**40), cell("y"))), "a table has more than 4 columns or 5 rows"),
        (table(*[row(cell("x"))] * 9), "a table has more than 4 columns or 5 rows"),
        (table(row(cell("x", columns_spanned=2_000_000_000))), "a table has more than 4 columns or 5 rows"),
        (
            table(row(cell("x")).replace("table-row", "table-row table:number-rows-repeated='2000000000'", 1)),
            "cells are repeated more than 5 times",
        ),
        (
            "<table:table><table:table-row><table:table-cell>" * NEST
            + "</table:table-cell></table:table-row></table:table>" * NEST,
            "tables or text boxes are nested more than 2 deep",
        ),
    ],
)
def test_limits_are_kept_with_a_finding(body: str, told: str) -> None:
    """What lies beyond a limit is left out, and the document says so."""
    document = read(odt(body), limits=Limits(rows=5, columns=4, nesting=2))
    found = [finding.message for finding in document.findings if finding.code is Code.LIMIT_REACHED]
    assert f"Not all was read: {told}." in found


def test_blanks_that_are_counted_are_limited() -> None:
    """Nobody writes a million blanks."""
    assert len(texts(read(odt("<text:p>a<text:s text:c='2000000000'/></text:p>")))[0]) == 1_001


def test_an_inflated_part_is_limited() -> None:
    """A part that inflates to more than the limit is an error."""
    with pytest.raises(LimitExceededError):
        read(odt(f"<text:p>{'x' * 100_000}</text:p>"), limits=Limits(part_bytes=50_000))


def test_styles_that_inherit_from_each_other_end() -> None:
    """A circle of styles hides nothing and is left."""
    styles = "".join(
        f'<style:style style:name="{one}" style:family="text" style:parent-style-name="{other}"/>'
        for one, other in ("AB", "BA")
    )
    assert texts(read(odt('<text:p><text:span text:style-name="A">x</text:span></text:p>', styles))) == ["x"]


# --- laws -------------------------------------------------------------------------------------------------------------

WORDS = st.text("ab \u2019é", max_size=6)
INLINE = st.recursive(
    WORDS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda parts: f"<text:span>{''.join(parts)}</text:span>"),
        st.lists(inner, max_size=3).map(lambda parts: f"<text:a>{''.join(parts)}</text:a>"),
        inner.map(lambda part: f"<draw:frame><draw:text-box><text:p>{part}</text:p></draw:text-box></draw:frame>"),
        inner.map(lambda part: f"<text:note><text:note-body><text:p>{part}</text:p></text:note-body></text:note>"),
    ),
    max_leaves=8,
)
PARAGRAPHS = INLINE.map(lambda inner: f"<text:p>{inner}</text:p>")


def _cells(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    spans = st.fixed_dictionaries(
        {}, optional={"columns_spanned": st.integers(1, 3), "rows_spanned": st.integers(1, 3)}
    )
    full = st.tuples(st.lists(inner, max_size=2), spans).map(
        lambda pair: cell(**pair[1]).replace("<text:p></text:p>", "".join(pair[0]))
    )
    covered = st.lists(inner, max_size=1).map(
        lambda parts: f"<table:covered-table-cell>{''.join(parts)}</table:covered-table-cell>"
    )
    return st.one_of(full, full, covered)


BLOCKS = st.recursive(
    PARAGRAPHS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(
            lambda parts: f"<text:list><text:list-item>{''.join(parts)}</text:list-item></text:list>"
        ),
        st.lists(st.lists(_cells(inner), min_size=1, max_size=3), min_size=1, max_size=3).map(
            lambda rows: table(*[row(cell(), *cells) for cells in rows])
        ),
    ),
    max_leaves=10,
)


@settings(max_examples=200, deadline=None)
@given(st.lists(BLOCKS, max_size=4).map("".join))
def test_no_letter_is_lost(body: str) -> None:
    """Every letter of the content stands in the document, as often; and the document is sound."""
    document = read(odt(body))
    root = etree.fromstring(content(body).encode())
    assert sorted(_letters(str(root.xpath("string()")))) == sorted(_letters("".join(texts(document))))
    for each in document.tables:
        areas = [
            (row, column)
            for one in each.cells
            for row in range(one.row, one.row + one.row_span)
            for column in range(one.column, one.column + one.column_span)
        ]
        assert len(areas) == len(set(areas))
        assert all(document.text_at(one.place) == one.text for one in each.cells)
    assert all(document.text_at(block.inside) is not None for block in document.blocks if block.inside)


def _letters(text: str) -> str:
    return re.sub(r"\s", "", text)
