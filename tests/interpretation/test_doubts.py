"""Deliverable tables that nothing but space parts: what does not fit is told, and nothing else."""

import re

import pytest
from attrs import evolve

import fgmv_extract as fx
from fgmv_extract.document import Table
from fgmv_extract.findings import Code
from fgmv_extract.interpretation import interpret
from fgmv_extract.itu.vocabulary import default
from tests.interpretation.conftest import Page

HEAD = "No.        Title                                     Approved        Allocated to\n"
ROWS = (
    "FGMV-01    Technical Report on opportunities         July 2023       SG16 (SG20)\n",
    "FGMV-02    Technical Report on use cases             October 2023    SG20\n",
    "FGMV-03    Technical Report on power systems         June 2024       SG20 (SG5)\n",
    "FGMV-04    Technical Report on ethics                June 2024       SG17\n",
    "FGMV-05    Technical Report on children              June 2024       SG17\n",
)
ODD = "FGMV-02    Guidance December on use cases            2023            SG20\n"


def doubts(*rows: str) -> list[str]:
    """Return what is told of a statement with these rows."""
    statement = fx.extract(("Title: LS/o on deliverables\nFor action to: TSAG\n\n" + HEAD + "".join(rows)).encode())
    return [finding.message for finding in statement.findings if finding.code is Code.CELLS_UNSURE]


def test_a_table_in_which_everything_fits_is_not_doubted() -> None:
    """It is as good as one with rulings."""
    assert doubts(*ROWS) == []


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (ODD, "December"),
        ("FGMV-02    Technical Report on SG17 use cases        October 2023    SG20\n", "SG17"),
        ("FGMV-02    use cases of the metaverse                October 2023    SG20\n", "use cases"),
        ("FGMV-02                                              October 2023    SG20\n", "no title"),
        ("FGMV-02    Technical Report on use cases                             SG20\n", "no date"),
        ("FGMV-02    Technical Report on use cases             October 2023    SG20 (SG5\n", "SG20 (SG5"),
        ("FGMV-02    Technical Report on use cases             October 2023    SG20, SG16,\n", "SG16,"),
        ("", "numbers 2"),
    ],
    ids=["month", "group", "small letter", "title", "date", "bracket", "comma", "number"],
)
def test_what_does_not_fit_is_told(row: str, told: str) -> None:
    """One row each that is unlike the others."""
    (message,) = doubts(ROWS[0], row, *ROWS[2:])
    assert told in message


def test_all_doubts_of_a_table_are_one_finding() -> None:
    """The first three in whole, the others counted; the same reason once."""
    (message,) = doubts(
        ROWS[0],
        "FGMV-02    use cases of the metaverse                October 2023    SG20 (SG5\n",
        "FGMV-03                                              June 2024       SG20 and\n",
        *ROWS[3:],
    )
    assert message == (
        "only space parts the cells of this table, and the title of FGMV-02 reads 'use cases of the metaverse'; "
        "beside FGMV-02 stands 'SG20 (SG5'; FGMV-03 has no title; and 1 more"
    )
    (message,) = doubts(
        ROWS[0], "FGMV-02    use cases of the metaverse                October 2023    SG20\n", *ROWS[2:]
    )
    assert message == (
        "only space parts the cells of this table, and the title of FGMV-02 reads 'use cases of the metaverse'"
    )


@pytest.mark.parametrize(
    ("title", "doubted"),
    [
        ("Technical Report on Q7/20 cases", True),
        ("Technical Report on cases of the", True),
        ("Technical Report on cases of 2023-10-12", True),
        ("Technical Report on May cases", True),
        ("Technical Report on cases , things", True),
        ("Technical Report on cases) things", True),
        ("Technical Report on TSAG", False),
        ("Technical Report on cases (things)", False),
        ("Use cases, things", False),
    ],
)
def test_a_title_that_holds_another_cell_is_doubted(title: str, doubted: bool) -> None:  # noqa: FBT001  a case
    """Dates, study groups, Questions, stray marks, and an end in the middle of a phrase."""
    row = f"FGMV-02    {title:41} October 2023    SG20\n"
    assert bool(doubts(ROWS[0], row, *ROWS[2:])) is doubted


def test_numbers_are_missed_where_few_are_missing() -> None:
    """One in four at most: of three numbers nothing is said, of a gap of two among five neither."""
    assert doubts(ROWS[0], *ROWS[2:4]) == []
    assert doubts(ROWS[0], *ROWS[3:]) == []
    (message,) = doubts(ROWS[0], *ROWS[2:])
    assert message.endswith("there are no rows of the numbers 2 between others")


