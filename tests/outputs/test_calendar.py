"""Deadlines and meetings as a calendar."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import fgmv_extract as fx
from fgmv_extract.outputs.calendar import entries, left_out, to_ics

EXAMPLE = Path(__file__).resolve().parents[2] / "samples" / "example.docx"


def meeting(date: str | None, message: str = "A group meets.") -> fx.Point:
    """Make a point about a meeting of TSAG."""
    return fx.Point(topic=fx.Topic.MEETING, message=message, groups=("ITU-T TSAG",), date=date)


def made(*points: fx.Point) -> fx.Review:
    """Make a review of points."""
    return fx.Review(points=points)


def values(calendar: str, name: str) -> list[str]:
    """Return the values of a property, unfolded."""
    lines = calendar.replace("\r\n ", "").split("\r\n")
    return [line.partition(":")[2] for line in lines if re.match(rf"{name}[:;]", line)]


def test_the_example_has_a_deadline_and_a_meeting() -> None:
    """The deadline is a day, the meeting lasts to its last day; the end of an entry is the day behind it."""
    statement = fx.extract(EXAMPLE)
    calendar = to_ics(fx.review(statement, "SG20"), [statement])
    assert values(calendar, "DTSTART") == ["20240726", "20240729"]
    assert values(calendar, "DTEND") == ["20240727", "20240803"]
    assert values(calendar, "SUMMARY") == ["Reply to SG20-LS900 due from TSAG", "TSAG meeting"]
    assert values(calendar, "LOCATION") == ["Geneva"]
    assert set(values(calendar, "DTSTAMP")) == {"20240712T000000Z"}


def test_it_begins_and_ends_as_a_calendar() -> None:
    """Without entries it is a calendar all the same, each line ended by CR LF."""
    assert to_ics(fx.Review()).split("\r\n") == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//fgmv-extract//review//EN",
        "CALSCALE:GREGORIAN",
        "END:VCALENDAR",
        "",
    ]


@pytest.mark.parametrize(
    ("date", "begin", "end"),
    [
        ("2024-07-29", "20240729", "20240730"),
        ("2024-12-31", "20241231", "20250101"),
        ("2024-02", "20240201", "20240301"),
        ("2023-12", "20231201", "20240101"),
    ],
)
def test_entries_are_as_precise_as_the_date(date: str, begin: str, end: str) -> None:
    """A day is a day, a month all of the month."""
    calendar = to_ics(made(meeting(date)))
    assert (values(calendar, "DTSTART"), values(calendar, "DTEND")) == ([begin], [end])


def test_a_month_says_that_the_day_is_not_known() -> None:
    """Nobody takes the first of the month for the day of a meeting."""
    assert values(to_ics(made(meeting("2024-02"))), "SUMMARY") == ["TSAG meeting (day not known)"]


@pytest.mark.parametrize("date", ["2024", None, "soon", "2024-02-30", "9999-12-31", "2024-13"])
def test_what_has_no_day_is_left_out(date: str | None) -> None:
    """A year is no date for a calendar; what is left out can be told."""
    review = made(meeting(date))
    assert entries(review) == ()
    assert left_out(review) == review.points


def test_entries_keep_their_identifiers() -> None:
    """The same thing has the same identifier when it is told in other words, another day another one."""
    first, same, other = (
        to_ics(made(point))
        for point in (meeting("2024-07-29"), meeting("2024-07-29", "TSAG meets."), meeting("2024-07"))
    )
    assert values(first, "UID") == values(same, "UID") != values(other, "UID")


def test_a_deadline_keeps_its_identifier_when_it_is_overdue() -> None:
    """A calendar replaces the entry."""
    uids = {
        tuple(
            values(
                to_ics(made(fx.Point(topic=topic, message="", date="2024-07-29", quotes=(fx.Quote("TSAG-LS1"),)))),
                "UID",
            )
        )
        for topic in (fx.Topic.DEADLINE, fx.Topic.OVERDUE)
    }
    assert len(uids) == 1


@pytest.mark.parametrize(("stamp", "shown"), [("2024-01-02", "20240102"), (None, "19700101")])
def test_the_stamp_is_what_is_asked_for(stamp: str | None, shown: str) -> None:
    """Nothing of the clock gets into a calendar."""
    assert values(to_ics(made(meeting("2024-07-29")), stamp=stamp), "DTSTAMP") == [f"{shown}T000000Z"]


@given(st.text(max_size=300))
def test_any_text_can_stand_in_a_calendar(text: str) -> None:
    """Lines are at most 75 octets, no control character is in them, and unfolded and unescaped the text is there."""
    calendar = to_ics(made(meeting("2024-07-29", text)))
    lines = calendar.split("\r\n")
    assert max(len(line.encode()) for line in lines) <= 75
    assert not re.search(r"[\x00-\x1f]", "".join(lines))
    shown = values(calendar, "DESCRIPTION")[0]
    plain = re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], shown)
    assert plain == "".join(each for each in text if each == "\n" or each.isprintable())
