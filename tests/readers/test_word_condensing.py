"""Word's XML becomes shorter, and reads the same."""

from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import fgmv_extract as fx
from fgmv_extract.document import Document, Table
from fgmv_extract.errors import ExtractError, MalformedDocumentError
from fgmv_extract.options import Limits, Options, Revisions
from fgmv_extract.places import File
from fgmv_extract.readers.word import parts
from fgmv_extract.readers.word import read as read_word
from fgmv_extract.readers.word.condensing import condensed
from tests.readers.test_word_laws import BODIES

Build = Callable[..., bytes]

REAL = Path(__file__).resolve().parents[3] / "shared" / "real"
SAMPLES = Path(__file__).resolve().parents[2] / "samples"
FILES = [path for folder in (SAMPLES, REAL) for path in sorted(folder.rglob("*")) if path.suffix.lower() in {".docx", ".docm", ".dotx"}]  # fmt: skip

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LOOK = '<w:rPr><w:rFonts w:ascii="Arial"/><w:sz w:val="22"/></w:rPr>'
MARK = '<w:proofErr w:type="spellEnd"/>'
BETWEEN, LINE = "\ufdd0", "\ufdd1"


def part(body: str, names: str = f'xmlns:w="{W}"') -> bytes:
    """Return a main part."""
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document {names}><w:body>{body}</w:body></w:document>'.encode()


def row(*cells: str) -> str:
    """Return a row of cells as Word writes them."""
    return f'<w:tr w:rsidR="00A61F3B">{"".join(cells)}</w:tr>'


def cell(*paragraphs: str, look: str = '<w:tcW w:w="900" w:type="dxa"/>') -> str:
    """Return a cell with what its paragraphs hold."""
    inner = "".join(f'<w:p w:rsidR="00A61F3B"><w:pPr><w:jc w:val="left"/></w:pPr>{each}</w:p>' for each in paragraphs)
    return f"<w:tc><w:tcPr>{look}</w:tcPr>{inner}</w:tc>"


def run(text: str, look: str = LOOK) -> str:
    """Return a run as Word writes it."""
    return f'<w:r w:rsidRPr="00C24D0E">{look}<w:t xml:space="preserve">{text}</w:t></w:r>'


def as_it_is(data: bytes, options: Options, name: str = "page.docx") -> Document | ExtractError:
    """Read a file without its XML being made shorter."""
    with patch.object(parts, "condensed", lambda each: each):
        return told(data, options, name)


def told(data: bytes, options: Options, name: str = "page.docx") -> Document | ExtractError:
    """Read a file, or return why it cannot be read."""
    try:
        return read_word(data, File(name=name, format="docx", size=len(data), sha256=""), options)
    except ExtractError as error:
        return error


@pytest.mark.parametrize(
    ("body", "shorter"),
    [
        (run("SG") + run("20"), "<w:t>SG20</w:t>"),
        (run("SG") + MARK + run("20", ""), "<w:t>SG20</w:t>"),
        (f"<w:r>{LOOK}<w:tab/></w:r>" * 2, "<w:r><w:tab/></w:r>" * 2),
        (cell(run("SG") + run("20")), "<w:plainCells>SG20</w:plainCells>"),
        (cell(run("SG16"), "", run("(SG20)")), f"<w:plainCells>SG16{LINE}{LINE}(SG20)</w:plainCells>"),
        (cell(run("SG16")) + cell("") + cell(run("yes")), f"<w:plainCells>SG16{BETWEEN}{BETWEEN}yes</w:plainCells>"),
        (cell(run("SG") + run("16"), run("(SG") + MARK + run("20)")), f"<w:plainCells>SG16{LINE}(SG20)</w:plainCells>"),
        (cell(f"<w:r>{LOOK}</w:r>" + run("SG16")), "<w:plainCells>SG16</w:plainCells>"),
        (cell(run("plainCells!")), "<w:plainCells>plainCells!</w:plainCells>"),
        (cell(f"<w:r>{LOOK}</w:r>"), "<w:plainCells></w:plainCells>"),
        ("<w:tc><w:p/></w:tc>", "<w:plainCells></w:plainCells>"),
    ],
)
def test_what_tells_of_looks_alone_is_taken_out(body: str, shorter: str) -> None:
    """Runs that stand together are one text, and cells that stand together and are nothing but text are one element."""
    assert condensed(part(body)) == part(shorter)


