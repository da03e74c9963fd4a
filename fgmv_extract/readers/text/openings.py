"""Cells as the lines show them: a line that starts with a tab opens one, and the next opening ends it.

    (tab)FGMV-24        an opening; its paragraphs are the lines that follow directly
    (blank line)        says nothing yet: an empty paragraph, or the end of a row
    (tab)SG17           an opening with gap 1
    (SG13, SG16)        its second paragraph
    (blank line)
    Annex B             loose: a further paragraph of the cell, or prose behind the table
    (tab)               an opening without text: an empty cell

What the blank lines mean is not decided here.
"""

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, pairwise
from typing import NamedTuple, final

from fgmv_extract.patterns import pattern
from fgmv_extract.readers.text.lines import Lines

_ANNEX = pattern(r"(?:annex|appendix|attachment) [A-Z0-9]{1,4}\b", re.IGNORECASE)
_OPENS = pattern(r"[^\S\t]*+\t")
_MANY = 1000  # lines among which to look for equal ones


@final
class Loose(NamedTuple):
    """A line behind a blank line in a cell: the blank lines right before it, the index of the line, its text."""

    gap: int
    at: int
    text: str


@final
class Opening(NamedTuple):
    """A cell: the blank lines right before the line that opens it, its text. Cells that say the same are one.

    ``paragraphs`` are the lines from the opening on, one each, stripped; some may be empty. ``loose`` is what follows a
    blank line.
    """

    gap: int
    paragraphs: tuple[str, ...]
    loose: tuple[Loose, ...] = ()

    @property
    def first(self) -> str:
        """Its first line that is not empty, even when it is loose."""
        if self.paragraphs[0] or (len(self.paragraphs) == 1 and not self.loose):
            return self.paragraphs[0]
        return next(filter(None, (*self.paragraphs, *(line.text for line in self.loose))), "")

    @property
    def empty(self) -> bool:
        """Whether it holds no text, apart from what is loose."""
        return not any(self.paragraphs)


_opening = partial(tuple.__new__, Opening)
"""Makes an opening of its fields, sooner than the class does."""


@final
class Opened(NamedTuple):
    """How many lines stand before the first cell, the indexes of the lines that open cells, and the cells, as many."""

    before: int
    lines: Sequence[int]
    cells: Sequence[Opening]


def opens(text: str) -> bool:
    """Tell whether a line opens a cell: it starts with a tab, blanks before it aside."""
    return _OPENS.match(text) is not None


def openings(lines: Lines, cleaned: Sequence[str]) -> Opened:
    """Return all cells.

    ``lines`` are as they are, ``cleaned`` the same without what is no text of the document.
    """
    texts = lines.texts
    marked = _marked(texts)
    if not marked:
        return Opened(len(texts), (), ())
    several = frozenset() if lines.tabs_lead else _several(texts, marked)
    stripped = _all_stripped(cleaned)
    filled = stripped if cleaned is texts else _stripped(texts, cleaned, stripped)
    annexes = frozenset() if _is_spaced(filled, marked) else _annexes(stripped, marked[0])
    opened: array[int] = array("L") if several else marked
    cells: list[Opening] = []
    plain: dict[str, Opening] = {}  # what most cells are: one line behind another cell
    gap = 0
    for start, stop in pairwise(chain(marked, (len(texts),))):
        end = start + 1
        while end < stop and filled[end] and end not in annexes:
            end += 1
        loose: tuple[Loose, ...] = ()
        behind = stop - end
        if behind and (annexes or any(filled[end:stop])):
            loose, behind = _loose(stripped, filled, range(end, stop))
        if start in several:
            for at, cell in _row(cleaned[start:end], start, gap):
                opened.append(at)
                cells.append(cell)
            cells[-1] = cells[-1]._replace(loose=loose)
        else:
            if several:
                opened.append(start)
            if gap or loose or end > start + 1:
                cells.append(_opening((gap, stripped[start:end], loose)))
            elif (known := plain.get(text := stripped[start])) is not None:
                cells.append(known)
            else:
                plain[text] = cell = _opening((0, (text,), ()))
                cells.append(cell)
        gap = behind
    return Opened(marked[0], opened, cells)


