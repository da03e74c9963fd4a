"""HTML pages: paragraphs and tables as a browser shows them, and as the Word file has them that the page was made of."""

from collections.abc import Sequence

import pytest

import fgmv_extract as fx
from fgmv_extract.document import Part, Table
from fgmv_extract.options import Limits

Told = str | list[list[str | None]]


def read(page: str) -> fx.Document:
    """Read a page."""
    return fx.read(f"<html><body>{page}</body></html>".encode(), name="page.html")


def told(page: str) -> list[Told]:
    """Return paragraphs as texts and tables as rows of texts; None where no cell is."""
    return [
        [[cell.text if cell else None for cell in row] for row in block.grid]
        if isinstance(block, Table)
        else block.text
        for block in read(page).blocks
    ]


def codes(document: fx.Document) -> set[fx.Code]:
    """Return what was found."""
    return {finding.code for finding in document.findings}


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>a</p><p>b</p>", ["a", "b"]),
        ("a<div>b</div>c", ["a", "b", "c"]),
        ("<p>a<br>b</p>", ["a\nb"]),
        ("<p>a<br></p>b", ["a", "b"]),
        ("<p>SG\n   20 <b> x </b>\t\n y</p>", ["SG 20 x y"]),
        ("<p>a</p><p><br></p><p>&nbsp;</p><p></p><p>b</p>", ["a", "b"]),
        ("<p>a&nbsp;b</p>", ["a\u00a0b"]),
        ("<p>Tel:\t+41</p>", ["Tel:\t+41"]),
        ("<p>meta<b>ver</b>se</p>", ["metaverse"]),
        ("<p>meta<wbr>verse, meta&shy;verse</p>", ["metaverse, meta\u00adverse"]),
        ("<h1>Annex A</h1>text<hr>text", ["Annex A", "text", "text"]),
        ("<ol><li>a<ul><li>b</ul><li><p>c</p></ol>", ["a", "b", "c"]),
        ("<dl><dt>State<dd>Posted</dl>", ["State", "Posted"]),
        ("<p>She said <q>no</q>.</p>", ["She said “no”."]),
        ("<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>", ["漢(kan)"]),
        ("<p>1 &lt; 2 &amp; 3 &#8211; &#150;</p>", ["1 < 2 & 3 – –"]),
        ("<p>Title: <input value='x'><input type=hidden value=no></p>", ["Title: x"]),
        ("<p>To: <select><option>SG16<option selected>SG20</select></p>", ["To: SG20"]),
        ("<p>a</p></body></html><p>b</p>", ["a", "b"]),
    ],
)
def test_lines_are_as_a_browser_shows_them(page: str, expected: Sequence[Told]) -> None:
    """Blocks end paragraphs, breaks end lines, white space is one blank, and nothing without height is a paragraph."""
    assert told(page) == expected


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<table><tr><td>a<td>b<tr><td>c</table>", [[["a", "b"], ["c", None]]]),
        ("<table><tr><td><p>a</p><p>&nbsp;</p><p>b<br>c</p><p><br></p></table>", [[["a\n\nb\nc"]]]),
        ("<table><tr><td>&nbsp;<td><br><td></table>", [[["", "", ""]]]),
        ("<table><tr><td colspan=2>a<tr><td>b<td>c</table>", [[["a", "a"], ["b", "c"]]]),
        ("<table><tr><td rowspan=2>a<td>b<tr><td>c</table>", [[["a", "b"], ["a", "c"]]]),
        ("<table><tr><td rowspan=0>a<td>b<tr><td>c<tr><td>d</table>", [[["a", "b"], ["a", "c"], ["a", "d"]]]),
        ("<table><tr><td colspan=1000000>a<tr><td>b<td>c</table>", [[["a", "a"], ["b", "c"]]]),
        ("<table><tr><td colspan=x rowspan=-1>a<td colspan=0>b</table>", [[["a", "b"]]]),
        ("<table><tr><td>a<td rowspan=2>b<tr><td colspan=2>c</table>", [[["a", "b"], ["c", "b"]]]),
        ("<table><tr></tr><tr><td>a</tr><tr></tr></table>", [[["a"]]]),
        (
            "<table><tfoot><tr><td>f</tfoot><tbody><tr><td rowspan=9>b</tbody><thead><tr><th>h</thead></table>",
            [[["h"], ["b"], ["f"]]],
        ),
        ("<table><caption>Table 1</caption>x<tr><td>a</td>y</tr></table>z", ["Table 1", "x", "y", [["a"]], "z"]),
        ("<p>x<table><tr><td>a</table>y", ["x", [["a"]], "y"]),
        ("<td>a</td><td>b</td>", ["a", "b"]),
        ("<table><td>a<div><td>b</div></table>", [[["a", "b"]]]),
        ("<table></table><table><tr></table>x", ["x"]),
    ],
)
def test_tables_stand_on_their_grid(page: str, expected: Sequence[Told]) -> None:
    """Spans, groups of rows, missing cells and stray text come out as the HTML Standard forms a table."""
    assert told(page) == expected


