"""What the reading of a table's cells has in common: the document around the table, and where findings go."""

from collections.abc import Callable
from typing import NamedTuple, final

from fgmv_extract.document import Cell, Paragraph
from fgmv_extract.findings import Code
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.records import Period, Status

Find = Callable[[Code, str, Cell | Paragraph], None]
"""Takes a finding about a cell of the row that is being read."""


@final
class Context(NamedTuple):
    """What the rows of a table owe to the document around it.

    ``status`` and ``authority`` are those of the text above the table, for headings that say neither; ``sender`` is the group that
    writes, whose positions stand in a column that names none; ``groups`` are the words above the table that tell to whom all of it
    goes.
    """

    vocabulary: Vocabulary
    focus_group: str | None = None
    annex: str | None = None
    period: Period | None = None
    status: Status | None = None
    authority: str | None = None
    sender: str | None = None
    groups: Paragraph | None = None
