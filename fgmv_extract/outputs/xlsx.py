"""Tables as an Excel workbook, one sheet a table. Needs openpyxl (the extra ``xlsx``)."""

import io
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from fgmv_extract.errors import MissingExtraError
from fgmv_extract.outputs.delimited import cell as joined
from fgmv_extract.outputs.tables import Column, Table, Value

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

_LONGEST = 32_767
"""Characters Excel holds in a cell; openpyxl cuts beyond it in silence."""

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_WIDE_COLUMNS = {"title": 70, "text": 60, "message": 80}


def to_xlsx(sheets: Mapping[str, Table]) -> bytes:
    """Return a workbook; the first row of each sheet is fixed and filters the rest.

    Texts stay texts, whatever they begin with. A text that is longer than a cell can be ends in ``…``; a character that
    XML cannot hold becomes U+FFFD. Raises ``MissingExtraError`` when openpyxl is not installed.
    """
    try:
        from openpyxl import Workbook  # noqa: PLC0415  an extra, and slow to import
    except ImportError as error:
        raise MissingExtraError(
            "xlsx", "needs openpyxl, which is not installed", "pip install 'fgmv-extract[xlsx]'"
        ) from error
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, table in sheets.items():
        _fill(book.create_sheet(name), table)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _fill(sheet: "Worksheet", table: Table) -> None:
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415  as above
    from openpyxl.utils import get_column_letter  # noqa: PLC0415  as above

    for index, column in enumerate(table.columns, 1):
        sheet.column_dimensions[get_column_letter(index)].width = _width(column)
        sheet.cell(1, index, column.name).font = Font(bold=True)
    top = Alignment(vertical="top", wrap_text=True)
    for row, values in enumerate(table.rows, 2):
        for index, value in enumerate(values, 1):
            if value is not None and value != ():
                _put(sheet.cell(row, index), value)
                sheet.cell(row, index).alignment = top
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(table.columns))}{len(table.rows) + 1}"


def _put(cell: "Cell | MergedCell", value: Value) -> None:
    if isinstance(value, bool):
        cell.value = value
    else:
        cell.value = _text(value)
        cell.data_type = "s"  # not "f": a title that begins with "=" is no formula


def _width(column: Column) -> int:
    return _WIDE_COLUMNS.get(column.name.rpartition(" ")[2], max(12, len(column.name) + 4))


def _text(value: Value) -> str:
    text = _NOT_XML.sub("\ufffd", joined(value))
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
