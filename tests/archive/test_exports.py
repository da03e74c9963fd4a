"""What is made of a store says what the store says, whole or not at all, and the same each time."""

import csv
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from attrs import evolve

from fgmv_extract.archive import exports
from fgmv_extract.archive.exports import folder
from fgmv_extract.archive.outcomes import Origin
from fgmv_extract.archive.store import tables
from fgmv_extract.archive.store.documents import Kept
from fgmv_extract.archive.store.journal import Journal
from fgmv_extract.archive.store.reading import opened
from fgmv_extract.archive.store.shape import Table
from fgmv_extract.errors import MissingExtraError, UnreadableFileError, UnsupportedFormatError
from fgmv_extract.outputs.serialisation import from_json
from fgmv_extract.outputs.tables import LONG, long
from fgmv_extract.records import Statement

Read = dict[str, tuple[Statement, ...]]
Rows = list[tuple[object, ...]]


def export(store: Path, name: str) -> Path:
    """Make an output beside the store."""
    target = store.with_name(name)
    write = exports.of_ending(str(target))
    assert write is not None
    with opened(store) as opening:
        write(opening, str(target))
    return target


def rows_of(store: Path, table: Table) -> Rows:
    """The rows of a table in the store."""
    with opened(store) as opening:
        return list(opening.table(table))


def said(read: Read) -> list[Statement]:
    """All statements in their order."""
    return [statement for statements in read.values() for statement in statements]


TABLES = [table for table in tables.TABLES if table not in {tables.JOURNAL, *tables.OF_CONTAINERS, tables.PACKED}]


def test_json_lines_are_the_statements(store: Path, read: Read) -> None:
    """One a line, in the order of the archive, with all that ``extract`` writes."""
    lines = export(store, "all.jsonl").read_bytes().splitlines()
    assert [from_json(line) for line in lines] == said(read)
    assert all(json.loads(line)["file"]["name"] for line in lines)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: str(table.name))
def test_each_csv_file_is_a_table_of_the_store(store: Path, table: Table) -> None:
    """Null is an empty cell; everything else reads back as it was."""
    with (export(store, "all.csv") / f"{table.name}.csv").open(encoding="utf-8", newline="") as file:
        heading, *rows = csv.reader(file)
    assert heading == [column.name for column in table.columns]
    plain = [["" if value is None else str(value) for value in row] for row in rows_of(store, table)]
    assert rows == plain


def test_the_flat_tables_have_a_row_for_each_deliverable(store: Path, read: Read) -> None:
    """The wide one has the columns of all groups that head one anywhere."""
    target = export(store, "all.csv")
    with (target / "wide.csv").open(encoding="utf-8", newline="") as file:
        wide = list(csv.DictReader(file))
    assert [row["id"] for row in wide] == [each.id for one in said(read) for each in one.deliverables]
    groups = {position.group for one in said(read) for each in one.deliverables for position in each.positions}
    assert {f"{group} state" for group in groups} <= set(wide[0])
    with (target / "long.csv").open(encoding="utf-8", newline="") as file:
        assert sum(1 for _ in csv.reader(file)) == 1 + sum(len(long(one).rows) for one in said(read))


def test_the_data_package_describes_every_file(store: Path) -> None:
    """Each resource names a file that is there, and its fields are the columns of that file, in order."""
    target = export(store, "all.csv")
    package = json.loads((target / "datapackage.json").read_text("utf-8"))
    assert package["profile"] == "tabular-data-package"
    assert {resource["path"] for resource in package["resources"]} == {path.name for path in target.glob("*.csv")}
    for resource in package["resources"]:
        assert resource["name"] == resource["name"].lower()
        with (target / resource["path"]).open(encoding="utf-8", newline="") as file:
            assert next(csv.reader(file)) == [field["name"] for field in resource["schema"]["fields"]]
        assert {field["type"] for field in resource["schema"]["fields"]} <= {"string", "integer", "number", "boolean"}


def test_excel_has_a_sheet_for_each_table(store: Path) -> None:
    """With the values of the store; an empty text is an empty cell."""
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(export(store, "all.xlsx"))
    assert book.sheetnames == [table.name for table in TABLES]
    for table in TABLES:
        heading, *rows = book[table.name].iter_rows(values_only=True)
        assert list(heading) == [column.name for column in table.columns]
        assert rows == [tuple(None if value == "" else value for value in row) for row in rows_of(store, table)]


def test_parquet_is_the_long_table_of_all_statements(store: Path, read: Read) -> None:
    """Typed, with lists, and each column says what it means."""
    parquet = pytest.importorskip("pyarrow.parquet")
    table = parquet.read_table(export(store, "all.parquet"))
    assert table.column_names == [column.name for column in LONG]
    expected = [row for one in said(read) for row in long(one).rows]
    plain = [tuple(list(value) if isinstance(value, tuple) else value for value in row) for row in expected]
    assert [tuple(row.values()) for row in table.to_pylist()] == plain
    assert table.schema.field("id").metadata[b"description"]


