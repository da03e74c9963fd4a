"""A change as it is planted and as it is told, so that both can be held against each other."""

from typing import Any, NamedTuple

from fgmv_extract.changes import Change, Kind, Significance


class Planted(NamedTuple):
    """A change that must be told, without its words."""

    kind: Kind
    deliverable: str | None = None
    significance: Significance | None = None
    group: str | None = None
    work_item: str | None = None
    field: str | None = None
    before: object = None
    after: object = None


def as_planted(change: Change) -> Planted:
    """Return a change in the form in which changes are planted."""
    return Planted(
        change.kind,
        change.deliverable,
        change.significance,
        change.group,
        change.work_item,
        change.field,
        change.before,
        change.after,
    )


def planted(kind: Kind, deliverable: str | None = None, **rest: Any) -> Planted:  # noqa: ANN401  as the fields of Planted
    """Return what must be told, with the usual significance unless another is given."""
    return Planted(kind, deliverable, rest.pop("significance", kind.significance), **rest)
