"""What is told of each field of a header, of each step of a position, of pairs and of silences: whole values, whole words."""

from typing import Any

import pytest
from attrs import evolve

import fgmv_extract as fx
from fgmv_extract.comparison.losses import Losses
from fgmv_extract.comparison.positions import rung
from fgmv_extract.comparison.selecting import concerning, select, weigh
from fgmv_extract.comparison.setting import Setting, Silence, Unread, findings_of
from fgmv_extract.findings import Code, Finding
from fgmv_extract.itu.identifiers import key
from fgmv_extract.itu.vocabulary import default
from fgmv_extract.records import (
    Addressee,
    Allocation,
    Annex,
    Commitment,
    Contact,
    Deadline,
    Evidence,
    Meeting,
    Period,
    Position,
    PositionState,
    Purpose,
    Role,
    Share,
    Source,
    Status,
    WorkItem,
)

SG = "ITU-T SG20"
ONE, OTHER = fx.Place(1), fx.Place(2)

HEADS: dict[str, tuple[Any, object, fx.Place | None]] = {
    "title": ("On twins", "On twins", ONE),
    "type": ("LS/o", "LS/o", ONE),
    "date": ("2024-07-01", "2024-07-01", ONE),
    "source": (
        (Source(group="ITU-T SG16", detail="Q6/16", place=OTHER), Source(group=SG)),
        ("ITU-T SG16 (Q6/16)", "ITU-T SG20"),
        OTHER,
    ),
    "addressees": (
        (Addressee(group=SG, detail="WP1", purpose=Purpose.ACTION, place=OTHER),),
        ("ITU-T SG20 (WP1) for action",),
        OTHER,
    ),
    "replies_to": (("TSAG-LS1", "TSAG-LS2"), ("TSAG-LS1", "TSAG-LS2"), ONE),
    "focus_groups": (("FG-MV",), ("FG-MV",), ONE),
    "questions": (("Q1/20",), ("Q1/20",), ONE),
    "meeting": (
        Meeting(group=SG, place="Geneva", start="2024-07-01", end="2024-07-12"),
        "ITU-T SG20, Geneva, 2024-07-01 to 2024-07-12",
        ONE,
    ),
    "approval": ("by correspondence", "by correspondence", ONE),
    "deadline": (Deadline(date=None, text="next meeting", place=OTHER), "next meeting", OTHER),
    "contacts": (
        (
            Contact(
                name="Ada Mercer",
                role="Chair",
                organization="Example",
                country="Arcadia",
                tel="+41 1",
                fax="+41 2",
                email="ada@example.org",
                place=OTHER,
            ),
        ),
        ("Ada Mercer, Chair, Example, Arcadia, +41 1, +41 2, ada@example.org",),
        OTHER,
    ),
    "keywords": (("twins", "maps"), ("twins", "maps"), ONE),
    "abstract": ("This is short.", "This is short.", ONE),
    "meetings": ((Meeting(group=SG, start="2024-09-01", end="2024-09-01"),), ("ITU-T SG20, 2024-09-01",), ONE),
    "annexes": (
        (
            Annex(label="A", title="Rows", period=Period(start="2023-01", end="2023-06"), place=OTHER),
            Annex(label="B", place=ONE),
        ),
        ("Annex A, Rows, 2023-01 to 2023-06", "Annex B"),
        OTHER,
    ),
}


@pytest.mark.parametrize("name", HEADS)
def test_each_field_of_a_header_is_told_whole(name: str) -> None:
    """A revision that fills a field in: nothing before, all of it after, and where it stands."""
    value, told, place = HEADS[name]
    evidence = (Evidence("other", fx.Place(8), "x"), Evidence(name, ONE, "x"))
    filled = fx.Statement(**{name: value}, evidence=evidence)
    changes = [each for each in fx.compare(fx.Statement(), filled, relation="revision").changes if each.field == name]
    assert [(each.kind, each.before or None, each.after) for each in changes] == [("header-changed", None, told)]
    assert (changes[0].places.before, changes[0].places.after) == (None, place)


def test_a_deadline_is_its_date() -> None:
    """The words around the date of a deadline are none of it."""
    sides = [fx.Statement(deadline=Deadline(date="2024-07-01", text=text)) for text in ("1 July", "by July 1st")]
    assert fx.compare(*sides, relation="revision").changes == ()


