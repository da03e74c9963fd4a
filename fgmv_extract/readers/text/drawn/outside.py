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
_SIGNS = bytes(code for code in range(128) if not chr(code).isalnum())
_WORD = pattern(r"[^\W_]++")


def outside(texts: Sequence[str], cells: Sequence[Drawn]) -> Iterator[int]:
    """Yield the indices of the lines that hold words, or pieces of words, of which the cells hold fewer; none for most tables."""
    held = "\n".join(line for cell in cells for line in cell.lines)
    if _length(held) >= _length("\n".join(texts)):
        return
    words = Counter(_WORD.findall(held))
    for index, text in enumerate(texts):
        found = Counter(_WORD.findall(text))
        if found - words:
            yield index
        words -= found


def _length(text: str) -> int:
    """Count letters and digits; what ASCII has of other signs is left out before the rest is looked at."""
    left = text.encode("utf-8", "surrogatepass").translate(None, _SIGNS).decode("utf-8", "surrogatepass")
    return len(left) if left.isascii() else len(_SIGNLESS.sub("", left))
