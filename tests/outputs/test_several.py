"""History and review as text, Markdown, tables and JSON."""

import csv
import io
import json
import re
from pathlib import Path

import jsonschema
import pytest

import fgmv_extract as fx
from fgmv_extract.outputs import history as history_output
from fgmv_extract.outputs import review as review_output
from fgmv_extract.outputs import schema
from fgmv_extract.outputs.delimited import to_csv
from fgmv_extract.outputs.display import Page, width
from fgmv_extract.outputs.history import markdown as history_markdown
from fgmv_extract.outputs.history import tables as history_tables
from fgmv_extract.outputs.history import text as history_text
from fgmv_extract.outputs.review import markdown as review_markdown
from fgmv_extract.outputs.review import tables as review_tables
from fgmv_extract.outputs.review import text as review_text

STORY = sorted((Path(__file__).resolve().parents[2] / "samples" / "sequences").glob("*.txt"))


@pytest.fixture(scope="module")
def statements() -> list[fx.Statement]:
    """The statements of the story in samples/."""
    return [fx.extract(path) for path in STORY]


@pytest.fixture(scope="module")
def history(statements: list[fx.Statement]) -> fx.History:
    """Their history."""
    return fx.history(statements)


@pytest.fixture(scope="module")
def review(statements: list[fx.Statement]) -> fx.Review:
    """What SG20 should look at in the first four, before TSAG decides."""
    return fx.review(statements[:4], "SG20", on="2024-07-20")


def test_the_history_reads_as_a_line_of_events(history: fx.History) -> None:
    """One line that sums up, the statements, then each deliverable with when, what, who and where."""
    lines = history_text.to_text(history, Page(110)).splitlines()
    assert lines[0] == (
        "13 deliverables in 6 statements, 2024-01-26 to 2026-01-30: 9 suggested, 2 sent for information, 11 allocated,"
    )
    assert lines[1] == "10 plans, 6 agreements to new work, 1 step back, 2 work items begun, 3 Recommendations"
    assert lines[2] == "2024-01-26, TSAG-LS920 from TSAG (fg-mv-1-allocation.txt)"
    start = next(number for number, line in enumerate(lines) if line.startswith("FGMV-34"))
    assert [line.split("  ")[0] for line in lines[start : start + 7]] == [
        "FGMV-34",
        "2024-06",
        "2024-06-13",
        "2024-07-12",
        "2024-07-17",
        "2024-08-02",
        "2026-01-30",
    ]
    assert "Q12/16 of SG16 planned new work." in lines[start + 4]
    assert lines[start + 4].endswith("SG16-LS923, line 124")


def test_the_review_reads_topic_by_topic(review: fx.Review) -> None:
    """One line that sums up, then what the group holds, its load, and the points with their places."""
    text = review_text.to_text(review, Page(110))
    assert text.splitlines()[0].startswith("SG20: 2 allocated and unanswered, 1 secondary and unanswered, ")
    assert "\nMade for 2024-07-20\n" in text
    assert "\nsuggested, secondary            2: FGMV-44, FGMV-48\n" in text
    assert "\nQ2/20  3: FGMV-15 (agreed), FGMV-31, FGMV-36\n" in text
    assert "\nClaimed by several groups (2)\n" in text
    assert "2024-07-26  SG20-LS922 asks for a reply by 2024-07-26 from TSAG. (in 6 days)" in text
    assert "2024-07-29  TSAG meets in Geneva, 2024-07-29 to 2024-08-02. (in 9 days)" in text


@pytest.mark.parametrize("size", [40, 80, 200])
def test_text_is_as_wide_as_the_page(size: int, history: fx.History, review: fx.Review) -> None:
    """As far as words that cannot be broken allow: nothing is wider than a page of 60."""
    for text in (history_text.to_text(history, Page(size)), review_text.to_text(review, Page(size))):
        assert max(map(width, text.splitlines())) <= max(size, 60)
        assert "\x1b" not in text


def test_ink_shows_only_when_asked_for(history: fx.History, review: fx.Review) -> None:
    """And changes nothing but ink."""
    inked = [history_text.to_text(history, Page(100, colour=True)), review_text.to_text(review, Page(100, colour=True))]
    plain = [history_text.to_text(history, Page(100)), review_text.to_text(review, Page(100))]
    for with_ink, without in zip(inked, plain, strict=True):
        assert "\x1b[1m" in with_ink
        assert re.sub(r"\x1b\[[0-9]+m", "", with_ink) == without


