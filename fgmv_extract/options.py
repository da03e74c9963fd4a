"""What a caller may ask of a reader, the limits every reader keeps, and how an error tells to raise them."""

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

    Bytes count what is really read or inflated, whatever an archive declares. ``members`` and ``members_bytes`` are of all
    that comes out of one source; ``archives`` and ``mails`` count how many may stand inside one another; ``ratio`` is how
    many times its packed size a member may grow, its first MiB aside.
    """

    input_bytes: int = 256 * _MIB
    part_bytes: int = 64 * _MIB
    all_parts_bytes: int = 128 * _MIB
    xml_depth: int = 256
    spans: int = 63
    columns: int = 255
    rows: int = 100_000
    positions: int = 2_000_000
    nesting: int = 16
    members: int = 10_000
    members_bytes: int = 2048 * _MIB
    archives: int = 3
    mails: int = 50
    ratio: int = 200
    pages: int = 2_000
    page_characters: int = 200_000
    page_rulings: int = 2_000
    form_depth: int = 12
    forms: int = 1_000


def allowing(*limits: str) -> str:
    """Return the clause of an error that tells how to raise the limits of these names, on the command line and in Python."""
    asked = " ".join(f"--allow {name}=..." for name in limits)
    return f"allow more with {asked} or limits=Limits({', '.join(f'{name}=...' for name in limits)})"


@final
@frozen(kw_only=True)
class Options:
    """Passed to every reader."""

    revisions: Revisions = Revisions.ACCEPTED
    limits: Limits = field(factory=Limits)
