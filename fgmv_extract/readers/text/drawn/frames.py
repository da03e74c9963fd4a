"""Tables in frames of bars and underscores, as html2text of Debian draws them.

     ___________________________
    |FGMV-|Technical Report on  |
    |02___|Metaverse____________|      the last line of a cell: its blanks are drawn as underscores

The frame becomes a lattice: a line behind which cells end is followed by a rule below them.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from fgmv_extract.patterns import pattern
from fgmv_extract.readers.text.drawn import lattice
from fgmv_extract.readers.text.drawn.columns import Columns, columns_of, cut, octets_of
from fgmv_extract.readers.text.drawn.shapes import Drawing

_TOP = pattern(r"\s++_{3,}+\s*+")


def find(texts: Sequence[str], at: int) -> Drawing | None:
    """Return the framed table that begins at a line of underscores."""
    if not _TOP.fullmatch(texts[at]) or at + 1 == len(texts) or not texts[at + 1].lstrip().startswith("|"):
        return None
    end = at + 1
    while end < len(texts) and texts[end].lstrip().startswith("|"):
        end += 1
    width = len(texts[at].rstrip()) + 1
    left = len(texts[at]) - len(texts[at].lstrip()) - 1
    lines = [f"{' ' * left}+{'-' * (width - left - 2)}+"]
    numbers = [at]
    for number in range(at + 1, end):
        for line in _lines(texts[number].rstrip(), width):
            lines.append(line)
            numbers.append(number)
    return lattice.read(lines, lines, numbers)


def _lines(text: str, width: int) -> Iterator[str]:
    """Yield a line of a lattice, and the rule below the cells that end with it."""
    columns = columns_of(text)
    if len(columns) != width:
        columns = octets_of(text)
    bars = [at for at, char in enumerate(columns) if char == "|"]
    parts = [_part(columns, start, end) for start, end in pairwise(bars)]
    if any(ends for _, ends in parts):  # text that fills its cell ends with the others
        parts = [(text, ends or " " not in text) for text, ends in parts]
    indent = " " * bars[0]
    yield indent + "|" + "|".join(shown for shown, _ in parts) + "|"
    if any(ends for _, ends in parts):
        yield indent + _rule(parts, bars)


def _part(columns: Columns, start: int, end: int) -> tuple[str, bool]:
    """Return the text between two bars, padded to their distance, and whether its cell ends here."""
    text = cut(columns, start + 1, end)
    ends = "_" in text and " " not in text
    if ends or (" " not in text and end - start > 1 and not text.strip("_")):
        text = text.replace("_", " ")
    return text.ljust(end - start - 1), ends


def _rule(parts: Sequence[tuple[str, bool]], bars: Sequence[int]) -> str:
    rule = ""
    before = False
    for (_, ends), start, end in zip(parts, bars, bars[1:], strict=False):
        rule += ("+" if ends or before else "|") + ("-" if ends else " ") * (end - start - 1)
        before = ends
    return rule + ("+" if before else "|")
