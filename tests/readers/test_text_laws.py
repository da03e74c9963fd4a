"""Laws of reading text, over generated texts and tables."""

import string
from collections import Counter

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from fgmv_extract.document import Document, Table
from fgmv_extract.errors import ExtractError
from fgmv_extract.options import Options
from fgmv_extract.places import File
from fgmv_extract.readers.text import read


def document(data: bytes) -> Document:
    """Read bytes as a text."""
    return read(data, File(name="any.txt", format="text", size=len(data), sha256=""), Options())


def visible(text: str) -> Counter[str]:
    """Count the characters that are not blank."""
    return Counter("".join(text.split()))


def texts(found: Document) -> str:
    """Join everything that stands in a document."""
    return "\n".join(
        "\n".join(cell.text for cell in block.cells) if isinstance(block, Table) else block.text
        for block in found.blocks
    )


WORDS = st.sampled_from(
    [
        "Annex B",
        "Abstract:",
        "FGMV-01",
        "FGMV-02",
        "D1.1",
        "SG17",
        "(SG13, SG16)",
        "July 2023",
        "No.",
        "",
        "long prose here.",
    ]
)
LINES = st.lists(
    st.tuples(st.sampled_from(["", "\t", " \t", "\t\t", "  "]), WORDS, st.sampled_from(["", " ", "\t", "\tx"])),
    max_size=60,
)


@given(st.binary(max_size=400))
@example(b"\xff\xfe\x00")
@example(b"\xef\xbb\xbf")
@example(b"\x00" * 9)
def test_any_bytes_give_a_document_or_a_known_error(data: bytes) -> None:
    """Nothing but an ``ExtractError`` escapes, whatever the bytes, and nothing unwritable gets into a document."""
    try:
        found = document(data)
    except ExtractError:
        return
    texts(found).encode()


@given(LINES)
def test_no_visible_character_is_lost_or_made_up(lines: list[tuple[str, str, str]]) -> None:
    """What is not blank in the text stands in the document exactly as often."""
    text = "\n".join(map("".join, lines))
    assume(text.strip())
    assert visible(texts(document(text.encode()))) == visible(text)


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn"]), max_size=300))
def test_no_visible_character_of_any_text_is_lost(text: str) -> None:
    """The same for texts in any script, as long as they are not damaged."""
    assume(text.removeprefix("\ufeff").strip() and not any(mark in text for mark in "ÂÃâï["))
    assert visible(texts(document(text.encode()))) == visible(text.removeprefix("\ufeff"))


@given(LINES)
def test_every_place_points_at_its_text_and_line(lines: list[tuple[str, str, str]]) -> None:
    """The text at the place of a block or cell is its text, and its line holds the beginning of it."""
    text = "\n".join(map("".join, lines))
    assume(text.strip())
    found = document(text.encode())
    numbered = text.split("\n")
    for block in found.blocks:
        for value in block.cells if isinstance(block, Table) else (block,):
            assert found.text_at(value.place) == value.text
            line = numbered[(value.place.line or 0) - 1]
            assert isinstance(block, Table) or value.text.split("\n")[0] in line


BLANK = st.integers(0, 2)
WORD = st.text(string.ascii_lowercase, min_size=3, max_size=9).filter(
    lambda word: word not in {"part", "table", "annex", "figure", "clause"}
)
PARAGRAPH = st.one_of(
    WORD.map(str.capitalize),
    st.sampled_from(["SG16", "SG17", "(SG13, SG16)", "July 2023", "Q7/20 plans to initiate new work."]),
)


@st.composite
def cells(draw: st.DrawFn) -> list[str]:
    """Paragraphs of a cell, some of them empty."""
    kind = draw(st.sampled_from(["empty", "one", "one", "one", "spaced", "several"]))
    if kind == "empty":
        return [""]
    first = draw(PARAGRAPH)
    if kind == "one":
        return [first]
    if kind == "spaced":
        return [first] + [""] * draw(BLANK)
    return [first, *[""] * draw(BLANK), draw(PARAGRAPH)]


