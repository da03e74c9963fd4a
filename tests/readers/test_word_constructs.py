"""One construct of Word each: the smallest document that has it, and what stands on its page."""

import io
import zipfile

import pytest

import fgmv_extract as fx
from fgmv_extract.document import Document, Part

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = (
    f'xmlns:w="{W}" xmlns:r="{RELATIONS}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def package(
    body: str, parts: dict[str, str] | None = None, *, main: str = "word/document.xml", kind: str = MAIN
) -> bytes:
    """Zip a Word file whose body is the snippet; ``parts`` are further members, referred to by the main part."""
    folder, _, name = main.rpartition("/")
    further = {f"{folder}/{part}": text for part, text in (parts or {}).items()}
    related = "".join(
        f'<Relationship Id="r{number}" Type="{RELATIONS}/{part.partition(".")[0].rstrip("0123456789")}" Target="{part}"/>'
        for number, part in enumerate(parts or {})
    )
    members = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="xml" ContentType="application/xml"/><Override PartName="/{main}" ContentType="{kind}"/></Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r" Type="{RELATIONS}/officeDocument" Target="{main}"/></Relationships>',
        main: f"<w:document {NAMES}><w:body>{body}</w:body></w:document>",
        f"{folder}/_rels/{name}.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{related}</Relationships>",
        **further,
    }
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, text in members.items():
            archive.writestr(path, text)
    return data.getvalue()


def r(text: str) -> str:
    """A run."""
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*content: str) -> str:
    """A paragraph of runs; plain text becomes a run."""
    return f"<w:p>{''.join(part if part.startswith('<') else r(part) for part in content)}</w:p>"


