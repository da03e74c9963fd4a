"""Words of a row that were not understood: they cannot be compared by meaning, but that they differ is told."""

from collections.abc import Iterator

from fgmv_extract.changes import Relation
from fgmv_extract.comparison.setting import Setting, Unread
from fgmv_extract.comparison.titles import same_wording
from fgmv_extract.records import Deliverable

_READ = frozenset({"kind", "title", "approved"})
"""Evidence of fields that are compared by their values."""


def compare_unread(earlier: Deliverable, later: Deliverable, setting: Setting) -> Iterator[Unread]:
    """Yield the texts without a meaning that stand on both sides and differ, in a revision also those on one side."""
    before, after = _texts(earlier, setting), _texts(later, setting)
    if before == after:
        return
    for what in dict.fromkeys((*before, *after)):
        if what in before and what in after:
            different = not same_wording(before[what], after[what])
        else:
            different = setting.relation is Relation.REVISION
        if different:
            yield Unread(what, later)


def _texts(row: Deliverable, setting: Setting) -> dict[str, str]:
    texts = {}
    for each in row.evidence:
        if each.field not in _READ:
            texts[f"the column {each.field!r}"] = each.verbatim
        elif each.field == "approved" and row.approved is None:
            texts["the approval"] = each.verbatim
    said = row.allocation
    if said is not None and said.text and (not said.shares or row.id in setting.unread):
        texts["the allocation"] = said.text
    return texts
