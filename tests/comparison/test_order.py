"""Several statements are put in order of time, and what is unsure about it is said."""

from collections.abc import Callable, Sequence

import pytest
from attrs import evolve

import fgmv_extract as fx
from fgmv_extract.comparison.several.dating import date_of

Draw = Callable[..., fx.Statement]
MEETING = fx.Meeting(group="ITU-T SG20", place="Geneva", start="2024-07-01", end="2024-07-12")


def order(statements: Sequence[fx.Statement]) -> list[str]:
    """Return the labels in the order found."""
    return [reference.label for reference in fx.history(statements).statements]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"date": "2024-07-15", "meeting": MEETING}, ("2024-07-15", "date")),
        ({"meeting": MEETING, "approval": "SG20 (10 July 2024)"}, ("2024-07-12", "meeting")),
        ({"meeting": fx.Meeting(start="2024-07")}, ("2024-07", "meeting")),
        ({"approval": "SG20 management (by correspondence, 2-9 July 2024)"}, ("2024-07-09", "approval")),
        ({"approval": "agreed", "meetings": (MEETING,)}, ("2024-07-12", "prose")),
        (
            {"meetings": (fx.Meeting(group="ITU-T TSAG", start="2024-01", end="2024-01"), MEETING)},
            ("2024-07-12", "prose"),
        ),
        ({"meetings": (fx.Meeting(group="ITU-T TSAG", start="2024-01", end="2024-01"),)}, (None, None)),
        ({}, (None, None)),
    ],
)
def test_the_date_of_a_statement_is_read_from_what_is_surest(
    fields: dict[str, object], expected: tuple[str | None, str | None], drawn: Draw
) -> None:
    """Its own date, its meeting, its approval, then a meeting of its source that the prose mentions; else it has none."""
    statement = drawn("SG20-LS1", fields.get("date"), "SG20", **{k: v for k, v in fields.items() if k != "date"})
    assert date_of(statement) == expected


def test_dates_decide(drawn: Draw) -> None:
    """Against numbers, and against the order given; there is nothing to find."""
    late = drawn("SG20-LS1", "2024-08-02", "SG20")
    early = drawn("SG20-LS2", "2024-07", "SG20")
    assert order([late, early]) == ["SG20-LS2", "SG20-LS1"]
    assert fx.history([late, early]).findings == ()


def test_a_reply_stands_behind_what_it_answers(drawn: Draw) -> None:
    """Where dates leave it open: the same day, a month against a day in it, or none at all."""
    for date in ("2024-07-12", "2024-07", None):
        reply = drawn("SG20-LS1", date, "SG20", replies_to=("TSAG-LS35",))
        asked = drawn("TSAG-LS35", "2024-07-12", "TSAG")
        assert order([reply, asked]) == ["TSAG-LS35", "SG20-LS1"]


def test_an_undated_question_stands_before_its_dated_reply(drawn: Draw) -> None:
    """The reply's date bounds it."""
    reply = drawn("SG20-LS1", "2024-07-12", "SG20", replies_to=("TSAG-LS35",))
    asked = drawn("TSAG-LS35", None, "TSAG")
    history = fx.history([reply, asked])
    assert [each.label for each in history.statements] == ["TSAG-LS35", "SG20-LS1"]
    (finding,) = history.findings
    assert finding.message == ("TSAG-LS35 has no date: it stands before SG20-LS1, as numbers and replies have it.")


@pytest.mark.parametrize(
    ("lower", "higher"), [("TSAG-LS35", "TSAG-LS35-R1"), ("TSAG-LS35-R1", "TSAG-LS35-R2"), ("TSAG-LS9", "TSAG-LS35")]
)
def test_revisions_and_numbers_of_a_series_decide_where_dates_do_not(lower: str, higher: str, drawn: Draw) -> None:
    """A revision is younger than what it revises, LS 35 than LS 9."""
    for date in ("2024-07-12", None):
        one, other = drawn(lower, date, "TSAG"), drawn(higher, date, "TSAG")
        assert order([other, one]) == [lower, higher]


def test_statements_of_one_day_stand_as_given_and_are_told(drawn: Draw) -> None:
    """Nothing says which was first."""
    one, other = drawn("SG20-LS1", "2024-07-12", "SG20"), drawn("SG16-LS1", "2024-07-12", "SG16")
    history = fx.history([one, other])
    assert [each.label for each in history.statements] == ["SG20-LS1", "SG16-LS1"]
    (finding,) = history.findings
    assert finding.code is fx.Code.ORDER_UNSURE
    assert finding.message == (
        "SG20-LS1 and SG16-LS1 are of the same time (2024-07-12) as far as they say, and neither answers the other: "
        "they stand as given."
    )


def test_a_statement_without_a_date_stands_behind_the_last_approval_it_lists(drawn: Draw) -> None:
    """It cannot be older than what it tells of."""
    undated = drawn("", None, "SG20", deliverables=(fx.Deliverable(id="FGMV-28", approved="2024-03"),))
    early, late = drawn("TSAG-LS1", "2024-01-26", "TSAG"), drawn("TSAG-LS2", "2024-08-02", "TSAG")
    history = fx.history([undated, late, early])
    assert [each.label for each in history.statements] == ["TSAG-LS1", "statement", "TSAG-LS2"]
    (finding,) = history.findings
    assert finding.message == (
        "statement has no date: it stands behind 2024-03, when the last deliverable it lists was approved."
    )


