r"""RTF: one construct each, as Word, LibreOffice, Cocoa and smaller programs write it."""

import pytest

from fgmv_extract.document import Document, Part, Table
from fgmv_extract.errors import LimitExceededError, MalformedDocumentError
from fgmv_extract.findings import Code
from fgmv_extract.options import Limits, Options, Revisions
from fgmv_extract.places import File
from fgmv_extract.readers import rtf

FONTS = (
    r"{\fonttbl{\f0\froman\fcharset0 Times New Roman;}{\f1\fcharset204{\*\fname Arial;}Arial CYR;}{\f2\fcharset2 Symbol;}"
    r"{\f3\fcharset128 MS Mincho;}{\f4\fnil\fcharset77 Geneva;}{\f5\fcharset2 Wingdings;}}"
)


def read(body: str, revisions: Revisions = Revisions.ACCEPTED, limits: Limits | None = None) -> Document:
    """Read a document with a font table and this body."""
    data = f"{{\\rtf1\\ansi\\ansicpg1252\\deff0{FONTS}{body}}}".encode("latin-1")
    file = File(name="a.rtf", format="rtf", size=len(data), sha256="")
    return rtf.read(data, file, Options(revisions=revisions, limits=limits or Limits()))


def texts(document: Document) -> list[str]:
    """Return the texts of all blocks."""
    return [block.text for block in document.blocks]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (r"SG20\par", ["SG20"]),
        (r"no mark at the end", ["no mark at the end"]),
        ("one\\par\r\ntwo\\\nthree\\par", ["one", "two", "three"]),
        (r"a\tab b\line c\par", ["a\tb\nc"]),
        (r"{\b bold} and {\i italic}\par", ["bold and italic"]),
        (r"split\b0 ted wo\i0 rds\par", ["splitted words"]),
        (r"\{braces\} and \\ stay\par", ["{braces} and \\ stay"]),
        (
            r"Group\rquote s \ldblquote x\rdblquote \endash  1\emdash 2\par",
            ["Group\u2019s \u201cx\u201d\u2013 1\u20142"],
        ),
        (r"SG2\_TD9\~R1\-x\par", ["SG2\u2011TD9\u00a0R1\u00adx"]),
        (r"Group\'92s \'96 \'80\par", ["Group\u2019s \u2013 \u20ac"]),
        (r"Group\u8217\'92s\par", ["Group\u2019s"]),
        (r"Group\u8217 ?s\par", ["Group\u2019s"]),
        (r"\uc0 Group\u8217s\par", ["Group\u2019s"]),
        (r"\uc2 Group\u8217 ??s{\uc0\u8211x}\u8211 ??y\par", ["Group\u2019s\u2013x\u2013y"]),
        (r"\u8220\ldblquote x\u8221\rdblquote y\par", ["\u201cx\u201dy"]),
        (r"{\u8211}-x\par", ["\u2013-x"]),
        (r"\uc1\u-10179?\u-8704?\par", ["\U0001f600"]),
        (r"\u128512?\par", ["\U0001f600"]),
        (r"half \u-10179?x, other \u-8704?y\par", ["half x, other \ufffdy"]),
        (r"\uc0 a\u8232 b\par", ["a\nb"]),
        (r"{\f1\'d1\'c3}20\par", ["СГ20"]),
        (r"{\f3\'93\'8c\'8b\'9e}\'92\par", ["東京\u2019"]),
        (r"{\f3\'83A}\par", ["ア"]),  # the second byte of a character may be written as it is
        (r"{\f3\'93}x\par", ["\ufffdx"]),
        (r"{\f4\'8e}\par", ["é"]),
        (r"{\f2\'b3 m}\par", ["≥ μ"]),
        (r"{\f5\u-3844 ?}\par", ["✓"]),
        (r"{\f0\u-3844 ?}\par", ["\uf0fc"]),
        ("\xe9t\xe9\\par", ["été"]),
        ("a\x00b\x07\\par", ["ab"]),
        (r"{\pict\wmetafile8 0123abcd}x\par", ["x"]),
        (r"{\*\shppict{\pict\pngblip 00}}{\nonshppict{\pict 00}}x\par", ["x"]),
        (r"{\pict\bin6 {}}{\\}x\par", ["x"]),
        (r"a\bin3 }}}b\par", ["ab"]),
        (r"{\*\unheardof text {nested} }x\par", ["x"]),
        ("{\\*\n\\unheardof text}x\\par", ["x"]),
        (r"{\b0\*\cs7 as StarWriter writes}\par", ["as StarWriter writes"]),
        (r"{\*\bkmkstart _Ref1}x{\*\bkmkend _Ref1}\par", ["x"]),
        (r"{\listtext 1.\tab}item\par{\pntext\'b7\tab}other\par", ["item", "other"]),
        (r'{\field{\*\fldinst HYPERLINK "http://itu.int"}{\fldrslt the ITU}}\par', ["the ITU"]),
        (r"{\field{\*\fldinst{ PAGE }}{\fldrslt{12}}} of 13\par", ["12 of 13"]),
        (r"{\upr{\'80}{\*\ud{\u8364 ?}}}\par", ["\u20ac"]),
        (r"x{\xe{\v hidden entry}}y\par", ["xy"]),
        (
            r"E={\mmath{\*\moMath{\mf{\mfPr{\mtype bar}}{\mnum{\mr m}}{\mden{\mr c}}}}}{\mmathPict{\pict 00}}\par",
            ["E=mc"],
        ),
        (r"a\page b\par\page c\par", ["a\nb", "c"]),
        (r"a\sect b\par\sect", ["a", "b"]),
        (r"\par\par x\par", ["", "", "x"]),
        ("tab\there\\par", ["tab\there"]),
        (r"{\stylesheet{\s0 Normal;}{\s1 heading 1;}}{\info{\title x}}{\colortbl;\red0;}y\par", ["y"]),
        ("\\'", []),
        ("{\\object\\objemb{\\*\\objclass Excel}{\\*\\objdata 00}{\\result shown\\par}}", ["shown"]),
    ],
)
def test_text(body: str, expected: list[str]) -> None:
    """What a reader sees becomes text, whatever stands between."""
    assert texts(read(body)) == expected


