"""Columns of groups that only the columns beside them date: of two that tell to whom deliverables go, one tells what was before.

| Deliverable | Current allocation | Revised allocation |       | Deliverable | SG (2022-2024) | SG (2025-2028) |
| FGMV-04     | SG16, SG9          | SG21               |       | FGMV-20     | SG16           | SG21           |
"""

import re
from collections.abc import Iterator, Sequence

from attrs import evolve

from fgmv_extract.grammar.columns import Heading
from fgmv_extract.grammar.roles import Role
from fgmv_extract.interpretation.columns import Column
from fgmv_extract.patterns import pattern

_NEW = pattern(r"\b(?:new|revised|updated|amended|corrected|modified|final|now|after)\b|^to$", re.IGNORECASE)
_STANDING = pattern(r"\b(?:current|existing|present|today)(?:ly)?\b", re.IGNORECASE)
_YEAR = pattern(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_ROLES = frozenset({Role.ALLOCATION, Role.LEAD, Role.SUPPORTING})


def with_former(columns: Sequence[Column], told: frozenset[int]) -> tuple[Column, ...]:
    """Mark the columns that the others of their role make former ones.

    Of columns that are columns of groups by their cells alone (``told``, indices), several that hold at once are none:
    nothing tells which of them counts.
    """
    dated = tuple(_former(column, columns) for column in columns)
    holding = [c.index for c in dated if c.heading.role is Role.ALLOCATION and not c.heading.past]
    unclear = told.intersection(holding) if len(holding) > 1 else frozenset()
    return tuple(evolve(c, heading=Heading(Role.OTHER)) if c.index in unclear else c for c in dated)


def _former(column: Column, columns: Sequence[Column]) -> Column:
    heading = column.heading
    if heading.role not in _ROLES or heading.past or heading.group is not None:
        return column
    others = [c.name for c in columns if c is not column and c.heading.role is heading.role]
    anew = [c.heading for c in columns if c.name in others and _NEW.search(c.name)]
    alike = any((other.status, other.authority) == (heading.status, heading.authority) for other in anew)
    standing = _STANDING.search(column.name) is not None or (alike and _NEW.search(column.name) is None)
    renewed = bool(anew) and standing
    year = max(_years(column.name), default=None)
    later = year is not None and any(min(_years(name), default=0) > year for name in others)
    return evolve(column, heading=evolve(heading, past=True)) if renewed or later else column


def _years(name: str) -> Iterator[int]:
    return (int(year[0]) for year in _YEAR.finditer(name))
