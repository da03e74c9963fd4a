"""Columns that stand closer than a wide gap: told by where other lines begin."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from fgmv_extract.patterns import pattern
from fgmv_extract.readers.pdf.lines import Line
from fgmv_extract.readers.pdf.sheets import Sheet
from fgmv_extract.readers.pdf.stretches import cut

_OFTEN = 3  # lines that begin below one another make an edge
_NEAR = 1.0  # points
_LEADING = 2.0  # sizes of the font between two lines of a cell
_GAP = 0.4  # sizes of the font: wider than the usual blank
_MOST = 30  # places of gaps that are looked at
_PIECES = 3  # beside each other: a row of a table
_BLANK = pattern(r"(?<=\S) (?=\S)")
_MARK = pattern(r"\(?\w{1,4}[.)]|\W|\d{1,3}(?:\.\d{1,3})*+\.?")  # of an item of a list, or a heading


def cut_at_edges(sheet: Sheet, lines: Sequence[Line]) -> list[Line]:
    """Cut lines in two where a gap ends right below (or above) the left ends of several others."""
    begins = Counter(round(line.left) for line in lines if not line.turns)
    edges = sorted(edge for edge in begins if sum(begins[edge + shift] for shift in (-1, 0, 1)) >= _OFTEN)
    below = _below(lines)
    edges = sorted({*(edges if len(edges) > 1 else ()), *_behind_gaps(sheet, lines)})
    if not edges and not below:
        return list(lines)
    return [
        part
        for line in lines
        for part in _parts(sheet, line, sorted({*edges, below[line.start]}) if line.start in below else edges)
    ]


def _behind_gaps(sheet: Sheet, lines: Sequence[Line]) -> Iterator[int]:
    """Yield where gaps end in most of the lines that run over there, in rows of several pieces: two columns in one.

    ::

        FGMV-41   Technical Report on Overview   June 2024  SG16 (All SGs)
        FGMV-42   Technical Report on Twins      June 2024  SG20
    """
    pieces = Counter(round(line.base) for line in lines)
    across = [line for line in lines if pieces[round(line.base)] >= _PIECES and " " in line.text and not line.turns]
    if len(across) < _OFTEN:
        return
    bases: dict[int, list[float]] = {}
    for line in across:
        for left in _gaps(sheet, line):
            for near in (-1, 0, 1):
                bases.setdefault(round(left) + near, []).append(line.base)
    for end in sorted(bases, key=lambda end: len(bases[end]), reverse=True)[:_MOST]:
        first, last, count = min(bases[end]), max(bases[end]), len(bases[end])
        over = sum(first <= line.base <= last and line.left < end - line.size and end < line.right for line in across)
        if count >= _OFTEN and 2 * count > over:
            yield end


def _gaps(sheet: Sheet, line: Line) -> Iterator[float]:
    """Yield where gaps in a line end, of those that are wider than a blank and in which none was drawn."""
    for blank in _BLANK.finditer(sheet.text, line.start, line.end):
        before, after = blank.start() - 1, blank.end()
        if sheet.is_generated(blank.start()):
            left = sheet.left(after)
            if left - sheet.box(before)[2] > _GAP * line.size:
                yield left


def _below(lines: Sequence[Line]) -> dict[int, int]:
    """Return, by where a line begins in the text, the left end of the line that was drawn next, below its middle.

    ::

        FGMV-27 Technical Report on       two cells, of which the second goes on
                guidelines
    """
    drawn = sorted(lines, key=lambda line: line.start)
    return {
        line.start: round(below.left)
        for line, below in pairwise(drawn)
        if not line.turns
        and line.left + line.size < below.left < line.right
        and 0 < below.base - line.base < _LEADING * line.size
    }


def _parts(sheet: Sheet, line: Line, edges: Sequence[int]) -> Iterator[Line]:
    """Yield the parts of a line from left to right."""
    for edge in edges:
        if line.turns or not line.left + line.size < edge < line.right - _NEAR:
            continue
        here, there = cut(sheet, line, edge - _NEAR)
        if len(here) == len(there) == 1 and _begins(sheet, here[0], there[0], edge):
            yield here[0]
            line = there[0]
    yield line


def _begins(sheet: Sheet, here: Line, there: Line, edge: float) -> bool:
    """Tell whether the right part begins at the edge, behind a gap in which no blank was drawn; the mark of an item stays with it."""
    if _MARK.fullmatch(here.text):
        return False
    apart = there.left - here.right > _GAP * there.size and sheet.is_generated(there.start - 1)
    return apart and abs(there.left - edge) <= _NEAR + 0.5
