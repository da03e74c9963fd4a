"""What the comparison of two rows has to know of the statements they stand in, and what it says where one side is silent."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple, final

from attrs import frozen

from fgmv_extract.changes import Change, Relation
from fgmv_extract.comparison.losses import NOTHING_LOST, Losses
from fgmv_extract.findings import Code, Finding
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.records import Deliverable

_MOST = 8
"""Identifiers that a finding lists; it counts the others."""


class Silence(NamedTuple):
    """One side says something of ``what`` and the other nothing; ``row`` is the row of the silent side.

    ``unknown`` tells that the cell is not there (it may have said anything), not that its column is not.
    """

    what: str
    side: str
    row: Deliverable
    unknown: bool


class Unread(NamedTuple):
    """What was not understood of a row, or stands in a column without a meaning, reads differently; ``row`` is the later one."""

    what: str
    row: Deliverable


Told = Change | Finding | Silence | Unread
"""What comparing yields."""


@final
@frozen(kw_only=True)
class Setting:
    """The relation of the statements, what is known of the ITU, and what was lost.

    ``periods`` are the labels of the study periods the statements are of, as far as they are dated; ``lost_before`` and
    ``lost_after`` what may be missing from either side; ``unread`` the identifiers of rows on either side whose allocation
    was not all understood.
    """

    relation: Relation | None
    vocabulary: Vocabulary
    periods: tuple[str, ...] = ()
    lost_before: Losses = NOTHING_LOST
    lost_after: Losses = NOTHING_LOST
    unread: frozenset[str] = frozenset()

    def silence(self, what: str, earlier: Deliverable, later: Deliverable, *, after: bool) -> Silence | None:
        """Tell what it means that one side (the later one if ``after``) says nothing of ``what``; None: just that.

        A revision that leaves something out takes it back; anybody else speaks of what they speak of.
        """
        side, row, lost = ("later", later, self.lost_after) if after else ("earlier", earlier, self.lost_before)
        if lost.lacks_cells(row):
            return Silence(what, side, row, unknown=True)
        return None if self.relation is Relation.REVISION else Silence(what, side, row, unknown=False)


def findings_of(told: Iterable[Silence | Unread]) -> Iterator[Finding]:
    """Tell of what was not compared: one finding for all rows of which the same is to be said."""
    rows: defaultdict[tuple[Code, str, str], list[Deliverable]] = defaultdict(list)
    for each in told:
        match each:
            case Silence(unknown=True):
                rows[Code.NOT_COMPARED, each.side, each.what].append(each.row)
            case Silence():
                rows[Code.SAID_ONCE, each.side, each.what].append(each.row)
            case Unread():
                rows[Code.UNREAD_CHANGED, "", each.what].append(each.row)
    for (code, side, what), silent in rows.items():
        message = _MESSAGES[code].format(side=side, what=what, rows=_listed([row.id for row in silent]))
        only = silent[0] if len(silent) == 1 else None
        yield Finding(code, message, only.place if only else None, only.id if only else None)


_MESSAGES = {
    Code.NOT_COMPARED: "the {side} statement lacks the cell: {what} of {rows} was not compared",
    Code.SAID_ONCE: "the {side} statement does not speak of {what} of {rows}; it was not compared",
    Code.UNREAD_CHANGED: "{what} of {rows} reads differently, in words that were not understood",
}


def _listed(ids: list[str]) -> str:
    told = ", ".join(ids[:_MOST])
    return told if len(ids) <= _MOST else f"{told} and {len(ids) - _MOST:,} more"