def test_what_was_read_with_losses_is_said_at_once() -> None:
    """No list of points looks complete when it may not be."""
    cut = fx.Statement(findings=(fx.Finding(fx.Code.TRUNCATED_ROW, "cut"),))
    told = "Not everything could be read"
    assert told in review_text.to_text(fx.review(cut), Page(80))
    assert told in history_text.to_text(fx.history([cut]), Page(80))
    assert f"**{told}" in review_markdown.to_markdown(fx.review(cut))
    assert f"**{told}" in history_markdown.to_markdown(fx.history([cut]))
    assert told not in review_text.to_text(fx.review(fx.Statement()), Page(80))


def test_nothing_is_said_in_words() -> None:
    """An empty review is an answer."""
    assert (
        review_text.to_text(fx.review(fx.Statement(), "SG20"), Page(80)).splitlines()[0] == "SG20: nothing to look at"
    )
    assert history_text.to_text(fx.history([]), Page(80)) == "0 deliverables in 0 statements: nothing happened\n"


def test_groups_that_have_not_been_heard_are_one_line_each() -> None:
    """A decision to nine groups is no page of sentences."""
    text = review_text.to_text(fx.review(fx.extract(STORY[0])), Page(80))
    assert "\nSG16  3 deliverables: FGMV-04, FGMV-15, FGMV-D5.1-uriop\n" in text


def test_markdown_holds_what_the_text_holds(history: fx.History, review: fx.Review) -> None:
    """A heading that sums up, a heading for each topic or deliverable, a table below each."""
    told = review_markdown.to_markdown(review)
    headings = [line for line in told.splitlines() if line.startswith("#")]
    assert headings[0].startswith("# SG20: 2 allocated and unanswered")
    assert "## Allocated, and no position stated (2)" in headings
    assert told.count("| What | Title | Why | Where |") == len({point.topic for point in review.points})
    told = history_markdown.to_markdown(history)
    assert told.count("| When | Event | What happened | Told in |") == len(history.lines)
    assert "## Y.4240 Interoperability for integrating" in told


def test_findings_about_the_order_are_told(statements: list[fx.Statement]) -> None:
    """In text and in Markdown, with the name that explains them."""
    one, other = statements[2], statements[2]
    undated = fx.Statement(number="SG5-LS1")
    history = fx.history([one, other, undated])
    for told in (
        history_text.to_text(history, Page(200)),
        history_markdown.to_markdown(history),
        review_text.to_text(fx.review([one, undated]), Page(200)),
        review_markdown.to_markdown(fx.review([one, undated])),
    ):
        assert "SG5-LS1 has no date" in told
        assert "order-unsure" in told


def test_tables_have_a_row_for_each_point_and_event(history: fx.History, review: fx.Review) -> None:
    """With a value for each column."""
    points, events = review_tables.points(review), history_tables.events(history)
    assert len(points.rows) == len(review.points)
    assert len(events.rows) == sum(len(line.events) for line in history.lines)
    for table in (points, events):
        rows = list(csv.DictReader(io.StringIO(to_csv(table))))
        assert len(rows) == len(table.rows)
        assert all(None not in row.values() for row in rows)


def test_json_is_what_its_schema_says(history: fx.History, review: fx.Review) -> None:
    """Both with their schema version; nothing is lost that a reader of the records has."""
    for plain, described in (
        (json.loads(review_output.to_json(review)), schema.schema_of_review()),
        (json.loads(history_output.to_json(history)), schema.schema_of_history()),
    ):
        jsonschema.Draft202012Validator.check_schema(described)
        jsonschema.Draft202012Validator(described).validate(plain)
        assert plain["schema_version"] == "1"
    assert json.loads(review_output.to_json(review, indent=None)) == review_output.review_to_dict(review)
    assert "\n" not in history_output.to_json(history, indent=None)


@pytest.mark.parametrize("of", [schema.schema_of_review, schema.schema_of_history])
def test_the_schema_knows_no_other_keys(of: object) -> None:
    """A misspelt key is no review and no history."""
    assert callable(of)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(of()).validate({"schema_version": "1", "colour": "blue"})
