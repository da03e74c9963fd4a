"""Tables in Markdown without bars at the sides, as html2text of Python writes them.

    No. | Title | SG20
    ---|---|---
    FGMV-02 | Metaverse: an analysis |

A line break in a cell ends the line, with two blanks as the end of a row. What stands alone in a line then goes on with a row
that is not complete, and so does a line that would make it complete, unless it begins with a label. The rule has as many columns as
the first row has cells; where one of these was merged sideways, other rows have more, and what begins with a bar goes on.
"""

from collections.abc import Iterator, Sequence

from fgmv_extract.patterns import pattern
from fgmv_extract.readers.text.drawn.bars import is_rule, split
from fgmv_extract.readers.text.drawn.shapes import Drawing, Drawn

_BAR = pattern(r"(?<!\\)\|")
_OF_CELL = pattern(r"\s*(?:[a-z]|\((?![^()]*:)|E-?mail\b|Tel\b|Fax\b)|[^|\s]++@[^|\s]++\s*$")
_LABEL = pattern(r"[^|]{0,40}:[*_\s]*+\|")


def find(texts: Sequence[str], at: int) -> Drawing | None:
    """Return the table whose heading stands at a line, and the rule of its columns below."""
    if at + 1 >= len(texts) or "|" not in texts[at] or "-|-" not in texts[at + 1].replace(" ", "").replace(":", "-"):
        return None
    if not is_rule(texts[at + 1]) or is_rule(texts[at]):
        return None
    columns = len(split(texts[at + 1]))
    end = _end(texts, at + 2)
    widest = _widest(texts[at + 2 : end], columns)
    rows = [(at, _cells(texts[at])), *_rows(texts, at + 2, end, columns, widest)]
    cells = [
        Drawn(row, column, text.split("\n"), number)
        for row, (number, cells) in enumerate(rows)
        for column, text in enumerate(cells)
    ]
    return Drawing(end, cells)


def _end(texts: Sequence[str], at: int) -> int:
    """Return where the table ends: where another is headed, or at a blank line, unless a row follows it."""
    while at < len(texts):
        following = next((number for number in range(at, min(at + 3, len(texts))) if texts[number].strip()), None)
        if following is None or (following > at and not _begins_row(texts, following)):
            return at
        if following + 1 < len(texts) and is_rule(texts[following + 1]) and "|" in texts[following]:
            return at
        at = following + 1
    return at


def _begins_row(texts: Sequence[str], at: int) -> bool:
    """Tell a line with bars, or one whose cell ends with it, so that a bar begins the next; or a row of one cell."""
    after = "".join(texts[at + 1 : at + 2])
    return _BAR.search(texts[at]) is not None or after.startswith("|") or _is_merged(texts[at - 2 : at + 1], after)


def _is_merged(lines: Sequence[str], after: str) -> bool:
    """Tell a line that is a row merged into one cell: behind a blank last cell, whose line end leaves a blank line, and before a row."""
    return lines[0].rstrip().endswith("|") and lines[0].endswith("  ") and not lines[1].strip() and "|" in after


def _cells(text: str) -> list[str]:
    """Return the cells of a line; without bars at the sides a blank beginning or end is a cell, too."""
    return [cell.replace("\\|", "|").strip() for cell in _BAR.split(text)]


def _widest(texts: Sequence[str], columns: int) -> int:
    """Count the cells of the widest row, where a line has more than the ``columns`` of the rule; else 0."""
    counts = [len(_cells(text)) for text in texts]
    if max(counts, default=0) <= columns:
        return 0
    widest = row = 0
    for text, count in zip(texts, counts, strict=True):
        row = row + count - 1 if text.startswith("|") else count
        widest = max(widest, row)
    return widest


def _rows(texts: Sequence[str], at: int, end: int, columns: int, widest: int) -> Iterator[tuple[int, list[str]]]:
    """Yield each row with the index of its line; ``widest`` are the cells of the widest, where that is more than ``columns``."""
    marks_ends = any(texts[number].endswith("  ") for number in range(at, end - 1))
    row: list[str] = []
    begun = at
    wraps = False
    for number in range(at, end):
        if not texts[number].strip():
            wraps = False
            continue
        cells = _cells(texts[number])
        if row and wraps and len(cells) == 1:
            row = [*row[:-1], f"{row[-1]} {cells[0]}"]
        elif row and (_goes_on(row, cells, texts[number], columns) or _adds_cells(row, cells, widest)):
            row = [*row[:-1], f"{row[-1]}\n{cells[0]}", *cells[1:]]
        else:
            if row:
                yield begun, row
            row, begun = cells, number
        wraps = marks_ends and not texts[number].endswith("  ")
    if row:
        yield begun, row


def _adds_cells(row: Sequence[str], cells: Sequence[str], widest: int) -> bool:
    """Tell whether a line that begins with a bar adds its cells to a row, as far as there is room for them."""
    return len(cells) > 1 and not cells[0] and len(row) > 1 and len(row) + len(cells) - 1 <= widest


def _goes_on(row: Sequence[str], cells: Sequence[str], text: str, columns: int) -> bool:
    """Tell whether a line goes on with the last cell of a row."""
    if len(cells) > 1 and (len(row) > 1 or not cells[0]):
        return len(row) + len(cells) - 1 == columns and not _LABEL.match(text)
    return len(cells) == 1 < len(row) and (
        (len(row) < columns and not text.isupper()) or _OF_CELL.match(text) is not None
    )
