"""Cells that hold more than one thing, taken apart before a table of deliverables is read.

| No. | Deliverable                              | SG20 |      an identifier with the title behind it, or in front of it in
| 1   | FGMV-37, Technical Report on use cases   | yes  |      brackets: two columns
| 2   | Technical Report on identity (FGMV-42)   | no   |
| 3   | FGMV-43 High-level interoperability      | no   |

| FGMV-03 to FGMV-05 | Accessibility | SG16 |                 several identifiers in one cell: as many rows

What is read of them is told at the places where it stands.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import final

from attrs import evolve, field, frozen

from fgmv_extract.document import Cell, Table
from fgmv_extract.grammar.columns import read_heading
from fgmv_extract.grammar.roles import Role
from fgmv_extract.itu.identifier_lists import read_identifiers
from fgmv_extract.itu.identifiers import Identifier, read_identifier
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.patterns import pattern
from fgmv_extract.typography import collapse

_SAMPLE = 60  # rows of which the first identifiers are looked for
_WIDEST = 6  # columns among which that of the identifiers is
_BEHIND = pattern(r"(?<!\s)\s*+\((?P<id>[^()]{3,40})\)\s*+$")
_CAPITAL = pattern(r"[“‘\"']?[0-9]{0,2}[A-Z]")
_SEPARATORS = " \t\n,;:.–—-"
_Grid = tuple[int, int]


@final
@frozen
class Apart:
    """A table that was taken apart, and from which row and column of the page each of its cells comes."""

    table: Table
    origin: Mapping[_Grid, _Grid] = field(factory=dict)
    several: tuple[tuple[Cell, tuple[str, ...]], ...] = ()


def columns_apart(table: Table, vocabulary: Vocabulary, focus_group: str | None) -> Apart | None:
    """Part the column whose cells hold an identifier beside a text, below a heading for either; None when there is none."""
    for column in range(min(table.columns, _WIDEST)):
        first = _first_mixed(table, column, vocabulary, focus_group)
        if first is not None:
            return _with_column_parted(table, column, first, vocabulary, focus_group)
    return None


def rows_apart(table: Table, column: int, vocabulary: Vocabulary, focus_group: str | None) -> Apart | None:
    """Part the rows whose cell in a column is a list of identifiers; None when there is none."""
    lists = {
        cell.row: read
        for cell in table.cells
        if cell.column == column
        and cell.row_span == 1
        and (read := read_identifiers(cell.text, vocabulary, focus_group))
    }
    if not lists:
        return None
    begins = [0]
    for row in range(table.rows):
        begins.append(begins[-1] + len(lists.get(row, ("",))))
    cells: list[Cell] = []
    origin: dict[_Grid, _Grid] = {}
    for cell in table.cells:
        for copy in _copies(cell, column, lists, begins):
            cells.append(copy)
            origin[copy.row, copy.column] = cell.row, cell.column
    cells.sort(key=lambda cell: (cell.row, cell.column))
    own = {cell.row: cell for cell in table.cells if cell.column == column}
    several = tuple((own[row], tuple(one.id for one in read)) for row, read in lists.items())
    return Apart(evolve(table, cells=tuple(cells), rows=begins[-1]), origin, several)


def _copies(
    cell: Cell, column: int, lists: Mapping[int, Sequence[Identifier]], begins: Sequence[int]
) -> Iterator[Cell]:
    """The cell in each of the rows that its own becomes; lines that are as many as the identifiers go one to each."""
    ids = lists.get(cell.row, ())
    if cell.row_span > 1 or not ids:
        yield evolve(cell, row=begins[cell.row], row_span=begins[cell.row + cell.row_span] - begins[cell.row])
        return
    lines = [line for line in cell.text.split("\n") if line.strip()]
    for number, identifier in enumerate(ids):
        text = identifier.id if cell.column == column else lines[number] if len(lines) == len(ids) else cell.text
        yield evolve(cell, text=text, row=begins[cell.row] + number)


def _first_mixed(table: Table, column: int, vocabulary: Vocabulary, focus_group: str | None) -> int | None:
    """The first row below the heading of a column of which at least half of the cells hold an identifier beside a text."""
    cells = [cell for cell in table.cells if cell.column == column and cell.column_span == 1 and cell.text.strip()]
    cells = [cell for cell in cells if cell.row < _SAMPLE]
    mixed = {cell.row: read for cell in cells if (read := _beside(cell.text, vocabulary, focus_group))}
    first = min(mixed, default=0)
    below = [cell for cell in cells if cell.row >= first]
    heading = next((cell for cell in reversed(cells) if cell.row < first), None)
    if heading is None or 2 * len(mixed) < len(below) or len({read[0] for read in mixed.values()}) < len(mixed):
        return None
    return first if read_heading(heading.text, vocabulary).role in {Role.ID, Role.TITLE} else None


def _beside(text: str, vocabulary: Vocabulary, focus_group: str | None) -> tuple[str, str] | None:
    """The identifier a cell begins with, or that stands in brackets at its end, and the text beside it.

    Where nothing but a blank or a line break parts them, the text begins with a capital letter; no further line begins with another.
    """
    read = read_identifier(text, vocabulary, focus_group)
    if read is not None and read[0].focus_group is not None:
        rest = read[1].strip(_SEPARATORS)
        begun = (read_identifier(line, vocabulary, focus_group) for line in rest.split("\n"))
        if read_identifiers(text, vocabulary, focus_group) or any(begun):
            return None
        parted = read[1][:1] in _SEPARATORS or _CAPITAL.match(rest) is not None
        return (read[0].id, rest) if any(map(str.isalpha, rest)) and parted else None
    behind = _BEHIND.search(text) if text.rstrip().endswith(")") else None
    read = read_identifier(behind["id"], vocabulary, focus_group) if behind else None
    if behind is None or read is None or read[0].focus_group is None or read[1].strip():
        return None
    return read[0].id, text[: behind.start()]


def _with_column_parted(
    table: Table, column: int, first: int, vocabulary: Vocabulary, focus_group: str | None
) -> Apart:
    headings = (
        read_heading(cell.text, vocabulary) for cell in table.cells if cell.row < first and cell.column != column
    )
    title = "" if any(heading.role is Role.TITLE for heading in headings) else "Title"
    cells: list[Cell] = []
    origin: dict[_Grid, _Grid] = {}
    for cell in table.cells:
        for part in _parts(cell, column, first, title, vocabulary, focus_group):
            cells.append(part)
            origin[part.row, part.column] = cell.row, cell.column
    return Apart(evolve(table, cells=tuple(cells), columns=table.columns + 1), origin)


def _parts(
    cell: Cell, column: int, first: int, title: str, vocabulary: Vocabulary, focus_group: str | None
) -> Iterator[Cell]:
    if cell.column > column:
        yield evolve(cell, column=cell.column + 1)
    elif cell.column_span > 1 and cell.column + cell.column_span > column:
        yield evolve(cell, column_span=cell.column_span + 1)
    elif cell.column < column:
        yield cell
    else:
        read = None if cell.row < first else _beside(cell.text, vocabulary, focus_group)
        heading = title if cell.row + cell.row_span == first else ""
        identifier, rest = read or (cell.text, heading)
        yield evolve(cell, text=collapse(identifier) if read else cell.text)
        yield evolve(cell, text=rest, column=column + 1)
