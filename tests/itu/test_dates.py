"""Dates: what every ITU way to write one reads back as, where they stand, and how dates of unlike precision compare."""

import datetime as dt
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fgmv_extract.itu.dates import Span, find_spans, overlaps, read_date, within

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
LAST_DAY = dt.date(2099, 12, 31)
DAYS = st.dates(dt.date(1865, 5, 17), LAST_DAY)
DAY_STYLES: tuple[Callable[[dt.date], str], ...] = (
    lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{d.day:02} {MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{d.day}\u00a0{MONTHS[d.month - 1]}\u00a0{d.year}",
    lambda d: f"{MONTHS[d.month - 1]} {d.day}, {d.year}",
    lambda d: f"{MONTHS[d.month - 1][:3]}. {d.day}, {d.year}",
    lambda d: f"{d.day:02}/{d.month:02}/{d.year}",
    lambda d: f"{d.day}.{d.month}.{d.year}",
    lambda d: f"{d.day:02}-{MONTHS[d.month - 1][:3]}-{d.year}",
    lambda d: d.isoformat(),
    lambda d: d.isoformat().replace("-", "/"),
)
MONTH_STYLES: tuple[Callable[[dt.date], str], ...] = (
    lambda d: f"{MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{MONTHS[d.month - 1][:3]}. {d.year}",
    lambda d: f"{MONTHS[d.month - 1].upper()}, {d.year}",
    lambda d: f"{d.month}/{d.year}",
    lambda d: f"({d.month:02}/{d.year})",
    lambda d: d.isoformat()[:7],
)
TEXTS = st.text(st.sampled_from("0123456789 -–./,()\u00a0\u200b&JjulyMarchto2024QandſİK"), max_size=60)


def _whole(date: str) -> dt.date:
    """A date that is as precise as ``date`` or more."""
    return dt.date.fromisoformat(date + "0000-01-01"[len(date) :])


@given(DAYS, st.sampled_from(DAY_STYLES))
def test_a_day_reads_back_in_every_style(day: dt.date, style: Callable[[dt.date], str]) -> None:
    """A day written in any ITU style reads as that day, in a cell and in prose."""
    written = style(day)
    assert read_date(written) == (day.isoformat(), "")
    assert [(span.first, span.last) for span in find_spans(f"held on {written}, in Geneva")] == [(day.isoformat(),) * 2]


@given(DAYS, st.sampled_from(MONTH_STYLES))
def test_a_month_reads_back_in_every_style(day: dt.date, style: Callable[[dt.date], str]) -> None:
    """A month written in any ITU style reads as that month, without an invented day."""
    assert read_date(style(day)) == (day.isoformat()[:7], "")


@given(DAYS, st.integers(0, 27), st.sampled_from(("-", "–", " – ", " - ", " to ", " until ", "\u2011")))
def test_a_meeting_reads_back_with_what_its_ends_share_printed_once(start: dt.date, length: int, join: str) -> None:
    """Month and year may stand on the last day only, the year also when it turns, and the span stays the same."""
    end = min(start + dt.timedelta(length), LAST_DAY)
    if start.year == end.year and start.month == end.month:
        written = f"{start.day}{join}{end.day} {MONTHS[end.month - 1]} {end.year}"
    else:
        written = f"{start.day} {MONTHS[start.month - 1]}{join}{end.day} {MONTHS[end.month - 1]} {end.year}"
    text = f"(Geneva, {written})"
    assert find_spans(text) == (Span(start.isoformat(), end.isoformat(), 9, 9 + len(written)),)


@given(TEXTS)
def test_spans_are_valid_ordered_and_index_the_text(text: str) -> None:
    """Whatever the text, spans are real dates in order, do not overlap, and read again where they stand."""
    position = 0
    for span in find_spans(text):
        assert position <= span.start < span.end <= len(text)
        position = span.end
        assert _whole(span.first) <= _whole(span.last)


@given(TEXTS)
def test_a_date_and_its_rest_are_the_cell(text: str) -> None:
    """The rest is what stands at the end of the cell; nothing is read as a date that is not one."""
    read = read_date(text)
    if read is not None:
        date, rest = read
        assert _whole(date).isoformat().startswith(date)
        assert text.rstrip().endswith(rest)


def test_offsets_are_those_of_the_text_with_its_look_alikes() -> None:
    """Characters without width and no-break blanks inside a date belong to its place."""
    text = "on \u200b12\u00a0Ju\u00adly\u00a02024 –\u200b 13 August 2024."
    (span,) = find_spans(text)
    assert text[span.start : span.end] == "12\u00a0Ju\u00adly\u00a02024 –\u200b 13 August 2024"


def test_dates_of_different_precision_overlap() -> None:
    """A month overlaps its days and its year, not another month."""
    assert overlaps("2023-07", "2023-07-12")
    assert overlaps("2023", "2023-07")
    assert overlaps("2023-07", "2023-07")
    assert not overlaps("2023-07", "2023-08-01")
    assert not overlaps("2023-07-12", "2023-07-13")


@pytest.mark.parametrize(
    ("date", "start", "end", "answer"),
    [
        ("2023-07", "2023-03", "2023-12", "within"),
        ("2023-12-31", "2023-03", "2023-12", "within"),
        ("2024-01-01", "2023-03", "2023-12", "outside"),
        ("2023-02-28", "2023-03", "2023-12", "outside"),
        ("2023", "2023-03", "2023-12", "within"),
        ("2024", "2023-03", "2023-12", "outside"),
        ("2023-03", "2023-03-15", "2023-12-01", "within"),
        ("2023-07", "2023", "2023", "within"),
    ],
)
def test_a_date_lies_within_a_period_at_the_coarser_precision(date: str, start: str, end: str, answer: str) -> None:
    """A date lies within a period when it may, each end compared at the coarser precision of the two."""
    assert within(date, start, end) is (answer == "within")


@given(DAYS, DAYS, DAYS, st.sampled_from((4, 7, 10)), st.sampled_from((4, 7, 10)))
def test_a_day_within_a_period_stays_within_when_told_less_precisely(
    day: dt.date, one: dt.date, other: dt.date, precision: int, edge: int
) -> None:
    """Telling a date or a period less precisely never puts the date outside."""
    start, end = sorted((one.isoformat(), other.isoformat()))
    if within(day.isoformat(), start, end):
        assert within(day.isoformat()[:precision], start[:edge], end[:edge])
