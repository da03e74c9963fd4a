"""Numbers on the command line: counts, times, sizes and days, refused with a word on what is wanted."""

import argparse
from datetime import date

_MOST_DIGITS = 30


def count(text: str) -> int:
    """Read a whole number from 1."""
    value = int(text) if text.isascii() and text.isdigit() else 0
    if value < 1:
        raise argparse.ArgumentTypeError(f"a whole number from 1 is needed, not {text!r}")
    return value


def seconds(text: str) -> float:
    """Read a time in seconds."""
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value < 1e6:
        raise argparse.ArgumentTypeError(f"a number of seconds is needed, not {text!r}")
    return value


def size(text: str) -> int:
    """Read a number of bytes: 512M, 1G."""
    value = whole(text, units=True)
    if not value:
        raise argparse.ArgumentTypeError(f"a size such as 512M or 1G is needed, not {text!r}")
    return value


def whole(text: str, *, units: bool) -> int | None:
    """Read a whole number from 0, with the units of bytes (512M, 1G) where there may be some; None for anything else."""
    known = {"K": 1 << 10, "M": 1 << 20, "G": 1 << 30} if units else {}
    number, unit = (text[:-1], known[text[-1].upper()]) if text[-1:].upper() in known else (text, 1)
    return int(number) * unit if number.isascii() and number.isdigit() and len(number) < _MOST_DIGITS else None


def day(text: str) -> date:
    """Read a day: 2024-07-12."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"a day such as 2024-07-12 is needed, not {text!r}") from None
