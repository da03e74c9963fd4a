"""What a column of a table of deliverables may hold."""

from enum import StrEnum
from typing import final


@final
class Role(StrEnum):
    """What the cells of a column hold; the names are the keys of ``itu/data/headings.toml``."""

    ID = "id"
    TITLE = "title"
    KIND = "kind"
    APPROVED = "approved"
    ALLOCATION = "allocation"
    LEAD = "lead"
    SUPPORTING = "supporting"
    ACTION = "action"
    INFORMATION = "information"
    STATUS = "status"
    POSITION = "position"
    OTHER = "other"


ALLOCATING = frozenset({Role.ALLOCATION, Role.LEAD, Role.SUPPORTING, Role.ACTION, Role.INFORMATION})
"""Roles whose cells hold groups."""
