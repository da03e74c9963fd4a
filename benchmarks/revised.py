"""Two tables of deliverables, the later one with changes planted in it, and what has to be told of them.

One row in ten is touched: in half of these something changed (a group joins, a position is stated or withdrawn, the kind or the
date is another, the row is gone, the identifier is new), in the other half only the writing is another (a line break, the order
of groups, a capital, a dash, blanks). The later table is in another order, and one identifier stands twice in both.
"""

from collections.abc import Callable
from itertools import cycle
from typing import final

from attrs import frozen

import fgmv_extract
from benchmarks import documents
from benchmarks.documents import HEADING, Row


@final
@frozen
class Revised:
    """The rows of two tables, the identifiers of the later one (of removed rows, of the earlier one) that differ, the statements."""

    name: str
    before: tuple[Row, ...]
    after: tuple[Row, ...]
    different: frozenset[str]
    earlier: fgmv_extract.Statement
    later: fgmv_extract.Statement


def revised(rows: int) -> Revised:
    """Return tables of about that many rows."""
    before = [
        _own(row, number) for number, row in zip(range(1, rows - 1), cycle(documents.example().rows), strict=False)
    ]
    after, different = [], set()
    for number, row in enumerate(before):
        change, counts = _CHANGES[number // 10 % len(_CHANGES)] if number % 10 == 0 else (_same, False)
        became = change(row)
        after += [became] if became else []
        different |= {(became or row)[0]} if counts else set()
    twice: list[Row] = [
        (f"FGMV-{rows}", "Technical Report on Twins", "June 2024", group, "") for group in ("SG16", "SG17")
    ]
    before, after = [*before, *twice], [*after[rows // 3 :], *reversed(twice), *after[: rows // 3]]
    return Revised(
        f"{rows:,} rows", tuple(before), tuple(after), frozenset(different), _statement(before), _statement(after)
    )


def _own(row: Row, number: int) -> Row:
    """Give a row of the example an identifier and a title of its own."""
    return (f"FGMV-{number:02}", f"{row[1]} – study {number}", *row[2:])


def _statement(rows: list[Row]) -> fgmv_extract.Statement:
    """Read the table as a text in which a TAB opens a cell; it says the same without its places."""
    text = "".join("".join(f"\t{cell}\n" for cell in row) + "\n" for row in [HEADING, *rows])
    return fgmv_extract.extract(f"On FG-MV deliverables.\n{text}".encode(), name="table.txt")


def _same(row: Row) -> Row | None:
    return row


def _group_joins(row: Row) -> Row | None:
    groups = f"{row[3][:-1]}, SG15)" if row[3].endswith(")") else f"{row[3]} (SG15)"
    return (*row[:3], "ITU-T SG15" if row[3].startswith("All for") else groups, row[4])


def _broken_line(row: Row) -> Row | None:
    return (*row[:3], row[3].replace(" ", "\n"), row[4])


def _position(row: Row) -> Row | None:
    return (*row[:4], "" if row[4] else "Q1/20 plans to initiate new work in this area.")


def _order(row: Row) -> Row | None:
    lead, bracket, others = row[3].partition("(")
    return (*row[:3], f"{lead}{bracket}{', '.join(reversed(others[:-1].split(', ')))})" if bracket else row[3], row[4])


def _kind(row: Row) -> Row | None:
    kinds = ("Technical Report", "Technical Specification")
    old, new = kinds if row[1].startswith(kinds[0]) else kinds[::-1]
    return (row[0], row[1].replace(old, new, 1), *row[2:])


def _capital(row: Row) -> Row | None:
    return (row[0], row[1].replace("metaverse", "Metaverse").replace("–", "-"), *row[2:])


def _date(row: Row) -> Row | None:
    return (*row[:2], "January 2026", *row[3:])


def _blanks(row: Row) -> Row | None:
    return (row[0], f" {row[1].replace(' ', '  ')} ", *row[2:])


def _gone(_: Row) -> Row | None:
    return None


def _renamed(row: Row) -> Row | None:
    return (row[0].replace("FGMV-", "FGMV-7000"), *row[1:])


_CHANGES: tuple[tuple[Callable[[Row], Row | None], bool], ...] = (
    (_group_joins, True),
    (_broken_line, False),
    (_position, True),
    (_order, False),
    (_kind, True),
    (_capital, False),
    (_date, True),
    (_blanks, False),
    (_gone, True),
    (_renamed, True),
    (_capital, False),
    (_order, False),
)
"""What is done to a row, and whether it says something else then."""
