"""Reads ITU-T liaison statements into typed records with their provenance.

``extract`` gives the ``Statement`` a document makes, ``read`` the ``Document`` as it stands on its pages; ``extract_all`` and
``read_all`` give all that a mail, an archive or a file with several statements holds. Everything else
here is what those two are made of, what they raise, and what they can be asked.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from fgmv_extract.document import Block, Cell, Document, Paragraph, Part, Table
from fgmv_extract.errors import (
    EmptyDocumentError,
    EncryptedDocumentError,
    ExtractError,
    LimitExceededError,
    MalformedDocumentError,
    MissingExtraError,
    UnreadableFileError,
    UnsupportedFormatError,
)
from fgmv_extract.extraction import extract, extract_all, read, read_all
from fgmv_extract.findings import Code, Finding, Severity
from fgmv_extract.itu.vocabulary import Vocabulary
from fgmv_extract.options import Limits, Revisions
from fgmv_extract.places import File, Place
from fgmv_extract.records import (
    SCHEMA_VERSION,
    Addressee,
    Allocation,
    Annex,
    Commitment,
    Contact,
    Deadline,
    Deliverable,
    Evidence,
    Link,
    Meeting,
    Period,
    Position,
    PositionState,
    Purpose,
    ReceivedAs,
    Role,
    Share,
    Source,
    Statement,
    Status,
    WorkItem,
    WorkItemState,
)
from fgmv_extract.showing import draw_with as _draw_with
from fgmv_extract.version import __version__

if TYPE_CHECKING:
    from fgmv_extract.archive import extract_archive
    from fgmv_extract.archive.bounds import Bounds
    from fgmv_extract.archive.choice import Choice
    from fgmv_extract.archive.outcomes import Extraction, Failure, Origin, Outcome
    from fgmv_extract.changes import (
        COMPARISON_SCHEMA_VERSION,
        Change,
        Comparison,
        Kind,
        Places,
        Relation,
        Side,
        Significance,
    )
    from fgmv_extract.comparison import compare
    from fgmv_extract.comparison.history import history
    from fgmv_extract.comparison.review import review
    from fgmv_extract.outputs.frames import to_arrow, to_pandas, to_polars
    from fgmv_extract.references import Quote, Reference
    from fgmv_extract.reviews import Holding, Load, Point, Review, Topic
    from fgmv_extract.timeline import Event, Happening, History, Line

__all__ = [
    "COMPARISON_SCHEMA_VERSION",
    "SCHEMA_VERSION",
    "Addressee",
    "Allocation",
    "Annex",
    "Block",
    "Bounds",
    "Cell",
    "Change",
    "Choice",
    "Code",
    "Commitment",
    "Comparison",
    "Contact",
    "Deadline",
    "Deliverable",
    "Document",
    "EmptyDocumentError",
    "EncryptedDocumentError",
    "Event",
    "Evidence",
    "ExtractError",
    "Extraction",
    "Failure",
    "File",
    "Finding",
    "Happening",
    "History",
    "Holding",
    "Kind",
    "LimitExceededError",
    "Limits",
    "Line",
    "Link",
    "Load",
    "MalformedDocumentError",
    "Meeting",
    "MissingExtraError",
    "Origin",
    "Outcome",
    "Paragraph",
    "Part",
    "Period",
    "Place",
    "Places",
    "Point",
    "Position",
    "PositionState",
    "Purpose",
    "Quote",
    "ReceivedAs",
    "Reference",
    "Relation",
    "Review",
    "Revisions",
    "Role",
    "Severity",
    "Share",
    "Side",
    "Significance",
    "Source",
    "Statement",
    "Status",
    "Table",
    "Topic",
    "UnreadableFileError",
    "UnsupportedFormatError",
    "Vocabulary",
    "WorkItem",
    "WorkItemState",
    "__version__",
    "compare",
    "extract",
    "extract_all",
    "extract_archive",
    "history",
    "read",
    "read_all",
    "review",
    "to_arrow",
    "to_pandas",
    "to_polars",
]


class _Drawing:
    """Shows the records with the outputs, which are imported when the first is shown."""

    def line(self, value: object) -> str:
        from fgmv_extract.outputs.showing import line  # noqa: PLC0415

        return line(value)

    def text(self, value: object, width: int, *, colour: bool) -> str:
        from fgmv_extract.outputs.display import Page  # noqa: PLC0415
        from fgmv_extract.outputs.showing import text  # noqa: PLC0415

        return text(value, Page(width, colour=colour))

    def html(self, value: object) -> str:
        from fgmv_extract.outputs.notebook import html  # noqa: PLC0415

        return html(value)


_draw_with(_Drawing())

_LATER = {
    "Bounds": "fgmv_extract.archive.bounds",
    "COMPARISON_SCHEMA_VERSION": "fgmv_extract.changes",
    "Change": "fgmv_extract.changes",
    "Choice": "fgmv_extract.archive.choice",
    "Comparison": "fgmv_extract.changes",
    "Event": "fgmv_extract.timeline",
    "Extraction": "fgmv_extract.archive.outcomes",
    "Failure": "fgmv_extract.archive.outcomes",
    "Happening": "fgmv_extract.timeline",
    "History": "fgmv_extract.timeline",
    "Holding": "fgmv_extract.reviews",
    "Kind": "fgmv_extract.changes",
    "Line": "fgmv_extract.timeline",
    "Load": "fgmv_extract.reviews",
    "Origin": "fgmv_extract.archive.outcomes",
    "Outcome": "fgmv_extract.archive.outcomes",
    "Places": "fgmv_extract.changes",
    "Point": "fgmv_extract.reviews",
    "Quote": "fgmv_extract.references",
    "Reference": "fgmv_extract.references",
    "Relation": "fgmv_extract.changes",
    "Review": "fgmv_extract.reviews",
    "Side": "fgmv_extract.changes",
    "Significance": "fgmv_extract.changes",
    "Topic": "fgmv_extract.reviews",
    "compare": "fgmv_extract.comparison",
    "extract_archive": "fgmv_extract.archive",
    "history": "fgmv_extract.comparison.history",
    "review": "fgmv_extract.comparison.review",
    "to_arrow": "fgmv_extract.outputs.frames",
    "to_pandas": "fgmv_extract.outputs.frames",
    "to_polars": "fgmv_extract.outputs.frames",
}
"""What is imported when it is first asked for, so that reading one document does not wait for comparison and archives."""


def __getattr__(name: str) -> object:
    """Import what was put off; ``AttributeError`` for any other name."""
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(_LATER[name]), name)
    return value


def __dir__() -> list[str]:
    """List all that is public, imported or not."""
    return sorted({*globals(), *__all__})
