"""PDF tables without all of their rulings: header blocks, rulings across or down alone, shaded headings."""

from itertools import pairwise

import pytest

import fgmv_extract as fx
from fgmv_extract.document import Document, Table
from samples.typeset import Canvas

LEFTS = (50.0, 120.0, 330.0, 430.0)
HEADING = ("No.", "Title", "Approved", "Allocated to")
BODY = [
    ("FGMV-01", "A report on standards that", "June 2024", "SG16 (SG20)"),
    ("FGMV-02", "A report on use cases of", "March 2024", "SG20"),
    ("FGMV-03", "A report on power systems", "June 2024", "SG20 (SG5)"),
]


def rows(table: Table) -> list[tuple[str, ...]]:
    """Return the rows of a table, white space collapsed."""
    return [tuple(" ".join((cell.text if cell else "-").split()) for cell in row) for row in table.grid]


def drawn(canvas: Canvas, top: float, *, first: float = 12, height: float = 28) -> list[float]:
    """Set the heading and the body, two lines in each title, the first so far below its row's top; return where rows end."""
    for x, text in zip(LEFTS, HEADING, strict=True):
        canvas.text(x, top + first, text)
    ends = [top + height - 10]
    for row in BODY:
        for x, text in zip(LEFTS, row, strict=True):
            canvas.text(x, ends[-1] + first, text)
        canvas.text(LEFTS[0], ends[-1] + first + 10, "(new)").text(LEFTS[1], ends[-1] + first + 10, "the metaverse")
        ends.append(ends[-1] + height)
    return ends


WANTED = [HEADING, *((f"{number} (new)", f"{title} the metaverse", *rest) for number, title, *rest in BODY)]


def read(canvas: Canvas) -> Document:
    """Read what was drawn."""
    return fx.read(canvas.pdf())


def test_rulings_across_part_rows() -> None:
    """A table with rulings across alone: what stands between two of them is one row."""
    canvas = Canvas()
    for y in (100.0, *drawn(canvas, 100, first=8, height=20)):
        canvas.line(45, y, 530, y)
    (table,) = read(canvas).tables
    assert rows(table) == WANTED


def test_rulings_down_alone_hold_several_rows() -> None:
    """A frame with rulings down and none across inside: rows begin where every column does."""
    canvas = Canvas()
    bottom = drawn(canvas, 100)[-1]
    for x in (45, 115, 325, 425, 530):
        canvas.line(x, 100, x, bottom)
    canvas.line(45, 100, 530, 100).line(45, bottom, 530, bottom)
    (table,) = read(canvas).tables
    assert rows(table) == WANTED


def test_a_single_row_of_long_cells_stays_one() -> None:
    """Lines of cells that stand beside each other are no rows when nothing parts them in the first column."""
    canvas = Canvas()
    for at in range(3):
        for x in LEFTS[:3]:
            canvas.text(x, 112 + 10 * at, f"words {at}")
    for x0, x1 in ((45, 115), (115, 325), (325, 425)):
        canvas.cell(x0, 100, x1, 140)
    (table,) = read(canvas).tables
    assert len(table.grid) == 1


def test_a_shaded_heading_belongs_to_the_rows_below_it() -> None:
    """Cells are shaded in the heading, and nothing is drawn in the body."""
    canvas = Canvas()
    canvas.pages[-1].append("0.8 g")
    for x0, x1 in ((45, 115), (115, 325), (325, 425), (425, 530)):
        canvas.area(x0, 100, x1, 118)
    canvas.pages[-1].append("0 g")
    drawn(canvas, 100)
    (table,) = read(canvas).tables
    assert rows(table) == WANTED


def test_a_centred_heading_makes_no_column() -> None:
    """A heading above the middle of its column, and short lines at the left of it, are of one column."""
    canvas = Canvas()
    for x, text in ((50, "No."), (230, "Title"), (400, "Date")):
        canvas.text(x, 112, text)
    for at in range(4):
        y = 132 + 26 * at
        canvas.text(50, y, f"FGMV-0{at}").text(120, y, "A title that is set on two lines of which one is long")
        canvas.text(400, y, "June 2024").text(120, y + 10, "services").text(400, y + 10, "or so")
    (table,) = read(canvas).tables
    assert table.columns == 3
    assert rows(table)[0] == ("No.", "Title", "Date")


