"""What a statement that was read with losses may say all the same: whole rows, cells of its rows, fields of its header block."""

from typing import final

from attrs import frozen

from fgmv_extract.findings import Code
from fgmv_extract.itu.identifiers import key
from fgmv_extract.records import Deliverable, Statement

_ANYTHING = frozenset(
    {Code.CUT_OFF, Code.LIMIT_REACHED, Code.PAGE_WITHOUT_TEXT, Code.EMBEDDED_DOCUMENT, Code.UNREAD_MEMBER}
)
"""Losses of a stretch of the document, whatever stood in it."""
_ROWS = _ANYTHING | {Code.CELLS_APART}
_CELLS = frozenset({Code.CELLS_APART, Code.CELLS_UNSURE, Code.BLANKS_INVISIBLE})
"""Losses of a whole table; one that names a deliverable concerns that row alone."""
_FIELDS = _ROWS - {Code.CUT_OFF, Code.LIMIT_REACHED} | {Code.MISSING_PART, Code.RUN_TOGETHER, Code.CELLS_UNSURE}
"""Losses that may have taken fields of the header block: it stands at the top of what ends early."""


@final
@frozen
class Losses:
    """What may be missing from a side: any ``rows``, any ``cells``, any ``fields``; and the rows ``named`` by a loss, as keys."""

    rows: bool = False
    cells: bool = False
    fields: bool = False
    named: frozenset[str] = frozenset()

    def has_lost(self, row: Deliverable) -> bool:
        """Tell whether a row that was not found may stand in the original."""
        return self.rows or _key(row.id) in self.named

    def lacks_cells(self, row: Deliverable) -> bool:
        """Tell whether a cell in which nothing was found may have said something."""
        return self.cells or _key(row.id) in self.named


NOTHING_LOST = Losses()


def losses_of(statement: Statement) -> Losses:
    """Gather what the losses told of a statement may have taken."""
    found = [finding for finding in statement.findings if finding.code.loses]
    general = {finding.code for finding in found if not finding.deliverable}
    return Losses(
        rows=not general.isdisjoint(_ROWS),
        cells=not general.isdisjoint(_CELLS),
        fields=not general.isdisjoint(_FIELDS),
        named=frozenset(_key(finding.deliverable) for finding in found if finding.deliverable),
    )


def _key(identifier: str) -> str:
    return key(identifier) or identifier
