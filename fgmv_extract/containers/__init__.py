"""Containers: mails, mail boxes and archives, each opened into the documents in it.

Nothing is read here and nothing is written to disk: a container gives bytes and names, and what they are is told elsewhere.
"""

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from typing import final

from attrs import field, frozen

from fgmv_extract.containers.member import INSIDE, Allowance, FileOpener, Member, Opener

__all__ = ["CONTAINERS", "INSIDE", "Allowance", "Container", "Member"]


@final
@frozen
class Container:
    """A kind of container: ``opened`` gives its members; an archive may nest less deep than a mail.

    ``opened_file`` opens one that is too large for memory, None for a kind that must be had whole.
    """

    opened: Opener = field(repr=False)
    opened_file: FileOpener | None = field(default=None, repr=False)
    archive: bool = False


def _late(module: str, name: str) -> Callable[..., Iterator[Member]]:
    """Return a function of a module that is imported when it is first called: the libraries for mails are slow to load."""

    def call(*arguments: object) -> Iterator[Member]:
        found: Callable[..., Iterator[Member]] = getattr(import_module(f"{__name__}.{module}"), name)
        return found(*arguments)

    return call


def _whole(module: str) -> Container:
    return Container(_late(module, "opened"))


def _piecewise(module: str, *, archive: bool) -> Container:
    return Container(_late(module, "opened"), _late(module, "opened_file"), archive)


CONTAINERS: Mapping[str, Container] = {
    "eml": _whole("mail"),
    "mbox": _piecewise("mailbox", archive=False),
    "msg": _whole("outlook"),
    "tnef": _whole("tnef"),
    "gzip": _piecewise("tar", archive=True),
    "bzip2": _piecewise("tar", archive=True),
    "xz": _piecewise("tar", archive=True),
    "zstd": _piecewise("tar", archive=True),
    "tar": _piecewise("tar", archive=True),
    "zip": _piecewise("zip", archive=True),
    "7z": _piecewise("seven_zip", archive=True),
}
"""By the name of the format."""
