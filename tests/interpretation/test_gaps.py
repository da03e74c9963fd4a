"""What is announced and is not there is told."""

from collections.abc import Callable

import pytest

from fgmv_extract.findings import Code
from fgmv_extract.records import Statement

Say = Callable[..., Statement]
HEAD = "| Source: | ITU-T SG16 |\n| Title: | LS/o on avatars |\n| For action to: | TSAG |"
TABLE = "| No. | Title | Allocation |\n| FGMV-01 | Technical Report on Maps | SG16 |"


def missing(statement: Statement) -> int:
    """How many parts are told to be missing."""
    return sum(finding.code is Code.MISSING_PART for finding in statement.findings)


@pytest.mark.parametrize(
    ("blocks", "count"),
    [
        (("SG16 approved them.", "Annex A – Deliverables"), 1),
        (("SG16 approved them.", "Annex A – Deliverables", "Annex B – Positions"), 1),
        (("SG16 approved them.", "Annex A – Deliverables", TABLE), 0),
        (("SG16 approved them.", "Annex A – Deliverables", "They are listed elsewhere."), 0),
        (("SG16 has allocated the deliverables below and asks for support.",), 1),
        (("SG16 approved these deliverables.",), 1),
        (("Four deliverables of the Focus Group have no taker yet.",), 1),
        (("The following two deliverables: none is ready.",), 1),
        (("SG16 approved these deliverables.", TABLE), 0),
        (("SG16 approved these deliverables:", "FGMV-01, Maps"), 0),
        (("SG16 looked at the deliverables of FG-MV and thanks TSAG.",), 0),
        (("SG16 allocated the deliverables of FG-MV as follows.",), 1),
        (("TSAG allocates as follows.",), 1),
        (("SG16 thanks TSAG and states its interest below.",), 1),
        (("SG16 approved them.", "Annex A – Deliverables", TABLE, "Annex B – Positions", "* * *"), 1),
        (("SG16 approved them.", "Annex A – Deliverables", TABLE, "Annex B – Positions"), 1),
        (("SG16 approved them.", "Annex A – Deliverables", TABLE, "Annex B – Positions", "None."), 0),
    ],
)
def test_an_annex_or_a_list_that_is_not_there(say: Say, blocks: tuple[str, ...], count: int) -> None:
    """A heading with nothing below it, and words that announce a list where none stands; no word of it otherwise."""
    statement = say(HEAD, *blocks)
    assert missing(statement) == count
    assert len([finding for finding in statement.findings if finding.code.loses]) == count


@pytest.mark.parametrize(
    "lines",
    [
        ("Deliverable: FGMV-01", "Title: Maps", "Deliverable: FGMV-02", "Title: Cats"),
        ("FGMV-11 Maps of cities", "FGMV-12 Tours"),
        ("FGMV-11", "FGMV-12"),
        ("FGMV-11: “Maps”", "FGMV-12 – Tours"),
        ("• FGMV-11: Maps", "a) FGMV-12 – Tours"),
        ("FGMV-11, Maps, July 2023, SG16", "FGMV-12, Tours, July 2023, SG20"),
        ("FGMV-11 & Maps & SG16", "FGMV-12 & Tours & SG20"),
        ("Maps |FGMV-11 | X | |FGMV-12 |Tours | (X)",),
        ("July 2023\tFGMV-11\tMaps", "July 2023\tFGMV-12\tTours"),
        ("July 2023\tFGMV-11\tMaps\nof our cities", "July 2023\tFGMV-12\tTours\nby bus"),
        ("Annex A – Deliverables", TABLE, "FGXX-11 Maps", "FGXX-12 Tours"),
        ("| FGMV-11 Maps of all | our cities |\n| FGMV-12 Tours of them | by bus |",),
    ],
)
def test_what_is_named_as_rows_name_it_is_told(say: Say, lines: tuple[str, ...]) -> None:
    """Two deliverables at least that begin lines or rows, or stand between bars or tabs, and of which there is no record."""
    told = [finding for finding in say(HEAD, "SG16 met.", *lines).findings if finding.code is Code.UNREAD_ROWS]
    assert len(told) == 1
    assert told[0].place is not None


@pytest.mark.parametrize(
    "lines",
    [
        ("FGMV-11, FGMV-12 and FGMV-13 are new.", "FGMV-14, FGMV-15 and others are not."),
        ("FGMV-11 was allocated to SG16.", "FGMV-12 is of interest."),
        ("FGMV-11 Maps of cities", "SG16 thanks TSAG for FGMV-12."),
        ("Annex A – Deliverables", TABLE, "FGMV-01 Technical Report on Maps", "FG-MV 01 Maps"),
        ("FGMV-11. It stands elsewhere.", "FGMV-12. So does this."),
        ("| TD12 | FGMV-11 |\n| TD13 | FGMV-12 |",),
    ],
)
def test_prose_that_names_deliverables_is_none(say: Say, lines: tuple[str, ...]) -> None:
    """Lists in sentences, sentences that begin so, one alone, and what there is a record of."""
    assert not any(finding.code is Code.UNREAD_ROWS for finding in say(HEAD, "SG16 met.", *lines).findings)


def test_lines_with_a_remark_behind_the_identifier_are_told(say: Say) -> None:
    """``FGMV-38 (previously SG16, now SG21): ...`` is told of, not passed over."""
    statement = say(
        "| Source: | SG21 |\n| Title: | LS/o on FG-MV deliverables |\n| For action to: | TSAG |",
        "FGMV-38 (previously SG16, now SG21): Q5/21 plans to initiate new work.",
        "FGMV-43 (previously SG16, now SG21): no position at this stage.",
    )
    assert statement.deliverables == ()
    assert Code.UNREAD_ROWS in {finding.code for finding in statement.findings}
