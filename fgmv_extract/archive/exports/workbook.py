"""An Excel workbook with a sheet for each table of the store. Needs openpyxl (the extra ``xlsx``)."""

from pathlib import Path

from fgmv_extract.archive.store import schema
from fgmv_extract.archive.store.journal import Store
from fgmv_extract.outputs.xlsx import Sheet, write_plain

_LEFT_OUT = {schema.JOURNAL.name, schema.PACKED.name}


def write(store: Store, target: Path) -> None:
    """Write the workbook; raises as ``write_plain``."""
    write_plain(target, (_sheet(store, table) for table in schema.TABLES if table.name not in _LEFT_OUT))


def _sheet(store: Store, table: schema.Table) -> Sheet:
    return table.name, (column.name for column in table.columns), store.table(table)
