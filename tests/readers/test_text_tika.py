"""The tika dialect: cells that a tab opens, rows found again by their rhythm, tables told from prose."""

import pytest

from fgmv_extract.document import Document, Paragraph
from fgmv_extract.options import Limits, Options
from fgmv_extract.places import File
from fgmv_extract.readers.text import read

Outline = list[str | list[list[str]]]


def document(text: str, options: Options | None = None) -> Document:
    """Read a dump in which an arrow stands for a tab."""
    data = text.replace("→", "\t").encode()
    file = File(name="dump.txt", format="text", size=len(data), sha256="")
    return read(data, file, options or Options())


def outline(found: Document) -> Outline:
    """Return paragraphs as their text and tables as rows of cells; a missing cell is just not there."""
    return [
        block.text
        if isinstance(block, Paragraph)
        else [[cell.text for cell in row if cell is not None] for row in block.grid]
        for block in found.blocks
    ]


HEADING = ["No.", "Title", "Approved", "Allocated", "SG20"]

CASES: dict[str, tuple[str, Outline]] = {
    "rows without codes between those with them are rows of their own": (
        (
            "→No.\n→Title\n→To\n\n→SG17 (lead)\n\n→FGMV-01\n→One\n→SG5\n\n→FGMV-02\n→Two\n→\n\n"
            "→SG20 (lead)\n\n→FGMV-03\n→Three\n→SG9\n\n→FGMV-04\n→Four\n→\n\n→For information\n\n→FGMV-05\n→Five\n→\n\n"
        ),
        [
            [
                ["No.", "Title", "To"],
                ["SG17 (lead)"],
                ["FGMV-01", "One", "SG5"],
                ["FGMV-02", "Two", ""],
                ["SG20 (lead)"],
                ["FGMV-03", "Three", "SG9"],
                ["FGMV-04", "Four", ""],
                ["For information"],
                ["FGMV-05", "Five", ""],
            ]
        ],
    ),
    "a title below each row is a row": (
        "→No.\n→Type\n→To\n\n→FGMV-01\n→TR\n→SG5\n\n→One\n\n→FGMV-02\n→TR\n→SG9\n\n→Two\n\n→FGMV-03\n→TR\n→SG9\n\n→Three\n\n",
        [
            [
                ["No.", "Type", "To"],
                ["FGMV-01", "TR", "SG5"],
                ["One"],
                ["FGMV-02", "TR", "SG9"],
                ["Two"],
                ["FGMV-03", "TR", "SG9"],
                ["Three"],
            ]
        ],
    ),
    "a heading of two rows behind a header block and prose": (
        (
            "→Source:\n→FG-MV\n\n→Title:\n→LS/o\n\n\nProse.\n"
            "→No.\n→Title\n→To\n\n→\n→\n→SG5\n→SG20\n\n→FGMV-01\n→One\n→X\n→\n\n→FGMV-02\n→Two\n→\n→X\n\n→FGMV-03\n→Three\n→\n→X\n\n"
        ),
        [
            [["Source:", "FG-MV"], ["Title:", "LS/o"]],
            "Prose.",
            [
                ["No.", "Title", "To"],
                ["", "", "SG5", "SG20"],
                ["FGMV-01", "One", "X", ""],
                ["FGMV-02", "Two", "", "X"],
                ["FGMV-03", "Three", "", "X"],
            ],
        ],
    ),
    "a line that starts with a tab opens a cell, a blank line ends the row": (
        "→No.\n→Title\n\n→FGMV-01\n→One\n\n→FGMV-02\n→Two\n\n",
        [[["No.", "Title"], ["FGMV-01", "One"], ["FGMV-02", "Two"]]],
    ),
    "blanks before the tab still open a cell": (
        " →Abstract:\n  →Words.\n\n\nProse.\n",
        [[["Abstract:", "Words."]], "Prose."],
    ),
    "empty paragraphs stay between others, so that labels and values keep in step": (
        "→For action to:\nFor comment to:\nFor information to:\n→TSAG\n\nSG16\n\n→Approval:\n→\nSG20 meeting\n\n\nText.\n",
        [
            [["For action to:\nFor comment to:\nFor information to:", "TSAG\n\nSG16"], ["Approval:", "SG20 meeting"]],
            "Text.",
        ],
    ),
    "lines without a tab are paragraphs of the cell above, stripped": (
        "→No.\n→Title\n→To\n\n→D1.1\n→One\n→SG17 \n (SG13, SG16) \n\n→D1.2\n→Two\n→SG5\n\n",
        [[["No.", "Title", "To"], ["D1.1", "One", "SG17\n(SG13, SG16)"], ["D1.2", "Two", "SG5"]]],
    ),
    "a blank line inside a row ends nothing": (
        "→No.\n→Title\n→To\n\n→FGMV-01\n\n→One\n\n→SG5\n\n→FGMV-02\n\n→Two\n→SG9\n\n",
        [[["No.", "Title", "To"], ["FGMV-01", "One", "SG5"], ["FGMV-02", "Two", "SG9"]]],
    ),
    "text behind a blank line in an unfinished row belongs to its cell": (
        "→No.\n→To\n→SG20\n\n→FGMV-01\n→SG17\n\n(SG13, SG16)\n→Q1/20\n\n→FGMV-02\n→SG16\n→\n\n",
        [[["No.", "To", "SG20"], ["FGMV-01", "SG17\n\n(SG13, SG16)", "Q1/20"], ["FGMV-02", "SG16", ""]]],
    ),
    "several blank lines at the end of a row are no empty rows": (
        "→No.\n→Title\n\n→FGMV-01\n→One\n\n\n\n→FGMV-02\n→Two\n\n\n→FGMV-03\n→Three\n\n",
        [[["No.", "Title"], ["FGMV-01", "One"], ["FGMV-02", "Two"], ["FGMV-03", "Three"]]],
    ),
    "a line that holds only a tab is an empty cell": (
        "→No.\n→Title\n→SG20\n\n→FGMV-01\n→One\n→\n\n→FGMV-02\n→\n→Q1/20\n\n",
        [[["No.", "Title", "SG20"], ["FGMV-01", "One", ""], ["FGMV-02", "", "Q1/20"]]],
    ),
    "a tab at the very end is an empty cell": (
        "→No.\n→Title\n→SG20\n\n→FGMV-01\n→One\n→\n\n→FGMV-02\n→Two\n→",
        [[["No.", "Title", "SG20"], ["FGMV-01", "One", ""], ["FGMV-02", "Two", ""]]],
    ),
    "no tab at the very end is no cell": (
        "→No.\n→Title\n→SG20\n\n→FGMV-01\n→One\n→\n\n→FGMV-02\n→Two\n ",
        [[["No.", "Title", "SG20"], ["FGMV-01", "One", ""], ["FGMV-02", "Two"]]],
    ),
    "a row cut short in the middle ends at the next code": (
        "→No.\n→Title\n→To\n\n→FGMV-01\n→One\n→SG5\n\n→FGMV-02\n→Two\n\n→FGMV-03\n→Three\n→SG9\n\n→FGMV-04\n→\n→\n\n",
        [
            [
                ["No.", "Title", "To"],
                ["FGMV-01", "One", "SG5"],
                ["FGMV-02", "Two"],
                ["FGMV-03", "Three", "SG9"],
                ["FGMV-04", "", ""],
            ]
        ],
    ),
    "a row with too many cells keeps them": (
        "→No.\n→Title\n\n→FGMV-01\n→One\n\n→FGMV-02\n→Two\n→more\n→most\n\n→FGMV-03\n→Three\n\n→FGMV-04\n→Four\n\n",
        [
            [
                ["No.", "Title"],
                ["FGMV-01", "One"],
                ["FGMV-02", "Two", "more", "most"],
                ["FGMV-03", "Three"],
                ["FGMV-04", "Four"],
            ]
        ],
    ),
    "a row that is merged into one cell stands between others": (
        "→No.\n→Title\n→To\n\n→D1.1\n→One\n→SG5\n\n→Working Group 2\n\n→D2.1\n→Two\n→SG9\n\n→D2.2\n→Three\n→SG9\n\n",
        [
            [
                ["No.", "Title", "To"],
                ["D1.1", "One", "SG5"],
                ["Working Group 2"],
                ["D2.1", "Two", "SG9"],
                ["D2.2", "Three", "SG9"],
            ]
        ],
    ),
    "codes in another column do not lead astray": (
        "→No.\n→Title\n→Lead\n\n→FGMV-01\n→One\n\n→SG5\n\n→FGMV-02\n→Two\n→SG9\n\n→FGMV-03\n→Three\n\n→SG11\n\n",
        [
            [
                ["No.", "Title", "Lead"],
                ["FGMV-01", "One", "SG5"],
                ["FGMV-02", "Two", "SG9"],
                ["FGMV-03", "Three", "SG11"],
            ]
        ],
    ),
    "numbers are codes too": (
        "→#\n→Title\n\n→1\n\n→One\n\n→2\n\n→Two\n\n→3\n→Three\n\n",
        [[["#", "Title"], ["1", "One"], ["2", "Two"], ["3", "Three"]]],
    ),
    "codes of several sorts may share a column": (
        "→No.\n→Title\n\n→FGMV-01\n→One\n\n→D5.1\n→Two\n\n→FG DLT D1.1\n→Three\n\n→FGMV-D5.1-uriop\n\n→Four\n\n→5\n→Five\n\n",
        [
            [
                ["No.", "Title"],
                ["FGMV-01", "One"],
                ["D5.1", "Two"],
                ["FG DLT D1.1", "Three"],
                ["FGMV-D5.1-uriop", "Four"],
                ["5", "Five"],
            ]
        ],
    ),
    "prose ends a table, whatever number of blank lines divides them": (
        "→No.\n→Title\n\n→FGMV-01\n→One\n\n→FGMV-02\n→Two\n\nAnnex B – More\n→No.\n→Title\n\n→FGMV-03\n→Three\n\n→FGMV-04\n→Four\n\n\nEnd.\n",
        [
            [["No.", "Title"], ["FGMV-01", "One"], ["FGMV-02", "Two"]],
            "Annex B – More",
            [["No.", "Title"], ["FGMV-03", "Three"], ["FGMV-04", "Four"]],
            "End.",
        ],
    ),
    "a heading ends a table even when its last row was cut short": (
        "→No.\n→Title\n→To\n\n→FGMV-01\n→One\n→SG5\n\n→FGMV-02\n→Two\n\n\nAnnex B\n→No.\n→Title\n→To\n\n→FGMV-03\n→Three\n→\n\n→FGMV-04\n→\n→\n\n",
        [
            [["No.", "Title", "To"], ["FGMV-01", "One", "SG5"], ["FGMV-02", "Two"]],
            "Annex B",
            [["No.", "Title", "To"], ["FGMV-03", "Three", ""], ["FGMV-04", "", ""]],
        ],
    ),
    "text behind a complete row is its last cell's when the next code follows at once": (
        "→No.\n→Title\n→SG20\n\n→FGMV-01\n→One\n→Q1/20 agreed.\n\nSee C416.\n\n→FGMV-02\n→Two\n→\n\n→FGMV-03\n→Three\n→\n\n",
        [
            [
                ["No.", "Title", "SG20"],
                ["FGMV-01", "One", "Q1/20 agreed.\n\nSee C416."],
                ["FGMV-02", "Two", ""],
                ["FGMV-03", "Three", ""],
            ]
        ],
    ),
    "text on the very next line belongs to the last cell": (
        "→No.\n→Title\n\n→FGMV-01\n→One\n\n→FGMV-02\n→Two\nof two\n\nProse.\n",
        [[["No.", "Title"], ["FGMV-01", "One"], ["FGMV-02", "Two\nof two"]], "Prose."],
    ),
    "tables of different length of row are told apart without prose between": (
        "→No.\n→Title\n\n→FGMV-01\n→One\n\n→FGMV-02\n→Two\n\n\n→No.\n→Title\n→To\n\n→FGMV-03\n→Three\n→SG5\n\n→FGMV-04\n→Four\n→SG9\n\n",
        [
            [["No.", "Title"], ["FGMV-01", "One"], ["FGMV-02", "Two"]],
            [["No.", "Title", "To"], ["FGMV-03", "Three", "SG5"], ["FGMV-04", "Four", "SG9"]],
        ],
    ),
    "a heading row that comes again begins a table of its own": (
        "→No.\n→Title\n\n→D1.1\n→One\n\n→D1.2\n→Two\n\n\n→No.\n→Title\n\n→D2.1\n→Three\n\n→D2.2\n→Four\n\n",
        [[["No.", "Title"], ["D1.1", "One"], ["D1.2", "Two"]], [["No.", "Title"], ["D2.1", "Three"], ["D2.2", "Four"]]],
    ),
    "a header block has rows of any length": (
        (
            "→SG20-LS101\n\n→Question(s):\n→1/20, 2/20\n→Geneva, 1-12 July 2024\n\n→LIAISON STATEMENT\n\n→Source:\n→SG20\n\n"
            "→Deadline:\n→\n\n→Contact:\n→Jane Roe\nITU\n→Tel: +41\nEmail: a@b.int\n\n→Contact:\n→John Doe\n→Tel:→+42\n\n\nDear all,\n"
        ),
        [
            [
                ["SG20-LS101"],
                ["Question(s):", "1/20, 2/20", "Geneva, 1-12 July 2024"],
                ["LIAISON STATEMENT"],
                ["Source:", "SG20"],
                ["Deadline:", ""],
                ["Contact:", "Jane Roe\nITU", "Tel: +41\nEmail: a@b.int"],
                ["Contact:", "John Doe", "Tel:\t+42"],
            ],
            "Dear all,",
        ],
    ),
    "a label waits for its value": (
        "→Source:\n→SG20\n\n→Title:\n\n→LS/o on things\n\n→Purpose:\n→Action\n\n\nDear all,\n",
        [[["Source:", "SG20"], ["Title:", "LS/o on things"], ["Purpose:", "Action"]], "Dear all,"],
    ),
    "header block, abstract and deliverables stand apart": (
        (
            "→Question(s):\n→1/20\n→Geneva\n\n→Source:\n→SG20\n\n\n\n→Abstract:\n→Words.\n\n\n\n"
            "→No.\n→Title\n→To\n\n→FGMV-01\n→One\n→\n\n→FGMV-02\n→Two\n→\n\n"
        ),
        [
            [["Question(s):", "1/20", "Geneva"], ["Source:", "SG20"]],
            [["Abstract:", "Words."]],
            [["No.", "Title", "To"], ["FGMV-01", "One", ""], ["FGMV-02", "Two", ""]],
        ],
    ),
    "a table of one deliverable is found by its blank lines": (
        "Text.\n→No.\n→Title\n→Approved\n→To\n→SG20\n\n→FGMV-01\n\n→One\n→July 2023\n→SG16\n→\n\n\nText.\n",
        ["Text.", [["No.", "Title", "Approved", "To", "SG20"], ["FGMV-01", "One", "July 2023", "SG16", ""]], "Text."],
    ),
    "a table without any code is found by its blank lines": (
        "→Group\n→Role\n\n→Alpha\n→lead\n\n→Beta\n→\n\n\nText.\n",
        [[["Group", "Role"], ["Alpha", "lead"], ["Beta", ""]], "Text."],
    ),
    "without any blank line the codes alone give the rows": (
        "→No.\n→Title\n→To\n→FGMV-01\n→One\n→SG5\n→FGMV-02\n→Two\n→SG5\n→FGMV-03\n→Three\n→SG9\n",
        [[["No.", "Title", "To"], ["FGMV-01", "One", "SG5"], ["FGMV-02", "Two", "SG5"], ["FGMV-03", "Three", "SG9"]]],
    ),
    "several cells on one line": (
        "→No.→Title→SG20\n→FGMV-01→One→\n→FGMV-02→Two\nof two→Q1/20\n→FGMV-03→→\n\nProse.\n",
        [
            [
                ["No.", "Title", "SG20"],
                ["FGMV-01", "One", ""],
                ["FGMV-02", "Two\nof two", "Q1/20"],
                ["FGMV-03", "", ""],
            ],
            "Prose.",
        ],
    ),
    "several cells on one line, without codes and with a row cut short": (
        "→Source:→SG20\n→Title:→LS/o\n→Deadline:\n\n\nProse.\n",
        [[["Source:", "SG20"], ["Title:", "LS/o"], ["Deadline:"]], "Prose."],
    ),
    "marks of the writer are no text": (
        (
            "[bookmark: _Toc1][bookmark: _GoBack]Heading[footnoteRef:1]\n→[bookmark: _Hlk171534624]No.\n→[image: Logo [ITU]]Title\n\n"
            "→FGMV-01\n→One\n\n→FGMV-02\n→[image: x]\n\n"
        ),
        ["Heading", [["No.", "Title"], ["FGMV-01", "One"], ["FGMV-02", ""]]],
    ),
    "the description of a picture may run over lines": (
        "→[image: A logo\n\nDescription automatically generated]Source:\n→SG20\n\n\nProse.\n",
        [[["Source:", "SG20"]], "Prose."],
    ),
    "other brackets are text": (
        "→No.\n→Title [image]\n\n→FGMV-01\n→[to all]\n\n→FGMV-02\n→[1] [image: open\n\n",
        [[["No.", "Title [image]"], ["FGMV-01", "[to all]"], ["FGMV-02", "[1] [image: open"]]],
    ),
    "a tab in the middle of prose opens nothing": (
        "→Abstract:\n→Words.\n\n\nThe item Y.x “→Title” begins.\n",
        [[["Abstract:", "Words."]], "The item Y.x “\tTitle” begins."],
    ),
    "two heading rows stay together": (
        "→No.\n→Title\n→Allocation\n\n→\n→\n→Lead\n→Support\n\n→FGMV-01\n→One\n→SG5\n→SG9\n\n→FGMV-02\n→Two\n→SG5\n→\n\n",
        [
            [
                ["No.", "Title", "Allocation"],
                ["", "", "Lead", "Support"],
                ["FGMV-01", "One", "SG5", "SG9"],
                ["FGMV-02", "Two", "SG5", ""],
            ]
        ],
    ),
    "a title above the heading row is prose": (
        "→Approved deliverables\n\n→No.\n→Title\n→To\n\n→FGMV-01\n→One\n→SG5\n\n→FGMV-02\n→Two\n→SG5\n\n",
        ["Approved deliverables", [["No.", "Title", "To"], ["FGMV-01", "One", "SG5"], ["FGMV-02", "Two", "SG5"]]],
    ),
    "cells may hold several paragraphs with empty ones between": (
        "→Contact:\n→Jane Roe\n\nITU\n\nSwitzerland\n→John Doe\n\nETSI\n\n\nProse.\n",
        [[["Contact:", "Jane Roe\n\nITU\n\nSwitzerland", "John Doe"]], "ETSI", "Prose."],
    ),
    "a table behind the deliverables that begins with a label is another": (
        "→No.\n→Title\n→To\n\n→FGMV-01\n→One\n→SG5\n\n→FGMV-02\n→Two\n→\n\n\n→Contact:\n→Jane Roe\n\n→Email:\n→a@b.int\n\n",
        [
            [["No.", "Title", "To"], ["FGMV-01", "One", "SG5"], ["FGMV-02", "Two", ""]],
            [["Contact:", "Jane Roe"], ["Email:", "a@b.int"]],
        ],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_cells_rows_and_tables_are_found_again(case: str) -> None:
    """Each small dump gives the paragraphs and tables that its document had."""
    dump, expected = CASES[case]
    found = document(dump)
    assert outline(found) == expected
    assert found.file.dialect == "tika"
    assert found.findings == ()


PROSE: dict[str, tuple[str, Outline]] = {
    "an indented line": (
        "Dear all,\n\n→please find enclosed a statement.\n\nRegards\n",
        ["Dear all,", "please find enclosed a statement.", "Regards"],
    ),
    "indented paragraphs": (
        "→The first paragraph is indented by a tab.\n\n→The second is, too.\n\n→And so is the third.\n",
        ["The first paragraph is indented by a tab.", "The second is, too.", "And so is the third."],
    ),
    "an indented quotation": (
        "He wrote\n→that the deliverables were allocated and that a reply\n→was expected before the next meeting of the group.\n",
        [
            "He wrote",
            "that the deliverables were allocated and that a reply\nwas expected before the next meeting of the group.",
        ],
    ),
    "tabs inside lines": ("Source:→SG20\nTitle:→LS/o\n", ["Source:\tSG20", "Title:\tLS/o"]),
}


@pytest.mark.parametrize("case", PROSE)
def test_indented_prose_is_no_table(case: str) -> None:
    """Lines that start with a tab and show no rhythm and no label are paragraphs, and the text is plain."""
    text, expected = PROSE[case]
    found = document(text)
    assert outline(found) == expected
    assert found.file.dialect == "plain"


def test_a_place_names_the_line_of_the_tab() -> None:
    """Cells, tables and paragraphs know their line; a line inside a cell does not move it."""
    found = document("\nProse.\n→No.\n→To\n\n→FGMV-01\n\n→SG17\n(SG13)\n\n→FGMV-02\n→\n\n")
    prose, table = found.paragraphs[0], found.tables[0]
    assert (prose.place.block, prose.place.line) == (0, 2)
    assert (table.place.block, table.place.table, table.place.line) == (1, 0, 3)
    assert [cell.place.line for cell in table.cells] == [3, 4, 6, 8, 11, 12]
    assert all(found.text_at(cell.place) == cell.text for cell in table.cells)


def test_a_table_is_cut_at_the_limit_and_says_so() -> None:
    """Rows beyond the limit are not read, which is a finding at the table."""
    rows = "".join(f"→FGMV-{number:02}\n→Title\n\n" for number in range(1, 9))
    found = document("→No.\n→Title\n\n" + rows, Options(limits=Limits(rows=5)))
    assert found.tables[0].rows == 5
    assert [finding.code.label for finding in found.findings] == ["limit-reached"]
    assert found.findings[0].place == found.tables[0].place


def test_a_blank_line_in_the_last_row_tears_nothing() -> None:
    """Only where several lengths of a row are possible do blank lines inside rows speak against one."""
    rows = "→No.\n→A\n→B\n→C\n→D\n\n→FGMV-01\n→\n→\n→\n→\n\n→FGMV-02\n\n→\n→\n→\n→\n\n→FGMV-03\n\n→\n→\n→\n→\n\n"
    found = outline(document(f"{rows}→FGMV-04\n→\n→\n→Aaa\n\n→SG16\n\n\n"))
    assert isinstance(found[0], list)
    assert found[0][-1] == ["FGMV-04", "", "", "Aaa", "SG16"]


def test_a_note_stands_behind_all_other_text() -> None:
    """Tika writes it behind the paragraph that refers to it; what is in brackets and no note stays."""
    found = outline(
        document(
            "Text[footnoteRef:1]. [1: Of the [first] page.]\n"
            "→No.\n→Title\n→To\n\n"
            "→FGMV-01\n→One [2: two]\n→SG16 (lead)[footnoteRef:2], SG17 [2: The lead was confirmed.] \n\n"
            "→FGMV-02\n→Two\n→SG5\n\n"
        )
    )
    assert found == [
        "Text.",
        [["No.", "Title", "To"], ["FGMV-01", "One [2: two]", "SG16 (lead), SG17"], ["FGMV-02", "Two", "SG5"]],
        "Of the [first] page.",
        "The lead was confirmed.",
    ]