def test_a_table_with_cells_of_its_own_is_not_doubted() -> None:
    """Where cells are told by more than space, what is odd stands in the original."""
    rows = [re.sub(r" {2,}", " | ", row.strip()) for row in (HEAD, *ROWS[:1], ODD, *ROWS[2:])]
    table = "\n".join(f"| {row} |" for row in (rows[0], "--- | --- | --- | ---", *rows[1:]))
    statement = fx.extract(f"Title: LS/o on deliverables\n\nFor action to: TSAG\n\n{table}\n".encode())
    assert "December" in str(statement.deliverables[1].title)
    assert not any(finding.code is Code.CELLS_UNSURE for finding in statement.findings)


@pytest.mark.parametrize(
    ("row", "title", "approved"),
    [
        (ODD, "Guidance on use cases", "2023-12"),
        (
            "FGMV-02    Guidance December on cases for 2023 all                  SG20\n",
            "Guidance on cases for all",
            "2023-12",
        ),
        (
            "FGMV-02    Guidance for 2023 in December                            SG20\n",
            "Guidance for 2023 in December",
            None,
        ),
        (
            "FGMV-02    Guidance June to December 2023                           SG20\n",
            "Guidance June to December 2023",
            None,
        ),
        (
            "FGMV-02    Guidance on 12 December                   June 2024       SG20\n",
            "Guidance on 12 December",
            "2024-06",
        ),
    ],
    ids=["month", "month and year", "year first", "two months", "date is there"],
)
def test_a_date_that_came_into_the_title_is_read(row: str, title: str, approved: str | None) -> None:
    """Only where its own cell lacks it and nothing else in the title can be it; it is told."""
    text = "Title: LS/o on deliverables\nFor action to: TSAG\n\n" + HEAD + "".join((ROWS[0], row, *ROWS[2:]))
    statement = fx.extract(text.encode())
    found = next(each for each in statement.deliverables if each.id == "FGMV-02")
    assert (found.title, found.approved) == (title, approved)
    assert any(finding.code is Code.CELLS_UNSURE for finding in statement.findings)
    for each in found.evidence:
        assert each.place is not None
        assert fx.read(text.encode()).text_at(each.place) == each.verbatim


def test_words_alone_in_the_first_column_head_the_rows_below_them() -> None:
    """They are no cells in a wrong column; beside words of another column they may be."""
    assert doubts(ROWS[0], "Part one\n", *ROWS[1:3], "Part two\n", *ROWS[3:]) == []
    (message,) = doubts(ROWS[0], "Part 1     of the list\n", *ROWS[1:3], "Part 2     of the list\n", *ROWS[3:])
    assert "Part 1 | of the list" in message


@pytest.mark.parametrize(("spaced", "code"), [(True, Code.CELLS_UNSURE), (False, Code.UNREAD_TABLE)])
@pytest.mark.parametrize(
    "rows", ["| No. | Type | Title | Date |\n| X | TR | A | B |", "| No. | Title | Date |\n| X | TR on A | B |"]
)
def test_a_table_of_deliverables_without_identifiers(page: Page, rows: str, code: Code, *, spaced: bool) -> None:
    """It is told by its headings and a kind; where nothing but space parts the cells the identifiers are lost there."""
    document = page(rows)
    blocks = tuple(evolve(block, spaced=spaced) if isinstance(block, Table) else block for block in document.blocks)
    found = interpret(evolve(document, blocks=blocks), default())
    assert [each.code for each in found.findings if "names none" in each.message] == [code]


@pytest.mark.parametrize(("spaced", "codes"), [(True, [Code.CELLS_UNSURE]), (False, [])])
def test_torn_identifiers_are_told_by_the_headings(page: Page, codes: list[Code], *, spaced: bool) -> None:
    """Where nothing but space parts the cells, the halves of an identifier may stand in two rows."""
    document = page("| No. | Title | Allocated to |\n| FGXX | A study | SG16 |\n| D-01 | of maps | |")
    blocks = tuple(evolve(block, spaced=spaced) if isinstance(block, Table) else block for block in document.blocks)
    found = interpret(evolve(document, blocks=blocks), default())
    assert [each.code for each in found.findings if "names none" in each.message] == codes