def test_one_statement_alone_needs_no_date(drawn: Draw) -> None:
    """There is no order to doubt."""
    assert fx.history([drawn("", None, "SG20")]).findings == ()


def test_dates_are_believed_against_replies(drawn: Draw) -> None:
    """A reply that is older than what it answers is told, not moved."""
    reply = drawn("SG20-LS1", "2024-07-12", "SG20", replies_to=("TSAG-LS35",))
    asked = drawn("TSAG-LS35", "2024-08-02", "TSAG")
    history = fx.history([asked, reply])
    assert [each.label for each in history.statements] == ["SG20-LS1", "TSAG-LS35"]
    (finding,) = history.findings
    assert finding.message == "SG20-LS1 answers TSAG-LS35, which has a later date; the dates were believed."


def test_statements_that_answer_each_other_end_in_some_order(drawn: Draw) -> None:
    """A circle is told and does not hang."""
    one = drawn("SG20-LS1", None, "SG20", replies_to=("SG16-LS1",))
    other = drawn("SG16-LS1", None, "SG16", replies_to=("SG20-LS1",))
    history = fx.history([one, other])
    assert {each.label for each in history.statements} == {"SG20-LS1", "SG16-LS1"}
    assert "in a circle" in history.findings[0].message


def test_the_given_order_is_kept_when_asked_for(drawn: Draw) -> None:
    """Whoever knows better says so, and nothing is found."""
    late, early = drawn("TSAG-LS2", "2024-08-02", "TSAG"), drawn("TSAG-LS1", "2024-01-26", "TSAG")
    history = fx.history([late, early], in_order=True)
    assert [each.label for each in history.statements] == ["TSAG-LS2", "TSAG-LS1"]
    assert history.findings == ()


def test_labels_tell_statements_apart(drawn: Draw) -> None:
    """By number, else by file, else by counting."""
    file = fx.File(name="reply.txt", format="text", size=1, sha256="0" * 64)
    statements = [drawn("", "2024-01", "SG20", file=file), drawn("", "2024-02", "SG20"), drawn("", "2024-03", "SG20")]
    assert order(statements) == ["reply.txt", "statement (1)", "statement (2)"]


def test_a_statement_given_twice_changes_nothing(drawn: Draw) -> None:
    """Its Word file and its text are one statement: no event twice, no doubt about the order."""
    statement = drawn("SG20-LS1", "2024-07-12", "SG20", "28 | suggested SG20 () | SG20: Q1/20 agreed to new work")
    once, twice = fx.history([statement]), fx.history([statement, statement])
    assert [len(line.events) for line in twice.lines] == [len(line.events) for line in once.lines] == [2]
    assert twice.findings == ()


def test_why_a_statement_without_a_date_stands_where_it_does(drawn: Draw) -> None:
    """By numbers and replies on both sides, by the last approval it lists, or as given: in whole sentences."""
    first, third = drawn("TSAG-LS1", "2024-01-26", "TSAG"), drawn("TSAG-LS3", "2024-08-02", "TSAG")
    approved = fx.Deliverable(id="FGMV-01", approved="2024-03")
    listing = drawn("", None, "SG5", deliverables=(approved,))
    told = [
        finding.message
        for statements in (
            [first, drawn("TSAG-LS2", None, "TSAG"), third],
            [first, listing],
            [first, drawn("", None, "SG5")],
        )
        for finding in fx.history(statements).findings
    ]
    name = fx.history([first, listing]).statements[-1].label
    assert told == [
        "TSAG-LS2 has no date: it stands behind TSAG-LS1 and before TSAG-LS3, as numbers and replies have it.",
        f"{name} has no date: it stands behind 2024-03, when the last deliverable it lists was approved.",
        f"{name} has no date: it stands as given.",
    ]


@pytest.mark.parametrize(
    ("date", "first"), [("2024-03-04", "suggested"), ("2024-03-05", "suggested"), ("2024-03-06", "approved")]
)
def test_an_approval_stands_before_what_is_younger_and_behind_what_is_of_its_day(
    date: str, first: str, drawn: Draw
) -> None:
    """It was known on its day at the earliest."""
    early = drawn("FGMV-LS1", date, "FG-MV", "28 | suggested SG20 () |")
    row = early.deliverables[0]
    late = drawn("TSAG-LS1", "2024-08-02", "TSAG", deliverables=(evolve(row, approved="2024-03-05"),))
    line = fx.history([early, late]).line("FGMV-28")
    assert line is not None
    assert next(event.happening for event in line.events) == first


def test_all_study_groups_are_study_groups(drawn: Draw) -> None:
    """What is allocated to all of them is held by each of them, and by nobody else."""
    for date in (None, "1950-01-01"):  # of no study period that is known: any of them may be meant
        assert len(fx.review(drawn("TSAG-LS1", date, "TSAG", "28 | allocated all SGs |"), "SG20").holdings) == 1
    statement = drawn("TSAG-LS1", "2024-03-04", "TSAG", "28 | allocated all SGs |")
    held = {group: fx.review(statement, group).holdings for group in ("SG20", "SG5", "TSAG", "FG-MV", "SG21")}
    assert {group: len(holdings) for group, holdings in held.items()} == {
        "SG20": 1,
        "SG5": 1,
        "TSAG": 0,
        "FG-MV": 0,
        "SG21": 0,
    }
