"""Real documents of many origins: nothing invented, and what they say read right."""

from pathlib import Path

import pytest

import fgmv_extract as fx

SHARED = Path(__file__).resolve().parents[2] / "shared"
REAL = SHARED / "real"
FILES = sorted(path for path in REAL.rglob("*") if path.is_file())
needs_real = pytest.mark.skipif(not FILES, reason="the folder of real documents is not here")


@needs_real
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_phantom_deliverable(path: Path) -> None:
    """None of the real documents is about a Focus Group's deliverables, and none gives any; an unread format is named."""
    try:
        statement = fx.extract(path)
    except fx.ExtractError as refused:
        error = refused
    else:
        assert statement.deliverables == ()
        return
    assert error.outcome == "unsupported"
    assert str(error).startswith(f"{path.name}: is ")


@needs_real
@pytest.mark.parametrize(
    ("name", "group", "detail", "questions", "replies"),
    [
        ("itu-sg16-liaison-may2010.docx", "ITU-T SG16", "Q8, 9, 10/16", ("Q8/16", "Q9/16", "Q10/16"), ("SG16-LS124",)),
        ("3gpp-sa-wg4-liaison-may2010.docx", "3GPP", "SA WG4, Stefan Bruhn", (), ()),
    ],
)
def test_header_of_ietf_letters(
    name: str, group: str, detail: str, questions: tuple[str, ...], replies: tuple[str, ...]
) -> None:
    """The header in lines of two letters of the IETF."""
    statement = fx.extract(REAL / "ls" / name)
    assert [(one.group, one.inferred) for one in statement.source] == [("IETF", False)]
    assert [(a.group, a.purpose, a.detail) for a in statement.addressees] == [(group, "information", detail)]
    assert (statement.date, statement.questions, statement.replies_to) == ("2010-05-05", questions, replies)


@needs_real
def test_figure_1_1_in_its_recommendation() -> None:
    """The example of Rec. ITU-T A.1, as it stands in the Recommendation itself."""
    (path,) = REAL.glob("itu-docs/T-REC-A.1-*.docx")
    statement = fx.extract(path)
    assert statement.questions == ("Q45/15", "Q3/4", "Q8/ITU-R SG11")
    assert statement.source[0].group == "ITU-T SG15"
    assert [(a.group, a.purpose) for a in statement.addressees] == [
        ("ITU-T SG4", "action"),
        ("ITU-R SG11", "information"),
        ("ISO/IEC JTC 1/SC 6", "information"),
    ]
    assert statement.deadline is not None
    assert (statement.type, statement.deadline.date) == ("LS/r", "1998-01-22")
    assert statement.meeting is not None
    assert (statement.meeting.place, statement.meeting.start, statement.meeting.end) == (
        "London",
        "1997-10-02",
        "1997-10-06",
    )
    (contact,) = statement.contacts
    assert (contact.name, contact.role, contact.email) == ("John Jones", "rapporteur for Q45/15", "jj@abcco.com")


@needs_real
def test_notes_of_a_meeting_are_no_statement() -> None:
    """Notes that name groups and drafts say nothing that a liaison statement says."""
    statement = fx.extract(REAL / "ls" / "interim-oct_2011-tuesday-notes-allyn.docx")
    assert statement == fx.Statement()
