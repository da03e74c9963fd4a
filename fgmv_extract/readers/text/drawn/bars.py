r"""Tables whose cells are parted by bars, a row a line or several.

    | No. | Title |            No. | Title            |No.      |Title                    |
    | --- | ----- |            --- | -----            |FGMV-02  |Technical Report on      |
    | 01  | a \| b |           01  | b                |         |Metaverse                |

as Markdown, org-mode and programs that turn documents into Markdown write them, with or without a rule below the heading and
with or without bars at the sides; and as antiword draws them, where cells are wrapped and nothing stands between rows.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from fgmv_extract.patterns import pattern
from fgmv_extract.readers.text.drawn.columns import columns_of
from fgmv_extract.readers.text.drawn.shapes import Drawing, Drawn
from fgmv_extract.readers.text.drawn.wrapped import Row, rows_of

_BAR = pattern(r"(?<!\\)\|(?!(?:https?|ftp|mailto):[^\s\[\]|]{1,2000}\])")
"""A bar that parts cells: none behind a backslash, and none inside a link of jira (``[text|https://...]``)."""
_RULE = pattern(r"\|?[\s:|+=-]*+")
_LONGEST_CELL = 30  # lines of a cell whose line ends were written as they are, at most
_ASIDE = 2  # columns by which bars of one column stand aside from each other where programs round


def find(texts: Sequence[str], at: int) -> Drawing | None:
    """Return the table of lines that begin with a bar."""
    if not texts[at].lstrip(" ").startswith("|") or (at and texts[at - 1].lstrip(" ").startswith("|")):
        return None
    lines, numbers, end = _block(texts, at)
    if not _is_table(lines):
        return None
    rules = [number for number, line in enumerate(lines) if is_rule(line)]
    aligned = len(rules) != 1 or rules[0] > 1 or "+" in lines[rules[0]]
    rows = (
        _wrapped_rows(lines, rules, at)
        if aligned and _stands_in_columns(lines, rules)
        else _rows(lines, rules, numbers)
    )
    cells = list(_numbered(rows))
    return Drawing(end, cells) if cells else None


def _block(texts: Sequence[str], at: int) -> tuple[list[str], list[int], int]:
    """Return the lines that begin with a bar, their indices, and where they end; a line whose cell goes on is whole."""
    lines: list[str] = []
    numbers: list[int] = []
    while at < len(texts) and texts[at].lstrip(" ").startswith("|"):
        end = at + 1
        if not texts[at].rstrip().endswith("|"):
            end = _closing(texts, end) or end
        lines.append("\n".join(texts[at:end]))
        numbers.append(at)
        at = end
    return lines, numbers, at


def _closing(texts: Sequence[str], at: int) -> int | None:
    """Return where a cell ends that goes on over lines without a bar at their beginning; None when no bar ends it."""
    for end in range(at, min(at + _LONGEST_CELL, len(texts))):
        text = texts[end].strip()
        if not text or text.startswith("|"):
            return None
        if text.endswith("|"):
            return end + 1
    return None


def is_rule(line: str) -> bool:
    """Tell a line of dashes between bars (``| --- | :-: |``)."""
    return "-" in line and _RULE.fullmatch(line.strip()) is not None


def split(line: str) -> list[str]:
    r"""Return the cells of a line; a bar behind a backslash (``\|``) is text."""
    line = line.strip()
    if line.startswith("||") and line.endswith("||"):
        line = line.replace("||", "|")  # a heading of jira
    cells = _BAR.split(line)
    if line.startswith("|"):
        del cells[0]
    if len(cells) > 1 and not cells[-1].strip() and line.endswith("|"):
        del cells[-1]
    return [cell.replace("\\|", "|") for cell in cells]


def _is_table(lines: Sequence[str]) -> bool:
    """Ask for a rule, or for a bar at both ends of most lines: lines of a poem have one at the left only."""
    rules = sum(map(is_rule, lines))
    if rules:
        return rules < len(lines)
    closed = sum(line.rstrip().endswith("|") and line.count("|") > 1 for line in lines)
    return 2 * closed > len(lines)


def _numbered(rows: Iterator[Sequence[Drawn]]) -> Iterator[Drawn]:
    for number, row in enumerate(rows):
        yield from (Drawn(number, *cell[1:]) for cell in row)


def _rows(lines: Sequence[str], rules: Sequence[int], numbers: Sequence[int]) -> Iterator[list[Drawn]]:
    """Yield a row a line; a heading that is all blank was only put there to have one."""
    for number, line in enumerate(lines):
        if number in rules[:1] or (rules and is_rule(line)):
            continue
        cells = split(line)
        if number == 0 and rules[:1] == [1] and not any(cell.strip() for cell in cells):
            continue
        yield [Drawn(0, column, text.split("\n"), numbers[number]) for column, text in enumerate(cells)]


def _stands_in_columns(lines: Sequence[str], rules: Sequence[int]) -> bool:
    """Tell whether all lines end in one column, or nearly so, as only a drawing does."""
    widths = [len(columns_of(line.rstrip())) for number, line in enumerate(lines) if number not in rules]
    return max(widths) - min(widths) <= _ASIDE and all(line.rstrip().endswith("|") for line in lines)


def _wrapped_rows(lines: Sequence[str], rules: Sequence[int], at: int) -> Iterator[list[Drawn]]:
    """Yield the rows of a drawing: what rules enclose when they stand below every row, else what the lines tell."""
    bars = _columns([line for number, line in enumerate(lines) if number not in rules])
    parsed = [None if number in rules else _row(line, at + number, bars) for number, line in enumerate(lines)]
    stretch: list[Row] = []
    for row in (*parsed, None):
        if row is not None:
            stretch.append(row)
            continue
        yield from rows_of(stretch)
        stretch = []


def _columns(lines: Sequence[str]) -> list[int]:
    """Return where the columns begin in any of the lines: those nearly above each other are one."""
    places = sorted({place for line in lines for place in _places(line)[:-1]})
    begun = places[:1]
    for before, place in pairwise(places):
        if place - before > _ASIDE:
            begun.append(place)
    return begun


def _places(line: str) -> list[int]:
    return [place for place, char in enumerate(columns_of(line.rstrip())) if char == "|"]


def _row(line: str, at: int, bars: Sequence[int]) -> Row:
    columns = columns_of(line.rstrip())
    places = _places(line)
    begins = [bisect_right(bars, max(place, bars[0])) - 1 for place in places[:-1]]
    spans = [(begin, end - begin) for begin, end in pairwise([*begins, len(bars)])]
    texts = ["".join(columns[start + 1 : end]) for start, end in pairwise(places)]
    return Row(at, texts, [end - start - 1 for start, end in pairwise(places)], spans, first_filled=True)
