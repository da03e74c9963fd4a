"""The dates of approval that have come into the titles beside them, in tables whose cells nothing but space parts.

Technical Report on Guidance December       ITU-T SG16      one blank is no gutter: the cell of the title is "Technical
on how to build a metaverse for 2023        and ITU-T SG3   Report on Guidance December on how to build a metaverse
all – Part I: Legal Framework                               for 2023 all", that of the date is empty
"""

from collections.abc import Iterable

from fgmv_extract.itu.dates import read_date
from fgmv_extract.patterns import pattern

_MONTH = pattern(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b(?!\s+\d{1,2}\b)"
)
_YEAR = pattern(r"(?<![\w-])(?:19|20)\d\d(?![\w-])")
_FEW = 3  # dates with a month tell that all have one


def are_monthly(dates: Iterable[str]) -> bool:
    """Whether the cells of a column are dates with a month, so that one without it lacks it."""
    filled = [text for text in dates if text.strip()]
    months = sum(_MONTH.search(text) is not None and read_date(text) is not None for text in filled)
    return months >= _FEW and 2 * months > len(filled)


def parted(title: str, date: str) -> tuple[str, str] | None:
    """Part the text of a title cell from the date in it, whose own cell holds nothing or a year; None when there is none.

    Only one month, and one year behind it where the cell has none, can be the date.
    """
    months = list(_MONTH.finditer(title))
    if len(months) != 1 or _MONTH.search(date):
        return None
    month = months[0]
    if _YEAR.fullmatch(date.strip()):
        return f"{title[: month.start()]}{title[month.end() :]}", f"{month[0]} {date.strip()}"
    years = list(_YEAR.finditer(title))
    if date.strip() or len(years) != 1 or years[0].start() < month.end():
        return None
    year = years[0]
    rest = f"{title[: month.start()]}{title[month.end() : year.start()]}{title[year.end() :]}"
    return rest, f"{month[0]} {year[0]}"
