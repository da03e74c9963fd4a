"""Cells that are parted by strokes between blanks, as some sites copy tables (``Question(s): / N/A / Geneva, 1-4 May 2017``).

A stroke inside a value (``N/A``, ``Q7/20``) has no blanks around it. A label begins a row, wherever it stands.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from fgmv_extract.patterns import pattern
from fgmv_extract.readers.text.drafts import Draft
from fgmv_extract.readers.text.drawn.reading import marked_drafts, stretches_of
from fgmv_extract.readers.text.drawn.shapes import Drawing, Drawn, Kind
from fgmv_extract.readers.text.lines import Lines

_STROKE = pattern(r"(?:(?<=\s)|^)/(?=\s|$)")
_LABEL = pattern(r"[^\W\d][^:/]{0,40}:")
_WIDEST = 63  # columns, at most


def recognises(lines: Lines) -> bool:
    """Tell by a table."""
    return lines.hold(" / ") and any(" / " in text and find(lines.texts, at) for at, text in enumerate(lines.texts))


def read(lines: Lines) -> Iterator[Draft]:
    """Yield paragraphs and tables."""
    return (draft for draft, _ in marked_drafts(lines, list(stretches_of(lines.texts, _KINDS))))


def find(texts: Sequence[str], at: int) -> Drawing | None:
    """Return the table of the lines with strokes from one on: labels with their values, or rows of as many cells."""
    if " / " not in texts[at] or (at and _STROKE.search(texts[at - 1])):
        return None
    end = at
    while end < len(texts) and _STROKE.search(texts[end]):
        end += 1
    rows = [row for number in range(at, end) for row in _rows(texts[number], number)]
    if not _is_table(rows):
        return None
    cells = [
        Drawn(row, column, (text,), number)
        for row, (number, texts_) in enumerate(rows)
        for column, text in enumerate(texts_)
    ]
    return Drawing(end, cells)


_KINDS = (Kind("strokes", find, (" / ",), is_marked=False),)


def _rows(text: str, number: int) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows of a line: each label behind a value begins one."""
    row: list[str] = []
    for cell in map(str.strip, _STROKE.split(text)):
        if row and _LABEL.fullmatch(cell) and not _LABEL.fullmatch(row[-1]):
            yield number, row
            row = []
        row.append(cell)
    yield number, row


def _is_table(rows: Sequence[tuple[int, list[str]]]) -> bool:
    """Ask for two labels that begin rows, or for two rows of three cells or more."""
    if max(len(cells) for _, cells in rows) > _WIDEST:
        return False
    if 2 * sum(len(cells) > 1 and _LABEL.fullmatch(cells[0]) is not None for _, cells in rows) > len(rows):
        return True
    columns, most = Counter(len(cells) for _, cells in rows).most_common(1)[0]
    return columns > 2 and most > 1
