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