def said(text: str = "", **told: Any) -> Position:  # noqa: ANN401  fields of a position
    """Make a position of SG20."""
    return Position(group=SG, state=PositionState.STATED, text=text, **told)


BLANK, ABSENT = (Position(group=SG, state=state) for state in (PositionState.BLANK, PositionState.ABSENT))
LADDER: list[tuple[Position, tuple[int, str]]] = [
    (BLANK, (0, "blank")),
    (said("Noted."), (1, "stated")),
    (said("Plans Y.dt", commitment=Commitment.PLANNED, work_items=("Y.dt",)), (2, "planned")),
    (said("Agreed.", commitment=Commitment.AGREED), (3, "agreed")),
    (said("Y.dt, Y.du", commitment=Commitment.AGREED, work_items=("Y.dt", "Y.du")), (4, "Y.dt, Y.du")),
    (said("Y.4240 (ex Y.dt), Y.4241 (ex Y.du)", work_items=("Y.dt",)), (5, "Y.4240, Y.4241")),
]


@pytest.mark.parametrize(("position", "step"), LADDER)
def test_a_position_stands_on_a_rung(position: Position, step: tuple[int, str]) -> None:
    """From nothing said to a Recommendation."""
    assert rung(position) == step


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("Y.4240", 5),
        (" Y.4240 ", 5),
        ("Y.dt was approved as Y.4240", 5),
        ("Y.dt was consented as Recommendation ITU-T Y.4240 in May.", 5),
        ("See Y.4240.", 1),
        ("It is based on Y.4240 and approved", 1),
    ],
)
def test_a_number_alone_or_what_was_approved_as_one_is_a_recommendation(text: str, step: int) -> None:
    """A published number that is only mentioned is nobody's result."""
    assert rung(said(text, work_items=("Y.4240",)))[0] == step


def row(*positions: Position, **told: Any) -> fx.Deliverable:  # noqa: ANN401  fields of a deliverable
    """Make FGMV-28 with these positions."""
    return fx.Deliverable(id="FGMV-28", focus_group="FG-MV", positions=positions, **told)


def compared(one: fx.Deliverable, other: fx.Deliverable, relation: str | None = None) -> fx.Comparison:
    """Compare two statements of one row each."""
    return fx.compare(fx.Statement(deliverables=(one,)), fx.Statement(deliverables=(other,)), relation=relation)


@pytest.mark.parametrize("low", range(len(LADDER)))
@pytest.mark.parametrize("high", range(len(LADDER)))
def test_steps_up_and_down_the_ladder(low: int, high: int) -> None:
    """Up is stated from nothing and advanced from something, down is withdrawn; between no words the state is told."""
    before, after = LADDER[low][0], LADDER[high][0]
    changes = compared(row(before), row(after)).changes
    kind = "position-withdrawn" if low > high else "position-advanced" if low else "position-stated"
    blank = 0 in {low, high}
    names = [each.state.value if blank else rung(each)[1] for each in (before, after)]
    expected = [] if low == high else [(kind, *names, SG, "FGMV-28", before, after)]
    assert [(c.kind, c.before, c.after, c.group, c.deliverable, c.was, c.now) for c in changes] == expected


@pytest.mark.parametrize(
    "told",
    [
        {"questions": ("Q1/20",)},
        {"contributions": ("C1",)},
        {"invites_contributions": True},
        {"text": "Something else."},
    ],
)
def test_another_word_on_the_same_rung_is_a_rewording(told: dict[str, Any]) -> None:
    """What a position names beside its commitment is part of what it says, in whatever order."""
    before = said("Noted.")
    (change,) = compared(row(before), row(evolve(before, **told))).changes
    assert (change.kind, change.before, change.after) == ("position-changed", "Noted.", told.get("text", "Noted."))


def test_the_order_of_what_a_position_names_is_nothing() -> None:
    """Nor is the writing of its words."""
    before = said("Noted.", questions=("Q1/20", "Q2/20"), contributions=("C1", "C2"))
    after = said("noted", questions=("Q2/20", "Q1/20"), contributions=("C2", "C1"))
    assert compared(row(before), row(after)).changes == ()


