"""Text whose line ends are kept (``pre``): a text file inside a page, read as one."""

from fgmv_extract.readers.html.bare import Texts
from fgmv_extract.readers.html.flow import Flow
from fgmv_extract.readers.html.sheets import Box, Row, Sheet
from fgmv_extract.readers.text import plain
from fgmv_extract.readers.text.dialects import dialect_of
from fgmv_extract.readers.text.drafts import Grid
from fgmv_extract.readers.text.lines import lines_of


def put_lines(flow: Flow, text: str) -> None:
    """Add a text: outside tables its paragraphs and drawn tables, in a cell its lines, each paragraph one."""
    if not text.strip():
        return
    lines = lines_of(text)
    if flow.in_table:
        flow.put("\n".join(text.replace("\n", " ") for text, _ in plain.read(lines)))
        return
    for draft in dialect_of(lines).read(lines):
        if isinstance(draft, Grid):
            flow.put_table(_sheet(draft, flow))
        else:
            flow.put(draft[0])


def _sheet(grid: Grid, flow: Flow) -> Sheet:
    rows: list[Row | Texts] = [
        [None if piece is None else Box(list(piece[0].split("\n"))) for piece in row] for row in grid.rows
    ]
    return Sheet(flow.part, groups=[("tbody", rows)], is_plain=False)
