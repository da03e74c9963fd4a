"""What is told, in whole sentences: a reader acts on the words."""

from collections.abc import Callable, Sequence

import pytest
from attrs import evolve

import fgmv_extract as fx

Draw = Callable[..., fx.Statement]
_PLANS = "SG20: Q2/20 plans new work"
_TWO = f"04 On twins | suggested SG20 () | {_PLANS}\n05 On maps | suggested SG20 () | {_PLANS}"
_BEGINS, _WAITS = fx.WorkItemState.BEGINS, fx.WorkItemState.WAITS


def points(statement: fx.Statement) -> dict[str, str]:
    """Return what a review says, by topic."""
    return {str(point.topic): point.message for point in fx.review(statement).points}


def item(name: str, *candidates: str, **others: object) -> fx.WorkItem:
    """Make a work item that may derive from these deliverables."""
    return fx.WorkItem(name=name, links=tuple(fx.Link(each, 0.8) for each in candidates), **others)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("work_item", "told"),
    [
        (
            item("Y.a", "FGMV-04", "FGMV-05", state=_BEGINS),
            {
                "work-item-without-row": "Y.a has no row of its own: FGMV-04 and FGMV-05 fit it about as well.",
                "early-start": "Y.a begins, while FGMV-04 and FGMV-05 are only suggested.",
            },
        ),
        (item("Y.a", "FGMV-04", state=_BEGINS), {"early-start": "Y.a begins, while FGMV-04 is only suggested."}),
        (
            item("Y.a", state=_WAITS),
            {
                "work-item-without-row": "Y.a has no row of its own: no deliverable fits it.",
                "waiting": "Y.a waits for something that is not said.",
            },
        ),
        (item("Y.a", "FGMV-04", state=_WAITS, condition="until TSAG decides"), {"waiting": "Y.a waits until TSAG decides."}),
    ],
    ids=["two candidates", "one candidate", "none", "a condition"],
)  # fmt: skip
def test_work_items_are_spoken_of(work_item: fx.WorkItem, told: dict[str, str], drawn: Draw) -> None:
    """Each point names the deliverables it is about."""
    assert points(drawn("SG20-LS1", "2024-07-12", "SG20", _TWO, work_items=(work_item,))) == told


def test_who_allocated_is_said_where_it_is_known(drawn: Draw) -> None:
    """And left out where the statement does not say it; the row is quoted where the allocation stands nowhere."""
    whole = drawn("SG20-LS1", "2024-07-12", "SG20", "04 | allocated SG20 (SG16) | SG20: -")
    assert points(whole) == {
        "allocated-unanswered": "ITU-T SG20 was allocated FGMV-04 as primary by ITU-T TSAG and states no position.",
        "no-reply": "ITU-T SG16 was allocated FGMV-04 as secondary by ITU-T TSAG and has said nothing on it in these statements.",
        "no-taker": "FGMV-04 is allocated to ITU-T SG20, and no group claims it.",
    }
    [row] = whole.deliverables
    assert row.allocation is not None
    nobody = evolve(whole, deliverables=(evolve(row, allocation=evolve(row.allocation, authority=None)),))
    assert points(nobody) == {topic: told.replace(" by ITU-T TSAG", "") for topic, told in points(whole).items()}
    nowhere = evolve(whole, deliverables=(evolve(row, verbatim="the row", allocation=evolve(row.allocation, verbatim=None)),))  # fmt: skip
    quoted = {quote.verbatim for point in fx.review(nowhere).points for quote in point.quotes}
    assert quoted == {"the row", ""}


def test_claims_are_told_with_how_firm_they_are(drawn: Draw) -> None:
    """Planned, agreed, or by a work item."""
    rows = "05 | allocated SG20, SG16 | SG20: Q2/20 agreed to start Y.b and Y.c | SG16: Q5/16 plans new work"
    told = points(drawn("SG20-LS1", "2024-07-12", "SG20", rows))
    assert told["contention"] == "FGMV-05 is claimed by Q5/16 of ITU-T SG16 (planned) and Q2/20 of ITU-T SG20 (agreed)."


