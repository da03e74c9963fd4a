"""What a cell and the blank lines around it give away."""

import re
from collections.abc import Sequence

from fgmv_extract.patterns import pattern
from fgmv_extract.readers.text.openings import Opening

HEADING = pattern(r"(?:annex|appendix|attachment|table|figure|part|section|clause)\b[^a-z]|_{5}", re.IGNORECASE)
"""A line that begins like a heading."""
APART = 3
"""Blank lines between two tables that only an empty paragraph divides: the ends of a row, a table and a paragraph."""
WIDEST = 63
"""Columns of a table, at most; more tabs than that are something else."""


def follows_blank(cells: Sequence[Opening], position: int) -> bool:
    """Whether a cell is the first, or has a blank line or prose before it."""
    return position == 0 or cells[position].gap > 0 or bool(cells[position - 1].loose)


def is_break(cell: Opening) -> bool:
    """Tell loose lines that are surely no further paragraph of a cell: a heading, many, or far from the cell."""
    loose = cell.loose
    return len(loose) > 3 or any(line.gap > 1 or HEADING.match(line.text) for line in loose)


def is_label(cell: Opening) -> bool:
    """Tell a label (``Question(s):``)."""
    text = cell.paragraphs[-1]
    return text.endswith(":") and len(text) <= 40