@pytest.mark.parametrize(
    ("head", "text"),
    [
        (r"\ansi\ansicpg1251", "Группа"),
        (r"\ansi\ansicpg65001", "Группа"),
        (r"\mac", "é"),
        (r"\pc", "é"),
        (r"\pca", "é"),
        (r"\ansi\ansicpg932", "東京"),
    ],
)
def test_the_code_page_of_the_document(head: str, text: str) -> None:
    """Bytes outside any font are read in the code page the document names, in hexadecimal and as they are."""
    codec = {"\\mac": "mac_roman", "\\pc": "cp437", "\\pca": "cp850"}.get(head) or f"cp{head.partition('cpg')[2]}"
    raw = text.encode("utf-8" if codec == "cp65001" else codec)
    coded = "".join(f"\\'{byte:02x}" for byte in raw).encode()
    data = b"{\\rtf1" + head.encode() + b" " + coded + b"\\par " + raw + b"\\par}"
    document = rtf.read(data, File(name="a", format="rtf", size=len(data), sha256=""), Options())
    assert texts(document) == [text, text]


def grid(document: Document) -> list[tuple[int, int, int, int, str]]:
    """Return row, column, row span, column span and text of the cells of the first table."""
    return [(cell.row, cell.column, cell.row_span, cell.column_span, cell.text) for cell in document.tables[0].cells]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            r"\trowd\cellx1000\cellx2000\pard\intbl a\cell b\cell\row\trowd\cellx1000\cellx2000\pard\intbl c\cell\cell\row",
            [(0, 0, 1, 1, "a"), (0, 1, 1, 1, "b"), (1, 0, 1, 1, "c"), (1, 1, 1, 1, "")],
        ),
        (  # the definition behind the cells only, as the specification first had it
            r"\pard\intbl a\cell b\cell\trowd\cellx1000\cellx2000\row",
            [(0, 0, 1, 1, "a"), (0, 1, 1, 1, "b")],
        ),
        (  # no definition of the second row: that of the first holds
            r"\trowd\cellx1000\cellx2000\pard\intbl a\cell b\cell\row\pard\intbl c\cell d\cell\row",
            [(0, 0, 1, 1, "a"), (0, 1, 1, 1, "b"), (1, 0, 1, 1, "c"), (1, 1, 1, 1, "d")],
        ),
        (  # two paragraphs and a line break in a cell
            r"\trowd\cellx1000\pard\intbl SG20\par (SG16)\line x\par\cell\row",
            [(0, 0, 1, 1, "SG20\n(SG16)\nx")],
        ),
        (  # edges that miss each other by a few twips are one
            r"\trowd\cellx1000\cellx2000\intbl a\cell b\cell\row\trowd\cellx1012\cellx1995\intbl c\cell d\cell\row",
            [(0, 0, 1, 1, "a"), (0, 1, 1, 1, "b"), (1, 0, 1, 1, "c"), (1, 1, 1, 1, "d")],
        ),
        (  # a cell over two columns, told by its edge; a row that begins later
            (
                r"\trowd\trleft0\cellx1000\cellx2000\intbl a\cell b\cell\row\trowd\cellx2000\intbl c\cell\row"
                r"\trowd\trleft1000\cellx2000\intbl d\cell\row"
            ),
            [(0, 0, 1, 1, "a"), (0, 1, 1, 1, "b"), (1, 0, 1, 2, "c"), (2, 1, 1, 1, "d")],
        ),
        (  # merged across by marks
            r"\trowd\clmgf\cellx1000\clmrg\cellx2000\cellx3000\intbl a\cell\cell b\cell\row",
            [(0, 0, 1, 2, "a"), (0, 2, 1, 1, "b")],
        ),
        (  # merged down
            r"\trowd\clvmgf\cellx1000\cellx2000\intbl a\cell b\cell\row\trowd\clvmrg\cellx1000\cellx2000\intbl\cell c\cell\row",
            [(0, 0, 2, 1, "a"), (0, 1, 1, 1, "b"), (1, 1, 1, 1, "c")],
        ),
        (  # fewer cells than defined: the last one is absent, not empty
            r"\trowd\cellx1000\cellx2000\intbl a\cell b\cell\row\trowd\cellx1000\cellx2000\intbl c\cell\row",
            [(0, 0, 1, 1, "a"), (0, 1, 1, 1, "b"), (1, 0, 1, 1, "c")],
        ),
        (  # more cells than defined
            r"\trowd\cellx1000\intbl a\cell b\cell\row",
            [(0, 0, 1, 1, "a"), (0, 1, 1, 1, "b")],
        ),
        (  # edges that go backwards
            r"\trowd\cellx2000\cellx1000\cellx1000\intbl a\cell b\cell c\cell\row",
            [(0, 0, 1, 1, "a"), (0, 1, 1, 1, "b"), (0, 2, 1, 1, "c")],
        ),
        (  # no \intbl at all; the row never ends
            r"\trowd\cellx1000\cellx2000\pard a\cell b\cell",
            [(0, 0, 1, 1, "a"), (0, 1, 1, 1, "b")],
        ),
        (  # what stands behind the last mark of a cell is a cell
            r"\trowd\cellx1000\cellx2000\intbl a\cell b\row",
            [(0, 0, 1, 1, "a"), (0, 1, 1, 1, "b")],
        ),
    ],
)
def test_tables(body: str, expected: list[tuple[int, int, int, int, str]]) -> None:
    """Cells stand on one grid, whatever edges and marks their rows have."""
    document = read(body)
    assert grid(document) == expected
    assert len(document.tables) == 1


