"""Columns headed by groups: whether their cells hold positions, or marks that tell whose a deliverable is.

| Deliverable | Allocated to           |       | Deliverable | SG5 | SG20                            |
|             | SG5  | SG20  | SG21    |       |             |     | Q7/20 plans to initiate new work |
| FGMV-49     | P    | S     | S       |
"""

from collections.abc import Callable, Sequence
from typing import final

from attrs import evolve, frozen

from fgmv_extract.grammar.columns import Heading
from fgmv_extract.grammar.roles import ALLOCATING, Role
from fgmv_extract.grammar.ticks import is_crossed, is_nothing, remark_of


@final
@frozen
class Column:
    """A column of a deliverable table: its grid position, its heading as printed, and what the heading says.

    ``headed`` tells that a heading cell stands there, be it empty; cells beyond the headed columns are surplus.
    """

    index: int
    name: str
    heading: Heading
    headed: bool = True


def as_marks(columns: tuple[Column, ...], texts_of: Callable[[Column], Sequence[str]]) -> tuple[Column, ...]:
    """Tell marks from positions in the columns of groups, all of them alike.

    Marks are marks where the headings speak of an allocation, or where several groups have nothing else and no other column
    allocates. Anything else in one of the columns makes all of them positions.
    """
    allocating = [column for column in columns if column.heading.role in ALLOCATING]
    headed = [column for column in allocating or columns if column.heading.group]
    if not headed or (not allocating and len(headed) < 2):
        return columns
    texts = {column.index: texts_of(column) for column in headed}
    filled = any(not is_nothing(text) for column in headed for text in texts[column.index])
    told = any(column.heading.status for column in headed)
    unsure = not filled and any(is_crossed(text) for column in headed for text in texts[column.index])
    marks = (told or filled) and not unsure and all(_are_marks(column, texts[column.index]) for column in headed)
    read = [_read_as(column, marks=marks) if column.index in texts else column for column in columns]
    return tuple(_reaching(read, texts_of) if marks and allocating else read)


def _reaching(columns: list[Column], texts_of: Callable[[Column], Sequence[str]]) -> list[Column]:
    """Let a heading over marks reach over the groups beside it that hold marks too: a copy may lose how far it reached."""
    for index in range(1, len(columns)):
        above, own = columns[index - 1].heading, columns[index].heading
        if own.role is Role.POSITION and own.group and above.group and above.role in ALLOCATING:
            texts = texts_of(columns[index])
            if _are_marks(columns[index], texts) and any(not is_nothing(text) for text in texts):
                columns[index] = evolve(columns[index], heading=evolve(above, group=own.group))
    return columns


def _read_as(column: Column, *, marks: bool) -> Column:
    heading = column.heading
    if not marks:
        return evolve(column, heading=Heading(Role.POSITION, group=heading.group))
    return (
        column if heading.role in ALLOCATING else evolve(column, heading=Heading(Role.ALLOCATION, group=heading.group))
    )


def _are_marks(column: Column, texts: Sequence[str]) -> bool:
    group = column.heading.group or ""
    return all(is_nothing(text) or remark_of(text, group) is not None for text in texts)