def test_a_position_without_a_column_is_not_compared() -> None:
    """Unless in a revision, which takes it back; a cell that is not there is unknown there, too."""
    stated = said("Noted.")
    for sides, side in (((row(stated), row()), "later"), ((row(), row(stated)), "earlier")):
        comparison = compared(*sides)
        assert comparison.changes == ()
        assert [finding.code for finding in comparison.findings] == [Code.SAID_ONCE]
        assert f"the {side} statement" in comparison.findings[0].message
        assert "the position of SG20" in comparison.findings[0].message
    assert [c.kind for c in compared(row(stated), row(), "revision").changes] == ["position-withdrawn"]
    assert [c.kind for c in compared(row(), row(stated), "revision").changes] == ["position-stated"]
    assert compared(row(), row(BLANK), "revision").changes == ()
    for sides in ((row(ABSENT), row()), (row(), row(ABSENT))):
        assert (compared(*sides).changes, compared(*sides).findings) == ((), ())


def test_a_cell_that_is_not_there_is_told_with_its_side() -> None:
    """The side whose cell is missing is the one that cannot be compared."""
    for sides, side in (((row(said("a")), row(ABSENT)), "later"), ((row(ABSENT), row(said("a"))), "earlier")):
        (finding,) = compared(*sides).findings
        assert (finding.code, finding.deliverable) == (Code.NOT_COMPARED, "FGMV-28")
        assert f"the {side} statement" in finding.message


def test_silences_of_many_rows_are_one_finding() -> None:
    """Rows are listed up to a bound and counted beyond it, by what they are silent of and on which side."""
    rows = [fx.Deliverable(id=f"FGMV-{number:02}", place=fx.Place(number)) for number in range(1, 12)]
    silent = [Silence("the title", "later", each, unknown=False) for each in rows]
    findings = list(findings_of([*silent[:1], Unread("the approval", rows[1]), *silent[1:]]))
    assert len(findings) == 2
    told = {finding.code: finding for finding in findings}
    assert "FGMV-08" in told[Code.SAID_ONCE].message
    assert "FGMV-09" not in told[Code.SAID_ONCE].message
    assert "3 more" in told[Code.SAID_ONCE].message
    assert "the approval of FGMV-02" in told[Code.UNREAD_CHANGED].message


LOST = Losses(named=frozenset({key("FGMV-28")}))


def test_a_row_read_with_losses_is_unknown_where_it_is_silent() -> None:
    """Each side by its own losses; a revision takes back what it leaves out of other rows."""
    earlier, later = row(), row()
    lost = Setting(relation=fx.Relation.REVISION, vocabulary=default(), lost_before=LOST)
    assert lost.silence("the title", earlier, later, after=False) == Silence(
        "the title", "earlier", earlier, unknown=True
    )
    assert lost.silence("the title", earlier, later, after=True) is None
    other = evolve(lost, lost_before=Losses(), lost_after=LOST)
    assert other.silence("the title", earlier, later, after=True) == Silence("the title", "later", later, unknown=True)
    assert other.silence("the title", earlier, later, after=False) is None


TITLE = "Requirements and capability framework for smart city digital twin platforms in rural regions"


@pytest.mark.parametrize(
    ("before", "after", "how"),
    [
        ({"title": "On twins"}, {"title": "On “Twins”"}, "the same title"),
        ({"title": "Old"}, {"title": "New", "aliases": ("FGMV-05",)}, "a known alias"),
        ({"title": TITLE}, {"title": f"{TITLE} anew"}, "by its title: likeness 0.95, next best 0.00"),
    ],
)
def test_a_renamed_row_says_how_it_was_found(before: dict[str, Any], after: dict[str, Any], how: str) -> None:
    """A reader can judge whether the pair is one."""
    old = fx.Deliverable(id="FGMV-05", focus_group="FG-MV", place=ONE, **before)
    new = fx.Deliverable(id="FGMV-61", focus_group="FG-MV", place=OTHER, **after)
    change = compared(old, new).changes[0]
    assert (change.kind, change.message) == ("deliverable-renamed", f"was called FGMV-05 ({how})")
    assert (change.before, change.after, change.places) == ("FGMV-05", "FGMV-61", fx.changes.Places(ONE, OTHER))