def test_cells_beside_each_other_need_no_common_baseline() -> None:
    """The right cell of a header holds lines of another height; it is of the table from its first line on."""
    canvas = Canvas()
    canvas.text(140, 106, "INTERNATIONAL TELECOMMUNICATION UNION").text(440, 101, "SG16-TD905/GEN")
    canvas.text(444.8, 111, "STUDY GROUP 5")
    for y, label, value in (
        (136, "Source:", "ITU-T SG5"),
        (152, "Title:", "LS/i on deliverables"),
        (168, "Deadline:", "-"),
    ):
        canvas.text(50, y, label).text(140, y, value)
    (table,) = read(canvas).tables
    assert table.grid[0][-1] is not None
    assert table.grid[0][-1].text == "SG16-TD905/GEN\nSTUDY GROUP 5"


def test_a_piece_that_stands_out_to_the_left_is_another_row() -> None:
    """A title centred over the page goes on with no cell, however close it stands."""
    canvas = Canvas()
    for at, (left, right) in enumerate(
        (
            ("TSAG-LS902", "Original: English"),
            ("Question(s): N/A", "Meeting: Geneva, 2 August 2024"),
            ("", ""),
            ("Source: SG20", "Date: -"),
        )
    ):
        y = 100 + 16 * at
        if left:
            canvas.text(50, y, left).text(300, y, right)
        else:
            canvas.text(250, y, "LIAISON STATEMENT")
    (table,) = read(canvas).tables
    assert "Meeting: Geneva, 2 August 2024" in {cell.text for cell in table.cells}


def test_rows_on_the_next_page_go_on_with_a_header_block() -> None:
    """A contact that a page break parts from the header is its last row."""
    canvas = Canvas()
    for at, label in enumerate(("Source:", "Title:", "Deadline:", "Contact:")):
        canvas.text(50, 680 + 20 * at, label).text(140, 680 + 20 * at, "Some value").text(400, 680 + 20 * at, "Tel: 1")
    canvas.page().text(50, 100, "Contact:").text(140, 100, "Ada Mercer").text(400, 100, "Tel: 2").text(
        140, 110, "Geneva"
    )
    canvas.text(50, 200, "The text of the statement begins here, over the whole width of the page, as text does.")
    document = read(canvas)
    (table,) = document.tables
    assert rows(table)[-1] == ("Contact:", "Ada Mercer Geneva", "Tel: 2")
    assert len(document.paragraphs) == 1


def test_columns_closer_than_a_wide_gap() -> None:
    """A gap too narrow to part columns parts them where other lines begin below it; the mark of an item stays."""
    canvas = Canvas()
    for at in range(6):
        y = 100 + 30 * at
        canvas.text(50, y, f"FGMV-0{at}").text(90, y, "A title of some length").text(300, y, "June 2024")
        canvas.text(90, y + 10, "goes on here")
    (table,) = read(canvas).tables
    assert rows(table)[0] == ("FGMV-00", "A title of some length goes on here", "June 2024")


@pytest.mark.parametrize("text", ["a)", "1.2.1", "-"])
def test_the_mark_of_an_item_is_no_column(text: str) -> None:
    """Items of a list whose lines hang are a list."""
    canvas = Canvas()
    for at in range(6):
        canvas.text(50, 100 + 30 * at, text).text(50 + 4.8 * len(text) + 5, 100 + 30 * at, "The text of the item")
        canvas.text(50 + 4.8 * len(text) + 5, 110 + 30 * at, "that goes on")
    assert read(canvas).tables == ()


@pytest.mark.parametrize("headed", [True, False])
def test_rows_at_the_same_height_of_pages_are_no_headers_or_footers(*, headed: bool) -> None:
    """They differ by numbers that neither stay the same nor go on with the pages, as those of real ones do."""
    canvas, count = Canvas(), 0
    for page in range(1, 4):
        canvas.text(50, 30, f"Page {page} of SG20-LS900")
        if headed or page == 1:
            _row(canvas, 67, "No.", "Title", "Approved", "Allocated to")
        for at in range(30):
            count += 1
            _row(canvas, 90 + 23 * at, f"FGMV-{count:02}", "Technical Report on Maps", "June 2024", "SG16")
        canvas.page()
    statement = fx.extract(canvas.pdf())
    assert [one.id for one in statement.deliverables] == [f"FGMV-{number:02}" for number in range(1, 91)]
    assert any("Page 1 of SG20-LS900" in finding.message for finding in statement.findings)