@st.composite
def tables(draw: st.DrawFn) -> list[list[list[str]]]:
    """Rows of cells of paragraphs: a heading, and rows that begin with codes and a text: blank cells alone could be cut anyhow."""
    columns = draw(st.integers(3, 6))
    count = draw(st.integers(4, 9))
    heading = [["No."], *[[draw(WORD).capitalize()] for _ in range(columns - 1)]]
    stem = draw(st.sampled_from(["FGMV-0", "D1.", "DEL", "FG DLT D2.", ""]))
    rows = [
        [[f"{stem}{number}"] + [""] * draw(BLANK), [draw(PARAGRAPH)], *[draw(cells()) for _ in range(columns - 2)]]
        for number in range(1, count + 1)
    ]
    rows[-1][-1] = [draw(PARAGRAPH)]  # behind a blank line its second paragraph could not be told from prose
    return [heading, *rows]


def dumped(table: list[list[list[str]]]) -> str:
    """Write a table as the tika dialect does: a line end behind each paragraph, row and table."""
    return "".join("".join("\t" + "".join(f"{line}\n" for line in cell) for cell in row) + "\n" for row in table) + "\n"


def plain(table: list[list[list[str]]]) -> list[list[str]]:
    """Return the cells as text: empty paragraphs stay between others."""
    return [["\n".join(cell).strip("\n") for cell in row] for row in table]


def read_back(found: Table) -> list[list[str]]:
    """Return the cells that are there."""
    return [[cell.text for cell in row if cell is not None] for row in found.grid]


@settings(max_examples=200)
@given(tables())
def test_a_table_comes_back_cell_by_cell(table: list[list[list[str]]]) -> None:
    """A table in the tika dialect is read as it was, whatever blank lines and empty cells it holds."""
    found = document(f"Before.\n{dumped(table)}After.\n".encode())
    assert [block.text for block in found.paragraphs] == ["Before.", "After."]
    assert [read_back(one) for one in found.tables] == [plain(table)]


@given(tables(), tables())
def test_two_tables_come_back_with_the_prose_between(one: list[list[list[str]]], other: list[list[list[str]]]) -> None:
    """A heading between two tables is prose, and each table keeps its own number of columns."""
    found = document(f"{dumped(one)}Annex B – More\n{dumped(other)}".encode())
    assert [block.text for block in found.paragraphs] == ["Annex B – More"]
    assert [read_back(table) for table in found.tables] == [plain(one), plain(other)]


@given(tables(), st.data())
def test_a_text_cut_off_in_its_last_row_lacks_only_those_cells(
    table: list[list[list[str]]], data: st.DataObject
) -> None:
    """Cells that the text does not reach are absent; all others are as they were."""
    kept = data.draw(st.integers(1, len(table[0]) - 1))
    table[-1] = [[cell[0]] for cell in table[-1][:kept]]
    found = document(dumped(table).rstrip("\n").encode())
    assert [read_back(one) for one in found.tables] == [plain(table)]


def test_codes_of_other_columns_begin_no_row() -> None:
    """A group in the second and in the last column looks like a code, and one comes as far behind another as a row is long."""
    table = [
        [["No."], ["Twins"], ["Maps"], ["Roads"], ["Twins"], ["Roads"]],
        [["DEL1"], ["(SG13, SG16)"], ["July 2023"], ["Twins", "", ""], ["Q7/20 plans."], ["(SG13, SG16)"]],
        [["DEL2", "", ""], ["SG16"], ["Abc", "", "", "July 2023"], ["(SG13, SG16)"], ["(SG13, SG16)"], ["SG16"]],
        [["DEL3", "", ""], ["SG17"], ["Maps"], ["Twins", "", ""], ["Abc", "", "", "Roads"], ["SG17"]],
        [["DEL4", ""], ["July 2023"], ["Q7/20 plans.", "", "Abc"], ["July 2023"], ["July 2023", "", ""], ["SG17"]],
    ]
    assert [read_back(one) for one in document(dumped(table).encode()).tables] == [plain(table)]


@given(tables(), st.sampled_from(["\r\n", "\r", "\u2028", "\x85", "\v", "\f", "\r\r\n"]))
def test_line_ends_do_not_matter(table: list[list[list[str]]], end: str) -> None:
    """A text with any other line ends gives the same blocks, apart from the numbers of lines."""
    text = f"Before.\n{dumped(table)}After.\n"
    assert texts(document(text.replace("\n", end).encode())) == texts(document(text.encode()))


@given(tables())
def test_encodings_do_not_matter(table: list[list[list[str]]]) -> None:
    """Byte order marks and UTF-16 give the very same document."""
    text = f"Before – and “after”.\n{dumped(table)}After.\n"
    blocks = document(text.encode()).blocks
    for encoding in ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"):
        assert document(text.encode(encoding)).blocks == blocks
