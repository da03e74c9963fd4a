"""Columns for analysis: Parquet (a row per deliverable and group) and DuckDB (the tables of the store). Need pyarrow, duckdb."""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from fgmv_extract.archive.store.reading import Store
from fgmv_extract.archive.store.tables import OF_CONTAINERS, PACKED, TABLES
from fgmv_extract.errors import MissingExtraError
from fgmv_extract.outputs import parquet, tables

if TYPE_CHECKING:
    import duckdb

_AT_ONCE = 50_000  # rows
_TYPES = {"TEXT": ("text", "VARCHAR"), "INTEGER": ("integer", "BIGINT"), "REAL": ("number", "DOUBLE")}
"""The type of a column in SQLite: what it is in Arrow and in DuckDB."""
_LEFT_OUT = {table.name for table in (*OF_CONTAINERS, PACKED)}

Row = TypeVar("Row")


def write_parquet(store: Store, target: Path) -> None:
    """Write the long table of all statements; raises ``MissingExtraError`` without pyarrow."""
    rows = (row for stored in store.statements() for row in tables.long(stored.statement).rows)
    some = (tables.Table(tables.LONG, tuple(group)) for group in _groups(rows))
    parquet.write_parquet(target, tables.LONG, some)


def write_duckdb(store: Store, target: Path) -> None:
    """Write the tables of the store; raises ``MissingExtraError`` without duckdb or pyarrow."""
    try:
        import duckdb  # noqa: PLC0415  an extra
    except ImportError as error:
        remedy = "pip install 'fgmv-extract[duckdb]'"
        raise MissingExtraError("duckdb", "needs duckdb, which is not installed", remedy) from error
    try:
        _fill(duckdb.connect(str(target)), store)
    except duckdb.Error as error:
        said = str(error).partition("\n")[0]
        raise OSError(said) from error


def _fill(database: "duckdb.DuckDBPyConnection", store: Store) -> None:
    with database:
        for table in TABLES:
            if table.name in _LEFT_OUT:
                continue
            names = [column.name for column in table.columns]
            kinds, types = zip(*(_TYPES[column.type.split()[0]] for column in table.columns), strict=True)
            columns = ", ".join(f'"{name}" {each}' for name, each in zip(names, types, strict=True))
            database.execute(f'CREATE TABLE "{table.name}" ({columns})')
            for rows in _groups(store.table(table)):
                database.register("arrived", parquet.plain_arrow(names, kinds, rows))
                database.execute(f'INSERT INTO "{table.name}" SELECT * FROM arrived')  # noqa: S608  our own names
                database.unregister("arrived")


def _groups(rows: Iterable[Row]) -> Iterator[list[Row]]:
    source = iter(rows)
    while some := list(islice(source, _AT_ONCE)):
        yield some
