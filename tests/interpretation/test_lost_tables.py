"""How much of the samples is read when their tables are lost to paragraphs: counted, so that no change of a weight goes unseen.

Every table of deliverables becomes lines in which nothing shows where a cell ends, in the ways in which tools lose tables;
what is read then is held against what the table says. A number may rise with the reading, and is raised here then.
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


KNOWN: dict[tuple[str, str], tuple[tuple[int, ...], str, str]] = {
    ("a_cell_a_paragraph", "example-truncated"): ((4, 4, 4, 4, 4, 4), "", "blanks-invisible"),
    ("a_cell_a_paragraph", "example"): ((52, 52, 52, 52, 52, 52), "", "blanks-invisible"),
    ("a_cell_a_paragraph", "fg-ai4h"): ((6, 6, 6, 6, 6, 6), "", "blanks-invisible"),
    ("a_cell_a_paragraph", "header-figure-1-1"): ((4, 4, 4, 4, 4, 4), "addressees", "run-together run-together blanks-invisible"),
    ("a_cell_a_paragraph", "header-many-groups"): ((4, 4, 4, 4, 4, 4), "", "blanks-invisible"),
    ("a_cell_a_paragraph", "received-liaison"): ((4, 4, 4, 4, 4, 4), "", "blanks-invisible"),
    ("a_cell_a_paragraph", "fg-mv-3-reply-sg20"): ((13, 13, 13, 13, 13, 13), "", "blanks-invisible"),
    ("a_cell_a_paragraph", "fg-mv-4-reply-sg16"): ((12, 12, 12, 12, 12, 12), "", "blanks-invisible"),
    ("a_cell_a_paragraph", "fg-mv-6-follow-up"): ((7, 7, 7, 7, 7, 7), "", "blanks-invisible"),
    ("a_cell_a_paragraph", "tsag-decision"): ((10, 10, 10, 10, 10, 10), "", "blanks-invisible"),
    ("a_cell_a_paragraph", "two-positions"): ((5, 5, 5, 5, 5, 5), "", "blanks-invisible"),
    ("a_cell_a_paragraph", "marks-by-group"): ((4, 4, 4, 0, 4, 4), "", "cells-apart"),
    ("narrow", "example-truncated"): ((4, 4, 4, 4, 4, 4), "", "blanks-invisible"),
    ("narrow", "example"): ((52, 52, 52, 52, 52, 52), "addressees questions", "blanks-invisible"),
    ("narrow", "fg-ai4h"): ((5, 5, 5, 4, 5, 5), "", "cells-unsure cells-apart blanks-invisible"),
    ("narrow", "fg-dlt"): ((8, 8, 8, 7, 8, 8), "", "blanks-invisible"),
    ("narrow", "header-contribution"): ((4, 4, 4, 4, 4, 4), "questions meeting contacts", "blanks-invisible"),
    ("narrow", "header-figure-1-1"): ((4, 4, 4, 4, 4, 4), "number title date source addressees replies_to meeting approval deadline contacts", "run-together run-together blanks-invisible"),
    ("narrow", "header-many-groups"): ((4, 4, 4, 4, 4, 4), "addressees meeting approval contacts", "blanks-invisible"),
    ("narrow", "received-liaison"): ((4, 4, 4, 4, 4, 4), "meeting approval contacts", "blanks-invisible"),
    ("narrow", "fg-mv-1-allocation"): ((4, 4, 4, 4, 4, 4), "meeting contacts", ""),
    ("narrow", "fg-mv-2-suggestion"): ((9, 9, 9, 9, 9, 9), "title meeting contacts", ""),
    ("narrow", "fg-mv-3-reply-sg20"): ((13, 13, 13, 13, 13, 13), "questions", "blanks-invisible"),
    ("narrow", "fg-mv-4-reply-sg16"): ((12, 12, 12, 12, 12, 12), "title meeting contacts", "blanks-invisible"),
    ("narrow", "fg-mv-5-decision"): ((9, 9, 9, 9, 9, 9), "meeting contacts", ""),
    ("narrow", "fg-mv-6-follow-up"): ((7, 7, 7, 7, 7, 7), "questions meeting", "blanks-invisible"),
    ("narrow", "tsag-decision"): ((10, 10, 10, 10, 10, 10), "meeting contacts", "blanks-invisible"),
    ("narrow", "two-positions"): ((5, 5, 5, 5, 5, 5), "", "blanks-invisible"),
    ("narrow", "groups-as-rows"): ((5, 5, 5, 0, 5, 5), "", "cells-unsure cells-apart"),
    ("narrow", "marks-by-group"): ((4, 4, 4, 0, 4, 4), "", "cells-apart"),
    ("narrow", "no-new-work"): ((6, 6, 6, 6, 6, 6), "title meeting approval", ""),
    ("narrow", "several-focus-groups"): ((7, 7, 7, 7, 7, 7), "", "cells-unsure"),
    ("paged", "example-truncated"): ((4, 4, 4, 4, 4, 4), "", "blanks-invisible"),
    ("paged", "example"): ((52, 52, 52, 52, 52, 52), "addressees questions approval", "blanks-invisible"),
    ("paged", "fg-ai4h"): ((4, 4, 5, 4, 5, 5), "", "cells-unsure cells-apart blanks-invisible"),
    ("paged", "fg-dlt"): ((7, 7, 8, 7, 8, 8), "", "blanks-invisible"),
    ("paged", "header-contribution"): ((4, 4, 4, 4, 4, 4), "questions meeting contacts", "blanks-invisible"),
    ("paged", "header-figure-1-1"): ((4, 4, 4, 4, 4, 4), "number title date source addressees replies_to meeting approval deadline contacts", "run-together run-together blanks-invisible"),
    ("paged", "header-many-groups"): ((4, 4, 4, 4, 4, 4), "addressees meeting approval contacts", "blanks-invisible"),
    ("paged", "received-liaison"): ((4, 4, 4, 4, 4, 4), "meeting approval contacts", "blanks-invisible"),
    ("paged", "fg-mv-1-allocation"): ((4, 4, 4, 4, 4, 4), "meeting contacts", ""),
    ("paged", "fg-mv-2-suggestion"): ((9, 9, 9, 9, 9, 9), "title meeting approval contacts", ""),
    ("paged", "fg-mv-3-reply-sg20"): ((13, 13, 13, 13, 13, 13), "questions approval deadline contacts", "blanks-invisible"),
    ("paged", "fg-mv-4-reply-sg16"): ((12, 12, 12, 12, 12, 12), "title meeting approval contacts", "blanks-invisible"),
    ("paged", "fg-mv-5-decision"): ((9, 9, 9, 9, 9, 9), "meeting approval contacts", ""),
    ("paged", "fg-mv-6-follow-up"): ((7, 7, 7, 7, 7, 7), "questions meeting approval", "blanks-invisible"),
    ("paged", "tsag-decision"): ((10, 10, 10, 7, 10, 10), "meeting contacts", "blanks-invisible"),
    ("paged", "two-positions"): ((5, 5, 5, 5, 5, 5), "", "blanks-invisible"),
    ("paged", "groups-as-rows"): ((5, 5, 5, 0, 5, 5), "", "cells-unsure cells-apart"),
    ("paged", "marks-by-group"): ((2, 2, 2, 0, 0, 2), "", "cells-apart cells-apart blanks-invisible"),
    ("paged", "no-new-work"): ((6, 6, 6, 6, 6, 6), "title meeting approval", ""),
    ("paged", "several-focus-groups"): ((7, 7, 7, 7, 7, 7), "", "cells-unsure"),
    ("run_together", "example-truncated"): ((4, 4, 4, 4, 4, 4), "", "cells-unsure blanks-invisible"),
    ("run_together", "example"): ((52, 52, 52, 52, 52, 52), "number contacts", "run-together cells-unsure cells-unsure cells-unsure blanks-invisible"),
    ("run_together", "fg-ai4h"): ((0, 0, 1, 0, 0, 1), "", "cells-unsure blanks-invisible"),
    ("run_together", "fg-dlt"): ((0, 0, 0, 0, 0, 0), "", "missing-part"),
    ("run_together", "header-contribution"): ((4, 4, 4, 4, 4, 4), "", "blanks-invisible"),
    ("run_together", "header-figure-1-1"): ((4, 4, 4, 4, 4, 4), "title source addressees meeting", "blanks-invisible"),
    ("run_together", "header-many-groups"): ((4, 4, 4, 4, 4, 4), "contacts", "run-together blanks-invisible"),
    ("run_together", "header-one-cell"): ((4, 3, 3, 4, 4, 4), "", "cells-unsure"),
    ("run_together", "received-liaison"): ((4, 4, 4, 4, 4, 4), "number received_as contacts", "run-together blanks-invisible"),
    ("run_together", "fg-mv-3-reply-sg20"): ((13, 13, 13, 13, 13, 13), "number", "cells-unsure blanks-invisible"),
    ("run_together", "fg-mv-4-reply-sg16"): ((12, 11, 11, 12, 12, 12), "", "cells-unsure blanks-invisible"),
    ("run_together", "fg-mv-6-follow-up"): ((7, 7, 7, 7, 7, 7), "number", "blanks-invisible"),
    ("run_together", "tsag-decision"): ((10, 9, 9, 9, 10, 10), "", "cells-unsure blanks-invisible"),
    ("run_together", "two-positions"): ((5, 5, 5, 5, 0, 5), "", "blanks-invisible"),
    ("run_together", "groups-as-rows"): ((5, 5, 5, 4, 5, 5), "", "blanks-invisible cells-apart"),
    ("run_together", "marks-by-group"): ((4, 4, 4, 0, 0, 4), "", "cells-unsure blanks-invisible"),
    ("run_together", "no-new-work"): ((6, 6, 6, 6, 5, 6), "title", "cells-unsure cells-unsure"),
    ("run_together", "several-focus-groups"): ((7, 7, 7, 7, 7, 7), "", "cells-unsure"),
    ("by_columns", "example-truncated"): ((0, 0, 0, 0, 0, 4), "source", "cells-unsure cells-apart"),
    ("by_columns", "example"): ((0, 0, 0, 0, 0, 52), "title type source addressees replies_to questions meeting approval deadline contacts work_items", "cells-unsure cells-unsure cells-apart"),
    ("by_columns", "fg-ai4h"): ((0, 0, 0, 0, 0, 0), "", "unread-rows cells-apart"),
    ("by_columns", "fg-dlt"): ((0, 0, 0, 0, 0, 0), "", "unread-rows missing-part cells-apart"),
    ("by_columns", "header-contribution"): ((0, 0, 0, 0, 0, 4), "title source questions meeting contacts", "run-together cells-unsure cells-apart"),
    ("by_columns", "header-figure-1-1"): ((0, 0, 0, 0, 2, 4), "title type source addressees replies_to questions meeting approval deadline contacts", "cells-unsure blanks-invisible cells-apart"),
    ("by_columns", "header-many-groups"): ((0, 0, 0, 0, 2, 4), "title type source addressees questions meeting approval deadline contacts", "cells-unsure blanks-invisible cells-apart"),
    ("by_columns", "header-one-cell"): ((0, 0, 0, 0, 4, 4), "", "cells-unsure cells-apart"),
    ("by_columns", "received-liaison"): ((0, 0, 0, 0, 0, 4), "title received_as source addressees questions meeting approval contacts", "cells-unsure cells-apart"),
    ("by_columns", "fg-mv-1-allocation"): ((0, 0, 0, 0, 4, 4), "title type source addressees meeting approval deadline contacts", "cells-unsure cells-apart"),
    ("by_columns", "fg-mv-2-suggestion"): ((0, 0, 0, 0, 9, 9), "title type source addressees meeting approval contacts", "cells-unsure cells-apart"),
    ("by_columns", "fg-mv-3-reply-sg20"): ((0, 0, 0, 0, 0, 13), "title type source addressees replies_to questions meeting approval deadline contacts work_items", "cells-unsure cells-unsure cells-apart"),
    ("by_columns", "fg-mv-4-reply-sg16"): ((3, 3, 3, 0, 0, 12), "title source addressees questions meeting approval deadline contacts", "cells-unsure cells-apart"),
    ("by_columns", "fg-mv-5-decision"): ((0, 0, 0, 0, 9, 9), "title type source addressees replies_to meeting approval deadline contacts", "cells-unsure cells-apart"),
    ("by_columns", "fg-mv-6-follow-up"): ((0, 0, 0, 0, 0, 7), "title type source addressees questions meeting approval contacts work_items", "cells-unsure cells-apart"),
    ("by_columns", "tsag-decision"): ((3, 3, 3, 0, 3, 3), "title type source addressees meeting approval deadline contacts", "cells-apart cells-apart cells-apart cells-apart cells-apart cells-apart cells-apart cells-apart"),
    ("by_columns", "two-positions"): ((0, 0, 0, 0, 0, 5), "", "cells-unsure cells-apart"),
    ("by_columns", "groups-as-rows"): ((0, 0, 0, 0, 0, 0), "", "unread-rows cells-apart"),
    ("by_columns", "marks-by-group"): ((0, 0, 0, 0, 0, 0), "", "unread-rows cells-apart"),
    ("by_columns", "no-new-work"): ((0, 0, 0, 0, 0, 0), "title type source addressees replies_to questions meeting approval work_items", "run-together run-together unread-rows cells-apart"),
    ("by_columns", "several-focus-groups"): ((0, 0, 0, 0, 0, 0), "", "unread-rows cells-apart"),
}  # fmt: skip
"""Where not everything is right: what ``_right``, ``_wrong`` and ``_told`` say then."""


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
