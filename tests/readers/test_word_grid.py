"""Tables of Word on their grid: merges of all kinds, rows out of step, tables and text boxes inside cells, limits."""

import sys
from collections import Counter
from collections.abc import Callable
from types import FrameType

import pytest

from fgmv_extract.document import Document, Table
from fgmv_extract.findings import Code
from fgmv_extract.options import Limits, Options
from fgmv_extract.places import File, Place
from fgmv_extract.readers.word import read as read_word

Build = Callable[..., bytes]
Spans = list[tuple[int, int, int, int, str]]


def read(data: bytes, limits: Limits | None = None) -> Document:
    """Read a file."""
    file = File(name="page.docx", format="docx", size=len(data), sha256="")
    return read_word(data, file, Options(limits=limits or Limits()))


def spans(table: Table) -> Spans:
    """Return row, column, rows, columns and text of each root cell."""
    return [(cell.row, cell.column, cell.row_span, cell.column_span, cell.text) for cell in table.cells]


def p(text: str) -> str:
    """A paragraph."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def tc(text: str, *properties: str) -> str:
    """A cell with properties."""
    inner = text if text.startswith("<") else p(text)
    return f"<w:tc><w:tcPr>{''.join(properties)}</w:tcPr>{inner}</w:tc>"


def tr(*cells: str, before: int = 0) -> str:
    """A row of cells; plain text is a cell."""
    properties = f"<w:trPr><w:gridBefore w:val='{before}'/></w:trPr>" if before else ""
    return f"<w:tr>{properties}{''.join(cell if cell.startswith('<') else tc(cell) for cell in cells)}</w:tr>"


def tbl(*rows: str) -> str:
    """A table."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


OPENS, CONTINUES = "<w:vMerge w:val='restart'/>", "<w:vMerge/>"
LEFT, GOES_ON = "<w:hMerge w:val='restart'/>", "<w:hMerge/>"


def span(columns: int) -> str:
    """The property of a cell that covers columns."""
    return f"<w:gridSpan w:val='{columns}'/>"


TABLES: dict[str, tuple[tuple[str, ...], int, Spans]] = {
    "a block of cells": (
        (tr(tc("a", span(2), OPENS), "b"), tr(tc("", span(2), CONTINUES), "c")),
        3,
        [(0, 0, 2, 2, "a"), (0, 2, 1, 1, "b"), (1, 2, 1, 1, "c")],
    ),
    "text in a cell that only continues": (
        (tr(tc("a", OPENS)), tr(tc("b", CONTINUES)), tr(tc("", CONTINUES)), tr(tc("c", CONTINUES))),
        1,
        [(0, 0, 4, 1, "a\nb\nc")],
    ),
    "a continuation of nothing": ((tr(tc("a", CONTINUES)), tr(tc("b", CONTINUES))), 1, [(0, 0, 2, 1, "a\nb")]),
    "a merge that is begun anew": (
        (tr(tc("a", OPENS)), tr(tc("", CONTINUES)), tr(tc("b", OPENS)), tr(tc("", CONTINUES))),
        1,
        [(0, 0, 2, 1, "a"), (2, 0, 2, 1, "b")],
    ),
    "a plain cell ends a merge": (
        (tr(tc("a", OPENS)), tr("b"), tr(tc("c", CONTINUES))),
        1,
        [(0, 0, 1, 1, "a"), (1, 0, 1, 1, "b"), (2, 0, 1, 1, "c")],
    ),
    "cells of other widths do not merge": (
        (tr(tc("a", OPENS), "b"), tr(tc("c", span(2), CONTINUES))),
        2,
        [(0, 0, 1, 1, "a"), (0, 1, 1, 1, "b"), (1, 0, 1, 2, "c")],
    ),
    "a merge goes by grid columns, not by the order of cells": (
        (tr("a", "b", tc("c", OPENS)), tr(tc("d", span(2)), tc("", CONTINUES)), tr(tc("", CONTINUES), before=2)),
        3,
        [(0, 0, 1, 1, "a"), (0, 1, 1, 1, "b"), (0, 2, 3, 1, "c"), (1, 0, 1, 2, "d")],
    ),
    "cells merged as old files do": (
        (tr(tc("a", LEFT), tc("", GOES_ON), tc("b", GOES_ON), "c"), tr("d", "e", "f", "g")),
        4,
        [(0, 0, 1, 3, "a\nb"), (0, 3, 1, 1, "c"), *((1, column, 1, 1, text) for column, text in enumerate("defg"))],
    ),
    "a block of cells as old files merge it": (
        (tr(tc("a", LEFT, OPENS), tc("", GOES_ON, OPENS)), tr(tc("", LEFT, CONTINUES), tc("", GOES_ON, CONTINUES))),
        2,
        [(0, 0, 2, 2, "a")],
    ),
    "spans that are no numbers": ((tr(tc("a", span(0)), tc("b", "<w:gridSpan w:val='-3'/>"), tc("c", "<w:gridSpan/>")),), 3, [(0, column, 1, 1, text) for column, text in enumerate("abc")]),
    "a row without cells": ((tr("a"), tr(), tr("b")), 1, [(0, 0, 1, 1, "a"), (2, 0, 1, 1, "b")]),
    "a cell without a paragraph": (("<w:tr><w:tc/><w:tc><w:tcPr/></w:tc></w:tr>",), 2, [(0, 0, 1, 1, ""), (0, 1, 1, 1, "")]),
    "empty lines within a cell stay, those at its end go": ((tr(tc(p("") + p("a") + p("") + p("b") + p("") + p(""))),), 1, [(0, 0, 1, 1, "\na\n\nb")]),
}  # fmt: skip


