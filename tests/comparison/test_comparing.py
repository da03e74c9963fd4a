"""What is compared, what is not, and what is said then: on statements made by hand."""

import pickle
from typing import Any

import pytest
from attrs import evolve

import fgmv_extract as fx
from fgmv_extract.findings import Code, Finding
from fgmv_extract.records import Addressee, Allocation, Deadline, Evidence, Meeting, Purpose, Role, Share, Source

PLACE = fx.Place(3, 0, 1, 2, line=7)


def deliverable(**told: Any) -> fx.Deliverable:  # noqa: ANN401  fields of a deliverable
    """Make FGMV-28 with what is told of it."""
    return fx.Deliverable(id="FGMV-28", focus_group="FG-MV", **told)


def compared(before: fx.Deliverable, after: fx.Deliverable, relation: str | None = None, **sides: Any) -> fx.Comparison:  # noqa: ANN401  fields of both statements
    """Compare two statements of one row each."""
    return fx.compare(
        fx.Statement(deliverables=(before,), **sides), fx.Statement(deliverables=(after,), **sides), relation=relation
    )


def kinds(comparison: fx.Comparison) -> list[str]:
    """Return the kinds of the changes."""
    return [change.kind.value for change in comparison.changes]


def codes(comparison: fx.Comparison) -> list[str]:
    """Return the names of the findings."""
    return [finding.code.label for finding in comparison.findings]


def allotted(*groups: str, status: fx.Status | None = fx.Status.SUGGESTED, **rest: Any) -> Allocation:  # noqa: ANN401  fields of an allocation
    """Make an allocation; a group with an asterisk is secondary, one with a question mark has no role."""
    roles = {"*": Role.SECONDARY, "?": None}
    shares = tuple(Share(f"ITU-T {group.rstrip('*?')}", roles.get(group[-1], Role.PRIMARY)) for group in groups)
    return Allocation(status=status, shares=shares, text=", ".join(groups), **rest)


# Status, groups, roles


def test_a_role_left_unsaid_matters_little_in_a_decision_and_much_elsewhere() -> None:
    """Decisions name groups; a suggestion that no longer says who leads has taken something back."""
    for status, expected in ((fx.Status.ALLOCATED, "minor"), (fx.Status.SUGGESTED, "major")):
        comparison = compared(
            deliverable(allocation=allotted("SG20", status=status)),
            deliverable(allocation=allotted("SG20?", status=status)),
        )
        assert [(change.kind, change.significance) for change in comparison.changes] == [("group-role", expected)]


def test_the_heir_has_the_strongest_role_of_those_it_follows() -> None:
    """SG16 in the lead and SG9 in support make SG21 lead; any other role of it is a change."""
    before = deliverable(allocation=allotted("SG16", "SG9*"))
    assert kinds(compared(before, deliverable(allocation=allotted("SG21")))) == ["group-succeeded"]
    assert kinds(compared(before, deliverable(allocation=allotted("SG21*")))) == ["group-succeeded", "group-role"]


def test_a_group_that_ended_may_hand_over_to_one_that_was_there_already() -> None:
    """SG9 beside SG21, then SG21 alone: SG9 has not been dropped."""
    comparison = compared(deliverable(allocation=allotted("SG21", "SG9")), deliverable(allocation=allotted("SG21")))
    assert [(change.kind, change.group, change.before) for change in comparison.changes] == [
        ("group-succeeded", "ITU-T SG21", ("ITU-T SG9",))
    ]


def test_a_group_beside_its_heir_is_a_group_like_any_other() -> None:
    """SG16, then SG16 and SG21: nobody has taken over."""
    comparison = compared(deliverable(allocation=allotted("SG16")), deliverable(allocation=allotted("SG16", "SG21")))
    assert kinds(comparison) == ["group-added"]


def test_part_of_all_study_groups_is_not_all_of_them() -> None:
    """Three groups in the place of all SGs have joined by name."""
    before = deliverable(allocation=allotted("SG16", "all SGs*"))
    comparison = compared(before, deliverable(allocation=allotted("SG16", "SG2*", "SG3*", "SG5*")))
    assert kinds(comparison) == ["group-added"] * 3
    assert codes(comparison) == ["everybody-changed"]


def test_all_study_groups_by_name_in_another_role_are_no_equivalent() -> None:
    """Suggested to all as secondary is not suggested to each as primary."""
    everyone = [f"SG{number}" for number in (2, 3, 5, 9, 11, 12, 13, 15, 17, 20)]
    comparison = compared(
        deliverable(allocation=allotted("SG16", "all SGs*")), deliverable(allocation=allotted("SG16", *everyone))
    )
    assert kinds(comparison) == ["group-added"] * 10


