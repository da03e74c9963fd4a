"""Tables drawn as a lattice, with rules between rows and cells that may span.

    +---------+------------------+        ┌─────────┬──────────────────┐
    | FGMV-24 | A framework for  |        │ FGMV-24 │ A framework for  │
    |         | confidence       |        │         │ confidence       │
    |         +--------+---------+        │         ├────────┬─────────┤
    |         | SG17   |         |        │         │ SG17   │         │
    +---------+--------+---------+        └─────────┴────────┴─────────┘

as pandoc and reStructuredText, programs for terminals, and databases draw them. Each region between neighbouring rules and
bars is looked at by itself; regions with no wall between them are one cell. Where a lattice has no rules between its body
rows, as databases draw it, the rows are told by what stands in them.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple, final

from fgmv_extract.patterns import pattern
from fgmv_extract.readers.text.drawn.columns import Columns, columns_of, cut
from fgmv_extract.readers.text.drawn.shapes import Drawing, Drawn
from fgmv_extract.readers.text.drawn.wrapped import Row, rows_of

_BOX = "┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝┏┳┓┣╋┫┗┻┛╭╮╯╰╒╤╕╞╪╡╘╧╛╓╥╖╟╫╢╙╨╜┍┯┑┝┿┥┕┷┙┎┰┒┠╂┨┖┸┚"
_FLAT = "─═━╌╍┄┅┈┉"
_UPRIGHT = "│║┃╎╏┆┇┊┋"
_CLOSING = tuple("└╚┗╰╘╙┕┖")
_AS_ASCII = {
    **dict.fromkeys(map(ord, _BOX), "+"),
    **dict.fromkeys(map(ord, _FLAT), "-"),
    **dict.fromkeys(map(ord, _UPRIGHT), "|"),
}
_TOP = pattern(r"\+[-=:+]*+(?<=[-=:]\+)")
_RULE = pattern(r"\+(?:[-=:]++\+)++")
_OTHER_CORNERS = ("┌", "╔", "┏", "╭", "╒", "╓", "┍", "┎", "┼")
_CORNERS = ("+", *_OTHER_CORNERS)
SIGNS = (*_OTHER_CORNERS, *_FLAT, "+-", "+=", "+:", "++")
"""What stands in every text with a lattice; a plus alone stands in front of every telephone number."""
_WALLS = frozenset(("|", "+", ""))  # a bar may be hidden by a wide character before it
_WIDEST = 255  # columns of a table, at most


@final
class _Lattice(NamedTuple):
    """Where the walls may stand: columns with bars, and the lines of rules, each with the stretches it is drawn over."""

    lines: Sequence[Columns]
    shown: Sequence[Columns]
    bars: Sequence[int]
    rules: Sequence[tuple[int, Sequence[tuple[int, int]]]]


def find(texts: Sequence[str], at: int) -> Drawing | None:
    """Return the lattice that begins at a line."""
    if not texts[at].lstrip().startswith(_CORNERS) or not _TOP.fullmatch(_in_ascii(texts[at]).strip()):
        return None
    if (
        at
        and _in_ascii(texts[at - 1]).lstrip().startswith(("+", "|"))
        and not texts[at - 1].lstrip().startswith(_CLOSING)
    ):
        return None  # inside of what was no lattice
    lines = list(_block(texts, at))
    return read(lines, texts[at : at + len(lines)], range(at, at + len(lines))) if len(lines) > 2 else None


def _in_ascii(text: str) -> str:
    return text if text.isascii() else text.translate(_AS_ASCII)


def read(lines: Sequence[str], shown: Sequence[str], numbers: Sequence[int]) -> Drawing | None:
    """Read a lattice drawn in ASCII from its first rule to its last.

    ``shown`` are the same lines with the characters of the document, ``numbers`` their indices in it.
    """
    lattice = _lattice(lines, shown)
    if lattice is None:
        return None
    cells = sorted(_cells(lattice, numbers))
    end = numbers[lattice.rules[-1][0]] + 1
    return Drawing(end, _told_apart(cells)) if cells else None


def _block(texts: Sequence[str], at: int) -> Iterator[str]:
    """Yield the lines of a drawing, in ASCII."""
    for number in range(at, len(texts)):
        plain = _in_ascii(texts[number])
        if not plain.lstrip().startswith(("+", "|")):
            return
        yield plain
        if texts[number].lstrip().startswith(_CLOSING):
            return


def _lattice(lines: Sequence[str], shown: Sequence[str]) -> _Lattice | None:
    rules: list[tuple[int, Sequence[tuple[int, int]]]] = []
    columns = [columns_of(line) for line in lines]
    for at, line in enumerate(columns):
        drawn = line if isinstance(line, str) else "".join(column if len(column) == 1 else "\0" for column in line)
        if "+" in drawn and (spans := [(found.start(), found.end() - 1) for found in _RULE.finditer(drawn)]):
            rules.append((at, spans))
    if len(rules) < 2:
        return None
    bars = {position for at, spans in rules for start, end in spans for position in _crossings(columns[at], start, end)}
    if not 1 < len(bars) <= _WIDEST:
        return None
    ordered = sorted(bars)
    in_step = [_in_step(line, line, ordered) for line in columns]
    visible = [
        stepped if text == plain else _in_step(columns_of(text), line, ordered)
        for stepped, text, plain, line in zip(in_step, shown, lines, columns, strict=True)
    ]
    return _Lattice(in_step, visible, ordered, rules)


def _crossings(line: Columns, start: int, end: int) -> Iterator[int]:
    return (position for position, char in enumerate(line[start : end + 1], start) if char == "+")


def _in_step(shown: Columns, line: Columns, bars: Sequence[int]) -> Columns:
    """Put the bars of a line where they belong when it has them all and some stand elsewhere: wide characters miscounted."""
    if "|" not in line or _has_all(line, bars):
        return shown
    at = [position for position, char in enumerate(line) if char == "|"]
    if len(at) != len(bars) or at[0] != bars[0]:
        return shown
    columns: list[str] = [" "] * bars[0]
    for (start, end), (left, right) in zip(pairwise(at), pairwise(bars), strict=True):
        columns += ["|", cut(shown, start + 1, end), *[""] * (right - left - 2)][: right - left]
    return [*columns, "|"]


def _has_all(line: Columns, bars: Sequence[int]) -> bool:
    """Tell whether a line has a bar or a corner in each of these columns."""
    return bars[-1] < len(line) and _WALLS.issuperset(itemgetter(*bars)(line))


def _bands(rules: Sequence[tuple[int, Sequence[tuple[int, int]]]]) -> list[tuple[int, int]]:
    """Return the first line and the line behind the last of each stretch of lines between rules."""
    return [(above + 1, below) for (above, _), (below, _) in pairwise(rules) if below > above + 1]


def _cells(lattice: _Lattice, numbers: Sequence[int]) -> Iterator[Drawn]:
    """Yield the regions without walls inside."""
    bands = _bands(lattice.rules)
    bars = list(pairwise(lattice.bars))
    upright = [_uprights(lattice, band) for band in bands]
    drawn = dict(lattice.rules)
    flat = [_flats(lattice.bars, [drawn[at] for at in range(above[1], below[0])]) for above, below in pairwise(bands)]
    taken: set[tuple[int, int]] = set()
    for row in range(len(bands)):
        for column in range(len(bars)):
            if (row, column) in taken:
                continue
            right = next(
                (end for end in range(column + 1, len(bars)) if upright[row][end] or (row, end) in taken), len(bars)
            )
            below = row
            while below + 1 < len(bands) and not any(flat[below][column:right]):
                if any(upright[below + 1][column + 1 : right]) or not _closed(upright[below + 1], column, right):
                    break
                below += 1
            taken.update((band, position) for band in range(row, below + 1) for position in range(column, right))
            first, last = bands[row][0], bands[below][1]
            left, until = lattice.bars[column], lattice.bars[right]
            lines = [cut(line, left + 1, until) for line in lattice.shown[first:last]]
            yield Drawn(row, column, lines, numbers[first], until - left - 1, below - row + 1, right - column)


def _closed(upright: Sequence[bool], left: int, right: int) -> bool:
    return upright[left] and upright[right]


def _uprights(lattice: _Lattice, band: tuple[int, int]) -> list[bool]:
    """Tell for each bar whether it stands in all lines of a band; the first and the last do, even where they are not drawn."""
    lines, bars = lattice.lines[slice(*band)], lattice.bars
    if all(_has_all(line, bars) for line in lines):
        return [True] * len(bars)
    inner = [all(bar < len(line) and line[bar] in _WALLS for line in lines) for bar in bars[1:-1]]
    return [True, *inner, True]


def _flats(bars: Sequence[int], rules: Iterable[Sequence[tuple[int, int]]]) -> list[bool]:
    """Tell for each column whether one of the rules is drawn over it."""
    spans = [span for rule in rules for span in rule]
    return [any(start <= left and right <= end for start, end in spans) for left, right in pairwise(bars)]


def _told_apart(cells: Sequence[Drawn]) -> Sequence[Drawn]:
    """Split the only row of a body into the rows that stand in it, where no rules are drawn between them."""
    last = cells[-1].row
    body = [cell for cell in cells if cell.row == last]
    simple = all(cell.row_span == cell.column_span == 1 for cell in body)
    if last != 1 or not simple or len(body[0].lines) < 2 or len(body) < 2:
        return cells
    rows = [
        Row(body[0].at + offset, tuple(cell.lines[offset].strip() for cell in body), tuple(cell.room for cell in body))
        for offset in range(len(body[0].lines))
    ]
    split = [cell._replace(row=last + number) for number, row in enumerate(rows_of(rows)) for cell in row]
    return [*(cell for cell in cells if cell.row != last), *split]