@pytest.mark.parametrize(("rows", "columns", "expected"), TABLES.values(), ids=TABLES)
def test_grid(word_file: Build, rows: tuple[str, ...], columns: int, expected: Spans) -> None:
    """Each root cell stands once, at its grid position, with its spans."""
    (table,) = read(word_file(tbl(*rows))).tables
    assert (table.rows, table.columns, spans(table)) == (len(rows), columns, expected)


def test_inside_names_the_root_cell(word_file: Build) -> None:
    """A table in a cell that only continues a merged one lies inside the merged cell; so does what is in a text box there."""
    box = f"<w:p><w:r><w:pict><v:textbox><w:txbxContent>{p('box')}{tbl(tr('in box'))}</w:txbxContent></v:textbox></w:pict></w:r></w:p>"
    nested = tbl(tr(tc(tbl(tr("innermost")) + p(""))))
    rows = (
        tr("a", tc("b", span(2)), tc("c", OPENS)),
        tr(tc("d", span(3)), tc(nested + p("") + box, CONTINUES)),
    )
    document = read(word_file(tbl(*rows) + tbl(tr("after")) + p("end")))
    at = Place(0, 0, 0, 3)
    expected = [
        (None, "a\tb\tc\nd"),
        (at, ""),
        (Place(1, 1, 0, 0), "innermost"),
        (at, "box"),
        (at, "in box"),
        (None, "after"),
        (None, "end"),
    ]
    assert [(block.inside, block.text) for block in document.blocks] == expected
    assert [block.place for block in document.blocks if isinstance(block, Table)] == [
        Place(0, 0),
        Place(1, 1),
        Place(2, 2),
        Place(4, 3),
        Place(5, 4),
    ]
    assert document.text_at(at) == "c"


