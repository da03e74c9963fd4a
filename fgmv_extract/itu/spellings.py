"""Names as people write them: a blank, a hyphen, a dash or nothing between their parts, in any case.

``TM Forum`` is also ``TMForum`` and ``FG-MV`` is ``FG MV``, ``FGMV`` and ``FG - MV``. An abbreviation, that is a spelling
without any lower-case letter (``WHO``), counts in running text only as it stands.
"""

import re
from collections.abc import Iterable

from fgmv_extract.patterns import pattern
from fgmv_extract.typography import plain

GAP = r"[\s-]*+"
"""Whatever may stand between two parts of a name, in folded text."""

_GAPS = pattern(r"[\s-]+")
_Trie = dict[str, "_Trie"]
_END = ""


def normal(spelling: str) -> str:
    """Return the form in which all spellings of a name are equal."""
    return _GAPS.sub("", plain(spelling)).casefold()


def is_abbreviation(spelling: str) -> bool:
    """Tell whether a spelling counts only as it stands."""
    return spelling == spelling.upper()


def alternation(spellings: Iterable[str]) -> str:
    """Return an expression for any of the spellings, preferring the longest, matched in one pass; "" for none.

    The text it is matched on must be folded. It is a tree of prefixes, since an alternation of two hundred names would try
    each of them at every place of a text.
    """
    trie: _Trie = {}
    for spelling in spellings:
        node = trie
        for character in _GAPS.sub(" ", plain(spelling)):
            node = node.setdefault(character, {})
        node[_END] = {}
    return _expression(trie)


def any_case(spellings: Iterable[str]) -> str:
    """Return an expression for any of the spellings: abbreviations as they stand, the others in any case; "" for none."""
    exact: list[str] = []
    loose: list[str] = []
    for spelling in spellings:
        (exact if is_abbreviation(spelling) else loose).append(spelling)
    sides = []
    if loose:
        sides.append(f"(?i:{alternation(spelling.lower() for spelling in loose)})")
    if exact:
        sides.append(alternation(exact))
    return "|".join(sides)


def _expression(node: _Trie) -> str:
    branches = [
        (GAP if character == " " else re.escape(character)) + _expression(below)
        for character, below in node.items()
        if character != _END
    ]
    if not branches:
        return ""
    if len(branches) == 1 and _END not in node:
        return branches[0]
    return f"(?:{'|'.join(branches)}){'?' if _END in node else ''}"
