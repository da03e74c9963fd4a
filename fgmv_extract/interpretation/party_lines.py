"""Lists of groups in lines: which line goes on with the name that the line before it begins.

For action to: Metaverse        ``Metaverse Standards Forum``: nothing in the first line is a whole name
Standards Forum, Jane Roe
To: TSAG                        two: a group that is known ends with its line
Metaverse Standards Forum
"""

import re
from itertools import pairwise
from operator import add

from fgmv_extract.interpretation.fields import Field
from fgmv_extract.itu.groups import find_groups
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.patterns import pattern

_BETWEEN = pattern(r"(?:[\s,;/&.·•–—-]|\band\b|\bthe\b)*", re.IGNORECASE)
_PIECE_ENDS = pattern(r"[,;]")
_BODY = r"(?:group|forum|foundation|alliance|association|organi[sz]ation|union|committee|consortium|institute|council|bureau|office)"
_KIND = pattern(_BODY, re.IGNORECASE)
_WORD = pattern(r"\w+")
_REST = pattern(rf"\s*(?!\(?\w{{1,3}}[.)]\s)(?:[(a-z0-9/–—-]|(?i:{_BODY})\b)")


def names_groups(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a text names groups that are known, and says nothing else."""
    at = 0
    groups = find_groups(text, vocabulary)
    for group in groups:
        if not _BETWEEN.fullmatch(text, at, group.start):
            return False
        at = group.end
    return bool(groups) and _BETWEEN.fullmatch(text, at) is not None


def unwrapped(found: Field, vocabulary: Vocabulary) -> str:
    """The text of a field in lines, with a blank for each line end inside a name; cells of tables end their lines themselves."""
    if found.place.table is not None or "\n" not in found.text:
        return found.text
    lines = found.text.split("\n")
    joints = [" " if _goes_on(before, after, vocabulary) else "\n" for before, after in pairwise(lines)]
    return "".join(map(add, lines, [*joints, ""]))


def _goes_on(before: str, after: str, vocabulary: Vocabulary) -> bool:
    """Whether a line end stands inside a name."""
    if _REST.match(after):
        return True
    piece = _PIECE_ENDS.split(before)[-1]
    return not (_is_whole(piece) or names_groups(piece, vocabulary))


def _is_whole(name: str) -> bool:
    """Whether a name ends with the kind of a body, or with a bracket, or is none."""
    words = [*_WORD.finditer(name)]
    return not words or _KIND.fullmatch(words[-1][0]) is not None or ")" in name[words[-1].end() :]
