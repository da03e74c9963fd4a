"""Tables that are drawn by characters, each in the hand of the program that draws it so."""

import pytest

from fgmv_extract.document import Document, Table
from fgmv_extract.findings import Code
from fgmv_extract.options import Options
from fgmv_extract.places import File
from fgmv_extract.readers.text import read, read_markdown


def document(text: str, *, markdown: bool = False) -> Document:
    """Read a text."""
    data = text.encode()
    reader = read_markdown if markdown else read
    return reader(data, File(name="any", format="text", size=len(data), sha256=""), Options())


def rows(table: Table) -> list[list[str | None]]:
    """Return the texts of the grid; None where no cell begins."""
    begun = {(cell.row, cell.column): cell.text for cell in table.cells}
    return [[begun.get((row, column)) for column in range(table.columns)] for row in range(table.rows)]


HEAD: list[str | None] = ["No.", "Title", "SG20"]

CASES: dict[str, tuple[str, str, list[list[str | None]]]] = {
    "pandoc draws rules between rows and wraps words": (
        "grid",
        """
+---------+--------------+------+
| No.     | Title        | SG20 |
+=========+==============+======+
| FGMV-02 | Metaverse:   |      |
|         | an analysis  |      |
+---------+--------------+------+
| FGMV-24 | A framework  | Q7   |
+---------+--------------+------+
""",
        [HEAD, ["FGMV-02", "Metaverse: an analysis", ""], ["FGMV-24", "A framework", "Q7"]],
    ),
    "cells of a lattice may span rows and columns": (
        "grid",
        """
+-----+----------+
| all | over     |
+-----+-----+----+
| a   | b   | c  |
|     +-----+----+
|     | d   | e  |
+-----+-----+----+
""",
        [["all", "over", None], ["a", "b", "c"], [None, "d", "e"]],
    ),
    "a lattice may be drawn with box characters": (
        "grid",
        """
┌─────────┬──────────────────┐
│ FGMV-24 │ A framework      │
│         ├────────┬─────────┤
│         │ SG17   │         │
└─────────┴────────┴─────────┘
""",
        [["FGMV-24", "A framework", None], [None, "SG17", ""]],
    ),
    "blank lines in a cell part its paragraphs": (
        "grid",
        """
+----------------+-------+
| Technical      | SG17  |
| Specification  |       |
|                |       |
| Definition     |       |
+----------------+-------+
""",
        [["Technical Specification\nDefinition", "SG17"]],
    ),
    "a line that ends early ends where it was meant to": (
        "grid",
        """
+----------------------+------+
| SG20                 | SG17 |
| (SG16, SG13)         |      |
+----------------------+------+
""",
        [["SG20\n(SG16, SG13)", "SG17"]],
    ),
    "a database draws no rules between rows": (
        "grid",
        """
+---------+-------------+
| No.     | Title       |
+---------+-------------+
| FGMV-01 | Exploring   |
| FGMV-02 | Definitions |
| FGMV-20 | Overview    |
+---------+-------------+
""",
        [["No.", "Title"], ["FGMV-01", "Exploring"], ["FGMV-02", "Definitions"], ["FGMV-20", "Overview"]],
    ),
    "wide characters take two columns": (
        "grid",
        """
+------+------+
| 中国 | SG16 |
| x    | SG20 |
+------+------+
| FG   | TSAG |
+------+------+
""",
        [["中国 x", "SG16 SG20"], ["FG", "TSAG"]],
    ),
    "antiword draws no rules at all": (
        "pipe",
        """
|No.      |Title                    |SG20      |
|FGMV-02  |Technical Report on      |          |
|         |Metaverse: an analysis of|          |
|         |definitions              |          |
|FGMV-20  |Technical Specification  |Q2/20     |
|FGMV-03  |Guidelines               |          |
|Working Group 2                              |
|FGMV-04  |Requirements             |ITU-      |
|         |                         |T SG20    |
""",
        [
            HEAD,
            ["FGMV-02", "Technical Report on Metaverse: an analysis of definitions", ""],
            ["FGMV-20", "Technical Specification", "Q2/20"],
            ["FGMV-03", "Guidelines", ""],
            ["Working Group 2", None, None],
            ["FGMV-04", "Requirements", "ITU-T SG20"],
        ],
    ),
    "antiword cuts words that are too long for a column": (
        "pipe",
        """
We speak of information and of interoperability.

|FGMV-02  |All for  |
|         |informati|
|         |on       |
|FGMV-03  |Interoper|
|         |ability  |
|         |of things|
""",
        [["FGMV-02", "All for information"], ["FGMV-03", "Interoperability of things"]],
    ),
    "Markdown has a rule below the heading": (
        "pipe",
        """
| No. | Title | SG20 |
|:----|:-----:|-----:|
| FGMV-02 | a \\| b | |
| FGMV-03 | SG17<br>(SG13) | Q7/20 &amp; Q8/20 |
""",
        [HEAD, ["FGMV-02", "a | b", ""], ["FGMV-03", "SG17\n(SG13)", "Q7/20 & Q8/20"]],
    ),
    "a heading that was only put there to have one is none": (
        "pipe",
        "|  |  |\n| --- | --- |\n| Source: | SG20 |\n| Title: | LS/r |\n",
        [["Source:", "SG20"], ["Title:", "LS/r"]],
    ),
    "rows without any rule are rows, too": (
        "pipe",
        "| No. | Title | SG20 |\n| FGMV-02 | Metaverse | |\n| FGMV-03 | Guidelines on everything | Q7/20 |\n",
        [HEAD, ["FGMV-02", "Metaverse", ""], ["FGMV-03", "Guidelines on everything", "Q7/20"]],
    ),
    "Markdown can do without bars at the sides": (
        "pipe",
        "No. | Title | SG20  \n---|---|---  \nFGMV-02 | Metaverse |   \nFGMV-20 | Specification  \nDefinition | Q1/20  \n",
        [HEAD, ["FGMV-02", "Metaverse", ""], ["FGMV-20", "Specification\nDefinition", "Q1/20"]],
    ),
    "a cell that ends with its line is followed by a bar": (
        "pipe",
        "No. | Title | SG20  \n---|---|---  \nFGMV-01  \n| One |   \n  \nFGMV-02  \n| Two | Q7/20  \n\nEnd.\n",
        [HEAD, ["FGMV-01", "One", ""], ["FGMV-02", "Two", "Q7/20"]],
    ),
    "a cell may go on in the next lines": (
        "pipe",
        "||No.||Title||SG20||\n|FGMV-20|Specification\nDefinition|Q1/20|\n|FGMV-21|Principles| |\n",
        [HEAD, ["FGMV-20", "Specification\nDefinition", "Q1/20"], ["FGMV-21", "Principles", ""]],
    ),
    "org-mode keeps line ends with two backslashes": (
        "pipe",
        (
            "| No.     | Contact       |\n|---------+---------------|\n| FGMV-02 | Ada Mercer\\\\  |\n"
            "|         | Switzerland   |\n| FGMV-03 | TSB           |\n"
        ),
        [["No.", "Contact"], ["FGMV-02", "Ada Mercer\nSwitzerland"], ["FGMV-03", "TSB"]],
    ),
    "pandoc tells columns by dashes and rows by blank lines": (
        "ruled",
        """
  -------------------------------------
  No.       Title              SG20
  --------- ------------------ --------
  FGMV-02   Metaverse: an
            analysis of things

  FGMV-24   A framework        Q7/20
  -------------------------------------
""",
        [HEAD, ["FGMV-02", "Metaverse: an analysis of things", ""], ["FGMV-24", "A framework", "Q7/20"]],
    ),
    "without a heading the dashes stand above and below": (
        "ruled",
        """
  --------- ------------------
  Source:   SG20

  Title:    LS/r on interest
            in things
  --------- ------------------
""",
        [["Source:", "SG20"], ["Title:", "LS/r on interest in things"]],
    ),
    "a simple table has a row a line and ends at a blank one": (
        "ruled",
        "No.       Title       SG20\n--------- ----------- ------\nFGMV-02   Metaverse\nFGMV-24   A framework Q7/20\n\nEnd.\n",
        [HEAD, ["FGMV-02", "Metaverse", ""], ["FGMV-24", "A framework", "Q7/20"]],
    ),
    "reStructuredText begins a row where the first column has text": (
        "ruled",
        """
=======  ===========  =====
No.      Title        SG20
=======  ===========  =====
FGMV-02  Metaverse:
         an analysis
FGMV-24  A framework  Q7/20
=======  ===========  =====
""",
        [HEAD, ["FGMV-02", "Metaverse: an analysis", ""], ["FGMV-24", "A framework", "Q7/20"]],
    ),
    "html2text frames tables with underscores": (
        "frame",
        """
 ___________________________________
|FGMV-|Technical Report|All for     |
|01   |on things       |information |
|_____|________________|____________|
|FGMV-|__SG_20_________|____________|
|02___|________________|____________|
""".replace("|FGMV-|__SG_20_________|____________|", "|FGMV-|  SG 20         |            |"),
        [["FGMV-01", "Technical Report on things", "All for information"], ["FGMV-02", "SG 20", ""]],
    ),
    "Markdown holds tables of HTML": (
        "html",
        """
<table>
<tr class="header"><th>No.</th><th>Title</th></tr>
<tr><td rowspan="2">FGMV-20</td><td><p>Technical
Specification</p><p>Definition &ndash; *x*</p></td></tr>
<tr><td>SG16<br />(SG17)</td></tr>
</table>
""",
        [["No.", "Title"], ["FGMV-20", "Technical Specification\nDefinition – *x*"], [None, "SG16\n(SG17)"]],
    ),
    "MediaWiki writes a cell a line": (
        "mediawiki",
        """
{| class="wikitable"
|+ A caption
! No. !! Title
|-
| '''FGMV-02'''
| rowspan="2" | [[Metaverse|The metaverse]]<br />an analysis
|-
| FGMV-03
|}
""",
        [["No.", "Title"], ["FGMV-02", "The metaverse\nan analysis"], ["FGMV-03", None]],
    ),
    "a bar inside a link of jira parts no cells": (
        "pipe",
        """
|| No. || Title || SG20 ||
| FGMV-02 | Metaverse [an analysis|https://example.org/a] | [mailto:a@example.org] |
""",
        [HEAD, ["FGMV-02", "Metaverse an analysis", "a@example.org"]],
    ),
    "org-mode writes the address of a link before its text": (
        "pipe",
        """
| No.     | Title                                        | SG20 |
|---------+----------------------------------------------+------|
| FGMV-02 | Metaverse: [[https://example.org][analysis]] |      |
""",
        [HEAD, ["FGMV-02", "Metaverse: analysis", ""]],
    ),
    "DokuWiki opens cells with a mark": (
        "dokuwiki",
        """
^No.    ^Title                              ^SG20^
|FGMV-02|**Metaverse**: [[x|an analysis]]\\\\ of ''it''|    |
|FGMV-03|over both                          ||
|FGMV-04|a %%|%% and https://example.org |Q7//20//|
|:::    |below                              |    |
""",
        [
            HEAD,
            ["FGMV-02", "Metaverse: an analysis\nof it", ""],
            ["FGMV-03", "over both", None],
            ["FGMV-04", "a | and https://example.org", "Q720"],
            [None, "below", ""],
        ],
    ),
    "Textile has attributes before a stop": (
        "textile",
        """
|_. No. |_. Title |_. SG20 |
|FGMV&#45;02 |/2. *Metaverse*:
an analysis | |
|FGMV-03 |"Q7":https://example.org/a_b |
|\\2. over two |<. 1. |
""",
        [HEAD, ["FGMV-02", "Metaverse:\nan analysis", ""], ["FGMV-03", None, "Q7"], ["over two", None, "1."]],
    ),
    "pandoc writes Textile with tables of HTML, hyphens as entities, and dashes as hyphens": (
        "textile",
        """
<table>
<tr><th align="left">No.</th><th align="left">Title</th></tr>
<tr><td align="left">FGMV&#45;02</td><td>Part I  -  long&#45;term

and more
</td></tr>
</table>
""",
        [["No.", "Title"], ["FGMV-02", "Part I \u2013 long-term\nand more"]],
    ),
    "AsciiDoc opens cells with a bar": (
        "asciidoc",
        """
[cols="2,5,1"]
|===
|No. |Title |SG20

|FGMV-02
|Metaverse: an
analysis |
2+|*over two* .2+|link:https://example.org[Q7]
|FGMV-03 a|
Ada +
Mercer
|===
""",
        [HEAD, ["FGMV-02", "Metaverse: an analysis", ""], ["over two", None, "Q7"], ["FGMV-03", "Ada\nMercer", None]],
    ),
    "tabs part cells that were copied from Word": (
        "tabs",
        "No.\tTitle\tSG20\nFGMV-20\tSpecification\nDefinition\tQ1/20\nFGMV-21\tPrinciples\t\n",
        [HEAD, ["FGMV-20", "Specification\nDefinition", "Q1/20"], ["FGMV-21", "Principles", ""]],
    ),
    "Excel puts cells of several lines into quotation marks": (
        "tabs",
        'No.\tTitle\tSG20\nFGMV-20\t"Specification\n\n""Definition"""\tQ1/20\nFGMV-21\tPrinciples\t\n',
        [HEAD, ["FGMV-20", 'Specification\n"Definition"', "Q1/20"], ["FGMV-21", "Principles", ""]],
    ),
    "a spreadsheet saves values with semicolons": (
        "separated",
        'No.;Title;SG20\nFGMV-20;"Specification;\nDefinition";Q1/20\nFGMV-21;Principles;\n',
        [HEAD, ["FGMV-20", "Specification;\nDefinition", "Q1/20"], ["FGMV-21", "Principles", ""]],
    ),
    "or with commas": (
        "separated",
        'No.,Title,SG20\nFGMV-20,"One, two",Q1/20\nFGMV-21,Principles,\n',
        [HEAD, ["FGMV-20", "One, two", "Q1/20"], ["FGMV-21", "Principles", ""]],
    ),
}


