"""Laws of drawn tables: what is drawn is read back, in whatever hand, and anything else does no harm."""

import textwrap
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fgmv_extract.document import Document, Table
from fgmv_extract.options import Options
from fgmv_extract.places import File
from fgmv_extract.readers.text import read, read_markdown
from tests.growth import in_proportion

GridOf = Sequence[Sequence[str]]


def document(text: str) -> Document:
    """Read a text."""
    data = text.encode()
    return read(data, File(name="any.txt", format="text", size=len(data), sha256=""), Options())


def grid(table: Table) -> list[list[str]]:
    """Return the texts of all cells, row by row, line ends as blanks."""
    found = [[""] * table.columns for _ in range(table.rows)]
    for cell in table.cells:
        found[cell.row][cell.column] = " ".join(cell.text.split())
    return found


def wrapped(grid: GridOf, widths: Sequence[int]) -> list[list[list[str]]]:
    """Break each cell into lines, and fill the rows with empty ones."""
    rows = []
    for row in grid:
        cells = [textwrap.wrap(text, width, break_on_hyphens=False) for text, width in zip(row, widths, strict=True)]
        height = max(1, *map(len, cells))
        rows.append([cell + [""] * (height - len(cell)) for cell in cells])
    return rows


def lines_of(row: Sequence[Sequence[str]], widths: Sequence[int], side: str, between: str) -> list[str]:
    """Put the lines of cells beside each other."""
    return [
        f"{side}{between.join(text.ljust(width) for text, width in zip(texts, widths, strict=True))}{side[::-1]}"
        for texts in zip(*row, strict=True)
    ]


def lattice(grid: GridOf, widths: Sequence[int]) -> str:
    """Draw as pandoc draws grids."""
    rule = "+" + "+".join("-" * (width + 2) for width in widths) + "+"
    lines = [rule]
    for row in wrapped(grid, widths):
        lines += [*lines_of(row, widths, "| ", " | "), rule]
    return "\n".join(lines)


def box(grid: GridOf, widths: Sequence[int]) -> str:
    """Draw as w3m draws borders."""
    rules = str.maketrans("+-|", "┼─│")
    lines = lattice(grid, widths).split("\n")
    return "\n".join(line.translate(rules) if line.startswith("+") else line.replace("|", "│") for line in lines)


def bars(grid: GridOf, widths: Sequence[int]) -> str:
    """Draw as antiword does."""
    return "\n".join(line for row in wrapped(grid, widths) for line in lines_of(row, widths, "|", "|"))


def frame(grid: GridOf, widths: Sequence[int]) -> str:
    """Draw as html2text of Debian does."""
    lines = [" " + "_" * (sum(widths) + len(widths) - 1)]
    for row in wrapped(grid, widths):
        drawn = lines_of([[*cell, ""] for cell in row], widths, "|", "|")
        lines += [*drawn[:-1], drawn[-1].replace(" ", "_")]
    return "\n".join(lines)


def markdown(grid: GridOf, _: Sequence[int]) -> str:
    """Write as MarkItDown does."""
    rows = ["| " + " | ".join(text.replace("|", "\\|") for text in row) + " |" for row in grid]
    return "\n".join([rows[0], "|" + " --- |" * len(grid[0]), *rows[1:]])


def dashes(grid: GridOf, widths: Sequence[int]) -> str:
    """Draw as pandoc draws tables of several lines."""
    head, *rows = wrapped(grid, widths)
    full = "-" * (sum(widths) + 1 * len(widths) - 1)
    lines = [full, *lines_of(head, widths, "", " "), " ".join("-" * width for width in widths)]
    for row in rows:
        lines += [*lines_of(row, widths, "", " "), ""]
    return "\n".join([*lines, full])


def asciidoc(grid: GridOf, _: Sequence[int]) -> str:
    """Write as pandoc writes AsciiDoc."""
    rows = [" ".join(f"|{text}" for text in row) for row in grid]
    return "\n".join([f'[cols="{",".join("1" * len(grid[0]))}"]', "|===", *rows, "|==="])


def mediawiki(grid: GridOf, _: Sequence[int]) -> str:
    """Write as pandoc writes MediaWiki."""
    rows = ["\n".join(f"| {text}" for text in row) for row in grid]
    return "\n".join(["{|", "\n|-\n".join(rows), "|}"])


def dokuwiki(grid: GridOf, _: Sequence[int]) -> str:
    """Write as pandoc writes DokuWiki, where a heading tells that it is that."""
    head, *rows = [[f"{text} " for text in row] for row in grid]
    return "\n".join([f"^{'^'.join(head)}^", *(f"|{'|'.join(row)}|" for row in rows)])


def textile(grid: GridOf, _: Sequence[int]) -> str:
    """Write as people do."""
    head, *rows = grid
    return "\n".join(
        ["".join(f"|_. {text} " for text in head) + "|", *("|" + "".join(f"{text} |" for text in row) for row in rows)]
    )


def html(grid: GridOf, _: Sequence[int]) -> str:
    """Write as Markdown holds what it can not say."""
    rows = ["<tr>" + "".join(f"<td>{text}</td>" for text in row) + "</tr>" for row in grid]
    return "\n".join(["<table>", *rows, "</table>"])


