"""Review: each rule on the smallest statements that show it."""

from collections.abc import Callable

import pytest

import fgmv_extract as fx

Draw = Callable[..., fx.Statement]
SG20 = "Q2/20 plans new work"
SG16 = "Q5/16 plans new work"


def told(review: fx.Review) -> set[str]:
    """Return the points in short: topic, groups and deliverables."""
    return {
        " ".join(
            (
                point.topic,
                "+".join(group.removeprefix("ITU-T ") for group in point.groups),
                "+".join(name.removeprefix("FGMV-") for name in point.deliverables),
            )
        )
        for point in review.points
    }


@pytest.mark.parametrize(
    ("row", "points"),
    [
        ("04 | allocated SG20 | SG20: -", {"allocated-unanswered SG20 04", "no-taker SG20 04"}),
        ("04 | allocated SG16, SG20 | SG20: -", {"allocated-unanswered SG20 04"}),
        ("04 | allocated SG16 (SG20) | SG20: -", {"allocated-unanswered SG20 04"}),
        ("04 | allocated SG20 | SG20: Q2/20 is interested.", {"no-taker SG20 04"}),
        (f"04 | allocated SG20 | SG20: {SG20}", set()),
        ("04 | allocated SG20 | SG20: ?", {"position-unknown SG20 04"}),
        ("04 | allocated SG20 |", {"no-reply SG20 04"}),
        ("04 | suggested SG20 () | SG20: -", {"suggested-unanswered SG20 04", "no-taker SG20 04"}),
        ("04 | suggested SG16 (SG20) | SG20: -", {"secondary-unanswered SG20 04"}),
        ("04 | suggested SG16 (SG20) |", set()),
        ("04 | suggested SG16 (All SGs) | SG20: -", {"all-unanswered SG20 04"}),
        ("04 | suggested SG16 (All SGs) | SG20: ?", {"position-unknown SG20 04"}),
        ("04 | suggested SG16 (All SGs, SG20) | SG20: -", {"secondary-unanswered SG20 04"}),
        ("04 | suggested SG16 (SG17) | SG20: -", set()),
        ("04 | information all | SG20: -", set()),
        (f"04 | information all | SG20: {SG20}", {"claimed-information SG20 04"}),
        (f"04 | suggested SG16 (SG20) | SG20: {SG20}", {"claimed-secondary SG20 04"}),
        (f"04 | suggested SG16 (All SGs) | SG20: {SG20}", {"claimed-secondary SG20 04"}),
        (f"04 | allocated SG16 | SG20: {SG20}", {"claimed-unlisted SG20 04"}),
        ("04 | allocated SG16 | SG20: Q2/20 does not plan any new work", set()),
        (f"04 | | SG20: {SG20}", set()),
        (f"04 | listed SG16 | SG20: {SG20}", {"claimed-unlisted SG20 04"}),
        ("04 | allocated SG20 | SG20: Q2/20 and Q3/20 plan new work", {"joint-claim SG20 04"}),
        ("04 | allocated SG20 | SG20: Q2/20 agreed to new work", {"unnamed-work-item SG20 04"}),
        ("04 | allocated SG20 | SG20: Q2/20 agreed to start work item Y.mv-acc", set()),
        ("04 | allocated SG20 | SG20: Q2/20: Y.4240 (ex Y.mv-acc) is approved", set()),
        (
            f"04 | allocated SG20, SG16 | SG20: {SG20} | SG16: {SG16}",
            {"contention SG16+SG20 04"},
        ),
        (f"04 | allocated SG20, SG16 | SG20: {SG20} | SG16: -", set()),
    ],
)
def test_a_row_gives_exactly_its_points(row: str, points: set[str], drawn: Draw) -> None:
    """What SG20 should look at in a row, and nothing else."""
    statement = drawn("SG20-LS1", "2024-07-12", "SG20", row)
    assert told(fx.review(statement, "SG20")) == points


def test_without_a_group_every_group_is_looked_at(drawn: Draw) -> None:
    """Study groups in the order of their numbers."""
    row = "04 | allocated SG2, SG16, SG20 | SG20: - | SG16: -"
    review = fx.review(drawn("TSAG-LS1", "2024-07-12", "TSAG", row))
    assert [(point.topic, point.groups) for point in review.points] == [
        ("allocated-unanswered", ("ITU-T SG16",)),
        ("allocated-unanswered", ("ITU-T SG20",)),
        ("no-reply", ("ITU-T SG2",)),
    ]


