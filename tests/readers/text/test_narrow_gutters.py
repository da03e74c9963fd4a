"""Codes that fill their column part it from the next by one blank."""

from fgmv_extract.document import Document
from fgmv_extract.options import Options
from fgmv_extract.places import File
from fgmv_extract.readers.text import read
from fgmv_extract.readers.text.columns.narrow import with_first_gutter
from fgmv_extract.readers.text.columns.sheets import Line

ROWS = """\
   No.                      Title                    Approved      Suggested by the FG-
                                                                   MV to be allocated to
FGMV-27 Technical Report on Guidelines for         March 2024      SG20 (SG16)
        metaverse application in power system
FGMV-28 Technical Specification on                 March 2024      SG20
        Requirements for the metaverse based                       (SG16)
FGMV-29 Technical Specification on Reference       March 2024      SG20
        model for the metaverse                                    (SG16)
"""


def document(text: str) -> Document:
    """Read a text."""
    data = text.encode()
    return read(data, File(name="any.txt", format="text", size=len(data), sha256=""), Options())


def test_every_row_of_such_a_table_is_read() -> None:
    """The first one, too, above whose continuation no other column has text."""
    (table,) = document(ROWS).tables
    assert [cell.text for cell in table.cells if not cell.column] == ["No.", "FGMV-27", "FGMV-28", "FGMV-29"]
    assert [" ".join(cell.text.split()) for cell in table.cells if cell.column == 1][1:] == [
        "Technical Report on Guidelines for metaverse application in power system",
        "Technical Specification on Requirements for the metaverse based",
        "Technical Specification on Reference model for the metaverse",
    ]


def lines(text: str) -> list[Line]:
    """The lines of a page."""
    return [Line(line, number) for number, line in enumerate(text.splitlines(), 1)]


def test_lines_without_such_a_column_stay_as_they_are() -> None:
    """Too few codes, codes of several widths, and text that runs through the column."""
    for text in (
        "FGMV-27 Maps   May 2024\nFGMV-28 Models   May 2024\n",
        "D1.1 Maps   May\nD1.10 Models   May\nD1 Twins   May\n",
        "FGMV-27 Maps   May\nremarkable text\nFGMV-28 Models   May\nFGMV-29 Twins   May\n",
    ):
        page = lines(text)
        assert with_first_gutter(page) is page