def test_a_spelling_is_no_new_name() -> None:
    """FG-MV-5 and FGMV-05 are one identifier; the same title under both changes nothing."""
    old, new = (fx.Deliverable(id=name, focus_group="FG-MV", title="A") for name in ("FG-MV-5", "FGMV-05"))
    assert compared(old, new).changes == ()


@pytest.mark.parametrize(
    ("before", "after", "kinds"),
    [
        ({"title": "On  twins"}, {"title": "On twins"}, []),
        ({"title": "On twins"}, {"title": "On Twins."}, ["title-edited"]),
        ({"title": "On twins"}, {"title": "On things"}, ["title-changed"]),
        ({"kind": "Technical report"}, {"kind": "Technical Report"}, []),
        ({"kind": "Technical Report"}, {"kind": "Roadmap"}, ["kind-changed"]),
        ({"approved": "2024-03"}, {"approved": "2024-3"}, ["approval-changed"]),
    ],
)
def test_fields_of_a_row_change_by_their_meaning(
    before: dict[str, str], after: dict[str, str], kinds: list[str]
) -> None:
    """An edited title matters less, an edited kind not at all, a date always."""
    assert [change.kind for change in compared(row(**before), row(**after)).changes] == kinds


def test_a_comparison_is_narrowed_and_weighed() -> None:
    """By kinds that are wanted and kinds that are not; the line tells what is left, and that something was left out."""
    whole = compared(row(title="One", kind="Roadmap"), row(title="Two", kind="Glossary"))
    assert [change.kind for change in whole.changes] == ["title-changed", "kind-changed"]
    only = select(whole, only={fx.Kind.KIND_CHANGED})
    assert ([change.kind for change in only.changes], only.summary) == (["kind-changed"], "1 kind changed")
    assert select(whole, ignore={fx.Kind.TITLE_CHANGED}).changes == only.changes
    assert select(whole, only={fx.Kind.KIND_CHANGED}, ignore={fx.Kind.KIND_CHANGED}).changes == ()
    assert select(whole) == whole
    assert select(whole, only={fx.Kind.GROUP_ADDED}).summary == "no changes of what was asked for"
    weighed = weigh(whole, {fx.Kind.KIND_CHANGED: fx.Significance.EDITORIAL})
    assert [change.significance for change in weighed.changes] == ["minor", "editorial"]


def test_a_comparison_of_two_study_periods_says_so() -> None:
    """Questions of one number are not the same Question then."""
    sides = [fx.Statement(number="SG20-LS1", date=date) for date in ("2023-05-01", "2025-05-01")]
    (finding,) = [each for each in fx.compare(*sides).findings if each.code is Code.OTHER_STUDY_PERIOD]
    assert finding.message.startswith("the statements are of the study periods 2022-2024 and 2025-2028")


def allotted(*shares: tuple[str, Role | None], status: Status | None = Status.SUGGESTED) -> Allocation:
    """Make an allocation."""
    return Allocation(status=status, shares=tuple(Share(group, role) for group, role in shares))


def test_a_group_that_is_named_twice_has_its_stronger_role() -> None:
    """In whatever order it is written."""
    twice = ((SG, Role.SECONDARY), (SG, Role.PRIMARY), (SG, None))
    for shares in (twice, twice[::-1]):
        for other in (allotted(*shares), allotted((SG, Role.PRIMARY))):
            assert compared(row(allocation=allotted((SG, Role.PRIMARY))), row(allocation=other)).changes == ()


@pytest.mark.parametrize(
    ("status", "before", "after", "significance"),
    [
        (Status.SUGGESTED, Role.PRIMARY, Role.SECONDARY, "major"),
        (Status.ALLOCATED, Role.PRIMARY, Role.SECONDARY, "major"),
        (Status.ALLOCATED, None, Role.SECONDARY, "major"),
        (Status.ALLOCATED, Role.PRIMARY, None, "minor"),
        (Status.INFORMATION, Role.PRIMARY, None, "minor"),
        (None, Role.PRIMARY, None, "major"),
    ],
)
def test_roles_of_a_decision_may_be_left_unsaid(
    status: Status | None, before: Role | None, after: Role | None, significance: str
) -> None:
    """A decision names groups, so that a role it no longer says matters little."""
    (change,) = compared(
        row(allocation=allotted((SG, before), status=status)), row(allocation=allotted((SG, after), status=status))
    ).changes
    assert (change.kind, change.before, change.after, change.group) == ("group-role", before, after, SG)
    assert change.significance == significance


