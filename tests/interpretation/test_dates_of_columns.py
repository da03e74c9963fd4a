"""Dates that stand in a cell of titles, because space alone parts the columns."""

import pytest

from fgmv_extract.interpretation.dates import are_monthly, parted


@pytest.mark.parametrize(
    ("title", "date", "found"),
    [
        ("Maps May 2024 of cities", "", ("Maps   of cities", "May 2024")),
        ("Maps May of cities", "2024", ("Maps  of cities", "May 2024")),
        ("Maps May of cities", " 2024 ", ("Maps  of cities", "May 2024")),
        ("Maps May of 2024 cities", "", ("Maps  of  cities", "May 2024")),
        ("Maps May of 2030 cities", "2024", ("Maps  of 2030 cities", "May 2024")),
        ("Maps 2024 of May", "", None),
        ("Maps of May", "", None),
        ("Maps of cities", "2024", None),
        ("Maps of cities 2024", "", None),
        ("Maps May 2024 and 2025", "", None),
        ("Maps May and June 2024", "", None),
        ("Maps May 2024", "June", None),
        ("Maps May 2024", "soon", None),
        ("Maps May 12 2024", "", None),
        ("Maps May-2024", "", None),
        ("Maps may 2024", "", None),
    ],
)
def test_a_date_in_a_title(title: str, date: str, found: tuple[str, str] | None) -> None:
    """One month, and one year behind it or in the cell of the date."""
    assert parted(title, date) == found


@pytest.mark.parametrize(
    ("dates", "monthly"),
    [
        (["May 2024"] * 3, True),
        (["May 2024"] * 2, False),
        (["May 2024"] * 3 + ["2024"] * 2, True),
        (["May 2024"] * 3 + ["2024"] * 3, False),
        (["May 2024"] * 3 + ["", " "] * 3, True),
        (["May 2024", "June 2023", "May"], False),
        (["12 May 2024", "June 2023", "1 May 2022"], True),
        ([], False),
    ],
)
def test_columns_whose_dates_have_months(dates: list[str], monthly: bool) -> None:  # noqa: FBT001
    """Three at least, and more than half of those that are told."""
    assert are_monthly(dates) is monthly
