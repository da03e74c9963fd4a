"""Laws of history, over sequences of statements made at random."""

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

import fgmv_extract as fx

Draw = Callable[..., fx.Statement]
NUMBERS = st.integers(1, 8).map("{:02}".format)
GIVEN = st.sampled_from(
    ["", "suggested SG20 (SG16)", "suggested SG16 (SG20)", "allocated SG20, SG16", "information all"]
)
SAID = st.sampled_from([
    "",
    " | SG20: -",
    " | SG20: ?",
    " | SG20: Q1/20 plans new work",
    " | SG20: Q1/20 agreed to new work",
    " | SG20: Q1/20 agreed to start work item Y.mv-a",
    " | SG20: Noted.",
])  # fmt: skip
ROW = st.builds("{} {}".format, GIVEN, SAID)
ROWS = st.dictionaries(NUMBERS, ROW, max_size=6)
STEPS = {"no position": 0, "Noted.": 1, "Q1/20 planned": 2, "Q1/20 agreed": 3}


def statements(drawn: Draw, sequence: list[dict[str, str]]) -> list[fx.Statement]:
    """Return a statement for each entry, a month apart."""
    return [
        drawn(f"SG20-LS{n}", f"2024-{n:02}-12", "SG20", "\n".join(f"{name} | {row}" for name, row in rows.items()))
        for n, rows in enumerate(sequence, 1)
    ]


SEQUENCE = st.lists(ROWS, min_size=1, max_size=5)


@given(ROWS)
def test_the_history_of_one_statement_has_its_own_events_only(drawn: Draw, rows: dict[str, str]) -> None:
    """Whatever it says for the first time; it has nothing before, and everything carries its label."""
    (statement,) = statements(drawn, [rows])
    history = fx.history([statement])
    assert [line.deliverable for line in history.lines if line.deliverable] == [
        each.id for each in statement.deliverables
    ]
    for line in history.lines:
        for event in line.events:
            assert event.statement == "SG20-LS1"
            assert event.before is None
    stated = sum(
        position.state is fx.PositionState.STATED for each in statement.deliverables for position in each.positions
    )
    allocated = sum(each.allocation is not None for each in statement.deliverables)
    named = {"work-item-named"}
    events = [event for line in history.lines for event in line.events if event.happening not in named]
    assert len(events) == stated + allocated


@given(SEQUENCE, st.data())
def test_the_order_in_which_statements_are_given_is_nothing(
    drawn: Draw, sequence: list[dict[str, str]], data: st.DataObject
) -> None:
    """Dates decide."""
    made = statements(drawn, sequence)
    assert fx.history(data.draw(st.permutations(made))) == fx.history(made)


@given(SEQUENCE)
def test_a_prefix_of_the_statements_has_a_prefix_of_the_events(drawn: Draw, sequence: list[dict[str, str]]) -> None:
    """What comes later changes nothing of what was told, but for where a work item belongs."""
    made = statements(drawn, sequence)
    whole = {line.deliverable: events(line) for line in fx.history(made).lines if line.deliverable}
    for line in fx.history(made[:-1]).lines:
        if line.deliverable:
            before = events(line)
            assert whole[line.deliverable][: len(before)] == before


def events(line: fx.Line) -> list[fx.Event]:
    """Return the events of a line without those of work items."""
    return [event for event in line.events if event.work_item is None]


@given(SEQUENCE)
def test_saying_everything_once_more_is_no_event(drawn: Draw, sequence: list[dict[str, str]]) -> None:
    """The last statement, given a second time with another number and day, adds nothing."""
    made = statements(drawn, sequence)
    again = statements(drawn, [*sequence, sequence[-1]])
    assert [line.events for line in fx.history(again).lines] == [line.events for line in fx.history(made).lines]


@settings(max_examples=200)
@given(SEQUENCE)
def test_events_lead_from_what_was_to_what_is(drawn: Draw, sequence: list[dict[str, str]]) -> None:
    """Each position event begins where the last one ended; only ``withdrawn`` goes down."""
    for line in fx.history(statements(drawn, sequence)).lines:
        steps = [each for each in line.events if each.by == ("ITU-T SG20",) and each.work_item is None]
        for event in steps:
            before, after = STEPS.get(event.before or "", 0), STEPS[event.after or ""]
            assert (after < before) == (event.happening == "withdrawn"), event
        dates = [event.date for event in line.events]
        assert dates == sorted(dates, key=str)


@given(SEQUENCE)
def test_every_deliverable_has_one_line(drawn: Draw, sequence: list[dict[str, str]]) -> None:
    """None is missing, none is told twice, and each is found by its name."""
    made = statements(drawn, sequence)
    history = fx.history(made)
    names = [line.deliverable for line in history.lines if line.deliverable]
    assert len(names) == len(set(names))
    assert set(names) == {each.id for statement in made for each in statement.deliverables}
    assert all((line := history.line(name)) and line.deliverable == name for name in names)