def tabs(grid: GridOf, _: Sequence[int]) -> str:
    """Copy as from a spreadsheet."""
    return "\n".join("\t".join(row) for row in grid)


HANDS: dict[str, Callable[[GridOf, Sequence[int]], str]] = {
    hand.__name__: hand
    for hand in (lattice, box, bars, frame, markdown, dashes, asciidoc, mediawiki, dokuwiki, textile, html, tabs)
}
WORD = st.sampled_from(
    [
        "the",
        "of",
        "metaverse",
        "SG17",
        "ITU-T",
        "standards,",
        "(SG13)",
        "Q7/20",
        "July",
        "2023",
        "technical",
        "report:",
        "long-term",
        "–",
        "SG20",
    ]
)
TEXT = st.lists(WORD, max_size=8).map(" ".join)
COLUMNS = st.lists(st.integers(12, 24), min_size=3, max_size=5)


@pytest.mark.parametrize("hand", HANDS.values(), ids=HANDS)
@given(data=st.data(), widths=COLUMNS)
@settings(max_examples=40, deadline=None)
def test_what_is_drawn_is_read_back(
    hand: Callable[[GridOf, Sequence[int]], str], data: st.DataObject, widths: list[int]
) -> None:
    """A table of deliverables comes back cell by cell, and the prose around it stays outside."""
    count = data.draw(st.integers(2, 6))
    rows = [["No.", *(f"Heading {number}" for number in range(1, len(widths)))]]
    rows += [[f"FGMV-{number:02}", *(data.draw(TEXT) for _ in widths[1:])] for number in range(1, count + 1)]
    found = document(f"Before.\n\n{hand(rows, widths)}\n\nBehind.\n")
    assert [grid(table) for table in found.tables] == [rows]
    assert [paragraph.text for paragraph in found.paragraphs] == ["Before.", "Behind."]


PIECES = st.sampled_from(
    [
        *(
            "+---+---+",
            "+===+",
            "|",
            "| a | b |",
            "|a|",
            "---",
            "--- ---",
            "=== ===",
            "|---|---|",
            "|===",
            "{|",
            "|}",
            "|-",
        ),
        *(
            " ____",
            "|__|_a|",
            "<table>",
            "</table>",
            "<td rowspan=9>",
            "text",
            "",
            "a | b",
            "x\ty",
            '"',
            '\t"q',
            "a;b",
            "1,2",
        ),
        *(
            "┌──┬──┐",
            "│ a│b │",
            "└──┴──┘",
            "+",
            "2+|",
            "[cols=1]",
            "**a",
            "a**",
            "# h",
            "[x](y)",
            "\\",
            "`",
            "!!",
            "||",
        ),
    ]
)


@given(st.lists(PIECES, max_size=30).map("\n".join))
@settings(max_examples=200, deadline=None)
def test_pieces_of_drawings_do_no_harm(text: str) -> None:
    """Whatever the characters draw, the result is a document whose places point at their text."""
    if not text.strip():
        return
    data = text.encode()
    for reader in (read, read_markdown):
        try:
            found = reader(data, File(name="any.md", format="text", size=len(data), sha256=""), Options())
        except Exception as error:  # noqa: BLE001  any other kind is the failure
            assert type(error).__name__ == "EmptyDocumentError"  # noqa: PT017
            continue
        for table in found.tables:
            assert all(found.text_at(cell.place) == cell.text for cell in table.cells)
            assert len(table.grid) == table.rows


HOSTILE = {
    "rules": "+--\n",
    "lattices that end at once": "+--+\n",
    "lattices": "+--+\n|a |\n",
    "bars": "|a\n",
    "cells that go on": "|a\nb\n",
    "full rules": "-----\n",
    "rules of columns": "--- ---\n",
    "headings over rules": "a\n--- ---\n",
    "equals": "=== ===\n",
    "frames": " ____\n|a\n",
    "fences": "|===\n|a\n",
    "attributes": '[cols="1"]\n',
    "wiki": "{|\n",
    "tables of HTML": "<table>\n",
    "rows of HTML": "<table><tr><td rowspan=1000 colspan=255>\n",
    "loose rows": "a | b\n---|---\n",
    "tabs": 'a\tb\t"c\n',
    "quotation marks": '"',
    "emphasis": "*a **b _c ",
    "links": "[a](b",
    "brackets": "[[",
    "escapes": "\\[",
    "columns": "+-",
    "values": "a;b\n",
    "numbers of rules": "--- " * 3,
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("reader", [read, read_markdown], ids=["text", "markdown"])
def test_time_grows_with_the_size(piece: str, reader: Callable[[bytes, File, Options], Document]) -> None:
    """Twice as much of any piece takes about twice the time, not four times."""

    def run(times: int) -> None:
        data = ("**x** \\* intro\n\n" + piece * times).encode()
        reader(data, File(name="any", format="text", size=len(data), sha256=""), Options())

    assert in_proportion(run, max(1, 4_000 // len(piece)), most=3.2, free=0.1)
