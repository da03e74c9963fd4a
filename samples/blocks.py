"""Paragraphs and tables of a description as WordprocessingML (ECMA-376 part 1, clause 17)."""

from attrs import evolve

from samples.describe import Box, Grid, Para, Row
from samples.pieces import Piece
from samples.runs import TRACKED, Ledger, control, run, text

_PER_MM = 1440 / 25.4
_SIDES = {"grid": ("top", "left", "bottom", "right", "insideH", "insideV"), "plain": ("bottom",)}
"""The lines that are drawn: a header block has one under it."""


def block(value: Para | Grid, ledger: Ledger) -> str:
    """Return the XML of one block of the body."""
    return table(value, ledger) if isinstance(value, Grid) else paragraph(value, ledger)


def paragraph(para: Para, ledger: Ledger, style: str | None = None, mark: str = "") -> str:
    """Return a paragraph; ``style`` holds where it names none, ``mark`` is ``ins`` or ``del`` when all of it is tracked."""
    chosen = para.style or style
    properties = f'<w:pStyle w:val="{chosen}"/>' if chosen else ""
    if mark:
        properties += f'<w:rPr><w:{mark} w:id="{ledger.number()}" {TRACKED}/></w:rPr>'
        para = evolve(para, pieces=tuple(Piece(piece.text, mark) for piece in para.pieces))
    bold = "<w:b/>" if para.bold else ""
    inside = "".join(run(piece, ledger, bold) for piece in para.pieces)
    whole = f"<w:p>{properties and f'<w:pPr>{properties}</w:pPr>'}{inside}</w:p>"
    return control(whole, ledger) if para.control else whole


def table(grid: Grid, ledger: Ledger) -> str:
    """Return a table; its grid is fixed, so that every program draws it alike."""
    widths = [round(width * _PER_MM) for width in grid.widths]
    look = '<w:tblStyle w:val="TableGrid"/>' if grid.look == "grid" else ""
    lines = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in _SIDES[grid.look])
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = "".join(_row(row, number < grid.heads, grid, widths, ledger) for number, row in enumerate(grid.rows))
    return (
        f'<w:tbl><w:tblPr>{look}<w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblBorders>{lines}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"
    )


def _row(row: Row, heads: bool, grid: Grid, widths: list[int], ledger: Ledger) -> str:  # noqa: FBT001  one of two sorts of row
    tracked = row.mark if row.mark in {"ins", "del"} else ""
    properties = "<w:cantSplit/>" if grid.look == "grid" else ""
    properties += "<w:tblHeader/>" if heads else ""
    properties += f'<w:{tracked} w:id="{ledger.number()}" {TRACKED}/>' if tracked else ""
    style = None if grid.look == "plain" else "Tablehead" if heads else "Tabletext"
    cells, column = "", 0
    for box in row.boxes:
        width = sum(widths[column : column + box.columns])
        cells += _cell(box, width, style, tracked, ledger)
        column += box.columns
    whole = f"<w:tr>{properties and f'<w:trPr>{properties}</w:trPr>'}{cells}</w:tr>"
    return control(whole, ledger) if row.mark == "control" else whole


def _cell(box: Box, width: int, style: str | None, tracked: str, ledger: Ledger) -> str:
    properties = f'<w:tcW w:w="{width}" w:type="dxa"/>'
    properties += f'<w:gridSpan w:val="{box.columns}"/>' if box.columns > 1 else ""
    properties += {"": "", "restart": '<w:vMerge w:val="restart"/>', "continue": "<w:vMerge/>"}[box.merge]
    inside = _nested(box.nested) + "".join(paragraph(para, ledger, style, tracked) for para in box.paragraphs)
    whole = f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"
    return control(whole, ledger) if box.control else whole


def _nested(cells: tuple[str, ...]) -> str:
    """Word wants a paragraph behind a nested table; that is the cell's own last one."""
    if not cells:
        return ""
    row = "".join(f"<w:tc><w:tcPr/><w:p>{text(cell)}</w:p></w:tc>" for cell in cells)
    grid = "<w:gridCol/>" * len(cells)
    return f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid><w:tr>{row}</w:tr></w:tbl>'
