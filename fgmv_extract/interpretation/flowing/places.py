"""What was read from a flowing table is told where it stands in the document as it was."""

from functools import cache
from operator import is_not
from typing import Any

from attrs import evolve, fields, has

from fgmv_extract.document import Document, Paragraph
from fgmv_extract.findings import Code, Finding
from fgmv_extract.grammar.roles import Role
from fgmv_extract.interpretation.flowing.tables import Unflowed
from fgmv_extract.places import Place
from fgmv_extract.records import Position, PositionState, Statement

_NAMES = {Role.TITLE: "titles", Role.APPROVED: "dates", Role.ALLOCATION: "allocations", Role.POSITION: "positions"}


def in_place(statement: Statement, document: Document, flowing: Unflowed) -> Statement:
    """Put every place of a statement back into the document its flowing tables come from.

    A position of which no trace is left may be blank or may be lost: it is absent, and a finding says so.
    """
    told = _Telling(document, flowing)
    found: Statement = told.value(statement)
    findings = list(found.findings)
    if told.hidden:
        message = f"{told.hidden} positions without text may be blank in the original"
        findings.append(Finding(Code.BLANKS_INVISIBLE, message))
    if flowing.unsure:
        message = f"rows whose groups may be those of another column, or of the rows below: {flowing.unsure}"
        findings.append(Finding(Code.BLANKS_INVISIBLE, message))
    if flowing.apart:
        first = flowing.apart[0]
        message = f"{first.text} and {len(flowing.apart) - 1} more identifiers stand apart from the cells of their rows"
        findings.append(Finding(Code.CELLS_APART, message, first.place))
    if any(flowing.lost.values()):
        what = ", ".join(f"{_NAMES[role]}: {count}" for role, count in flowing.lost.items() if count)
        message = f"cells stand column after column, and nothing tells for certain which row they are of ({what})"
        findings.append(Finding(Code.CELLS_APART, message))
    return evolve(found, findings=tuple(findings)) if len(findings) > len(found.findings) else found


@cache
def _fields_of(kind: type) -> tuple[str, ...]:
    """The names of the fields of a record; of any other value none."""
    return tuple(field.name for field in fields(kind)) if has(kind) else ()


class _Telling:
    """Walks through the values; ``hidden`` counts the positions that do not show."""

    def __init__(self, document: Document, flowing: Unflowed) -> None:
        self.document = document
        self.places = flowing.places
        self.blocks = {block for block, _, _ in flowing.places}
        self.kept = {  # paragraphs whose last lines are a table's -> the length of what is left of them
            now.place.block: len(now.text)
            for before, now in zip(document.blocks, flowing.document.blocks, strict=True)
            if now is not before and isinstance(now, Paragraph) and now.text
        }
        self.hidden = 0

    def value(self, value: Any) -> Any:  # noqa: ANN401  any value of the records
        if isinstance(value, tuple):
            return self.values(value)
        names = _fields_of(value.__class__)
        if not names or isinstance(value, Place):
            return value
        if isinstance(value, Position) and value.state is PositionState.BLANK and self.is_lost(value.place):
            self.hidden += 1
            return evolve(value, state=PositionState.ABSENT, text=None, place=None, verbatim=None)
        changes: dict[str, Any] = {}
        for name in names:
            field = getattr(value, name)
            new = self.value(field)
            if new is not field:
                changes[name] = new
        place = getattr(value, "place", None)
        if isinstance(place, Place):  # a meeting has a place, too
            changes |= self.moved(place, value)
        return evolve(value, **changes) if changes else value

    def values(self, values: tuple[Any, ...]) -> tuple[Any, ...]:
        if not values or not _fields_of(values[0].__class__):
            return values
        told = tuple(map(self.value, values))
        return told if any(map(is_not, told, values)) else values

    def moved(self, place: Place, record: object) -> dict[str, Any]:
        """Return what a record tells of its place in the document as it was, as far as that differs."""
        if place.block in self.kept and (place.start, place.end) == (None, None):
            return {"place": place.within(0, self.kept[place.block])}
        if place.row is None or place.block not in self.blocks:
            return {}
        there = self.place(place)
        told = {"verbatim": None if there is None else self.document.text_at(there)}
        return {"place": there, **(told if hasattr(record, "verbatim") else {})}

    def is_lost(self, place: Place | None) -> bool:
        return place is not None and place.block in self.blocks and self.place(place) is None

    def place(self, place: Place) -> Place | None:
        return self.places.get((place.block, place.row or 0, place.column or 0))
