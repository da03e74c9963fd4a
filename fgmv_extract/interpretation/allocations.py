"""The allocation of one deliverable, joined from all columns that allocate."""

from collections.abc import Iterable, Iterator, Sequence

from fgmv_extract.document import Cell
from fgmv_extract.findings import Code
from fgmv_extract.grammar.allocation import Allotment, read_allotment
from fgmv_extract.grammar.columns import Heading
from fgmv_extract.grammar.columns import Role as Column
from fgmv_extract.interpretation.context import Context, Find
from fgmv_extract.itu.groups import is_known
from fgmv_extract.records import Allocation, Role, Share, Status
from fgmv_extract.typography import collapse

_COLUMN_ROLES = {Column.LEAD: Role.PRIMARY, Column.ACTION: Role.PRIMARY, Column.SUPPORTING: Role.SECONDARY}


def allocation_of(
    cells: Iterable[tuple[Heading, Cell]], decision: Cell | None, context: Context, find: Find
) -> Allocation:
    """Join what the filled allocating cells of a row say; ``decision`` is its cell in a column of statuses, if any."""
    shares: list[Share] = []
    texts: list[str] = []
    status: Status | None = None
    authority: str | None = None
    first: Cell | None = None
    for heading, cell in cells:
        first = first or cell
        texts.append(collapse(cell.text))
        allotment = read_allotment(cell.text, context.vocabulary)
        said = _status_of(allotment, heading, shares) or context.status
        status = status or said
        authority = authority or heading.authority
        shares += _with_roles(allotment.shares, heading.role, said, shares)
        if allotment.rest:
            find(Code.UNREAD_ALLOCATION, f"{allotment.rest!r} in {texts[-1]!r} was not understood", cell)
    if decision is not None:
        status = read_allotment(decision.text, context.vocabulary).status or status
    for share in shares:
        if first is not None and not is_known(share.group, context.vocabulary):
            find(Code.UNKNOWN_GROUP, f"{share.group} is in no study period the vocabulary knows", first)
    return Allocation(
        status=status if shares else None,
        authority=(authority or context.authority) if shares else None,
        shares=tuple(shares),
        text=" ".join(texts),
        place=first.place if first else None,
        verbatim=first.text if first else None,
    )


def _status_of(allotment: Allotment, heading: Heading, before: Sequence[Share]) -> Status | None:
    """What a cell says, else its heading; groups in a column For information alone have it as information."""
    if allotment.status is not None or not allotment.shares:
        return allotment.status
    if heading.role is Column.INFORMATION:
        return None if before else Status.INFORMATION
    return heading.status


def _with_roles(
    shares: Sequence[Share], column: Column, status: Status | None, before: Sequence[Share]
) -> Iterator[Share]:
    """Give groups the role their column means; who is suggested without parentheses is suggested as primary."""
    role = _COLUMN_ROLES.get(column)
    if column is Column.INFORMATION and before:
        role = Role.SECONDARY
    elif column is Column.ALLOCATION and status is Status.SUGGESTED:
        role = Role.PRIMARY
    for share in shares:
        yield Share(share.group, role) if role is not None and share.role is None else share
