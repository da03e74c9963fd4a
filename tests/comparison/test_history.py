"""History: what happened to each deliverable, who said it, and where."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from attrs import evolve

import fgmv_extract as fx
from fgmv_extract.comparison.history import about, of_group

Draw = Callable[..., fx.Statement]
ROOT = Path(__file__).resolve().parents[2]
SEED = ROOT.parent / "shared" / "seed" / "sg20-reply-fgmv.txt"


def told(statements: Sequence[fx.Statement], name: str = "FGMV-28") -> list[str]:
    """Return the events of a line in short: when, what, by whom, before and after."""
    line = fx.history(statements).line(name)
    return [
        f"{'by ' if event.by_then else ''}{event.date} {event.happening}: "
        f"{', '.join(who.removeprefix('ITU-T ') for who in event.by)}: {event.before} -> {event.after}"
        for event in (line.events if line else ())
    ]


def sequence(drawn: Draw, *rows: str, source: str = "SG20") -> list[fx.Statement]:
    """Return statements of one row each, a month apart from July 2024 on."""
    return [drawn(f"SG20-LS{n}", f"2024-{6 + n:02}-12", source, row) for n, row in enumerate(rows, 1)]


@pytest.mark.parametrize(
    ("rows", "events"),
    [
        (["28 | suggested SG20 () | SG20: -"], ["by 2024-07-12 suggested: FG-MV: None -> suggested ITU-T SG20"]),
        (
            ["28 | suggested SG20 (SG16) |", "28 | allocated SG20, SG16 |"],
            [
                "by 2024-07-12 suggested: FG-MV: None -> suggested ITU-T SG20 (ITU-T SG16)",
                "by 2024-08-12 allocated: TSAG: suggested ITU-T SG20 (ITU-T SG16) -> allocated ITU-T SG20, ITU-T SG16",
            ],
        ),
        (
            ["28 | information all |", "28 | allocated SG16 |"],
            [
                "by 2024-07-12 information: TSAG: None -> information all",
                "by 2024-08-12 allocated: TSAG: information all -> allocated ITU-T SG16",
            ],
        ),
        (
            ["28 | listed SG16 |", "28 | listed SG16, SG20 |"],
            [
                "by 2024-07-12 listed: TSAG: None -> ITU-T SG16",
                "by 2024-08-12 reallocated: TSAG: ITU-T SG16 -> ITU-T SG16, ITU-T SG20",
            ],
        ),
        (["28 | |"], []),
    ],
)
def test_an_allocation_goes_its_way(rows: list[str], events: list[str], drawn: Draw) -> None:
    """Suggested, allocated, sent for information: who did it, and what was before."""
    assert told(sequence(drawn, *rows)) == events


@pytest.mark.parametrize(
    ("before", "after", "happening"),
    [
        ("suggested SG20 (SG16, SG13)", "suggested SG20 (SG13, SG16)", None),
        ("suggested SG20 (SG16)", "suggested SG16 (SG20)", "reallocated"),
        ("suggested SG20 (SG16)", "suggested SG20 ()", "reallocated"),
        ("suggested SG20, SG16", "suggested SG20 (SG16)", "reallocated"),
        ("suggested SG20 (SG16)", "suggested SG20, SG16", None),
        ("allocated SG20", "allocated SG20, SG16", "reallocated"),
        ("allocated all SGs", "allocated SG2, SG3, SG5, SG9, SG11, SG12, SG13, SG15, SG16, SG17, SG20", None),
        ("allocated SG2, SG3, SG5, SG9, SG11, SG12, SG13, SG15, SG16, SG17, SG20", "allocated all SGs", None),
        ("allocated all SGs", "allocated SG2, SG3, SG5", "reallocated"),
        ("allocated SG20", "", None),
    ],
)
def test_only_another_allocation_is_an_event(before: str, after: str, happening: str | None, drawn: Draw) -> None:
    """Order is nothing, nor are roles that a decision leaves unsaid; all study groups may be written out."""
    statements = sequence(drawn, f"28 | {before} |", f"28 | {after} |")
    (line,) = fx.history(statements).lines
    assert [event.happening for event in line.events[1:]] == ([happening] if happening else [])


def test_another_body_that_says_the_same_is_an_event(drawn: Draw) -> None:
    """TSAG takes up what the Focus Group suggested."""
    one, other = sequence(drawn, "28 | suggested SG20 () |", "28 | suggested SG20 () |")
    (row,) = other.deliverables
    assert row.allocation is not None
    spoken = evolve(row, allocation=evolve(row.allocation, authority="ITU-T TSAG"))
    assert told([one, evolve(other, deliverables=(spoken,))])[1:] == [
        "by 2024-08-12 suggested: TSAG: suggested ITU-T SG20 -> suggested ITU-T SG20"
    ]


def test_an_heir_is_a_succession_and_no_new_allocation(drawn: Draw) -> None:
    """SG9 and SG16 became SG21 in 2025."""
    one = drawn("TSAG-LS1", "2024-01-26", "TSAG", "05 | allocated SG16, SG9, SG20, SG2 |")
    other = drawn("TSAG-LS1", "2025-06-01", "TSAG", "05 | allocated SG21, SG20, SG2 |")
    (line,) = fx.history([one, other]).lines
    assert [event.happening for event in line.events] == ["allocated", "succeeded"]
    assert line.events[1].message == "ITU-T SG21 took over from ITU-T SG16 and ITU-T SG9."
    assert not line.events[1].by_then


@pytest.mark.parametrize(
    ("said", "events"),
    [
        (["-", "-"], []),
        (["?", "-", "?"], []),
        (["-", "Q1/20 plans new work"], ["planned: no position -> Q1/20 planned"]),
        (["?", "Q1/20 plans new work"], ["planned: None -> Q1/20 planned"]),
        (
            ["Q1/20 plans new work", "Q1/20 agreed to new work"],
            ["planned: None -> Q1/20 planned", "agreed: Q1/20 planned -> Q1/20 agreed"],
        ),
        (
            ["Q1/20 agreed to new work", "-", "?", "Q1/20 plans new work"],
            [
                "agreed: None -> Q1/20 agreed",
                "withdrawn: Q1/20 agreed -> no position",
                "planned: no position -> Q1/20 planned",
            ],
        ),
        (
            ["Q1/20 agreed to new work", "Q1/20 plans new work"],
            ["agreed: None -> Q1/20 agreed", "withdrawn: Q1/20 agreed -> Q1/20 planned"],
        ),
        (["Q1/20 plans new work", "Q1/20 intends to start new work"], ["planned: None -> Q1/20 planned"]),
        (
            ["Q1/20 plans new work", "Q2/20 plans new work"],
            ["planned: None -> Q1/20 planned", "position-changed: Q1/20 planned -> Q2/20 planned"],
        ),
        (
            ["Interesting.", "interesting.", "Very interesting."],
            ["stated: None -> Interesting.", "position-changed: interesting. -> Very interesting."],
        ),
    ],
)
def test_a_position_climbs_and_falls(said: list[str], events: list[str], drawn: Draw) -> None:
    """Blank, planned, agreed and back; an empty cell in which nothing stood, and one that is not there, are no events."""
    statements = sequence(drawn, *(f"28 | | SG20: {text}" for text in said))
    assert [event.split(" ", 1)[1].replace(": SG20: ", ": ") for event in told(statements)] == events


def test_the_last_steps_are_a_named_work_item_and_a_recommendation(drawn: Draw) -> None:
    """The ladder to its end; the position never steps back on the way."""
    said = (
        "Q1/20 plans new work",
        "Q1/20 agreed to a new work item",
        "Q1/20 agreed to start work item Y.dtmv-reqts",
        "Q1/20: Y.4238 (ex Y.dtmv-reqts)",
        "Q1/20 is done.",
        "-",
    )
    assert [
        event.split(": SG20: ")[0].split(" ")[-1]
        for event in told(sequence(drawn, *(f"28 | | SG20: {x}" for x in said)))
    ] == [
        "planned",
        "agreed",
        "work-item-named",
        "recommendation",
    ]


def test_positions_of_several_groups_are_told_apart(drawn: Draw) -> None:
    """What one says is no answer of the other."""
    one = drawn("SG20-LS1", "2024-07-12", "SG20", "28 | | SG20: Q1/20 plans new work | SG16: -")
    other = drawn("SG16-LS1", "2024-07-17", "SG16", "28 | | SG20: - | SG16: Q5/16 plans new work")
    assert told([one, other]) == [
        "2024-07-12 planned: SG20: None -> Q1/20 planned",
        "2024-07-17 planned: SG16: no position -> Q5/16 planned",
        "by 2024-07-17 withdrawn: SG20: Q1/20 planned -> no position",
    ]


def test_who_only_tells_of_it_gives_a_date_by_which_it_happened(drawn: Draw) -> None:
    """TSAG's decision is of the day of TSAG's statement, or known from a reply to have been made by then."""
    decision = drawn("TSAG-LS1", "2024-01-26", "TSAG", "28 | allocated SG20 |")
    reply = drawn("SG20-LS1", "2024-07-12", "SG20", "28 | allocated SG20 |")
    assert told([reply])[0].startswith("by 2024-07-12 allocated")
    assert told([reply, decision]) == ["2024-01-26 allocated: TSAG: None -> allocated ITU-T SG20"]


def deliverable(**fields: object) -> tuple[fx.Deliverable, ...]:
    """Return the rows of a statement with one deliverable."""
    return (fx.Deliverable(**{"id": "FGMV-28", "focus_group": "FG-MV", **fields}),)  # type: ignore[arg-type]  # any field


@pytest.mark.parametrize(
    ("one", "other", "events"),
    [
        ({"approved": "2024-03"}, {"approved": "2024-03"}, ["2024-03 approved: FG-MV: None -> 2024-03"]),
        ({"approved": "2024-03"}, {"approved": "2024-03-05"}, ["2024-03 approved: FG-MV: None -> 2024-03"]),
        (
            {"approved": "2024-03"},
            {"approved": "2024-04"},
            ["2024-03 approved: FG-MV: None -> 2024-03", "2024-04 approved: FG-MV: 2024-03 -> 2024-04"],
        ),
        ({"title": "A – “B”"}, {"title": 'a - "b"'}, []),
        ({"title": "One"}, {"title": "Two"}, ["by 2024-08-12 retitled: SG20: One -> Two"]),
        ({"title": "One"}, {}, []),
        (
            {"kind": "Technical Report"},
            {"kind": "Technical Specification"},
            ["by 2024-08-12 kind-changed: SG20: Technical Report -> Technical Specification"],
        ),
        (
            {"id": "FGMV-D5.1-uriop", "aliases": ("FGMV-28",)},
            {},
            ["by 2024-08-12 renamed: SG20: FGMV-D5.1-uriop -> FGMV-28"],
        ),
        (
            {"id": "FGMV-X", "title": "The same words"},
            {"title": "The same Words"},
            ["by 2024-08-12 renamed: SG20: FGMV-X -> FGMV-28"],
        ),
    ],
)
def test_name_title_kind_and_approval_are_followed(
    one: dict[str, object], other: dict[str, object], events: list[str], drawn: Draw
) -> None:
    """Another precision of a date and editorial changes of a title are no events."""
    statements = [
        drawn("SG20-LS1", "2024-07-12", "SG20", deliverables=deliverable(**one)),
        drawn("SG20-LS2", "2024-08-12", "SG20", deliverables=deliverable(**other)),
    ]
    assert told(statements) == events


def test_one_title_in_one_statement_means_two_deliverables(drawn: Draw) -> None:
    """Two rows side by side are never one, nor are three of one title."""
    both = drawn("SG20-LS1", "2024-07-12", "SG20", "28 Terms | |\n29 Terms | |")
    third = drawn("SG20-LS2", "2024-08-12", "SG20", "30 Terms | |")
    assert [line.deliverable for line in fx.history([both, third]).lines] == ["FGMV-28", "FGMV-29", "FGMV-30"]


def test_an_approval_stands_before_the_statements_that_are_younger(drawn: Draw) -> None:
    """It happened then, whoever tells it later."""
    early = drawn("FGMV-LS1", "2024-01-26", "FG-MV", "28 | suggested SG20 () |")
    late = drawn("TSAG-LS1", "2024-08-02", "TSAG", "28 | allocated SG20 |")
    (row,) = late.deliverables
    dated = evolve(late, deliverables=(evolve(row, approved="2024-03"),))
    (line,) = fx.history([early, dated]).lines
    assert [event.happening for event in line.events] == ["suggested", "approved", "allocated"]
    before = evolve(late, deliverables=(evolve(row, approved="2023-12"),))
    (line,) = fx.history([early, before]).lines
    assert [event.happening for event in line.events] == ["approved", "suggested", "allocated"]


def test_a_deliverable_that_stands_twice_is_told_twice(drawn: Draw) -> None:
    """Both rows are held against what was known before; neither is guessed to be the right one."""
    twice = drawn("TSAG-LS1", "2024-08-02", "TSAG", "28 | allocated SG20 |\n28 | suggested SG16 () |")
    assert [event.split(": ")[0] for event in told([twice])] == ["by 2024-08-02 suggested", "2024-08-02 allocated"]


def test_rows_that_come_twice_again_have_not_changed(drawn: Draw) -> None:
    """Each is held against the one that it is most like; a third that differs from both is told once."""
    rows = "28 | allocated SG20 |\n28 Another title | allocated SG16 () |"
    twice, again = drawn("TSAG-LS1", "2024-08-02", "TSAG", rows), drawn("TSAG-LS2", "2024-09-02", "TSAG", rows)
    assert told([twice, again]) == told([twice])
    other = drawn("TSAG-LS3", "2024-10-02", "TSAG", "28 | allocated SG5 |")
    assert len(told([twice, again, other])) == len(told([twice])) + 1


def item(name: str, state: str | None = None, *candidates: str, **others: object) -> fx.WorkItem:
    """Return a work item that may derive from some deliverables."""
    return fx.WorkItem(
        name=name,
        state=fx.WorkItemState(state) if state else None,
        links=tuple(fx.Link(f"FGMV-{number}", 0.8) for number in candidates),
        **others,  # type: ignore[arg-type]  # a work item may have any field
    )


def test_a_work_item_goes_its_way_on_the_line_of_its_deliverable(drawn: Draw) -> None:
    """It waits, begins, and becomes a Recommendation; what is said again is no event."""
    stages = (
        [item("Y.a", "waits", "28", condition="until TSAG has met")],
        [item("Y.a", "waits", "28", condition="until  TSAG has met")],
        [item("Y.a")],
        [item("Y.a", "begins")],
        [item("Y.4240", formerly="Y.a")],
        [item("Y.4240", formerly="Y.a"), item("Y.a", "begins")],
    )
    statements = [
        drawn(f"SG20-LS{n}", f"2024-{n:02}-12", "SG20", "28 | |", work_items=tuple(items))
        for n, items in enumerate(stages, 1)
    ]
    assert told(statements) == [
        "2024-01-12 work-item-waits: SG20: None -> Y.a waits",
        "2024-04-12 work-item-begins: SG20: Y.a waits -> Y.a begins",
        "by 2024-05-12 recommendation: SG20: Y.a begins -> Y.4240 (ex Y.a)",
    ]


def test_a_work_item_of_no_single_deliverable_has_its_own_line(drawn: Draw) -> None:
    """Two candidates are told, none is chosen; a later mention may decide."""
    rows = "28 | |\n29 | |"
    open_ = drawn("SG20-LS1", "2024-07-12", "SG20", rows, work_items=(item("Y.a", "waits", "28", "29"),))
    history = fx.history([open_])
    line = history.lines[-1]
    assert (line.deliverable, line.work_item, line.candidates) == (None, "Y.a", ("FGMV-28", "FGMV-29"))
    decided = drawn("SG20-LS2", "2024-08-12", "SG20", rows, work_items=(item("Y.a", "begins", "29"),))
    assert [each.split(":")[0] for each in told([open_, decided], "FGMV-29")] == [
        "2024-07-12 work-item-waits",
        "2024-08-12 work-item-begins",
    ]
    assert fx.history([open_, decided]).line("Y.a") is None


@pytest.mark.parametrize("name", ["FGMV-28", "fgmv-28", "FG-MV-28", "FGMV 28", "fgmv‑28"])
def test_a_line_is_asked_for_in_any_spelling(name: str, drawn: Draw) -> None:
    """As people write identifiers."""
    history = fx.history([drawn("SG20-LS1", "2024-07-12", "SG20", "28 | |\n29 | |")])
    assert about(history, name).deliverable == "FGMV-28"


def test_a_line_is_found_by_former_names(drawn: Draw) -> None:
    """The vocabulary knows FGMV-D5.1-uriop as FGMV-19; a work item goes by its provisional name, too."""
    items = (item("Y.4240", formerly="Y.a"),)
    history = fx.history([drawn("SG20-LS1", "2024-07-12", "SG20", "19 | |", work_items=items)])
    assert about(history, "FGMV-D5.1-uriop").deliverable == "FGMV-19"
    assert about(history, "y.A").work_item == "Y.4240"
    with pytest.raises(ValueError, match="no deliverable and no work item of these statements is called 'FGMV-99'"):
        about(history, "FGMV-99")


def test_lines_of_a_group_are_those_with_a_share_or_a_word_of_it(drawn: Draw) -> None:
    """And those of the groups it took over from."""
    rows = "1 | allocated SG16 |\n2 | allocated SG20 |\n3 | allocated SG17 | SG20: Q1/20 plans new work\n4 | allocated SG17 | SG20: -"
    history = fx.history([drawn("SG20-LS1", "2024-07-12", "SG20", rows)])
    kept = {group: [line.deliverable for line in of_group(history, group).lines] for group in ("SG20", "SG21", "SG5")}
    assert kept == {"SG20": ["FGMV-2", "FGMV-3"], "SG21": ["FGMV-1"], "SG5": []}
    with pytest.raises(ValueError, match="is not one group"):
        of_group(history, "all SGs")


def test_losses_are_said(drawn: Draw) -> None:
    """A history of what was read in part is not complete."""
    statement = drawn("SG20-LS1", "2024-07-12", "SG20")
    assert fx.history([statement]).complete
    lossy = evolve(statement, findings=(fx.Finding(fx.Code.TRUNCATED_ROW, "cut"),))
    assert not fx.history([statement, lossy]).complete


def test_the_example_alone_tells_its_own_events() -> None:
    """52 approvals, 52 allocations, 17 positions, five work items, and nothing of FGMV-52's absent cell."""
    if not SEED.exists():
        pytest.skip("the shared example is not beside the checkout")
    history = fx.history([fx.extract(SEED)])
    counts: dict[str, int] = {}
    for line in history.lines:
        for event in line.events:
            counts[event.happening] = counts.get(event.happening, 0) + 1
    assert counts == {
        "approved": 52,
        "suggested": 30,
        "allocated": 19,
        "information": 3,
        "planned": 13,
        "agreed": 4,
        "work-item-begins": 2,
        "work-item-waits": 3,
    }
    assert [line.name for line in history.lines if line.deliverable is None] == ["Y.dtmv-if"]
    last = history.line("FGMV-52")
    assert last is not None
    assert [event.happening for event in last.events] == ["approved", "suggested"]


