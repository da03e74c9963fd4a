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
    ],
)
def test_an_annex_or_a_list_that_is_not_there(say: Say, blocks: tuple[str, ...], count: int) -> None:
    """A heading with nothing below it, and words that announce a list where none stands; no word of it otherwise."""
    statement = say(HEAD, *blocks)
    assert missing(statement) == count
    assert len([finding for finding in statement.findings if finding.code.loses]) == count
