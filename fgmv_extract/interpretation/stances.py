"""The position of one group on one deliverable."""

from fgmv_extract.document import Cell
from fgmv_extract.findings import Code
from fgmv_extract.grammar.positions import read_stance
from fgmv_extract.interpretation.context import Find
from fgmv_extract.quick import maker
from fgmv_extract.records import Position, PositionState

_position = maker(Position)


def position_of(cell: Cell | None, group: str, find: Find) -> Position:
    """Read the cell of a row in the column of a group; None is a cell that is not there."""
    if cell is None:
        return Position(group=group, state=PositionState.ABSENT)
    stance = read_stance(cell.text, group)
    if not stance.text:
        return _position(group=group, state=PositionState.BLANK, text="", place=cell.place_later, verbatim=cell.text)
    if stance.commitment is None:
        find(Code.UNREAD_POSITION, f"{group} commits itself to nothing known: {stance.text!r}", cell)
    return _position(
        group=group,
        state=PositionState.STATED,
        commitment=stance.commitment,
        questions=stance.questions,
        contributions=stance.contributions,
        work_items=stance.work_items,
        invites_contributions=stance.invites_contributions,
        text=stance.text,
        place=cell.place_later,
        verbatim=cell.text,
    )
