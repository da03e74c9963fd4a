"""Tables and text boxes inside cells are read with the cell they stand in."""

from attrs import evolve

from fgmv_extract.document import Cell, Document, Paragraph, Table
from fgmv_extract.findings import Code
from fgmv_extract.interpretation.nesting import tell_nested, with_nested_text
from fgmv_extract.places import File, Place

_FILE = File(name="page", format="docx", size=0, sha256="0" * 64)


def made(*texts: str, block: int = 0, table: int = 0) -> Table:
    """Make a table of one row."""
    cells = tuple(Cell(text, block, table, 0, column, 1, 1) for column, text in enumerate(texts))
    return Table(cells, 1, len(texts), Place(block, table))


def test_what_stands_inside_a_cell_follows_its_text() -> None:
    """Paragraphs and cells that are not empty, in their order; the other tables are the document's own objects."""
    outer, alone = made("A", "", "C"), made("D", "E", block=4, table=2)
    inside = evolve(made("x", " ", "y", block=1, table=1), inside=Place(0, 0, 0, 1))
    boxes = (Paragraph("z", Place(2), inside=Place(0, 0, 0, 1)), Paragraph(" ", Place(3), inside=Place(0, 0, 0, 0)))
    document = Document(_FILE, (outer, inside, *boxes, alone))
    read = list(with_nested_text(document))
    assert [[cell.text for cell in table.cells] for table in read] == [
        ["A", "x\ny\nz", "C"],
        ["x", " ", "y"],
        ["D", "E"],
    ]
    assert read[2] is alone
    assert [cell is old for cell, old in zip(read[0].cells, outer.cells, strict=True)] == [True, False, True]
    (finding,) = tell_nested(outer, read[0])
    assert (finding.code, finding.message, finding.place) == (
        Code.NESTED_TEXT,
        "read as part of a cell: 'x y z'",
        outer.cells[1].place,
    )


def test_a_place_that_is_no_cell_holds_nothing() -> None:
    """A box that hangs on a whole block is not put into a cell."""
    outer = made("A", "B")
    hung = Paragraph("z", Place(1), inside=Place(0, 0))
    assert list(with_nested_text(Document(_FILE, (outer, hung)))) == [outer]
