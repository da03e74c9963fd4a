"""Workbooks to look at and to filter: the allocation matrix in front, and the tables it is made of."""

from collections.abc import Mapping

from fgmv_extract.changes import Comparison, Kind
from fgmv_extract.outputs.comparison.tables import changes
from fgmv_extract.outputs.tables import FINDINGS, Table, findings, long, wide
from fgmv_extract.outputs.workbook.matrix import Marks, legend, marks, matrix
from fgmv_extract.outputs.xlsx import Shaded, to_xlsx
from fgmv_extract.records import Statement

__all__ = ["comparison_to_xlsx", "statement_to_xlsx"]


def statement_to_xlsx(statement: Statement) -> bytes:
    """Return the sheets ``matrix``, ``deliverables``, ``groups``, ``findings`` and ``legend``; raises as ``to_xlsx``."""
    sheets: dict[str, Table | Shaded] = {
        "matrix": matrix(statement),
        "deliverables": wide(statement),
        "groups": long(statement),
        "findings": findings(statement),
        "legend": legend(),
    }
    return to_xlsx(sheets)


def comparison_to_xlsx(comparison: Comparison, earlier: Statement, later: Statement) -> bytes:
    """Return the sheets ``changes``, ``matrix`` (of the later statement, with what it was), ``groups``, ``findings``, ``legend``.

    ``earlier`` and ``later`` are the statements that were compared. Raises as ``to_xlsx``.
    """
    sheets: dict[str, Table | Shaded] = {
        "changes": changes(comparison),
        "matrix": matrix(later, _marks_before(comparison, earlier)),
        "groups": long(later),
        "findings": _findings(comparison, earlier, later),
        "legend": legend(compared=True),
    }
    return to_xlsx(sheets)


def _marks_before(comparison: Comparison, earlier: Statement) -> Mapping[str, Marks]:
    """Return the earlier marks by the identifiers that the later statement uses."""
    renamed = {
        change.before: change.deliverable
        for change in comparison.of(Kind.DELIVERABLE_RENAMED)
        if isinstance(change.before, str) and change.deliverable
    }
    return {renamed.get(each.id, each.id): marks(each) for each in earlier.deliverables}


def _findings(comparison: Comparison, earlier: Statement, later: Statement) -> Table:
    """Return what was odd in the comparison, then in the two statements."""
    own = findings(Statement(findings=comparison.findings)).rows
    return Table(FINDINGS, (*own, *findings(earlier).rows, *findings(later).rows))
