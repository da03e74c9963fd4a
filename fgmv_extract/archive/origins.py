"""The documents of an archive: what stands in its files, containers opened, each with the place it has."""

import hashlib
import os
import stat
import sys
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import partial
from typing import final

from attrs import evolve, field, frozen

from fgmv_extract.archive import handing, paths, remote, tasks
from fgmv_extract.archive.choice import Choice
from fgmv_extract.archive.outcomes import Failure, Member, Origin, Outcome, storable
from fgmv_extract.archive.tasks import Answer, Handed, Lost
from fgmv_extract.archive.unpacking import Open, Opened
from fgmv_extract.containers import INSIDE
from fgmv_extract.errors import EmptyDocumentError, ExtractError
from fgmv_extract.extraction import is_container
from fgmv_extract.options import Limits
from fgmv_extract.sources import Content, content_of


@final
@frozen
class Item:
    """A document that is to be read: where it stands, and its bytes; ``answer`` tells what is known of it already.

    A container that ended the process that opened it is such a document. ``data`` is None when the document is known to be
    read as it is: nobody has fetched its bytes.
    """

    origin: Origin
    data: bytes | None = field(repr=False)
    answer: Answer | None = None


Contents = Iterable[Member]
"""The documents in a container, in order."""


@final
@frozen(kw_only=True)
class Before:
    """What runs before have left: ``passed`` tells whether a document is read as it is, and needs no second look.

    ``contents`` tells which documents stand in a file, None when that is not known.
    """

    passed: Callable[[Origin], bool] = lambda _: False
    contents: Callable[[Origin], Contents | None] = lambda _: None


def items(
    inputs: Iterable[str],
    choice: Choice,
    limits: Limits,
    *,
    besides: Collection[str] = (),
    opened: Open | None = None,
    before: Before | None = None,
) -> Iterator[Item | Failure]:
    """Yield every document of the inputs, in order, containers opened; a failure where bytes could not be had.

    ``inputs`` and ``besides`` are as in ``paths.files``. ``opened`` opens containers, in this process when None. One of whose
    documents all that are meant were read ``before`` is not opened.
    """
    left = choice.limit
    opened = opened or partial(handing.opened, limits=limits)
    before = before or Before()
    for path in paths.files(inputs, choice, besides):
        for item in _apart(_items_at(path, choice, limits, opened, before)):
            if choice.takes(item.origin):
                yield item
                left = left - 1 if left is not None else None
                if left == 0:
                    return


def _apart(found: Iterator[Item | Failure]) -> Iterator[Item | Failure]:
    """Tell documents of one name in one container apart: the second is ``LS.docx (2)``, the third ``LS.docx (3)``."""
    times: dict[str, int] = {}
    for item in found:
        location = item.origin.location
        times[location] = nth = times.get(location, 0) + 1
        yield evolve(item, origin=evolve(item.origin, location=f"{location} ({nth})")) if nth > 1 else item


def _items_at(
    path: str | ExtractError, choice: Choice, limits: Limits, opened: Open, before: Before
) -> Iterator[Item | Failure]:
    if isinstance(path, ExtractError):
        yield _failed(path.file, path)
        return
    if _is_large(path, limits):
        name = storable(os.path.basename(path))  # noqa: PTH119  paths are kept as they were given
        whole = Origin(location=storable(path.replace(os.sep, "/")), name=name)
        container = tasks.Container(name=name, location=whole.location, path=os.path.abspath(path))  # noqa: PTH100  as above
        yield from _inside(whole, opened(container))
        return
    try:
        content = _content(path, limits.input_bytes)
    except ExtractError as error:
        yield _failed(path, error)
        return
    location = content.name if path == paths.STANDARD_INPUT else path.replace(os.sep, "/")
    whole = Origin(
        location=storable(location),
        name=storable(content.name),
        sha256=hashlib.sha256(content.data).hexdigest(),
        size=len(content.data),
    )
    if before.passed(whole):
        yield Item(whole, None)
    elif (known := _known_in(whole, choice, before)) is not None:
        yield from known
    elif is_container(content):
        container = tasks.Container(name=content.name, location=whole.location, data=content.data, sha256=whole.sha256)
        yield from _inside(whole, opened(container))
    else:
        yield Item(whole, content.data)


def _known_in(whole: Origin, choice: Choice, before: Before) -> list[Item] | None:
    """Return the documents of a container without opening it; None when one that is meant is to be read, or nothing is known."""
    contents = before.contents(whole)
    if contents is None:
        return None
    known = [Item(_origin(whole.location, member), None) for member in contents]
    is_read = all(before.passed(each.origin) or not choice.takes(each.origin) for each in _apart(iter(known)))
    return known if is_read else None


def _is_large(path: str, limits: Limits) -> bool:
    """Tell a file of this machine that is larger than one input may be: only what is in it may be read."""
    try:
        found = os.stat(path)  # noqa: PTH116  paths are kept as they were given
    except (OSError, ValueError):
        return False  # what is wrong with it shows when it is read
    return stat.S_ISREG(found.st_mode) and found.st_size > limits.input_bytes


def _inside(whole: Origin, found: Opened) -> Iterator[Item | Failure]:
    """Yield what is in a container; of one in which nothing is, a failure of its own."""
    is_empty = True
    for each in found:
        is_empty = False
        match each:
            case Handed():
                yield Item(_origin(whole.location, member_of(each)), each.data)
            case Lost():
                yield _lost(whole.location + each.path.removeprefix(whole.name), each)
            case _ if whole.sha256 is None:
                yield _lost(whole.location, Lost(whole.name, each.outcome, each.problem, each.remedy))
            case _:
                yield Item(whole, b"", each)
    if is_empty:
        error = EmptyDocumentError(whole.name, "holds no document", "check that it is the right file")
        yield _failed(whole.location, error)


def _content(path: str, limit: int) -> Content:
    if path == paths.STANDARD_INPUT:
        return content_of(sys.stdin.buffer, name="stdin", limit=limit)
    if remote.is_remote(path):
        return remote.content(path, limit)
    return content_of(path, limit=limit)


def member_of(handed: Handed) -> Member:
    """Say what is to be known of a document in a container; the path is that behind the name of the file."""
    path = handed.path.partition(INSIDE)[2]
    return Member(storable(path), storable(handed.name), handed.form, handed.sha256, len(handed.data))


def _origin(location: str, member: Member) -> Origin:
    """Say where a document stands: the location of the file takes the place of its name in the path through containers."""
    container = f"{location}{INSIDE}{member.path.removesuffix(member.name)}".removesuffix(INSIDE)
    return Origin(
        location=f"{location}{INSIDE}{member.path}",
        name=member.name,
        container=container,
        form=member.form,
        sha256=member.sha256,
        size=member.size,
    )


def _failed(location: str, error: ExtractError) -> Failure:
    """Tell of a place whose bytes could not be had."""
    return _lost(location, Lost(location, Outcome(error.outcome), error.problem, error.remedy))


def _lost(location: str, lost: Lost) -> Failure:
    place = storable(location.replace(os.sep, "/"))
    return Failure(
        origin=Origin(location=place, name=place.rstrip("/").rpartition("/")[2]),
        outcome=lost.outcome,
        problem=storable(lost.problem),
        remedy=storable(lost.remedy),
    )