def test_losses_of_a_row_are_kept_with_its_side() -> None:
    """A row that was read with losses is not compared where it is silent, even by a revision."""
    lost = Finding(Code.TRUNCATED_ROW, "row of FGMV-28 has 1 of 5 cells", None, "FGMV-28")
    whole = fx.Statement(deliverables=(row(kind="Roadmap"),))
    cut = fx.Statement(deliverables=(row(),), findings=(lost,))
    for one, other in ((whole, cut), (cut, whole)):
        comparison = fx.compare(one, other, relation="revision")
        assert (comparison.changes, [each.code for each in comparison.findings]) == ((), [Code.NOT_COMPARED])
    assert fx.compare(cut, whole).earlier.losses == (lost,)


def test_what_concerns_a_group() -> None:
    """Its own moves, positions and claims, rows it shares, what is said to all, and the header; under all its names."""

    def one(number: int, *groups: str, position: Position | None = None, title: str = "A") -> fx.Deliverable:
        shares = tuple(Share(group) for group in groups)
        return fx.Deliverable(
            id=f"FGMV-0{number}",
            focus_group="FG-MV",
            title=title,
            allocation=Allocation(status=Status.ALLOCATED, shares=shares),
            positions=(position,) if position else (),
        )

    blank, other = evolve(BLANK, group="ITU-T SG5"), evolve(said("Noted."), group="ITU-T SG5")
    before = (one(1, SG, position=BLANK), one(2, SG, position=blank), one(3, "ITU-T SG5"), one(4, "ITU-T all SGs"), one(5, "ITU-T SG5"), one(6, "ITU-T SG16"))  # fmt: skip
    after = (one(1, SG, position=said("Noted.")), one(2, SG, position=other), one(3, "ITU-T SG5", title="B"), one(4, "ITU-T all SGs", title="B"), one(5, "ITU-T SG5", SG), one(6, "ITU-T SG16", title="B"))  # fmt: skip
    sides = fx.Statement(deliverables=before), fx.Statement(deliverables=after)
    whole = fx.compare(*sides)
    kept = {group: [(c.deliverable or "")[-1:] for c in concerning(whole, group, *sides, default()).changes] for group in (SG, "ITU-T SG5", "ITU-T SG21")}  # fmt: skip
    assert [(c.deliverable or "")[-1:] for c in whole.changes] == ["1", "2", "3", "4", "5", "6"]
    assert kept == {SG: ["1", "4", "5"], "ITU-T SG5": ["2", "3", "4", "5"], "ITU-T SG21": ["4", "6"]}


def test_a_work_item_of_another_kind_is_told() -> None:
    """A draft Recommendation that became a Supplement is another thing under one name."""
    one, other = (WorkItem(name="Y.dt", kind=kind) for kind in ("Recommendation", "Supplement"))
    changes = fx.compare(fx.Statement(work_items=(one,)), fx.Statement(work_items=(other,))).changes
    assert [(change.kind, change.work_item, change.before, change.after) for change in changes] == [
        (fx.Kind.KIND_CHANGED, "Y.dt", "Recommendation", "Supplement")
    ]


@pytest.mark.parametrize(("words", "told"), [("when TSAG meets", True), ("Soon.", False)])
def test_approvals_that_are_no_dates_are_compared_by_their_words(words: str, told: bool) -> None:  # noqa: FBT001  a case
    """Other words than before are told as what could not be compared; the same in other letters are the same."""
    earlier, later = (
        fx.Statement(deliverables=(fx.Deliverable(id="FGMV-01", evidence=(Evidence("approved", ONE, text),)),))
        for text in ("soon", words)
    )
    found = [each.message for each in fx.compare(earlier, later).findings if each.code is Code.UNREAD_CHANGED]
    assert [("the approval of FGMV-01" in message) for message in found] == [True] * told
