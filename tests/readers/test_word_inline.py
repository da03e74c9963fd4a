"""What stands in a paragraph of Word beside plain runs: fields, symbols, phonetic guides, drawings written twice."""

from collections.abc import Callable

import pytest

from fgmv_extract.document import Document, Paragraph, Part
from fgmv_extract.findings import Code
from fgmv_extract.options import Options, Revisions
from fgmv_extract.places import File
from fgmv_extract.readers.word import read as read_word
from fgmv_extract.readers.word.symbols import symbol

Build = Callable[..., bytes]


def read(data: bytes, revisions: Revisions = Revisions.ACCEPTED) -> Document:
    """Read a file."""
    file = File(name="page.docx", format="docx", size=len(data), sha256="")
    return read_word(data, file, Options(revisions=revisions))


def r(content: str) -> str:
    """A run."""
    return f"<w:r>{content}</w:r>"


def t(text: str) -> str:
    """A run of text."""
    return r(f"<w:t>{text}</w:t>")


def mark(kind: str, inner: str = "") -> str:
    """A mark of a field."""
    return r(f"<w:fldChar w:fldCharType='{kind}'>{inner}</w:fldChar>")


BEGIN, SEPARATE, END = mark("begin"), mark("separate"), mark("end")
CODE = r("<w:instrText>IF x</w:instrText>")
LIST = "<w:ffData><w:ddList>{}<w:listEntry w:val='SG5'/><w:listEntry w:val='SG9'/></w:ddList></w:ffData>"
CHOICE, FALLBACK = "<mc:Choice Requires='w14'>{}</mc:Choice>", "<mc:Fallback>{}</mc:Fallback>"
PARAGRAPHS = {
    "a field inside an instruction": (BEGIN + CODE + BEGIN + CODE + SEPARATE + t("no") + END + SEPARATE + t("yes") + END, "yes"),
    "a field without a result": (t("a") + BEGIN + CODE + END + t("b"), "ab"),
    "a field that never ends": (t("a") + BEGIN + CODE + t("b"), "ab"),
    "ends without beginnings": (t("a") + SEPARATE + END + t("b"), "ab"),
    "a drop-down field": (mark("begin", LIST.format("<w:result w:val='1'/>")) + CODE + END, "SG9"),
    "a drop-down field nobody touched": (mark("begin", LIST.format("")) + CODE + END, "SG5"),
    "a drop-down field with a wrong choice": (mark("begin", LIST.format("<w:result w:val='-7'/>")) + CODE + END, "SG5"),
    "a note mark typed by hand": (t("FGMV-39") + r("<w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>1</w:t>") + t(" b"), "FGMV-39¹ b"),
    "raised letters": (t("1") + r("<w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>st</w:t>"), "1st"),
    "lowered figures": (t("CO") + r("<w:rPr><w:vertAlign w:val='subscript'/></w:rPr><w:t>2</w:t>"), "CO2"),
    "an aligned tab": (t("a") + r("<w:ptab/>") + t("b"), "a\tb"),
    "tab stops are no tabs": ("<w:pPr><w:tabs><w:tab w:val='left' w:pos='9'/></w:tabs></w:pPr>" + r("<w:tab/>") + t("b"), "\tb"),
    "a page break": (t("a") + r("<w:br w:type='page'/>") + t("b"), "a\nb"),
    "a phonetic guide": ("<w:r><w:ruby><w:rt>" + t("tokyo") + "</w:rt><w:rubyBase>" + t("東京") + "</w:rubyBase></w:ruby></w:r>", "東京(tokyo)"),
    "a phonetic guide without a reading": (r("<w:ruby><w:rubyBase>" + t("東京") + "</w:rubyBase></w:ruby>"), "東京"),
    "the first alternative": (f"<mc:AlternateContent>{CHOICE.format(t('new'))}{FALLBACK.format(t('old'))}</mc:AlternateContent>", "new"),
    "the fallback of a picture": (f"<mc:AlternateContent>{CHOICE.format(r('<w:drawing/>'))}{FALLBACK.format(t('old'))}</mc:AlternateContent>", "old"),
    "alternatives in alternatives": (
        "<mc:AlternateContent>"
        + CHOICE.format(f"<mc:AlternateContent>{CHOICE.format('')}{FALLBACK.format(t('a'))}</mc:AlternateContent>")
        + FALLBACK.format(t("b"))
        + "</mc:AlternateContent>"
        + t("c"),
        "ac",
    ),
    "deleted text outside a deletion": (r("<w:delText>a</w:delText>") + t("b"), "b"),
    "right-to-left stretches": (f"<w:bdo w:val='rtl'>{t('a')}</w:bdo><w:dir w:val='rtl'>{t('b')}</w:dir>", "ab"),
    "text with comments of XML in it": (r("<w:t>a<!-- x -->b<?y z?>c<![CDATA[<d>]]></w:t>"), "abc<d>"),
    "blanks as they are": (t("  a  ") + t(" "), "  a   "),
}  # fmt: skip


@pytest.mark.parametrize(("content", "expected"), PARAGRAPHS.values(), ids=PARAGRAPHS)
def test_paragraph(word_file: Build, content: str, expected: str) -> None:
    """A paragraph has the text that Word shows."""
    assert [block.text for block in read(word_file(f"<w:p>{content}</w:p>")).blocks] == [expected]