def test_nobody_takes_only_what_every_lead_was_heard_on(drawn: Draw) -> None:
    """Two replies without a claim are needed where two groups lead; secondary groups need not be heard."""
    one = drawn("SG20-LS1", "2024-07-12", "SG20", "36 | suggested SG16, SG20 (SG5) | SG20: -")
    other = drawn("SG16-LS1", "2024-07-17", "SG16", "36 | suggested SG16, SG20 (SG5) | SG16: -")
    taking = drawn("SG5-LS1", "2024-07-18", "SG5", "36 | suggested SG16, SG20 (SG5) | SG5: Q9/5 plans new work")
    assert not fx.review(one).of("no-taker")
    (point,) = fx.review([one, other]).of("no-taker")
    assert (point.groups, point.deliverables) == (("ITU-T SG16", "ITU-T SG20"), ("FGMV-36",))
    assert {quote.statement for quote in point.quotes} == {"SG16-LS1", "SG20-LS1"}
    assert not fx.review([one, other, taking]).of("no-taker")


def test_two_replies_that_claim_one_deliverable_are_in_contention(drawn: Draw) -> None:
    """With the words of both, and for each of the two groups."""
    one = drawn("SG20-LS1", "2024-07-12", "SG20", f"36 | suggested SG16, SG20 () | SG20: {SG20}")
    other = drawn("SG16-LS1", "2024-07-17", "SG16", f"36 | suggested SG16, SG20 () | SG16: {SG16}")
    for group in ("SG16", "SG20", None):
        (point,) = fx.review([one, other], group).of("contention")
        assert point.message == (
            "FGMV-36 is claimed by Q5/16 of ITU-T SG16 (planned) and Q2/20 of ITU-T SG20 (planned)."
        )
        assert [(quote.statement, quote.verbatim) for quote in point.quotes] == [("SG16-LS1", SG16), ("SG20-LS1", SG20)]
    assert not fx.review([one, other], "SG17").of("contention")


def test_of_several_statements_the_last_word_counts(drawn: Draw) -> None:
    """A decision replaces a suggestion, a later position an earlier one, whatever order they are given in."""
    suggestion = drawn("FGMV-LS1", "2024-06-13", "FG-MV", "34 | suggested SG20 () |\n44 | suggested SG17 (SG20) |")
    reply = drawn(
        "SG20-LS1",
        "2024-07-12",
        "SG20",
        f"34 | suggested SG20 () | SG20: -\n44 | suggested SG17 (SG20) | SG20: {SG20}",
    )
    decision = drawn("TSAG-LS1", "2024-08-02", "TSAG", "34 | allocated SG20 |\n44 | allocated SG17, SG20 |")
    later = drawn("SG20-LS2", "2025-01-31", "SG20", f"34 | allocated SG20 | SG20: {SG20}")
    assert told(fx.review([reply, suggestion], "SG20")) == {
        "suggested-unanswered SG20 34",
        "no-taker SG20 34",
        "claimed-secondary SG20 44",
    }
    assert told(fx.review([decision, reply, suggestion], "SG20")) == {
        "allocated-unanswered SG20 34",
        "no-taker SG20 34",
    }
    assert told(fx.review([later, decision, reply, suggestion], "SG20")) == set()


def test_a_cell_that_is_not_there_takes_back_no_earlier_word(drawn: Draw) -> None:
    """Unknown is not blank."""
    said = drawn("SG20-LS1", "2024-07-12", "SG20", f"34 | allocated SG20 | SG20: {SG20}")
    cut = drawn("SG20-LS2", "2024-08-12", "SG20", "34 | allocated SG20 | SG20: ?")
    assert told(fx.review([said, cut], "SG20")) == set()


