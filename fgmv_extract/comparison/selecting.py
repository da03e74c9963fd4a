"""A comparison narrowed to what is asked for, and weighed as the user weighs it."""

from collections.abc import Callable, Collection, Mapping

from attrs import evolve

from fgmv_extract.changes import Change, Comparison, Kind, Significance
from fgmv_extract.comparison.telling import summary
from fgmv_extract.itu.groups import is_symbol
from fgmv_extract.itu.periods import heirs, predecessors
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.records import Deliverable, PositionState, Statement


def select(comparison: Comparison, *, only: Collection[Kind] = (), ignore: Collection[Kind] = ()) -> Comparison:
    """Keep the changes of the kinds ``only`` (all when empty) and not ``ignore``; the summary tells of those that are left."""
    return _keeping(comparison, lambda change: (not only or change.kind in only) and change.kind not in ignore)


def weigh(comparison: Comparison, weights: Mapping[Kind, Significance]) -> Comparison:
    """Give the changes of some kinds another significance."""
    changes = (
        evolve(change, significance=weights.get(change.kind, change.significance)) for change in comparison.changes
    )
    return evolve(comparison, changes=tuple(changes))


def concerning(
    comparison: Comparison, group: str, earlier: Statement, later: Statement, vocabulary: Vocabulary
) -> Comparison:
    """Keep what concerns one group: its own moves and positions, deliverables it shares or claims, what is said to all.

    The group counts under the names it had or has in other study periods, too.
    """
    names = {group, *heirs(group, None, vocabulary), *predecessors(group, None, vocabulary)}
    listed = {row.id for row in (*earlier.deliverables, *later.deliverables) if _concerns(row, names)}
    aliases = {str(change.after) for change in comparison.of(Kind.DELIVERABLE_RENAMED) if change.before in listed}
    return _keeping(comparison, lambda change: _is_about(change, names, listed | aliases))


def _concerns(row: Deliverable, names: set[str]) -> bool:
    shares = row.allocation.shares if row.allocation else ()
    if any(share.group in names or is_symbol(share.group) for share in shares):
        return True
    return any(said.group in names and said.state is PositionState.STATED for said in row.positions)


def _is_about(change: Change, names: set[str], listed: set[str]) -> bool:
    if change.kind.value.startswith("position-"):
        return change.group in names
    return change.deliverable is None or change.deliverable in listed or change.group in names


def _keeping(comparison: Comparison, keep: Callable[[Change], bool]) -> Comparison:
    changes = tuple(filter(keep, comparison.changes))
    line = summary(comparison.earlier, comparison.later, changes, comparison.findings, complete=comparison.complete)
    if not changes and comparison.changes and comparison.complete:
        line = line.replace("no changes", "no changes of what was asked for")
    return evolve(comparison, changes=changes, summary=line)
