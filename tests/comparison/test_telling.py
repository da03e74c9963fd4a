"""The words for what changed: a whole sentence for every kind, and a whole line for all of them."""

from typing import Any

import pytest

from fgmv_extract.changes import Change, Kind, Side, Significance
from fgmv_extract.comparison.telling import changed, listed, short, shown, summary
from fgmv_extract.findings import Code, Finding
from fgmv_extract.places import File
from fgmv_extract.records import (
    Allocation,
    Commitment,
    Deliverable,
    Position,
    PositionState,
    Role,
    Share,
    Status,
    WorkItem,
    WorkItemState,
)

SG = "ITU-T SG20"
FILE = File(name="b.docx", format="docx", size=0, sha256="0" * 64)
SHARED = (
    Share("ITU-T SG16", Role.PRIMARY),
    Share("ITU-T SG13"),
    Share(SG, Role.SECONDARY),
    Share("ITU-R", Role.SECONDARY),
)
SUGGESTED = Allocation(status=Status.SUGGESTED, authority="FG-MV", shares=SHARED)
ALLOCATED = Allocation(status=Status.ALLOCATED, authority="ITU-T TSAG", shares=SHARED[:2])
BLANK = Position(group=SG, state=PositionState.BLANK)
ABSENT = Position(group=SG, state=PositionState.ABSENT)


def row(title: str | None = None, allocation: Allocation | None = None) -> Deliverable:
    """Make FGMV-28."""
    return Deliverable(id="FGMV-28", focus_group="FG-MV", title=title, allocation=allocation)


def said(text: str = "", **told: Any) -> Position:  # noqa: ANN401  fields of a position
    """Make a position of SG20."""
    return Position(group=SG, state=PositionState.STATED, text=text, **told)


def item(**told: Any) -> WorkItem:  # noqa: ANN401  fields of a work item
    """Make a work item."""
    return WorkItem(name="Y.dt", **told)


