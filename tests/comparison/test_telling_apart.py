"""What is told of rows that cannot be told apart, of all study groups under one word, and to whom a deliverable goes."""

import pytest
from attrs import evolve

import fgmv_extract as fx
from fgmv_extract.comparison.selecting import concerning
from fgmv_extract.findings import Code
from fgmv_extract.itu.vocabulary import default
from fgmv_extract.places import Place

SG20, SG16 = "ITU-T SG20", "ITU-T SG16"


def row(name: str, title: str | None = None, **others: object) -> fx.Deliverable:
    """Make a deliverable of FG-MV."""
    return fx.Deliverable(id=name, focus_group="FG-MV", title=title, **others)  # type: ignore[arg-type]  # any field


def listing(*rows: fx.Deliverable) -> fx.Statement:
    """Make a statement of rows."""
    return fx.Statement(deliverables=rows)


def messages(comparison: fx.Comparison, code: Code) -> list[str]:
    """What the findings of one code say."""
    return [finding.message for finding in comparison.findings if finding.code is code]


def given(*groups: str, role: fx.Role | None = None, status: fx.Status | None = fx.Status.ALLOCATED) -> fx.Allocation:
    """Make an allocation."""
    shares = tuple(fx.Share(group, role) for group in groups)
    return fx.Allocation(status=status, shares=shares, text=", ".join(groups))


@pytest.mark.parametrize(
    ("number", "either"),
    [
        (1, None),
        (2, "FGMV-61 or FGMV-62"),
        (5, "FGMV-61 or FGMV-62 or FGMV-63 or FGMV-64 or FGMV-65"),
        (6, "FGMV-61 or FGMV-62 or FGMV-63 or FGMV-64 or FGMV-65 or 1 more"),
        (8, "FGMV-61 or FGMV-62 or FGMV-63 or FGMV-64 or FGMV-65 or 3 more"),
    ],
)
def test_the_first_five_of_equal_titles_are_named(number: int, either: str | None) -> None:
    """And how many more there are."""
    later = listing(*(row(f"FGMV-{60 + n}", "Use cases") for n in range(1, number + 1)))
    comparison = fx.compare(listing(row("FGMV-05", "Use cases")), later)
    expected = [f"FGMV-05 may be {either}, by its title; it was not taken for it"] if either else []
    assert messages(comparison, Code.UNCLEAR_MATCH) == expected


def test_of_rows_under_one_identifier_that_went_one_has_gone() -> None:
    """The others are told, from either side."""
    twice, other = [row("FGMV-31", title) for title in ("One", "Two", "Three")], row("FGMV-01", "Maps")
    gone, new = fx.compare(listing(*twice, other), listing(other)), fx.compare(listing(other), listing(*twice, other))
    assert [(c.deliverable, c.before, c.after) for c in gone.changes] == [("FGMV-31", "One", None)]
    assert [(c.deliverable, c.before, c.after) for c in new.changes] == [("FGMV-31", None, "One")]
    words = (
        "FGMV-31 stands {} in the earlier statement and {} in the later one; {} and {} of its rows were not compared"
    )
    assert messages(gone, Code.DUPLICATES_NOT_COMPARED) == [words.format("3 times", "nowhere", 2, 0)]
    assert messages(new, Code.DUPLICATES_NOT_COMPARED) == [words.format("nowhere", "3 times", 0, 2)]


def test_a_row_under_a_second_name_is_told() -> None:
    """It is the same deliverable under its working name."""
    later = listing(row("FGMV-19", "A"), row("FGMV-D5.1-uriop", "A"))
    comparison = fx.compare(listing(row("FGMV-19", "A")), later)
    assert comparison.changes == ()
    [message] = messages(comparison, Code.DUPLICATES_NOT_COMPARED)
    assert message == "FGMV-D5.1-uriop is another name of a deliverable that has a row of its own; it was not compared"


def test_rows_of_one_identifier_say_the_same_with_and_without_empty_cells() -> None:
    """No title and no words of a position are what they are on the other side."""
    one = row("FGMV-31", positions=(fx.Position(group=SG20, state=fx.PositionState.ABSENT),))
    two = row("FGMV-31", "Maps", positions=(fx.Position(group=SG20, state=fx.PositionState.STATED, text="Noted."),))
    comparison = fx.compare(listing(one, two), listing(two, one))
    assert (comparison.changes, comparison.findings) == ((), ())


def test_titles_that_are_the_same_but_for_kind_and_date() -> None:
    """Of two of one title that is paired first whose kind and date are the same, and the other by what is left."""
    before = (row("FGMV-01", "Maps", kind="Technical Report"), row("FGMV-02", "Maps", kind="Technical Specification"))
    after = (row("FGMV-61", "Maps", kind="Technical Report"), row("FGMV-62", "Maps", kind="Supplement"))
    changes = fx.compare(listing(*before), listing(*after)).changes
    renamed = [(c.before, c.after) for c in changes if c.kind is fx.Kind.DELIVERABLE_RENAMED]
    assert renamed == [("FGMV-01", "FGMV-61"), ("FGMV-02", "FGMV-62")]


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (given("ITU-T all SGs"), "all SGs joined the allocation of FGMV-01"),
        (given(SG16, "all"), "all joined the allocation of FGMV-01"),
    ],
)
def test_everybody_joins(now: fx.Allocation, said: str) -> None:
    """A word for all is no group that joins; the places of both sides are asked for one."""
    was = given(SG16)
    comparison = fx.compare(listing(row("FGMV-01", allocation=was)), listing(row("FGMV-01", allocation=now)))
    assert messages(comparison, Code.EVERYBODY_CHANGED) == [said]
    back = fx.compare(listing(row("FGMV-01", allocation=now)), listing(row("FGMV-01", allocation=was)))
    assert messages(back, Code.EVERYBODY_CHANGED) == [said.replace("joined", "left")]


