"""Which row a cell belongs to, by the order in which lines were written."""

import pytest

from fgmv_extract.grammar.roles import Role
from fgmv_extract.interpretation.flowing.costs import is_allotment, is_date, is_mark
from fgmv_extract.interpretation.flowing.pieces import Piece, pieces_of
from fgmv_extract.interpretation.flowing.segments import Kind, Segment
from fgmv_extract.interpretation.flowing.stacked_titles import holds_date
from fgmv_extract.interpretation.flowing.standing import Column, agree, agreeing, by_rows, order_of, standing
from fgmv_extract.itu.vocabulary import default
from tests.interpretation.lines import document


def pieces(*texts: str) -> tuple[Piece, ...]:
    """Lines that stand together."""
    [found] = pieces_of(document(texts, printed=False))
    return found


LINES = pieces(*(f"line {number}" for number in range(12)))


def at(text: str) -> list[Piece]:
    """The lines with these numbers."""
    return [LINES[int(number)] for number in text.split()]


def test_lines_are_ordered_by_paragraph_and_character() -> None:
    """Parts of a line follow each other."""
    [line] = pieces("Maps of cities")
    assert [order_of(each) for each in (line, line.part(5, 7), LINES[3])] == [(0, 0), (0, 5), (3, 0)]


@pytest.mark.parametrize(
    ("cells", "others", "whole", "agreed"),
    [
        ("1 3 5", "0 2 4", True, True),
        ("0 2 4", "1 3 5", True, True),
        ("1 2 5", "0 3 4", True, False),
        ("0 1 2", "3 4 5", True, True),
        ("3 4 5", "0 1 2", True, True),
        ("0 1 2", "3 4 5", False, False),
        ("0 1 4", "2 3 5", True, False),
        ("1 3", "0 2 4", True, False),
        ("", "", True, False),
        ("1", "0", False, True),
        ("0", "1", False, True),
        ("2 4", "0 1", False, False),
    ],
)
def test_columns_agree(cells: str, others: str, whole: bool, agreed: bool) -> None:  # noqa: FBT001
    """Row by row, or column after column where no cell may be several; as many in both, and some."""
    assert agree(at(cells), at(others), whole=whole) is agreed
    assert agree(at(others), at(cells), whole=whole) is agreed


@pytest.mark.parametrize(
    ("cells", "rows"),
    [
        ("1 3 5", "1 3 5"),
        ("1 5", "1 - -"),
        ("1 3", "1 3 -"),
        ("3 5", "- 3 -"),
        ("1 3 5 6", "1 3 -"),
        ("1 3 5 7", "1 3 -"),
        ("1 3 6", "1 3 6"),
        ("6", "- - -"),
        ("1", "1 - -"),
        ("", "- - -"),
    ],
)
def test_cells_between_identifiers(cells: str, rows: str) -> None:
    """Each is of the row before it; behind the last identifier one is, where the others have theirs."""
    told = by_rows([(line,) for line in at(cells)], at("0 2 4"))
    assert " ".join(row[0].text[-1] if row else "-" for row in told) == rows


def test_cells_that_are_no_row_s_leave_all_empty() -> None:
    """Two between two identifiers, or one before the first; a cell without lines is none."""
    assert by_rows([(line,) for line in at("3 4")], at("1 5")) == [(), ()]
    assert by_rows([(line,) for line in at("2 3 6")], at("1 5")) == [(), ()]
    assert by_rows([(line,) for line in at("0 2 6")], at("1 5")) == [(), ()]
    assert by_rows([(), (LINES[2],), (LINES[6],)], at("1 5")) == [(LINES[2],), (LINES[6],)]


def test_columns_that_agree_by_way_of_another() -> None:
    """Dates agree with titles, which agree with the identifiers; a column that agrees with none is left out."""
    columns = {
        Role.APPROVED: Column(at("5 7"), [(), ()], whole=False),
        Role.TITLE: Column(at("4 6"), [(), ()]),
        Role.ALLOCATION: Column(at("1 2 3"), [(), (), ()]),
    }
    assert set(agreeing(at("0 1"), columns)) == {Role.TITLE, Role.APPROVED}


