"""The documents that are measured, made in memory from the description of the example.

``lean`` is Word as python-docx writes it; ``heavy`` is the same table as Word itself writes it, with revision marks of
saving (rsid), run properties on every run, and runs split by the spelling checker: five times the XML for the same words.
"""

import itertools
from functools import cache
from typing import final

from attrs import evolve, frozen

from benchmarks import heavy
from samples import describe, tika, word

Row = tuple[str, ...]
"""The cells of a row, white space collapsed."""
HEADING: Row = ("No.", "Title", "Approved", "Suggested by the FG-MV to be allocated to", "SG20")


@final
@frozen
class Measured:
    """A document in three forms, and its rows as they must be read."""

    name: str
    rows: tuple[Row, ...]
    lean: bytes
    heavy: bytes
    text: bytes


@cache
def example() -> Measured:
    """Return the example: two tables, 52 rows."""
    return _measured("example, 52 rows", describe.describe(describe.DESCRIPTIONS / "example.toml"))


@cache
def long(rows: int) -> Measured:
    """Return the example with all its rows in one table, over and over under new numbers, until there are that many."""
    sample = describe.describe(describe.DESCRIPTIONS / "example.toml")
    *above, last = sample.blocks
    if not isinstance(last, describe.Grid):
        raise TypeError("the example ends with its second table")
    numbered = zip(range(1, rows + 1), itertools.cycle(_deliverables(sample)), strict=False)
    repeated = (evolve(row, boxes=(_identifier(number), *row.boxes[1:])) for number, row in numbered)
    above = [block for block in above if not (isinstance(block, describe.Grid) and block.look == "grid")]
    table = evolve(last, rows=(last.rows[0], *repeated))
    return _measured(f"{rows:,} rows", evolve(sample, blocks=(*above, table)))


def _identifier(number: int) -> describe.Box:
    return describe.Box((describe.para(f"FGMV-{number:02}"),))


def _deliverables(sample: describe.Sample) -> list[describe.Row]:
    tables = [block for block in sample.blocks if isinstance(block, describe.Grid) and block.look == "grid"]
    return [row for table in tables for row in table.rows[1:]]


def _measured(name: str, sample: describe.Sample) -> Measured:
    rows = tuple(tuple(map(_told, row.boxes)) for row in _deliverables(sample))
    lean = word.to_word(sample)
    return Measured(name, rows, lean, heavy.of(lean), tika.to_bytes(sample))


def _told(box: describe.Box) -> str:
    return " ".join(" ".join(piece.text for para in box.paragraphs for piece in para.pieces).split())
