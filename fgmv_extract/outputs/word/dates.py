"""ISO dates as a document prints them: ``2024-07-12`` is ``12 July 2024``, a span of days ``1-12 July 2024``."""

_MONTHS = tuple(
    "January February March April May June July August September October November December".split()  # noqa: SIM905  shorter
)


def printed(date: str) -> str:
    """Return a date as precise as it is; what is no ISO date stays as it stands."""
    year, *rest = date.split("-")
    if not all(part.isdigit() for part in (year, *rest)) or len(rest) > 2 or (rest and not 0 < int(rest[0]) <= 12):
        return date
    month = [_MONTHS[int(rest[0]) - 1]] if rest else []
    day = [str(int(rest[1]))] if len(rest) == 2 else []
    return " ".join((*day, *month, year))


def printed_span(start: str | None, end: str | None) -> str:
    """Return a span of dates, one date when both are the same: ``29 July – 2 August 2024``, ``March to December 2023``."""
    if not start or not end or start == end:
        return printed(start or end or "")
    first, last = printed(start), printed(end)
    if start[:7] == end[:7] and len(start) == len(end) == 10:
        return f"{int(start[8:])}-{last}"
    if start[:4] == end[:4] and len(start) == len(end) > 4:
        first = first.removesuffix(f" {start[:4]}")
    return f"{first} – {last}" if len(start) == 10 else f"{first} to {last}"