def lines(statements: Sequence[fx.Statement]) -> list[str]:
    """Return the sentences of a history."""
    return [event.message for line in fx.history(statements).lines for event in line.events]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "Q1/20 plans to initiate new work based on C416 and C417",
            ["Q1/20 of ITU-T SG20 planned new work (basis: C416, C417).", "ITU-T SG20 stepped back from “Q1/20 planned” to “no position”."],
        ),
        (
            "Q1/20 agreed to start Y.maps based on C416",
            ["Q1/20 of ITU-T SG20 agreed to new work (basis: C416).", "Y.maps is named.", "ITU-T SG20 stepped back from “Q1/20 agreed” to “no position”."],
        ),
        ("Noted.", ["ITU-T SG20 said: “Noted.”", "ITU-T SG20 stepped back from “Noted.” to “no position”."]),
        (
            "Q1/20 and Q2/20 plan new work",
            ["Q1/20 and Q2/20 of ITU-T SG20 planned new work.", "ITU-T SG20 stepped back from “Q1/20, Q2/20 planned” to “no position”."],
        ),
    ],
)  # fmt: skip
def test_a_position_is_told_when_it_is_taken_and_when_it_is_given_up(said: str, told: list[str], drawn: Draw) -> None:
    """Who, how firmly, and on which basis."""
    first = drawn("SG20-LS1", "2024-07-12", "SG20", f"28 | allocated SG20 | SG20: {said}")
    second = drawn("SG20-LS2", "2024-09-12", "SG20", "28 | allocated SG20 | SG20: -")
    assert lines([first, second]) == ["ITU-T TSAG allocated it to ITU-T SG20.", *told]


def test_another_kind_is_told(drawn: Draw) -> None:
    """What it is now, and what it was."""
    first, second = (
        evolve(statement, deliverables=tuple(evolve(one, kind=kind) for one in statement.deliverables))
        for number, month, kind in ((1, "07", "Technical Report"), (2, "09", "Technical Specification"))
        for statement in [drawn(f"SG20-LS{number}", f"2024-{month}-12", "SG20", "28 On twins | suggested SG20 () |")]
    )
    assert lines([first, second]) == [
        "FG-MV suggested it for ITU-T SG20.",
        "FGMV-28 is a Technical Specification; it was a Technical Report.",
    ]


def test_a_work_item_that_has_become_a_recommendation_keeps_its_number(drawn: Draw) -> None:
    """A later statement that uses the former name tells nothing new."""
    row = "28 On twins | suggested SG20 () | SG20: -"
    items = (
        item("Y.a", "FGMV-28", title="Twins", state=_BEGINS),
        fx.WorkItem(name="Y.4888", formerly="Y.a", title="Twins of all"),
        item("Y.a", title="Twins", state=_BEGINS),
        item("Y.4888", title="Twins of all"),
    )
    statements = [drawn(f"SG20-LS{at}", f"2024-{7 + at:02}-12", "SG20", row, work_items=(one,)) for at, one in enumerate(items)]  # fmt: skip
    assert lines(statements) == [
        "FG-MV suggested it for ITU-T SG20.",
        "Y.a “Twins” begins.",
        "Y.a became Y.4888 “Twins of all”.",
    ]


@pytest.mark.parametrize(
    ("approved", "place"),
    [("2024-02", 0), ("2024-06", 1), ("2024-08", 1)],
    ids=["before all", "between two", "behind the one that tells it"],
)
def test_an_approval_stands_before_the_first_statement_that_is_younger(approved: str, place: int, drawn: Draw) -> None:
    """At the latest with the statement that tells it."""
    rows = (("03", "suggested SG20 ()"), ("07", "allocated SG20 ()"), ("09", "allocated SG20 (SG16)"))
    statements = [drawn(f"SG20-LS{at}", f"2024-{month}-12", "SG20", f"28 | {row} |") for at, (month, row) in enumerate(rows)]  # fmt: skip
    statements[1] = evolve(statements[1], deliverables=tuple(evolve(one, approved=approved) for one in statements[1].deliverables))  # fmt: skip
    [found] = [at for at, told in enumerate(lines(statements)) if "approved" in told]
    assert found == place
