"""Two rows of one deliverable: what became of its title, kind, approval, allocation and positions."""

from collections.abc import Iterator

from attrs import evolve

from fgmv_extract.changes import Change, Kind, Places
from fgmv_extract.comparison.alignment import Pair
from fgmv_extract.comparison.groups import compare_allocations
from fgmv_extract.comparison.losses import Losses
from fgmv_extract.comparison.positions import compare_positions
from fgmv_extract.comparison.setting import Setting, Told
from fgmv_extract.comparison.telling import changed
from fgmv_extract.comparison.titles import same_wording
from fgmv_extract.comparison.unread import compare_unread
from fgmv_extract.itu.identifiers import key
from fgmv_extract.places import Place
from fgmv_extract.records import Allocation, Deliverable
from fgmv_extract.typography import collapse


def compare_rows(pair: Pair, setting: Setting) -> Iterator[Told]:
    """Yield what is different between two rows of one deliverable."""
    earlier, later = pair.earlier, pair.later
    yield from compare_unread(earlier, later, setting)
    if earlier != later:
        title = later.title or earlier.title
        yield from (evolve(each, title=title) if isinstance(each, Change) else each for each in _told(pair, setting))


def _told(pair: Pair, setting: Setting) -> Iterator[Told]:
    earlier, later = pair.earlier, pair.later
    yield from _renamed(pair)
    yield from _allocations(earlier, later, setting)
    yield from _fields(earlier, later, setting)
    yield from compare_positions(earlier, later, setting)


def _renamed(pair: Pair) -> Iterator[Change]:
    before, after = pair.earlier, pair.later
    if before.id == after.id or (pair.by == "id" and key(before.id) == key(after.id)):
        return
    how = "a known alias" if pair.by == "alias" else "the same title"
    if pair.score < 1:
        how = f"by its title: likeness {pair.score:.2f}, next best {pair.next_best:.2f}"
    places = Places(before.place, after.place)
    yield changed(Kind.DELIVERABLE_RENAMED, how, deliverable=after.id, before=before.id, after=after.id, places=places)


def _allocations(earlier: Deliverable, later: Deliverable, setting: Setting) -> Iterator[Told]:
    before, after = _said(earlier, setting.lost_before), _said(later, setting.lost_after)
    if before == after:
        return
    if before is None or after is None:
        silence = setting.silence("the allocation", earlier, later, after=after is None)
        if silence:
            yield silence
            return
    yield from compare_allocations(before or Allocation(), after or Allocation(), later.id, setting)


def _said(row: Deliverable, lost: Losses) -> Allocation | None:
    """Return the allocation of a row; an empty one only where the cell is known to be empty."""
    said = row.allocation
    return None if said is not None and lost.lacks_cells(row) and _is_empty(said) else said


def _is_empty(said: Allocation) -> bool:
    return not said.shares and not said.text


def _fields(earlier: Deliverable, later: Deliverable, setting: Setting) -> Iterator[Told]:
    for name, what, kind in _FIELDS:
        before, after = getattr(earlier, name), getattr(later, name)
        if before == after:
            continue
        if before is None or after is None:
            silence = setting.silence(what, earlier, later, after=after is None)
            yield silence or _changed(kind, name, earlier, later)
        elif (really := _kind_of_change(kind, before, after)) is not None:
            yield _changed(really, name, earlier, later)


_FIELDS = (
    ("title", "the title", Kind.TITLE_CHANGED),
    ("kind", "the kind", Kind.KIND_CHANGED),
    ("approved", "the approval", Kind.APPROVAL_CHANGED),
)


def _kind_of_change(kind: Kind, before: str, after: str) -> Kind | None:
    """Return ``kind``, a weaker one where only the form of the words differs, None where not even that does."""
    if kind is Kind.APPROVAL_CHANGED or not same_wording(before, after):
        return kind
    if kind is Kind.KIND_CHANGED or collapse(before) == collapse(after):
        return None
    return Kind.TITLE_EDITED


def _changed(kind: Kind, name: str, earlier: Deliverable, later: Deliverable) -> Change:
    return changed(
        kind,
        deliverable=later.id,
        before=getattr(earlier, name),
        after=getattr(later, name),
        places=Places(_place(name, earlier), _place(name, later)),
    )


def _place(name: str, row: Deliverable) -> Place | None:
    return next((each.place for each in row.evidence if each.field == name), row.place)