def test_duckdb_has_the_tables_of_the_store(store: Path) -> None:
    """But for the packed statements."""
    duckdb = pytest.importorskip("duckdb")
    with duckdb.connect(str(export(store, "all.duckdb")), read_only=True) as database:
        for table in (*TABLES, tables.JOURNAL):
            order = ", ".join(str(number) for number in range(1, len(table.columns) + 1))
            query = f'SELECT * FROM "{table.name}" ORDER BY {order}'  # noqa: S608  our own names
            assert database.execute(query).fetchall() == rows_of(store, table)


@pytest.mark.parametrize("name", ["all.jsonl", "all.parquet"])
def test_the_same_store_gives_the_same_bytes(store: Path, name: str) -> None:
    """Over and over."""
    assert export(store, name).read_bytes() == export(store, f"again-{name}").read_bytes()


def test_the_same_store_gives_the_same_folder(store: Path) -> None:
    """File by file, and a folder of before is replaced."""
    first = {path.name: path.read_bytes() for path in export(store, "all.csv").iterdir()}
    assert {path.name: path.read_bytes() for path in export(store, "all.csv").iterdir()} == first
    assert sorted(path.name for path in store.parent.iterdir()) == ["all.csv", "store.sqlite"]


@pytest.fixture
def formulas(
    tmp_path: Path, read: Read, make_origin: Callable[[str, bytes], Origin], make_kept: Callable[..., Kept]
) -> Path:
    """A store with a title that a spreadsheet could take for a formula."""
    path = tmp_path / "formulas.sqlite"
    statement = evolve(read["fg-dlt.docx"][0], title="=1+1", abstract="@SUM(A1)")
    with Journal(path, "test") as journal:
        journal.keep(make_origin("a.docx", b"a"), make_kept((statement,)))
    return path


def test_a_text_is_never_a_formula(formulas: Path) -> None:
    """Whatever it begins with, its cell is of the type of texts."""
    openpyxl = pytest.importorskip("openpyxl")
    sheet = openpyxl.load_workbook(export(formulas, "all.xlsx"))["statements"]
    cells = {cell.value: cell.data_type for cell in sheet[2] if isinstance(cell.value, str)}
    assert (cells["=1+1"], cells["@SUM(A1)"]) == ("s", "s")


# --- whole or not at all ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["all.jsonl", "all.csv", "all.xlsx", "all.parquet", "all.duckdb"])
def test_what_fails_leaves_what_was_there(store: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The output of before stays, and no draft is left."""
    if name == "all.duckdb":
        pytest.importorskip("duckdb")
    target = export(store, name)
    before = sorted(path.name for path in store.parent.iterdir())

    def broken(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(exports, "_settle", broken)
    with pytest.raises(UnreadableFileError, match="cannot be written: no space left on device"):
        export(store, name)
    assert target.exists()
    assert sorted(path.name for path in store.parent.iterdir()) == before


def test_a_folder_that_is_not_ours_is_left_alone(store: Path) -> None:
    """Somebody's folder may be called so too."""
    theirs = store.with_name("all.csv")
    theirs.mkdir()
    (theirs / "thesis.txt").write_text("years of work")
    with pytest.raises(UnreadableFileError, match="a folder of that name stands there"):
        export(store, "all.csv")
    assert (theirs / "thesis.txt").read_text() == "years of work"
    assert not folder.is_ours(theirs)


def test_an_ending_that_means_nothing_is_refused() -> None:
    """With those that do; the store itself needs no export."""
    told = r"out\.txt: has no ending that tells what to write; name one of \.sqlite, \.jsonl, \.csv, \.xlsx, \.parquet, \.duckdb"
    with pytest.raises(UnsupportedFormatError, match=told):
        exports.of_ending("out.txt")
    assert exports.of_ending("out.sqlite") is None


def test_a_missing_package_is_told_before_anything_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """And what installs it."""
    monkeypatch.setattr(exports, "find_spec", lambda _: None)
    with pytest.raises(MissingExtraError, match=r"needs pyarrow.*pip install 'fgmv-extract\[parquet\]'"):
        exports.of_ending("out.parquet")


def test_the_store_opens_in_duckdb_too(store: Path) -> None:
    """As any SQLite file: one that was closed needs nothing beside it."""
    with closing(sqlite3.connect(f"file:{store}?mode=ro&immutable=1", uri=True)) as database:
        assert database.execute("SELECT count(*) FROM statements").fetchone()[0] >= 4
