"""Laws of Word files in which any element stands anywhere: what comes out is a sound Document."""

from collections.abc import Callable

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from fgmv_extract.document import Document, Table
from fgmv_extract.options import Limits, Options, Revisions
from fgmv_extract.places import File
from fgmv_extract.readers.word import read as read_word

Build = Callable[..., bytes]

WRAPPERS = ("p", "r", "tc", "tr", "tbl", "ins", "del", "moveFrom", "moveTo", "sdt", "txbxContent", "ruby", "rt", "rubyBase", "rPr", "pPr", "tcPr", "trPr", "tcPrChange", "rPrChange", "fldSimple", "anything")  # fmt: skip
MARKS = ("tab", "br", "sym", "noBreakHyphen", "vanish", "footnoteReference", "altChunk", "cellIns", "cellDel", "cellMerge", "ins", "del")  # fmt: skip
VALUED = ("gridSpan", "gridBefore", "vMerge", "hMerge", "vanish")
VALUES = ("restart", "continue", "0", "1", "2", "3", "9", "99999999999", "-1", "")


def wrapped(name: str, inner: list[str]) -> str:
    """Return an element around others; alternatives have their own namespace."""
    content = "".join(inner)
    if name == "alternatives":
        half = len(content) and "".join(inner[: len(inner) // 2])
        rest = "".join(inner[len(inner) // 2 :])
        return f"<mc:AlternateContent><mc:Choice>{half or ''}</mc:Choice><mc:Fallback>{rest}</mc:Fallback></mc:AlternateContent>"
    return f"<w:{name}>{content}</w:{name}>"


LEAVES = st.one_of(
    st.sampled_from(["a", "b", " "]).map(lambda text: f"<w:t>{text}</w:t>"),
    st.sampled_from(MARKS).map(lambda name: f"<w:{name} w:char='F0FC' w:id='1' w:vMerge='cont'/>"),
    st.tuples(st.sampled_from(VALUED), st.sampled_from(VALUES)).map(lambda pair: f"<w:{pair[0]} w:val='{pair[1]}'/>"),
    st.sampled_from(["begin", "separate", "end"]).map(lambda kind: f"<w:fldChar w:fldCharType='{kind}'/>"),
)
BODIES = st.recursive(
    LEAVES,
    lambda inner: st.tuples(st.sampled_from((*WRAPPERS, "alternatives")), st.lists(inner, max_size=5)).map(
        lambda pair: wrapped(*pair)
    ),
    max_leaves=40,
)


def read(data: bytes, revisions: Revisions) -> Document:
    """Read a file in a view, with limits that are soon reached."""
    options = Options(revisions=revisions, limits=Limits(columns=8, rows=6, spans=4, nesting=3))
    return read_word(data, File(name="page.docx", format="docx", size=len(data), sha256=""), options)


def check_table(table: Table, document: Document) -> None:
    """Cells lie on the grid in order and do not overlap, and their places lead to them."""
    covered: set[tuple[int, int]] = set()
    for cell in table.cells:
        area = {
            (row, column)
            for row in range(cell.row, cell.row + cell.row_span)
            for column in range(cell.column, cell.column + cell.column_span)
        }
        assert area
        assert not area & covered
        covered |= area
        assert document.text_at(cell.place) == cell.text
    assert all(row < table.rows <= 6 and column < table.columns <= 8 for row, column in covered)
    assert [(cell.row, cell.column) for cell in table.cells] == sorted((cell.row, cell.column) for cell in table.cells)


@given(st.lists(BODIES, min_size=1, max_size=6).map("".join), st.sampled_from(Revisions))
@example("<w:tbl><w:tr><w:tbl><w:tr><w:tc><w:t>a</w:t></w:tc></w:tr></w:tbl></w:tr></w:tbl>", Revisions.ACCEPTED)
@example(
    "<w:tbl><w:tr><w:tc><w:txbxContent><w:p/></w:txbxContent><w:tcPr><w:hMerge/></w:tcPr></w:tc></w:tr></w:tbl>",
    Revisions.ACCEPTED,
)
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_elements_make_a_sound_document(word_file: Build, body: str, revisions: Revisions) -> None:
    """Whatever stands where, blocks are numbered in order, tables are sound, and what lies inside a cell names one before it."""
    document = read(word_file(body), revisions)
    assert [block.place.block for block in document.blocks] == list(range(len(document.blocks)))
    assert [table.place.table for table in document.tables] == list(range(len(document.tables)))
    for block in document.blocks:
        if isinstance(block, Table):
            check_table(block, document)
        if block.inside is not None:
            assert block.inside.block < block.place.block
            document.text_at(block.inside)


@given(st.lists(BODIES, min_size=1, max_size=6).map("".join))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_wrappers_without_a_meaning_change_nothing(word_file: Build, body: str) -> None:
    """A body inside a content control, or inside elements nobody knows, reads the same."""
    plain = read(word_file(body), Revisions.ACCEPTED)
    for wrapper in ("w:sdt", "w:customXml", "w:unheardOf", "v:group"):
        assert read(word_file(f"<{wrapper}>{body}</{wrapper}>"), Revisions.ACCEPTED).blocks == plain.blocks
