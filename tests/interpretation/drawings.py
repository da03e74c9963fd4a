"""Made tables of deliverables, drawn as authors and programs draw them: each drawing says what the plain one says, as far as it can."""

import textwrap
from collections.abc import Callable, Iterator, Sequence
from random import Random

from attrs import evolve

from fgmv_extract.document import Document, Table
from tests.interpretation.conftest import make_page
from tests.interpretation.flows import Rows, around

Draws = Callable[[Rows, Random], Iterator[Sequence[Sequence[str]]]]
"""Yields the tables that one becomes: ``<``, ``^`` and ``~`` as in ``conftest``."""


def plain(table: Rows, _: Random) -> Iterator[Rows]:
    """As it is."""
    yield table


def turned(table: Rows, _: Random) -> Iterator[Rows]:
    """A deliverable a column."""
    yield list(zip(*table, strict=True))


def repeated(table: Rows, random: Random) -> Iterator[Rows]:
    """The headings come again above one of the rows."""
    at = random.randrange(2, len(table))
    yield [*table[:at], table[0], *table[at:]]


def parted(table: Rows, random: Random) -> Iterator[Rows]:
    """Two tables, both with headings."""
    at = random.randrange(2, len(table))
    yield table[:at]
    yield [table[0], *table[at:]]


def continued(table: Rows, random: Random) -> Iterator[Rows]:
    """Two tables, the second without headings."""
    at = random.randrange(2, len(table))
    yield table[:at]
    yield table[at:]


def torn(table: Rows, random: Random) -> Iterator[Rows]:
    """A row is cut by the end of a page: what is left of each of its cells stands in the first row of the next table."""
    at = random.randrange(1, len(table))
    halves = [_halves(cell) if column else (cell, "") for column, cell in enumerate(table[at])]
    yield [*table[:at], [first for first, _ in halves]]
    yield [[second for _, second in halves], *table[at + 1 :]]


def broken(table: Rows, random: Random) -> Iterator[Rows]:
    """The end of each cell of a row stands in a row of its own."""
    at = random.randrange(1, len(table))
    halves = [_halves(cell) if column else (cell, "") for column, cell in enumerate(table[at])]
    yield [*table[:at], [one for one, _ in halves], [two for _, two in halves], *table[at + 1 :]]


def _halves(cell: str) -> tuple[str, str]:
    words = cell.split()
    middle = (len(words) + 1) // 2
    return " ".join(words[:middle]), " ".join(words[middle:])


def ragged(table: Rows, _: Random) -> Iterator[Rows]:
    """Empty cells at the ends of rows are not there."""
    for_row = []
    for row in table:
        filled = max(at for at, cell in enumerate(row) if cell) + 1
        for_row.append([*row[:filled], *["~"] * (len(row) - filled)])
    yield for_row


def moved(table: Rows, _: Random) -> Iterator[Rows]:
    """Empty cells leave no trace: those behind move to the left."""
    rows = [[cell for cell in row if cell] for row in table]
    yield [[*row, *["~"] * (len(table[0]) - len(row))] for row in rows]


def captioned(table: Rows, _: Random) -> Iterator[Rows]:
    """A row over all columns tells what the table is."""
    yield [["Table 1 – Deliverables of the FG-MV", *["<"] * (len(table[0]) - 1)], *table]


def headed(table: Rows, random: Random) -> Iterator[Rows]:
    """Rows over all columns part the rows by kind."""
    at = random.randrange(2, len(table))
    over = ["<"] * (len(table[0]) - 1)
    yield [table[0], ["Technical Reports", *over], *table[1:at], ["Technical Specifications", *over], *table[at:]]


def grouped(table: Rows, random: Random) -> Iterator[Rows]:
    """Rows over all columns name the groups of those below."""
    at = random.randrange(2, len(table))
    over = ["<"] * (len(table[0]) - 1)
    yield [table[0], ["SG13", *over], *table[1:at], ["SG2 (SG3)", *over], *table[at:]]


def stacked(table: Rows, _: Random) -> Iterator[Rows]:
    """One row holds all: each cell the cells of its column, with an empty line between."""
    yield [table[0], ["\\n\\n".join(cell or "-" for cell in column) for column in zip(*table[1:], strict=True)]]