def test_a_symbol_that_leaves_is_no_change_but_no_secret() -> None:
    """No named group left, so nothing changed by the book; the summary says that there is something to look at."""
    comparison = compared(
        deliverable(allocation=allotted("SG16", "all SGs*")), deliverable(allocation=allotted("SG16"))
    )
    assert (comparison.changes, codes(comparison), comparison.complete) == ((), ["everybody-changed"], True)
    assert comparison.findings[0].message == "all SGs left the allocation of FGMV-28"
    assert comparison.summary == "no changes, but 1 remark"


def test_another_body_that_speaks_is_told_only_while_the_status_stays() -> None:
    """Suggested by FG-MV, then by TSAG: that is a change of its own; with the status it goes without saying."""
    before = deliverable(allocation=allotted("SG16", authority="FG-MV"))
    after = deliverable(allocation=allotted("SG16", authority="ITU-T TSAG"))
    assert kinds(compared(before, after)) == ["allocation-authority"]
    decided = deliverable(allocation=allotted("SG16", status=fx.Status.ALLOCATED, authority="ITU-T TSAG"))
    assert kinds(compared(before, decided)) == ["allocation-status"]
    assert kinds(compared(before, deliverable(allocation=allotted("SG16")))) == []


# What one side does not say


@pytest.mark.parametrize("told", [{"title": "On twins"}, {"kind": "Technical Report"}, {"approved": "2024-03"}])
def test_a_field_without_a_column_is_not_compared(told: dict[str, str]) -> None:
    """Whoever has no such column says nothing of it; only a revision takes back what it leaves out."""
    for sides in ((deliverable(**told), deliverable()), (deliverable(), deliverable(**told))):
        assert (kinds(compared(*sides)), codes(compared(*sides))) == ([], ["said-once"])
        assert len(compared(*sides, relation="revision").changes) == 1


def test_a_row_that_was_cut_off_takes_nothing_back() -> None:
    """Even in a revision a missing cell of a truncated row is unknown."""
    cut = Finding(Code.TRUNCATED_ROW, "row of FGMV-28 has 1 of 5 cells", None, "FGMV-28")
    whole = fx.Statement(deliverables=(deliverable(title="On twins", allocation=allotted("SG20")),))
    broken = fx.Statement(deliverables=(deliverable(),), findings=(cut,))
    comparison = fx.compare(whole, broken, relation="revision")
    assert (comparison.changes, set(codes(comparison)), comparison.complete) == ((), {"not-compared"}, False)
    assert comparison.later.losses == (cut,)


def test_a_document_that_ends_early_has_removed_nothing() -> None:
    """Rows behind the end of a file that was cut off are not mentioned, even in a revision."""
    lost = (Finding(Code.CUT_OFF, "the file ends before its end"),)
    comparison = fx.compare(
        fx.Statement(deliverables=(deliverable(),)), fx.Statement(findings=lost), relation="revision"
    )
    assert (kinds(comparison), comparison.complete) == (["deliverable-not-mentioned"], False)
    assert comparison.summary == "1 deliverable not mentioned; not all could be compared"


@pytest.mark.parametrize("state", ["blank", "stated"])
def test_absent_against_anything_is_unknown(state: str) -> None:
    """A cell that is not there may have said anything."""
    there = fx.Position(group="ITU-T SG20", state=fx.PositionState(state), text="")
    gone = fx.Position(group="ITU-T SG20", state=fx.PositionState.ABSENT)
    for one, other in ((there, gone), (gone, there)):
        comparison = compared(deliverable(positions=(one,)), deliverable(positions=(other,)), relation="revision")
        assert (comparison.changes, codes(comparison), comparison.complete) == ((), ["not-compared"], False)
    assert compared(deliverable(positions=(gone,)), deliverable(positions=(gone,))).complete


def test_two_columns_of_one_group_are_compared_each_with_its_own() -> None:
    """The first column of SG20 with the first, the second with the second."""
    blank, stated = (
        fx.Position(group="ITU-T SG20", state=state, text=text)
        for state, text in ((fx.PositionState.BLANK, ""), (fx.PositionState.STATED, "Noted."))
    )
    comparison = compared(deliverable(positions=(blank, stated)), deliverable(positions=(stated, stated)))
    assert kinds(comparison) == ["position-stated"]


