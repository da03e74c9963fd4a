"""Laws of review, over statements made at random."""

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

import fgmv_extract as fx

Draw = Callable[..., fx.Statement]
NUMBERS = st.integers(1, 40).map("{:02}".format)
QUIET = st.sampled_from([
    "allocated SG20 | SG20: Q1/20 plans new work",
    "allocated SG20, SG13 | SG20: Q2/20 plans new work",
    "suggested SG20 (SG16) | SG20: Q3/20 plans new work and welcomes contributions",
    "suggested SG16 (SG13) | SG20: -",
    "suggested SG17 (SG13) | SG20: ?",
    "suggested SG16 (SG20) | SG20: Q1/20 is informed.",
    "information all | SG20: -",
    "information all | SG20: ?",
    "allocated SG20 | SG20: Q5/20 agreed to start work item Y.mv-a",
])  # fmt: skip
"""Rows in which SG20 has nothing to look at."""

PLANTED = {
    "allocated SG20, SG16 | SG20: -": {"allocated-unanswered"},
    "allocated SG20 | SG20: -": {"allocated-unanswered", "no-taker"},
    "suggested SG20, SG16 () | SG20: -": {"suggested-unanswered"},
    "suggested SG16 (SG20) | SG20: -": {"secondary-unanswered"},
    "suggested SG16 (All SGs) | SG20: -": {"all-unanswered"},
    "allocated SG20 | SG20: ?": {"position-unknown"},
    "allocated SG20": {"no-reply"},
    "allocated SG16 | SG20: Q1/20 plans new work": {"claimed-unlisted"},
    "suggested SG16 () | SG20: Q1/20 and Q2/20 plan new work": {"claimed-unlisted", "joint-claim"},
    "information all | SG20: Q1/20 plans new work": {"claimed-information"},
    "suggested SG17 (SG20) | SG20: Q1/20 plans new work": {"claimed-secondary"},
    "allocated SG20 | SG20: Q1/20 and Q2/20 plan new work": {"joint-claim"},
    "allocated SG20 | SG20: Q1/20 agreed to new work": {"unnamed-work-item"},
    "allocated SG20, SG16 | SG20: Q1/20 plans new work | SG16: Q5/16 plans new work": {"contention"},
}
"""Rows with something to look at, and what it is."""

ROWS = st.dictionaries(NUMBERS, st.one_of(QUIET, st.sampled_from(sorted(PLANTED))), min_size=1, max_size=12)


def lines(rows: dict[str, str]) -> str:
    """Return the rows as they are drawn."""
    return "\n".join(f"{number} | {row}" for number, row in rows.items())


def found(review: fx.Review) -> set[tuple[str, str]]:
    """Return the points as pairs of topic and identifier."""
    return {(point.topic.value, name) for point in review.points for name in point.deliverables}


def planted(rows: dict[str, str]) -> set[tuple[str, str]]:
    """Return what should be found."""
    return {(topic, f"FGMV-{number}") for number, row in rows.items() for topic in PLANTED.get(row, ())}


@settings(max_examples=200)
@given(ROWS)
def test_planted_rows_are_found_and_nothing_else(drawn: Draw, rows: dict[str, str]) -> None:
    """Precision and recall are 1, whatever stands around a row."""
    review = fx.review(drawn("SG20-LS1", "2024-07-12", "SG20", lines(rows)), "SG20")
    assert found(review) == planted(rows)
    assert len(review.points) == len(planted(rows))


@given(ROWS, st.data())
def test_the_order_of_rows_and_of_statements_is_nothing(drawn: Draw, rows: dict[str, str], data: st.DataObject) -> None:
    """Rows may be dealt out to several statements of different days, given in any order."""
    days = {number: data.draw(st.integers(1, 4)) for number in rows}
    parts = [
        drawn(f"SG20-LS{day}", f"2024-07-{day:02}", "SG20", lines({n: rows[n] for n in rows if days[n] == day}))
        for day in sorted(set(days.values()))
    ]
    shuffled = data.draw(st.permutations(parts))
    review = fx.review(shuffled, "SG20")
    assert review == fx.review(parts, "SG20")
    assert found(review) == planted(rows)


@given(ROWS)
def test_the_review_of_all_groups_holds_that_of_each(drawn: Draw, rows: dict[str, str]) -> None:
    """Who asks for everything misses nothing, and what everything holds concerns somebody."""
    statement = drawn("SG20-LS1", "2024-07-12", "SG20", lines(rows))
    everything = fx.review(statement)
    groups = {group for point in everything.points for group in point.groups}
    single = {group: fx.review(statement, group) for group in groups}
    assert all(point in everything.points for review in single.values() for point in review.points)
    assert all(point in single[group].points for point in everything.points for group in point.groups)


@given(ROWS)
def test_a_deliverable_is_held_once_by_a_group(drawn: Draw, rows: dict[str, str]) -> None:
    """The shares of a group are a partition: no deliverable has two roles for one group."""
    review = fx.review(drawn("SG20-LS1", "2024-07-12", "SG20", lines(rows)))
    held = [(each.group, name) for each in review.holdings for name in each.deliverables]
    assert len(held) == len(set(held))


@given(ROWS, st.dates())
def test_dates_move_nothing_but_dates(drawn: Draw, rows: dict[str, str], on: object) -> None:
    """The day of the review matters to deadlines and meetings only."""
    statement = drawn(
        "SG20-LS1",
        "2024-07-12",
        "SG20",
        lines(rows),
        deadline=fx.Deadline(date="2024-08-01", text="1 August 2024"),
        meetings=(fx.Meeting(group="ITU-T TSAG", start="2024-07-29", end="2024-08-02"),),
    )
    review = fx.review(statement, "SG20", on=str(on))
    assert found(review) == planted(rows)
    dated = [point.topic.value for point in review.points if not point.deliverables]
    day = str(on)
    deadline = "deadline" if day <= "2024-08-01" else "overdue"
    # Nobody is named who should answer, so a deadline that has passed accuses nobody.
    assert dated == [*(["deadline"] if deadline == "deadline" else []), *(["meeting"] if day <= "2024-08-02" else [])]