def position(*numbers: int, ended: bool = True) -> Segment:
    """Make a position of some lines."""
    [made] = pieces(f"Q1/20 plans new work{'.' if ended else ''}")
    lines = tuple(made._replace(paragraph=LINES[number].paragraph) for number in numbers)
    return Segment(Kind.POSITION, lines, numbers[0])


@pytest.mark.parametrize(
    ("positions", "columns", "rows", "given", "lost"),
    [
        ((2,), ("0 3 6", "1 4 7"), 3, "2 - -", 0),
        ((5,), ("0 3 6", "1 4 7"), 3, "- 5 -", 0),
        ((2, 5), ("0 3 6", "1 4 7"), 3, "2 5 -", 0),
        ((2, 5, 8), ("0 3 6", "1 4 7"), 3, "2 5 8", 0),
        ((8,), ("0 3 6", "1 4 7"), 3, "- - -", 1),
        ((8, 9, 10), ("0 3 6", "1 4 7"), 3, "8 9 10", 0),
        ((8, 9), ("0 3 6", "1 4 7"), 3, "- - -", 2),
        ((2, 8), ("0 3 6", "1 4 7"), 3, "2 - -", 1),
        ((2, 2), ("0 3 6", "1 4 7"), 3, "- - -", 2),
        ((4,), ("0 3 6", "1 5 7"), 3, "- - -", 1),
        ((0,), ("1 3 6", "2 5 7"), 3, "- - -", 1),
        ((4, 8, 9), ("0 3 6", "1 5 7"), 3, "- - -", 3),
    ],
)
def test_positions_go_to_the_rows_before_them(
    positions: tuple[int, ...], columns: tuple[str, ...], rows: int, given: str, lost: int
) -> None:
    """Where all columns have as many cells before them; what stands behind all rows is theirs when as many lack one."""
    told = standing([position(number) for number in positions], [at(column) for column in columns], rows)
    shown = " ".join(str(row[0].paragraph.place.block) if row else "-" for row in told.positions)
    assert (shown, told.lost) == (given, lost)


def test_positions_of_an_unknown_order_are_those_of_all_rows() -> None:
    """When there are as many, and each ends as a sentence does."""
    three = [position(number) for number in (2, 5, 8)]
    assert standing(three, None, 3).lost == 0
    assert standing(three, None, 4).lost == 3
    assert standing(three, None, 2).lost == 3
    assert standing([*three[:2], position(8, ended=False)], None, 3).lost == 3
    assert standing([position(2, ended=False)], [at("0 3"), at("1 4")], 2).lost == 1


@pytest.mark.parametrize(
    ("title", "holds"),
    [
        ("Maps of May 2024", True),
        ("Maps of May in the year 2024", True),
        ("Maps of 2024", False),
        ("Maps of 2024 in May", False),
        ("Maps of may 2024", False),
        ("Maps / of May and June / 2024", True),
        ("Maps of June 1824", False),
        ("May", False),
    ],
)
def test_a_title_that_holds_a_date(title: str, holds: bool) -> None:  # noqa: FBT001
    """A month with a capital letter, and a year somewhere behind it."""
    assert holds_date(pieces(*title.split(" / "))) is holds


@pytest.mark.parametrize(
    ("text", "date", "groups", "mark"),
    [
        ("May 2024", True, False, False),
        ("2024", True, False, False),
        ("in May 2024", False, False, False),
        ("SG16 (All SGs)", False, True, False),
        ("SG16 looks", False, False, False),
        ("Q1/20", False, False, True),
        ("X", False, False, True),
        ("(X)", False, False, True),
        ("-", False, False, True),
        ("yes", False, False, False),
        ("Maps", False, False, False),
        (f"May {' ' * 40}2024", False, False, False),
        (f"SG16{', SG20' * 66}", False, True, False),
        (f"SG16{', SG20' * 66},", False, False, False),
    ],
)
def test_what_a_line_may_be(text: str, date: bool, groups: bool, mark: bool) -> None:  # noqa: FBT001
    """A date, groups or a mark, and nothing else; what is too long is none."""
    assert (is_date(text), is_allotment(text, default()), is_mark(text)) == (date, groups, mark)