@pytest.mark.parametrize(("dialect", "text", "expected"), CASES.values(), ids=CASES)
def test_a_drawn_table_gives_its_cells(dialect: str, text: str, expected: list[list[str | None]]) -> None:
    """The drawing is recognised, and each cell has its place and the text it was made of."""
    found = document(text)
    assert found.file.dialect == dialect
    assert rows(found.tables[0]) == expected


CAPTIONS = {
    "MediaWiki": """
{| class="wikitable"
|+ style="text-align:left" | Annex A: '''[[deliverables]]'''
of the group
|-
! No. !! Title !! Allocated to
|-
| FGMV-01 || Twins || SG16
|}
""",
    "HTML": """
<table>
<caption>
Annex A: <b>deliverables</b><br/>of the group
</caption>
<tr><th>No.</th><th>Title</th><th>Allocated to</th></tr>
<tr><td>FGMV-01</td><td>Twins</td><td>SG16</td></tr>
</table>
""",
}


@pytest.mark.parametrize("text", CAPTIONS.values(), ids=CAPTIONS)
def test_a_caption_stands_above_its_table(text: str) -> None:
    """It is text of the document, at its own lines, and may be the heading of an annex."""
    found = document(text)
    lines = text.split("\n")
    assert [paragraph.text for paragraph in found.paragraphs] == ["Annex A: deliverables", "of the group"]
    first, second = (lines[(paragraph.place.line or 0) - 1] for paragraph in found.paragraphs)
    assert "Annex A" in first
    assert "of the group" in second
    assert rows(found.tables[0]) == [["No.", "Title", "Allocated to"], ["FGMV-01", "Twins", "SG16"]]
    assert found.tables[0].place.block == 2