def test_words_that_were_not_understood_are_told_when_they_differ() -> None:
    """A remark or a condition that was not read by meaning is at least not said to be the same."""
    odd = Finding(Code.UNREAD_ALLOCATION, "‘(pending)’ was not understood", None, "FGMV-28")
    sides = [
        deliverable(allocation=evolve(allotted("SG20"), text=text), evidence=(Evidence("Remarks", PLACE, remark),))
        for text, remark in (("SG20 (pending)", "see TD1"), ("SG20 (subject to approval)", "see TD2"))
    ]
    comparison = compared(sides[0], sides[1], findings=(odd,))
    assert comparison.changes == ()
    assert [finding.message for finding in comparison.findings] == [
        "the column 'Remarks' of FGMV-28 reads differently, in words that were not understood",
        "the allocation of FGMV-28 reads differently, in words that were not understood",
    ]
    assert comparison.summary == "no changes, but 2 remarks"


def test_words_that_were_not_understood_are_compared_as_titles_are() -> None:
    """Their writing is nothing; where one side has none, only a revision tells."""
    remark, same, other = (
        deliverable(evidence=(Evidence("Remarks", PLACE, text),)) for text in ("On it", "on it.", "No")
    )
    assert compared(remark, same).findings == ()
    assert codes(compared(remark, other)) == codes(compared(remark, deliverable(), "revision")) == ["unread-changed"]
    assert codes(compared(deliverable(), remark, "revision")) == ["unread-changed"]
    assert compared(remark, deliverable()).findings == compared(deliverable(), remark).findings == ()


# Work items


def items(*named: fx.WorkItem) -> fx.Statement:
    """Make a statement of work items."""
    return fx.Statement(work_items=named)


def test_a_work_item_that_is_not_named_has_not_gone() -> None:
    """Except from a revision."""
    before = items(fx.WorkItem(name="Y.CIP", title="Parks"))
    assert fx.compare(before, items()).changes == ()
    (change,) = fx.compare(before, items(), relation="revision").changes
    assert (change.kind, change.significance, change.work_item) == ("work-item-removed", "major", "Y.CIP")


def test_a_work_item_keeps_its_identity_through_its_names() -> None:
    """Y.4240 (ex Y.dtmv-if) is what Y.dtmv-if became."""
    (change,) = fx.compare(
        items(fx.WorkItem(name="Y.dtmv-if")), items(fx.WorkItem(name="Y.4240", formerly="Y.dtmv-if"))
    ).changes
    assert (change.kind, change.work_item) == ("work-item-state", "Y.4240")
    assert (change.before, change.after) == ("Y.dtmv-if", "Y.4240")


def test_waiting_for_something_else_is_another_state() -> None:
    """The condition belongs to the state; its spelling does not."""
    before, same, other = (
        items(fx.WorkItem(name="Y.CIP", state=fx.WorkItemState.WAITS, condition=condition))
        for condition in ("until TSAG decides", "Until TSAG decides.", "until SG16 agrees")
    )
    assert fx.compare(before, same).changes == ()
    (change,) = fx.compare(before, other).changes
    assert (change.kind, change.before, change.after) == ("work-item-state", "until TSAG decides", "until SG16 agrees")


# Header, relation, and the whole


HEADER = fx.Statement(
    number="TSAG-LS35",
    title="LS/o on deliverables",
    type="LS/o",
    source=(Source(group="ITU-T TSAG"),),
    addressees=(Addressee(group="ITU-T SG16", purpose=Purpose.ACTION), Addressee(group="ITU-T SG20")),
    deadline=Deadline(date="2024-07-01", text="1 July 2024"),
    meeting=Meeting(group="ITU-T TSAG", place="Geneva", start="2024-01-22", end="2024-01-26"),
    focus_groups=("FG-MV",),
)


def test_a_header_field_changes_only_in_a_revision() -> None:
    """A successor has a deadline of its own."""
    later = evolve(HEADER, deadline=Deadline(date="2024-08-01", text="1 August 2024"))
    assert [change.field for change in fx.compare(HEADER, later).changes] == ["deadline"]
    assert fx.compare(HEADER, later, relation="successor").changes == ()


def test_the_writing_of_a_header_field_is_nothing() -> None:
    """Order of addressees, case and dashes say the same."""
    later = evolve(
        HEADER,
        title="LS/o on Deliverables ",
        addressees=HEADER.addressees[::-1],
        deadline=Deadline(date="2024-07-01", text="x"),
    )
    assert fx.compare(HEADER, later).changes == ()


