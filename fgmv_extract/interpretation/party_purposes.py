"""What each of several addressees in one field is asked for, where it stands beside them.

To: TSAG (for action); ITU-T SG16 and SG20 (for information)
"""

import re
from collections.abc import Sequence

from fgmv_extract.interpretation.parties import Party
from fgmv_extract.patterns import pattern
from fgmv_extract.records import Purpose

_BESIDE = pattern(
    r"\W*(?:for\s+)?(?:(?P<action>action)|(?P<comment>comments?)|(?P<information>info(?:rmation)?))(?:\s+only)?\W*",
    re.IGNORECASE,
)
_AND = pattern(r"\band\b|&", re.IGNORECASE)


def purpose_of(party: Party) -> Purpose | None:
    """The purpose that stands beside a party, and nothing else does."""
    beside = _BESIDE.fullmatch(party.detail) if party.detail else None
    return Purpose(beside.lastgroup) if beside is not None and beside.lastgroup else None


def purposes_beside(parties: Sequence[Party], text: str) -> list[Purpose | None]:
    """The purpose of each party; one behind a list whose last two ``and`` joins is that of all in it, as far as no semicolon stands."""
    found: list[Purpose | None] = []
    current: Purpose | None = None
    listed = False
    for index in reversed(range(len(parties))):
        own = purpose_of(parties[index])
        if own is None and current is not None:
            between = text[parties[index].end : parties[index + 1].start]
            listed = listed or _AND.search(between) is not None
            if not listed or parties[index].detail or not {";", "\n"}.isdisjoint(between):
                current = None
        elif own is not None:
            current, listed = own, False
        found.append(current)
    return found[::-1]