LONGER = {
    "on a rule": (
        "+---------+--of cities--+",
        """
+---------+--------+
| No.     | Title  |
+---------+--of cities--+
| FGMV-01 | Twins  |
+---------+--------+
""",
    ),
    "where another column is": (
        "| FGMV-01 || | Twins | of cities |",
        """
+---------+--------+--------+
| No.     | Title  | SG     |
+---------+--------+--------+
| FGMV-01 || | Twins | of cities |
+---------+--------+--------+
""",
    ),
}


@pytest.mark.parametrize(("line", "text"), LONGER.values(), ids=LONGER)
def test_what_no_cell_takes_is_told(line: str, text: str) -> None:
    """A line of a drawing whose words, or pieces of them, stand in no cell is told in whole, with its number."""
    found = document(text)
    number = text.split("\n").index(line) + 1
    (finding,) = (each for each in found.findings if each.code is Code.RAGGED_ROW)
    assert finding.message == f"Not all of line {number} stands in a cell of its table: {line!r}."
    assert finding.place == found.tables[0].place


NO_TABLES = {
    "a heading that is underlined": "Annex A\n-------\n\nThe list follows.\n",
    "a ruler": "One.\n\n-----\n\nTwo.\n\n* * *\n\n- - -\n",
    "bars in prose": "The groups a | b | c meet.\nEither way | or none.\n",
    "lines of a poem": "| Ada Mercer\n| Example Networks\n",
    "commas in prose": "Dear Ada, Kwame, all,\n\nplease find it, as agreed, in the annex.\n",
    "a sum": "1 + 1 = 2\n+ 3\n+-\n",
    "a tab after a telephone": "Tel:\t+41 22 555 01 01\n\nDear all,\n",
}


