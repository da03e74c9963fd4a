"""A table with more positions than a limit is cut, and nothing leads to what is gone."""

import pytest

from fgmv_extract.document import Block, Cell, Document, Paragraph, Table
from fgmv_extract.extraction.extent import within_extent
from fgmv_extract.findings import Code, Finding
from fgmv_extract.options import Limits
from fgmv_extract.places import File, Place

FILE = File(name="a.html", format="html", size=1, sha256="")


def document() -> Document:
    """A table of three rows and two columns, a paragraph inside its first row and one inside its last, a finding in each."""
    cells = (Cell("a", 0, 0, 0, 0, row_span=3), *(Cell(f"b{row}", 0, 0, row, 1) for row in range(3)))
    inside = (Place(0, 0, 0, 1), Place(0, 0, 2, 1))
    blocks: tuple[Block, ...] = (
        Table(cells, 3, 2, Place(0, 0)),
        *(Paragraph(f"in {number}", Place(number), inside=place) for number, place in enumerate(inside, 1)),
        Table((Cell("c", 3, 1, 0, 0),), 1, 1, Place(3, 1)),
    )
    return Document(FILE, blocks, tuple(Finding(Code.NESTED_TEXT, "Told.", place) for place in inside))


def test_it_is_cut_behind_the_last_row_that_fits() -> None:
    """Cells that reach beyond end there; what stood inside a cell that is gone stands by itself."""
    cut = within_extent(document(), Limits(positions=5))
    assert [(cell.text, cell.row, cell.row_span) for cell in cut.tables[0].cells] == [
        ("a", 0, 2),
        ("b0", 0, 1),
        ("b1", 1, 1),
    ]
    assert cut.tables[0].rows == 2
    assert [block.inside for block in cut.blocks] == [None, Place(0, 0, 0, 1), None, None]
    assert [block.text for block in cut.blocks[1:]] == ["in 1", "in 2", "c"]


def test_a_finding_tells_of_it() -> None:
    """Others lose a place that is gone, not their words."""
    cut = within_extent(document(), Limits(positions=5))
    assert [(finding.code, finding.message, finding.place) for finding in cut.findings] == [
        (Code.NESTED_TEXT, "Told.", Place(0, 0, 0, 1)),
        (Code.NESTED_TEXT, "Told.", None),
        (
            Code.LIMIT_REACHED,
            "A table of 3 rows and 2 columns has more than 5 positions; its first 2 rows were read.",
            Place(0, 0),
        ),
    ]


@pytest.mark.parametrize(("positions", "rows"), [(6, 3), (5, 2), (4, 2), (3, 1), (2, 1), (1, 1), (0, 1)])
def test_one_row_always_stays(positions: int, rows: int) -> None:
    """As many rows as fit, and the first one whatever its width."""
    assert within_extent(document(), Limits(positions=positions)).tables[0].rows == rows