@pytest.mark.parametrize(
    "inner",
    [
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>",
        "<w:r><w:rPr><w:strike/></w:rPr><w:t>struck</w:t></w:r>",
        '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1</w:t></w:r>',
        "<w:r><w:rPr><w:unheardOf/></w:rPr><w:t>unknown</w:t></w:r>",
        "<w:r><w:t>ITU</w:t><w:noBreakHyphen/><w:t>T</w:t></w:r>",
        '<w:ins w:id="1"><w:r><w:tab/></w:r></w:ins>',
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr></w:p>",
        '<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p/></w:tc>',
        "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>",
        "<w:tc><w:tcPr><w:cellDel/></w:tcPr><w:p/></w:tc>",
        "<w:tc></w:tc>",
        "<w:tc><w:p/><w:tbl/><w:p/></w:tc>",
        '<w:r xmlns:w="urn:other"><w:t>of another kind</w:t></w:r>',
    ],
)
def test_what_means_something_stays(inner: str) -> None:
    """Whatever is not known to be a matter of looks stays as it is."""
    assert condensed(part(inner)) == part(inner)


PLAIN = cell(run("SG20"))


@pytest.mark.parametrize(
    "data",
    [
        part(f"{PLAIN}<!-- {PLAIN} -->"),
        part(f"<w:p><w:r><w:t><![CDATA[{PLAIN}]]></w:t></w:r></w:p>{PLAIN}"),
        part(f'<w:p><w:r xmlns:w="urn:other"/></w:p>{PLAIN}'),
        part(f'<w:p><w:r xmlns:w = "urn:other"/></w:p>{PLAIN}'),
        part(f"<w:plainCells>SG5</w:plainCells>{PLAIN}"),
        part(f"{PLAIN}{cell(run(f'SG5{BETWEEN}SG20'))}"),
        part(f"{PLAIN}{cell(run(f'SG5{LINE}SG20'))}"),
        part(f"{PLAIN}{cell(run('SG5&#xFDD0;SG20'))}"),
        part(f"{PLAIN}{cell(run('SG5&#064977;SG20'))}"),
        part(PLAIN).replace(b"UTF-8", b"UTF-16"),
        part(PLAIN).decode().encode("utf-16"),
        part(PLAIN).replace(b"w:", b"x:"),
        b"",
        b"no XML",
    ],
)
def test_where_little_is_known_nothing_is_taken_out(data: bytes) -> None:
    """What looks like markup may be text, and a prefix may stand for something else."""
    assert condensed(data) == data


def test_properties_that_come_often_go_first() -> None:
    """They go wherever they stand; those that come rarely go with their runs."""
    many = "".join(run(f"{number} ") + f"<w:r>{LOOK}<w:tab/></w:r>" for number in range(50))
    rare = "".join(run(str(number), f'<w:rPr><w:sz w:val="{number}"/></w:rPr>') for number in range(40))
    shorter = condensed(part(many + rare))
    assert b"<w:rPr>" not in shorter
    assert shorter.count(b"<w:tab/>") == 50
    assert f"<w:t>{''.join(map(str, range(40)))}</w:t>".encode() in shorter


