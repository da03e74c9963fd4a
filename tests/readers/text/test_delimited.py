"""Tables parted by strokes, and whole letters in one line."""

from fgmv_extract.document import Document
from fgmv_extract.options import Options
from fgmv_extract.places import File
from fgmv_extract.readers.text import read


def document(text: str) -> Document:
    """Read a text."""
    data = text.encode()
    return read(data, File(name="any.txt", format="text", size=len(data), sha256=""), Options())


def test_strokes_between_blanks_part_cells() -> None:
    """Each label begins a row; strokes inside values have no blanks around them."""
    found = document(
        "Question(s): / N/A / Geneva, 1-4 May 2017\nSource: / ITU-T SG20 / Title: / LS/r on Q7/20\n\n"
        "No. / Title / SG20\nFGMV-01 / Overview /\nFGMV-02 / Glossary / Q7/20\n"
    )
    header, listed = found.tables
    assert found.file.dialect == "strokes"
    assert [cell.text for cell in header.cells] == [
        *("Question(s):", "N/A", "Geneva, 1-4 May 2017"),
        *("Source:", "ITU-T SG20"),
        *("Title:", "LS/r on Q7/20"),
    ]
    assert (header.rows, listed.rows, listed.columns) == (3, 3, 3)
    assert [cell.text for cell in listed.cells][3:] == ["FGMV-01", "Overview", "", "FGMV-02", "Glossary", "Q7/20"]


def test_labels_are_found_without_line_starts() -> None:
    """A letter in one line becomes a line for each label, for each annex and for each identifier of a list."""
    prose = (
        "This is the reply of SG20 to TSAG, for which the group has looked at each of the deliverables in its turn. "
        * 3
    )
    pieces = [
        "ITU-T SG20-LS1",
        "Question(s): 2/20",
        "Geneva, 1-12 July 2024",
        "LIAISON STATEMENT",
        "Source: ITU-T SG20",
        "Title: LS/r on deliverables",
        "For action to: TSAG",
        "Contact: Ada Mercer",
        "E-mail: ada@example.org",
        f"Abstract: {prose.strip()}",
        "Annex A – Deliverables",
        "No. Title SG20",
        "FGMV-01 Technical Report on Overview SG16",
        "FGMV-02 Technical Report on Glossary SG16 SG17",
        "FGMV-03 Technical Report on Ethics SG17 SG16",
    ]
    found = document(" ".join(pieces))
    assert found.file.dialect == "running"
    assert [paragraph.text for paragraph in found.paragraphs] == pieces


def test_a_list_of_values_is_parted_at_empty_rows() -> None:
    """Empty rows part tables, and what stands alone before a table is a line of text."""
    found = document("Report;;\n;;\nGroup:;SG17;\nPeriod:;2025;\n;;\nItem;Title;Status\nX.1;One;new\nX.2;Two;new\n")
    assert [paragraph.text for paragraph in found.paragraphs] == ["Report"]
    assert [(table.rows, table.columns) for table in found.tables] == [(2, 3), (3, 3)]
    assert found.tables[1].cells[0].line == 6


def test_addresses_between_labels_are_no_table() -> None:
    """Name, organization and country between tabs, each behind its label, as LibreOffice writes the cells of a header."""
    found = document(
        "Source:\nITU-T SG13\nContact:\nJane Roe\tExample Telecom\tSweden\nTel: +46 8 555\tE-mail: jane@example.org\n"
        "Contact:\nJohn Doe\tExample University\tNigeria\nE-mail: john@example.org\n"
    )
    assert found.tables == ()


