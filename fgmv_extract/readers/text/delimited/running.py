"""A whole letter in one line, as sites that show documents extract them: labels are found without line starts.

What tells them is the wording of the heads of letters in English; a label goes with the words up to the next one. Headings of
annexes begin a line, too.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import islice

from fgmv_extract.patterns import pattern
from fgmv_extract.readers.text.drafts import Piece
from fgmv_extract.readers.text.heads import ANNEX, LABEL
from fgmv_extract.readers.text.lines import Lines

_LINES = 4  # lines of such a text, at most
_LONG = 300  # characters of one of them, at least
_FEWEST = 3  # labels
_LABEL = pattern(
    rf"""
    (?<!\S)(?: {LABEL} )(?!\S)
    | (?<!\S)(?:LIAISON[ ]STATEMENT|{ANNEX})
    | (?<!\S)No\.[ ](?=(?:Title|Deliverable|Name)\b)
    | (?<!\S)[A-Z][\w.'-]*+,[ ]\d{{1,2}}[^,;:./]{{0,30}}[ ](?:19|20)\d\d(?=[ ](?:LIAISON|Source|SOURCE|\(Ref))
    """,
    re.VERBOSE,
)
_IDENTIFIER = pattern(r"(?<!\S)([A-Z]{2,8}-?)\d{1,3}(?:\.\d{1,2})?(?= [A-Z])")


def recognises(lines: Lines) -> bool:
    """Tell a text of few lines, one of them long and with several labels inside."""
    filled = list(islice(filter(str.strip, lines.texts), _LINES + 1))
    if not 0 < len(filled) <= _LINES or max(map(len, filled)) < _LONG:
        return False
    return any(len(_LABEL.findall(text)) >= _FEWEST for text in filled)


def read(lines: Lines) -> Iterator[Piece]:
    """Yield what stands before the first label, and each label with its value; identifiers that follow each other begin lines."""
    for text, line in zip(lines.texts, lines.numbers, strict=True):
        starts = sorted({*(found.start() for found in _LABEL.finditer(text)), *_identifiers(text)})
        for start, end in zip([0, *starts], [*starts, len(text)], strict=True):
            if piece := text[start:end].strip():
                yield piece, line


def _identifiers(text: str) -> Iterator[int]:
    """Yield where the identifiers of a list stand: several of one kind, hardly any of them twice (groups come back often)."""
    kinds: defaultdict[str, dict[str, int]] = defaultdict(dict)
    counts: Counter[str] = Counter()
    for found in _IDENTIFIER.finditer(text):
        kinds[found[1]].setdefault(found[0], found.start())
        counts[found[1]] += 1
    for kind, places in kinds.items():
        if len(places) >= _FEWEST and 2 * counts[kind] <= 3 * len(places):
            yield from places.values()
