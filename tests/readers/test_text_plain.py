"""The plain dialect: paragraphs only, a line each, unless the text is clearly hard-wrapped."""

import pytest

from fgmv_extract.options import Options
from fgmv_extract.places import File
from fgmv_extract.readers.text import read

LONG = "This line is far longer than anybody would wrap a mail at, which shows that each line here is a paragraph of its own."

CASES: dict[str, tuple[str, list[tuple[int, str]]]] = {
    "each line of a dump is a paragraph": (
        f"Source: SG20\nTitle: LS/r\n\n{LONG}\nAnother one.\n",
        [(1, "Source: SG20"), (2, "Title: LS/r"), (4, LONG), (5, "Another one.")],
    ),
    "a hard-wrapped mail keeps its sentences whole": (
        (
            "Dear colleagues,\n\n"
            "ITU-T Study Group 20 would like to thank TSAG for sharing the current\n"
            "status of the allocation of FG-MV deliverables.\n\n"
            "It agreed to start work on Y.dtmv-reqts and looks forward to further\n"
            "cooperation with all groups concerned.\n"
            "Regards\n"
        ),
        [
            (1, "Dear colleagues,"),
            (
                3,
                (
                    "ITU-T Study Group 20 would like to thank TSAG for sharing the current\n"
                    "status of the allocation of FG-MV deliverables."
                ),
            ),
            (
                6,
                "It agreed to start work on Y.dtmv-reqts and looks forward to further\ncooperation with all groups concerned.",
            ),
            (8, "Regards"),
        ],
    ),
    "headers above a hard-wrapped mail stay lines": (
        (
            "From: Jane Roe, International Telecommunication Union, Geneva (CH)\n"
            "To: TSAG\n"
            "Subject: LS/r on the metaverse\n\n"
            "This liaison statement answers TSAG-LS35 and informs TSAG of the new\n"
            "work items that were agreed.\n"
        ),
        [
            (1, "From: Jane Roe, International Telecommunication Union, Geneva (CH)"),
            (2, "To: TSAG"),
            (3, "Subject: LS/r on the metaverse"),
            (5, "This liaison statement answers TSAG-LS35 and informs TSAG of the new\nwork items that were agreed."),
        ],
    ),
    "items of a list stay apart": (
        (
            "The following deliverables were discussed by the group in this order\n"
            "of their numbers and were found to be of interest:\n"
            "- FGMV-08, of which the group thinks that it is of great importance\n"
            "- FGMV-09\n"
            "1) FGMV-10\n"
        ),
        [
            (
                1,
                (
                    "The following deliverables were discussed by the group in this order\n"
                    "of their numbers and were found to be of interest:"
                ),
            ),
            (3, "- FGMV-08, of which the group thinks that it is of great importance"),
            (4, "- FGMV-09"),
            (5, "1) FGMV-10"),
        ],
    ),
    "short lines are no hard-wrapped text": (
        "one two three\nfour five\nsix\n",
        [(1, "one two three"), (2, "four five"), (3, "six")],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_paragraphs_are_lines_unless_the_text_is_wrapped(case: str) -> None:
    """Each text gives these paragraphs, at the line they begin in."""
    text, expected = CASES[case]
    data = text.encode()
    found = read(data, File(name="some.txt", format="text", size=len(data), sha256=""), Options())
    assert [(block.place.line, block.text) for block in found.paragraphs] == expected
    assert found.tables == ()
    assert (found.file.format, found.file.dialect) == ("text", "plain")
    assert found.findings == ()