def test_a_line_below_an_empty_cell_is_a_row_of_its_own() -> None:
    """A few words that no stop ends are no second paragraph of a cell whose first is empty; a sentence may be."""
    found = document(
        "No.\tTitle\tSG20\nFGMV-01\tOverview\t\nLS\nFGMV-02\tMaps\t\n(Ref.: TSAG-LS35)\n"
        "FGMV-03\tModels\t\nQ7/20 plans to initiate new work.\nFGMV-04\tRules\tQ7/20\nQ1/20\nFGMV-05\tThings\t\n"
    )
    rows = [[cell.text for cell in found.tables[0].cells if cell.row == row] for row in range(found.tables[0].rows)]
    assert rows == [
        ["No.", "Title", "SG20"],
        ["FGMV-01", "Overview", ""],
        ["LS"],
        ["FGMV-02", "Maps", ""],
        ["(Ref.: TSAG-LS35)"],
        ["FGMV-03", "Models", "Q7/20 plans to initiate new work."],
        ["FGMV-04", "Rules", "Q7/20\nQ1/20"],
        ["FGMV-05", "Things", ""],
    ]


def _tables(text: str) -> list[list[list[str]]]:
    """The tables of a text, as the texts of their rows."""
    return [
        [[cell.text for cell in table.cells if cell.row == row] for row in range(table.rows)]
        for table in document(text).tables
    ]


def test_headings_that_come_again_behind_a_line_begin_another_table() -> None:
    """The line between is no second paragraph of the last cell before it."""
    first = "Deliverable\tSubject\tAllocated to\nFGMV-01\tMaps\tSG16\nFGMV-02\tTours\tSG20 (SG16)\n"
    second = "Deliverable\tSubject\tSent for information to\nFGMV-03\tBuses\tAll SGs\n"
    found = document(f"{first}A second table gives the others.\n{second}")
    assert [paragraph.text for paragraph in found.paragraphs] == ["A second table gives the others."]
    assert [(table.rows, table.columns) for table in found.tables] == [(3, 3), (2, 3)]


def test_lines_that_head_rows_begin_alike() -> None:
    """A kind that is merged over the row below the headings, and another one further down."""
    rows = ["FGMV-01\tMaps\tMay 2024", "FGMV-02\tTours\tMay 2024"]
    heads = "No.\tTitle\tApproved"
    [found] = _tables("\n".join([heads, "Technical Reports", rows[0], "Technical Specifications", rows[1]]))
    assert found[1::2] == [["Technical Reports"], ["Technical Specifications"]]
    [found] = _tables("\n".join([heads, "by the Group", rows[0], "or later", rows[1]]))
    assert [row[-1] for row in found] == ["Approved\nby the Group", "May 2024\nor later", "May 2024"]


def test_rows_of_two_cells_below_headings() -> None:
    """Groups and what goes to them; labels with values, numbered lines, and lines without numbers are none."""
    pairs = "Group\tDeliverables\nSG16\tFGMV-01, FGMV-02\nSG17\tFGMV-03\n"
    assert _tables(pairs) == [[["Group", "Deliverables"], ["SG16", "FGMV-01, FGMV-02"], ["SG17", "FGMV-03"]]]
    assert _tables("Source:\tSG16\nTitle:\tLS/o on 5G\nTo:\tSG17\n") == []
    assert _tables("Part\tPage\n1\tScope 1\n2\tTerms 2\n") == []
    assert _tables("Ada\tMercer\nJohn\tDoe\nJane\tRoe\n") == []


def test_notes_of_asciidoc_stand_behind_all_other_text() -> None:
    """They are written where they are referred to, be it in a cell and over several lines."""
    found = document(
        "Textfootnote:[Of the first page.] goes on.\n\n|===\n|No. |To\n\n|FGMV-01 |SG16 (lead)footnote:x1[The lead was\n"
        "confirmed.], SG17\n|===\n"
    )
    assert [cell.text for cell in found.tables[0].cells] == ["No.", "To", "FGMV-01", "SG16 (lead), SG17"]
    texts = [paragraph.text for paragraph in found.paragraphs]
    assert texts == ["Text goes on.", "Of the first page.", "The lead was confirmed."]
