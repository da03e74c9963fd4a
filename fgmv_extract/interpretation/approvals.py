"""The date on which a Focus Group approved a deliverable, and whether it fits the annex it stands in."""

import re
from typing import NamedTuple, final

from fgmv_extract.findings import Code
from fgmv_extract.itu.dates import find_spans, read_date, within
from fgmv_extract.patterns import pattern
from fgmv_extract.records import Period
from fgmv_extract.typography import NOTE_MARKS, collapse

_WORDS = pattern(r"\b(?:approved|agreed|adopted|in|on|at|the|meeting|of)\b", re.IGNORECASE)
_MONTH = len("2023-07")


@final
class Dated(NamedTuple):
    """What the text of a date cell says, wherever it stands: the date, and what was odd."""

    date: str | None
    problems: tuple[tuple[Code, str], ...] = ()


def _month_of(text: str) -> tuple[str, str] | None:
    """Read the month in which the days of a meeting lie (``4-6 July 2023``): on which of them it was approved is not told."""
    spans = find_spans(text)
    if len(spans) != 1 or spans[0].first[:_MONTH] != spans[0].last[:_MONTH] or len(spans[0].first) < _MONTH:
        return None
    rest = _WORDS.sub("", text[: spans[0].start]) + text[spans[0].end :]
    date = spans[0].first if spans[0].first == spans[0].last else spans[0].first[:_MONTH]
    return None if rest.strip(" .,;()\n") else (date, "")


def _torn(text: str) -> tuple[str, str] | None:
    """Read a date that a column narrower than it tears (``14-J un-2020``)."""
    read = read_date("".join(text.split()))
    return None if read is None or read[1] else read


def dated_by(text: str, period: Period | None) -> Dated:
    """Read a date of approval and hold it against the period of its annex."""
    read = read_date(text.rstrip(f" \n{NOTE_MARKS}")) or _month_of(text) or _torn(text)
    problems: list[tuple[Code, str]] = []
    shown = collapse(text)
    if (read is None or read[1].strip(f" .,;()\n{NOTE_MARKS}")) and any(map(str.isalnum, shown)):
        problems.append((Code.UNREAD_DATE, f"approved {shown!r} is no date that was understood"))
    if read is not None and period is not None and not within(read[0], period.start, period.end):
        message = f"approved {read[0]}, outside {period.start} to {period.end}, the period of its annex"
        problems.append((Code.APPROVED_OUTSIDE_PERIOD, message))
    return Dated(read[0] if read is not None else None, tuple(problems))
