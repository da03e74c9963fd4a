"""``all SGs`` on one side, all study groups by name on the other: the same, in a study period that had just these."""

from collections.abc import Iterator, Mapping

from fgmv_extract.comparison.setting import Setting
from fgmv_extract.itu.groups import is_symbol
from fgmv_extract.itu.periods import ALL_STUDY_GROUPS, expand, study_groups
from fgmv_extract.records import Allocation, Role, Status

DECIDED = frozenset({Status.ALLOCATED, Status.INFORMATION})
"""The statuses of a decision, which may leave roles unsaid."""


def symbols_of(allocation: Allocation) -> dict[str, Role | None]:
    """Return the symbols among the groups of an allocation, and their roles."""
    return {share.group: share.role for share in allocation.shares if is_symbol(share.group)}


def meant_by_all(
    said: Allocation, other: Allocation, alone: Mapping[str, Role | None], named: frozenset[str], setting: Setting
) -> frozenset[str]:
    """Return the groups that ``other`` names one by one and ``said`` means by a symbol; none unless it names all there are.

    ``alone`` are the named groups that only ``other`` has, ``named`` those that ``said`` names itself.
    """
    found: frozenset[str] = frozenset()
    for symbol, role in symbols_of(said).items():
        if symbol in symbols_of(other):
            continue
        roles = {role, None} if other.status in DECIDED else {role}
        for everyone in _meanings(symbol, setting):
            rest = everyone - named
            if rest <= alone.keys() and {alone[group] for group in rest} <= roles:
                found = max(found, rest, key=len)  # a study period without SG20 is no reason to call SG20 new
    return found


def _meanings(symbol: str, setting: Setting) -> Iterator[frozenset[str]]:
    """Yield all that a symbol may stand for: the study groups of the statements' study periods, or of any."""
    if symbol == ALL_STUDY_GROUPS:
        for label in setting.periods or tuple(setting.vocabulary.study_periods):
            yield frozenset(study_groups(label, setting.vocabulary))
    elif len(everyone := expand(symbol, "", setting.vocabulary)) > 1:
        yield frozenset(everyone)