def test_an_heir_answers_for_its_predecessors(drawn: Draw) -> None:
    """SG21 took over the work of SG16 in 2025: what SG16 said and got is SG21's then, and not before."""
    reply = drawn("SG16-LS1", "2024-07-17", "SG16", f"36 | allocated SG16, SG9 | SG16: {SG16}")
    assert told(fx.review(reply, "SG16")) == set()
    assert told(fx.review(reply)) == {"no-reply SG9 36"}
    follow_up = drawn("TSAG-LS9", "2025-06-01", "TSAG", "36 | allocated SG21 |\n37 | allocated SG21 |")
    assert told(fx.review([reply, follow_up])) == {"no-reply SG21 37"}
    assert fx.review([reply, follow_up], "SG16").group == "ITU-T SG21"


def test_a_deliverable_under_two_names_is_one(drawn: Draw) -> None:
    """A working name that the later statement knows as an alias."""
    one = drawn("TSAG-LS1", "2024-01-26", "TSAG", "FGMV-D5.1-uriop | allocated SG20 |")
    other = drawn("SG20-LS1", "2024-07-12", "SG20", f"19 | allocated SG20 | SG20: {SG20}")
    (row,) = other.deliverables
    aliased = fx.Statement(
        number="SG20-LS1",
        date="2024-07-12",
        source=other.source,
        deliverables=(fx.Deliverable(id=row.id, aliases=("FGMV-D5.1-uriop",), positions=row.positions),),
    )
    assert told(fx.review([one, aliased], "SG20")) == set()


def item(name: str, state: str | None = None, *candidates: str, **others: object) -> fx.WorkItem:
    """Return a work item that may derive from some deliverables."""
    return fx.WorkItem(
        name=name,
        state=fx.WorkItemState(state) if state else None,
        links=tuple(fx.Link(f"FGMV-{number}", 0.8) for number in candidates),
        verbatim=name,
        **others,  # type: ignore[arg-type]  # a work item may have any field
    )


@pytest.mark.parametrize(
    ("given", "items", "points"),
    [
        ("suggested SG20 ()", [item("Y.a", "begins", "28")], {"early-start Y.a"}),
        ("allocated SG20", [item("Y.a", "begins", "28")], set()),
        ("information all", [item("Y.a", "begins", "28")], set()),
        ("suggested SG20 ()", [item("Y.a", None, "28")], set()),
        ("suggested SG20 ()", [item("Y.a", "waits", "28")], {"waiting Y.a"}),
        ("suggested SG20 ()", [item("Y.a", "waits")], {"waiting Y.a", "work-item-without-row Y.a"}),
        ("suggested SG20 ()", [item("Y.a", None, "28", "29")], {"work-item-without-row Y.a"}),
        ("suggested SG20 ()", [item("Y.4240", None, formerly="Y.a")], set()),
        (
            "suggested SG20 ()",
            [item("Y.a", "begins", "28", "29")],
            {"work-item-without-row Y.a", "early-start Y.a"},
        ),
    ],
)
def test_a_work_item_gives_exactly_its_points(
    given: str, items: list[fx.WorkItem], points: set[str], drawn: Draw
) -> None:
    """Without a row of its own, waiting, or begun on what is only suggested."""
    rows = f"28 | {given} | SG20: Q1/20 plans new work\n29 | {given} | SG20: Q1/20 plans new work"
    review = fx.review(drawn("SG20-LS1", "2024-07-12", "SG20", rows, work_items=tuple(items)), "SG20")
    found = {f"{point.topic} {point.work_item}" for point in review.points if point.work_item}
    assert found == points


def test_a_work_item_goes_on_through_statements(drawn: Draw) -> None:
    """One that waited has begun; one that got a number waits no more; a mere mention changes nothing."""
    row = "28 | allocated SG20 | SG20: Q1/20 plans new work"
    first = drawn(
        "SG20-LS1",
        "2024-07-12",
        "SG20",
        row,
        work_items=tuple(item(name, "waits", "28") for name in ("Y.a", "Y.b", "Y.c")),
    )
    later = [item("Y.a", "begins", "28"), item("Y.4240", None, "28", formerly="Y.b"), item("Y.c", None, "28")]
    second = drawn("SG20-LS2", "2024-08-12", "SG20", row, work_items=tuple(later))
    assert [point.work_item for point in fx.review([second, first]).of("waiting")] == ["Y.c"]


