"""Tracked changes of Word in both views: paragraph marks, cells, merges, and properties that were others before."""

from collections.abc import Callable

import pytest

from fgmv_extract.document import Document, Paragraph
from fgmv_extract.findings import Code
from fgmv_extract.options import Options, Revisions
from fgmv_extract.places import File
from fgmv_extract.readers.word import read

Build = Callable[..., bytes]
Grid = list[list[str | None]]


def view(data: bytes, revisions: Revisions) -> Document:
    """Read a file in a view."""
    return read(data, File(name="page.docx", format="docx", size=len(data), sha256=""), Options(revisions=revisions))


def both(data: bytes) -> tuple[Document, Document]:
    """Read a file as accepted and as it was."""
    return view(data, Revisions.ACCEPTED), view(data, Revisions.ORIGINAL)


def texts(document: Document) -> list[str]:
    """Return paragraphs outside tables."""
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def grid(document: Document) -> Grid:
    """Return the first table; a merged cell stands at every position it covers."""
    return [[cell and cell.text for cell in row] for row in document.tables[0].grid] if document.tables else []


def p(text: str, mark: str = "") -> str:
    """A paragraph, with properties of its mark."""
    return f"<w:p><w:pPr><w:rPr>{mark}</w:rPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def tc(text: str, properties: str = "") -> str:
    """A cell."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def tbl(*rows: str) -> str:
    """A table of rows of cells."""
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


DELETED, INSERTED = "<w:del w:id='1'/>", "<w:ins w:id='1'/>"
OPENS, CONTINUES = "<w:vMerge w:val='restart'/>", "<w:vMerge/>"
TABLE = tbl(tc("x"))
MARKS = {
    "a deleted mark joins the next paragraph": (p("a", DELETED) + p("b"), ["ab"], ["a", "b"]),
    "an inserted mark did not part them before": (p("a", INSERTED) + p("b"), ["a", "b"], ["ab"]),
    "three joined": (p("a", DELETED) + p("b", DELETED) + p("c"), ["abc"], ["a", "b", "c"]),
    "a moved mark": (p("a", "<w:moveFrom w:id='1'/>") + p("b"), ["ab"], ["a", "b"]),
    "the target of a moved mark": (p("a", "<w:moveTo w:id='1'/>") + p("b"), ["a", "b"], ["ab"]),
    "before a table text stays a paragraph": (p("a", DELETED) + TABLE + p("b"), ["a", "b"], ["a", "b"]),
    "before a table nothing is left of an empty one": (p("", DELETED) + TABLE + p("b"), ["b"], ["", "b"]),
    "at the end text stays": (p("a") + p("b", DELETED), ["a", "b"], ["a", "b"]),
    "a numbered paragraph is not a joined one": (
        "<w:p><w:pPr><w:numPr><w:ins w:id='1'/></w:numPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>" + p("b"),
        ["a", "b"],
        ["a", "b"],
    ),
}


@pytest.mark.parametrize(("body", "accepted", "original"), MARKS.values(), ids=MARKS)
def test_paragraph_marks(word_file: Build, body: str, accepted: list[str], original: list[str]) -> None:
    """A paragraph whose mark is gone goes on with the next one."""
    now, before = both(word_file(body))
    assert (texts(now), texts(before)) == (accepted, original)


def test_a_deleted_mark_in_a_cell_joins_lines(word_file: Build) -> None:
    """In a cell the lines are joined, but never over a cell's end or a nested table."""
    inner = p("a", DELETED) + p("b") + p("c", DELETED)
    rows = tbl(f"<w:tc>{inner}</w:tc><w:tc>{p('d', DELETED)}{TABLE}{p('e')}</w:tc><w:tc>{p('f')}{p('g')}</w:tc>")
    now, before = both(word_file(rows))
    assert grid(now) == [["ab\nc", "d\ne", "f\ng"]]
    assert grid(before) == [["a\nb\nc", "d\ne", "f\ng"]]


