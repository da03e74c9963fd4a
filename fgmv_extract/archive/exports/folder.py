"""A folder of CSV files: the tables of the store, the two flat tables, and a Frictionless data package that describes them.

Source of the description: Data Package 1.0 and Table Schema 1.0 (specs.frictionlessdata.io).
"""

import csv
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from fgmv_extract.archive.store.reading import Store
from fgmv_extract.archive.store.shape import Table
from fgmv_extract.archive.store.tables import JOURNAL, OF_CONTAINERS, PACKED, TABLES
from fgmv_extract.outputs import tables
from fgmv_extract.outputs.delimited import cell
from fgmv_extract.outputs.frames import columns_of

_NAME = "fgmv-extract"
_PACKAGE = "datapackage.json"
_TYPES = {"TEXT": "string", "INTEGER": "integer", "REAL": "number"}
_FLAT_TYPES = {"text": "string", "texts": "string", "boolean": "boolean"}
_LEFT_OUT = {table.name for table in (JOURNAL, *OF_CONTAINERS, PACKED)}


def write(store: Store, target: Path) -> None:
    """Write the folder; the same store gives the same bytes."""
    target.mkdir()
    resources = [_of_store(store, table, target) for table in TABLES if table.name not in _LEFT_OUT]
    resources += _flat(store, target)
    package = {"profile": "tabular-data-package", "name": _NAME, "resources": resources}
    text = json.dumps(package, indent=2, ensure_ascii=False) + "\n"
    (target / _PACKAGE).write_text(text, "utf-8")


def is_ours(folder: Path) -> bool:
    """Tell whether a folder was written here, so that it may be replaced."""
    try:
        described = json.loads((folder / _PACKAGE).read_bytes())
    except (OSError, ValueError):
        return False
    return isinstance(described, dict) and described.get("name") == _NAME


def _of_store(store: Store, table: Table, target: Path) -> dict[str, Any]:
    _write(target / f"{table.name}.csv", (column.name for column in table.columns), store.table(table))
    fields = [
        {"name": column.name, "type": _TYPES[column.type.split()[0]], "description": column.meaning}
        for column in table.columns
    ]
    return _resource(table.name, table.row, fields)


def _flat(store: Store, target: Path) -> Iterator[dict[str, Any]]:
    """Write the wide and the long table; the wide one has the columns of every group that takes a position anywhere."""
    columns = columns_of(tables.wide(stored.statement) for stored in store.statements()) or tables.WIDE
    made = (
        ("wide", "a deliverable, with the positions of each group", columns, tables.wide),
        ("long", "a deliverable and a group", tables.LONG, tables.long),
    )
    for name, row, wanted, table_of in made:
        rows = (
            [cell(values.get(column)) for column in wanted]
            for stored in store.statements()
            for values in _by_column(table_of(stored.statement))
        )
        _write(target / f"{name}.csv", (column.name for column in wanted), rows)
        fields = [
            {"name": column.name, "type": _FLAT_TYPES[column.type], "description": column.meaning} for column in wanted
        ]
        yield _resource(name, row, fields)


def _by_column(table: tables.Table) -> Iterator[dict[tables.Column, tables.Value]]:
    for row in table.rows:
        yield dict(zip(table.columns, row, strict=True))


def _write(path: Path, headings: Iterable[str], rows: Iterable[Iterable[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(headings)
        writer.writerows(rows)


def _resource(name: str, row: str, fields: list[dict[str, str]]) -> dict[str, Any]:
    return {
        "name": name.replace("_", "-"),
        "path": f"{name}.csv",
        "profile": "tabular-data-resource",
        "description": f"A row is {row}.",
        "encoding": "utf-8",
        "schema": {"fields": fields},
    }
