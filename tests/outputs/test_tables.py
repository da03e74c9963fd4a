"""Flat tables of a statement, and the files they become."""

import csv
import io
import sys
from zipfile import ZipFile

import attrs
import openpyxl
import pyarrow.parquet as pq
import pytest

from fgmv_extract.errors import MissingExtraError
from fgmv_extract.outputs.delimited import to_csv
from fgmv_extract.outputs.parquet import to_parquet
from fgmv_extract.outputs.tables import LONG, WIDE, Column, Table, Value, findings, long, wide
from fgmv_extract.outputs.xlsx import to_xlsx
from fgmv_extract.records import Allocation, Deliverable, Position, PositionState, Role, Share, Statement


def rows(table: Table) -> list[dict[str, Value]]:
    """Return the rows as dictionaries."""
    names = [column.name for column in table.columns]
    assert len(set(names)) == len(names)
    return [dict(zip(names, row, strict=True)) for row in table.rows]


def test_the_wide_table_has_a_row_for_each_deliverable(statement: Statement) -> None:
    """All that is said of a deliverable stands in its row, the positions under the names of their groups."""
    first, second, third = rows(wide(statement))
    assert second == {
        "id": "FGMV-28",
        "focus_group": "FG-MV",
        "kind": "Technical Specification",
        "title": "Requirements for the metaverse – based on digital twins",
        "approved": "2024-03-12",
        "annex": "B",
        "status": "suggested",
        "authority": "FG-MV",
        "primary": ("ITU-T SG20",),
        "secondary": ("ITU-T SG16",),
        "groups": (),
        "allocation": "SG20 (SG16)",
        "ITU-T SG20 state": "stated",
        "ITU-T SG20 commitment": "agreed",
        "ITU-T SG20 questions": ("Q1/20", "Q2/20"),
        "ITU-T SG20 contributions": ("C416",),
        "ITU-T SG20 work_items": ("Y.dtmv-reqts",),
        "ITU-T SG20 invites_contributions": True,
        "ITU-T SG20 text": "Q1/20 and Q2/20 agreed to initiate Y.dtmv-reqts.",
        **dict.fromkeys(f"ITU-T SG16 {name}" for name in ("state", "commitment", "questions", "contributions")),
        **dict.fromkeys(f"ITU-T SG16 {name}" for name in ("work_items", "invites_contributions", "text")),
        "aliases": ("FGMV-D1",),
        "statement": "SG20-LS12",
        "source": ("ITU-T SG20",),
        "file": "reply.txt",
        "place": "page 3, table 2, row 3",
    }
    assert (first["groups"], first["ITU-T SG16 text"]) == (("all",), "No objection.")
    assert (third["status"], third["allocation"], third["ITU-T SG20 state"]) == (None, None, "absent")


def test_the_wide_table_has_no_columns_for_groups_nobody_heads() -> None:
    """Without positions the columns are the fixed ones."""
    assert wide(Statement(deliverables=(Deliverable(id="FGMV-01"),))).columns == WIDE


def test_two_columns_of_one_group_stay_two() -> None:
    """The second column a group heads in one table has a number, and loses nothing."""
    twice = tuple(Position(group="ITU-T SG20", state=PositionState.STATED, text=text) for text in ("one", "two"))
    (row,) = rows(wide(Statement(deliverables=(Deliverable(id="FGMV-01", positions=twice),))))
    assert (row["ITU-T SG20 text"], row["ITU-T SG20 2 text"]) == ("one", "two")


def test_the_long_table_has_a_row_for_each_group(statement: Statement) -> None:
    """Groups of the allocation come with their role and position, groups that only have a column without a role."""
    told = [(row["id"], row["group"], row["role"], row["state"]) for row in rows(long(statement))]
    assert told == [
        ("FGMV-01", "all", "unspecified", None),
        ("FGMV-01", "ITU-T SG20", None, "blank"),
        ("FGMV-01", "ITU-T SG16", None, "stated"),
        ("FGMV-28", "ITU-T SG20", "primary", "stated"),
        ("FGMV-28", "ITU-T SG16", "secondary", None),
        ("FGMV-52", "ITU-T SG20", None, "absent"),
    ]
    assert long(statement).columns == LONG


def test_no_deliverable_and_no_position_is_missing_from_the_long_table() -> None:
    """A deliverable without any group has a row, and so has each of two positions of one group."""
    twice = tuple(Position(group="ITU-T SG20", state=PositionState.STATED, text=text) for text in ("one", "two"))
    shares = Allocation(shares=(Share("ITU-T SG20", Role.PRIMARY),))
    alone, shared = Deliverable(id="FGMV-01"), Deliverable(id="FGMV-02", allocation=shares, positions=twice)
    told = [(row["id"], row["group"], row["text"]) for row in rows(long(Statement(deliverables=(alone, shared))))]
    assert told == [("FGMV-01", None, None), ("FGMV-02", "ITU-T SG20", "one"), ("FGMV-02", "ITU-T SG20", "two")]


def test_findings_are_a_table_too(statement: Statement) -> None:
    """Who opens a workbook sees what was lost."""
    assert rows(findings(statement)) == [
        {
            "severity": "error",
            "code": "truncated-row",
            "message": "The row has 4 of 5 cells.",
            "deliverable": "FGMV-52",
            "place": "line 23, table 2, row 4, column 1",
            "file": "reply.txt",
        }
    ]


