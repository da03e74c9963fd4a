"""Which column takes which lines of a row, by what its heading says and what the lines say."""

import pytest

from fgmv_extract.grammar.columns import read_heading
from fgmv_extract.interpretation.flowing.cells import shared_out
from fgmv_extract.interpretation.flowing.pieces import pieces_of
from fgmv_extract.itu.vocabulary import default
from tests.interpretation.lines import document


@pytest.mark.parametrize(
    ("headings", "lines", "cells"),
    [
        ("Title | Status | Allocated to", "Maps / Allocated / SG16", "Maps | Allocated | SG16"),
        ("Title | Status | Allocated to", "Maps / Under way / SG16", "Maps / Under way |  | SG16"),
        ("Title | Status | Allocated to", "Maps / SG16", "Maps |  | SG16"),
        ("Title | Status | Allocated to", "Maps / Pending", "Maps | Pending | "),
        (
            "Title | Status | Allocated to",
            "Maps and / roads / Pending / SG16 / (SG20)",
            "Maps and / roads | Pending | SG16 / (SG20)",
        ),
        (
            "Title | Status | Allocated to",
            "Maps / something that is long enough to be no status at all / SG16",
            "Maps / something that is long enough to be no status at all |  | SG16",
        ),
        ("Title | Status | Allocated to", "Maps / for information / SG16", "Maps | for information | SG16"),
        ("Title | Status | Allocated to", "Allocated / SG16", "Allocated |  | SG16"),
        (
            "Title | Status | Allocated to",
            "Technical Report on Maps / in work / SG16",
            "Technical Report on Maps / in work |  | SG16",
        ),
        (
            "Title | Status | Allocated to",
            "Maps / 1234567890123456789012345678901234567890 / SG16",
            "Maps / 1234567890123456789012345678901234567890 |  | SG16",
        ),
        (
            "Title | Status | Allocated to",
            "Maps / 12345678901234567890123456789012345678901 / SG16",
            "Maps / 12345678901234567890123456789012345678901 |  | SG16",
        ),
        ("Type | Title | Approved", "Technical Report / Maps / May 2024", "Technical Report | Maps | May 2024"),
        ("Type | Title | Approved", "Maps / May 2024", " | Maps | May 2024"),
        ("Type | Title | Approved", "TR / Maps / May 2024", "TR | Maps | May 2024"),
        ("Title | Type | Approved", "Maps / TR / May 2024", "Maps | TR | May 2024"),
        ("Title | Type | Approved", "Maps / May 2024", "Maps |  | May 2024"),
        ("Title | Type", "Technical Report on maps / Technical Report", "Technical Report on maps | Technical Report"),
        ("Type | Title", "Technical Report / Technical Report on maps", "Technical Report | Technical Report on maps"),
        ("Title | Approved | Allocated to", "Maps / May / 2024 / SG16", "Maps | May / 2024 | SG16"),
        ("Title | Approved | Allocated to", "Maps / 2024 / SG16", "Maps | 2024 | SG16"),
        ("Title | Approved | Allocated to", "Maps / in 2024 / SG16", "Maps / in 2024 |  | SG16"),
        ("Title | Approved | Allocated to", "SG16", " |  | SG16"),
        ("Title | Approved | Allocated to", "May 2024 / SG16", " | May 2024 | SG16"),
        ("Title | Approved | Allocated to", "Maps / May 2024 / June 2024 / SG20", "Maps / May 2024 | June 2024 | SG20"),
        (
            "Title | Approved | Allocated to",
            "Maps / May 2024 / SG20 / other words",
            "Maps | May 2024 | SG20 + other words",
        ),
        ("Title | Approved | Allocated to", "Maps / May 2024 / SG20.", "Maps | May 2024 | SG20."),
        ("Title | Remarks | Allocated to", "Maps / joint work / SG20", "Maps / joint work |  | SG20"),
        (
            "Title | Remarks | Allocated to",
            "Technical Report on Maps / joint work / SG20",
            "Technical Report on Maps / joint work |  | SG20",
        ),
        ("Title | Remarks | Allocated to", "Maps / May 2024 / SG20", "Maps / May 2024 |  | SG20"),
        ("Title | Remarks", "Maps / SG16", "Maps |  + SG16"),
        ("Title | Allocated to | Remarks", "Maps / SG16 / joint work", "Maps | SG16 | joint work"),
        ("Title | Allocated to | Remarks", "Maps / SG16 / May 2024", "Maps | SG16 |  + May 2024"),
        ("Title | Allocated to | Remarks", "Maps / SG16 / SG20", "Maps | SG16 / SG20 | "),
        ("Title | Approved | Remarks", "Maps / May 2024 / June 2024", "Maps | May 2024 |  + June 2024"),
        ("Title | Allocated to | SG20", "Maps / SG16 / Q1/20 agreed to start.", "Maps | SG16 | Q1/20 agreed to start."),
        ("Title | Allocated to | SG20", "Maps / Q1/20 agreed to start.", "Maps |  | Q1/20 agreed to start."),
        ("Title | Allocated to | SG20", "Maps / SG16 / Noted.", "Maps | SG16 | Noted."),
        ("Title | Allocated to | SG20", "Maps / SG16 / no words", "Maps | SG16 |  + no words"),
        ("Title | SG5 | SG20", "Maps / Q1/20 agreed to start.", "Maps |  | Q1/20 agreed to start."),
        ("Title | SG5 | SG20", "Maps / Q1/5 agreed to start.", "Maps | Q1/5 agreed to start. | "),
        ("Title | SG5 | SG20", "Maps / Noted.", "Maps | Noted. | "),
        ("Title | SG5 | SG20", "Maps / Noted. / Noted.", "Maps | Noted. | Noted."),
        (
            "Title | SG5 | SG20",
            "Maps / Q1/5 agreed to start. / Q1/20 agreed to start.",
            "Maps | Q1/5 agreed to start. | Q1/20 agreed to start.",
        ),
        (
            "Title | SG5 | SG20",
            "Maps / It was good! / Q1/20 agreed to start.",
            "Maps / It was good! |  | Q1/20 agreed to start.",
        ),
        ("Title | SG20", "Maps of / Noted.", "Maps of | Noted."),
        ("Title | SG20", "Maps / roads / No interest at this stage.", "Maps / roads | No interest at this stage."),
        ("Title | Allocated to", "Maps / Roads. / SG5", "Maps / Roads. | SG5"),
    ],
)
def test_lines_are_shared_out(headings: str, lines: str, cells: str) -> None:
    """A bar parts the columns, a stroke the lines; behind the plus stands what no column takes."""
    [pieces] = pieces_of(document(lines.split(" / "), printed=False))
    shared = shared_out(pieces, [read_heading(text, default()) for text in headings.split(" | ")], default())
    told = " | ".join(" / ".join(line.text for line in cell) for cell in shared.cells)
    assert told + "".join(f" + {line.text}" for line in shared.rest) == cells
