"""How much is read of made tables that are drawn in many ways: counted, so that no change of a rule goes unseen.

A line of ``tests/cases/drawings.txt`` names the way in which a table was drawn, its columns, and its number; behind it stands what
``test_flowing_made`` tells: how much of it says what the plain drawing says. A better reader changes a line: then it is written anew.
"""

from pathlib import Path

import pytest

from tests.interpretation.drawings import DRAWINGS, drawing
from tests.interpretation.flows import SCHEMES, rows
from tests.interpretation.test_flowing_made import compared, said

_FILE = Path(__file__).resolve().parents[1] / "cases" / "drawings.txt"
_SPACED = ("spaced plain", "spaced slipped", "spaced broken", "spaced moved", "spaced joined", "spaced torn")
_EACH = 3  # tables of each kind
CASES = [(way, scheme) for way in (*DRAWINGS, *_SPACED) for scheme in SCHEMES]


def lines(way: str, scheme: str) -> list[str]:
    """The lines of the file that hold for tables with these columns."""
    told = []
    for number in range(_EACH):
        table = rows(scheme, number)
        found = said(drawing(table, way, number), checked=way != "turned")  # the law of rows does not know such tables
        whole = said(drawing(table, "plain", number))
        told.append(f"{way} {scheme} {number}: {', '.join(compared(whole, found))}".rstrip(", "))
    return told


@pytest.mark.parametrize(("way", "scheme"), CASES)
def test_a_drawing_says_as_much_as_is_known(way: str, scheme: str) -> None:
    """Found rows, right and wrong values, and findings."""
    at = _EACH * CASES.index((way, scheme))
    assert lines(way, scheme) == _FILE.read_text("utf-8").splitlines()[at : at + _EACH]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("way", ["repeated", "parted", "ragged", "captioned", "wrapped", "merged"])
def test_what_means_nothing_changes_nothing(way: str, scheme: str) -> None:
    """Headings that come again, a caption, lines of a cell: the statement is the same."""
    for number in range(_EACH):
        table = rows(scheme, number)
        assert said(drawing(table, way, number)) == said(drawing(table, "plain", number))
