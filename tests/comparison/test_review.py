"""Review: the questions of those who read statements, answered with their evidence."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import pytest
from attrs import evolve

import fgmv_extract as fx

ROOT = Path(__file__).resolve().parents[2]
SEED = ROOT.parent / "shared" / "seed" / "sg20-reply-fgmv.txt"
MADE = ROOT / "samples" / "example.docx"
EXAMPLES = [MADE, MADE.with_suffix(".txt"), SEED]
WORK_ITEM_TOPICS = ("work-item-without-row", "early-start", "waiting")


@pytest.fixture(scope="module", params=EXAMPLES, ids=["docx", "txt", "seed"])
def example(request: pytest.FixtureRequest) -> tuple[fx.Statement, fx.Review]:
    """A reply of SG20 and its review for SG20: our own as Word and as text, and the one the contract is about."""
    path: Path = request.param
    if not path.exists():
        pytest.skip("the shared example is not beside the checkout")
    statement = fx.extract(path)
    return statement, fx.review(statement, "SG20")


def ids(points: Sequence[fx.Point]) -> list[str]:
    """Return the numbers of the deliverables, as short as the tables of the trade: ``04 05``."""
    return [name.removeprefix("FGMV-") for point in points for name in point.deliverables]


@pytest.mark.parametrize(
    ("topic", "expected"),
    [
        ("allocated-unanswered", "04 05 19"),
        ("suggested-unanswered", ""),
        ("secondary-unanswered", "43 45 46 48"),
        ("claimed-secondary", "44 49 50"),
        ("claimed-unlisted", ""),
        ("claimed-information", ""),
        ("joint-claim", "31"),
        ("unnamed-work-item", "15 28 29 30"),
        ("work-item-without-row", "28 29"),
        ("early-start", "30"),
        ("waiting", "28 29 28 29"),
        ("no-reply", ""),
        ("no-taker", ""),
        ("contention", ""),
        ("overdue", ""),
    ],
)
def test_the_questions_of_the_example_have_their_answers(
    topic: str, expected: str, example: tuple[fx.Statement, fx.Review]
) -> None:
    """Each topic has exactly the deliverables a careful reader finds."""
    _, review = example
    assert ids(review.of(topic)) == expected.split()


def test_what_all_groups_got_is_answered(example: tuple[fx.Statement, fx.Review]) -> None:
    """A blank cell is no position; a cell that is not there is unknown, which only the cut off example has."""
    statement, review = example
    cut_off = statement.deliverables[-1].positions[0].state is fx.PositionState.ABSENT
    assert ids(review.of("all-unanswered")) == ["32", "33", "51", *([] if cut_off else ["52"])]
    assert ids(review.of("position-unknown")) == (["52"] if cut_off else [])
    assert review.complete is not cut_off


@pytest.mark.parametrize(
    ("status", "role", "to_all", "expected"),
    [
        ("allocated", None, False, "04 05 08 09 15 19"),
        ("suggested", "primary", False, "27 28 29 30 31 34 35 36 37 41 42"),
        ("suggested", "secondary", False, "43 44 45 46 48 49 50"),
        ("suggested", "secondary", True, "32 33 51 52"),
        ("information", None, True, "01 02 21"),
    ],
)
def test_what_the_group_has_a_share_in_is_listed(
    status: str, role: str | None, expected: str, example: tuple[fx.Statement, fx.Review], *, to_all: bool
) -> None:
    """Status by status and role by role; what goes to all is told from what goes to the group by name."""
    _, review = example
    (holding,) = (each for each in review.holdings if (each.status, each.role, each.to_all) == (status, role, to_all))
    assert [name.removeprefix("FGMV-") for name in holding.deliverables] == expected.split()
    assert len(review.holdings) == 5


def test_the_load_of_each_question_is_counted(example: tuple[fx.Statement, fx.Review]) -> None:
    """Question by Question, and on which deliverables new work is agreed."""
    _, review = example
    told = {each.question: " ".join(name.removeprefix("FGMV-") for name in each.deliverables) for each in review.load}
    assert told == {
        "Q1/20": "28 29",
        "Q2/20": "09 15 31 36 37",
        "Q3/20": "27 31 41",
        "Q5/20": "30 34",
        "Q6/20": "42 44",
        "Q7/20": "08 35 49 50",
    }
    assert list(told) == sorted(told)
    agreed = {each.question: each.agreed for each in review.load if each.agreed}
    assert agreed == {"Q1/20": ("FGMV-28", "FGMV-29"), "Q2/20": ("FGMV-15",), "Q5/20": ("FGMV-30",)}


def test_work_items_are_told_by_name(example: tuple[fx.Statement, fx.Review]) -> None:
    """The one without a row, the one that begins too early, those that wait and the meeting they wait for."""
    _, review = example
    told = {topic: [point.work_item for point in review.of(topic)] for topic in WORK_ITEM_TOPICS}
    assert told == {
        "work-item-without-row": ["Y.dtmv-if"],
        "early-start": ["Y.CIP"],
        "waiting": ["Y.dtmv-reqts", "Y.dtmv-ref", "Y.dtmv-if"],
    }
    assert {point.date for point in review.of("waiting")} == {"2024-07-29"}
    named = {point.deliverables[0]: point.work_item for point in review.of("unnamed-work-item")}
    assert named == {
        "FGMV-15": "Y.ACC-IoTMV",
        "FGMV-28": "Y.dtmv-reqts",
        "FGMV-29": "Y.dtmv-ref",
        "FGMV-30": "Y.CIP",
    }


def test_only_meetings_ahead_are_told(example: tuple[fx.Statement, fx.Review]) -> None:
    """TSAG's meeting of January is over, SG20's own is the one that speaks."""
    _, review = example
    assert [(point.groups, point.date) for point in review.of("meeting")] == [(("ITU-T TSAG",), "2024-07-29")]


@pytest.mark.parametrize("path", EXAMPLES, ids=["docx", "txt", "seed"])
def test_every_point_carries_words_of_the_document(path: Path) -> None:
    """Whoever doubts a point finds in the document what it rests on."""
    if not path.exists():
        pytest.skip("the shared example is not beside the checkout")
    document, review = fx.read(path), fx.review(fx.extract(path))
    for point in review.points:
        assert point.quotes, point.message
        for quote in point.quotes:
            assert quote.place is not None, point.message
            assert document.text_at(quote.place) == quote.verbatim


@pytest.mark.parametrize("spelling", ["SG20", "sg20", "ITU-T SG20", "Study Group 20", "ITU-T Study Group 20"])
def test_a_group_is_asked_for_in_any_spelling(spelling: str) -> None:
    """As people write it."""
    statement = fx.extract(MADE.with_suffix(".txt"))
    assert fx.review(statement, spelling) == fx.review(statement, "SG20")


@pytest.mark.parametrize("spelling", ["", "SG", "all", "All SGs", "SG20 and SG16", "somebody"])
def test_what_is_no_single_group_is_a_wrong_call(spelling: str) -> None:
    """Never a review of something else."""
    with pytest.raises(ValueError, match="is not one group; write it like SG20"):
        fx.review(fx.extract(MADE), spelling)


@pytest.mark.parametrize(
    ("on", "deadline", "overdue", "meetings"),
    [
        (dt.date(2024, 7, 12), [14], [], [-11, 17]),
        ("2024-07-26", [0], [], [3]),
        (dt.datetime(2024, 7, 27, 12, tzinfo=dt.UTC), [], [-1], [2]),
        ("2024-08-02", [], [-7], [-4]),
        ("2024-08-03", [], [-8], []),
    ],
)
def test_dates_are_counted_from_the_day_of_the_review(
    on: dt.date | str, deadline: list[int], overdue: list[int], meetings: list[int]
) -> None:
    """Days to a deadline and to the start of a meeting; a meeting that goes on is not over."""
    review = fx.review(fx.extract(MADE), "SG20", on=on)
    assert [point.days for point in review.of("deadline")] == deadline
    assert [point.days for point in review.of("overdue")] == overdue
    assert [point.days for point in review.of("meeting")] == meetings


@pytest.mark.parametrize("on", ["soon", "2024-07", "2024-13-01", ""])
def test_a_day_that_is_none_is_a_wrong_call(on: str) -> None:
    """A review is made for a day."""
    with pytest.raises(ValueError, match="a day is written like 2024-07-12, not"):
        fx.review(fx.extract(MADE), on=on)


def test_a_deadline_concerns_who_is_to_answer_and_who_asked() -> None:
    """SG20 asks TSAG by 26 July; SG5 was only told."""
    statement = fx.extract(MADE)
    concerned = {group: bool(fx.review(statement, group).of("deadline")) for group in ("SG20", "TSAG", "SG5", "SG3")}
    assert concerned == {"SG20": True, "TSAG": True, "SG5": False, "SG3": False}


def test_a_topic_that_is_none_is_a_wrong_call() -> None:
    """A typing error never looks like an empty answer."""
    with pytest.raises(ValueError, match="is not a valid Topic"):
        fx.review(fx.extract(MADE)).of("unanswered")


def test_a_review_says_when_a_statement_was_read_with_losses() -> None:
    """What is not among the points may still be so."""
    statement = fx.extract(MADE)
    assert fx.review(statement).complete
    lossy = evolve(statement, findings=(fx.Finding(fx.Code.TRUNCATED_ROW, "cut"),))
    assert not fx.review(lossy).complete


def test_nothing_to_review_is_an_empty_review() -> None:
    """No statement, no point."""
    assert fx.review([]) == fx.Review()