CELLS: dict[str, tuple[str, Grid, Grid]] = {
    "merged cells: the left one takes the columns": (
        tbl(tc("a") + tc("b", "<w:cellDel w:id='1'/>") + tc("c")),
        [["a", "a", "c"]],
        [["a", "b", "c"]],
    ),
    "a deleted first cell has none left of it": (
        tbl(tc("a", "<w:cellDel w:id='1'/>") + tc("b")),
        [["b"]],
        [["a", "b"]],
    ),
    "an inserted cell": (tbl(tc("a") + tc("b", "<w:cellIns w:id='1'/>") + tc("c")), [["a", "b", "c"]], [["a", "c"]]),
    "a merge down that was made": (
        tbl(tc("a", "<w:cellMerge w:id='1' w:vMerge='rest'/>"), tc("", "<w:cellMerge w:id='1' w:vMerge='cont'/>")),
        [["a"], ["a"]],
        [["a"], [""]],
    ),
    "a merge down that was undone": (
        tbl(tc("a", "<w:cellMerge w:vMergeOrig='rest'/>"), tc("", "<w:cellMerge w:vMergeOrig='cont'/>")),
        [["a"], [""]],
        [["a"], ["a"]],
    ),
    "a span that was wider": (
        tbl(tc("a", "<w:tcPrChange w:id='1'><w:tcPr><w:gridSpan w:val='2'/></w:tcPr></w:tcPrChange>") + tc("b")),
        [["a", "b"]],
        [["a", "a", "b"]],
    ),
    "a span that was none": (
        tbl(tc("a", "<w:gridSpan w:val='2'/><w:tcPrChange w:id='1'><w:tcPr/></w:tcPrChange>") + tc("b")),
        [["a", "a", "b"]],
        [["a", "b"]],
    ),
    "a table that is deleted whole": (tbl(f"<w:trPr>{DELETED}</w:trPr>{tc('a')}"), [], [["a"]]),
    "an inserted row within a merge down": (
        tbl(tc("a", OPENS), f"<w:trPr>{INSERTED}</w:trPr>{tc('', CONTINUES)}", tc("", CONTINUES)),
        [["a"], ["a"], ["a"]],
        [["a"], ["a"]],
    ),
}


@pytest.mark.parametrize(("body", "accepted", "original"), CELLS.values(), ids=CELLS)
def test_cells(word_file: Build, body: str, accepted: Grid, original: Grid) -> None:
    """Rows, cells and merges that were inserted, deleted or changed."""
    now, before = both(word_file(body + p("end")))
    assert (grid(now), grid(before)) == (accepted, original)


def test_text_that_became_hidden(word_file: Build) -> None:
    """The properties a run had before decide whether the original shows it."""
    hidden = "<w:r><w:rPr><w:vanish/><w:rPrChange w:id='1'><w:rPr/></w:rPrChange></w:rPr><w:t>a</w:t></w:r>"
    shown = "<w:r><w:rPr><w:rPrChange w:id='1'><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>b</w:t></w:r>"
    now, before = both(word_file(f"<w:p>{hidden}{shown}</w:p>"))
    assert (texts(now), texts(before)) == (["b"], ["a"])


def test_a_deleted_field_has_its_result_in_the_original(word_file: Build) -> None:
    """Deleted instructions are no text in any view."""
    field = (
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:del w:id='1'><w:r><w:delInstrText>REF x</w:delInstrText></w:r></w:del>"
        "<w:r><w:fldChar w:fldCharType='separate'/></w:r><w:del w:id='2'><w:r><w:delText>SG9</w:delText></w:r></w:del>"
        "<w:r><w:fldChar w:fldCharType='end'/></w:r>"
    )
    now, before = both(word_file(f"<w:p>{field}</w:p>"))
    assert (texts(now), texts(before)) == ([""], ["SG9"])


def test_the_note_counts_changes_and_names_the_view(word_file: Build) -> None:
    """One note says what was changed how often, and how it was read."""
    body = (
        p("a", INSERTED)
        + f"<w:p><w:pPr><w:pPrChange w:id='2'><w:pPr/></w:pPrChange></w:pPr><w:del w:id='3'>{p('b')}</w:del></w:p>"
    )
    counted = "1 change of format, 1 deletion, 1 insertion."
    told = [[(finding.code, finding.message) for finding in each.findings] for each in both(word_file(body))]
    assert told == [
        [(Code.TRACKED_CHANGES, f"Tracked changes were read as if all were accepted: {counted}")],
        [(Code.TRACKED_CHANGES, f"Tracked changes were read as if none had been made: {counted}")],
    ]


def test_the_style_of_a_changed_paragraph(word_file: Build) -> None:
    """A paragraph has the style of the view."""
    style = "<w:pStyle w:val='{}'/>"
    change = f"<w:pPrChange w:id='1'><w:pPr>{style.format('Old')}</w:pPr></w:pPrChange>"
    now, before = both(word_file(f"<w:p><w:pPr>{style.format('New')}{change}</w:pPr></w:p><w:p/>"))
    assert [[block.style for block in each.paragraphs] for each in (now, before)] == [["New", None], ["Old", None]]


def test_a_note_whose_mark_is_deleted_is_gone(word_file: Build) -> None:
    """A footnote is shown where its mark is; notes stand in the order of their marks, others last."""
    mark = "<w:r><w:footnoteReference w:id='{}'/></w:r>"
    notes = "".join(f"<w:footnote w:id='{number}'>{p(f'note {number}')}</w:footnote>" for number in (1, 2, 3, 4))
    body = f"<w:p>{mark.format(3)}<w:del w:id='9'>{mark.format(2)}</w:del>{mark.format(1)}</w:p>"
    now, before = both(word_file(body, {"footnotes": f"<w:footnotes>{notes}</w:footnotes>"}))
    assert texts(now) == ["", "note 3", "note 1", "note 4"]
    assert texts(before) == ["", "note 3", "note 2", "note 1", "note 4"]