def test_nested_table_stands_behind_and_inside() -> None:
    """A table in a cell follows the table that holds it and names the cell; the other lines of the cell stay."""
    document = read("<table><tr><td>a<td>x<table><tr><td>n<td>m</table>y<tr><td>b<td>c</table>")
    outer, inner = document.tables
    assert [cell.text for cell in outer.cells] == ["a", "x\ny", "b", "c"]
    assert inner.inside == outer.grid[0][1].place if outer.grid[0][1] else None
    assert [document.text_at(cell.place) for cell in inner.cells] == ["n", "m"]


@pytest.mark.parametrize(
    "page",
    [
        "<table><tr><td>menu<td><p>Annex A</p><table><tr><td>1<td>2<tr><td>3<td>4</table>end</table>",
        "<table><tr><td>menu<tr><td>Annex A<tr><td><table><tr><td>1<td>2<tr><td>3<td>4</table><tr><td>end</table>",
        "<table role=presentation><tr><td>menu<td>Annex A</table><table><tr><td>1<td>2<tr><td>3<td>4</table>end",
    ],
)
def test_table_that_only_arranges_is_none(page: str) -> None:
    """What stands in the boxes of a layout stands in the body, in reading order."""
    assert told(page) == ["menu", "Annex A", [["1", "2"], ["3", "4"]], "end"]


@pytest.mark.parametrize(
    "page",
    [
        (
            "<p>a<a style='mso-footnote-id:ftn1' href='#_ftn1' name=_ftnref1><span>[1]</span></a></p>"
            "<div style='mso-element:footnote-list'><hr><div style='mso-element: footnote' id=ftn1>"
            "<p class=MsoFootnoteText><a href='#_ftnref1'>[1]</a> n</p></div></div><p>b</p>"
        ),
        (
            "<p>a<a class=sdfootnoteanc href='#sdfootnote1sym'><sup>1</sup></a></p><div id=sdfootnote1><p>"
            "<a class=sdfootnotesym href='#sdfootnote1anc'>1</a>n</p></div><p>b</p>"
        ),
        (
            "<p>a<a href='#fn1' class=footnote-ref><sup>1</sup></a></p><section class=footnotes role=doc-endnotes><hr><ol>"
            "<li id=fn1><p>n<a href='#fnref1'>↩︎</a></p></li></ol></section><p>b</p>"
        ),
    ],
    ids=["Word", "LibreOffice", "pandoc"],
)
def test_notes_stand_behind_the_body_without_their_marks(page: str) -> None:
    """The numbers of notes are no text; the notes themselves are a part of their own."""
    assert [(p.part, p.text) for p in read(page).paragraphs] == [
        (Part.BODY, "a"),
        (Part.BODY, "b"),
        (Part.FOOTNOTE, "n"),
    ]