@pytest.mark.parametrize(
    "rows",
    [
        tr(*["a"] * 12),
        tr(*[tc("a", span(4))] * 4),
        tr("a", before=9) + tr("a", before=10) + tr("a", before=2_000_000_000),
        tr(*[tc("a", GOES_ON)] * 30),
        tr(*[tc(tbl(tr("in")), GOES_ON)] * 30),
    ],
    ids=["cells", "spans", "columns left out", "old merges", "nested tables"],
)
def test_too_many_columns_are_cut_and_told(word_file: Build, rows: str) -> None:
    """No table has more columns than the limit; every place leads to a cell."""
    document = read(word_file(tbl(rows)), Limits(columns=10, spans=5))
    assert document.tables[0].columns <= 10
    assert {finding.code for finding in document.findings} == {Code.LIMIT_REACHED}
    for block in document.blocks:
        if block.inside:
            document.text_at(block.inside)


def test_tables_nested_too_deeply_are_cut_and_told(word_file: Build) -> None:
    """Tables are read as deep as the limit allows; the text around them is read all the same."""
    content = p("bottom")
    for depth in range(6, 0, -1):
        content = tbl(tr(tc(p(str(depth)) + content))) + p("")
    document = read(word_file(content + p("end")), Limits(nesting=3))
    assert [table.text for table in document.tables] == ["1", "2", "3", "4"]
    assert document.paragraphs[-1].text == "end"
    assert [finding.message for finding in document.findings] == [
        "Not all was read: tables or text boxes are nested more than 3 deep."
    ]


DELETION = "<w:del w:id='1'><w:r><w:delText>a</w:delText></w:r></w:del>"
FIELD = "<w:r><w:fldChar w:fldCharType='begin'/></w:r>"
BOX = f"<w:txbxContent>{p('a')}</w:txbxContent>"
GROWING: dict[str, Callable[[int], str]] = {
    "rows": lambda n: tbl(*[tr("a", "b")] * n),
    "cells of a merge": lambda n: tbl(*[tr(tc("a", CONTINUES))] * n),
    "tables": lambda n: tbl(tr("a")) * n,
    "tables in content controls": lambda n: f"<w:sdt><w:sdtContent>{tbl(tr('a'))}</w:sdtContent></w:sdt>" * n,
    "tables in one cell": lambda n: tbl(tr(tc(tbl(tr("a")) * n))),
    "tables in a row": lambda n: tbl(tr(*[tc(tbl(tr("a")))] * n)),
    "old merges": lambda n: tbl(tr(*[tc("a", GOES_ON)] * n)),
    "paragraphs": lambda n: p("a") * n,
    "runs": lambda n: f"<w:p>{'<w:r><w:t>a</w:t></w:r>' * n}</w:p>",
    "deletions": lambda n: f"<w:p>{DELETION * n}</w:p>",
    "deleted rows": lambda n: tbl(*["<w:tr><w:trPr><w:del w:id='1'/></w:trPr></w:tr>"] * n, tr("a")),
    "hidden runs": lambda n: f"<w:p>{'<w:r><w:rPr><w:vanish/></w:rPr><w:t>a</w:t></w:r>' * n}</w:p>",
    "open fields": lambda n: f"<w:p>{FIELD * n}</w:p>" + p("a") * n,
    "alternatives": lambda n: f"<w:p><mc:AlternateContent>{'<mc:Choice/>' * n}</mc:AlternateContent></w:p>",
    "text boxes": lambda n: f"<w:p><w:r>{BOX * n}</w:r></w:p>",
}


@pytest.mark.parametrize("content", GROWING.values(), ids=GROWING)
def test_work_grows_no_faster_than_the_file(word_file: Build, content: Callable[[int], str]) -> None:
    """Twice as much of a construct takes at most little more than twice as many calls, of C functions too."""

    def calls(size: int) -> int:
        data = word_file(content(size))
        seen: Counter[str] = Counter()

        def count(_: FrameType, event: str, __: object) -> None:
            seen[event] += 1

        before = sys.getprofile()
        sys.setprofile(count)
        try:
            read(data)
        finally:
            sys.setprofile(before)
        return seen["call"] + seen["c_call"]

    assert calls(400) < 2.2 * calls(200)
