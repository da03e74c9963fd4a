"""How much of the samples is read when their tables are lost to paragraphs: counted, so that no change of a weight goes unseen.

Every table of deliverables becomes lines in which nothing shows where a cell ends, in the ways in which tools lose tables;
what is read then is held against what the table says. A number may rise with the reading, and is raised then in
``tests/cases/lost_tables.txt``.
"""

import textwrap
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from attrs import evolve, fields

import fgmv_extract as fx
from fgmv_extract.document import Cell, Document, Paragraph, Table
from fgmv_extract.interpretation import interpret
from fgmv_extract.itu.vocabulary import default
from fgmv_extract.places import Place
from fgmv_extract.records import Statement
from samples.losses import SAMPLES, known
from samples.wrappings import Hides

Lines = Callable[[Table], Iterator[str]]
_PAGE = 23
"""Lines of a page whose headings are repeated."""


def a_cell_a_paragraph(table: Table) -> Iterator[str]:
    """A cell follows the other, whole."""
    return (cell.text for cell in table.cells)


def narrow(table: Table) -> Iterator[str]:
    """The lines of each cell, as narrow columns have them."""
    return (line for cell in table.cells for line in _wrapped(cell, 22))


def paged(table: Table) -> Iterator[str]:
    """The same on pages that repeat the headings wherever a page ends."""
    head = [line for cell in table.cells if cell.row == 0 for line in _wrapped(cell, 22)]
    rest = [line for cell in table.cells if cell.row for line in _wrapped(cell, 22)]
    for at, line in enumerate(rest):
        yield from head if at % _PAGE == 0 else ()
        yield line


def run_together(table: Table) -> Iterator[str]:
    """The cells of a row behind each other in long lines."""
    for row in table.grid:
        yield from textwrap.wrap(" ".join(dict.fromkeys(cell.text for cell in row if cell is not None)), 70)


def by_columns(table: Table) -> Iterator[str]:
    """Column after column, four rows at a time, an empty line behind each cell."""
    for start in range(0, table.rows, 4):
        for column in zip(*table.grid[start : start + 4], strict=True):
            for cell in filter(None, dict.fromkeys(column)):
                yield from (*_wrapped(cell, 24), "")


def _wrapped(cell: Cell, width: int) -> list[str]:
    return [line for part in cell.text.split("\n") for line in textwrap.wrap(part, width)]


def lost(document: Document, lines_of: Lines) -> Document:
    """The document without its tables of deliverables; an empty line is a gap between paragraphs."""
    blocks: list[Paragraph | Table] = []
    number = 0
    for block in document.blocks:
        kept = isinstance(block, Table) and block.columns < 4
        for text in [""] if kept else lines_of(block) if isinstance(block, Table) else [block.text]:
            number += 1
            place = Place(len(blocks), line=number)
            if isinstance(block, Table) and kept:
                blocks.append(_moved(block, len(blocks)))
            elif text.strip():
                blocks.append(Paragraph(text, place))
        number += 1
    return evolve(document, blocks=tuple(blocks))


def _moved(table: Table, block: int) -> Table:
    cells = tuple(evolve(cell, block=block) for cell in table.cells)
    return evolve(table, cells=cells, place=evolve(table.place, block=block))


@cache
def sides(sample: Path, lines_of: Lines) -> tuple[Statement, Statement]:
    """What the sample says with its tables and without them; a blank cell cannot be seen there, and is absent in both."""
    document = fx.read(sample)
    said = interpret(document, default()), interpret(lost(document, lines_of), default())
    return known(said[0], Hides.BLANK_CELLS), known(said[1], Hides.BLANK_CELLS)


def _right(whole: Statement, found: Statement) -> tuple[int, ...]:
    """How many kinds, titles, dates, allocations and rows of positions are those of the table; then all deliverables found."""
    by_id = {each.id: each for each in found.deliverables}
    pairs = [(each, by_id.get(each.id)) for each in whole.deliverables]
    names = ("kind", "title", "approved", "allocation", "positions")
    right = [
        sum(other is not None and getattr(one, name) == getattr(other, name) for one, other in pairs) for name in names
    ]
    return (*right, len(found.deliverables))


def _wrong(whole: Statement, found: Statement) -> str:
    """The fields beside the deliverables that differ: the block at the head of a statement is lost like any other table."""
    names = (each.name for each in fields(Statement) if each.eq and each.name != "deliverables")
    return " ".join(name for name in names if getattr(whole, name) != getattr(found, name))


def _told(found: Statement) -> str:
    """The findings that tell of a loss."""
    return " ".join(finding.code.label for finding in found.findings if finding.code.loses)


def _known() -> dict[tuple[str, str], tuple[tuple[int, ...], str, str]]:
    """What ``_right``, ``_wrong`` and ``_told`` say where not everything is right, by shape and sample."""
    found = {}
    for line in (CASES / "lost_tables.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            names, right, wrong, told = line.split(" | ")
            shape, sample = names.split()
            counts = tuple(map(int, right.split()))
            found[shape, sample] = counts, wrong.removeprefix("-"), told.removeprefix("-")
    return found


CASES = Path(__file__).resolve().parents[1] / "cases"
KNOWN = _known()


def _cases() -> list[tuple[Path, Lines]]:
    shapes = (a_cell_a_paragraph, narrow, paged, run_together, by_columns)
    return [(sample, shape) for shape in shapes for sample in SAMPLES]


@pytest.mark.parametrize(("sample", "lines_of"), _cases(), ids=lambda one: getattr(one, "stem", None) or one.__name__)
def test_a_lost_table_gives_as_much_as_is_known(sample: Path, lines_of: Lines) -> None:
    """What is right and what is wrong is known, and a finding tells whenever something is."""
    whole, found = sides(sample, lines_of)
    total = len(whole.deliverables)
    right, wrong, told = KNOWN.get((lines_of.__name__, sample.stem), ((total,) * 6, "", ""))
    assert (_right(whole, found), _wrong(whole, found), _told(found)) == (right, wrong, told)


def test_what_is_lost_is_told() -> None:
    """Wherever a value of a row is not right, a finding tells that something may be lost."""
    assert [name for name, (right, _, told) in KNOWN.items() if len(set(right)) > 1 and not told] == []
