"""Rows that run on in a paragraph, and rows of Markdown that are wider than the rule below their heading."""

import pytest

from fgmv_extract.document import Document, Table
from fgmv_extract.options import Options
from fgmv_extract.places import File
from fgmv_extract.readers.text import read, read_markdown


def document(text: str, *, markdown: bool = False) -> Document:
    """Read a text."""
    data = text.encode()
    reader = read_markdown if markdown else read
    return reader(data, File(name="any", format="text", size=len(data), sha256=""), Options())


def rows(table: Table) -> list[list[str]]:
    """The texts of the rows, as far as there are cells."""
    return [[cell.text for cell in row if cell is not None] for row in table.grid]


_RUN_ON = """\
Four were approved.
|No.    |Title        |Proposed to     |


 | | |SG5 |SG16 | |FGMV-08 |Design criteria for
sustainable metaverse |X |(X) | |FGMV-49 |Driving energy efficiency |X | | |
FGMV-50 is none.
"""


def test_rows_run_on_behind_one_that_is_drawn() -> None:
    """Antiword writes so; each row is as long as it is from one code to the next."""
    table = document(_RUN_ON.replace("FGMV-50", "\nFGMV-50").replace(" | | |SG5", " | |SG5")).tables[0]
    assert rows(table) == [
        ["No.", "Title", "Proposed to"],
        ["", "", "SG5", "SG16"],
        ["FGMV-08", "Design criteria for sustainable metaverse", "X", "(X)"],
        ["FGMV-49", "Driving energy efficiency", "X", ""],
    ]
    assert [row[0].line for row in table.grid if row[0] is not None] == [2, 5, 5, 6]


@pytest.mark.parametrize(
    "text",
    [
        _RUN_ON.replace("FGMV-50", "\nFGMV-50"),
        " | |SG5 |SG16 | |FGMV-08 |Design | X |(X) |Maps| |FGMV-49 |Energy |X | | |\n",
        " | |SG5 |SG16 | |FGMV-08 |Design | X |(X) | |\n",
        "either | or |FGMV-08 | FGMV-09 | and | or | so\n",
    ],
    ids=["a cell too many", "rows that differ", "one code alone", "prose"],
)
def test_rows_of_other_lengths_are_no_table(text: str) -> None:
    """Nothing is made of them."""
    assert not any(table.rows > 2 for table in document(text).tables)


def test_a_heading_that_was_merged_has_less_cells_than_rows() -> None:
    """What begins with a bar then goes on with the row, blank cells among it."""
    text = (
        "**No.** |  **Title** |  **Proposed to**  \n---|---|---  \nSG5 |  SG16 |  SG20  \n"
        "FGMV-08 |  Design |  X |    \n|  (X)  \nFGMV-49 |  Energy |    \n|  \n|  \n  \nFGMV-50 |  Maps |    \n|  X |    \n  \n\nIt ends.\n"
    )
    assert rows(document(text, markdown=True).tables[0]) == [
        ["No.", "Title", "Proposed to"],
        ["SG5", "SG16", "SG20"],
        ["FGMV-08", "Design", "X", "", "(X)"],
        ["FGMV-49", "Energy", "", "", ""],
        ["FGMV-50", "Maps", "", "X", ""],
    ]


def test_a_row_of_one_cell_may_follow_a_blank_one() -> None:
    """The blank line behind the blank cell is its own."""
    text = (
        "**No.** |  **Title** |  **SG16**  \n---|---|---  \nFGMV-08 |  Design |    \n  \n"
        "For information  \nFGMV-49 |  Energy |  X\n\nIt ends.\n"
    )
    found = document(text, markdown=True)
    assert rows(found.tables[0])[2:] == [["For information"], ["FGMV-49", "Energy", "X"]]
    assert [paragraph.text for paragraph in found.paragraphs] == ["It ends."]
