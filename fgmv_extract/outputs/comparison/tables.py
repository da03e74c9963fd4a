"""A comparison as a flat table: one row a change."""

from fgmv_extract.changes import Comparison
from fgmv_extract.outputs.tables import Column, Table
from fgmv_extract.places import Place

CHANGES = (
    Column("deliverable", "text", "identifier of the deliverable, as the later statement has it"),
    Column("title", "text", "its title"),
    Column("kind", "text", "what kind of change it is"),
    Column("significance", "text", "major, minor or editorial"),
    Column("group", "text", "the group concerned"),
    Column("work_item", "text", "the work item concerned"),
    Column("field", "text", "the field of the header block concerned"),
    Column("before", "texts", "what the earlier statement says"),
    Column("after", "texts", "what the later statement says"),
    Column("message", "text", "the change in one sentence"),
    Column("place_before", "text", "where the earlier statement says it, counted from 1"),
    Column("place_after", "text", "where the later statement says it, counted from 1"),
    Column("earlier", "text", "number of the earlier statement, or the name of its file"),
    Column("later", "text", "number of the later statement, or the name of its file"),
)


def changes(comparison: Comparison) -> Table:
    """Return one row a change."""
    sides = [each.number or (each.file.name if each.file else None) for each in (comparison.earlier, comparison.later)]
    rows = (
        (
            change.deliverable,
            change.title,
            change.kind.value,
            change.significance.value,
            change.group,
            change.work_item,
            change.field,
            change.before,
            change.after,
            change.message,
            _told(change.places.before),
            _told(change.places.after),
            *sides,
        )
        for change in comparison.changes
    )
    return Table(CHANGES, tuple(rows))


def _told(place: Place | None) -> str | None:
    return None if place is None else str(place)
