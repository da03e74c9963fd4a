"""The head of an identifier: the name of its Focus Group.

    head = [ "ITU" [ "-T" ] ] "FG" name

The names that the vocabulary knows come first; anything of that shape is the name of a group unknown (``FGXY``).
"""

import re
from functools import lru_cache

from fgmv_extract.itu.spellings import GAP, alternation, normal
from fgmv_extract.itu.vocabulary import FocusGroup, Vocabulary
from fgmv_extract.patterns import pattern

_ITU = r"(?:(?i:ITU(?:[\s-]*+T(?![^\W_]))?+)[\s/-]++)?+"
_UNKNOWN_HEAD = pattern(rf"{_ITU}FG[\s-]?+(?P<name>[A-Z][A-Za-z0-9&]++)[\s-]++")


def heads_at(text: str, start: int, vocabulary: Vocabulary) -> tuple[re.Match[str], ...]:
    """Match the name of a Focus Group: one the vocabulary knows, then anything of that shape (``FGANN`` is not FG-AN)."""
    known, unknown = _known_head(vocabulary).match(text, start), _UNKNOWN_HEAD.match(text, start)
    if known is None:
        return () if unknown is None else (unknown,)
    return (known,) if unknown is None else (known, unknown)


@lru_cache(maxsize=1024)
def group_called(name: str, vocabulary: Vocabulary) -> FocusGroup | None:
    """The Focus Group that is called so behind its ``FG``; None when the vocabulary knows none."""
    return vocabulary.focus_groups.get(vocabulary.group_names.get(normal(f"FG{name}"), ""))


def focus_group_at(text: str, start: int, vocabulary: Vocabulary) -> tuple[str, int] | None:
    """Return the Focus Group of the vocabulary whose abbreviation begins at ``start`` of folded text, and where it ends."""
    head = _known_head(vocabulary).match(text, start)
    if head is None or text[head.end("name") : head.end("name") + 1].isalnum():
        return None
    return vocabulary.group_names[normal(f"FG{head['name']}")], head.end("name")


@lru_cache
def _known_head(vocabulary: Vocabulary) -> re.Pattern[str]:
    names = [name.lower() for group in vocabulary.focus_groups.values() for name in group.names]
    known = alternation(name.removeprefix("fg").lstrip("- ") for name in names if name.startswith("fg"))
    return re.compile(rf"{_ITU}(?i:FG{GAP}(?P<name>{known or '(?!)'}))(?![^\W\d_])[\s_-]*+")