def test_one_word_for_everybody_takes_the_place_of_another() -> None:
    """Who came and who went, or that only the role is another; and where the cell stands, the later one first."""
    here, there = Place(1, 0, 1, 2), Place(4, 1, 1, 2)
    all_sgs, everybody = given("ITU-T all SGs"), given("all")
    as_lead = given("ITU-T all SGs", role=fx.Role.PRIMARY)

    def told(was: fx.Allocation, now: fx.Allocation) -> list[tuple[str, Place | None]]:
        comparison = fx.compare(listing(row("FGMV-01", allocation=was)), listing(row("FGMV-01", allocation=now)))
        return [(f.message, f.place) for f in comparison.findings if f.code is Code.EVERYBODY_CHANGED]

    words = "{} joined and {} left the allocation of FGMV-01"
    assert told(evolve(all_sgs, place=here), evolve(everybody, place=there)) == [
        (words.format("all", "all SGs"), there)
    ]
    assert told(evolve(everybody, place=here), all_sgs) == [(words.format("all SGs", "all"), here)]
    assert told(all_sgs, as_lead) == [("the role of all of them changed in the allocation of FGMV-01", None)]


def test_all_study_groups_by_name_are_all_study_groups() -> None:
    """The finding says which texts are the same."""
    numbers = (2, 3, 5, 9, 11, 12, 13, 15, 16, 17, 20)
    named = given(*(f"ITU-T SG{number}" for number in numbers))
    earlier = evolve(listing(row("FGMV-01", allocation=given("ITU-T all SGs"))), date="2024-01-10")
    later = evolve(listing(row("FGMV-01", allocation=named)), date="2024-02-10")
    comparison = fx.compare(earlier, later)
    assert comparison.changes == ()
    [message] = messages(comparison, Code.EQUIVALENT_GROUPS)
    assert message == f"FGMV-01: 'ITU-T all SGs' and {named.text!r} name the same study groups"


def test_all_groups_of_another_sector_by_name() -> None:
    """ITU-D has had two study groups all the time."""
    both = given("ITU-D SG1", "ITU-D SG2")
    for was, now in ((given("ITU-D all SGs"), both), (both, given("ITU-D all SGs"))):
        comparison = fx.compare(listing(row("FGMV-01", allocation=was)), listing(row("FGMV-01", allocation=now)))
        assert comparison.changes == ()
        assert len(messages(comparison, Code.EQUIVALENT_GROUPS)) == 1


def test_what_concerns_a_group_by_its_positions_and_names() -> None:
    """Rows without an allocation, positions that say something, and the new name of a row that concerns the group."""
    stated = fx.Position(group=SG20, state=fx.PositionState.STATED, text="Noted.")
    blank = fx.Position(group=SG20, state=fx.PositionState.BLANK, text="")
    before = (row("FGMV-01", "A", positions=(stated,)), row("FGMV-02", "B", positions=(blank,)), row("FGMV-03", "C"), row("FGMV-05", "Roads"))  # fmt: skip
    after = (row("FGMV-61", "A", positions=(stated,), kind="Supplement"), row("FGMV-02", "D", positions=(blank,)), row("FGMV-03", "E"), row("FGMV-65", "Roads", kind="Supplement"))  # fmt: skip
    sides = listing(*before), listing(*after)
    kept = concerning(fx.compare(*sides), SG20, *sides, default())
    assert {change.deliverable for change in kept.changes} == {"FGMV-61"}
    assert {change.deliverable for change in fx.compare(*sides).changes} == {"FGMV-61", "FGMV-02", "FGMV-03", "FGMV-65"}


@pytest.mark.parametrize(
    ("now", "sentence"),
    [
        (given(SG20), "It was allocated to ITU-T SG20."),
        (given(SG20, SG16), "It was allocated to ITU-T SG20, ITU-T SG16."),
        (given(SG20, status=fx.Status.SUGGESTED), "It was suggested for ITU-T SG20."),
        (given(status=fx.Status.INFORMATION), "It was sent for information to nobody who is named."),
    ],
)
def test_a_history_says_to_whom_a_deliverable_went(now: fx.Allocation, sentence: str) -> None:
    """Where nobody is named who decided."""
    statement = evolve(listing(row("FGMV-01", "Maps", allocation=now)), number="TSAG-LS1", date="2024-01-10")
    [line] = fx.history([statement]).lines
    assert sentence in [event.message for event in line.events]


@pytest.mark.parametrize(
    "roles",
    [
        (fx.Role.PRIMARY, fx.Role.SECONDARY),
        (fx.Role.SECONDARY, fx.Role.PRIMARY),
        (None, fx.Role.PRIMARY),
        (fx.Role.PRIMARY, None),
    ],
)
def test_of_two_roles_of_one_group_the_higher_counts(roles: tuple[fx.Role | None, ...]) -> None:
    """SG21 took over from both of the groups, in whatever order they stand."""
    shares = tuple(map(fx.Share, (SG16, "ITU-T SG9"), roles))
    allocation = fx.Allocation(status=fx.Status.ALLOCATED, shares=shares, text="SG16, SG9")
    statement = evolve(listing(row("FGMV-01", "Maps", allocation=allocation)), number="TSAG-LS9", date="2025-05-30")
    [holding] = fx.review([statement], "SG21").holdings
    assert (holding.deliverables, holding.role) == (("FGMV-01",), fx.Role.PRIMARY)
