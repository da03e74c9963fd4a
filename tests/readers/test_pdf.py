"""PDF documents: tables by their rulings, rows over pages, paragraphs, margins, places."""

import random
import threading

import pytest

import fgmv_extract as fx
from fgmv_extract.document import Document, Part, Table
from fgmv_extract.findings import Code
from samples import typeset
from samples.typeset import Canvas, Rules, Setting

HEADING = ("No.", "Title", "Approved", "Allocated to", "SG20")
TEXT = (
    "Requirements of accessible products and services in the metaverse near-term long-term implications for people "
    "guidelines ITU-T digital twins integration of virtual and physical worlds"
)


WORDS = TEXT.split()


def rows(count: int, seed: int = 7) -> list[tuple[str, ...]]:
    """Return rows of a table of deliverables, of all lengths, some without a position."""
    chance = random.Random(seed)  # noqa: S311  no secret
    made: list[tuple[str, ...]] = []
    for number in range(1, count + 1):
        title = " ".join(chance.choices(WORDS, k=chance.randint(2, 40)))
        position = chance.choice(("", "", f"Q{number % 9}/20 plans to initiate new work in this area."))
        made.append((f"FGMV-{number:02}", f"Technical Report on {title}", "June 2024", "SG20 (SG16)", position))
    return made


def told(table: Table) -> list[tuple[str, ...]]:
    """Return the rows of a table, white space collapsed."""
    return [tuple(" ".join((cell.text if cell else "-").split()) for cell in row) for row in table.grid]


def codes(document: Document) -> set[Code]:
    """Return what was found."""
    return {finding.code for finding in document.findings}


@pytest.mark.parametrize("rules", Rules)
@pytest.mark.parametrize("repeats", [True, False], ids=["heading repeated", "heading once"])
@pytest.mark.parametrize("size", [6.0, 7.5, 9.0, 10.0])
def test_a_table_over_pages_is_one(rules: Rules, size: float, *, repeats: bool) -> None:
    """Every row is whole wherever pages end, whatever borders are drawn as; the heading stands once."""
    body = rows(60)
    setting = Setting(size=size, rules=rules, repeats=repeats, header="SG20-LS160")
    document = fx.read(typeset.to_pdf([HEADING, *body], setting))
    (table,) = document.tables
    assert told(table) == [HEADING, *body]
    assert (Code.HEADING_REPEATED in codes(document)) == repeats
    assert {Code.PAGE_FURNITURE, Code.ROW_JOINED} <= codes(document)


def test_an_identifier_cut_at_its_hyphen_is_joined() -> None:
    """A row of which every cell goes on behind the page break is still one row, and the hyphen stays."""
    setting = Setting(widths=(38.0, 60.0, 50.0, 50.0, 60.0), size=9.0, top=700.0, bottom=760.0)
    body = [(f"FGMV-{n:02}", "Overview of metaverse", "June 2024", "SG16 (SG20)", "") for n in range(1, 20)]
    (table,) = fx.read(typeset.to_pdf([HEADING, *body], setting)).tables
    assert told(table)[1:] == body


def test_a_new_row_without_an_identifier_stays_a_row() -> None:
    """A table in which a label stands on the first row of a block only: rows that begin a page are rows."""
    body = [("Group" if n % 6 == 1 else "", f"Deliverable number {n}", "June 2024", "SG16", "") for n in range(1, 90)]
    (table,) = fx.read(typeset.to_pdf([HEADING, *body], Setting(size=8.0))).tables
    assert told(table)[1:] == body


def test_headers_and_footers_stand_behind_the_body() -> None:
    """What pages repeat becomes one paragraph each, with its part, and no row or paragraph of the body."""
    document = fx.read(typeset.to_pdf([HEADING, *rows(40)], Setting(header="SG20-LS160")))
    assert [(p.text, p.part) for p in document.paragraphs] == [("- 1 -", Part.HEADER), ("SG20-LS160", Part.HEADER)]


def test_merged_cells() -> None:
    """A cell without an inner border is one cell with spans, and stored once."""
    canvas = Canvas()
    canvas.cell(50, 100, 150, 160).cell(150, 100, 350, 130).cell(150, 130, 250, 160).cell(250, 130, 350, 160)
    for x, y, text in ((60, 120, "a"), (160, 120, "b"), (160, 150, "c"), (260, 150, "d")):
        canvas.text(x, y, text)
    (table,) = fx.read(canvas.pdf()).tables
    spans = [(c.text, c.row, c.column, c.row_span, c.column_span) for c in table.cells]
    assert spans == [("a", 0, 0, 2, 1), ("b", 0, 1, 1, 2), ("c", 1, 1, 1, 1), ("d", 1, 2, 1, 1)]


def test_places_are_pages_and_boxes() -> None:
    """A cell's box is that of its rulings, in points from the top left corner."""
    canvas = Canvas().page().cell(50, 100, 150, 130).cell(150, 100, 250, 130).text(60, 120, "a").text(160, 120, "b")
    document = fx.read(canvas.pdf())
    cell = document.tables[0].cells[1]
    assert (cell.place.page, document.text_at(cell.place)) == (2, "b")
    assert cell.place.box == pytest.approx((150, 100, 250, 130), abs=0.5)


