"""Tables that are put right before they are read: which cell comes to stand where."""

import pytest

from fgmv_extract.document import Cell, Table
from fgmv_extract.interpretation.ragged import moved_right, spread, with_second_heading, without_short_rows
from fgmv_extract.interpretation.turned import turned
from fgmv_extract.itu.vocabulary import default
from tests.interpretation.conftest import make_page


def table(text: str) -> Table:
    """Make the table of a page."""
    [made] = make_page(text.strip()).tables
    return made


def cells(made: Table) -> list[str]:
    """Where each cell stands, how far it reaches down and to the right, and what it says."""
    return [f"{c.row}.{c.column} {c.row_span}x{c.column_span} {c.text}" for c in made.cells]


def texts(row: tuple[Cell | None, ...]) -> list[str | None]:
    """What the cells of a row say."""
    return [cell.text if cell is not None else None for cell in row]


UPRIGHT = """
| No. | FGMV-01 | FGMV-02 |
| Title | Maps | Signs |
| Approved | May 2024 | - |
"""


def test_a_table_on_its_side_is_turned() -> None:
    """Rows and columns change places, and so does how far cells reach."""
    [(first, made)] = turned(table(UPRIGHT), default())
    assert (first, made.rows, made.columns) == (0, 3, 3)
    assert cells(made) == [
        *("0.0 1x1 No.", "0.1 1x1 Title", "0.2 1x1 Approved"),
        *("1.0 1x1 FGMV-01", "1.1 1x1 Maps", "1.2 1x1 May 2024"),
        *("2.0 1x1 FGMV-02", "2.1 1x1 Signs", "2.2 1x1 -"),
    ]


def test_a_cell_that_reaches_down_reaches_right_when_turned() -> None:
    """One text for two headings stays one cell."""
    [(_, made)] = turned(
        table("| No. | FGMV-01 |\n| Title | Maps |\n| Approved | May 2024 |\n| Allocated to | ^ |"), default()
    )
    assert "1.2 1x2 May 2024" in cells(made)


def test_headings_that_come_again_begin_another_table() -> None:
    """Each is told with the row in which it begins."""
    below = "| No. | FGMV-03 | FGMV-04 |\n| Title | Roads | Parks |\n| Status | open | - |\n| Remarks | a | b |"
    made = turned(table(UPRIGHT + below), default())
    assert [(first, one.rows, one.columns) for first, one in made] == [(0, 3, 3), (3, 3, 4)]
    assert cells(made[1][1])[:5] == [
        "0.0 1x1 No.",
        "0.1 1x1 Title",
        "0.2 1x1 Status",
        "0.3 1x1 Remarks",
        "1.0 1x1 FGMV-03",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "| No. | FGMV-01 | FGMV-02 |",
        "| No. |\n| FGMV-01 |\n| Title |",
        UPRIGHT.replace("FGMV-02", "Maps"),
        UPRIGHT.replace("FGMV-01", "Maps"),
        UPRIGHT.replace("| Maps | Signs |", "| Maps | < |"),
        UPRIGHT.replace("No.", "Subject"),
        UPRIGHT.replace("Title", "Words"),
        UPRIGHT.replace("Approved", "Remarks"),
        UPRIGHT + "| No. | Roads | FGMV-04 |\n| Title | a | b |\n| Approved | - | - |",
        UPRIGHT + "| No. | FGMV-03 | FGMV-04 |\n| Words | a | b |\n| Approved | - | - |",
        "| Subject | FGMV-01 |\n" + UPRIGHT.replace("| FGMV-02 |", "|").replace("| Signs |", "|").replace("| - |", "|"),
        UPRIGHT.replace("| FGMV-02 |", "|"),
        UPRIGHT + "| Remarks | a | b |\n" * 38,
    ],
)  # fmt: skip
def test_other_tables_are_not_turned(text: str) -> None:
    """One row or column, no identifiers beside their heading, a cell over two, nothing that tells of deliverables, too many rows."""
    assert turned(table(text), default()) == ()


def test_as_many_rows_as_may_be_are_turned() -> None:
    """Forty rows are."""
    assert len(turned(table(UPRIGHT + "| Remarks | a | b |\n" * 37), default())) == 1


SHORT = "| WG1 | Report | FGMV-01 | Maps |\n| Report | FGMV-02 | Signs | ~ |\n| FGMV-03 | Roads | ~ | ~ |\n| Parks | ~ | ~ | ~ |"


@pytest.mark.parametrize(
    ("row", "moved"),
    [
        (0, ["WG1", "Report", "FGMV-01", "Maps"]),
        (1, [None, "Report", "FGMV-02", "Signs"]),
        (2, [None, None, "FGMV-03", "Roads"]),
        (3, ["Parks", None, None, None]),
    ],
)
def test_a_row_that_lost_its_first_cells_is_moved(row: int, moved: list[str | None]) -> None:
    """By as many columns as it lacks at its end, if that brings its identifier below the others."""
    assert texts(moved_right(table(SHORT).grid[row], 2, lambda cell: cell.text.startswith("FGMV"))) == moved