def two_headings(table: Rows, _: Random) -> Iterator[Rows]:
    """The last two headings stand below one that both share."""
    above = [*table[0][:-2], "Study groups", "<"]
    yield [above, [*["^"] * (len(above) - 2), *table[0][-2:]], *table[1:]]


def wrapped(table: Rows, _: Random) -> Iterator[Rows]:
    """Cells of several lines."""
    yield [["\\n".join(textwrap.wrap(cell, 18)) for cell in row] for row in table]


def reordered(table: Rows, random: Random) -> Iterator[Rows]:
    """Columns in another order."""
    order = random.sample(range(len(table[0])), len(table[0]))
    yield [[row[column] for column in order] for row in table]


def parted_columns(table: Rows, random: Random) -> Iterator[Rows]:
    """A column without a heading and cells stands between two others."""
    at = random.randrange(1, len(table[0]))
    yield [[*row[:at], "", *row[at:]] for row in table]


def lacking(table: Rows, random: Random) -> Iterator[Rows]:
    """A heading is empty."""
    at = random.randrange(len(table[0]))
    yield [[*table[0][:at], "", *table[0][at + 1 :]], *table[1:]]


def headless(table: Rows, _: Random) -> Iterator[Rows]:
    """There are no headings at all."""
    yield table[1:]


def merged(table: Rows, random: Random) -> Iterator[Rows]:
    """The cells of a column that say the same one below the other are one."""
    column = random.randrange(1, len(table[0]))
    yield [
        [*row[:column], "^" if at > 1 and row[column] == table[at - 1][column] else row[column], *row[column + 1 :]]
        for at, row in enumerate(table)
    ]


def joined(table: Rows, random: Random) -> Iterator[Rows]:
    """Two columns share a cell in each row, and a heading."""
    at = random.randrange(len(table[0]) - 1)
    yield [[*row[:at], " ".join(filter(None, row[at : at + 2])), *row[at + 2 :]] for row in table]


def over_two(table: Rows, random: Random) -> Iterator[Rows]:
    """A cell of a row reaches over the next, which is lost."""
    at, column = random.randrange(1, len(table)), random.randrange(1, len(table[0]) - 1)
    row = [*table[at][: column + 1], "<", *table[at][column + 2 :]]
    yield [*table[:at], row, *table[at + 1 :]]


def slipped(table: Rows, random: Random) -> Iterator[Rows]:
    """The first words of a cell stand in the cell before it."""
    at, column = random.randrange(1, len(table)), random.randrange(1, len(table[0]) - 1)
    first, _, rest = table[at][column + 1].partition(" ")
    row = [*table[at][:column], f"{table[at][column]} {first}".strip(), rest, *table[at][column + 2 :]]
    yield [*table[:at], row, *table[at + 1 :]]


DRAWINGS: dict[str, Draws] = {
    each.__name__: each
    for each in (
        *(plain, turned, repeated, parted, continued, torn, broken, ragged, moved, captioned, headed, grouped, stacked),
        *(two_headings, wrapped, reordered, parted_columns, lacking, headless, merged, joined, over_two, slipped),
    )
}


_ALONE = ("torn", "parted", "continued", "turned", "headless", "stacked")
"""Drawings that are no one table, or none that can be drawn another way."""


def combined(table: Rows, random: Random) -> Iterator[Rows]:
    """Two of the others, one upon the other."""
    first = random.choice([name for name in DRAWINGS if name not in _ALONE])
    second = random.choice([name for name in DRAWINGS if name != first])
    [once] = DRAWINGS[first](table, random)
    yield from DRAWINGS[second]([[cell if cell not in {"<", "^", "~"} else "" for cell in row] for row in once], random)


def drawing(table: Rows, way: str, number: int) -> Document:
    """Make a document of a drawing, or of two ``combined``, between other lines; ``spaced`` before its name tells that nothing but space parts the cells."""
    _, _, name = way.rpartition("spaced ")
    before, behind = around(number)
    drawn = DRAWINGS.get(name, combined)(table, Random(number))  # noqa: S311  no secret
    tables = ["\n".join(f"| {' | '.join(row)} |" for row in rows) for rows in drawn]
    made = make_page(*before, *tables, *behind)
    if name == way:
        return made
    return evolve(made, blocks=tuple(evolve(b, spaced=True) if isinstance(b, Table) else b for b in made.blocks))
