"""Deliverable tables that nothing but space parts: what does not fit is told, and nothing else."""

import re

import pytest

import fgmv_extract as fx
from fgmv_extract.findings import Code

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


def test_a_table_with_cells_of_its_own_is_not_doubted() -> None:
    """Where cells are told by more than space, what is odd stands in the original."""
    rows = [re.sub(r" {2,}", " | ", row.strip()) for row in (HEAD, *ROWS[:1], ODD, *ROWS[2:])]
    table = "\n".join(f"| {row} |" for row in (rows[0], "--- | --- | --- | ---", *rows[1:]))
    statement = fx.extract(f"Title: LS/o on deliverables\n\nFor action to: TSAG\n\n{table}\n".encode())
    assert "December" in str(statement.deliverables[1].title)
    assert not any(finding.code is Code.CELLS_UNSURE for finding in statement.findings)
