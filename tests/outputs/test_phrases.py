"""Short forms of records."""

import pytest

from fgmv_extract.outputs import phrases
from fgmv_extract.places import Place
from fgmv_extract.records import (
    Addressee,
    Allocation,
    Commitment,
    Contact,
    Meeting,
    Position,
    PositionState,
    Purpose,
    Role,
    Share,
    Source,
    Status,
)

SG20 = "ITU-T SG20"


@pytest.mark.parametrize(
    ("group", "told"),
    [(SG20, "SG20"), ("all", "All"), ("ITU-T all SGs", "all SGs"), ("ITU-R SG5", "ITU-R SG5"), ("FG-MV", "FG-MV")],
)
def test_the_sector_that_goes_without_saying_is_not_said(group: str, told: str) -> None:
    """Only ITU-T is left out."""
    assert phrases.short(group) == told


@pytest.mark.parametrize(
    ("kind", "told"),
    [("Technical Report", "TR"), ("Technical Specification", "TS"), ("Supplement", "Supplement"), ("", "")],
)
def test_kinds_of_several_words_are_abbreviated(kind: str, told: str) -> None:
    """As the trade does."""
    assert phrases.initials(kind) == told


@pytest.mark.parametrize(
    ("allocation", "told"),
    [
        (None, ""),
        (Allocation(shares=(Share("ITU-T SG16"), Share(SG20))), "SG16, SG20"),
        (
            Allocation(shares=(Share("ITU-T SG16", Role.SECONDARY), Share(SG20, Role.PRIMARY))),
            "SG20 (SG16)",
        ),
        (
            Allocation(shares=(Share("ITU-T all SGs", Role.SECONDARY), Share("ITU-T SCV", Role.SECONDARY))),
            "(all SGs, SCV)",
        ),
        (Allocation(text="to be decided"), "to be decided"),
    ],
)
def test_secondary_groups_stand_in_parentheses(allocation: Allocation | None, told: str) -> None:
    """As Focus Groups write them; an allocation that was not understood keeps its words."""
    assert phrases.groups(allocation) == told


@pytest.mark.parametrize(
    ("position", "told"),
    [
        (Position(group=SG20, state=PositionState.BLANK, text=""), "–"),
        (Position(group=SG20, state=PositionState.ABSENT), "absent"),
        (Position(group=SG20, state=PositionState.STATED, text="No objection."), "No objection."),
        (
            Position(
                group=SG20,
                state=PositionState.STATED,
                commitment=Commitment.PLANNED,
                questions=("Q2/20", "Q3/20"),
                invites_contributions=True,
                text="…",
            ),
            "Q2/20, Q3/20 planned, invites contributions",
        ),
        (
            Position(
                group=SG20,
                state=PositionState.STATED,
                commitment=Commitment.AGREED,
                questions=("Q1/20",),
                contributions=("C416",),
                work_items=("Y.x",),
            ),
            "Q1/20 agreed Y.x (C416)",
        ),
        (Position(group=SG20, state=PositionState.STATED, questions=("Q1/20",)), "Q1/20"),
    ],
)
def test_a_position_is_told_by_what_was_read_of_it(position: Position, told: str) -> None:
    """Blank, absent and not understood are three things."""
    assert phrases.position(position) == told


@pytest.mark.parametrize(
    ("allocation", "told"),
    [
        (None, None),
        (Allocation(), None),
        (Allocation(status=Status.INFORMATION), "for information"),
        (Allocation(status=Status.SUGGESTED), "suggested"),
    ],
)
def test_a_status_is_told_in_words(allocation: Allocation | None, told: str | None) -> None:
    """Information is a purpose, not a state."""
    assert phrases.status(allocation) == told


def test_parties_meetings_and_contacts_name_only_what_is_known() -> None:
    """Nothing stands for what the document does not say."""
    assert phrases.party(Source(group=SG20)) == "ITU-T SG20"
    assert phrases.party(Source(group=SG20, inferred=True, detail="Q2/20")) == "ITU-T SG20 (Q2/20, inferred)"
    assert phrases.meeting(Meeting(group=SG20, place="Geneva", start="2024-07-01", end="2024-07-12")) == (
        "ITU-T SG20 meeting, Geneva, 2024-07-01 to 2024-07-12"
    )
    assert phrases.meeting(Meeting(start="2024-01", end="2024-01")) == "2024-01"
    assert phrases.contact(Contact(name="Ada Byron", email="ada@example.org")) == "Ada Byron, ada@example.org"


@pytest.mark.parametrize(
    ("place", "told"),
    [
        (Place(17, 1, 2, 3, line=20), "line 20"),
        (Place(17, 1, 2, 3, page=4, box=(1, 2, 3, 4)), "page 4, table 2, row 3"),
        (Place(17), "block 18"),
    ],
)
def test_a_place_is_told_as_short_as_it_can_be_found(place: Place, told: str) -> None:
    """A line number is all an editor needs; elsewhere people count tables and rows."""
    assert phrases.where(place) == told


def test_addressees_are_told_purpose_by_purpose() -> None:
    """In the order written, those without a purpose as they are."""
    every = (
        Addressee(group="ITU-T SG2", purpose=Purpose.ACTION),
        Addressee(group="IETF"),
        Addressee(group="ITU-T SG3", purpose=Purpose.ACTION, detail="Q1/3"),
        Addressee(group="FG-MV", purpose=Purpose.INFORMATION),
    )
    assert phrases.addressees(every) == ["ITU-T SG2, ITU-T SG3 (Q1/3), for action", "IETF", "FG-MV, for information"]
    assert phrases.addressees(()) == []
