"""The shape of the store as a whole: its version, the SQL that makes it and leads it on, and its description."""

from typing import Any

from fgmv_extract.archive.store.shape import Table
from fgmv_extract.archive.store.tables import TABLES
from fgmv_extract.archive.store.views import INDICES, VIEWS

VERSION = 2
"""Kept in ``PRAGMA user_version``; raised with every change, each with a step in ``MIGRATIONS``."""

MIGRATIONS: dict[int, str] = {
    1: """\
CREATE TABLE "containers" (
  "container" INTEGER PRIMARY KEY,
  "sha256" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "extractor" TEXT NOT NULL,
  UNIQUE (sha256, name)
) STRICT;
CREATE TABLE "members" (
  "container" INTEGER NOT NULL REFERENCES containers ON DELETE CASCADE,
  "nth" INTEGER NOT NULL,
  "path" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "form" TEXT,
  "sha256" TEXT NOT NULL,
  "size" INTEGER NOT NULL,
  PRIMARY KEY (container, nth)
) STRICT, WITHOUT ROWID""",
}
"""From which version, the SQL that leads to the next."""

APPLICATION = 0x46474D56  # FGMV, kept in PRAGMA application_id


def script() -> str:
    """Return the SQL that makes an empty store."""
    made = [table.sql for table in TABLES] + [*INDICES] + [view.sql for view in VIEWS]
    marks = (f"PRAGMA application_id = {APPLICATION}", f"PRAGMA user_version = {VERSION}")
    return ";\n".join((*made, *marks)) + ";\n"


def described() -> dict[str, Any]:
    """Return tables and views with what they mean, as plain values."""
    return {
        "version": VERSION,
        "tables": {table.name: _described(table) for table in TABLES},
        "views": {view.name: {"answers": view.answers, "sql": view.sql} for view in VIEWS},
    }


def _described(table: Table) -> dict[str, Any]:
    columns = [{"name": column.name, "type": column.type, "description": column.meaning} for column in table.columns]
    return {"row": table.row, "columns": columns, "constraints": [*table.constraints]}
