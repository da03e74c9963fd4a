"""A table as Parquet, with lists where a cell holds several texts. Needs pyarrow (the extra ``parquet``)."""

import io

from fgmv_extract.errors import MissingExtraError
from fgmv_extract.outputs.tables import Table
from fgmv_extract.records import SCHEMA_VERSION


def to_parquet(table: Table) -> bytes:
    """Return the table as a Parquet file; each field tells what it means under the metadata key ``description``.

    Raises ``MissingExtraError`` when pyarrow is not installed.
    """
    try:
        import pyarrow as pa  # noqa: PLC0415  an extra, and slow to import
        import pyarrow.parquet as pq  # noqa: PLC0415  as above
    except ImportError as error:
        raise MissingExtraError(
            "parquet", "needs pyarrow, which is not installed", "pip install 'fgmv-extract[parquet]'"
        ) from error
    types = {"text": pa.string(), "texts": pa.list_(pa.string()), "boolean": pa.bool_()}
    schema = pa.schema(
        [pa.field(each.name, types[each.type], metadata={"description": each.meaning}) for each in table.columns],
        metadata={"fgmv_extract.schema_version": SCHEMA_VERSION},
    )
    columns = zip(*table.rows, strict=True) if table.rows else [()] * len(table.columns)
    arrays = [pa.array(list(values), field.type) for values, field in zip(columns, schema, strict=True)]
    stream = io.BytesIO()
    pq.write_table(pa.Table.from_arrays(arrays, schema=schema), stream)
    return stream.getvalue()
