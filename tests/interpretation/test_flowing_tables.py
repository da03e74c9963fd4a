"""What a flowing table takes from the text, and what is left of the text around it."""

from collections.abc import Sequence

import pytest

from fgmv_extract.interpretation.flowing.tables import unflowed
from fgmv_extract.itu.vocabulary import default
from tests.interpretation.lines import document

_TR = "Technical Report"
_PLANS = "Q1/20 plans to initiate new work."
_THANKS = "It thanks all of them for the good work."
Grid = list[list[str]]


def parts(lines: Sequence[str]) -> tuple[list[str], list[Grid]]:
    """Return the text that is left of paragraphs, one a line, and the cells of the tables."""
    page = document(lines, printed=False)
    found = unflowed(page, default())
    whole = page if found is None else found.document
    assert len(whole.blocks) == len(page.blocks)
    grids = [[[cell.text if cell else "~" for cell in row] for row in table.grid] for table in whole.tables]
    return [paragraph.text for paragraph in whole.paragraphs if paragraph.text], grids


CASES: dict[str, tuple[Sequence[str], list[str], list[Grid]]] = {
    "headings that a page repeats in a row": (
        (
            "This is a letter.",
            "No. Title Approved Suggested by", "the FG-MV to be allocated to SG20",
            "FGMV-28 Technical Report on Twins", "March 2024 SG20", _PLANS,
            "FGMV-29 Technical Report on Models", "May 2024 SG16", "Q2/20 plans to initiate new",
            "No. Title Approved Suggested by", "the FG-MV to be allocated to SG20",
            "work in this area.",
            _THANKS,
        ),
        ["This is a letter.", _THANKS],
        [[
            ["No.", "Title", "Approved", "Suggested by\nthe FG-MV to be allocated to", "SG20"],
            ["FGMV-28", f"{_TR} on Twins", "March 2024", "SG20", _PLANS],
            ["FGMV-29", f"{_TR} on Models", "May 2024", "SG16", "Q2/20 plans to initiate new\nwork in this area."],
        ]],
    ),
    "lines that head rows, and the next annex": (
        (
            "This is a letter.", "No.", "Title", "SG20",
            "Working Group 1", "FGMV-28", f"{_TR} on Twins", _PLANS,
            "Working Group 2", "FGMV-29", f"{_TR} on Maps",
            "Annex B", "More of it.",
        ),
        ["This is a letter.", "Annex B", "More of it."],
        [[
            ["No.", "Title", "SG20"],
            ["", "Working Group 1", ""], ["FGMV-28", f"{_TR} on Twins", _PLANS],
            ["", "Working Group 2", ""], ["FGMV-29", f"{_TR} on Maps", ""],
        ]],
    ),
    "a list": (
        (
            "FGMV-20 was of interest.", "Deliverables:",
            f"FGMV-20 {_TR} on Twins (May 2024)", f"– FGMV-21, {_TR} on Maps – SG16, October 2023",
            "They are of interest.",
        ),
        ["FGMV-20 was of interest.", "Deliverables:", "They are of interest."],
        [[["FGMV-20", f"{_TR} on Twins", "(May 2024)", ""], ["FGMV-21", f"{_TR} on Maps", "October 2023", "SG16"]]],
    ),
    "groups within a word of the title": (
        ("No. Title Approved", f"FGMV-01 {_TR} on Maps (SG16 view) May 2024", f"FGMV-02 {_TR} on Cats of X/SG17 June 2024"),
        [],
        [[
            ["No.", "Title", "Approved"],
            ["FGMV-01", f"{_TR} on Maps (SG16 view)", "May 2024"],
            ["FGMV-02", f"{_TR} on Cats of X/SG17", "June 2024"],
        ]],
    ),
    "cells before the identifiers": (
        ("A letter", "Title", "No.", "Approved", "Maps of cities", "FGMV-01", "May 2024", "Cats of towns", "FGMV-02", "June 2024"),
        ["A letter"],
        [[["Title", "No.", "Approved"], ["Maps of cities", "FGMV-01", "May 2024"], ["Cats of towns", "FGMV-02", "June 2024"]]],
    ),
    "two identifiers that the next word is glued to": (
        (f"The FGMV-01{_TR} and the FGMV-02{_TR} are of interest.",),
        [f"The FGMV-01{_TR} and the FGMV-02{_TR} are of interest."],
        [],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_table_takes_what_its_cells_hold(case: str) -> None:
    """Everything else stays where it is, and no block moves."""
    lines, text, grids = CASES[case]
    assert parts(lines) == (text, grids)


def test_a_few_glued_identifiers_are_no_lost_table() -> None:
    """Three of them are rows; two may be a slip of the pen."""
    lines = [f"The FGMV-0{number}{_TR} is of interest." for number in (1, 2, 3)]
    for count in (1, 2, 3):
        found = unflowed(document(lines[:count], printed=False), default())
        assert [each.text for each in found.apart] == ["FGMV-01", "FGMV-02", "FGMV-03"] if found else count < 3
