"""Tables as CSV: RFC 4180 (comma, CR LF, quotes doubled), UTF-8 without a byte order mark when it is encoded.

Several texts in one cell are joined by ``; ``; None is an empty cell; truth is ``true`` or ``false``. Cells are written as
they are: a spreadsheet that opens a CSV file may take ``=...`` for a formula, which the xlsx output never does.
"""

import csv
import io

from fgmv_extract.outputs.tables import SEPARATOR, Table, Value


def to_csv(table: Table) -> str:
    """Return the table as CSV text with a line of headings."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(column.name for column in table.columns)
    writer.writerows(map(cell, row) for row in table.rows)
    return text.getvalue()


def cell(value: Value) -> str:
    """Return a value as one text, as described above."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case tuple():
            return SEPARATOR.join(value)
        case str():
            return value