@pytest.mark.parametrize("text", NO_TABLES.values(), ids=NO_TABLES)
def test_prose_is_no_table(text: str) -> None:
    """Characters that could draw a table and draw none stay where they are."""
    found = document(text)
    assert not found.tables
    assert " ".join(paragraph.text for paragraph in found.paragraphs).split() == text.split()
    assert found.file.dialect == "plain"


def test_prose_between_tables_is_joined_where_it_was_wrapped() -> None:
    """A line goes on in the next one where its words had no room; lines that end early stay alone."""
    text = """
Source: ITU-T SG20
Title: LS/r

This liaison statement answers the questions that TSAG has put to all
groups about the deliverables of the Focus Group, ITU-T Y.dtmv-
if among them.

| a | b |
|---|---|
| 1 | 2 |
"""
    assert [paragraph.text for paragraph in document(text).paragraphs] == [
        "Source: ITU-T SG20",
        "Title: LS/r",
        (
            "This liaison statement answers the questions that TSAG has put to all groups about the deliverables of the Focus "
            "Group, ITU-T Y.dtmv-if among them."
        ),
    ]


def test_places_count_the_lines_of_the_file() -> None:
    """A cell stands in the line it begins in, and a paragraph in its first."""
    found = document("Intro.\n\n+---+----+\n| a | b  |\n|   | c  |\n+---+----+\n| d | e  |\n+---+----+\n")
    assert [cell.line for cell in found.tables[0].cells] == [4, 4, 7, 7]
    assert all(found.text_at(cell.place) == cell.text for cell in found.tables[0].cells)