@pytest.mark.parametrize("turns", [0, 90, 180, 270])
def test_rotated_pages_read_as_they_are_shown(turns: int) -> None:
    """A page that is shown turned is read turned: its rows follow the reader's eyes."""
    canvas = Canvas()
    canvas.cell(50, 100, 150, 130).cell(150, 100, 250, 130).text(60, 120, "left cell").text(160, 120, "right cell")
    document = fx.read(canvas.pdf(f"/Rotate {turns}"))
    assert sorted(cell.text for cell in document.tables[0].cells) == ["left cell", "right cell"]


def test_text_lying_on_its_side_is_read_upright() -> None:
    """A table drawn on its side on an upright page: the page is turned for reading."""
    canvas = Canvas()
    canvas.cell(100, 50, 130, 250).cell(130, 50, 160, 250)
    canvas.text(120, 240, "first row here", turned=True).text(150, 240, "second row here", turned=True)
    (table,) = fx.read(canvas.pdf()).tables
    assert told(table) == [("first row here",), ("second row here",)]


LONG = (
    "ITU-T Study Group 20 reviewed the deliverables that TSAG has allocated, and those that were approved after its meeting "
    "in January 2024, near-term and long-term ones alike, and thanks TSAG for its list of them."
)


def paragraph(canvas: Canvas, y: float, text: str, room: int = 100, x: float = 50) -> float:
    """Set a paragraph; return where the next one begins."""
    for line in typeset.wrap(text, room):
        canvas.text(x, y, line)
        y += 10
    return y + 8


def test_wrapped_lines_are_paragraphs_again() -> None:
    """Lines that are full were wrapped; a short one ends its paragraph; hyphens stay where the word has one."""
    texts = [
        LONG,
        "From: ITU-T SG20",
        "The results stand in Annex A, which lists all the deliverables and says which Question takes which of them up.",
    ]
    canvas, y = Canvas(), 100.0
    for text in texts:
        y = paragraph(canvas, y, text)
    assert [p.text for p in fx.read(canvas.pdf()).paragraphs] == texts


def test_two_columns_are_read_one_after_the_other() -> None:
    """Running text in two columns: the left one first, with no table in sight."""
    left, right = " ".join(WORDS * 6), " ".join(reversed(WORDS * 6))
    canvas = Canvas()
    paragraph(canvas, 100, left, room=45)
    paragraph(canvas, 100, right, room=45, x=320)
    document = fx.read(canvas.pdf())
    assert document.tables == ()
    assert [p.text for p in document.paragraphs] == [left, right]


def test_line_numbers_are_left_out() -> None:
    """Numbers that rise evenly beside the text are not of it."""
    canvas = Canvas()
    for number in range(1, 21):
        canvas.text(30, 90 + 12 * number, str(number)).text(60, 90 + 12 * number, "Some words of the text. " * 3)
    document = fx.read(canvas.pdf())
    assert not any(character.isdigit() for p in document.paragraphs for character in p.text)
    assert codes(document) == {Code.PAGE_FURNITURE}


def test_a_header_block_without_rulings_is_a_table() -> None:
    """Labels with their values beside them, as ITU documents begin: a wrapped label is one, a wide value is one cell."""
    canvas = Canvas()
    lines = [
        (100, "Question(s):", "1/20, 2/20", "Geneva, 1-12 July 2024"),
        (118, "Source:", "ITU-T Study Group 20", ""),
        (136, "Title:", "LS/r on interest in FG-MV deliverables (reply to TSAG-LS35) [to TSAG]", ""),
        (154, "For information", "ITU-T SG16 and ITU-T SG17", ""),
        (164, "to:", "", ""),
        (182, "Deadline:", "26 July 2024", ""),
    ]
    for y, label, value, right in lines:
        for x, text in ((50, label), (140, value), (400, right)):
            if text:
                canvas.text(x, y, text)
    (table,) = fx.read(canvas.pdf()).tables
    assert [(c.row, c.text) for c in table.cells if c.column == 0] == list(
        enumerate(["Question(s):", "Source:", "Title:", "For information to:", "Deadline:"])
    )
    assert [c.text for c in table.cells if c.column == 1] == [line[2] for line in lines if line[2]]


def test_underlines_make_no_table() -> None:
    """Rulings that touch no others are none of a table."""
    canvas = Canvas()
    for y in range(100, 200, 20):
        canvas.text(50, y, "An underlined line of text").line(50, y + 2, 180, y + 2)
    assert fx.read(canvas.pdf()).tables == ()


def test_readers_in_threads_do_not_disturb_each_other() -> None:
    """PDFium is let in by one thread at a time."""
    data = typeset.to_pdf([HEADING, *rows(30)])
    want, got = fx.read(data), []
    threads = [threading.Thread(target=lambda: got.append(fx.read(data) == want)) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert got == [True] * 6


@pytest.mark.parametrize(("right", "told"), [(640.0, True), (590.0, False)])
def test_a_table_that_runs_over_the_edge_of_its_page_is_told(right: float, *, told: bool) -> None:
    """What stands beyond the edge is not drawn, so nothing else tells that a text goes on."""
    canvas = Canvas().cell(50, 90, 120, 106).cell(120, 90, right, 106).text(55, 100, "FGMV-01")
    canvas.text(
        125,
        100,
        "Technical Report on the overview of maps of the metaverse that are drawn and shown by many of".ljust(94, "."),
    )
    found = fx.read(canvas.pdf()).findings
    assert (Code.MISSING_PART in {finding.code for finding in found}) is told
