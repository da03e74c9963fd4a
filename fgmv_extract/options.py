"""What a caller may ask of a reader, and the limits every reader keeps."""

from enum import StrEnum
from typing import final

from attrs import field, frozen


@final
class Revisions(StrEnum):
    """Which view of tracked changes is read: as if all were accepted, or as if none had been made."""

    ACCEPTED = "accepted"
    ORIGINAL = "original"


_MIB = 1 << 20


@final
@frozen(kw_only=True)
class Limits:
    """Sizes beyond which a document is refused or cut, each hit visible as an error or a finding.

    Bytes count what is really read or inflated, whatever an archive declares.
    """

    input_bytes: int = 256 * _MIB
    part_bytes: int = 64 * _MIB
    all_parts_bytes: int = 128 * _MIB
    xml_depth: int = 256
    spans: int = 63
    columns: int = 255
    rows: int = 100_000
    nesting: int = 16


@final
@frozen(kw_only=True)
class Options:
    """Passed to every reader."""

    revisions: Revisions = Revisions.ACCEPTED
    limits: Limits = field(factory=Limits)