SMALL = Table(
    (
        Column("id", "text", "x"),
        Column("names", "texts", "x"),
        Column("said", "boolean", "x"),
        Column("text", "text", "x"),
    ),
    (
        ("FGMV-01", ("a", "b"), True, 'quotes " and, commas\nand lines'),
        ("=1+1", (), False, None),
        ("@SUM", ("–",), None, ""),
    ),
)


def test_csv_is_as_rfc_4180_has_it() -> None:
    """Records end in CR LF, quotes are doubled, several texts are joined, None and empty text are empty."""
    assert to_csv(SMALL) == (
        'id,names,said,text\r\nFGMV-01,a; b,true,"quotes "" and, commas\nand lines"\r\n=1+1,,false,\r\n@SUM,–,,\r\n'
    )


def test_csv_reads_back(statement: Statement) -> None:
    """Any CSV reader finds the cells again."""
    read = list(csv.DictReader(io.StringIO(to_csv(wide(statement)), newline="")))
    assert [row["id"] for row in read] == ["FGMV-01", "FGMV-28", "FGMV-52"]
    assert read[1]["ITU-T SG20 questions"] == "Q1/20; Q2/20"


def test_a_workbook_has_a_sheet_for_each_table(statement: Statement) -> None:
    """Headings stay in sight and filter the rows."""
    data = to_xlsx({"deliverables": wide(statement), "groups": long(statement)})
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book.sheetnames == ["deliverables", "groups"]
    sheet = book["groups"]
    assert [cell.value for cell in sheet[1]] == [column.name for column in LONG]
    assert (sheet.max_row, sheet.freeze_panes, sheet.auto_filter.ref) == (7, "B2", "A1:V7")


def test_a_workbook_holds_texts_and_never_formulas() -> None:
    """What begins with = is written as a string, so that opening the file runs nothing."""
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx({"small": SMALL})))
    cell = book["small"]["A3"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")
    assert [each.value for each in book["small"][2]] == ["FGMV-01", "a; b", True, 'quotes " and, commas\nand lines']
    assert [each.value for each in book["small"][4]] == ["@SUM", "–", None, None]


def test_a_workbook_is_well_formed_whatever_the_texts() -> None:
    """Characters XML cannot hold become U+FFFD; a text longer than a cell visibly ends."""
    column = Column("text", "text", "x")
    table = Table((column,), (("a\x00\x0b\ud800\uffffb",), ("x" * 40_000,), ("x" * 32_767,)))
    sheet = openpyxl.load_workbook(io.BytesIO(to_xlsx({"texts": table})))["texts"]
    assert sheet["A2"].value == "a\ufffd\ufffd\ufffd\ufffdb"
    assert sheet["A3"].value == "x" * 32_766 + "…"
    assert sheet["A4"].value == "x" * 32_767


def test_an_empty_table_is_a_workbook_too() -> None:
    """A statement without deliverables gives headings only."""
    data = to_xlsx({"deliverables": wide(Statement())})
    assert "xl/workbook.xml" in ZipFile(io.BytesIO(data)).namelist()


def test_parquet_keeps_types_and_meanings(statement: Statement) -> None:
    """Lists are lists, None is null, and each column tells what it holds."""
    table = pq.read_table(io.BytesIO(to_parquet(long(statement))))
    assert table.column_names == [column.name for column in LONG]
    assert table.schema.field("questions").metadata == {b"description": b"Questions named"}
    assert table.schema.metadata[b"fgmv_extract.schema_version"] == b"1"
    row = table.to_pylist()[3]
    assert (row["questions"], row["invites_contributions"], row["approved"]) == (["Q1/20", "Q2/20"], True, "2024-03-12")
    assert table.to_pylist()[5]["title"] is None


def test_parquet_without_rows_keeps_its_columns() -> None:
    """Many files can be read as one table even when some are empty."""
    empty = pq.read_table(io.BytesIO(to_parquet(long(Statement()))))
    full = to_parquet(long(Statement(deliverables=(Deliverable(id="FGMV-01"),))))
    assert empty.schema == pq.read_schema(io.BytesIO(full))
    assert empty.num_rows == 0


@pytest.mark.parametrize(
    ("package", "error"),
    [
        (
            "openpyxl",
            MissingExtraError("xlsx", "needs openpyxl, which is not installed", "pip install 'fgmv-extract[xlsx]'"),
        ),
        (
            "pyarrow",
            MissingExtraError(
                "parquet", "needs pyarrow, which is not installed", "pip install 'fgmv-extract[parquet]'"
            ),
        ),
    ],
)
def test_a_missing_package_is_told_with_the_command_that_installs_it(
    monkeypatch: pytest.MonkeyPatch, package: str, error: MissingExtraError
) -> None:
    """Extras are asked for by name."""
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(MissingExtraError) as caught:
        _ = to_xlsx({"small": SMALL}), to_parquet(SMALL)
    assert caught.value == error


def test_a_table_without_provenance_is_complete() -> None:
    """A statement made by hand has no file and no places; its rows have."""
    made = Statement(deliverables=(Deliverable(id="FGMV-01", allocation=attrs.evolve(Allocation(), text="tbd")),))
    (row,) = rows(wide(made))
    assert (row["allocation"], row["file"], row["place"], row["source"]) == ("tbd", None, None, ())
