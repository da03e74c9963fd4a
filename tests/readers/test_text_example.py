"""The example statement as text: its structure, lines and every oddity of its lay-out."""

from pathlib import Path

import pytest

from fgmv_extract.document import Document, Paragraph, Table
from fgmv_extract.options import Options
from fgmv_extract.places import File
from fgmv_extract.readers.text import read

EXAMPLE = Path(__file__).resolve().parents[2].parent / "shared" / "seed" / "sg20-reply-fgmv.txt"


@pytest.fixture(scope="module")
def example() -> Document:
    """The example, read."""
    if not EXAMPLE.is_file():
        pytest.skip("the example statement is not beside this checkout")
    data = EXAMPLE.read_bytes()
    return read(data, File(name=EXAMPLE.name, format="text", size=len(data), sha256=""), Options())


def test_it_is_recognised_and_nothing_about_it_is_odd(example: Document) -> None:
    """The dialect is told, and reading finds nothing."""
    assert (example.file.format, example.file.dialect) == ("text", "tika")
    assert example.findings == ()


def test_blocks_stand_in_order_with_their_lines(example: Document) -> None:
    """The abstract, the prose, Annex A with its table, Annex B with its table."""
    shape = [
        (block.place.line, "prose") if isinstance(block, Paragraph) else (block.place.line, block.rows, block.columns)
        for block in example.blocks
    ]
    prose = [(line, "prose") for line in (5, 6, 7, 8, 9, 10, 12, 13)]
    assert shape == [(1, 1, 2), *prose, (14, 23, 5), (171, "prose"), (172, 31, 5)]


def test_every_identifier_stands_in_the_first_column_at_its_line(example: Document) -> None:
    """52 deliverables in document order, each at the line of its tab."""
    first = [row[0] for table in example.tables[1:] for row in table.grid[1:]]
    ids = [cell.text for cell in first if cell is not None]
    numbers = [1, 2, 20, *range(3, 20), 21, 22, *range(23, 53)]
    assert ids == [f"FGMV-{number:02}" for number in numbers]
    lines = {cell.text: cell.place.line for cell in first if cell is not None}
    known = {"FGMV-01": 20, "FGMV-02": 27, "FGMV-20": 34, "FGMV-08": 76, "FGMV-23": 178, "FGMV-52": 375}
    assert {name: lines[name] for name in known} == known


def test_blank_cells_are_there_and_only_the_last_is_absent(example: Document) -> None:
    """34 positions are blank, 17 stated, and the one the text does not reach is no cell."""
    positions = [row[4] for table in example.tables[1:] for row in table.grid[1:]]
    assert positions[-1] is None
    texts = [cell.text for cell in positions if cell is not None]
    assert (texts.count(""), len(texts) - texts.count("")) == (34, 17)


def cell(table: Table, name: str, column: int) -> tuple[str, int | None]:
    """Return text and line of a cell, by the identifier of its row."""
    for row in table.grid:
        first, found = row[0], row[column]
        if first is not None and found is not None and first.text == name:
            return found.text, found.place.line
    raise LookupError(name)


@pytest.mark.parametrize(
    ("table", "name", "column", "text", "line"),
    [
        (1, "No.", 0, "No.", 14),
        (1, "No.", 2, "Approved", 16),
        (1, "FGMV-02", 2, "October 2023", 30),
        (1, "FGMV-20", 1, "Technical Specification\nDefinition of metaverse", 36),
        (1, "FGMV-20", 2, "December 2023", 39),
        (1, "FGMV-20", 4, "", 42),
        (1, "FGMV-08", 4, "Q7/20 plans to initiate new work in this area and welcomes future Contributions.", 81),
        (1, "FGMV-22", 4, "", 167),
        (2, "No.", 0, "No.", 172),
        (2, "FGMV-24", 3, "SG17\n(SG13, SG16)", 187),
        (2, "FGMV-27", 3, "SG20 (SG16)", 207),
        (2, "FGMV-33", 3, "SG16\n(All SGs, SCV)", 251),
        (2, "FGMV-52", 3, "SG16\n(All SGs)", 378),
    ],
)
def test_a_cell_holds_its_text_at_its_line(
    example: Document, table: int, name: str, column: int, text: str, line: int
) -> None:
    """Blank lines inside rows, blanks at line ends, second paragraphs and marks of the writer change nothing."""
    assert cell(example.tables[table], name, column) == (text, line)


def test_the_tab_in_the_prose_stays_in_its_paragraph(example: Document) -> None:
    """A tab inside a quoted title opens no cell."""
    paragraph = example.paragraphs[4]
    assert paragraph.place.line == 9
    assert "“\tInterface model" in paragraph.text
