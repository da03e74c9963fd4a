"""Statements as data frames say what their tables say."""

import sys
from collections.abc import Callable, Sequence
from typing import Any

import attrs
import pytest

import fgmv_extract
from fgmv_extract.errors import MissingExtraError
from fgmv_extract.outputs import tables
from fgmv_extract.outputs.frames import columns_of, to_arrow, to_pandas, to_polars
from fgmv_extract.records import Statement
from samples import describe

pytest.importorskip("pyarrow")


@pytest.fixture(scope="module")
def statements() -> tuple[Statement, ...]:
    """Two statements whose tables have different columns."""
    return tuple(fgmv_extract.extract(describe.HERE / name) for name in ("two-positions.txt", "fg-dlt.docx"))


def plain(rows: Sequence[Sequence[tables.Value]]) -> list[tuple[object, ...]]:
    """Rows with lists, as Arrow has them."""
    return [tuple(list(value) if isinstance(value, tuple) else value for value in row) for row in rows]


@pytest.mark.parametrize("table", ["long", "wide", "findings"])
def test_one_statement_is_its_table(statements: tuple[Statement, ...], table: str) -> None:
    """The same columns, the same values."""
    expected = getattr(tables, table)(statements[0])
    arrow = to_arrow(statements[0], table)
    assert arrow.column_names == [column.name for column in expected.columns]
    assert [tuple(row.values()) for row in arrow.to_pylist()] == plain(expected.rows)


def test_several_statements_stand_below_each_other(statements: tuple[Statement, ...]) -> None:
    """A column that only one has is empty for the other; where a row is from stands last."""
    arrow = to_arrow(iter(statements), "wide")
    made = [tables.wide(each) for each in statements]
    assert arrow.column_names == [column.name for column in columns_of(made)]
    assert arrow.column_names[-len(tables.ORIGIN) :] == [column.name for column in tables.ORIGIN]
    first = len(made[0].rows)
    assert arrow.num_rows == first + len(made[1].rows)
    for index, (each, rows) in enumerate(zip(made, (arrow.slice(0, first), arrow.slice(first)), strict=True)):
        names = [column.name for column in each.columns]
        assert [tuple(row[name] for name in names) for row in rows.to_pylist()] == plain(each.rows), index


def test_nothing_is_a_table_without_rows() -> None:
    """With its columns and types."""
    arrow = to_arrow((), "long")
    assert (arrow.num_rows, arrow.column_names) == (0, [column.name for column in tables.LONG])
    assert str(arrow.schema.field("questions").type) == "list<item: string>"


@pytest.mark.parametrize(("package", "make"), [("pandas", to_pandas), ("polars", to_polars)])
def test_pandas_and_polars_take_it_over(
    package: str, make: Callable[..., Any], statements: tuple[Statement, ...]
) -> None:
    """As many rows, the same names."""
    pytest.importorskip(package)
    expected, frame = to_arrow(statements), make(statements)
    assert list(frame.columns) == expected.column_names
    assert len(frame) == expected.num_rows


@pytest.mark.parametrize(("package", "make"), [("pandas", to_pandas), ("polars", to_polars), ("pyarrow", to_arrow)])
def test_a_missing_package_is_named(
    package: str, make: Callable[..., Any], statements: tuple[Statement, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With what installs it."""
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(MissingExtraError, match=r"pip install 'fgmv-extract\["):
        make(statements)


def test_half_a_character_is_a_mark_in_its_place(statements: tuple[Statement, ...]) -> None:
    """Stored JSON may hold half a surrogate pair; Arrow may not, in a text or in a list of them."""
    first, *others = statements[0].deliverables
    mended = attrs.evolve(first, title="\ud800a", aliases=("\U0001f600", "b\udfff"))
    arrow = to_arrow(attrs.evolve(statements[0], deliverables=(mended, *others)), "wide")
    assert arrow["title"][0].as_py() == "\ufffda"
    assert arrow["aliases"][0].as_py() == ["\U0001f600", "b\ufffd"]
    assert arrow["title"].to_pylist()[1:] == [one.title for one in others]


def test_another_table_is_a_wrong_call(statements: tuple[Statement, ...]) -> None:
    """The message lists those there are."""
    with pytest.raises(ValueError, match="a table is one of 'long', 'wide', 'findings', not 'tall'"):
        to_arrow(statements, "tall")


def test_they_are_public() -> None:
    """And imported when they are first asked for."""
    assert (fgmv_extract.to_arrow, fgmv_extract.to_pandas, fgmv_extract.to_polars) == (to_arrow, to_pandas, to_polars)