def test_a_heading_of_two_rows_that_was_cut_is_whole() -> None:
    """LibreOffice puts only the first heading row into the head of a table; its cells reach down to the row that lacks them."""
    document = read(
        "<table><thead><tr><th rowspan=2>No.<th colspan=2>Allocated to</thead>"
        "<tbody><tr><td>SG5<td>SG20<tr><td>FGMV-49<td>P<td>S</tbody></table>"
    )
    (table,) = document.tables
    assert [[cell and cell.text for cell in row] for row in table.grid] == [
        ["No.", "Allocated to", "Allocated to"],
        ["No.", "SG5", "SG20"],
        ["FGMV-49", "P", "S"],
    ]


def test_cells_reach_no_further_than_their_group() -> None:
    """As browsers show it: a cell that reaches out of the head is cut where the row below is whole."""
    (table,) = read("<table><thead><tr><th rowspan=2>a<th>b</thead><tbody><tr><td>c<td>d</tbody></table>").tables
    assert [[cell and cell.text for cell in row] for row in table.grid] == [["a", "b"], ["c", "d"]]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("FGMV-39<sup>1</sup>", "FGMV-39¹"),
        ("1<sup>st</sup>", "1st"),
        ("CO<sub>2</sub>", "CO2"),
        ("a<sup> 12 </sup>", "a¹²"),
    ],
)
def test_raised_figures_do_not_run_into_numbers(written: str, shown: str) -> None:
    """A note mark that is typed by hand is no part of the number before it; raised letters are text."""
    assert told(f"<p>{written}</p>") == [shown]


def test_link_that_is_no_note_is_text() -> None:
    """A link within the page is text, be it a number."""
    assert told("<table><tr><td><a href='#r1'>1</a><td><a href='#FGMV-01'>FGMV-01</a></table>") == [[["1", "FGMV-01"]]]


def test_page_header_is_a_part_of_its_own() -> None:
    """LibreOffice puts the header of the pages in front; in the document it stands behind the body."""
    document = read("<div title=header><p>SG20-LS160</p></div><p>text</p>")
    assert [(p.part, p.text) for p in document.paragraphs] == [(Part.BODY, "text"), (Part.HEADER, "SG20-LS160")]


def test_what_word_writes_beside_the_text_is_left() -> None:
    """List numbers, tabs, field instructions and conditional comments are read as in the Word file."""
    page = (
        "<!--[if gte mso 9]><p>no</p><![endif]--><p class=MsoListParagraph><![if !supportLists]>"
        "<span style='mso-list:Ignore'>1)<span>&nbsp;&nbsp;</span></span><![endif]>Item<o:p></o:p></p>"
        "<p>Tel:<span style='mso-tab-count:1'>&nbsp; </span>+41</p><?xml:namespace prefix = o ?>"
        "<p>Page <span style='mso-element:field-begin'></span> PAGEREF _Toc1 \\h"
        "<span style='mso-element:field-separator'></span>7<span style='mso-element:field-end'></span></p>"
        "<p><span style='display:none;mso-hide:screen'>12</span></p><xml><w:View>Print</w:View></xml>"
    )
    assert told(page) == ["Item", "Tel:\t+41", "Page 7", "12"]


def test_tabs_of_libreoffice_in_xhtml() -> None:
    """LibreOffice writes a tab as a bare span that begins with a no-break blank, in XHTML only."""
    mark = "<!--This file was converted to xhtml by LibreOffice - see x-->"
    page = "<p>Noor<span>&#160;Example</span></p>"
    assert told(mark + page) == ["Noor\t\u00a0Example"]
    assert told(page) == ["Noor\u00a0Example"]


def test_style_is_the_class_or_the_heading() -> None:
    """A paragraph has the style its class names, a heading its rank."""
    document = read("<h2>a</h2><p class=MsoNormal>b</p><p>c</p>")
    assert [paragraph.style for paragraph in document.paragraphs] == ["h2", "MsoNormal", None]


