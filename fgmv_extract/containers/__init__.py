"""Containers: mails, mail boxes and archives, each opened into the documents in it.

Nothing is read here and nothing is written to disk: a container gives bytes and names, and what they are is told elsewhere.
"""

from collections.abc import Iterator, Mapping
from typing import final

from attrs import field, frozen

from fgmv_extract.containers.member import INSIDE, Allowance, Member, Opener

__all__ = ["CONTAINERS", "INSIDE", "Allowance", "Container", "Member"]


@final
@frozen
class Container:
    """A kind of container: ``opened`` gives its members; an archive may nest less deep than a mail."""

    opened: Opener = field(repr=False)
    archive: bool = False


def _mail(data: bytes, name: str, allowance: Allowance) -> Iterator[Member]:
    from fgmv_extract.containers.mail import opened  # noqa: PLC0415  the mail library is slow to import

    return opened(data, name, allowance)


def _mailbox(data: bytes, name: str, allowance: Allowance) -> Iterator[Member]:
    from fgmv_extract.containers.mailbox import opened  # noqa: PLC0415  as above

    return opened(data, name, allowance)


def _outlook(data: bytes, name: str, allowance: Allowance) -> Iterator[Member]:
    from fgmv_extract.containers.outlook import opened  # noqa: PLC0415  as above

    return opened(data, name, allowance)


def _tnef(data: bytes, name: str, allowance: Allowance) -> Iterator[Member]:
    from fgmv_extract.containers.tnef import opened  # noqa: PLC0415  as above

    return opened(data, name, allowance)


def _tar(data: bytes, name: str, allowance: Allowance) -> Iterator[Member]:
    from fgmv_extract.containers.tar import opened  # noqa: PLC0415  as above

    return opened(data, name, allowance)


def _zip(data: bytes, name: str, allowance: Allowance) -> Iterator[Member]:
    from fgmv_extract.containers.zip import opened  # noqa: PLC0415  as above

    return opened(data, name, allowance)


CONTAINERS: Mapping[str, Container] = {
    "eml": Container(_mail),
    "mbox": Container(_mailbox),
    "msg": Container(_outlook),
    "tnef": Container(_tnef),
    "gzip": Container(_tar, archive=True),
    "bzip2": Container(_tar, archive=True),
    "xz": Container(_tar, archive=True),
    "tar": Container(_tar, archive=True),
    "zip": Container(_zip, archive=True),
}
"""By the name of the format."""