def test_cells_read_as_they_always_did(word_file: Build) -> None:
    """Plain cells, cells that are more than that, and the rows around them."""
    body = "<w:tbl>{}{}{}</w:tbl>".format(
        row(cell(run("Id")), cell(run("Tit"), run("le")), cell(f"<w:hyperlink>{run('SG')}</w:hyperlink>")),
        row(cell("<w:r><w:t>a</w:t><w:tab/></w:r>"), cell(run("b\n")), cell(run("c"), "")),
        row(cell(run("d"), look='<w:gridSpan w:val="2"/>'), cell(run("e") + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r>")),
    )  # fmt: skip
    document = told(word_file(body), Options())
    assert isinstance(document, Document)
    (table,) = document.tables
    assert [cell.text for cell in table.cells] == ["Id", "Tit\nle", "SG", "a\t", "b", "c", "d", "e"]
    assert document == as_it_is(word_file(body), Options())


def test_plain_cells_are_text_to_the_choice_of_alternatives(word_file: Build) -> None:
    """The first alternative that holds text is read, and a table without any is none."""
    table = "<w:txbxContent><w:tbl>{}</w:tbl></w:txbxContent>"
    said, blank = table.format(row(cell(run("read")))), table.format(row(cell(""), cell("")))
    for first, second in ((said, run("other")), (blank, run("read"))):
        body = f"<w:p><w:r><mc:AlternateContent><mc:Choice>{first}</mc:Choice><mc:Fallback>{second}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
        document = told(word_file(body), Options())
        assert isinstance(document, Document)
        texts = [block.cells[0].text if isinstance(block, Table) else block.text for block in document.blocks]
        assert "".join(texts) == "read"


def test_a_broken_part_is_told_of_as_it_stands(word_file: Build) -> None:
    """The line is that of the file, not that of what was made of it."""
    body = "\n".join([f"<w:p>{run('a')}</w:p>", cell(run("b"), look='<w:tcW\nw:w="1"/>'), "<w:p></w:r>"])
    error = told(word_file(body), Options())
    assert isinstance(error, MalformedDocumentError)
    assert "is not well-formed XML in line 4" in error.problem


FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
CELLS = st.lists(
    st.one_of(
        st.sampled_from(["SG20", " ", "a &amp; b", "x\n", "&#10;"]).map(run),
        st.sampled_from(["<w:bookmarkStart w:id='1'/>", f"<w:r>{LOOK}</w:r>", '<w:proofErr w:type="gramEnd"/>', f"<w:r>{LOOK}<w:br/></w:r>"]),
        st.sampled_from(["vanish", "strike", "b", "del"]).map(lambda name: run("?", f"<w:rPr><w:{name}/></w:rPr>")),
        st.sampled_from(["begin", "separate", "end"]).map(FIELD.format),
        st.sampled_from(["ins", "del", "moveFrom", "sdt"]).map(lambda name: f'<w:{name} w:id="2">{run("!")}</w:{name}>'),
    ),
    max_size=4,
).map("".join)  # fmt: skip
TRAITS = st.sampled_from(["", '<w:gridSpan w:val="2"/>', "<w:vMerge/>", '<w:vMerge w:val="restart"/>', "<w:cellDel/>", '<w:shd w:fill="FFFFFF"/>'])  # fmt: skip
TABLES = st.lists(
    st.lists(st.tuples(TRAITS, st.lists(CELLS, min_size=1, max_size=3)), max_size=4).map(
        lambda told: row(*(cell(*paragraphs, look=look) for look, paragraphs in told))
    ),
    max_size=4,
).map(lambda rows: f"<w:tbl>{''.join(rows)}</w:tbl>")


@given(st.lists(st.one_of(TABLES, BODIES, CELLS), max_size=5).map("".join), st.sampled_from(Revisions))
@example(f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('a')}</w:p>{cell(run('b'))}", Revisions.ACCEPTED)
@example("<w:tc><w:p></w:p><w:p></w:p></w:tc>", Revisions.ACCEPTED)
@example(f"<w:tc><w:p>{run('a')}</w:p><w:p>{run('b')}</w:p><w:p></w:p></w:tc>", Revisions.ACCEPTED)
@example(
    f"<mc:AlternateContent><mc:Choice>{run('')}</mc:Choice><mc:Fallback><w:p>{run('a')}</w:p></mc:Fallback></mc:AlternateContent>",
    Revisions.ACCEPTED,
)
@example(
    f"{FIELD.format('begin')}<w:tbl>{row(cell(run('c')), cell(run('b') + FIELD.format('end')))}</w:tbl>",
    Revisions.ACCEPTED,
)
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_document_reads_the_same(word_file: Build, body: str, revisions: Revisions) -> None:
    """Whatever stands in it, in both views."""
    options = Options(revisions=revisions, limits=Limits(columns=8, rows=6, spans=4, nesting=3))
    data = word_file(body)
    assert told(data, options) == as_it_is(data, options)


@pytest.mark.parametrize("revisions", ["accepted", "original"])
def test_real_documents_read_the_same(revisions: str) -> None:
    """All the samples, and all real files that are here."""
    for path in FILES:
        with patch.object(parts, "condensed", lambda each: each):
            expected = outcome(path, revisions)
        assert outcome(path, revisions) == expected, path.name


def outcome(path: Path, revisions: str) -> object:
    """Return what a file reads as, findings included, or why it does not."""
    try:
        document = fx.read(path, revisions=revisions)
    except ExtractError as error:
        return error
    return document.blocks, document.findings
