"""Two statements compared: rows aligned, pairs of rows compared, and what was found told in one order."""

from collections.abc import Iterator

from fgmv_extract.changes import Change, Comparison, Kind, Places, Relation, Side, Significance
from fgmv_extract.collector import collector_paused
from fgmv_extract.comparison.alignment import Alignment, align
from fgmv_extract.comparison.header import compare_headers
from fgmv_extract.comparison.losses import losses_of
from fgmv_extract.comparison.relations import relation_of
from fgmv_extract.comparison.rows import compare_rows
from fgmv_extract.comparison.setting import Setting, Silence, Told, Unread, findings_of
from fgmv_extract.comparison.several.dating import date_of
from fgmv_extract.comparison.telling import changed, summary
from fgmv_extract.comparison.work_items import compare_work_items
from fgmv_extract.findings import Code, Finding
from fgmv_extract.itu.periods import study_period_of
from fgmv_extract.itu.vocabulary import Vocabulary, default
from fgmv_extract.patterns import pattern
from fgmv_extract.records import Deliverable, Statement

_LEAVES_OPEN = frozenset({Code.NOT_COMPARED, Code.DUPLICATES_NOT_COMPARED})
"""Findings that tell of something that is there and was not compared."""
_PERHAPS = "or lost from the earlier statement, which was not all read"
_PARTS = pattern(r"([0-9]+)")


@collector_paused()
def compare(
    earlier: Statement,
    later: Statement,
    *,
    relation: Relation | str | None = None,
    vocabulary: Vocabulary | None = None,
) -> Comparison:
    """Tell what became different from one statement to another, by its meaning.

    ``relation`` says how the later one stands to the earlier: ``revision`` (the same again: what is missing was removed),
    ``successor`` or ``reply`` (it covers what it covers); found from numbers, replies, types and dates when None.
    ``vocabulary`` is what is known of the ITU; the one that comes with the package when None.

    The changes stand by deliverable, whatever the order of the rows. Raises ``ValueError`` for another relation.
    """
    known = vocabulary or default()
    related = _relation(relation) or relation_of(earlier, later, known)
    setting = Setting(
        relation=related,
        vocabulary=known,
        periods=_periods(earlier, later, known),
        lost_before=losses_of(earlier),
        lost_after=losses_of(later),
        unread=_named_by(earlier, Code.UNREAD_ALLOCATION) | _named_by(later, Code.UNREAD_ALLOCATION),
    )
    told = tuple(_told(earlier, later, setting))
    changes = tuple(sorted((each for each in told if isinstance(each, Change)), key=_order))
    found = [each for each in told if isinstance(each, Finding)]
    found += findings_of(each for each in told if isinstance(each, Silence | Unread))
    findings = tuple(dict.fromkeys(found))
    sides = _side(earlier), _side(later)
    complete = not any(side.losses for side in sides) and all(each.code not in _LEAVES_OPEN for each in findings)
    line = summary(*sides, changes, findings, complete=complete)
    return Comparison(
        earlier=sides[0],
        later=sides[1],
        relation=related,
        complete=complete,
        summary=line,
        changes=changes,
        findings=findings,
    )


def _relation(asked: Relation | str | None) -> Relation | None:
    try:
        return None if asked is None else Relation(asked)
    except ValueError:
        known = ", ".join(repr(each.value) for each in Relation)
        raise ValueError(f"relation is one of {known} or None, not {asked!r}") from None


def _told(earlier: Statement, later: Statement, setting: Setting) -> Iterator[Told]:
    alignment = align(earlier.deliverables, later.deliverables, setting.vocabulary)
    for pair in alignment.pairs:
        yield from compare_rows(pair, setting)
    yield from _unpaired(alignment, setting)
    yield from compare_work_items(earlier.work_items, later.work_items, setting)
    if setting.relation is Relation.REVISION:
        yield from compare_headers(earlier, later, setting)
    yield from alignment.findings
    if len(setting.periods) > 1:
        yield Finding(
            Code.OTHER_STUDY_PERIOD,
            f"the statements are of the study periods {' and '.join(setting.periods)}: Questions of one number may differ",
        )


def _unpaired(alignment: Alignment, setting: Setting) -> Iterator[Change]:
    """Tell of rows that only one side has; one that a loss may have taken from the other is no certain change."""
    for row in alignment.gone:
        removed = setting.relation is Relation.REVISION and not setting.lost_after.has_lost(row)
        kind = Kind.DELIVERABLE_REMOVED if removed else Kind.DELIVERABLE_NOT_MENTIONED
        yield changed(
            kind, deliverable=row.id, title=row.title, before=_named(row), was=row, places=Places(before=row.place)
        )
    for row in alignment.new:
        lost = setting.lost_before.has_lost(row)
        yield changed(
            Kind.DELIVERABLE_ADDED,
            _PERHAPS if lost else "",
            deliverable=row.id,
            significance=Significance.MINOR if lost else Kind.DELIVERABLE_ADDED.significance,
            title=row.title,
            after=_named(row),
            now=row,
            places=Places(after=row.place),
        )


def _named(row: Deliverable) -> str:
    return row.title or row.id


def _named_by(statement: Statement, code: Code) -> frozenset[str]:
    return frozenset(each.deliverable for each in statement.findings if each.deliverable and each.code is code)


def _periods(earlier: Statement, later: Statement, vocabulary: Vocabulary) -> tuple[str, ...]:
    dates = filter(None, (date_of(statement).date for statement in (earlier, later)))
    found = (study_period_of(date, vocabulary) for date in dates)
    return tuple(dict.fromkeys(period.label for period in found if period))


def _side(statement: Statement) -> Side:
    return Side(
        file=statement.file,
        number=statement.number,
        title=statement.title,
        type=statement.type,
        date=date_of(statement).date,
        source=tuple(dict.fromkeys(source.group for source in statement.source)),
        deliverables=len(statement.deliverables),
        losses=tuple(finding for finding in statement.findings if finding.code.loses),
    )


def _order(change: Change) -> tuple[object, ...]:
    """Header fields first, then deliverables as people count them, then work items; within one, as ``Kind`` lists them."""
    what = 1 if change.deliverable else 2 if change.work_item else 0
    name = _natural(change.deliverable or change.work_item or "")
    return what, name, _RANK[change.kind], _natural(change.group or ""), change.field or "", change.message


def _natural(name: str) -> list[tuple[int, str]]:
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in _PARTS.split(name)]


_RANK = {kind: rank for rank, kind in enumerate(Kind)}
