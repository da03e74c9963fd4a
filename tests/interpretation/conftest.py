"""Documents made of a tiny language, so that a test shows the page it is about."""

from collections.abc import Callable

import pytest

from fgmv_extract.document import Block, Cell, Document, Paragraph, Table
from fgmv_extract.interpretation import interpret
from fgmv_extract.itu.vocabulary import default
from fgmv_extract.places import File, Place
from fgmv_extract.records import Statement

Page = Callable[..., Document]
Say = Callable[..., Statement]

_FILE = File(name="page", format="text", size=0, sha256="0" * 64)
_LEFT, _ABOVE, _ABSENT = "<", "^", "~"


def _grid(text: str, block: int, table: int) -> Table:
    r"""Make a table: ``| a | b |`` a row, ``<`` and ``^`` go on with the cell to the left or above, ``~`` is no cell."""
    rows = [
        [cell.strip().replace("\\n", "\n") for cell in line.strip().strip("|").split("|")] for line in text.splitlines()
    ]
    columns = max(map(len, rows))
    cells = []
    for row, texts in enumerate(rows):
        for column, cell in enumerate(texts):
            if cell in {_LEFT, _ABOVE, _ABSENT}:
                continue
            across = 1
            while column + across < len(texts) and texts[column + across] == _LEFT:
                across += 1
            down = 1
            while row + down < len(rows) and column < len(rows[row + down]) and rows[row + down][column] == _ABOVE:
                down += 1
            cells.append(Cell(cell, block, table, row, column, down, across))
    return Table(tuple(cells), len(rows), columns, Place(block, table))


def make_page(*blocks: str) -> Document:
    """Make a document: a block that begins with ``|`` is a table, any other a paragraph."""
    made: list[Block] = []
    tables = 0
    for index, block in enumerate(blocks):
        if block.lstrip().startswith("|"):
            made.append(_grid("\n".join(filter(str.strip, block.strip().splitlines())), index, tables))
            tables += 1
        else:
            made.append(Paragraph(block, Place(index)))
    return Document(_FILE, tuple(made))


@pytest.fixture
def page() -> Page:
    """A function that makes a document of paragraphs and tables."""
    return make_page


@pytest.fixture
def say() -> Say:
    """A function that makes a document of paragraphs and tables and tells what it says."""
    return lambda *blocks: interpret(make_page(*blocks), default())
