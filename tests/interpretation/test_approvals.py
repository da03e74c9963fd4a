"""Dates of approval: the words that may stand around them, the days of a meeting, and what is no date."""

from collections.abc import Callable

import pytest

from fgmv_extract.findings import Code
from fgmv_extract.records import Statement

Say = Callable[..., Statement]


def approved(say: Say, cell: str) -> tuple[str | None, list[str]]:
    """What is told of the date in a cell: the date, and what was not understood."""
    statement = say(f"| No. | Title | Approved |\n| FGMV-01 | Maps | {cell} |\n| FGMV-02 | Roads | May 2024 |")
    problems = [finding.message for finding in statement.findings if finding.code is Code.UNREAD_DATE]
    return statement.deliverables[0].approved, problems


@pytest.mark.parametrize(
    ("cell", "date"),
    [
        *((cell, "2023-07") for cell in ("July 2023", "July 2023*", "4-6 July 2023", "(4-6 July 2023)", "Meeting, 4-6 July 2023;")),
        *((cell, "2023-07") for cell in ("approved in July 2023;", "Agreed at the meeting of 4-6 July 2023.", "adopted July 2023")),
        *((cell, "2023-07-04") for cell in ("4 July 2023", "meeting of 4 July 2023", "on 4 July 2023", "approved on\\n4 July 2023")),
        ("2023", "2023"),
        ("-", None),
    ],
)  # fmt: skip
def test_words_around_a_date_and_days_of_a_meeting(cell: str, date: str | None, say: Say) -> None:
    """Of the days of a meeting nothing tells on which it was: the month is."""
    assert approved(say, cell) == (date, [])


@pytest.mark.parametrize(
    ("cell", "date"),
    [
        *((cell, None) for cell in ("30 June - 2 July 2023", "June to July 2023", "2022-2023", "4-6 July 2023 soon", "soon")),
        *((cell, None) for cell in ("1-2 July 2023 and 5-6 July 2023", "by those who met in July 2023")),
        *((cell, "2023-07") for cell in ("July 2023 perhaps", "July 2023 (draft)")),
    ],
)  # fmt: skip
def test_what_is_no_date_is_told(cell: str, date: str | None, say: Say) -> None:
    """Two months, two meetings, and words that may change what the date says."""
    assert approved(say, cell) == (date, [f"approved {cell!r} is no date that was understood"])


@pytest.mark.parametrize(
    ("cell", "date"),
    [("14-J un-2020", "2020-06-14"), ("M ay 2024", "2024-05"), ("1 2 July 202 4", "2024-07-12"), ("14-J un-2020 or later", None)],
)  # fmt: skip
def test_a_date_that_a_narrow_column_tears(cell: str, date: str | None, say: Say) -> None:
    """It is read when nothing else stands beside it."""
    assert approved(say, cell) == (date, [] if date else [f"approved {cell!r} is no date that was understood"])