def test_a_field_over_paragraphs_and_cells(word_file: Build) -> None:
    """A result may run over paragraphs; an instruction that does takes no text of others with it."""
    first = f"<w:p>{t('a')}{BEGIN}{CODE}</w:p><w:p>{CODE}{SEPARATE}{t('b')}</w:p><w:p>{t('c')}{END}{t('d')}</w:p>"
    table = f"<w:tbl><w:tr><w:tc><w:p>{t('e')}{BEGIN}</w:p></w:tc><w:tc><w:p>{t('f')}{SEPARATE}{END}</w:p></w:tc></w:tr></w:tbl>"
    document = read(word_file(first + table))
    assert [block.text for block in document.blocks] == ["a", "b", "cd", "e\tf"]


@pytest.mark.parametrize(
    ("font", "number", "expected"),
    [
        ("Symbol", "F0B3", "≥"),
        ("Symbol", "61", "α"),
        ("Symbol", "F07E", "∼"),
        ("Symbol", "F0FE", "⎭"),
        ("Symbol", "F0D0", "∠"),
        ("wingdings", "F0FC", "✓"),
        ("Wingdings", "F08C", "❶"),
        ("Wingdings", "F0E8", "➔"),
        ("Wingdings 2", "F0A3", "☐"),
        ("Wingdings", "F0FF", "\uf0ff"),
        ("Unheard Of", "F0B3", "\uf0b3"),
        ("Calibri", "2713", "✓"),
        ("Symbol", "no number", ""),
        ("", "", ""),
        ("Symbol", "D800", ""),
        ("Symbol", "FFFFFFFF", ""),
    ],
)
def test_symbols(font: str, number: str, expected: str) -> None:
    """A character of a symbol font is the Unicode character it shows, or keeps its number."""
    assert symbol(font, number) == expected


def test_styles_are_told_by_their_ids(word_file: Build) -> None:
    """A paragraph outside tables tells its style; one without any tells none."""
    body = "<w:p><w:pPr><w:pStyle w:val='Heading1'/></w:pPr></w:p><w:p><w:pPr/></w:p><w:p/>"
    assert [block.style for block in read(word_file(body)).paragraphs] == ["Heading1", None, None]


def test_hidden_runs_are_counted(word_file: Build) -> None:
    """Hidden runs that hold text are told; hidden marks and hidden runs without text are not."""
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr>{}</w:r>"
    mark_of_paragraph = "<w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>"
    document = read(
        word_file(
            f"<w:p>{mark_of_paragraph}{hidden.format('<w:t>a</w:t>') * 2}{hidden.format('<w:tab/>')}{t('b')}</w:p>"
        )
    )
    assert [block.text for block in document.blocks] == ["b"]
    assert [(finding.code, finding.message) for finding in document.findings] == [
        (Code.HIDDEN_TEXT, "Left out: 2 hidden runs.")
    ]


def test_struck_runs_are_left_out_and_told(word_file: Build) -> None:
    """What is crossed out by hand is deleted in the accepted view, and stands in the original; a switch that is off strikes nothing."""
    struck = "<w:r><w:rPr><w:{}/></w:rPr><w:t>{}</w:t></w:r>"
    off = "<w:r><w:rPr><w:strike w:val='0'/></w:rPr><w:t>d</w:t></w:r>"
    data = word_file(f"<w:p>{struck.format('strike', 'a')}{struck.format('dstrike', 'b')}{t('c')}{off}</w:p>")
    document = read(data)
    assert [block.text for block in document.blocks] == ["cd"]
    assert [(finding.code, finding.message) for finding in document.findings] == [
        (Code.STRUCK_TEXT, "Struck through, and left out: 2 runs.")
    ]
    original = read(data, revisions=Revisions.ORIGINAL)
    assert [block.text for block in original.blocks] == ["abcd"]


def test_look_alikes_are_counted_once_for_all(word_file: Build) -> None:
    """One note says which look-alikes stand in the text how often, cells included."""
    body = (
        f"<w:p>{t('a&#160;b&#xA0;c')}{r('<w:noBreakHyphen/>')}</w:p>"
        f"<w:tbl><w:tr><w:tc><w:p>{r('<w:softHyphen/>')}{t('é–')}</w:p></w:tc></w:tr></w:tbl>"
    )
    (finding,) = read(word_file(body)).findings
    assert finding.code is Code.UNUSUAL_CHARACTERS
    told = "Kept in the text and folded for reading: 2 no-break blanks, 1 no-break hyphen, 1 soft hyphen."
    assert finding.message == told


def test_embedded_documents_are_told(word_file: Build) -> None:
    """Content in other formats is not read, and a finding that tells of loss says so."""
    document = read(word_file(f"<w:p>{t('a')}</w:p><w:altChunk r:id='x'/><w:p>{t('b')}</w:p>"))
    assert [block.text for block in document.blocks] == ["a", "b"]
    assert [finding.code for finding in document.findings] == [Code.EMBEDDED_DOCUMENT]
    assert Code.EMBEDDED_DOCUMENT.loses


def test_text_boxes_in_text_boxes(word_file: Build) -> None:
    """Text boxes stand behind the paragraph that holds them, those inside them behind theirs, up to the limit."""
    box = "<w:r><w:pict><v:textbox><w:txbxContent><w:p>{}{}</w:p></w:txbxContent></v:textbox></w:pict></w:r>"
    content = ""
    for number in range(20, 0, -1):
        content = box.format(t(str(number)), content)
    document = read(word_file(f"<w:p>{t('a')}{content}{t('b')}</w:p><w:p>{t('c')}</w:p>"))
    boxes = [str(number) for number in range(1, 17)]
    assert [block.text for block in document.blocks] == ["ab", *boxes, "c"]
    assert {block.part for block in document.blocks[1:-1] if isinstance(block, Paragraph)} == {Part.TEXT_BOX}
    assert [finding.code for finding in document.findings] == [Code.LIMIT_REACHED]