def _marked(texts: Sequence[str]) -> "array[int]":
    """Return the lines that open cells; there may be as many as lines, and so they take no more room than they must."""
    return array("L", [at for at, text in enumerate(texts) if text[:1] == "\t" or (text[:1].isspace() and opens(text))])


def _all_stripped(texts: Sequence[str]) -> tuple[str, ...]:
    """Strip the lines; of many, equal ones become one."""
    if len(texts) < _MANY:
        return tuple(map(str.strip, texts))
    known = {text: text.strip() for text in set(texts)}
    return tuple(map(known.__getitem__, texts))


def _stripped(texts: Sequence[str], cleaned: Sequence[str], stripped: Sequence[str]) -> Sequence[str]:
    """Return the lines as they are, stripped: most are ``cleaned`` lines, too, and ``stripped`` has them."""
    whole = zip(texts, cleaned, stripped, strict=True)
    return [done if text is clean else text.strip() for text, clean, done in whole]


def _is_spaced(filled: Sequence[str], marked: Sequence[int]) -> bool:
    """Whether blank lines are left between the first cell and the last line."""
    last = next(at for at in range(len(filled) - 1, -1, -1) if filled[at] or at == marked[-1])
    empty = [filled[at] for at in marked].count("")
    return filled[marked[0] : last + 1].count("") > empty


def _annexes(stripped: Sequence[str], start: int) -> frozenset[int]:
    """Return the lines that head an annex: where no blank line is left, they alone tell that a table has ended."""
    return frozenset(at for at in range(start, len(stripped)) if _ANNEX.match(stripped[at]))


def _loose(stripped: Sequence[str], filled: Sequence[str], lines: range) -> tuple[tuple[Loose, ...], int]:
    """Return the lines behind a blank line, and the number of blank lines after the last of them."""
    loose: list[Loose] = []
    gap = 0
    for at in lines:
        if filled[at]:
            loose.append(Loose(gap, at, stripped[at]))
            gap = 0
        else:
            gap += 1
    return tuple(loose), gap


def _row(lines: Sequence[str], start: int, gap: int) -> Iterator[tuple[int, Opening]]:
    """Yield the cells of a line in which every tab opens one, and of the lines that follow it directly, with their lines.

    Where a line holds several cells, its end is the end of a row: as much as a blank line is elsewhere.
    """
    begun: list[list[str]] = []
    opened: list[int] = []
    for at, line in enumerate(lines, start):
        first, *others = line.lstrip(" ").split("\t")
        if begun:
            begun[-1].append(first.strip())
        begun += [[other.strip()] for other in others]
        opened += [at] * len(others)
    for at, paragraphs in zip(opened, begun, strict=True):
        yield at, Opening(gap + 1 if paragraphs is begun[0] else 0, tuple(paragraphs))


def _several(texts: Sequence[str], marked: Sequence[int]) -> frozenset[int]:
    """Return the lines in which every tab opens a cell: those of stretches where most opening lines hold several.

    One such line among many others is a paragraph with a tab in it (``Tel:(tab)+41 22``).
    """
    if not any("\t" in texts[at].lstrip() for at in marked):
        return frozenset()
    return frozenset(at for stretch in _stretches(texts, marked) if _is_rowwise(texts, stretch) for at in stretch)


def _stretches(texts: Sequence[str], marked: Sequence[int]) -> Iterator[list[int]]:
    """Yield runs of opening lines and the lines that follow them directly; a line behind a blank line ends a run."""
    starts = frozenset(marked)
    stretch: list[int] = []
    blank = False
    for at in range(marked[0], len(texts)):
        if at in starts or (stretch and not blank and texts[at].strip()):
            stretch.append(at)
            blank = False
        elif not texts[at].strip():
            blank = True
        elif stretch:
            yield stretch
            stretch = []
    if stretch:
        yield stretch


def _is_rowwise(texts: Sequence[str], stretch: Iterable[int]) -> bool:
    counts = Counter(texts[at].lstrip(" ").count("\t") for at in stretch if opens(texts[at]))
    total = counts.total()
    tabs, most = counts.most_common(1)[0]
    return total > 1 and tabs > 1 and 2 * most > total
