"""Text in which line ends were lost is parted where two paragraphs cannot be one."""

import pytest

from fgmv_extract.options import Options
from fgmv_extract.places import File
from fgmv_extract.readers.text import read
from fgmv_extract.readers.text.glued import recognises
from fgmv_extract.readers.text.lines import lines_of


def paragraphs(text: str) -> tuple[str, tuple[str, ...]]:
    """The dialect of a text and its paragraphs."""
    data = text.encode()
    document = read(data, File(name="any.txt", format="text", size=len(data), sha256=""), Options())
    return document.file.dialect or "", tuple(paragraph.text for paragraph in document.paragraphs)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("what SG20 thinks of it.Annex A – FG-MV deliverables", ("what SG20 thinks of it.", "Annex A – FG-MV deliverables")),
        ("called “smart parks”.Three more items", ("called “smart parks”.", "Three more items")),
        ("as follows.No.", ("as follows.", "No.")),
        ("SwitzerlandTel: +41 22 555 01 01", ("Switzerland", "Tel: +41 22 555 01 01")),
        ("ada@example.orgContact:John Doe", ("ada@example.org", "Contact:John Doe")),
        ("ada@example.orgQuestion 6 of SG17", ("ada@example.org", "Question 6 of SG17")),
        ("STUDY PERIOD 2022-2024SG13-LS901", ("STUDY PERIOD 2022-2024", "SG13-LS901")),
        ("15 September 2023FG-AI4H has closed", ("15 September 2023", "FG-AI4H has closed")),
        ("FOR ACTION TO:FOR COMMENT TO:TSAG", ("FOR ACTION TO:", "FOR COMMENT TO:TSAG")),
        ("For comment to: -For information to: n/aApproval:", ("For comment to: -", "For information to: n/a", "Approval:")),
        ("For comment to:-For information to:-Deadline:1 May 2025", ("For comment to:-", "For information to:-", "Deadline:1 May 2025")),
        ("For information to:-SG20 thanks TSAG", ("For information to:-", "SG20 thanks TSAG")),
        ("All ITU-T SGsTSAG, at its meeting", ("All ITU-T SGs", "TSAG, at its meeting")),
        ("TSAGITU-T SG16", ("TSAG", "ITU-T SG16")),
        ("as follows.FG-MV deliverable", ("as follows.", "FG-MV deliverable")),
        ("31/01/2026TSAG keeps the list", ("31/01/2026", "TSAG keeps the list")),
        ("ITU-R SG6TSAG, at its meeting", ("ITU-R SG6", "TSAG, at its meeting")),
        ("SECTORSTUDY PERIOD 2025-2028", ("SECTOR", "STUDY PERIOD 2025-2028")),
        ("Tel: +216 71 555 104Example Laboratory", ("Tel: +216 71 555 104", "Example Laboratory")),
        ("Part I  -  System", ("Part I – System",)),
        ("Q7/20 and ITU-T SG20, e-mail: ada@example.org, 3D-Title: 5G", ("Q7/20 and ITU-T SG20, e-mail: ada@example.org, 3D-Title: 5G",)),
    ],
)  # fmt: skip
def test_lines_end_where_text_is_glued(text: str, parts: tuple[str, ...]) -> None:
    """A sentence and a word, a value and a label, an address and a capital letter; not inside names."""
    surely = "of it.Annex A\nSwedenTel: +1\nGhanaFax: +2\n\n"
    dialect, found = paragraphs(surely + text)
    assert dialect == "glued"
    assert found[6:] == parts


@pytest.mark.parametrize("text", ["Source: ITU-T SG20\nTitle: LS/o on Y.4000 and e.g. FG-MV", "one.Two\nthree.Four"])
def test_few_such_places_are_misprints(text: str) -> None:
    """A program that glues does so everywhere."""
    assert not recognises(lines_of(text))


def test_labels_with_their_values_at_once_tell_too() -> None:
    """Where one place is glued for certain."""
    labels = "Source:TSAG\nTitle:LS/o on maps\nFor action to:ITU-T SG5\n"
    assert recognises(lines_of(f"{labels}2025-2028SG5-LS946"))
    assert not recognises(lines_of(labels))