def test_addressees_are_told_with_what_they_are_asked_for() -> None:
    """For action and for information are two things."""
    later = evolve(HEADER, addressees=(Addressee(group="ITU-T SG16", purpose=Purpose.INFORMATION),))
    (change,) = fx.compare(HEADER, later).changes
    assert change.before == ("ITU-T SG16 for action", "ITU-T SG20")
    assert change.after == ("ITU-T SG16 for information",)
    assert change.message == "addressees: ITU-T SG16 for action; ITU-T SG20 → ITU-T SG16 for information"


RELATIONS = {
    "a revision of a number": ({"number": "TSAG-LS35-R1", "title": "LS/o on other things"}, "revision"),
    "the same number and title": ({}, "revision"),
    "a reply to the number": ({"number": "SG20-LS7", "type": "LS/r", "replies_to": ("TSAG-LS35",)}, "reply"),
    "a later statement on the Focus Group": (
        {"number": "SG5-LS1", "meeting": Meeting(start="2024-06-01", end="2024-06-05")},
        "successor",
    ),
    "a higher number of the same series": ({"number": "TSAG-LS40", "meeting": None}, "successor"),
    "another Focus Group": (
        {"number": "TSAG-LS40", "focus_groups": ("FG-DLT",), "meeting": Meeting(start="2024-06-01", end="2024-06-05")},
        None,
    ),
    "an earlier one": ({"number": "SG5-LS1", "meeting": Meeting(start="2023-06-01", end="2023-06-05")}, None),
    "the number again in another study period": (
        {"title": "LS/o on other things", "meeting": Meeting(start="2026-01-12", end="2026-01-16")},
        "successor",
    ),
    "no number, the same title and date": ({"number": None}, "revision"),
    "no number, another title": ({"number": None, "title": "LS/o on other things"}, None),
}


@pytest.mark.parametrize("case", RELATIONS)
def test_the_relation_is_found(case: str) -> None:
    """Numbers, replies, types, titles and dates tell how the later statement stands to the earlier."""
    changed, expected = RELATIONS[case]
    assert fx.compare(HEADER, evolve(HEADER, **changed)).relation == expected  # type: ignore[arg-type]


def test_a_reply_without_numbers_is_one_to_its_addressee() -> None:
    """An LS/r to the source of an earlier statement answers it."""
    asked = evolve(HEADER, number=None)
    reply = fx.Statement(
        type="LS/r",
        title="LS/r on deliverables",
        source=(Source(group="ITU-T SG20"),),
        addressees=(Addressee(group="ITU-T TSAG"),),
        date="2024-07-12",
    )
    assert fx.compare(asked, reply).relation is fx.Relation.REPLY


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ({}, {"type": "LS/o"}),
        ({"type": "LS/r"}, {}),
        ({}, {"addressees": (Addressee(group="ITU-T SG5"),)}),
        ({}, {"date": "2023-07-12"}),
        ({"number": "TSAG-LS1"}, {}),
        ({"number": "TSAG-LS1"}, {"replies_to": ("TSAG-LS2", "SG20-LS1")}),
    ],
)
def test_what_is_no_reply_to_a_statement(earlier: dict[str, Any], later: dict[str, Any]) -> None:
    """Another type, another addressee, an earlier date, or an answer to another number."""
    asked: dict[str, Any] = {"type": "LS/o", "source": (Source(group="ITU-T TSAG"),), "date": "2024-01-26"}
    reply: dict[str, Any] = {"type": "LS/r", "source": (Source(group="ITU-T SG20"),), "addressees": (Addressee(group="ITU-T TSAG"),), "date": "2024-07-12"}  # fmt: skip
    assert fx.compare(fx.Statement(**asked), fx.Statement(**reply)).relation is fx.Relation.REPLY
    assert fx.compare(fx.Statement(**(asked | earlier)), fx.Statement(**(reply | later))).relation is None


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ({"number": "TSAG-LS9"}, {"number": "TSAG-LS10"}, "successor"),
        ({"number": "TSAG-LS10"}, {"number": "TSAG-LS9"}, None),
        ({"number": "TSAG-LS9"}, {"number": "SG20-LS10"}, None),
        ({"number": "TSAG-LS9", "date": "2024-03"}, {"number": "TSAG-LS10", "date": "2024-03-05"}, "successor"),
        ({"number": "TSAG-LS9", "date": "2024-03"}, {"number": "TSAG-LS10", "date": "2024-02-05"}, None),
        ({"date": "2024-03"}, {"date": "2024-04-01"}, "successor"),
        ({"date": "2024-03"}, {}, None),
        ({"title": "On it", "date": "2024-03"}, {"title": "On it.", "date": "2024-03-04"}, "revision"),
        ({"title": "On it"}, {"title": "On it"}, "revision"),
        ({"title": "On it", "source": (Source(group="ITU-T SG2"),)}, {"title": "On it"}, "revision"),
        ({"title": "On it", "source": (Source(group="ITU-T SG2"),)}, {"title": "On it", "source": (Source(group="ITU-T SG3"),)}, None),
        ({"title": "On it", "date": "2024-03"}, {"title": "On it", "date": "2024-05"}, "successor"),
        ({"number": "TSAG-LS9", "title": "A"}, {"number": "TSAG-LS9", "title": "B"}, "revision"),
        ({"number": "TSAG-LS9", "title": "A", "date": "2024-03"}, {"number": "TSAG-LS9", "title": "B", "date": "2024-05"}, "successor"),
        ({"number": "TSAG-LS9", "title": "A", "date": "2024-03"}, {"number": "TSAG-LS9-R1", "title": "B", "date": "2024-05"}, "revision"),
    ],
)  # fmt: skip
def test_numbers_titles_sources_and_dates_relate(
    one: dict[str, Any], other: dict[str, Any], relation: str | None
) -> None:
    """Two statements on one Focus Group, with nothing else but this."""
    sides = [fx.Statement(focus_groups=("FG-MV",), **told) for told in (one, other)]
    assert fx.compare(*sides).relation == relation


