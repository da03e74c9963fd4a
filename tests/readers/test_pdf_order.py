"""PDF tables that browsers print: cells drawn one after the other, rows shaded in turn, headings on every page."""

import fgmv_extract as fx
from fgmv_extract.document import Document, Part, Table
from samples.typeset import Canvas

LEFTS = (53.0, 120.0, 330.0)
ROWS = [
    (("Technical", "Report"), ("Ethics and governance of", "AI for health"), ("DEL1",)),
    (("Technical", "Paper"), ("Good practices",), ("DEL2.2",)),
    (("Technical", "Report"), ("Requirements that the", "audit has"), ("DEL3",)),
]
WANTED = [tuple(" ".join(cell) for cell in row) for row in ROWS]


def told(table: Table) -> list[tuple[str, ...]]:
    """Return the rows of a table, white space collapsed."""
    return [tuple(" ".join((cell.text if cell else "-").split()) for cell in row) for row in table.grid]


def read(canvas: Canvas) -> Document:
    """Read what was drawn."""
    return fx.read(canvas.pdf())


def drawn(canvas: Canvas, top: float) -> list[float]:
    """Draw the rows cell by cell, lines 12 points apart in cells as between rows; return where rows begin."""
    begins = []
    for row in ROWS:
        begins.append(top)
        for x, cell in zip(LEFTS, row, strict=True):
            for number, line in enumerate(cell):
                canvas.text(x, top + 12 * number, line)
        top += 12 * max(map(len, row))
    return [*begins, top]


def test_rows_are_told_by_the_order_in_which_cells_were_drawn() -> None:
    """Nothing but that parts them: lines stand as close in cells as between rows."""
    canvas = Canvas()
    drawn(canvas, 100)
    (table,) = read(canvas).tables
    assert told(table) == WANTED
    assert table.spaced


def test_rows_that_are_shaded_in_turn_are_rows_of_one_table() -> None:
    """The second of three is shaded cell by cell."""
    canvas = Canvas()
    canvas.pages[-1].append("0.9 g")
    for x0, x1 in ((50, 117), (117, 327), (327, 430)):
        canvas.area(x0, 115, x1, 139)
    canvas.pages[-1].append("0 g")
    drawn(canvas, 100)
    (table,) = read(canvas).tables
    assert told(table) == WANTED


def test_text_left_of_all_cells_parts_two_tables() -> None:
    """It lacks the space that stands before the text of a cell, so it is no row of theirs."""
    canvas = Canvas()
    end = drawn(canvas, 100)[-1]
    canvas.text(50, end + 8, "The deliverables below are those that the group has approved since")
    drawn(canvas, end + 28)
    document = read(canvas)
    assert [told(table) for table in document.tables] == [WANTED, WANTED]
    assert len(document.paragraphs) == 1


def test_a_line_above_the_others_of_a_heading_is_of_it() -> None:
    """A heading is centred on its row, and was drawn behind the first one of the row."""
    canvas = Canvas()
    for x, y, text in zip(
        (60.0, 160.0, 340.0, 340.0), (86.0, 86.0, 80.0, 92.0), ("Kind", "Title", "No.", "given"), strict=True
    ):
        canvas.text(x, y, text)
    drawn(canvas, 112)
    (table,) = read(canvas).tables
    assert told(table)[0] == ("Kind", "Title", "No. given")
    assert told(table)[1:] == WANTED


def test_the_heading_of_a_table_is_no_header_of_its_pages() -> None:
    """It stands in the midst of the page on which the table begins, and at the top of those on which it goes on."""
    canvas = Canvas()
    for page, top in enumerate((300.0, 40.0, 40.0)):
        if page:
            canvas.page()
        for x, text in zip(LEFTS, ("Kind", "Title", "No."), strict=True):
            canvas.text(x, top, text)
        drawn(canvas, top + 16)
    document = read(canvas)
    assert [p for p in document.paragraphs if p.part is Part.HEADER] == []
    assert sum(told(table)[0] == ("Kind", "Title", "No.") for table in document.tables) == len(document.tables)
    assert sum(told(table)[1:].count(WANTED[0]) for table in document.tables) == 3
