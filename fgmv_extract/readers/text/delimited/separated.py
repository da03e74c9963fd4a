"""Values parted by semicolons or commas, as spreadsheets save them: the whole text is rows of as many values.

Empty rows part tables; a value that stands alone before a table is a line of text.
"""

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import dropwhile, groupby, takewhile

from fgmv_extract.readers.text.drafts import Draft, Grid
from fgmv_extract.readers.text.lines import Lines

_SEPARATORS = ";,"
_FEWEST = 2  # rows
_WIDEST = 255  # columns

Record = tuple[int, list[str]]
"""The index of the line a row begins in, and its values."""


def recognises(lines: Lines) -> bool:
    """Tell by rows of as many values each."""
    return _separator(lines) is not None


def read(lines: Lines) -> Iterator[Draft]:
    """Yield a table for each run of rows, and what stands alone before it."""
    separator = _separator(lines)
    for filled, run in groupby(_records(lines.texts, separator or ";"), lambda record: any(map(str.strip, record[1]))):
        if filled:
            yield from _drafts(list(run), lines)


def _drafts(records: Sequence[Record], lines: Lines) -> Iterator[Draft]:
    for at, values in takewhile(_stands_alone, records):
        yield values[0].strip(), lines.numbers[at]
    rows = [
        [(value.strip(), lines.numbers[at]) for value in values] for at, values in dropwhile(_stands_alone, records)
    ]
    if rows:
        yield Grid(rows)


def _stands_alone(record: Record) -> bool:
    return bool(record[1][0].strip()) and not any(value.strip() for value in record[1][1:])


def _separator(lines: Lines) -> str | None:
    """Return the separator by which all rows have one number of values, and are not sentences with commas."""
    first = next(filter(str.strip, lines.texts), "")
    if not any(separator in first for separator in _SEPARATORS):
        return None
    filled = [text for text in lines.texts if text.strip()]
    if len(filled) < _FEWEST:
        return None
    for separator in _SEPARATORS:
        if separator not in filled[0] or not all(separator in text or '"' in text for text in filled[:_FEWEST]):
            continue
        if separator == "," and sum(text.count(", ") for text in filled) * 2 > sum(text.count(",") for text in filled):
            continue
        counts = Counter(len(values) for _, values in _records(lines.texts, separator) if any(values))
        if not counts:
            continue  # nothing but separators
        (columns, most), *others = counts.most_common(2)
        if 1 < columns <= _WIDEST and most >= _FEWEST and (not others or (columns > 2 and others[0][1] * 10 <= most)):
            return separator
    return None


def _records(texts: Sequence[str], separator: str) -> Iterator[Record]:
    """Yield the rows; a row of nothing parts tables, too."""
    reader = csv.reader((f"{text}\n" for text in texts), delimiter=separator)
    begun = 0
    while True:
        try:
            values = next(reader)
        except StopIteration:
            return
        except csv.Error:  # a value beyond the limit of the standard library
            return
        yield begun, values or [""]
        begun = min(reader.line_num, len(texts) - 1)
