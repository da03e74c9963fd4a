"""The allocation matrix as a table: deliverables x groups, with marks and colours.

A mark is ``P`` (primary), ``S`` (secondary), ``L`` (listed without a role) or ``i`` (for information), and behind it what the
group says: ``agreed``, ``planned``, ``says`` (other words), ``–`` (asked, and nothing said), ``?`` (could not be read).
"""

from collections.abc import Iterator, Mapping, Sequence

from fgmv_extract.itu.groups import is_symbol
from fgmv_extract.outputs import phrases
from fgmv_extract.outputs.tables import Column, Table
from fgmv_extract.outputs.xlsx import Shaded
from fgmv_extract.patterns import pattern
from fgmv_extract.records import Commitment, Deliverable, Position, PositionState, Role, Statement, Status

Marks = Mapping[str, str]
"""The marks of a deliverable, by group."""

_ABOUT = (
    Column("deliverable", "text", "identifier of the deliverable"),
    Column("title", "text", "title without the kind"),
    Column("kind", "text", "kind, in initials"),
    Column("approved", "text", "approval by the Focus Group"),
    Column("annex", "text", "label of the annex its table stands in"),
    Column("status", "text", "allocated, suggested or for information"),
)
_WIDTHS = {1: 60.0, 2: 8.0, 3: 11.0, 4: 8.0, 5: 16.0}
_WIDTH = 12.0
_ROLES = {Role.PRIMARY: "P", Role.SECONDARY: "S", None: "L"}
_NUMBERED = pattern(r"(?P<series>ITU-[TRD] SG)(?P<number>[0-9]{1,6})")
_LEGEND = (
    ("agreed", "A9D08E", "agreed to new work"),
    ("planned", "D5E8C6", "plans new work"),
    ("says", "FFF2CC", "says something else"),
    ("?", "F4B6B6", "has a cell that could not be read"),
    ("P", "8EA9DB", "primary"),
    ("S", "C9D6F0", "secondary"),
    ("L", "DDEBF7", "listed, no role named"),
    ("i", "E7E6E6", "for information"),
    ("–", "FFFFFF", "was asked, and states no position"),
)
"""Mark, colour, meaning; the first mark that a cell has gives it its colour."""
_CHANGED = "FFD966"


def matrix(statement: Statement, before: Mapping[str, Marks] | None = None) -> Shaded:
    """Return the matrix of a statement.

    ``before`` are the marks that its deliverables had, by their present identifiers: what is different is told in the cell.
    """
    groups = groups_of(statement)
    rows, shades = [], {}
    for row, each in enumerate(statement.deliverables):
        now = marks(each)
        was = (before or {}).get(each.id)
        told = [_told(now.get(group, ""), None if was is None else was.get(group, "")) for group in groups]
        rows.append((*_about(each), *(text or None for text in told)))
        for place, (group, text) in enumerate(zip(groups, told, strict=True), len(_ABOUT)):
            if shade := _CHANGED if "(was " in text else _shade(now.get(group, "")):
                shades[row, place] = shade
    columns = (*_ABOUT, *(Column(phrases.short(group), "text", f"the part of {group}") for group in groups))
    widths = _WIDTHS | dict.fromkeys(range(len(_ABOUT), len(columns)), _WIDTH)
    return Shaded(Table(columns, tuple(rows)), shades, 1, widths)


def legend(*, compared: bool = False) -> Shaded:
    """Return what the marks and colours mean."""
    told = [*_LEGEND, *([("(was …)", _CHANGED, "different in the earlier statement")] if compared else [])]
    columns = (Column("mark", "text", "as in the matrix"), Column("meaning", "text", "what it says of the group"))
    rows = tuple((mark, meaning) for mark, _, meaning in told)
    return Shaded(Table(columns, rows), {(row, 0): shade for row, (_, shade, _) in enumerate(told)}, 1, {1: 40.0})


def groups_of(statement: Statement) -> tuple[str, ...]:
    """Return every group that shares an allocation or has a position column: study groups by number, symbols last."""
    named = dict.fromkeys(group for each in statement.deliverables for group in marks(each))
    return tuple(sorted(named, key=by_number))


def by_number(group: str) -> tuple[int, str, int, str]:
    """Return what sorts groups as people look for them: study groups by number, other groups, symbols."""
    counted = _NUMBERED.fullmatch(group)
    if counted:
        return (0, counted["series"].removeprefix("ITU-T SG"), int(counted["number"]), "")
    return (2 if is_symbol(group) else 1, "", 0, group)


def marks(each: Deliverable) -> Marks:
    """Return the marks of a deliverable, by group, in the order in which it names them."""
    found: dict[str, list[str]] = {}
    said = each.allocation
    for share in said.shares if said else ():
        informed = said is not None and said.status is Status.INFORMATION and share.role is None
        found.setdefault(share.group, []).append("i" if informed else _ROLES[share.role])
    for position in each.positions:
        found.setdefault(position.group, []).append(_position(position))
    return {group: " ".join(dict.fromkeys(told)) for group, told in found.items()}


def _position(said: Position) -> str:
    match said.state, said.commitment:
        case PositionState.BLANK, _:
            return "–"
        case PositionState.ABSENT, _:
            return "?"
        case _, Commitment():
            return said.commitment.value if said.commitment else ""
        case _:
            return "says"


def _told(now: str, was: str | None) -> str:
    return now if was is None or was == now else f"{now or 'no more'} (was {was or 'not there'})"


def _shade(marks: str) -> str | None:
    words: Sequence[str] = marks.split()
    return next((shade for mark, shade, _ in _LEGEND if mark in words and mark != "–"), None)


def _about(each: Deliverable) -> Iterator[str | None]:
    kind = phrases.initials(each.kind) if each.kind else None
    yield from (each.id, each.title, kind, each.approved, each.annex, phrases.status(each.allocation))
