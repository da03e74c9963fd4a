"""The tables of deliverables, annex by annex, in the columns in which this library reads them."""

from collections.abc import Iterator, Sequence
from itertools import compress
from typing import NamedTuple

from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.outputs.word import texts
from fgmv_extract.outputs.word.markup import Cell, Ink, Piece, cell, paragraph, table
from fgmv_extract.records import Annex, Deliverable, PositionState, Statement, Status
from fgmv_extract.typography import collapse

_HEAD = "D9E2F3"
_LEAST = {"No.": 24.0, "Type": 26.0, "Approved": 24.0}
_SHARES = {"title": 1.6, "allocation": 1.0, "position": 1.1}


class _Shape(NamedTuple):
    """What the rows of one table have in common.

    ``told`` is one with groups, or sent as information: its heading may tell no authority but theirs. ``silent`` is one
    whose groups have no status: its heading may tell none.
    """

    allocated: bool
    told: bool
    silent: bool
    status: Status | None
    authority: str | None
    groups: tuple[str, ...]


def annexes(statement: Statement, width: float, vocabulary: Vocabulary) -> Iterator[str]:
    """Yield the heading of each annex and its tables; deliverables outside annexes come first. ``width`` is in millimetres."""
    labels = [None, *(annex.label for annex in statement.annexes)]
    unknown = dict.fromkeys(each.annex for each in statement.deliverables if each.annex not in labels)
    listed = [None, *statement.annexes, *(Annex(label=label) for label in unknown if label)]
    for annex in listed:
        ours = [each for each in statement.deliverables if each.annex == (annex.label if annex else None)]
        if annex is not None:
            yield paragraph([Piece(texts.annex(annex))], "Heading1")
            if not ours:
                yield paragraph([Piece("No deliverables are listed here.")])
        for shape, same in _alike(ours):
            yield _table(shape, same, width, vocabulary)
            yield paragraph([])


def _alike(deliverables: Sequence[Deliverable]) -> Iterator[tuple[_Shape, Sequence[Deliverable]]]:
    """Cut a list where another heading is needed: another status, another authority, other groups."""
    run: list[Deliverable] = []
    known: _Shape | None = None
    for each in deliverables:
        joined = _joined(known, _shape(each)) if known else _shape(each)
        if joined is None and known is not None:
            yield known, run
            run, joined = [], _shape(each)
        known = joined
        run.append(each)
    if known is not None:
        yield known, run


def _shape(each: Deliverable) -> _Shape:
    said = each.allocation
    status = said.status if said and said.status is not Status.INFORMATION else None
    groups = tuple(position.group for position in each.positions)
    told = said is not None and bool(said.shares or said.status)
    silent = said is not None and said.status is None and bool(said.shares)
    return _Shape(said is not None, told, silent, status, said.authority if said else None, groups)


def _joined(one: _Shape, other: _Shape) -> _Shape | None:
    """Return the shape of a table for both, None when there is none; what a row leaves open goes with anything."""
    if (one.allocated, one.groups) != (other.allocated, other.groups):
        return None
    if (one.status and other.status and one.status != other.status) or (
        one.told and other.told and one.authority != other.authority
    ):
        return None
    joined = one._replace(
        told=one.told or other.told,
        silent=one.silent or other.silent,
        status=one.status or other.status,
        authority=one.authority or other.authority,
    )
    return None if joined.silent and (joined.status or joined.authority) else joined


def _table(shape: _Shape, deliverables: Sequence[Deliverable], width: float, vocabulary: Vocabulary) -> str:
    titles = [texts.title(each, vocabulary) for each in deliverables]
    kinds = None in titles  # kind and title cannot be told from each other in one cell
    status = shape.status or (Status.ALLOCATED if shape.authority else None)
    allocating, told = _allocating(shape, status, deliverables, vocabulary)
    columns = ["No.", *(["Type"] if kinds else []), "Title", "Approved"]
    weights = [0.0, *([0.0] if kinds else []), _SHARES["title"], 0.0]
    columns += [*allocating, *(texts.group(group, vocabulary) for group in shape.groups)]
    weights += [_SHARES["allocation"]] * len(allocating) + [_SHARES["position"]] * len(shape.groups)
    head = [cell(name, Ink.BOLD)._replace(shade=_HEAD) for name in columns]
    rows = (
        _row(
            (texts.identifier(each, vocabulary), *([each.kind or "", each.title or ""] if kinds else [title or ""])),
            allocated,
            each,
        )
        for each, title, allocated in zip(deliverables, titles, told, strict=True)
    )
    return table([head, *rows], _widths(columns, weights, width), headed=True)


def _allocating(
    shape: _Shape, status: Status | None, deliverables: Sequence[Deliverable], vocabulary: Vocabulary
) -> tuple[Sequence[str], Sequence[Sequence[str]]]:
    """Return the headings of the columns of allocations, and their texts row by row.

    One column, or several where roles are told by nothing but the column.
    """
    said = [each.allocation for each in deliverables if each.allocation is not None]
    if not shape.allocated:
        return (), [()] * len(deliverables)
    alone = [(texts.allocation(each, status, vocabulary),) for each in said]
    if any(collapse(text) != each.text for (text,), each in zip(alone, said, strict=True)):
        parts = [texts.parts(each, status, vocabulary) for each in said]
        apart = [told for told in parts if told is not None]
        if len(apart) == len(parts):
            used = [number < 2 or any(column) for number, column in enumerate(zip(*apart, strict=True))]
            names = compress(texts.headings(status, shape.authority, vocabulary), used)
            return tuple(names), [tuple(compress(row, used)) for row in apart]
    return (texts.heading(status, shape.authority, vocabulary),), alone


def _widths(columns: Sequence[str], weights: Sequence[float], width: float) -> Sequence[float]:
    left = width - sum(_LEAST[name] for name, weight in zip(columns, weights, strict=True) if not weight)
    return [
        left * weight / sum(weights) if weight else _LEAST[name] for name, weight in zip(columns, weights, strict=True)
    ]


def _row(named: Sequence[str], allocated: Sequence[str], each: Deliverable) -> Sequence[Cell]:
    """Return the cells of a row; positions that are absent at its end are cells that are not there."""
    positions = list(each.positions)
    while positions and positions[-1].state is PositionState.ABSENT:
        positions.pop()
    return [cell(text.strip()) for text in (*named, texts.approved(each), *allocated, *map(texts.position, positions))]
