"""What in a table that blanks lay out shows that cells were cut in a wrong place."""

import fgmv_extract as fx
from fgmv_extract.findings import Code


def messages(text: str) -> list[str]:
    """What is doubted in a text."""
    statement = fx.extract(text.encode(), name="any.txt")
    return [finding.message for finding in statement.findings if finding.code is Code.CELLS_UNSURE]


def test_a_day_that_slid_into_the_title_is_told() -> None:
    """The other dates have one."""
    (message,) = messages("""\
No.          Title                              Approved          Allocated to
FGMV-01      Technical Report on Maps 4         May 2022          SG16
FGMV-02      Technical Report on Models         22 July 2021      SG12
FGMV-03      Technical Report on Things         14 June 2022      SG5
""")
    assert "FGMV-01 has no date, or half of one" in message


def test_dates_without_days_are_whole_where_few_have_any() -> None:
    """Then nothing is missing."""
    assert not messages("""\
No.          Title                              Approved          Allocated to
FGMV-01      Technical Report on Maps           May 2022          SG16
FGMV-02      Technical Report on Models         22 July 2021      SG12
FGMV-03      Technical Report on Things         June 2022         SG5
""")


def test_headings_that_were_run_together_are_told() -> None:
    """No column holds titles where the heading of theirs stands in that of another."""
    (message,) = messages("""\
ID           Deliverable Approval title date     Allocated to      SG20
FGMV-01      Technical  27/08/2021 Maps          SG16              Q7/20
FGMV-02      Technical  04/11/2021 Models        SG12              Q1/20
FGMV-03      Technical  05/11/2021 Rules         SG12              Q2/20
""")
    assert "none of its columns is headed as that of titles" in message