def test_what_an_item_waits_for_is_found_among_the_meetings(drawn: Draw) -> None:
    """The first meeting ahead of a group that the condition names."""
    meetings = (
        fx.Meeting(group="ITU-T TSAG", start="2024-01", end="2024-01"),
        fx.Meeting(group="ITU-T TSAG", start="2025-05-26", end="2025-05-30"),
        fx.Meeting(group="ITU-T TSAG", start="2024-07-29", end="2024-08-02"),
        fx.Meeting(group="ITU-T SG16", start="2024-07-15", end="2024-07-17"),
    )
    waiting = item("Y.a", "waits", "28", condition="until TSAG has discussed it")
    statement = drawn(
        "SG20-LS1", "2024-07-12", "SG20", "28 | allocated SG20 | SG20: -", work_items=(waiting,), meetings=meetings
    )
    (point,) = fx.review(statement, "SG20").of("waiting")
    assert point.date == "2024-07-29"
    assert point.message == ("Y.a waits until TSAG has discussed it (ITU-T TSAG meets 2024-07-29 to 2024-08-02).")


def test_what_all_study_groups_are_asked_each_of_them_is_asked(drawn: Draw) -> None:
    """A reply of one is none of another; who is no study group is not asked."""
    asking = drawn(
        "TSAG-LS1",
        "2024-01-26",
        "TSAG",
        addressees=(fx.Addressee(group="ITU-T all SGs", purpose=fx.Purpose.ACTION),),
        deadline=fx.Deadline(date="2024-07-15", text="15 July 2024"),
    )
    reply = drawn("SG20-LS1", "2024-07-12", "SG20", replies_to=("TSAG-LS1",))
    overdue = {
        group: [point.groups for point in fx.review([asking, reply], group, on="2024-08-01").of("overdue")]
        for group in ("SG20", "SG16", "SCV", "TSAG", None)
    }
    assert overdue == {"SG20": [], "SG16": [("ITU-T SG16",)], "SCV": [], "TSAG": [], None: []}


def test_a_deadline_without_a_reply_is_overdue_once_it_has_passed(drawn: Draw) -> None:
    """A reply of the one who was asked settles it; that of another does not."""
    asking = drawn(
        "TSAG-LS1",
        "2024-01-26",
        "TSAG",
        addressees=tuple(
            fx.Addressee(group=group, purpose=fx.Purpose.ACTION) for group in ("ITU-T SG16", "ITU-T SG20")
        ),
        deadline=fx.Deadline(date="2024-07-15", text="15 July 2024"),
    )
    reply = drawn("SG20-LS1", "2024-07-12", "SG20", replies_to=("TSAG-LS1",))
    other = drawn("SG17-LS1", "2024-09-06", "SG17", replies_to=("TSAG-LS1",))
    assert [point.groups for point in fx.review([asking, reply]).of("deadline")] == [("ITU-T SG16", "ITU-T SG20")]
    (point,) = fx.review([asking, reply, other], on="2024-07-16").of("overdue")
    assert (point.groups, point.days) == (("ITU-T SG16",), -1)
    assert not fx.review([asking, reply], "SG17", on="2024-07-16").of("overdue")
    settled = drawn("SG16-LS1", "2024-07-15", "SG16", replies_to=("TSAG-LS1",))
    assert not fx.review([asking, reply, settled], on="2024-07-16").of("overdue")


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("04 | allocated SG20 | SG20: -", "ITU-T SG20 was allocated FGMV-04 by ITU-T TSAG and states no position."),
        (
            "04 | suggested SG16 (SG20) | SG20: -",
            "ITU-T SG20 was suggested for FGMV-04 as secondary by FG-MV and states no position.",
        ),
        (
            "04 | suggested SG16 (All SGs) | SG20: ?",
            (
                "ITU-T SG20 was suggested for FGMV-04 as secondary by FG-MV as one of all study groups and "
                "has no position cell that could be read."
            ),
        ),
        (
            "04 | allocated SG16 | SG20: Q1/20 agreed to new work item Y.mv-a",
            "Q1/20 of ITU-T SG20 agreed to work on FGMV-04, which is allocated to ITU-T SG16.",
        ),
        (
            "04 | suggested SG16 (SG20) | SG20: Q1/20 and Q2/20: Y.mv-a",
            "Q1/20 and Q2/20 of ITU-T SG20 name a work item on FGMV-04, where ITU-T SG20 is only secondary.",
        ),
        (
            "04 | suggested SG16 (All SGs) | SG20: Y.mv-a",
            "ITU-T SG20 names a work item on FGMV-04, where ITU-T SG20 is only one of all study groups.",
        ),
        (
            "04 | information all | SG20: Q1/20 plans new work",
            "Q1/20 of ITU-T SG20 plans work on FGMV-04, which was sent for information only.",
        ),
        (
            "04 | allocated SG20 |",
            "ITU-T SG20 was allocated FGMV-04 by ITU-T TSAG and has said nothing on it in these statements.",
        ),
    ],
)
def test_a_point_is_a_sentence(row: str, message: str, drawn: Draw) -> None:
    """Who, what, by whom, and why it is a point."""
    points = fx.review(drawn("SG20-LS1", "2024-07-12", "SG20", row), "SG20").points
    assert message in [point.message for point in points]