def test_a_paragraph_between_rows_parts_tables() -> None:
    """Rows belong to one table until a paragraph outside tables comes."""
    row = r"\trowd\cellx1000\pard\intbl a\cell\row"
    assert texts(read(rf"{row}{row}\pard x\par{row}")) == ["a\na", "x", "a"]


@pytest.mark.parametrize(
    "inner",
    [
        r"\pard\intbl\itap2 x\nestcell y\nestcell{\*\nesttableprops\trowd\cellx500\cellx900\nestrow}{\nonesttables\par}",
        r"\pard\intbl\itap2{x\nestcell}{y\nestcell}\pard\intbl\itap2{\*\nesttableprops\trowd\cellx500\cellx900\nestrow}",
    ],
)
def test_a_table_in_a_cell_stands_behind_its_table(inner: str) -> None:
    """A nested table names the cell it stands in, and its definition does not replace that of the outer row."""
    document = read(
        rf"\trowd\cellx1000\cellx2000\pard\intbl a\cell {inner}\pard\intbl b\cell\row\pard\intbl c\cell d\cell\row"
    )
    outer, nested = document.tables
    assert grid(document) == [(0, 0, 1, 1, "a"), (0, 1, 1, 1, "b"), (1, 0, 1, 1, "c"), (1, 1, 1, 1, "d")]
    assert [cell.text for cell in nested.cells] == ["x", "y"]
    assert nested.inside == outer.cells[1].place