def tc(content: str, properties: str = "") -> str:
    """A cell; plain text becomes a paragraph."""
    inner = content if content.startswith("<") else p(content)
    return f"<w:tc>{f'<w:tcPr>{properties}</w:tcPr>' if properties else ''}{inner}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """A row; plain text becomes a cell."""
    inner = "".join(cell if cell.startswith("<w:") else tc(cell) for cell in cells)
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{inner}</w:tr>"


def tbl(*rows: str) -> str:
    """A table."""
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def read(body: str, revisions: str = "accepted", *, parts: dict[str, str] | None = None) -> Document:
    """Read a document with that body."""
    return fx.read(package(body, parts), name="page.docx", revisions=revisions)


def cells(document: Document, table: int = 0) -> list[list[str | None]]:
    """The grid of a table as texts; a merged cell stands at every position, None where no cell is."""
    return [[None if cell is None else cell.text for cell in row] for row in document.tables[table].grid]


FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
BOX = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>{0}</w:txbxContent></wps:txbx>"
    "</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox></w:pict>"
    "</mc:Fallback></mc:AlternateContent></w:r>"
)

IN_A_CELL = {
    "plain": (p("SG20"), "SG20"),
    "two paragraphs": (p("SG17") + p("(SG13)"), "SG17\n(SG13)"),
    "line break": (p("SG17", "<w:r><w:br/></w:r>", "(SG13)"), "SG17\n(SG13)"),
    "carriage return": (p("SG17", "<w:r><w:cr/></w:r>", "(SG13)"), "SG17\n(SG13)"),
    "tab": (p("SG17", "<w:r><w:tab/></w:r>", "SG13"), "SG17\tSG13"),
    "content control around a paragraph": (f"<w:sdt><w:sdtPr/><w:sdtContent>{p('SG20')}</w:sdtContent></w:sdt>", "SG20"),
    "content control around a run": (p(f"<w:sdt><w:sdtContent>{r('SG')}</w:sdtContent></w:sdt>", "20"), "SG20"),
    "tracked insertion": (p("SG", f"<w:ins w:id='1'>{r('20')}</w:ins>"), "SG20"),
    "tracked deletion": (p("SG20", "<w:del w:id='1'><w:r><w:delText>, SG16</w:delText></w:r></w:del>"), "SG20"),
    "deletion inside an insertion": (
        p("SG20", f"<w:ins w:id='1'><w:del w:id='2'><w:r><w:delText>x</w:delText></w:r></w:del>{r('!')}</w:ins>"),
        "SG20!",
    ),
    "move": (p(f"<w:moveFrom w:id='1'>{r('SG9')}</w:moveFrom>", f"<w:moveTo w:id='2'>{r('SG20')}</w:moveTo>"), "SG20"),
    "no-break hyphen": (p("ITU", "<w:r><w:noBreakHyphen/></w:r>", "T SG20"), "ITU\u2011T SG20"),
    "soft hyphen and no-break space": (p("meta", "<w:r><w:softHyphen/></w:r>", "verse\u00a0x"), "meta\u00adverse\u00a0x"),
    "symbol": (p("SG4 ", "<w:r><w:sym w:font='Symbol' w:char='F02D'/></w:r>", " WP"), "SG4 \u2212 WP"),
    "hyperlink": (p(f"<w:hyperlink r:id='x'>{r('SG20')}</w:hyperlink>"), "SG20"),
    "simple field": (p(f"<w:fldSimple w:instr='REF x'>{r('SG20')}</w:fldSimple>"), "SG20"),
    "complex field": (p(FIELD.format(r("SG20"))), "SG20"),
    "field in a field": (p(FIELD.format(r("SG") + FIELD.format(r("20")))), "SG20"),
    "smart tag": (p(f"<w:smartTag w:element='x'>{r('SG20')}</w:smartTag>"), "SG20"),
    "custom XML": (f"<w:customXml w:element='x'>{p('SG20')}</w:customXml>", "SG20"),
    "unknown wrapper": (p(f"<w:somethingNew>{r('SG20')}</w:somethingNew>"), "SG20"),
    "special characters": (p("a &amp; b | c &lt; d * e _ f"), "a & b | c < d * e _ f"),
    "hidden text": (p("SG20", "<w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r>"), "SG20"),
    "text that is not hidden": (p("<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>SG20</w:t></w:r>"), "SG20"),
    "bold and italic runs": (p("<w:r><w:rPr><w:b/></w:rPr><w:t>SG</w:t></w:r>", "<w:r><w:rPr><w:i/></w:rPr><w:t>20</w:t></w:r>"), "SG20"),
    "footnote reference": (p("SG20", "<w:r><w:footnoteReference w:id='2'/></w:r>"), "SG20"),
    "formula": (p("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>"), "x=1"),
    "bookmark and proofing marks": (p("<w:bookmarkStart w:id='0' w:name='_Hlk1'/>", "SG", "<w:proofErr w:type='spellEnd'/>", "20"), "SG20"),
    "empty paragraphs": (p() + p(), ""),
}  # fmt: skip


@pytest.mark.parametrize(("content", "expected"), IN_A_CELL.values(), ids=IN_A_CELL)
def test_construct_in_a_cell(content: str, expected: str) -> None:
    """A cell with the construct has the text that Word shows."""
    assert cells(read(tbl(tr("FGMV-01", tc(content), "after")))) == [["FGMV-01", expected, "after"]]


@pytest.mark.parametrize(("content", "expected"), IN_A_CELL.values(), ids=IN_A_CELL)
def test_construct_in_a_paragraph(content: str, expected: str) -> None:
    """Outside tables the same construct gives the same text."""
    texts = [paragraph.text for paragraph in read(content + p("end")).paragraphs if paragraph.part is Part.BODY]
    assert "\n".join(texts[:-1]).strip("\n") == expected


SDT = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
TABLES = {
    "content control around a row": (SDT.format(tr("a", "b")) + tr("c", "d"), [["a", "b"], ["c", "d"]]),
    "content control around a cell": (tr("a", SDT.format(tc("b"))), [["a", "b"]]),
    "tracked deleted row": (tr("a", "b") + tr("c", "d", properties="<w:del w:id='1'/>"), [["a", "b"]]),
    "tracked inserted row": (tr("a", "b") + tr("c", "d", properties="<w:ins w:id='1'/>"), [["a", "b"], ["c", "d"]]),
    "horizontal merge": (tr("a", tc("b", "<w:gridSpan w:val='2'/>")) + tr("c", "d", "e"), [["a", "b", "b"], ["c", "d", "e"]]),
    "vertical merge": (
        tr("a", tc("b", "<w:vMerge w:val='restart'/>")) + tr("c", tc("", "<w:vMerge/>")) + tr("d", "e"),
        [["a", "b"], ["c", "b"], ["d", "e"]],
    ),
    "late and early rows": (
        tr("a", "b", "c")
        + tr("d", properties="<w:gridBefore w:val='1'/><w:gridAfter w:val='1'/>"),
        [["a", "b", "c"], [None, "d", None]],
    ),
    "row that breaks off": (tr("a", "b", "c") + tr("d"), [["a", "b", "c"], ["d", None, None]]),
    "deleted cell": (tr("a", tc("b", "<w:cellDel w:id='1'/>"), "c"), [["a", "a", "c"]]),  # the cell before takes its columns
}  # fmt: skip


@pytest.mark.parametrize(("rows", "expected"), TABLES.values(), ids=TABLES)
def test_construct_of_a_table(rows: str, expected: list[list[str | None]]) -> None:
    """The grid is the one that Word shows, with changes accepted."""
    assert cells(read(tbl(rows))) == expected


def test_original_view_undoes_the_changes() -> None:
    """Read as it was before: insertions out, deletions in, moved text at its old place, rows likewise."""
    changed = p(
        f"<w:ins w:id='1'>{r('new ')}</w:ins>",
        "<w:del w:id='2'><w:r><w:delText>old </w:delText></w:r></w:del>",
        f"<w:moveFrom w:id='3'>{r('moved')}</w:moveFrom>",
    ) + p(f"<w:moveTo w:id='4'>{r('moved')}</w:moveTo>")
    rows = tbl(tr("a"), tr("b", properties="<w:del w:id='5'/>"), tr("c", properties="<w:ins w:id='6'/>"))
    accepted, original = read(changed + rows), read(changed + rows, "original")
    assert [x.text for x in accepted.paragraphs] == ["new ", "moved"]
    assert [x.text for x in original.paragraphs] == ["old moved", ""]
    assert (cells(accepted), cells(original)) == ([["a"], ["c"]], [["a"], ["b"]])
    assert {finding.code for finding in accepted.findings} == {fx.Code.TRACKED_CHANGES}


def test_nested_table_stands_behind_its_outer_table() -> None:
    """A table in a cell is a block of its own that names the cell."""
    document = read(tbl(tr("a", tc(p("before") + tbl(tr("x", "y")) + p("after")))) + p("end"))
    assert cells(document) == [["a", "before\nafter"]]
    assert cells(document, 1) == [["x", "y"]]
    inside = document.tables[1].inside
    assert inside is not None
    assert document.text_at(inside) == "before\nafter"


def test_text_box_is_read_once() -> None:
    """Of the two forms that Word saves of a text box, one is read, behind the block that holds it."""
    document = read(p("outside", BOX.format(p("inside"))) + p("end"))
    assert [(x.text, x.part) for x in document.paragraphs] == [
        ("outside", Part.BODY),
        ("inside", Part.TEXT_BOX),
        ("end", Part.BODY),
    ]


def test_notes_headers_and_footers_stand_behind_the_body() -> None:
    """Other parts are read with their own name; separators of notes are no notes."""
    notes = (
        f"<w:footnotes {NAMES}><w:footnote w:type='separator' w:id='0'>{p('---')}</w:footnote>"
        f"<w:footnote w:id='2'>{p('a note')}</w:footnote></w:footnotes>"
    )
    parts = {
        "footnotes.xml": notes,
        "header1.xml": f"<w:hdr {NAMES}>{p('SG20-LS1')}</w:hdr>",
        "footer1.xml": f"<w:ftr {NAMES}>{p('page')}</w:ftr>",
    }
    section = "<w:sectPr><w:headerReference r:id='r1'/><w:footerReference r:id='r2'/></w:sectPr>"
    document = read(p("text", "<w:r><w:footnoteReference w:id='2'/></w:r>") + section, parts=parts)
    assert next(x.part for x in document.paragraphs) is Part.BODY
    assert {(x.text, x.part) for x in document.paragraphs} == {
        ("text", Part.BODY),
        ("a note", Part.FOOTNOTE),
        ("SG20-LS1", Part.HEADER),
        ("page", Part.FOOTER),
    }


@pytest.mark.parametrize(
    "data",
    [
        package(p("SG20"), main="word/document2.xml"),
        package(p("SG20"), main="somewhere/else.xml"),
        package(p("SG20"), kind="application/vnd.ms-word.document.macroEnabled.main+xml"),
        package(p("SG20"), kind="application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"),
        package(p("SG20")),
    ],
    ids=["numbered", "elsewhere", "docm", "dotx", "plain"],
)
def test_main_part_is_found_by_its_relationship(data: bytes) -> None:
    """The main part may have any name, and the file may be a template or hold macros."""
    assert [x.text for x in fx.read(data, name="page").paragraphs] == ["SG20"]


def test_strict_names() -> None:
    """Strict OOXML has other namespaces and is read the same."""
    data = package(tbl(tr("a", "b")))
    strict = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(strict, "w") as new:
        for name in old.namelist():
            text = old.read(name).replace(W.encode(), STRICT.encode())
            new.writestr(
                name, text.replace(RELATIONS.encode(), b"http://purl.oclc.org/ooxml/officeDocument/relationships")
            )
    assert cells(fx.read(strict.getvalue(), name="page.docx")) == [["a", "b"]]


def test_missing_part_is_told() -> None:
    """A relationship to a part that is not there is a finding; the rest is read."""
    data = io.BytesIO(package(p("SG20"), {"footnotes.xml": "x"}))
    kept = io.BytesIO()
    with zipfile.ZipFile(data) as old, zipfile.ZipFile(kept, "w") as new:
        for name in old.namelist():
            if "footnotes" not in name:
                new.writestr(name, old.read(name))
    document = fx.read(kept.getvalue(), name="page.docx")
    assert [x.text for x in document.paragraphs] == ["SG20"]
    assert [finding.code for finding in document.findings] == [fx.Code.MISSING_PART]
