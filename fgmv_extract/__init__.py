"""Reads ITU-T liaison statements into typed records with their provenance.

``extract`` gives the ``Statement`` a document makes, ``read`` the ``Document`` as it stands on its pages; ``extract_all`` and
``read_all`` give all that a mail, an archive or a file with several statements holds. Everything else
here is what those two are made of, what they raise, and what they can be asked.
"""

from importlib import import_module
from typing import TYPE_CHECKING

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
    from fgmv_extract.outputs.frames import to_arrow, to_pandas, to_polars
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
    "Addressee": "fgmv_extract.records",
    "Allocation": "fgmv_extract.records",
    "Annex": "fgmv_extract.records",
    "Block": "fgmv_extract.document",
    "Bounds": "fgmv_extract.archive.bounds",
    "COMPARISON_SCHEMA_VERSION": "fgmv_extract.changes",
    "Cell": "fgmv_extract.document",
    "Change": "fgmv_extract.changes",
    "Choice": "fgmv_extract.archive.choice",
    "Code": "fgmv_extract.findings",
    "Commitment": "fgmv_extract.records",
    "Comparison": "fgmv_extract.changes",
    "Contact": "fgmv_extract.records",
    "Deadline": "fgmv_extract.records",
    "Deliverable": "fgmv_extract.records",
    "Document": "fgmv_extract.document",
    "EmptyDocumentError": "fgmv_extract.errors",
    "EncryptedDocumentError": "fgmv_extract.errors",
    "Event": "fgmv_extract.timeline",
    "Evidence": "fgmv_extract.records",
    "ExtractError": "fgmv_extract.errors",
    "Extraction": "fgmv_extract.archive.outcomes",
    "Failure": "fgmv_extract.archive.outcomes",
    "File": "fgmv_extract.places",
    "Finding": "fgmv_extract.findings",
    "Happening": "fgmv_extract.timeline",
    "History": "fgmv_extract.timeline",
    "Holding": "fgmv_extract.reviews",
    "Kind": "fgmv_extract.changes",
    "LimitExceededError": "fgmv_extract.errors",
    "Limits": "fgmv_extract.options",
    "Line": "fgmv_extract.timeline",
    "Link": "fgmv_extract.records",
    "Load": "fgmv_extract.reviews",
    "MalformedDocumentError": "fgmv_extract.errors",
    "Meeting": "fgmv_extract.records",
    "MissingExtraError": "fgmv_extract.errors",
    "Origin": "fgmv_extract.archive.outcomes",
    "Outcome": "fgmv_extract.archive.outcomes",
    "Paragraph": "fgmv_extract.document",
    "Part": "fgmv_extract.document",
    "Period": "fgmv_extract.records",
    "Place": "fgmv_extract.places",
    "Places": "fgmv_extract.changes",
    "Point": "fgmv_extract.reviews",
    "Position": "fgmv_extract.records",
    "PositionState": "fgmv_extract.records",
    "Purpose": "fgmv_extract.records",
    "Quote": "fgmv_extract.references",
    "ReceivedAs": "fgmv_extract.records",
    "Reference": "fgmv_extract.references",
    "Relation": "fgmv_extract.changes",
    "Review": "fgmv_extract.reviews",
    "Revisions": "fgmv_extract.options",
    "Role": "fgmv_extract.records",
    "SCHEMA_VERSION": "fgmv_extract.records",
    "Severity": "fgmv_extract.findings",
    "Share": "fgmv_extract.records",
    "Side": "fgmv_extract.changes",
    "Significance": "fgmv_extract.changes",
    "Source": "fgmv_extract.records",
    "Statement": "fgmv_extract.records",
    "Status": "fgmv_extract.records",
    "Table": "fgmv_extract.document",
    "Topic": "fgmv_extract.reviews",
    "UnreadableFileError": "fgmv_extract.errors",
    "UnsupportedFormatError": "fgmv_extract.errors",
    "Vocabulary": "fgmv_extract.itu.vocabulary",
    "WorkItem": "fgmv_extract.records",
    "WorkItemState": "fgmv_extract.records",
    "compare": "fgmv_extract.comparison",
    "extract": "fgmv_extract.extraction",
    "extract_all": "fgmv_extract.extraction",
    "extract_archive": "fgmv_extract.archive",
    "history": "fgmv_extract.comparison.history",
    "read": "fgmv_extract.extraction",
    "read_all": "fgmv_extract.extraction",
    "review": "fgmv_extract.comparison.review",
    "to_arrow": "fgmv_extract.outputs.frames",
    "to_pandas": "fgmv_extract.outputs.frames",
    "to_polars": "fgmv_extract.outputs.frames",
}
"""What is imported when it is first asked for: reading one document waits for neither comparison nor archives."""


def __getattr__(name: str) -> object:
    """Import what was put off; ``AttributeError`` for any other name."""
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(_LATER[name]), name)
    return value


def __dir__() -> list[str]:
    """List all that is public, imported or not."""
    return sorted({*globals(), *__all__})