SENTENCES: list[tuple[Kind, dict[str, Any], str]] = [
    (Kind.DELIVERABLE_ADDED, {}, "new"),
    (Kind.DELIVERABLE_ADDED, {"now": row()}, "new"),
    (Kind.DELIVERABLE_ADDED, {"now": row("On twins")}, "new: “On twins”"),
    (Kind.DELIVERABLE_ADDED, {"now": row("On twins", Allocation(status=Status.SUGGESTED))}, "new: “On twins”"),
    (Kind.DELIVERABLE_ADDED, {"now": row("On twins", SUGGESTED)}, "new: “On twins”, suggested for SG16, SG13 (SG20, ITU-R)"),
    (Kind.DELIVERABLE_ADDED, {"now": row(None, ALLOCATED)}, "new: allocated to SG16, SG13"),
    (Kind.DELIVERABLE_ADDED, {"now": row(None, Allocation(shares=SHARED[3:]))}, "new: (ITU-R)"),
    (Kind.DELIVERABLE_ADDED, {"now": row(None, Allocation(status=Status.INFORMATION, shares=SHARED))}, "new: for information"),
    (Kind.DELIVERABLE_REMOVED, {"before": "On twins"}, "removed: “On twins”"),
    (Kind.DELIVERABLE_NOT_MENTIONED, {}, "not mentioned"),
    (Kind.DELIVERABLE_RENAMED, {"before": "FGMV-27"}, "was called FGMV-27"),
    (Kind.ALLOCATION_STATUS, {"was": SUGGESTED, "now": ALLOCATED}, "suggested by FG-MV → allocated by TSAG: SG16, SG13"),
    (Kind.ALLOCATION_STATUS, {"was": ALLOCATED, "now": Allocation(status=Status.INFORMATION)}, "allocated by TSAG → for information"),
    (Kind.ALLOCATION_STATUS, {"was": ALLOCATED, "now": Allocation(shares=SHARED[1:2])}, "allocated by TSAG → no status: SG13"),
    (Kind.ALLOCATION_STATUS, {"was": SUGGESTED}, "suggested by FG-MV"),
    (Kind.ALLOCATION_AUTHORITY, {"before": "FG-MV", "after": "ITU-T TSAG"}, "by TSAG, was by FG-MV"),
    (Kind.ALLOCATION_AUTHORITY, {"before": "FG-MV"}, "by nobody, was by FG-MV"),
    (Kind.GROUP_ADDED, {"group": SG}, "SG20 joins"),
    (Kind.GROUP_ADDED, {"group": SG, "after": "primary"}, "SG20 joins as primary"),
    (Kind.GROUP_REMOVED, {"group": SG}, "SG20 leaves"),
    (Kind.GROUP_REMOVED, {"group": SG, "before": "secondary"}, "SG20 leaves, was secondary"),
    (Kind.GROUP_SUCCEEDED, {"before": ("ITU-T SG9", "ITU-T SG16"), "after": "ITU-T SG21"}, "SG9 and SG16 → SG21, by succession"),
    (Kind.GROUP_ROLE, {"group": SG, "before": "primary", "after": "secondary"}, "SG20 is secondary, was primary"),
    (Kind.GROUP_ROLE, {"group": SG, "after": "primary"}, "SG20 is primary, no role was given"),
    (Kind.GROUP_ROLE, {"group": SG, "before": "primary"}, "SG20 was primary; its role is left unsaid"),
    (Kind.TITLE_CHANGED, {"before": "On twins", "after": "On things"}, "On twins → On things"),
    (Kind.TITLE_CHANGED, {"work_item": "Y.dt", "before": "On twins", "after": None}, "Y.dt: On twins → –"),
    (Kind.TITLE_EDITED, {"before": "On twin", "after": "On twins"}, "On twin → On twins"),
    (Kind.KIND_CHANGED, {"before": None, "after": "Technical Report"}, "– → Technical Report"),
    (Kind.APPROVAL_CHANGED, {"before": "2024-03", "after": "2024-06"}, "approved 2024-06, was 2024-03"),
    (Kind.APPROVAL_CHANGED, {"before": "2024-03"}, "approved –, was 2024-03"),
    (Kind.POSITION_STATED, {"group": SG, "now": said("Y.dt is planned")}, "SG20 states: Y.dt is planned"),
    (Kind.POSITION_STATED, {"group": SG, "now": said(questions=("Q1/20", "Q2/20"))}, "SG20 states: Q1/20, Q2/20"),
    (Kind.POSITION_STATED, {"group": SG, "now": said(commitment=Commitment.AGREED)}, "SG20 states: agreed"),
    (Kind.POSITION_STATED, {"group": SG, "now": BLANK}, "SG20 states: nothing"),
    (Kind.POSITION_STATED, {"group": SG, "now": ABSENT}, "SG20 states: nothing known"),
    (Kind.POSITION_ADVANCED, {"group": SG, "before": "planned", "after": "agreed", "now": said("Agreed.")}, "SG20 planned → agreed: Agreed."),
    (Kind.POSITION_CHANGED, {"group": SG, "was": said("Yes."), "now": said("Of course.")}, "SG20 says now: Of course. (before: Yes.)"),
    (Kind.POSITION_WITHDRAWN, {"group": SG, "before": "agreed", "after": "blank", "was": said("Agreed."), "now": BLANK}, "SG20 steps back, agreed → blank; it said: Agreed."),
    (Kind.POSITION_WITHDRAWN, {"group": SG, "before": "agreed", "after": "planned", "was": said("Agreed."), "now": said("Plans.")}, "SG20 steps back, agreed → planned; it said: Agreed.; now: Plans."),
    (Kind.WORK_ITEM_ADDED, {"work_item": "Y.dt"}, "Y.dt is new"),
    (Kind.WORK_ITEM_ADDED, {"now": item()}, "Y.dt is new"),
    (Kind.WORK_ITEM_ADDED, {"now": item(state=WorkItemState.BEGINS, title="Twins")}, "Y.dt is new, begins: “Twins”"),
    (Kind.WORK_ITEM_REMOVED, {"work_item": "Y.dt"}, "Y.dt is gone"),
    (Kind.WORK_ITEM_STATE, {"work_item": "Y.dt", "before": "planned", "after": "agreed"}, "Y.dt: planned → agreed"),
    (Kind.HEADER_CHANGED, {"field": "purpose", "before": ("action", "comment"), "after": ()}, "purpose: action; comment → –"),
    (Kind.HEADER_CHANGED, {"field": "title", "before": "", "after": "LS"}, "title: – → LS"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "facts", "sentence"), SENTENCES)
def test_a_change_is_one_sentence(kind: Kind, facts: dict[str, Any], sentence: str) -> None:
    """The sentence of a change says who, what it was and what it is, and leaves out what goes without saying."""
    change = changed(kind, **facts)
    assert (change.message, change.kind, change.significance) == (sentence, kind, kind.significance)
    assert changed(kind, "a note", **facts).message == f"{sentence} (a note)"


def test_every_kind_has_its_sentence() -> None:
    """No kind of change is left without words here."""
    assert {kind for kind, _, _ in SENTENCES} == set(Kind)


@pytest.mark.parametrize(
    ("names", "told"), [((), ""), (("a",), "a"), (("a", "b"), "a and b"), (("a", "b", "c", "d"), "a, b, c and d")]
)
def test_names_are_listed(names: tuple[str, ...], told: str) -> None:
    """Commas, and a word before the last."""
    assert listed(names) == told


def test_short_names_leave_out_the_sector() -> None:
    """Only the sector at the beginning goes without saying."""
    assert [short("ITU-T SG20"), short("ITU-R WP 6C"), short(None), short("")] == [
        "SG20",
        "ITU-R WP 6C",
        "nobody",
        "nobody",
    ]
    assert [shown("a"), shown(("a", "b")), shown(()), shown(""), shown(None)] == ["a", "a; b", "–", "–", "–"]