def test_a_table_that_pandoc_could_not_write_is_missed() -> None:
    """``[TABLE]`` says that something was left out: a finding says so, too."""
    found = document("Intro.\n\n[TABLE]\n\nEnd.\n")
    assert [finding.code for finding in found.findings] == [Code.MISSING_PART]


def test_markdown_loses_its_marks_and_nothing_else() -> None:
    """Emphasis, links, escapes and headings are undone; what is only like them stays."""
    text = r"""---
title: about the file
---

# Annex A -- The *list* {#annex}

**Source:** [ITU-T SG20](https://example.org) and \*all\* of 5 \- 3 * 2 * x_y_z

> Contact: <ada@example.org>

- 1\. `code` ![](pic.png)Q7/20
"""
    assert [paragraph.text for paragraph in document(text, markdown=True).paragraphs] == [
        "Annex A – The list",
        "Source: ITU-T SG20 and *all* of 5 - 3 * 2 * x_y_z",
        "Contact: ada@example.org",
        "1. code Q7/20",
    ]


def test_quotation_marks_are_put_back_where_straight_ones_are_escaped() -> None:
    """Pandoc writes curled marks straight in Markdown, and escapes the straight ones."""
    text = "SG20's \"first\" view \\'so\\' -- from 'here'...\n"
    assert document(text, markdown=True).paragraphs[0].text == "SG20’s “first” view 'so' – from ‘here’…"


