"""Large texts take little memory: equal lines and cells are one, and rows are made when their table is."""

import pytest

from fgmv_extract.document import Table
from fgmv_extract.options import Limits
from fgmv_extract.places import Place
from fgmv_extract.readers.text import tika
from fgmv_extract.readers.text.drafts import Grid, LateRows, Piece, blocks_of
from fgmv_extract.readers.text.lines import lines_of
from fgmv_extract.readers.text.openings import openings

ROW = "\tFGMV-{:04}\n\tUse cases\n\tJuly 2023\n\tSG16\n\t\n\n"
TEXT = "\tNo.\n\tTitle\n\tApproved\n\tGroups\n\tSG20\n\n" + "".join(map(ROW.format, range(2_000)))


@pytest.mark.parametrize("behind", ["", "\n", "\n\n", "behind"])
@pytest.mark.parametrize("width", [1, 7, 40_000])
def test_a_large_text_is_split_like_a_small_one(width: int, behind: str) -> None:
    """Wherever its line ends are."""
    text = f"{'x' * width}\n" * (100_000 // width) + behind
    assert lines_of(text).texts == text.split("\n")


def test_equal_lines_and_cells_of_a_large_text_are_one() -> None:
    """What rows repeat takes memory once, as a line and as a cell."""
    lines = lines_of(TEXT)
    assert len(set(map(id, lines.texts))) < 2_100
    cells = openings(lines, lines.texts).cells
    assert len(cells) == 10_005
    assert len(set(map(id, cells))) < 2_100


def test_rows_are_made_late() -> None:
    """None is kept: whoever asks for a row twice makes it twice."""
    made: list[range] = []

    def make(row: range) -> list[Piece]:
        made.append(row)
        return [(f"{at}", at) for at in row]

    rows = LateRows([range(2), range(2, 5), range(5, 6)], make)
    assert len(rows) == 3
    assert not made
    assert rows[1] == [("2", 2), ("3", 3), ("4", 4)]
    assert rows[1] is not rows[1]
    assert list(rows[1:]) == [*rows][1:]
    (table,), findings = blocks_of([Grid(rows)], Limits(rows=2, columns=2))
    assert isinstance(table, Table)
    assert [cell.text for cell in table.cells] == ["0", "1", "2", "3"]
    assert table.columns == 2
    assert [finding.message for finding in findings] == [
        "The table has 3 rows; the first 2 were read.",
        "The table has 3 columns; the first 2 were read.",
    ]


def test_a_large_table_has_the_lines_of_its_cells() -> None:
    """The number of a line is that of the cell, though equal cells are one while the text is read."""
    (table,), _ = blocks_of(tika.read(lines_of(TEXT)), Limits())
    assert isinstance(table, Table)
    assert [cell.line for cell in table.cells[5:15]] == [7, 8, 9, 10, 11, 13, 14, 15, 16, 17]
    assert table.place == Place(0, 0, line=1)
