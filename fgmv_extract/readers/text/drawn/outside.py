"""What stands in the lines of a drawn table and in none of its cells: a line that somebody made longer, words on a rule.

+---------+-------+
| FGMV-01 | Twins and models |     ``models`` stands behind the last bar
+---------+--see below--+         ``see below`` on a rule
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from fgmv_extract.patterns import pattern
from fgmv_extract.readers.text.drawn.shapes import Drawn

_SIGNLESS = pattern(r"[\W_]++")
_WORD = pattern(r"[^\W_]++")


def outside(texts: Sequence[str], cells: Sequence[Drawn]) -> Iterator[int]:
    """Yield the indices of the lines that hold words, or pieces of words, of which the cells hold fewer; none for most tables."""
    held = "\n".join(line for cell in cells for line in cell.lines)
    if len(_SIGNLESS.sub("", held)) >= len(_SIGNLESS.sub("", "\n".join(texts))):
        return
    words = Counter(_WORD.findall(held))
    for index, text in enumerate(texts):
        found = Counter(_WORD.findall(text))
        if found - words:
            yield index
        words -= found
