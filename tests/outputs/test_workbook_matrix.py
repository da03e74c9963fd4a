"""Workbooks: the matrix and the tables, read back."""

import io
from pathlib import Path

import openpyxl
import pytest
from attrs import evolve
from openpyxl.workbook import Workbook

import fgmv_extract as fx
from fgmv_extract.outputs.tables import long
from fgmv_extract.outputs.workbook import comparison_to_xlsx, statement_to_xlsx
from fgmv_extract.outputs.workbook.matrix import groups_of, marks

SAMPLES = Path(__file__).resolve().parents[2] / "samples"


@pytest.fixture(scope="module")
def example() -> fx.Statement:
    """Read the example."""
    return fx.extract(SAMPLES / "example.docx")


def opened(data: bytes) -> Workbook:
    """Open a workbook."""
    return openpyxl.load_workbook(io.BytesIO(data))


def rows(book: Workbook, name: str) -> list[tuple[object, ...]]:
    """Return the values of a sheet."""
    return list(book[name].iter_rows(values_only=True))


def test_the_matrix_has_a_row_a_deliverable_and_a_column_a_group(example: fx.Statement) -> None:
    """Each cell has the marks of its group for its deliverable, and every mark stands in a cell."""
    head, *told = rows(opened(statement_to_xlsx(example)), "matrix")
    groups = groups_of(example)
    assert len(head) == 6 + len(groups)
    for each, cells in zip(example.deliverables, told, strict=True):
        assert cells[:2] == (each.id, each.title)
        assert list(cells[6:]) == [marks(each).get(group) for group in groups]


@pytest.mark.parametrize(
    ("name", "group", "mark"),
    [
        ("FGMV-01", "all", "i"),
        ("FGMV-04", "ITU-T SG20", "L –"),
        ("FGMV-28", "ITU-T SG20", "P agreed"),
        ("FGMV-28", "ITU-T SG16", "S"),
        ("FGMV-08", "ITU-T SG20", "L planned"),
    ],
)
def test_marks(example: fx.Statement, name: str, group: str, mark: str) -> None:
    """A mark tells the role, and what the group says."""
    assert marks(next(each for each in example.deliverables if each.id == name))[group] == mark


def test_the_first_row_and_column_stay_and_everything_can_be_filtered(example: fx.Statement) -> None:
    """Each sheet has fixed headings and a filter over all of it."""
    book = opened(statement_to_xlsx(example))
    assert book.sheetnames == ["matrix", "deliverables", "groups", "findings", "legend"]
    for sheet in book:
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref == sheet.dimensions or sheet.max_row == 1


def test_marks_have_the_colours_of_the_legend(example: fx.Statement) -> None:
    """The colour of an agreed position is that of the legend."""
    book = opened(statement_to_xlsx(example))
    legend = {row[0].value: row[0].fill.fgColor.rgb for row in book["legend"].iter_rows(min_row=2)}
    column = [cell.value for cell in book["matrix"][1]].index("SG20") + 1
    row = next(cell.row for cell in book["matrix"]["A"] if cell.value == "FGMV-28")
    assert book["matrix"].cell(row, column).fill.fgColor.rgb == legend["agreed"]


def test_no_text_is_a_formula() -> None:
    """What begins with = or + is a text in every sheet."""
    hostile = "=HYPERLINK(1)"
    row = fx.Deliverable(
        id=hostile,
        title=hostile,
        allocation=fx.Allocation(shares=(fx.Share(hostile),), text=hostile),
        positions=(fx.Position(group=hostile, state=fx.PositionState.STATED, text=hostile),),
    )
    statement = fx.Statement(number=hostile, title=hostile, deliverables=(row,))
    later = evolve(statement, deliverables=(evolve(row, title=f"{hostile}!"),))
    compared = fx.compare(statement, later)
    for data in (statement_to_xlsx(statement), comparison_to_xlsx(compared, statement, later)):
        kinds = {cell.data_type for sheet in opened(data) for line in sheet.iter_rows() for cell in line}
        assert "f" not in kinds


def test_the_long_table_is_the_one_of_csv(example: fx.Statement) -> None:
    """The sheet of groups has the columns and as many rows as the long table."""
    head, *told = rows(opened(statement_to_xlsx(example)), "groups")
    table = long(example)
    assert head == tuple(column.name for column in table.columns)
    assert len(told) == len(table.rows)


def test_a_comparison_tells_what_a_cell_was() -> None:
    """The matrix is that of the later statement; a cell that differs says what it was, and nothing else does."""
    earlier, later = (fx.extract(SAMPLES / name) for name in ("example.docx", "tsag-decision.docx"))
    compared = fx.compare(earlier, later)
    book = opened(comparison_to_xlsx(compared, earlier, later))
    assert book.sheetnames == ["changes", "matrix", "groups", "findings", "legend"]
    assert len(rows(book, "changes")) - 1 == len(compared.changes)
    head, *told = rows(book, "matrix")
    cells = {row[0]: dict(zip(head, row, strict=True)) for row in told}
    assert cells["FGMV-28"]["SG13"] == "S (was not there)"
    assert cells["FGMV-30"]["SG20"] == "L (was P agreed)" or "(was P agreed)" in str(cells["FGMV-30"]["SG20"])
    same = [
        value
        for row in rows(opened(comparison_to_xlsx(fx.compare(later, later), later, later)), "matrix")
        for value in row
    ]
    assert not [value for value in same if "(was" in str(value)]
