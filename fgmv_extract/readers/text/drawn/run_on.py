"""Tables whose rows run on in a paragraph, as antiword writes those in which one row has fewer cells than the others.

    |No.      |Title                |Proposed study groups     |      the first row is drawn, if it is the one with fewer cells;

     | |SG5 |SG16 | |FGMV-08 |Design criteria for sustainable        each cell ends with a bar, and each row with one more
    metaverse |X |(X) | |FGMV-49 |Driving energy efficiency | |X | |

Rows are as long as it is from one code to the next.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from fgmv_extract.patterns import pattern
from fgmv_extract.readers.text.codes import kind_of_code
from fgmv_extract.readers.text.drawn import bars
from fgmv_extract.readers.text.drawn.shapes import Drawing, Drawn

_MOST_DRAWN = 12  # lines of the first row
_MOST_LINES = 2000  # of the paragraph
_BLANK_LINES = 3  # between the first row and the paragraph, at most
_CELLS = 3  # of a row, at least: a bar as any other sign may stand between two
_SPACE = pattern(r"\s+")


def find(texts: Sequence[str], at: int) -> Drawing | None:
    """Return the table of a paragraph that begins at a line, or behind a row that is drawn there."""
    if "|" not in texts[at]:
        return None
    begin = _behind_row(texts, at)
    if begin is None:
        return _run_on(texts, at, ()) if not at or not texts[at - 1].strip() else None
    if "|" not in texts[begin]:
        return None
    drawn = bars.find(texts, at)
    return _run_on(texts, begin, drawn.cells) if drawn and drawn.cells[-1].row == 0 else None


def _behind_row(texts: Sequence[str], at: int) -> int | None:
    """Return the first line behind the few lines with bars at their sides that begin at one, and the blank ones below these."""
    end = at
    while end < len(texts) and texts[end].startswith("|") and texts[end].endswith("|"):
        end += 1
        if end - at > _MOST_DRAWN:
            return None
    if end == at:
        return None
    below = range(end, min(end + _BLANK_LINES + 1, len(texts)))
    return next((line for line in below if texts[line].strip()), None)


def _run_on(texts: Sequence[str], begin: int, first: Sequence[Drawn]) -> Drawing | None:
    """Return the table of the paragraph that begins at a line, below the cells of the ``first`` row."""
    if "|" not in texts[begin]:
        return None
    limit = min(begin + _MOST_LINES, len(texts))
    end = next((line for line in range(begin, limit) if not texts[line].strip()), limit)
    pieces = "\n".join(texts[begin:end]).split("|")
    length = _length(pieces)
    if not length or len(first) >= length:
        return None
    rows = list(_rows(pieces, length, begin, row=bool(first)))
    return Drawing(end, [*first, *rows])


def _length(pieces: Sequence[str]) -> int:
    """Count the pieces of a row, its end among them; 0 when they are no rows of one length that end with a blank piece."""
    if pieces[-1].strip():
        return 0
    kinds: defaultdict[str, list[int]] = defaultdict(list)
    for at, piece in enumerate(pieces):
        if kind := kind_of_code(piece.strip()):
            kinds[kind].append(at)
    return next(filter(None, (_stride(codes, pieces) for codes in kinds.values())), 0)


def _stride(codes: Sequence[int], pieces: Sequence[str]) -> int:
    """Return how far it is from each code to the next; 0 when that is no length of rows."""
    strides = {after - before for before, after in pairwise(codes)}
    length = strides.pop() if len(strides) == 1 else 0
    if length <= _CELLS or codes[0] % length or (len(pieces) - 1) % length:
        return 0
    return 0 if any(piece.strip() for piece in pieces[length - 1 :: length]) else length


def _rows(pieces: Sequence[str], length: int, begin: int, *, row: int) -> Iterator[Drawn]:
    """Yield the cells; the end of a row is none."""
    lines = list(accumulate((piece.count("\n") for piece in pieces), initial=begin))
    for at, piece in enumerate(pieces[:-1]):
        number, column = divmod(at, length)
        if column < length - 1:
            blank = len(piece) - len(piece.lstrip())
            line = lines[at] + piece.count("\n", 0, blank)
            yield Drawn(number + row, column, (_SPACE.sub(" ", piece.strip()),), line)
