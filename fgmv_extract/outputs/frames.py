"""Statements as data frames: Arrow, pandas, polars. A column is made in one go; pandas and polars take the Arrow table over.

Records stand below all outputs and cannot name them, so these are functions: ``fx.to_pandas(statement)``.
"""

from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

from fgmv_extract.errors import MissingExtraError
from fgmv_extract.outputs import parquet, tables
from fgmv_extract.outputs.tables import Column, Table, Value
from fgmv_extract.records import Statement

if TYPE_CHECKING:
    import pyarrow as pa

Statements = Statement | Iterable[Statement]

_TABLES = {"long": tables.long, "wide": tables.wide, "findings": tables.findings}
_COLUMNS = {"long": tables.LONG, "wide": tables.WIDE, "findings": tables.FINDINGS}


def to_arrow(statements: Statements, table: str = "long") -> "pa.Table":
    """Return statements as an Arrow table; each field tells what it means under the metadata key ``description``.

    ``table`` is ``long`` (a row per deliverable and group), ``wide`` (a row per deliverable, with columns for every group
    that heads one) or ``findings``. The columns of ``long`` and ``findings`` are always the same. Raises ``MissingExtraError``
    without pyarrow (the extra ``parquet``), ``ValueError`` for another table.
    """
    return parquet.to_arrow(_joined(statements, table))


def to_pandas(statements: Statements, table: str = "long") -> Any:  # noqa: ANN401  pandas is an extra; its types may not be there
    """Return statements as a pandas data frame; as ``to_arrow``, and raises it without pandas, too (the extra ``pandas``)."""
    arrow = to_arrow(statements, table)
    try:
        import_module("pandas")
    except ImportError as error:
        raise _missing("pandas") from error
    return arrow.to_pandas()


def to_polars(statements: Statements, table: str = "long") -> Any:  # noqa: ANN401  as above
    """Return statements as a polars data frame; as ``to_arrow``, and raises it without polars, too (the extra ``polars``)."""
    arrow = to_arrow(statements, table)
    try:
        polars: Any = import_module("polars")
    except ImportError as error:
        raise _missing("polars") from error
    return polars.from_arrow(arrow)


def _joined(statements: Statements, table: str) -> Table:
    """Return the tables of all statements below each other; a column that one of them lacks is empty there."""
    if table not in _TABLES:
        known = ", ".join(map(repr, _TABLES))
        raise ValueError(f"a table is one of {known}, not {table!r}")
    given = (statements,) if isinstance(statements, Statement) else statements
    made = [_TABLES[table](each) for each in given]
    columns = columns_of(made) or _COLUMNS[table]
    return Table(columns, tuple(row for each in made for row in _rows(each, columns)))


def columns_of(made: Iterable[Table]) -> tuple[Column, ...]:
    """Return the columns that several tables have together: those of groups before those that tell where a row is from."""
    columns = tuple(dict.fromkeys(column for each in made for column in each.columns))
    last = [column for column in columns if column in tables.ORIGIN]
    return (*(column for column in columns if column not in last), *last)


def _rows(table: Table, columns: Sequence[Column]) -> Iterable[tuple[Value, ...]]:
    if table.columns == tuple(columns):
        return table.rows
    places = {column: number for number, column in enumerate(table.columns)}
    order = [places.get(column) for column in columns]
    return (tuple(None if place is None else row[place] for place in order) for row in table.rows)


def _missing(package: str) -> MissingExtraError:
    remedy = f"pip install 'fgmv-extract[{package}]'"
    return MissingExtraError(package, f"needs {package}, which is not installed", remedy)