def test_nothing_has_no_history() -> None:
    """No statement, no line."""
    assert fx.history([]) == fx.History()


def test_who_named_a_work_item_may_step_back_and_who_has_a_recommendation_may_not(drawn: Draw) -> None:
    """A work item can be given up; what was published is there for good, and no later plan is a step."""
    plans = "28 | | SG20: Q1/20 plans to initiate new work."
    named = sequence(drawn, "28 | | SG20: Q1/20 agreed to start Y.dt", plans)
    assert [event.split(": ")[0].split(" ")[-1] for event in told(named)] == ["agreed", "work-item-named", "withdrawn"]
    published = sequence(drawn, "28 | | SG20: Q1/20 agreed on Y.4240 (ex Y.dt)", plans)
    assert [event.split(": ")[0].split(" ")[-1] for event in told(published)] == ["agreed", "recommendation"]


def test_another_kind_is_told_with_the_one_it_was(drawn: Draw) -> None:
    """A report that became a specification, in a sentence of its own."""
    kinds = ("Technical Report", "Technical Specification")
    statements = [
        drawn(f"SG20-LS{n}", f"2024-0{6 + n}-12", "SG20", deliverables=(fx.Deliverable(id="FGMV-28", kind=kind),))
        for n, kind in enumerate(kinds, 1)
    ]
    line = fx.history(statements).line("FGMV-28")
    assert line is not None
    messages = [event.message for event in line.events]
    assert "FGMV-28 is a Technical Specification; it was a Technical Report." in messages


@pytest.mark.parametrize(
    ("position", "happening"),
    [
        ("Q5/20 proposes Y.signs", "planned"),
        ("Q5/20 considers Y.signs", "stated"),
        ("Q5/20 sees no overlap with Y.signs", "stated"),
        ("Q5/20 might support Y.signs", "stated"),
        ("Q5/20: Y.signs", "agreed"),
        ("Q5/20 agreed to start Y.signs if SG16 supports it", "agreed"),
    ],
)
def test_a_work_item_is_agreed_where_nothing_leaves_it_open(position: str, happening: str, drawn: Draw) -> None:
    """A position may name one that it only proposes, considers or denies: that is no agreement, and no load."""
    statements = sequence(drawn, f"28 | allocated SG20 | SG20: {position}")
    assert any(f" {happening}: SG20: " in one for one in told(statements))
    load = [each.agreed for each in fx.review(statements[-1]).load]
    assert load == {"agreed": [("FGMV-28",)], "planned": [()], "stated": []}[happening]
