"""Headings over several columns, and rows that head others, in text that is laid out in columns."""

from fgmv_extract.document import Document
from fgmv_extract.options import Options
from fgmv_extract.places import File
from fgmv_extract.readers.text import read

_HEAD = """\
FG-MV approved the deliverables below. X marks the lead group, (X) the others.
   No.            Deliverable          Approved          Proposed study groups
                                                    SG5       SG16    SG17     SG20
"""
_ROWS = """\
FGMV-44     Security for things       13/06/2024              (X)     X        (X)
            across metaverses
FGMV-47     Economic Value            13/06/2024    X         (X)
            Creation
FGMV-49     Metaverse                 13/06/2024    X                          (X)
"""


def document(text: str) -> Document:
    """Read a text."""
    data = text.encode()
    return read(data, File(name="any", format="text", size=len(data), sha256=""), Options())


def rows(found: Document) -> list[list[tuple[str, int]]]:
    """The cells of the rows of the only table, and how many columns each covers."""
    (table,) = found.tables
    return [
        [(cell.text, cell.column_span) for cell in dict.fromkeys(row) if cell is not None and cell.text]
        for row in table.grid
    ]


def test_a_heading_may_stand_over_several_columns() -> None:
    """It closes no gutter, and its line and the next are two rows of headings."""
    for text in (_HEAD + _ROWS, _HEAD.replace("groups\n", "groups\n\n") + _ROWS):
        found = rows(document(text))
        assert found[0] == [("No.", 1), ("Deliverable", 1), ("Approved", 1), ("Proposed study groups", 4)]
        assert found[1] == [("SG5", 1), ("SG16", 1), ("SG17", 1), ("SG20", 1)]
        assert [row[0] for row in found[2:]] == [("FGMV-44", 1), ("FGMV-47", 1), ("FGMV-49", 1)]
        assert found[2][2:] == [("13/06/2024", 1), ("(X)", 1), ("X", 1), ("(X)", 1)]
        (table,) = document(text).tables
        assert [cell.column for cell in table.cells if cell.text == "X"] == [5, 3, 3]


def test_what_heads_rows_is_no_heading() -> None:
    """A line in the first column between headings and rows is a row of its own where there is another such row."""
    text = """\
TSAG allocated the deliverables of FG-MV as follows.
     FG-MV              Title                                Approval   Also relevant to
    deliverable
Study Group 17 (lead)
FGMV-24                 TR on A framework for confidence     Mar-24     SG13
FGMV-44                 TR on Security for things            Jun-24     SG20, SG21
Study Group 20 (lead)
FGMV-27                 TR on Guidelines for metaverse       Mar-24     SG21
"""
    assert [row[0][0] for row in rows(document(text))] == [
        *("FG-MV deliverable", "Study Group 17 (lead)", "FGMV-24", "FGMV-44", "Study Group 20 (lead)", "FGMV-27"),
    ]
    once = rows(document(text.replace("Study Group 20 (lead)\n", "")))
    assert once[0][0][0] == "FG-MV deliverable\nStudy Group 17 (lead)"
