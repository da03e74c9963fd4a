"""Tables as an Excel workbook, one sheet a table. Needs openpyxl (the extra ``xlsx``)."""

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from fgmv_extract.errors import LimitExceededError, MissingExtraError
from fgmv_extract.outputs.delimited import cell as joined
from fgmv_extract.outputs.tables import Column, Table, Value
from fgmv_extract.patterns import pattern

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet
    from openpyxl.worksheet.worksheet import Worksheet

Sheet = tuple[str, Iterable[str], Iterable[Iterable[object]]]
"""A name, headings, and rows as they come."""


class Shaded(NamedTuple):
    """A table whose cells have colours, to be looked at.

    ``shades`` maps row and column (from 0, the headings not counted) to a colour of six hexadecimal digits. The first ``fixed``
    columns stay in sight; ``widths`` are in characters, for columns (from 0) that are not as wide as usual.
    """

    table: Table
    shades: Mapping[tuple[int, int], str]
    fixed: int = 1
    widths: Mapping[int, float] = MappingProxyType({})


_LONGEST = 32_767
"""Characters Excel holds in a cell; openpyxl cuts beyond it in silence."""

_MOST_ROWS = 1_048_576
_LINE, _TALLEST = 15.0, 400.0
"""Points: a line of text, and the most a row of Excel may have, nearly."""
_NOT_XML = pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_WIDE_COLUMNS = {"title": 70, "text": 60, "message": 80}


def to_xlsx(sheets: Mapping[str, Table | Shaded]) -> bytes:
    """Return a workbook; the first row of each sheet is fixed and filters the rest.

    Texts stay texts, whatever they begin with. A text that is longer than a cell can be ends in ``…``; a character that
    XML cannot hold becomes U+FFFD. Raises ``MissingExtraError`` when openpyxl is not installed.
    """
    try:
        from openpyxl import Workbook  # noqa: PLC0415  an extra, and slow to import
    except ImportError as error:
        raise _missing() from error
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, table in sheets.items():
        _fill(book.create_sheet(name), table if isinstance(table, Shaded) else Shaded(table, {}))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def write_plain(target: Path, sheets: Iterable[Sheet]) -> None:
    """Write a workbook row by row, however long its sheets are, in the least of dress.

    Texts are as in ``to_xlsx``. Raises ``MissingExtraError`` as there, and ``LimitExceededError`` for more rows than Excel has.
    """
    try:
        from openpyxl import Workbook  # noqa: PLC0415  as above
    except ImportError as error:
        raise _missing() from error
    book = Workbook(write_only=True)
    for name, headings, rows in sheets:
        sheet = book.create_sheet(name)
        sheet.freeze_panes = "A2"
        sheet.append(list(_plain_cells(sheet, headings)))
        for number, row in enumerate(rows, 2):
            if number > _MOST_ROWS:
                problem = f"has more than {_MOST_ROWS:,} rows, the most a sheet holds"
                raise LimitExceededError(name, problem, "write .csv or .parquet")
            sheet.append(list(_plain_cells(sheet, row)))
    book.save(target)


def _plain_cells(sheet: "WriteOnlyWorksheet", values: Iterable[object]) -> "Iterator[Cell | int | float | None]":
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415  as above

    for value in values:
        if value is None or isinstance(value, int | float):
            yield value
            continue
        cell = WriteOnlyCell(sheet, text_of(str(value)))
        cell.data_type = "s"  # as below
        yield cell


def _missing() -> MissingExtraError:
    return MissingExtraError("xlsx", "needs openpyxl, which is not installed", "pip install 'fgmv-extract[xlsx]'")


def _fill(sheet: "Worksheet", shaded: Shaded) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill  # noqa: PLC0415  as above
    from openpyxl.utils import get_column_letter  # noqa: PLC0415  as above
    from openpyxl.worksheet.properties import PageSetupProperties  # noqa: PLC0415  as above

    table = shaded.table
    for index, column in enumerate(table.columns, 1):
        width = shaded.widths.get(index - 1) or _width(column)
        sheet.column_dimensions[get_column_letter(index)].width = width
        _put(sheet.cell(1, index), column.name)  # which may be the name of a group as a document writes it
        sheet.cell(1, index).font = Font(bold=True)
    top = Alignment(vertical="top", wrap_text=True)
    widths = tuple(enumerate(table.columns))
    for row, values in enumerate(table.rows, 2):
        for index, value in enumerate(values, 1):
            if value is not None and value != ():
                _put(sheet.cell(row, index), value)
                sheet.cell(row, index).alignment = top
        sheet.row_dimensions[row].height = _height(values, [shaded.widths.get(i) or _width(c) for i, c in widths])
    fills = {shade: PatternFill("solid", fgColor=f"FF{shade}") for shade in dict.fromkeys(shaded.shades.values())}
    for (row, index), shade in shaded.shades.items():
        sheet.cell(row + 2, index + 1).fill = fills[shade]
    sheet.freeze_panes = f"{get_column_letter(shaded.fixed + 1)}2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(table.columns))}{len(table.rows) + 1}"
    # On paper: landscape, all columns on one page, the headings on each.
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"


def _put(cell: "Cell | MergedCell", value: Value) -> None:
    if isinstance(value, bool):
        cell.value = value
    else:
        cell.value = text_of(joined(value))
        cell.data_type = "s"  # not "f": a title that begins with "=" is no formula


def _height(values: Sequence[Value], widths: Sequence[float]) -> float:
    """Return points for as many lines as the longest cell takes: not every program finds the height of wrapped text itself."""
    lines = (
        sum(1 + int(len(line) // width) for line in joined(value).split("\n"))
        for value, width in zip(values, widths, strict=True)
    )
    return min(_TALLEST, _LINE * max(lines, default=1))


def _width(column: Column) -> int:
    return _WIDE_COLUMNS.get(column.name.rpartition(" ")[2], max(12, len(column.name) + 4))


def text_of(text: str) -> str:
    """Return a text as a cell can hold it, as described above."""
    text = _NOT_XML.sub("\ufffd", text)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