def test_plain_text_keeps_what_would_be_marks_in_markdown() -> None:
    """A text that shows no Markdown is left as it is."""
    text = "+---------+------+\n| _name_  | *)   |\n+---------+------+\n| a*b     | c--d |\n+---------+------+\n"
    assert rows(document(text).tables[0]) == [["_name_", "*)"], ["a*b", "c--d"]]


@pytest.mark.parametrize(
    ("cells", "copies", "told"),
    [
        ("3*|a", 3, ""),
        ("255*|a", 255, ""),
        ("50000*|a", 255, "The table is written with more than is read: 49,745 copies of its cells were left out."),
        ("200*|a\n" * 300, 300 + 50_000, "The table is written with more than is read: 9,700 copies of its cells were left out."),
    ],
)  # fmt: skip
def test_copies_of_a_cell_that_are_not_read_are_told(cells: str, copies: int, told: str) -> None:
    """AsciiDoc writes a cell once and how often it stands there; what nobody would read is not made, and that is said."""
    read_here = document(f'[cols="5*"]\n|===\n|No. |Title |SG16 |SG20 |x\n{cells}\n|===\n')
    assert sum(cell.text == "a" for cell in read_here.tables[0].cells) == copies
    assert [f.message for f in read_here.findings if f.code is Code.LIMIT_REACHED] == ([told] if told else [])


def test_more_columns_than_stand_beside_each_other_are_told() -> None:
    """They would go on in the next row."""
    found = document('[cols="300*"]\n|===\n|No. |Title\n' + "|a\n" * 298 + "|===\n").findings
    assert "of its 300 columns, 255 stand beside each other." in next(f.message for f in found if f.code.loses)


STRUCK = {
    "Markdown": "| No. | SG |\n| --- | --- |\n| FGMV-01 | SG16, ~~SG13~~ SG11 |\n",
    "a drawing whose lines are wrapped": "+---------+-----------+\n| FGMV-01 | SG16,     |\n|         | ~~SG13    |\n|         | SG14~~    |\n|         | SG11      |\n+---------+-----------+\n",
    "a table of HTML": "<table><tr><td>FGMV-01</td><td>SG16, <del>SG<b>13</b></del> SG11</td></tr></table>\n\nText\n",
    "MediaWiki": "{|\n! No.\n! SG\n|-\n| FGMV-01\n| SG16, <s>SG13</s> SG11\n|}\n",
    "DokuWiki": "^No. ^SG ^\n|FGMV-01|SG16, <del>SG13</del> SG11|\n",
    "AsciiDoc": "|===\n|No. |SG\n\n|FGMV-01 |SG16, [line-through]*SG13* SG11\n|===\n",
}


@pytest.mark.parametrize("text", STRUCK.values(), ids=STRUCK)
def test_what_is_struck_through_is_left_out_with_a_finding(text: str) -> None:
    """It is a deletion that was made by hand."""
    found = document(text)
    assert " ".join(found.tables[0].cells[-1].text.split()) == "SG16, SG11"
    assert [finding.code for finding in found.findings] == [Code.STRUCK_TEXT]


@pytest.mark.parametrize(
    "text",
    [
        "| No. | SG |\n| --- | --- |\n| FGMV-01 | about ~~ 5 ~~ and ~7~ |\n",
        "about ~~SG13~~\n",
        "| No. | SG |\n| --- | --- |\n| FGMV-01 | ~~5 or ~~6 |\n",
        "| No. |\n| --- |\n| FGMV-01 ~~or |\n\n~~about|\n",
    ],
)
def test_what_is_not_struck_through_is_text(text: str) -> None:
    """Tildes beside blanks are none, nor are those of a text that has no other marks."""
    found = document(text)
    assert "~~" in found.blocks[-1].text
    assert found.findings == ()