def test_a_year_at_the_foot_of_a_page_is_no_page_number() -> None:
    """It is the second line of a date whose row ends the page."""
    canvas = Canvas()
    _row(canvas, 700, "No.", "Title", "Approved", "Allocated to")
    for at, number in enumerate((1, 2, 3)):
        _row(canvas, 720 + 30 * at, f"FGMV-0{number}", "Technical Report on", "December", "SG16")
        _row(canvas, 732 + 30 * at, "", "the use of maps" if number < 3 else "", "2023", "")
    statement = fx.extract(canvas.pdf())
    assert [(one.id, one.approved) for one in statement.deliverables] == [(f"FGMV-0{n}", "2023-12") for n in (1, 2, 3)]


def _row(canvas: Canvas, y: float, *texts: str) -> None:
    for x, text in zip((50, 110, 330, 420), texts, strict=True):
        if text:
            canvas.text(x, y, text)


def test_a_row_that_stands_as_close_as_a_second_line_of_the_headings_is_told() -> None:
    """Nothing tells it from one; but what is in the headings then is seen."""
    canvas = Canvas()
    _row(canvas, 72, "No.", "Title", "Approved", "Allocated to")
    for at in range(6):
        _row(canvas, 90 + 23 * at, f"FGMV-0{at + 1}", "Technical Report on Maps", "June 2024", "SG16")
    statement = fx.extract(canvas.pdf())
    assert len(statement.deliverables) == 6 or any(
        "in the heading" in finding.message for finding in statement.findings
    )


def test_a_page_filled_by_a_table_is_no_page_of_text_in_columns() -> None:
    """Two of its columns hold long lines, but row after row was drawn, and in each cell after cell."""
    canvas = Canvas()
    for at in range(12):
        top = 60 + 28 * at
        canvas.text(40, top, f"FGMV-{at + 1:02}")
        for line, told in enumerate(("Technical Report on maps of the", "streets and of all the squares")):
            canvas.text(100, top + 10 * line, told)
        for line, told in enumerate(("Q1/20 plans to initiate new work", "in this area and welcomes more.")):
            canvas.text(300, top + 10 * line, told)
    (table,) = fx.read(canvas.pdf()).tables
    assert [row[0] for row in rows(table)] == [f"FGMV-{number:02}" for number in range(1, 13)]
    assert rows(table)[0][1:] == (
        "Technical Report on maps of the streets and of all the squares",
        "Q1/20 plans to initiate new work in this area and welcomes more.",
    )


def test_two_columns_that_stand_close_are_two_where_every_row_has_a_gap_there() -> None:
    """Each row draws them so close that they are one piece, and only the ends of the gaps stand below one another."""
    canvas = Canvas()
    for at, groups in enumerate(("Allocated to", "SG16 (SG20)", "SG20", "SG3 (SG5)", "SG17")):
        top = 100 + 20 * at
        canvas.text(40, top, f"FGMV-0{at}" if at else "No.").text(
            100, top, "Technical Report on maps" if at else "Title"
        )
        canvas.text(300, top, "June 2024" if at else "Approved").text(350, top, groups)
    (table,) = fx.read(canvas.pdf()).tables
    assert rows(table)[1] == ("FGMV-01", "Technical Report on maps", "June 2024", "SG16 (SG20)")
    assert table.columns == 4


def test_rows_between_rulings_down_alone_are_rows_below_a_heading_of_its_own() -> None:
    """A frame, rulings between the columns and one below the heading; nothing but space parts the rows."""
    canvas = Canvas()
    edges = (45, 105, 300, 380, 480)
    for left, right in pairwise(edges):
        canvas.cell(left, 90, right, 106).cell(left, 106, right, 230)
    for at in range(6):
        texts = (f"FGMV-0{at}", "Technical Report on maps", "June 2024", "SG16") if at else HEADING
        for x, text in zip((50, 110, 305, 385), texts, strict=True):
            canvas.text(x, 101 + 20 * at, text)
    (table,) = fx.read(canvas.pdf()).tables
    assert [row[0] for row in rows(table)] == ["No.", *(f"FGMV-0{number}" for number in range(1, 6))]
