"""How one statement stands to another: its revision, its successor, an answer to it, or nothing of these.

Numbers are believed first, then replies and types, then titles and dates.
"""

from fgmv_extract.changes import Relation
from fgmv_extract.comparison.several.dating import date_of
from fgmv_extract.comparison.titles import same_wording
from fgmv_extract.itu.dates import overlaps
from fgmv_extract.itu.numbers import revision_of
from fgmv_extract.itu.periods import study_period_of
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.records import Statement


def relation_of(earlier: Statement, later: Statement, vocabulary: Vocabulary) -> Relation | None:
    """Return how ``later`` stands to ``earlier``; None when nothing tells."""
    if _is_revision(earlier, later, vocabulary):
        return Relation.REVISION
    if _is_reply(earlier, later):
        return Relation.REPLY
    return Relation.SUCCESSOR if _is_successor(earlier, later) else None


def _is_revision(earlier: Statement, later: Statement, vocabulary: Vocabulary) -> bool:
    """One number, whatever its issue, in one study period; without numbers one title, source and date."""
    if earlier.number and later.number:
        (one, issue), (other, another) = revision_of(earlier.number), revision_of(later.number)
        if one != other or not _of_one_period(earlier, later, vocabulary):
            return False
        return issue != another or _same_if_said(earlier.title, later.title) or _of_one_date(earlier, later)
    titled = earlier.title is not None and same_wording(earlier.title, later.title)
    return titled and _of_one_source(earlier, later) and _of_one_date(earlier, later)


def _is_reply(earlier: Statement, later: Statement) -> bool:
    """It answers the number of the earlier one, or is an LS/r to a source of it that has no number."""
    if earlier.number:
        return revision_of(earlier.number)[0] in {revision_of(number)[0] for number in later.replies_to}
    asked = {source.group for source in earlier.source}
    answered = {addressee.group for addressee in later.addressees}
    return (
        later.type == "LS/r" and earlier.type != "LS/r" and not asked.isdisjoint(answered) and _follows(earlier, later)
    )


def _is_successor(earlier: Statement, later: Statement) -> bool:
    """It is later, and speaks of the same Focus Group."""
    return not set(earlier.focus_groups).isdisjoint(later.focus_groups) and _follows(earlier, later)


def _follows(earlier: Statement, later: Statement) -> bool:
    """Tell whether a statement is known to be later: by its date, else by its number in the same series."""
    one, other = date_of(earlier).date, date_of(later).date
    if one and other and not overlaps(one, other):
        return one < other
    first, second = (_series(statement.number) for statement in (earlier, later))
    return first[0] == second[0] and first[1] < second[1]


def _series(number: str | None) -> tuple[str, int]:
    group, _, digits = revision_of(number or "")[0].rpartition("-LS")
    return group, int(digits) if digits.isdecimal() else 0


def _of_one_period(earlier: Statement, later: Statement, vocabulary: Vocabulary) -> bool:
    dates = (date_of(earlier).date, date_of(later).date)
    one, other = (study_period_of(date, vocabulary) if date else None for date in dates)
    return one is None or other is None or one == other


def _of_one_source(earlier: Statement, later: Statement) -> bool:
    one, other = ({source.group for source in statement.source} for statement in (earlier, later))
    return not one or not other or one == other


def _of_one_date(earlier: Statement, later: Statement) -> bool:
    one, other = date_of(earlier).date, date_of(later).date
    return one is None or other is None or overlaps(one, other)


def _same_if_said(one: str | None, other: str | None) -> bool:
    return one is None or other is None or same_wording(one, other)
