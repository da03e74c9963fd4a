"""What a side did not show because its document was not all read is no change: it is unknown, and told as such."""

import pytest
from attrs import evolve

import fgmv_extract as fx
from fgmv_extract.findings import Code, Finding

WHOLE = fx.Deliverable(
    id="FGMV-28",
    kind="Technical Report",
    title="On twins",
    approved="2024-03",
    allocation=fx.Allocation(
        status=fx.Status.SUGGESTED,
        authority="FG-MV",
        shares=(fx.Share(group="ITU-T SG20", role=fx.Role.PRIMARY),),
        text="SG20",
    ),
)
BARE = fx.Deliverable(id="FGMV-28", allocation=fx.Allocation())
ITEM = fx.WorkItem(name="Y.CIP", title="On parks")
HEADED = fx.Statement(
    number="TSAG-LS1",
    title="LS/o on twins",
    approval="TSAG meeting",
    deadline=fx.Deadline(date="2024-07-01", text="1 July 2024"),
    deliverables=(WHOLE,),
    work_items=(ITEM,),
)


def lost(code: Code, deliverable: str | None = None) -> tuple[Finding, ...]:
    """Make the findings of a statement that was read with one loss."""
    return (Finding(code, "a loss", None, deliverable),)


def told(earlier: fx.Statement, later: fx.Statement, relation: str = "revision") -> list[tuple[str, str]]:
    """Compare, and return each kind of change with its significance."""
    comparison = fx.compare(earlier, later, relation=relation)
    return [(change.kind.value, change.significance.value) for change in comparison.changes]


@pytest.mark.parametrize(
    "code",
    [
        Code.CUT_OFF,
        Code.LIMIT_REACHED,
        Code.PAGE_WITHOUT_TEXT,
        Code.EMBEDDED_DOCUMENT,
        Code.UNREAD_MEMBER,
        Code.CELLS_APART,
    ],
)
def test_a_row_that_a_loss_may_have_taken_is_neither_removed_nor_surely_new(code: Code) -> None:
    """Missing behind a loss is not mentioned, even in a revision; there for the first time is minor, and says why."""
    whole, broken = fx.Statement(deliverables=(WHOLE,)), fx.Statement(findings=lost(code))
    assert told(whole, broken) == [("deliverable-not-mentioned", "minor")]
    assert told(broken, whole) == [("deliverable-added", "minor")]
    (change,) = fx.compare(broken, whole).changes
    assert change.message.endswith("(or lost from the earlier statement, which was not all read)")


@pytest.mark.parametrize("code", [Code.BLANKS_INVISIBLE, Code.STRUCK_TEXT, Code.HYPHENS_LOST, Code.RUN_TOGETHER])
def test_a_loss_that_takes_no_rows_hides_no_removal(code: Code) -> None:
    """What became of blanks, hyphens or the header block does not make a row vanish."""
    whole, broken = fx.Statement(deliverables=(WHOLE,)), fx.Statement(findings=lost(code))
    assert told(whole, broken) == [("deliverable-removed", "major")]
    assert told(broken, whole) == [("deliverable-added", "major")]


def test_a_loss_that_names_a_deliverable_concerns_its_row_alone() -> None:
    """An identifier in the running text may be a row of its own; the others were read."""
    other = evolve(WHOLE, id="FGMV-29")
    broken = fx.Statement(findings=lost(Code.CELLS_APART, "FGMV 28"))
    assert told(fx.Statement(deliverables=(WHOLE, other)), broken) == [
        ("deliverable-not-mentioned", "minor"),
        ("deliverable-removed", "major"),
    ]


@pytest.mark.parametrize("code", [Code.CELLS_APART, Code.CELLS_UNSURE, Code.BLANKS_INVISIBLE])
@pytest.mark.parametrize("relation", ["revision", "successor"])
def test_cells_that_did_not_show_are_not_compared(code: Code, relation: str) -> None:
    """Where the cells of a table were lost, an empty title, kind, date or allocation takes nothing back."""
    whole, broken = fx.Statement(deliverables=(WHOLE,)), fx.Statement(deliverables=(BARE,), findings=lost(code))
    for sides in ((whole, broken), (broken, whole)):
        comparison = fx.compare(*sides, relation=relation)
        assert (comparison.changes, comparison.complete) == ((), False)
        assert {finding.code for finding in comparison.findings} == {Code.NOT_COMPARED}
        assert len(comparison.findings) == 4


def test_a_blank_cell_of_a_table_that_was_read_is_a_change() -> None:
    """Without a loss an empty allocation is one: that is how a group leaves."""
    sides = fx.Statement(deliverables=(WHOLE,)), fx.Statement(deliverables=(evolve(WHOLE, allocation=fx.Allocation()),))
    assert told(*sides) == [("allocation-status", "major"), ("group-removed", "major")]


@pytest.mark.parametrize("code", [Code.RUN_TOGETHER, Code.CELLS_UNSURE, Code.MISSING_PART])
def test_a_field_that_may_be_lost_was_not_taken_back(code: Code) -> None:
    """In a revision an empty field is a change, unless its document was read with losses; another value is one always."""
    broken = evolve(HEADED, approval=None, deadline=None, title="LS/o on towns", findings=lost(code))
    comparison = fx.compare(HEADED, broken, relation="revision")
    assert [change.field for change in comparison.changes] == ["title"]
    (finding,) = comparison.findings
    assert finding.code is Code.NOT_COMPARED
    assert "the later statement was read with losses and shows less of its approval and deadline" in finding.message
    assert len(fx.compare(HEADED, evolve(broken, findings=()), relation="revision").changes) == 3


def test_a_work_item_behind_a_loss_was_not_removed() -> None:
    """Prose that was cut off may still name it; prose that was read does not."""
    broken = evolve(HEADED, work_items=(), findings=lost(Code.CUT_OFF))
    comparison = fx.compare(HEADED, broken, relation="revision")
    assert comparison.changes == ()
    assert "does not show Y.CIP" in comparison.findings[0].message
    assert told(HEADED, evolve(broken, findings=())) == [("work-item-removed", "major")]


def test_a_file_that_ends_early_has_its_header_block_and_may_lack_an_annex() -> None:
    """What stands at the top was read: taken back is taken back; an annex may stand behind the end."""
    annexes = tuple(fx.Annex(label=label, title="Deliverables") for label in "AB")
    whole, broken = evolve(HEADED, annexes=annexes), evolve(HEADED, deadline=None, annexes=annexes[:1])
    broken = evolve(broken, findings=lost(Code.CUT_OFF))
    for sides in ((whole, broken), (broken, whole)):
        comparison = fx.compare(*sides, relation="revision")
        assert [change.field for change in comparison.changes] == ["deadline"]
        assert "shows less of its annexes" in comparison.findings[0].message
    assert len(fx.compare(whole, evolve(broken, findings=()), relation="revision").changes) == 2