MINOR = {"significance": Significance.MINOR}
COUNTED: list[tuple[Kind, dict[str, Any], str, str]] = [
    (Kind.DELIVERABLE_ADDED, {}, "deliverable added", "deliverables added"),
    (Kind.DELIVERABLE_REMOVED, {}, "deliverable removed", "deliverables removed"),
    (Kind.ALLOCATION_STATUS, {"after": "allocated"}, "deliverable allocated", "deliverables allocated"),
    (Kind.ALLOCATION_STATUS, {"after": "information"}, "sent for information", "sent for information"),
    (Kind.ALLOCATION_STATUS, {"after": "suggested"}, "back to a suggestion", "back to suggestions"),
    (Kind.ALLOCATION_STATUS, {}, "without a status", "without a status"),
    (Kind.GROUP_ADDED, {}, "group added", "groups added"),
    (Kind.GROUP_REMOVED, {}, "group removed", "groups removed"),
    (Kind.POSITION_WITHDRAWN, {}, "position withdrawn", "positions withdrawn"),
    (Kind.POSITION_ADVANCED, {}, "position advanced", "positions advanced"),
    (Kind.POSITION_STATED, {}, "position stated", "positions stated"),
    (Kind.WORK_ITEM_STATE, {}, "work item moved", "work items moved"),
    (Kind.WORK_ITEM_REMOVED, {}, "work item removed", "work items removed"),
    (Kind.KIND_CHANGED, {}, "kind changed", "kinds changed"),
    (Kind.GROUP_ROLE, {}, "role changed", "roles changed"),
    (Kind.GROUP_SUCCEEDED, {}, "group succeeded", "groups succeeded"),
    (Kind.ALLOCATION_AUTHORITY, {}, "authority changed", "authorities changed"),
    (Kind.DELIVERABLE_RENAMED, {}, "deliverable renamed", "deliverables renamed"),
    (Kind.TITLE_CHANGED, {}, "title changed", "titles changed"),
    (Kind.APPROVAL_CHANGED, {}, "approval date changed", "approval dates changed"),
    (Kind.POSITION_CHANGED, {}, "position reworded", "positions reworded"),
    (Kind.WORK_ITEM_ADDED, {}, "work item added", "work items added"),
    (Kind.HEADER_CHANGED, {}, "header field changed", "header fields changed"),
    (Kind.GROUP_ROLE, MINOR, "role left unsaid", "roles left unsaid"),
    (Kind.TITLE_EDITED, {}, "title edited", "titles edited"),
    (Kind.DELIVERABLE_NOT_MENTIONED, {}, "deliverable not mentioned", "deliverables not mentioned"),
]


def told(*changes: Change, findings: tuple[Finding, ...] = (), complete: bool = True) -> str:
    """The summary of changes between two statements without names."""
    return summary(Side(), Side(), changes, findings, complete=complete)


@pytest.mark.parametrize(("kind", "facts", "one", "many"), COUNTED)
def test_a_summary_counts(kind: Kind, facts: dict[str, Any], one: str, many: str) -> None:
    """One and many of each, the thousands apart."""
    change = changed(kind, **facts)
    assert (told(change), told(change, change), told(*[change] * 1200)) == (f"1 {one}", f"2 {many}", f"1,200 {many}")


def test_a_summary_tells_the_weightiest_first_and_five_or_six_of_them() -> None:
    """Six sorts of change are told by name; of seven, five are, and the rest is a number."""
    changes = [changed(kind, **facts) for kind, facts, _, _ in reversed(COUNTED)]
    assert told(*changes[-6:]) == ", ".join(f"1 {one}" for _, _, one, _ in COUNTED[:6])
    assert told(*changes[-7:]) == f"{', '.join(f'1 {one}' for _, _, one, _ in COUNTED[:5])} and 2 more changes"
    assert told(*changes[:7], *[changes[0]] * 1000).endswith(" and 1,002 more changes")


def test_a_summary_begins_with_the_number() -> None:
    """The later statement's, else the earlier's, else the name of the file."""
    numbered, filed = Side(number="SG20-LS1"), Side(number="SG20-LS2", file=FILE)
    assert summary(numbered, filed, (), (), complete=True) == "SG20-LS2: no changes"
    assert summary(numbered, Side(file=FILE), (), (), complete=True) == "SG20-LS1: no changes"
    assert summary(Side(), Side(file=FILE), (), (), complete=True) == "b.docx: no changes"


def test_a_summary_says_what_it_does_not_know() -> None:
    """Without changes, remarks are counted and notes are not; whatever was not compared is said."""
    note, remark = Finding(Code.SAID_ONCE, "a"), Finding(Code.CUT_OFF, "b")
    assert told(findings=(note,)) == "no changes"
    assert told(findings=(note, remark)) == "no changes, but 1 remark"
    assert told(findings=(remark,) * 1002) == "no changes, but 1,002 remarks"
    assert told(findings=(remark,), complete=False) == "no changes in what could be compared"
    change = changed(Kind.GROUP_ADDED, group=SG)
    assert told(change, findings=(remark,), complete=False) == "1 group added; not all could be compared"