def test_preformatted_text_is_read_as_a_text_file() -> None:
    """Outside tables its tables are tables; in a cell it is lines, and lines that were wrapped are one."""
    wrapped = "ITU-T Study Group 20 would like to thank the TSAG for its liaison\nand looks forward to your answer."
    table = "\tNo.\n\tTitle\n\n\tFGMV-01\n\tDefinition\n\n\tFGMV-02\n\tGlossary\n\n"
    document = read(
        f"<pre>LS on x\n\n{table}</pre><table><tr><td><pre>a\n  b\n</pre></table>"
        f"<table><tr><td><pre>{wrapped}</pre></table>"
    )
    assert document.paragraphs[0].text == "LS on x"
    assert [cell.text for cell in document.tables[0].cells][:4] == ["No.", "Title", "FGMV-01", "Definition"]
    assert document.tables[-2].cells[0].text == "a\nb"
    assert document.tables[-1].cells[0].text == wrapped.replace("\n", " ")


def test_blocks_inside_preformatted_text_end_its_lines() -> None:
    """No text is glued together where a block interrupts kept white space."""
    assert told("<pre>a\nb<p>c</p>d\n</pre><p>e</p>") == ["a", "b", "c", "d", "e"]


# --- what is not shown --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "hidden",
    [
        "<p style='color:red; DISPLAY : none'>no</p>",
        "<span style='display:none;mso-hide:all'>no</span>",
        "<div hidden><p>no</p></div>",
        "<p style='visibility:hidden'>no</p>",
        "<style>.k, p.gone {display:none} @media print {.p {display:none}}</style><p class='x gone'>no</p><p class=p></p>",
        "<style><!-- #gone { display: none; } --></style><p id=gone>no</p>",
    ],
)
def test_hidden_text_is_left_with_a_finding(hidden: str) -> None:
    """What a style hides is not read, and said."""
    document = read(f"<p>a</p>{hidden}<p>b</p>")
    assert [paragraph.text for paragraph in document.paragraphs] == ["a", "b"]
    assert fx.Code.HIDDEN_TEXT in codes(document)


@pytest.mark.parametrize(
    "struck",
    ["<s>no</s>", "<strike>no</strike>", "<span style='color:red; text-decoration: underline line-through'>no</span>"],
)
def test_struck_text_is_left_with_a_finding(struck: str) -> None:
    """What is crossed out by hand is not read, and said."""
    document = read(f"<p>a{struck}b</p>")
    assert [paragraph.text for paragraph in document.paragraphs] == ["ab"]
    assert codes(document) == {fx.Code.STRUCK_TEXT}


@pytest.mark.parametrize(
    "silent",
    ["<script>no</script>", "<template>no</template>", "<!-- no -->", "<style>p{}</style>", "<![if x]><![endif]>"],
)
def test_what_is_no_text_leaves_no_trace(silent: str) -> None:
    """Programs, style sheets and comments are no text of the page."""
    document = read(f"<p>a{silent}b</p>")
    assert [paragraph.text for paragraph in document.paragraphs] == ["ab"]
    assert document.findings == ()


def test_hidden_cell_is_none() -> None:
    """A cell that is not shown leaves its column to the next one, and the cell around it stays open."""
    assert told("<table><tr><td style='display:none'>no</td><td>a</td></tr></table>") == [[["a"]]]


@pytest.mark.parametrize(
    ("revisions", "expected"), [(fx.Revisions.ACCEPTED, "SG21, SG20 y"), (fx.Revisions.ORIGINAL, "SG16, SG20x y")]
)
def test_tracked_changes_are_read_in_one_view(revisions: fx.Revisions, expected: str) -> None:
    """Deletions and insertions, as Word and pandoc write them, belong to one view each."""
    page = (
        "<p><del cite='mailto:x'>SG16</del><ins cite='mailto:x'>SG21</ins>, SG20"
        "<span class=deletion data-author=x>x</span> <span class=insertion></span>y</p>"
    )
    document = fx.read(page.encode(), name="page.html", revisions=revisions)
    assert document.paragraphs[0].text == expected
    assert "2 deletions, 1 insertion" in document.findings[0].message


