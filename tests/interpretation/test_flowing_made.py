"""How much is read of made tables whose cells are lines: counted, so that no change of a weight or a bound goes unseen.

A line of ``tests/cases/flows.txt`` names the way in which the cells were printed, the columns, and the number of the table; behind it
how many rows there are and are found, and for each field in how many of them the lines say what the table says, behind ``+`` in how
many they say something else; then the findings. A better reader changes a line: then it is written anew.
"""

from collections import Counter
from collections.abc import Iterator
from operator import attrgetter
from pathlib import Path

import pytest
from attrs import evolve

from fgmv_extract.document import Document
from fgmv_extract.findings import Code
from fgmv_extract.interpretation import interpret
from fgmv_extract.itu.vocabulary import default
from fgmv_extract.records import Deliverable, Statement
from samples.losses import known
from samples.wrappings import Hides
from tests.fuzz.laws import check_statement
from tests.interpretation.flows import SCHEMES, WAYS, around, drawn, flowing, rows

_FILE = Path(__file__).resolve().parents[1] / "cases" / "flows.txt"
_FIELDS = ("kind", "title", "approved", "allocation", "positions")
_SLOW = {"pages": 1}
"""Ways of which fewer tables are tried: where columns must be counted, it takes time."""


def said(document: Document, *, checked: bool = True) -> Statement:
    """What a document says; a blank cell cannot be told from none where cells are lines."""
    statement = interpret(document, default())
    if checked:
        check_statement(statement, document)
    return known(statement, Hides.BLANK_CELLS)


def compared(whole: Statement, found: Statement) -> Iterator[str]:
    """Yield how many rows there are and are found, and how many values of each field are right and wrong."""
    by_id = {one.id: _in_order(one) for one in found.deliverables}
    rows = list(map(_in_order, whole.deliverables))
    yield f"{len(by_id)} of {len(rows)} rows"
    for name in _FIELDS:
        pairs = [(getattr(one, name), getattr(by_id[one.id], name)) for one in rows if one.id in by_id]
        right = sum(one == other for one, other in pairs)
        wrong = sum(one != other for one, other in pairs if other not in {None, ()})
        yield f"{name} {right}{f'+{wrong}' if wrong else ''}"
    codes = Counter(finding.code.label for finding in found.findings if finding.code is not Code.NOT_A_STATEMENT)
    yield " ".join(f"{count} {code}" for code, count in sorted(codes.items()))


def _in_order(row: Deliverable) -> Deliverable:
    """A row whose positions stand in the order of their groups, for the order of columns means nothing."""
    return evolve(row, positions=tuple(sorted(row.positions, key=attrgetter("group"))))


def line(way: str, scheme: str, number: int) -> str:
    """The line of the file that holds for a table."""
    table, around_it = rows(scheme, number), around(number)
    told = compared(said(drawn(table, *around_it)), said(flowing(table, way, *around_it)))
    return f"{way} {scheme} {number}: {', '.join(told)}".rstrip(", ")


CASES = [(way, scheme, number) for way in WAYS for scheme in SCHEMES for number in range(_SLOW.get(way, 5))]


@pytest.mark.parametrize(("way", "scheme", "number"), CASES)
def test_lines_of_a_table_say_as_much_as_is_known(way: str, scheme: str, number: int) -> None:
    """Found rows, right and wrong values, and findings."""
    expected = _FILE.read_text("utf-8").splitlines()
    assert line(way, scheme, number) == expected[CASES.index((way, scheme, number))]
