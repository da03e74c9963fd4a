"""Columns of blanks: what stands beside each other on the lines of a text stands beside each other in a table."""

import pytest

from fgmv_extract.document import Document, Table
from fgmv_extract.findings import Code
from fgmv_extract.options import Options
from fgmv_extract.places import File
from fgmv_extract.readers.text import read

Outline = list[str | list[list[str]]]


def document(text: str) -> Document:
    """Read a text."""
    data = text.encode()
    return read(data, File(name="some.txt", format="text", size=len(data), sha256=""), Options())


def outline(found: Document) -> Outline:
    """Return paragraphs as texts and tables as rows of texts."""
    return [
        [[cell.text if cell else "~" for cell in row] for row in block.grid] if isinstance(block, Table) else block.text
        for block in found.blocks
    ]


CASES: dict[str, tuple[str, Outline]] = {
    "a cell is what stands between two gutters, and an empty one shows": (
        (
            "No.       Title             Date        SG20\n"
            "FGMV-01   A framework for   July 2023   Q1/20 plans\n"
            "          confidence                    new work.\n"
            "FGMV-02   Glossary          June 2024\n"
        ),
        [
            [
                ["No.", "Title", "Date", "SG20"],
                ["FGMV-01", "A framework for confidence", "July 2023", "Q1/20 plans new work."],
                ["FGMV-02", "Glossary", "June 2024", ""],
            ]
        ],
    ),
    "an empty line inside a row is no row": (
        (
            "No.       Title           Date\n\n"
            "FGMV-01   Technical       July 2023\n"
            "          Specification\n\n"
            "          Definition\n\n"
            "FGMV-02   Glossary        June 2024\n"
        ),
        [
            [
                ["No.", "Title", "Date"],
                ["FGMV-01", "Technical\nSpecification\nDefinition", "July 2023"],
                ["FGMV-02", "Glossary", "June 2024"],
            ]
        ],
    ),
    "prose around a table is none of it": (
        (
            "Annex A – Deliverables\n"
            "The table below has them all.\n"
            "No.       Title      Date\n"
            "FGMV-01   Glossary   July 2023\n"
            "Annex B – Nothing more is to be said of these deliverables\n"
        ),
        [
            "Annex A – Deliverables",
            "The table below has them all.",
            [["No.", "Title", "Date"], ["FGMV-01", "Glossary", "July 2023"]],
            "Annex B – Nothing more is to be said of these deliverables",
        ],
    ),
    "headings may be centred, and run over several lines": (
        (
            "   No.                   Title                 Sent as\n"
            "                                             information\n"
            "FGMV-01   Technical Report on the glossary   All for\n"
            "          of the metaverse                   information\n"
            "FGMV-02   Technical Report on something      ITU-T SG16\n"
        ),
        [
            [
                ["No.", "Title", "Sent as information"],
                ["FGMV-01", "Technical Report on the glossary of the metaverse", "All for information"],
                ["FGMV-02", "Technical Report on something", "ITU-T SG16"],
            ]
        ],
    ),
    "a gutter of one blank is one where cells end before it": (
        (
            "No.   Title                         Approved Groups\n"
            "FGMV- Technical Report on something July     SG5\n"
            "01                                  2023\n"
            "FGMV- Technical Report on whatever  December SG16,\n"
            "02    there is                      2023     SG20\n"
        ),
        [
            [
                ["No.", "Title", "Approved", "Groups"],
                ["FGMV-01", "Technical Report on something", "July\n2023", "SG5"],
                ["FGMV-02", "Technical Report on whatever there is", "December\n2023", "SG16,\nSG20"],
            ]
        ],
    ),
    "the blank inside each cell of a column is no gutter": (
        "No.       Groups       Date\nFGMV-01   ITU-T SG16   May 2023\nFGMV-02   ITU-T SG20   May 2023\n",
        [
            [
                ["No.", "Groups", "Date"],
                ["FGMV-01", "ITU-T SG16", "May 2023"],
                ["FGMV-02", "ITU-T SG20", "May 2023"],
            ]
        ],
    ),
    "labels and values are two columns, and a row may have more": (
        (
            "Question(s):      1/20, 2/20                     Geneva, 1-12 July 2024\n"
            "Source:           ITU-T Study Group 20\n"
            "Title:            LS/r on deliverables of the metaverse that are of interest\n"
            "For information   TSAG\n"
            "to:\n"
            "Contact:          Ada Mercer                     Tel: +41 22 555 01 01\n"
            "                  Example Networks               E-mail: ada@example.org\n"
        ),
        [
            [
                ["Question(s):", "1/20, 2/20", "Geneva, 1-12 July 2024"],
                ["Source:", "ITU-T Study Group 20", ""],
                ["Title:", "LS/r on deliverables of the metaverse that are of interest", ""],
                ["For information to:", "TSAG", ""],
                ["Contact:", "Ada Mercer\nExample Networks", "Tel: +41 22 555 01 01\nE-mail: ada@example.org"],
            ]
        ],
    ),
    "a gap inside a sentence makes no table": (
        (
            "The first line of a paragraph that was typed by somebody who is fond of\n"
            "blanks and writes two    or more of them, as it comes, in the middle of\n"
            "a sentence that goes on.\n"
        ),
        [
            (
                "The first line of a paragraph that was typed by somebody who is fond of\n"
                "blanks and writes two    or more of them, as it comes, in the middle of\n"
                "a sentence that goes on."
            )
        ],
    ),
    "a list with bullets is no table": (
        (
            "We looked at these:\n\n•   FGMV-01, which is of great interest\n    to all of us\n•   FGMV-02, which is not\n\n\f"
            "They will come back.\n"
        ),
        [
            "We looked at these:",
            "• FGMV-01, which is of great interest to all of us",
            "• FGMV-02, which is not",
            "They will come back.",
        ],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_columns_become_tables(case: str) -> None:
    """Each text gives these paragraphs and rows."""
    text, expected = CASES[case]
    assert outline(document(text)) == expected


def test_a_table_goes_on_behind_a_page_break() -> None:
    """Running heads and repeated headings go; a row that a page break cuts is one row, wherever its columns stand then."""
    text = (
        "- 1 -\nSG20-LS7\n\nNo.       Title             Date\nFGMV-01   A framework       July 2023\n"
        "\f- 2 -\nSG20-LS7\n\nNo.     Title             Date\n        for confidence\nFGMV-02 Glossary          June 2024\n"
        "\f- 3 -\nSG20-LS7\n\nThat is all.\n"
    )
    assert outline(document(text)) == [
        "SG20-LS7",
        [
            ["No.", "Title", "Date"],
            ["FGMV-01", "A framework for confidence", "July 2023"],
            ["FGMV-02", "Glossary", "June 2024"],
        ],
        "That is all.",
    ]


def test_a_column_that_is_empty_on_a_page_stays() -> None:
    """Without repeated headings the columns of the next page are those above which they stand."""
    text = (
        "No.       Title      Date        SG20\n"
        "FGMV-01   Glossary   July 2023   Q1/20 plans.\n"
        "FGMV-02   Roadmap    July 2023\n"
        "\f"
        "FGMV-03   Overview   June 2024\n"
        "FGMV-04   Security   June 2024\n"
    )
    assert outline(document(text)) == [
        [
            ["No.", "Title", "Date", "SG20"],
            ["FGMV-01", "Glossary", "July 2023", "Q1/20 plans."],
            ["FGMV-02", "Roadmap", "July 2023", ""],
            ["FGMV-03", "Overview", "June 2024", ""],
            ["FGMV-04", "Security", "June 2024", ""],
        ]
    ]


def test_columns_may_be_laid_out_by_bytes() -> None:
    """A program that takes bytes for characters shifts what stands behind a dash; the columns are found all the same."""
    rows = (
        ("FGMV-01", "Part I – something", "July", "SG5"),
        ("FGMV-02", "Part II, whatever there may be", "December", "SG16"),
        ("FGMV-03", "Part III – and more of it", "May", "SG9"),
        ("FGMV-04", "Part IV", "December", "SG20"),
        ("FGMV-05", "Part V", "May", "SG2"),
    )
    text = "No.     Title                          Approved Groups\n"
    for number, title, month, groups in rows:
        text += f"{number} {title}{' ' * (31 - len(title.encode()))}{month:9}{groups}\n"
    assert outline(document(text)) == [[["No.", "Title", "Approved", "Groups"], *map(list, rows)]]


def test_columns_may_waver_from_row_to_row() -> None:
    """Where no gutter runs through the whole table, each row is cut at its own and stands under the nearest headings."""
    text = (
        "No.          Title               Approved  SG20\n"
        "FGMV-08      Technical           October       Q7/20 plans\n"
        "             Specification       2023          to do it\n"
        "FGMV-09      Technical Report on The October 2023   Q2/20 plans\n"
        "             future of travel in the                to wait\n"
    )
    assert outline(document(text)) == [
        [
            ["No.", "Title", "Approved", "SG20"],
            ["FGMV-08", "Technical\nSpecification", "October\n2023", "Q7/20 plans to do it"],
            ["FGMV-09", "Technical Report on The future of travel in the", "October 2023", "Q2/20 plans to wait"],
        ]
    ]


WORDS: dict[str, tuple[str, str]] = {
    "a hyphen at the end of a line stays, without a blank": ("TSAG-\nLS35", "TSAG-LS35"),
    "a suspended hyphen keeps its blank": ("near-\nand far", "near- and far"),
    "a word that had no room goes on": ("challenges of\ninteroperabil\nity", "challenges of interoperability"),
    "a word that ends a line stays a word": ("requirements\nof users", "requirements of users"),
}


@pytest.mark.parametrize("case", WORDS)
def test_cut_words_become_whole(case: str) -> None:
    """Each cell of such lines reads so."""
    lines, expected = WORDS[case]
    rows = [f"{'FGMV-01' if number == 0 else '':10}{line}" for number, line in enumerate(lines.split("\n"))]
    text = "No.       Title\n" + "\n".join(rows) + "\nFGMV-02   The end of it\n"
    table = document(text).tables[0]
    cell = table.grid[1][1]
    assert cell is not None
    assert cell.text == expected


def test_places_are_lines() -> None:
    """A cell is told at the line of its first character, a paragraph at its first line."""
    text = "Two words\n\nNo.       Title      Date\nFGMV-01              July 2023\n          Glossary\n"
    found = document(text)
    table = found.tables[0]
    assert found.paragraphs[0].place.line == 1
    assert [cell.line for cell in table.cells] == [3, 3, 3, 4, 5, 4]
    assert found.file.dialect == "columns"


def test_a_dump_with_a_margin_is_paragraphs_without_it() -> None:
    """``lynx -dump`` indents all lines by three blanks and parts paragraphs by empty lines: their lines are joined."""
    text = (
        "   Abstract:\n\n   This liaison statement is a reply to TSAG-LS35 and a very long\n   one.\n\n   No.\n\n   Title\n\n"
        "   FGMV-01\n\n   Technical Report on the definition of whatever there is in a\n   metaverse\n"
    )
    assert outline(document(text)) == [
        "Abstract:",
        "This liaison statement is a reply to TSAG-LS35 and a very long one.",
        "No.",
        "Title",
        "FGMV-01",
        "Technical Report on the definition of whatever there is in a metaverse",
    ]


def test_glued_paragraphs_are_parted() -> None:
    """Where a program lost the line ends between paragraphs, full stops and labels without a blank show where they were."""
    text = (
        "Source:ITU-T Study Group 20\nContact:Ada Mercer\nExample Networks\nSwitzerlandTel: +41 22 555 01 01\n"
        "We thank TSAG for all of it.Annex A lists the deliverables.Annex A – Deliverables\n"
    )
    found = document(text)
    assert found.file.dialect == "glued"
    assert outline(found)[3:] == [
        "Switzerland",
        "Tel: +41 22 555 01 01",
        "We thank TSAG for all of it.",
        "Annex A lists the deliverables.",
        "Annex A – Deliverables",
    ]


def test_a_page_number_that_a_head_is_glued_to() -> None:
    """``pdftotext`` takes ``- 2 -`` and the head below it for one word: the number goes, the head is kept once."""
    pages = "\f".join(f"-{page}SG20-LS160\nText of page {'abc'[page - 1]} goes here." for page in (1, 2, 3))
    file = File(name="page.txt", format="text", size=0, sha256="0" * 64)
    texts = [block.text for block in read(pages.encode(), file, Options()).blocks]
    assert texts[0] == "SG20-LS160"
    assert not any("-2" in text or "LS160" in text for text in texts[1:])


def test_the_number_of_the_document_beside_that_of_the_only_other_page() -> None:
    """It stands once where two pages are all there are, and is no end of the row that the page cuts."""
    table = "No.       Title      Date\nFGMV-01   Glossary   July 2023\nFGMV-02   Overview   July 2023\n"
    text = f"{table}                    - 2 -\n                  SG20-LS7\n\nFGMV-03   Roadmap    July 2023\n"
    found = outline(document(text.replace("                    - 2", "\f                    - 2")))
    assert found[0] == "SG20-LS7"
    assert found[1][2:] == [["FGMV-02", "Overview", "July 2023"], ["FGMV-03", "Roadmap", "July 2023"]]


def test_a_label_that_is_too_long_for_its_column_stands_around_its_value() -> None:
    """Where lines part no columns, so that the halves are not below each other in one."""
    text = (
        "Source:             FG-MV\n"
        "For action to:      TSAG\n"
        "For comment         -\n"
        "to:\n"
        "For             ISO/IEC JTC 1/SC 41\n"
        "information to:\n"
        "Deadline:           15 May 2025\n"
        "\f\nMore.\n"
    )
    assert ["For information to:  ISO/IEC JTC 1/SC 41"] in outline(document(text))[0]


def test_rows_that_end_alike_at_the_end_of_pages_have_no_running_foot() -> None:
    """A line below the beginning of a cell is the rest of it, though the last row of every page ends so."""
    rows = [
        f"FGMV-0{n}   Technical Report on   July 2023   Q{n}/20 will begin at\n          something more                    its meeting.\n"
        for n in (1, 2, 3, 4)
    ]
    head = "No.       Title                 Date        SG20\n"
    found = outline(document(f"{head}{rows[0]}{rows[1]}\f{head}{rows[2]}{rows[3]}"))
    assert [row[-1] for row in found[0]][1:] == [f"Q{n}/20 will begin at its meeting." for n in (1, 2, 3, 4)]


def test_a_stroke_at_the_beginning_of_a_line_goes_on_with_the_word_before_it() -> None:
    """``w3m`` wraps there."""
    rows = "FGMV-01   Guidelines on AI   July 2023   Q2\n          /ML for networks               /20\n"
    text = f"No.       Title              Date        SG20\n{rows}FGMV-02   Glossary           June 2024   Q1/20\n"
    assert outline(document(text))[0][1] == ["FGMV-01", "Guidelines on AI/ML for networks", "July 2023", "Q2/20"]


@pytest.mark.parametrize("end", ["\v", "\x85", "\u2028"])
def test_only_form_feeds_end_pages(end: str) -> None:
    """What stands above and below any other odd line end is no running head, of which one would be kept."""
    text = f"SG20-LS7\n\nSG20 met.\n{end}\nSG20-LS7\n\nNo.     Title     Date\nFGMV-01 Glossary  June 2024\nFGMV-02 Tours     May 2024\n"
    found = document(text)
    assert sum(block.text.count("SG20-LS7") for block in found.blocks) == 2
    assert sum(block.text.count("SG20-LS7") for block in document(text.replace(end, "\f")).blocks) == 1


_PAGES = "SG20 replies to TSAG and tells what it thinks of the drafts of the Focus\nGroup on them.\n\nAda Mercer\nExample Networks\n\f2\nMore.\n"


def test_prose_in_a_narrow_block_is_one_paragraph() -> None:
    """A line goes on where the next word had no room in its own block, be other prose wider; short lines stay lines."""
    wide = "This line of the body is as long as the page is wide, which is much wider than the block of the abstract is.\n\n"
    assert outline(document(wide + _PAGES))[1:4] == [
        "SG20 replies to TSAG and tells what it thinks of the drafts of the Focus Group on them.",
        "Ada Mercer",
        "Example Networks",
    ]


def test_paragraphs_know_their_page() -> None:
    """Where form feeds part pages; elsewhere nothing is told."""
    assert [block.place.page for block in document(_PAGES).blocks][-2:] == [1, 2]
    assert {block.place.page for block in document(_PAGES.replace("\f", "")).blocks} == {None}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (_PAGES, True),
        (_PAGES.replace("\f", ""), False),
        (_PAGES.replace("the Focus\n", "this cross-\n"), False),
        (_PAGES.replace("on them", "on    them"), False),
    ],
)
def test_hyphens_that_the_program_drops_are_told(text: str, told: bool) -> None:  # noqa: FBT001  what is expected
    """Text in pages without gaps in which no line ends with a hyphen is of a program that drops them."""
    assert (Code.HYPHENS_LOST in {finding.code for finding in document(text).findings}) is told


def test_a_rule_below_the_headings_is_no_row() -> None:
    """Dashes under each heading are no text of a cell."""
    found = document(
        "LIAISON STATEMENT\n\nNo.      Title                 SG16\n-------  --------------------  ------------\n"
        "FGMV-39  Technical Report on   Q6/16 plans\n         virtual fusion        new work.\n"
        "FGMV-40  Technical Report on   \n         architecture\n"
    )
    table = next(block for block in found.blocks if isinstance(block, Table))
    assert not any("--" in cell.text for cell in table.cells)
    first = [row[0].text for row in table.grid if row[0] is not None]
    assert list(filter(None, first)) == ["No.", "FGMV-39", "FGMV-40"]
