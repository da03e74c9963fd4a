"""Reads ITU-T liaison statements into typed records with their provenance.

``extract`` gives the ``Statement`` a document makes, ``read`` the ``Document`` as it stands on its pages. Everything else
here is what those two are made of, what they raise, and what they can be asked.
"""

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
from fgmv_extract.extraction import extract, read
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

__version__ = "0.1.0"
__all__ = [
    "SCHEMA_VERSION",
    "Addressee",
    "Allocation",
    "Annex",
    "Block",
    "Cell",
    "Code",
    "Commitment",
    "Contact",
    "Deadline",
    "Deliverable",
    "Document",
    "EmptyDocumentError",
    "EncryptedDocumentError",
    "Evidence",
    "ExtractError",
    "File",
    "Finding",
    "LimitExceededError",
    "Limits",
    "Link",
    "MalformedDocumentError",
    "Meeting",
    "MissingExtraError",
    "Paragraph",
    "Part",
    "Period",
    "Place",
    "Position",
    "PositionState",
    "Purpose",
    "ReceivedAs",
    "Revisions",
    "Role",
    "Severity",
    "Share",
    "Source",
    "Statement",
    "Status",
    "Table",
    "UnreadableFileError",
    "UnsupportedFormatError",
    "Vocabulary",
    "WorkItem",
    "WorkItemState",
    "__version__",
    "extract",
    "read",
]
