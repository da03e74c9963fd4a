"""The work items two statements name: begun, waiting, renamed, gone."""

from collections.abc import Iterator, Mapping, Sequence

from fgmv_extract.changes import Change, Kind, Places, Relation, Value
from fgmv_extract.comparison.setting import Setting
from fgmv_extract.comparison.telling import changed, listed
from fgmv_extract.comparison.titles import same_wording
from fgmv_extract.findings import Code, Finding
from fgmv_extract.records import WorkItem
from fgmv_extract.typography import collapse, plain

Named = Mapping[str, WorkItem]
"""Work items by name, in the form in which spellings are equal."""


def compare_work_items(
    earlier: Sequence[WorkItem], later: Sequence[WorkItem], setting: Setting
) -> Iterator[Change | Finding]:
    """Yield what is different; an item the later statement calls by a new name (``Y.4240 (ex Y.dtmv-if)``) is the same.

    What a statement does not name has not gone, except from a revision all of which was read.
    """
    before, after = _named(earlier), _named(later)
    pairs = _pairs(before, after)
    for old, new in pairs.items():
        yield from _compare(before[old], after[new])
    for new in after.keys() - pairs.values():
        yield _changed(Kind.WORK_ITEM_ADDED, None, after[new], None, after[new].title or after[new].name)
    gone = sorted(before.keys() - pairs.keys()) if setting.relation is Relation.REVISION else ()
    if gone and setting.lost_after.rows:
        names = listed([before[old].name for old in gone])
        yield Finding(
            Code.NOT_COMPARED, f"the later statement was read with losses and does not show {names}: not compared"
        )
    else:
        for old in gone:
            yield _changed(Kind.WORK_ITEM_REMOVED, before[old], None, before[old].title or before[old].name, None)


def _named(items: Sequence[WorkItem]) -> Named:
    return {_key(item.name): item for item in reversed(items)}  # of one that is named twice, the first


def _key(name: str) -> str:
    return plain(name).casefold()


def _pairs(before: Named, after: Named) -> dict[str, str]:
    """Pair by name, then by the name an item had formerly, on whichever side that is said."""
    pairs = {name: name for name in before if name in after}
    renamed = [(_key(item.formerly), new) for new, item in after.items() if item.formerly]
    renamed += [(old, _key(item.formerly)) for old, item in before.items() if item.formerly]
    for old, new in sorted(renamed):
        if old in before and new in after and old not in pairs and new not in pairs.values():
            pairs[old] = new
    return pairs


def _compare(before: WorkItem, after: WorkItem) -> Iterator[Change]:
    if before == after:
        return
    if _key(before.name) != _key(after.name):
        yield _changed(Kind.WORK_ITEM_STATE, before, after, before.name, after.name)
    if before.state is not after.state:
        yield _changed(Kind.WORK_ITEM_STATE, before, after, before.state, after.state)
    elif not same_wording(before.condition, after.condition):
        yield _changed(Kind.WORK_ITEM_STATE, before, after, before.condition, after.condition)
    if before.title and after.title and collapse(before.title) != collapse(after.title):
        edited = same_wording(before.title, after.title)
        kind = Kind.TITLE_EDITED if edited else Kind.TITLE_CHANGED
        yield _changed(kind, before, after, before.title, after.title)
    if before.kind and after.kind and not same_wording(before.kind, after.kind):
        yield _changed(Kind.KIND_CHANGED, before, after, before.kind, after.kind)


def _changed(kind: Kind, before: WorkItem | None, after: WorkItem | None, old: Value, new: Value) -> Change:
    item = after or before
    concerned = kind.concerns is WorkItem
    return changed(
        kind,
        before=old,
        after=new,
        work_item=item.name if item else None,
        was=before if concerned else None,
        now=after if concerned else None,
        places=Places(before.place if before else None, after.place if after else None),
    )