def test_a_row_with_an_identifier_in_its_column_stays() -> None:
    """The one to the left of it is something else."""
    row = table("| a | b | c |\n| FGMV-01 | FGMV-02 | ~ |").grid[1]
    assert moved_right(row, 1, lambda cell: cell.text.startswith("FGMV")) == row


def test_rows_that_break_off_are_left_out() -> None:
    """Where two rows are left at least; none is left out of a table whose rows are whole."""
    left = without_short_rows(table("| a | b |\n| c | ~ |\n| d | e |"))
    assert left is not None
    assert cells(left) == ["0.0 1x1 a", "0.1 1x1 b", "2.0 1x1 d", "2.1 1x1 e"]
    assert without_short_rows(table("| a | b |\n| c | ~ |")) is None
    assert without_short_rows(table("| a | b |\n| c | d |\n| e | f |")) is None


@pytest.mark.parametrize(
    ("text", "over"),
    [
        ("| No. | Title | Allocated to | ~ |\n|  |  | SG5 | SG20 |", ["No.", "Title", "Allocated to", "Allocated to"]),
        ("| No. | Allocated to | Title | ~ |\n|  | SG5 | SG20 |  |", ["No.", "Allocated to", "Allocated to", "Title"]),
        ("| Allocated to | ~ | ~ |\n| SG5 | SG20 | SG2 |", ["Allocated to"] * 3),
        ("| No. | Title | ~ |\n| a | b | c |", [None] * 3),
        ("| No. | Title |\n|  | SG5 |", ["No.", "Title"]),
        ("| No. | < | ~ |\n|  | SG5 | SG2 |", ["No.", "No.", None]),
        ("| No. | Title | ~ | ~ |\n|  |  |  | ~ |", [None] * 4),
    ],
)
def test_headings_are_spread_over_their_columns(text: str, over: list[str | None]) -> None:
    """Where as many begin as there are; else nothing is known of any."""
    made = table(text)
    assert texts(spread(made.grid[0], made.grid[1])) == over


ROWS = "\n| FGMV-01 | Maps | X | (X) |\n| FGMV-02 | Signs | | X |"


@pytest.mark.parametrize(
    ("headings", "heads"),
    [
        (
            "| No. | Title | Allocated to | ~ |\n| SG5 | SG20 | ~ | ~ |",
            ["0.0 2x1 No.", "0.1 2x1 Title", "0.2 1x2 Allocated to", "1.2 1x1 SG5", "1.3 1x1 SG20"],
        ),
        (
            "| No. | Allocated to | Title | ~ |\n| SG5 | SG20 | ~ | ~ |",
            ["0.0 2x1 No.", "0.1 1x2 Allocated to", "0.3 2x1 Title", "1.1 1x1 SG5", "1.2 1x1 SG20"],
        ),
        (
            "| No. | Title | Thoughts | ~ |\n| SG5 | SG20 | ~ | ~ |",
            ["0.0 2x1 No.", "0.1 2x1 Title", "0.2 1x2 Thoughts", "1.2 1x1 SG5", "1.3 1x1 SG20"],
        ),
        (
            "| Allocated to | No. | Title | ~ |\n| SG5 | SG20 | ~ | ~ |",
            ["0.0 1x2 Allocated to", "0.2 2x1 No.", "0.3 2x1 Title", "1.0 1x1 SG5", "1.1 1x1 SG20"],
        ),
    ],
)
def test_a_second_row_of_headings_is_put_below_the_one_it_parts(headings: str, heads: list[str]) -> None:
    """Others reach down beside it; the rows below stay."""
    made = with_second_heading(table(headings + ROWS), default())
    assert cells(made)[: len(heads)] == heads
    assert cells(made)[len(heads) :] == [one for one in cells(table(headings + ROWS)) if one[0] in "23"]


@pytest.mark.parametrize(
    "headings",
    [
        "| No. | Title | Allocated to | Remarks |\n| SG5 | SG20 | ~ | ~ |",
        "| No. | Title | Allocated to | ~ |\n| SG5 | ~ | ~ | ~ |",
        "| No. | Title | Allocated to | ~ |\n|  | SG5 | SG20 | ~ |",
        "| No. | Title | Allocated to | ~ |\n| SG5 | Thoughts | ~ | ~ |",
        "| No. | Title | Remarks | < |\n| SG5 | SG20 | ~ | ~ |",
        "| Allocated to | Lead group | Title | ~ |\n| SG5 | SG20 | ~ | ~ |",
        "| No. | Title | Approved | ~ |\n| SG5 | SG20 | ~ | ~ |",
    ],
)
def test_other_second_rows_stay_where_they_are(headings: str) -> None:
    """One too many or too few, not from the first column on, words that head nothing, two headings they may be of."""
    made = table(headings + ROWS)
    assert with_second_heading(made, default()) is made


def test_two_rows_are_no_table_with_two_rows_of_headings() -> None:
    """The second is that of the only deliverable."""
    made = table("| No. | Title | Allocated to | ~ |\n| SG5 | SG20 | ~ | ~ |")
    assert with_second_heading(made, default()) is made
    three = table("| No. | Title | Allocated to | ~ |\n| SG5 | SG20 | ~ | ~ |\n| FGMV-01 | Maps | X | |")
    assert with_second_heading(three, default()) is not three