def test_the_relation_can_be_given() -> None:
    """As a word or a value; any other word is a wrong call."""
    assert fx.compare(HEADER, HEADER, relation="reply").relation is fx.Relation.REPLY
    with pytest.raises(ValueError, match="relation is one of 'revision', 'successor', 'reply' or None, not 'sequel'"):
        fx.compare(HEADER, HEADER, relation="sequel")


def test_a_side_with_losses_is_never_said_to_be_unchanged() -> None:
    """A statement that was read with losses may differ from itself."""
    lossy = evolve(HEADER, findings=(Finding(Code.MISSING_PART, "word/footnotes.xml is missing"),))
    comparison = fx.compare(lossy, lossy)
    assert (comparison.changes, comparison.complete) == ((), False)
    assert comparison.summary == "TSAG-LS35: no changes in what could be compared"


def test_changes_stand_as_people_count() -> None:
    """Header first, then FGMV-2 before FGMV-10, then work items."""
    before = evolve(HEADER, work_items=(fx.WorkItem(name="Y.a", state=fx.WorkItemState.WAITS),))
    after = evolve(
        before,
        approval="TSAG",
        work_items=(fx.WorkItem(name="Y.a", state=fx.WorkItemState.BEGINS),),
        deliverables=tuple(fx.Deliverable(id=f"FGMV-{number}") for number in (10, 2)),
    )
    changes = fx.compare(before, after).changes
    assert [change.field or change.deliverable or change.work_item for change in changes] == [
        "approval",
        "FGMV-2",
        "FGMV-10",
        "Y.a",
    ]


def test_a_comparison_pickles_and_answers_by_kind() -> None:
    """It crosses a process boundary; ``of`` finds changes of a kind and refuses what is none."""
    comparison = compared(deliverable(kind="Technical Report"), deliverable(kind="Technical Specification"))
    assert pickle.loads(pickle.dumps(comparison)) == comparison  # noqa: S301  our own
    assert comparison.of("kind-changed") == comparison.changes
    with pytest.raises(ValueError, match="kind-of-thing"):
        comparison.of("kind-of-thing")


def test_both_places_are_told() -> None:
    """Each change says where the earlier and the later statement say it."""
    other = fx.Place(9)
    before = deliverable(title="One", place=PLACE, evidence=(Evidence("title", other, "One"),))
    (change,) = compared(before, deliverable(title="Two", place=PLACE)).changes
    assert (change.places.before, change.places.after) == (other, PLACE)


def test_every_kind_has_a_sentence_and_a_weight() -> None:
    """Nothing is told without words, and the kinds of the contract weigh what it says."""
    weights = {kind.value: kind.significance.value for kind in fx.Kind}
    assert weights["deliverable-not-mentioned"] == weights["title-changed"] == "minor"
    assert weights["title-edited"] == "editorial"
    assert weights["deliverable-removed"] == weights["position-withdrawn"] == "major"
    assert len(weights) == 22
