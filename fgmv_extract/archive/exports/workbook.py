"""An Excel workbook with a sheet for each table of the store. Needs openpyxl (the extra ``xlsx``)."""

from pathlib import Path

from fgmv_extract.archive.store.reading import Store
from fgmv_extract.archive.store.shape import Table
from fgmv_extract.archive.store.tables import JOURNAL, OF_CONTAINERS, PACKED, TABLES
from fgmv_extract.outputs.xlsx import Sheet, write_plain

_LEFT_OUT = {table.name for table in (JOURNAL, *OF_CONTAINERS, PACKED)}


def write(store: Store, target: Path) -> None:
    """Write the workbook; raises as ``write_plain``."""
    write_plain(target, (_sheet(store, table) for table in TABLES if table.name not in _LEFT_OUT))


def _sheet(store: Store, table: Table) -> Sheet:
    return table.name, (column.name for column in table.columns), store.table(table)
