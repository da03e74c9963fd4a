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
_EACH = {"combined": 12, "spaced combined": 6}
"""Tables of each kind where they are not three."""
_ROWLESS = ("turned", "combined", "spaced combined")
"""Ways whose tables may stand on their side, which the law of rows does not know."""
CASES = [(way, scheme) for way in (*DRAWINGS, *_SPACED, *_EACH) for scheme in SCHEMES]


def lines(way: str, scheme: str) -> list[str]:
    """The lines of the file that hold for tables with these columns."""
    told = []
    for number in range(_EACH.get(way, 3)):
        table = rows(scheme, number)
        found = said(drawing(table, way, number), checked=way not in _ROWLESS)
        whole = said(drawing(table, "plain", number))
        told.append(f"{way} {scheme} {number}: {', '.join(compared(whole, found))}".rstrip(", "))
    return told


@pytest.mark.parametrize(("way", "scheme"), CASES)
def test_a_drawing_says_as_much_as_is_known(way: str, scheme: str) -> None:
    """Found rows, right and wrong values, and findings."""
    kept = _FILE.read_text("utf-8").splitlines()
    assert lines(way, scheme) == [line for line in kept if line.startswith(f"{way} {scheme} ")]


@pytest.mark.parametrize("scheme", [*SCHEMES][: [*SCHEMES].index("marks")])
@pytest.mark.parametrize("way", ["repeated", "parted", "ragged", "captioned", "wrapped", "merged"])
def test_what_means_nothing_changes_nothing(way: str, scheme: str) -> None:
    """Headings that come again, a caption, lines of a cell: the statement is the same where each heading is one that is known."""
    for number in range(3):
        table = rows(scheme, number)
        assert said(drawing(table, way, number)) == said(drawing(table, "plain", number))
