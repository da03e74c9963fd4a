"""A mention of a group, and how groups of the ITU are called here."""

import re
from typing import NamedTuple, final

EVERYBODY = "all"
"""The symbol for everybody, as in *All for information*."""


@final
class Mention(NamedTuple):
    """A group, and the characters from ``start`` to ``end`` (exclusive) it was read from.

    ``detail`` is the part of an organization that is meant (``SA WG4`` of 3GPP), or a Question (``Q10``). In a list with one
    prefix (*Study Groups 2 and 3*) the first mention covers the prefix, the others their numbers.
    """

    group: str
    start: int
    end: int
    detail: str | None = None


Reading = tuple[tuple[Mention, ...], int]
"""The mentions read, and where to go on."""


def one(group: str, found: re.Match[str]) -> Reading:
    """Return the reading that all of a match names one group."""
    return (Mention(group, found.start(), found.end()),), found.end()


def study_group(number: int, sector: str = "T") -> str:
    """Return the name of a study group: ``ITU-T SG20``."""
    return f"ITU-{sector} SG{number}"


def working_party(number: str, home: str, sector: str = "T") -> str:
    """Return the name of a working party of a study group or of TSAG: ``ITU-T WP1/20``."""
    return f"ITU-{sector} WP{int(number)}/{home}"


def is_party_of(group: str, home: str) -> bool:
    """Tell whether a group is a working party of another: ``ITU-T WP1/20`` of ``ITU-T SG20``."""
    return " WP" in group and group == working_party(
        group.partition(" WP")[2].partition("/")[0], home.partition(" SG")[2]
    )


def everyone(sector: str = "T") -> str:
    """Return the symbol for all study groups of a sector: ``ITU-T all SGs``."""
    return f"ITU-{sector} all SGs"
