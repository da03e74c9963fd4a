"""Allocating columns of one table of which only some can hold: a former allocation, a suggestion beside the decision.

| Deliverable | Suggested by FG-MV | Allocated by TSAG |       | Deliverable | Previous allocation | New allocation |
| FGMV-30     | SG20 (SG16)        | SG20 and SG16     |       | FGMV-31     | SG9, SG16           | SG21           |
"""

from collections.abc import Sequence

from fgmv_extract.grammar.columns import Heading
from fgmv_extract.grammar.roles import Role
from fgmv_extract.records import Status

_WHOLE = frozenset({Role.ALLOCATION, Role.LEAD})


def set_aside(headings: Sequence[Heading], texts: Sequence[str], holding: Sequence[bool]) -> frozenset[int]:
    """Tell which filled cells of a row say no longer or not yet where others say what holds; none when only they are filled.

    ``holding`` tells of each whether it allocates or informs: what does not (``Not allocated``) is no decision on a suggestion.
    """
    filled = [index for index, text in enumerate(texts) if text.strip()]
    if len(filled) < 2:
        return frozenset()
    past = {index for index in filled if headings[index].past}
    if len(past) == len(filled):
        past = set()
    rest = [index for index in filled if index not in past]
    decided = any(headings[i].status is Status.ALLOCATED and headings[i].role in _WHOLE and holding[i] for i in rest)
    suggested = {i for i in rest if decided and headings[i].status is Status.SUGGESTED}
    return frozenset(past | suggested | _rivals(headings, [i for i in rest if i not in suggested and holding[i]]))


def _rivals(headings: Sequence[Heading], held: Sequence[int]) -> set[int]:
    """The cells of those who speak second: two bodies may suggest different things side by side, and none of it is both's."""
    spoken = [i for i in held if headings[i].role in _WHOLE and headings[i].authority is not None]
    first = headings[spoken[0]] if spoken else None
    return {
        i for i in spoken if first and headings[i].authority != first.authority and headings[i].status is first.status
    }
