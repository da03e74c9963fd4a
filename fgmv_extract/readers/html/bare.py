"""Rows of nothing but text are read from the source of a page, and no tree is made of them: a tree takes ten times their bytes.

    <tr><td>FGMV-01</td><td>Use cases</td></tr>          <tr fgmv-rows=0></tr>      and beside it the texts
    <tr><td>FGMV-02</td><td>Identity</td></tr>     ->                               of both rows, cell by cell
    ...

A run of such rows, as converters write tables, is set apart, and one row without cells takes its place. Where that became no
element (in a comment, a script, an attribute), or one in which text is not read as elsewhere, the page is parsed as it stands.
"""

from collections.abc import Iterator, Sequence
from html import unescape
from typing import final

from attrs import field, frozen
from lxml import etree

from fgmv_extract.patterns import pattern
from fgmv_extract.readers.html.blanks import shown

MARK = "fgmv-rows"
"""The attribute of a row that stands for others: the number of their run."""
Texts = tuple[str, ...]
"""The cells of a row, each one paragraph of text."""

_FEW = 4  # rows for which this is not worth the while
_SHAPE = rb"(?:\s++(?!(?i:rowspan|colspan|style|hidden)\b)[a-zA-Z-]++(?:=(?:\"[^\"<>&]*+\"|'[^'<>&]*+'|[\w.%#-]++))?+)*+\s*+>"
# A cell that spans others is none of these, nor is a row or cell that may be hidden.
# What parsers may read in another way is left to theirs: other references, tabs and the line ends of Windows.
_TEXT = rb"[^<&\t\r]*+(?:&(?:amp|lt|gt|quot|nbsp);[^<&\t\r]*+)*+"
_CELL = rb"(?:%s</t@>|\s*+<p%s%s</p>\s*+</t@>)" % (_TEXT, _SHAPE, _TEXT)
_ROW = pattern(
    rb"<tr%s(?:\s*+(?:<td%s%s|<th%s%s))++\s*+</tr>\s*+"
    % (_SHAPE, _SHAPE, _CELL.replace(b"@", b"d"), _SHAPE, _CELL.replace(b"@", b"h"))
)
_CELLS = pattern(rb"<t[dh]%s(?:\s*+<p%s)?+([^<]*+)" % (_SHAPE, _SHAPE))
_OF_TABLES = ("table", "thead", "tbody", "tfoot", "tr", "td", "th")
_AROUND = frozenset(("html", "body", "div", "section", "article", "main", "center", "form", "blockquote", *_OF_TABLES))


@final
@frozen
class Apart:
    """A page without its bare rows, and those, run by run."""

    source: bytes
    runs: Sequence[Sequence[Texts]] = field(default=(), repr=False)

    def stand_in(self, root: "etree._Element | None") -> bool:
        """Tell whether each run has its place in a tree, where text is read as elsewhere."""
        if root is None:
            return False
        found = [row for row in root.iter("tr") if MARK in row.attrib]
        if [row.get(MARK) for row in found] != [f"{number}" for number in range(len(self.runs))]:
            return False
        return all(around.tag in _AROUND for row in found for around in row.iterancestors())


NOTHING_APART = Apart(b"")


def set_apart(source: bytes) -> Apart:
    """Take the runs of bare rows out of the source of a page, in UTF-8."""
    known = _Known()
    parts: list[bytes] = []
    runs: list[list[Texts]] = []
    at = 0
    for start, end, rows in _runs(source):
        parts += source[at:start], b"<tr %s=%d></tr>" % (MARK.encode(), len(runs))
        runs.append([tuple(map(known.__getitem__, _CELLS.findall(row))) for row in rows])
        at = end
    return Apart(b"".join([*parts, source[at:]]), runs) if runs else Apart(source)


def _runs(source: bytes) -> Iterator[tuple[int, int, list[bytes]]]:
    """Yield where bare rows that follow each other begin and end, and the rows."""
    rows: list[bytes] = []
    start = end = 0
    for found in _ROW.finditer(source):
        if found.start() != end:
            if len(rows) >= _FEW:
                yield start, end, rows
            rows, start = [], found.start()
        rows.append(found[0])
        end = found.end()
    if len(rows) >= _FEW:
        yield start, end, rows


class _Known(dict[bytes, str]):
    """The texts of cells by how they are written: rows repeat each other's dates and groups, and equal texts are one."""

    def __missing__(self, written: bytes) -> str:
        text = shown(unescape(written.decode()))
        text = self[written] = text if text.strip() else ""
        return text