@pytest.mark.parametrize(
    ("body", "accepted", "original"),
    [
        (r"ITU-T {\deleted SG16}{\revised SG21}\par", ["ITU-T SG21"], ["ITU-T SG16"]),
        (r"a{\deleted\par}b\par", ["ab"], ["a", "b"]),
        (r"a{\revised\par}b\par", ["a", "b"], ["ab"]),
        (r"{\mvf x\par}y\par{\mvt x\par}", ["y", "x"], ["x", "y"]),
        (r"{\deleted gone\par}", [], ["gone"]),
        (r"x{\deleted{\footnote note\par}}\par", ["x"], ["x", "note"]),
        (r"{\deleted a\deleted0 b}\par", ["b"], ["ab"]),
        (r"{\deleted a\plain b}\par", ["b"], ["ab"]),
        (
            r"\trowd\cellx900\intbl{\deleted a\cell}\row\intbl b\cell\row\intbl{\revised c}\cell\row\intbl\cell\row",
            ["b\nc\n"],
            ["a\nb\n"],
        ),
    ],
)
def test_tracked_changes(body: str, accepted: list[str], original: list[str]) -> None:
    """Both views are read; a row of which nothing is left is gone, an empty one stays."""
    for view, expected in ((Revisions.ACCEPTED, accepted), (Revisions.ORIGINAL, original)):
        document = read(body, view)
        assert texts(document) == expected
        assert Code.TRACKED_CHANGES in {finding.code for finding in document.findings}


def test_hidden_text_is_left_out_with_a_finding() -> None:
    """Hidden runs are counted, blanks among them are not."""
    document = read(r"a{\v hidden}{\v  }\v0 b\par")
    assert texts(document) == ["ab"]
    assert [finding.message for finding in document.findings] == ["Left out: 1 hidden run."]


@pytest.mark.parametrize("word", ["strike", "striked", "striked1"])
def test_struck_text_is_left_out_with_a_finding(word: str) -> None:
    """Runs that are struck through once or twice are a deletion that was made by hand; the original has them."""
    body = rf"SG16, {{\{word} SG13}} SG11{{\{word}  }}\{word} x\strike0\striked0  and\{word} y\plain  SG5\par"
    document = read(body)
    assert texts(document) == ["SG16,  SG11 and SG5"]
    assert [(each.code, each.message) for each in document.findings] == [
        (Code.STRUCK_TEXT, "Struck through, and left out: 3 runs.")
    ]
    original = read(body, Revisions.ORIGINAL)
    assert texts(original) == ["SG16, SG13 SG11 x andy SG5"]
    assert original.findings == ()


def test_parts_stand_in_order() -> None:
    """Headers and footers come behind the body, then footnotes, endnotes and comments; a text box behind its paragraph."""
    document = read(
        r"{\header head\par}{\footerf foot\par}body{\footnote\pard note\par}{\footnote\ftnalt end\par}"
        r"{\*\atnid x}{\*\atnauthor Jane}\chatn{\*\annotation remark\par}"
        r"{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt boxed\par}}{\shprslt boxed\par}} more\par"
    )
    assert [(block.part, block.text) for block in document.blocks] == [
        (Part.BODY, "body more"),
        (Part.TEXT_BOX, "boxed"),
        (Part.HEADER, "head"),
        (Part.FOOTER, "foot"),
        (Part.FOOTNOTE, "note"),
        (Part.ENDNOTE, "end"),
        (Part.COMMENT, "remark"),
    ]


def test_a_text_box_in_a_cell_names_the_cell() -> None:
    """The text box stands behind the table, inside the cell."""
    document = read(r"\trowd\cellx900\cellx1900\intbl a\cell b{\shp{\*\shpinst{\shptxt\pard boxed\par}}}\cell\row")
    table, box = document.blocks
    assert isinstance(table, Table)
    assert (box.text, box.inside) == ("boxed", table.cells[1].place)


def test_paragraphs_have_the_names_of_their_styles() -> None:
    """Styles are named in the style sheet by numbers."""
    document = read(
        r"{\stylesheet{Normal;}{\s1\sbasedon0\snext0 heading 1;}{\*\cs10 Strong;}}\pard\s1 A\par\pard B\par"
    )
    assert [paragraph.style for paragraph in document.paragraphs] == ["heading 1", "Normal"]


def test_a_document_that_is_cut_off_says_so() -> None:
    """What there is of it is read."""
    data = rb"{\rtf1\ansi\trowd\cellx900\cellx1900\intbl a\cell b\cell\row\intbl c\cell unfin"
    document = rtf.read(data, File(name="a", format="rtf", size=len(data), sha256=""), Options())
    assert texts(document) == ["a\tb\nc\tunfin"]
    assert [finding.code for finding in document.findings] == [Code.CUT_OFF]


def test_what_is_no_rtf_is_an_error() -> None:
    """The first characters tell."""
    with pytest.raises(MalformedDocumentError) as caught:
        rtf.read(b"rtf", File(name="a.rtf", format="rtf", size=3, sha256=""), Options())
    assert caught.value == MalformedDocumentError("a.rtf", "does not begin as RTF does", "get or save it again")


def test_the_limit_of_bytes_is_kept() -> None:
    """A file that is larger is not looked at."""
    with pytest.raises(LimitExceededError):
        read("x" * 100, limits=Limits(input_bytes=50))
