"""Codes: short texts with a number (``FGMV-01``, ``D1.1``, ``FG DLT D1.1``, ``3``), by which rows can be told apart."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from typing import final

from attrs import frozen

from fgmv_extract.patterns import pattern
from fgmv_extract.readers.text.clues import follows_blank
from fgmv_extract.readers.text.openings import Opening

_CODE = pattern(r"[(\[#]?(?=\D*+\d)([^\W\d_]*+)[\w./()\[\]#‐‑–-]*+(?:[ \xa0][\w.()/‐‑–-]++){0,2}")
_LONGEST_CODE = 24
_NUMBER = pattern(r"[A-Z]{0,5}+[‐‑–.-]?\d[\w.‐‑–-]*+")
_YEAR = pattern(r"(?:19|20)\d\d")
_MONTH = pattern(r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*+", re.IGNORECASE)
_NEAR = 10  # codes looked at to tell a stride
_KINDS = 4  # kinds of codes tried apart from all together


def kind_of_code(text: str) -> str | None:
    """Return two letters that codes of one sort share (``fg`` for ``FGMV-01``; empty for numbers), None when it is no code."""
    if not 0 < len(text) <= _LONGEST_CODE:
        return None
    found = _CODE.fullmatch(text)
    if found is None:
        return None
    letters, words = found[1], text.split()
    if (not letters and _YEAR.fullmatch(text)) or (len(words) > 1 and not _are_code(words)):
        return None
    return letters[:2].casefold()


def _are_code(words: Sequence[str]) -> bool:
    """Whether several words may be one code: capitals and a number (``FG DLT D1.1``), or one word and a number (``Part 2``)."""
    *names, number = words
    if any(_MONTH.fullmatch(name) for name in names) or _NUMBER.fullmatch(number) is None:
        return False
    return len(names) == 1 or all(name.isupper() for name in names)


@final
@frozen(slots=False)
class Codes:
    """The positions, in the run of cells, of those that may begin a row; ``spaced`` when blank lines part the cells."""

    positions: tuple[int, ...]
    spaced: bool

    @cached_property
    def _members(self) -> frozenset[int]:
        return frozenset(self.positions)

    def __contains__(self, position: int) -> bool:
        return position in self._members

    def after(self, position: int) -> int | None:
        """The first code behind a position."""
        index = bisect_right(self.positions, position)
        return self.positions[index] if index < len(self.positions) else None

    def near(self, position: int) -> tuple[int, ...]:
        """The next few codes from a position on."""
        index = bisect_left(self.positions, position)
        return self.positions[index : index + _NEAR]


def codes_of(cells: Sequence[Opening]) -> tuple[Codes, ...]:
    """Return the sets of codes that may begin rows: all together, and each frequent kind alone.

    They follow a blank line, as the beginning of a row does, and at least half of their kind do. In a text without blank
    lines between cells those of a kind must differ from each other, as those of a first column do.
    """
    firsts = [cell.paragraphs[0] or cell.first for cell in cells]
    known = {text: kind for text in set(firsts) if (kind := kind_of_code(text)) is not None}
    kinds: defaultdict[str, list[int]] = defaultdict(list)
    for position, text in enumerate(firsts):
        if text in known:
            kinds[known[text]].append(position)
    spaced = any(cell.gap for cell in cells[1:])
    chosen = _beginning if spaced else _distinct
    found = [chosen(cells, positions) for positions in kinds.values()]
    found = sorted(filter(None, found), key=len, reverse=True)
    together = sorted(position for positions in found for position in positions)
    sets = [*found[:_KINDS], together] if len(found) > 1 else [together]
    return tuple(Codes(tuple(positions), spaced) for positions in sets if len(positions) > 1)


def _beginning(cells: Sequence[Opening], positions: Sequence[int]) -> list[int]:
    """Return the codes of one kind that follow a blank line or prose; none when most of the kind do not."""
    begun = [position for position in positions if follows_blank(cells, position)]
    surely = any(position == 0 or cells[position].gap for position in begun)
    return begun if surely and 2 * len(begun) >= len(positions) else []


def _distinct(cells: Sequence[Opening], positions: Sequence[int]) -> Sequence[int]:
    """Return the codes of one kind when nine of ten are different; else none."""
    different = len({cells[position].first for position in positions})
    return positions if 10 * different >= 9 * len(positions) else []
