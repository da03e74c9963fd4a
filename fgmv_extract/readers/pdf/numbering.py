"""The numbers of lines that stand in the margin of drafts: they rise evenly from line to line, and go on over pages."""

from collections import Counter
from collections.abc import Sequence
from itertools import chain, pairwise

from fgmv_extract.readers.pdf.drafts import Leaf
from fgmv_extract.readers.pdf.lines import Line

_LEAST = 3  # numbers; fewer show no habit
_LAST = 2  # numbers that were drawn when all else stood on the page: nobody draws those of headings or lists so
_STEPS = (1, 2, 5, 10)
_DIGITS = 5


def line_numbers(leaves: Sequence[Leaf]) -> list[list[Line]]:
    """Find the numbers of lines on each page: left of all else, rising by the same step on the page and over the document.

    A page may hold a single one, for tables are not numbered; it goes on from the page before, or begins anew.
    """
    beside = [_beside(leaf) for leaf in leaves]
    least = _LAST if all(map(_are_last, leaves, beside)) else _LEAST
    if sum(map(len, beside)) < least:
        return [[] for _ in leaves]
    steps = Counter(below - above for numbers in beside for above, below in pairwise(map(_value, numbers)))
    step = steps.most_common(1)[0][0] if steps else 0
    if step not in _STEPS:
        return [[] for _ in leaves]
    found: list[list[Line]] = []
    before = 0
    for numbers in beside:
        values = [_value(line) for line in numbers]
        rising = all(below - above == step for above, below in pairwise(values))
        going_on = bool(values) and (len(values) >= _LEAST or values[0] in {before + step, step, 1})
        found.append(numbers if rising and going_on else [])
        before = values[-1] if found[-1] else before
    return found if sum(map(len, found)) >= least else [[] for _ in leaves]


def _beside(leaf: Leaf) -> list[Line]:
    """Return the numbers that stand left of everything else on a page, from the top down."""
    numbers = [line for line in leaf.lines if line.text.isdecimal() and len(line.text) <= _DIGITS and not line.turns]
    lefts = [line.left for line in leaf.lines if not line.text.isdecimal()] + [table.box[0] for table in leaf.tables]
    if not numbers or not lefts:
        return []
    edge = min(lefts)
    return sorted((line for line in numbers if line.right < edge), key=lambda line: line.base)


def _are_last(leaf: Leaf, numbers: Sequence[Line]) -> bool:
    """Tell whether numbers were drawn behind everything else on their page."""
    first = min((line.start for line in numbers), default=0)
    cells = (line for table in leaf.tables for slot in table.slots for line in slot.lines)
    return not numbers or all(line.start < first or line in numbers for line in chain(leaf.lines, cells))


def _value(line: Line) -> int:
    return int(line.text)