def test_a_mention_that_says_nothing_hides_no_other_work_item(drawn: Draw) -> None:
    """The last word on an item is the last that says how its work goes; what the same statement names beside it counts."""
    item, state = fx.WorkItem, fx.WorkItemState
    first = drawn("SG20-LS1", "2024-07-12", "SG20", "28 Twins |", work_items=(item(name="Y.dt", state=state.WAITS),))
    second = drawn(
        "SG20-LS2", "2024-08-12", "SG20", "28 Twins |",
        work_items=(item(name="Y.dt"), item(name="Y.maps", state=state.WAITS)),
    )  # fmt: skip
    waiting = fx.review((first, second)).of("waiting")
    assert [point.work_item for point in waiting] == ["Y.dt", "Y.maps"]


def test_work_items_are_named_where_two_groups_claim(drawn: Draw) -> None:
    """Who named work items without another word claims as well: by their names, parted by commas."""

    def position(group: str, *items: str) -> fx.Position:
        return fx.Position(group=group, state=fx.PositionState.STATED, work_items=items, text="Named.")

    deliverable = fx.Deliverable(
        id="FGMV-28", positions=(position("ITU-T SG16", "H.dt"), position("ITU-T SG20", "Y.dt", "Y.maps"))
    )
    statement = drawn("SG20-LS1", "2024-07-12", "SG20", deliverables=(deliverable,))
    (point,) = fx.review(statement).of("contention")
    assert point.message == "FGMV-28 is claimed by ITU-T SG16 (H.dt) and ITU-T SG20 (Y.dt, Y.maps)."


def test_who_gave_a_deliverable_is_named_where_it_is_known(drawn: Draw) -> None:
    """``was allocated FGMV-28 by ITU-T TSAG``; no words for an authority that no statement names."""

    def messages(authority: str | None) -> list[str]:
        given = fx.Allocation(
            status=fx.Status.ALLOCATED, authority=authority, shares=(fx.Share("ITU-T SG20"),), text="SG20"
        )
        silent = fx.Position(group="ITU-T SG20", state=fx.PositionState.BLANK, text="")
        row = fx.Deliverable(id="FGMV-28", allocation=given, positions=(silent,))
        statement = drawn("SG20-LS1", "2024-07-12", "SG20", deliverables=(row,))
        return [point.message for point in fx.review(statement).of("allocated-unanswered")]

    assert messages("ITU-T TSAG") == ["ITU-T SG20 was allocated FGMV-28 by ITU-T TSAG and states no position."]
    assert messages(None) == ["ITU-T SG20 was allocated FGMV-28 and states no position."]


def test_work_that_begins_on_what_is_only_suggested_names_all_of_it(drawn: Draw) -> None:
    """One deliverable *is* only suggested, several *are*."""
    rows = "28 Twins | suggested SG20 () |\n29 Maps | suggested SG20 () |"
    for ids, told in ((("FGMV-28",), "FGMV-28 is"), (("FGMV-28", "FGMV-29"), "FGMV-28 and FGMV-29 are")):
        links = tuple(fx.Link(each, 0.5) for each in ids)
        item = fx.WorkItem(name="Y.dt", state=fx.WorkItemState.BEGINS, links=links)
        statement = drawn("SG20-LS1", "2024-07-12", "SG20", rows, work_items=(item,))
        (point,) = fx.review(statement).of("early-start")
        assert point.message == f"Y.dt begins, while {told} only suggested."
