"""What a table of the store is described by."""

from typing import NamedTuple


class Column(NamedTuple):
    """A column: its name, its SQL type with constraints, what it means."""

    name: str
    type: str
    meaning: str


class Table(NamedTuple):
    """A table: its name, what a row is, its columns, and its constraints as SQL."""

    name: str
    row: str
    columns: tuple[Column, ...]
    constraints: tuple[str, ...] = ()

    @property
    def sql(self) -> str:
        """The statement that makes the table."""
        lines = [f'"{column.name}" {column.type}' for column in self.columns] + list(self.constraints)
        # A table with a key of several columns is kept in the order of that key, and not once more in an order of its own.
        by_key = any(each.startswith("PRIMARY KEY") for each in self.constraints)
        options = "STRICT, WITHOUT ROWID" if by_key else "STRICT"
        return f'CREATE TABLE "{self.name}" (\n  ' + ",\n  ".join(lines) + f"\n) {options}"