def test_page_inside_the_page_is_said() -> None:
    """A frame shows another page; that was not read."""
    assert codes(read("<p>a</p><iframe src='https://example.org'></iframe>")) == {fx.Code.EMBEDDED_DOCUMENT}


# --- limits -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("tag", ["div", "b", "span", "p><i", "section"])
def test_deep_nesting_loses_no_text(tag: str) -> None:
    """A hundred thousand tags inside each other hide neither what is in them, nor what follows."""
    page = f"<p>a</p>{f'<{tag}>' * 100_000}b<table><tr><td>c<td>d</table>{f'</{tag}>' * 100_000}<p>e</p>"
    document = read(page)
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert texts == ["a", "b", "e"]
    assert [cell.text for cell in document.tables[0].cells] == ["c", "d"]
    assert fx.Code.LIMIT_REACHED in codes(document) or tag == "p><i"


@pytest.mark.parametrize("depth", [17, 300, 3000])
def test_deeply_nested_tables_lose_no_text(depth: int) -> None:
    """Beyond the limit on nesting, tables are lines; every text is still there."""
    document = read("<table><tr><td>x<td>a" * depth + "b" + "</td><td>c</td></tr></table>" * depth)
    texts = [cell.text for table in document.tables for cell in table.cells] + [p.text for p in document.paragraphs]
    counts = [sum(text.split().count(word) for text in texts) for word in ("x", "c")]
    assert counts == [depth, depth]
    assert fx.Code.LIMIT_REACHED in codes(document)


def test_too_many_rows_and_columns_are_cut_and_told() -> None:
    """What lies beyond the limits is not read, with a finding."""
    page = "<table>" + "<tr><td>a<td>b<td colspan=3>c<td>d" * 9 + "</table>"
    document = fx.read(page.encode(), name="page.html", limits=Limits(rows=5, columns=3))
    assert (document.tables[0].rows, document.tables[0].columns) == (5, 3)
    assert "LIMIT_REACHED" in {code.name for code in codes(document)}


def test_page_beyond_the_limit_is_refused() -> None:
    """A page of more bytes than a part may have is one clear error."""
    with pytest.raises(fx.ExtractError) as caught:
        fx.read(b"<p>" + b"a" * 100, name="page.html", limits=Limits(part_bytes=50))
    assert caught.value.outcome == "limit"


@pytest.mark.parametrize("page", ["<html></html>", "<title>x</title>", "<p>&nbsp;</p>", "<html><script>x"])
def test_page_without_text_is_empty(page: str) -> None:
    """Nothing to see is an error of its own."""
    with pytest.raises(fx.ExtractError) as caught:
        fx.read(page.encode(), name="page.html")
    assert caught.value.outcome == "empty"


@pytest.mark.parametrize(
    "page",
    [
        "<html><body><table><tr><td>a<td>b",
        "<table><tr><td>a<td>b",
        "<table><tr><td>a<td>b</table><p>x<a href='",
    ],
)
def test_page_that_breaks_off_is_read_with_a_finding(page: str) -> None:
    """A download that stopped half way gives what is there, and says so."""
    document = fx.read(page.encode(), name="page.html")
    assert [cell.text for cell in document.tables[0].cells] == ["a", "b"]
    assert fx.Code.CUT_OFF in codes(document)


@pytest.mark.parametrize("page", ["<p>a", "<table><tr><td>a</table>", "<html><body>a</body>", "<p>1 < 2</p>"])
def test_whole_page_is_not_called_cut(page: str) -> None:
    """Fragments and pages without optional tags are whole."""
    assert fx.Code.CUT_OFF not in codes(fx.read(page.encode(), name="page.html"))
