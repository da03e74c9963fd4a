"""A small statement in which everything occurs once."""

import pytest

from fgmv_extract.findings import Code, Finding
from fgmv_extract.places import File, Place
from fgmv_extract.records import (
    Addressee,
    Allocation,
    Annex,
    Commitment,
    Contact,
    Deadline,
    Deliverable,
    Evidence,
    Link,
    Meeting,
    Period,
    Position,
    PositionState,
    Purpose,
    ReceivedAs,
    Role,
    Share,
    Source,
    Statement,
    Status,
    WorkItem,
    WorkItemState,
)


def cell(row: int, column: int) -> Place:
    """Return the place of a cell of the second table."""
    return Place(17, 1, row, column, line=20 + row)


@pytest.fixture
def statement() -> Statement:
    """Return a statement with every kind of record, three deliverables in two annexes, and a finding."""
    first = Deliverable(
        id="FGMV-01",
        focus_group="FG-MV",
        kind="Technical Report",
        title="Exploring the metaverse",
        approved="2023-07",
        annex="A",
        allocation=Allocation(
            status=Status.INFORMATION, authority="ITU-T TSAG", shares=(Share("all"),), text="All for information"
        ),
        positions=(
            Position(group="ITU-T SG20", state=PositionState.BLANK, text="", place=cell(1, 4), verbatim=""),
            Position(group="ITU-T SG16", state=PositionState.STATED, text="No objection."),
        ),
        evidence=(Evidence("kind", cell(1, 1), "Technical Report"), Evidence("approved", cell(1, 2), "July 2023")),
        place=cell(1, 0),
        verbatim="FGMV-01",
    )
    second = Deliverable(
        id="FGMV-28",
        focus_group="FG-MV",
        kind="Technical Specification",
        title="Requirements for the metaverse – based on digital twins",
        approved="2024-03-12",
        annex="B",
        allocation=Allocation(
            status=Status.SUGGESTED,
            authority="FG-MV",
            shares=(Share("ITU-T SG20", Role.PRIMARY), Share("ITU-T SG16", Role.SECONDARY)),
            text="SG20 (SG16)",
            place=cell(2, 3),
            verbatim="SG20\n(SG16)",
        ),
        positions=(
            Position(
                group="ITU-T SG20",
                state=PositionState.STATED,
                commitment=Commitment.AGREED,
                questions=("Q1/20", "Q2/20"),
                contributions=("C416",),
                work_items=("Y.dtmv-reqts",),
                invites_contributions=True,
                text="Q1/20 and Q2/20 agreed to initiate Y.dtmv-reqts.",
                place=cell(2, 4),
                verbatim="Q1/20 and Q2/20 agreed\nto initiate Y.dtmv-reqts.",
            ),
        ),
        aliases=("FGMV-D1",),
        place=Place(17, 1, 2, 0, page=3, box=(72.0, 100.5, 120.25, 112.0)),
        verbatim="FGMV‑28",
    )
    third = Deliverable(
        id="FGMV-52",
        annex="B",
        positions=(Position(group="ITU-T SG20", state=PositionState.ABSENT),),
        place=cell(3, 0),
        verbatim="FGMV-52",
    )
    return Statement(
        file=File(name="reply.txt", format="text", dialect="tika", size=1234, sha256="0" * 64, container="ls.zip!/LS"),
        number="SG20-LS12",
        title="LS/r on metaverse (reply to TSAG-LS35)",
        type="LS/r",
        date="2024-07-12",
        received_as=ReceivedAs(number="TSAG-TD1", title="LS/i on metaverse", type="LS/i", group="ITU-T TSAG"),
        source=(Source(group="ITU-T SG20", inferred=True, detail="Q1/20", place=Place(2), verbatim="Study Group 20"),),
        addressees=(Addressee(group="ITU-T TSAG", purpose=Purpose.ACTION), Addressee(group="ITU-T SG16")),
        replies_to=("TSAG-LS35",),
        focus_groups=("FG-MV",),
        questions=("Q1/20", "Q2/20"),
        meeting=Meeting(
            group="ITU-T SG20",
            place="Geneva",
            start="2024-07-01",
            end="2024-07-12",
            evidence=Evidence("meeting", Place(3), "Geneva"),
        ),
        approval="SG20 meeting (Geneva, 12 July 2024)",
        deadline=Deadline(date="2024-07-29", text="29 July 2024"),
        contacts=(
            Contact(
                name="Ada Byron", organization="Analytical", country="UK", tel="+44", fax="+45", email="ada@example.org"
            ),
        ),
        keywords=("metaverse", "IoT"),
        abstract="SG20’s interests.",
        meetings=(Meeting(group="ITU-T TSAG", start="2024-01", end="2024-01"),),
        annexes=(
            Annex(label="A", title="Approved deliverables", period=Period(start="2023-03", end="2023-12")),
            Annex(label="B"),
        ),
        deliverables=(first, second, third),
        work_items=(
            WorkItem(
                name="Y.dtmv-if",
                kind="Draft Recommendation",
                title="Interface model",
                state=WorkItemState.WAITS,
                condition="until the next meeting",
                formerly="Y.if",
                links=(
                    Link(deliverable="FGMV-28", confidence=0.5, reasons=("words",)),
                    Link(deliverable="FGMV-01", confidence=1),
                ),
                place=Place(9, start=10, end=20),
                verbatim="Y.dtmv-if ",
            ),
        ),
        findings=(Finding(Code.TRUNCATED_ROW, "The row has 4 of 5 cells.", cell(3, 0), "FGMV-52"),),
        evidence=(Evidence("title", Place(1), "LS/r on metaverse"),),
    )
