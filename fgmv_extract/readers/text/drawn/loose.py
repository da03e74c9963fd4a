"""Tables in Markdown without bars at the sides, as html2text of Python writes them.

    No. | Title | SG20
    ---|---|---
    FGMV-02 | Metaverse: an analysis |

A line break in a cell ends the line, with two blanks as the end of a row. What stands alone in a line then goes on with a row
that is not complete, and so does a line that would make it complete, unless it begins with a label.
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
    rows = [(at, _cells(texts[at])), *_rows(texts, at + 2, end, columns)]
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
    """Tell a line with bars, or one whose cell ends with it, so that a bar begins the next."""
    return _BAR.search("".join(texts[at : at + 1])) is not None or "".join(texts[at + 1 : at + 2]).startswith("|")


def _cells(text: str) -> list[str]:
    """Return the cells of a line; without bars at the sides a blank beginning or end is a cell, too."""
    return [cell.replace("\\|", "|").strip() for cell in _BAR.split(text)]


def _rows(texts: Sequence[str], at: int, end: int, columns: int) -> Iterator[tuple[int, list[str]]]:
    """Yield each row with the index of its line."""
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
        elif row and _goes_on(row, cells, texts[number], columns):
            row = [*row[:-1], f"{row[-1]}\n{cells[0]}", *cells[1:]]
        else:
            if row:
                yield begun, row
            row, begun = cells, number
        wraps = marks_ends and not texts[number].endswith("  ")
    if row:
        yield begun, row


def _goes_on(row: Sequence[str], cells: Sequence[str], text: str, columns: int) -> bool:
    """Tell whether a line goes on with the last cell of a row."""
    if len(cells) > 1 and (len(row) > 1 or not cells[0]):
        return len(row) + len(cells) - 1 == columns and not _LABEL.match(text)
    return len(cells) == 1 < len(row) and (
        (len(row) < columns and not text.isupper()) or _OF_CELL.match(text) is not None
    )
