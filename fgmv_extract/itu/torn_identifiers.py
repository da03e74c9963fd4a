"""Identifiers that a column narrower than they are tears where they have no blank.

FGAI4A    FG        FG QIT4
D-01      -AI4EE    N D1.1
          D.
          WG1-01
"""

import re
from functools import lru_cache

from fgmv_extract.itu.spellings import GAP, alternation
from fgmv_extract.itu.vocabulary import Vocabulary

_LONGEST = 32  # characters
_FIRST = frozenset("FD")


def mended(text: str, vocabulary: Vocabulary) -> str | None:
    """Return a folded text without its blanks, but for one behind the name of a Focus Group; None when it is too long, or has none."""
    if len(text) > _LONGEST or text.lstrip()[:1] not in _FIRST:
        return None
    whole = "".join(text.split())
    if whole == text:
        return None
    head = _head(vocabulary).match(whole)
    return whole if head is None else f"{head[0]} {whole[head.end() :].lstrip('-')}"


@lru_cache
def _head(vocabulary: Vocabulary) -> re.Pattern[str]:
    names = (name.lower() for group in vocabulary.focus_groups.values() for name in group.names)
    known = alternation(name.removeprefix("fg").lstrip("- ") for name in names if name.startswith("fg"))
    return re.compile(rf"(?i:FG{GAP}(?:{known or '(?!)'}))")
