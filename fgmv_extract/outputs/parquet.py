"""Tables as Arrow, and as Parquet, with lists where a cell holds several texts. Needs pyarrow (the extra ``parquet``)."""

import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fgmv_extract.errors import MissingExtraError
from fgmv_extract.outputs.tables import Column, Table
from fgmv_extract.records import SCHEMA_VERSION

if TYPE_CHECKING:
    import pyarrow as pa


def to_parquet(table: Table) -> bytes:
    """Return the table as a Parquet file; raises as ``arrow_schema``."""
    arrow = to_arrow(table)
    import pyarrow.parquet as pq  # noqa: PLC0415  an extra; the line above has told when it is missing

    stream = io.BytesIO()
    pq.write_table(arrow, stream)
    return stream.getvalue()


def to_arrow(table: Table) -> "pa.Table":
    """Return the table as Arrow, column by column; raises as ``arrow_schema``."""
    schema = arrow_schema(table.columns)
    import pyarrow as pa  # noqa: PLC0415  as above

    columns = zip(*table.rows, strict=True) if table.rows else [()] * len(table.columns)
    arrays = [_array(values, field.type) for values, field in zip(columns, schema, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema)


def write_parquet(target: Path, columns: Sequence[Column], tables: Iterable[Table]) -> None:
    """Write tables of the same columns below each other, one after the other; raises as ``arrow_schema``."""
    schema = arrow_schema(columns)
    import pyarrow.parquet as pq  # noqa: PLC0415  as above

    with pq.ParquetWriter(target, schema) as writer:
        for table in tables:
            writer.write_table(to_arrow(table))


def plain_arrow(names: Sequence[str], kinds: Sequence[str], rows: Sequence[Sequence[object]]) -> "pa.Table":
    """Return rows as an Arrow table; a kind is ``text``, ``integer`` or ``number``. Raises as ``arrow_schema``."""
    arrow_schema(())
    import pyarrow as pa  # noqa: PLC0415  as above

    types: dict[str, pa.DataType] = {"text": pa.string(), "integer": pa.int64(), "number": pa.float64()}
    columns = zip(*rows, strict=True) if rows else [()] * len(names)
    arrays = [_array(values, types[kind]) for values, kind in zip(columns, kinds, strict=True)]
    return pa.Table.from_arrays(arrays, names=list(names))


def _array(values: Sequence[object], kind: "pa.DataType") -> "pa.Array[Any]":
    """Return a column; a lone surrogate, which a record made by hand may hold and Arrow may not, is a replacement character."""
    import pyarrow as pa  # noqa: PLC0415  whoever calls this has told when it is missing

    try:
        return pa.array(list(values), kind)
    except UnicodeEncodeError:
        return pa.array([_encodable(value) for value in values], kind)


def _encodable(value: object) -> object:
    if isinstance(value, str):
        return value.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return [_encodable(one) for one in value] if isinstance(value, (list, tuple)) else value


def arrow_schema(columns: Sequence[Column]) -> "pa.Schema":
    """Return the schema; each field tells what it means under the metadata key ``description``.

    Raises ``MissingExtraError`` when pyarrow is not installed.
    """
    try:
        import pyarrow as pa  # noqa: PLC0415  an extra, and slow to import
    except ImportError as error:
        remedy = "pip install 'fgmv-extract[parquet]'"
        raise MissingExtraError("parquet", "needs pyarrow, which is not installed", remedy) from error
    types = {"text": pa.string(), "texts": pa.list_(pa.string()), "boolean": pa.bool_()}
    return pa.schema(
        [pa.field(each.name, types[each.type], metadata={"description": each.meaning}) for each in columns],
        metadata={"fgmv_extract.schema_version": SCHEMA_VERSION},
    )
