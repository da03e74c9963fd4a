"""What mail programs quote is read as it was before; rows of TABs without blank lines around them."""

import pytest

from fgmv_extract.document import Document
from fgmv_extract.options import Options
from fgmv_extract.places import File
from fgmv_extract.readers.text import read


def document(text: str) -> Document:
    """Read a text."""
    data = text.encode()
    return read(data, File(name="any", format="text", size=len(data), sha256=""), Options())


def texts(found: Document) -> list[object]:
    """The paragraphs, and the rows of the tables."""
    return [
        [[cell.text for cell in row if cell is not None] for row in block.grid]
        if hasattr(block, "grid")
        else block.text
        for block in found.blocks
    ]


_LETTER = "SG16 thanks TSAG.\n\nNo.\tTitle\tSG16\nFGMV-01\tMaps\t\nFGMV-02\tTours\tQ1/16"


@pytest.mark.parametrize("sign", ["> ", ">", "> > ", ">> "])
def test_signs_of_quotation_are_taken_off(sign: str) -> None:
    """However often it was quoted; the numbers of the lines stay."""
    quoted = "\n".join(f"{sign}{line}".rstrip(" ") for line in _LETTER.split("\n"))
    assert texts(document(quoted)) == texts(document(_LETTER))
    assert texts(document(f"Dear all,\n\n{quoted}"))[0] == "Dear all,"
    assert document(quoted).tables[0].place.line == document(_LETTER).tables[0].place.line


def test_a_sign_in_a_text_is_no_quotation() -> None:
    """Most lines must have one."""
    assert texts(document("a is more than b if\n\n> b is less than a\n\nand so on.")) == [
        "a is more than b if",
        "> b is less than a",
        "and so on.",
    ]
    assert texts(document(">")) == [">"]


def test_tables_between_lines_of_text() -> None:
    """Labels begin rows; a heading of an annex, and what stands between labels and a row without one, are no cells."""
    found = texts(
        document(
            "Question(s):\t2/16\tGeneva, 2 May 2024\nSource:\tITU-T SG16\nTitle:\tLS/o on maps\nLIAISON STATEMENT\n"
            "For action to:\tTSAG\nSG16 has looked at them.\nAnnex A – Deliverables\nNo.\tTitle\tAllocated to\n"
            "FGMV-01\tMaps\tSG16\n(SG20)\nFGMV-02\tTours\tSG16\n(SG5)\nAnnex B – None\nThere are none.\n"
        )
    )
    assert found == [
        [
            ["Question(s):", "2/16", "Geneva, 2 May 2024"],
            ["Source:", "ITU-T SG16"],
            ["Title:", "LS/o on maps"],
            ["LIAISON STATEMENT"],
            ["For action to:", "TSAG"],
        ],
        "SG16 has looked at them.",
        "Annex A – Deliverables",
        [["No.", "Title", "Allocated to"], ["FGMV-01", "Maps", "SG16\n(SG20)"], ["FGMV-02", "Tours", "SG16\n(SG5)"]],
        "Annex B – None",
        "There are none.",
    ]


def test_rows_merged_into_one_cell_head_others() -> None:
    """One stands behind the headings, and another of its kind further on; else a line goes on with a cell."""
    rows = (
        "No.\tTitle\tSG16\nWorking Group 1\nFGMV-01\tMaps\t\nWorking Group 2\nFGMV-02\tTours\tQ1/16\nFGMV-03\tCars\t\n"
    )
    assert texts(document(rows)) == [
        [
            *(["No.", "Title", "SG16"], ["Working Group 1"], ["FGMV-01", "Maps", ""]),
            *(["Working Group 2"], ["FGMV-02", "Tours", "Q1/16"], ["FGMV-03", "Cars", ""]),
        ]
    ]
    once = texts(document(rows.replace("Working Group 2\n", "")))
    assert once == [
        [
            ["No.", "Title", "SG16\nWorking Group 1"],
            ["FGMV-01", "Maps", ""],
            ["FGMV-02", "Tours", "Q1/16"],
            ["FGMV-03", "Cars", ""],
        ]
    ]
