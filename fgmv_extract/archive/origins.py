"""The documents of an archive: what stands in its files, containers opened, each with the place it has."""

import hashlib
import os
import stat
import sys
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator
from functools import partial
from typing import final

from attrs import evolve, field, frozen

from fgmv_extract.archive import handing, paths, remote, tasks
from fgmv_extract.archive.choice import Choice
from fgmv_extract.archive.outcomes import Failure, Origin, Outcome, storable
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

    A container that ended the process that opened it is such a document.
    """

    origin: Origin
    data: bytes = field(repr=False)
    answer: Answer | None = None


Passed = Callable[[Origin], bool]
"""Tells whether a file is known to be read as it is, and needs no second look at what is in it."""


def _never(_: Origin) -> bool:
    return False


def items(
    inputs: Iterable[str],
    choice: Choice,
    limits: Limits,
    *,
    besides: Container[str] = (),
    opened: Open | None = None,
    passed: Passed = _never,
) -> Iterator[Item | Failure]:
    """Yield every document of the inputs, in order, containers opened; a failure where bytes could not be had.

    ``inputs`` and ``besides`` are as in ``paths.files``. ``opened`` opens containers, in this process when None.
    """
    left = choice.limit
    opened = opened or partial(handing.opened, limits=limits)
    for path in paths.files(inputs, choice, besides):
        for item in _apart(_items_at(path, limits, opened, passed)):
            if choice.takes(item.origin):
                yield item
                left = left - 1 if left is not None else None
                if left == 0:
                    return


def _apart(found: Iterator[Item | Failure]) -> Iterator[Item | Failure]:
    """Tell documents of one name in one container apart: the second is ``LS.docx (2)``, the third ``LS.docx (3)``."""
    times: Counter[str] = Counter()
    for item in found:
        location = item.origin.location
        times[location] += 1
        again = times[location] > 1
        yield evolve(item, origin=evolve(item.origin, location=f"{location} ({times[location]})")) if again else item


def _items_at(path: str | ExtractError, limits: Limits, opened: Open, passed: Passed) -> Iterator[Item | Failure]:
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
    if passed(whole) or not is_container(content):
        yield Item(whole, content.data)
    else:
        container = tasks.Container(name=content.name, location=whole.location, data=content.data)
        yield from _inside(whole, opened(container))


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
                yield Item(_origin(whole.location, each), each.data)
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


def _origin(location: str, handed: Handed) -> Origin:
    """Say where a document stands: the location of the file takes the place of its name in the path through containers."""
    rest = handed.path.partition(INSIDE)[2]
    container = f"{location}{INSIDE}{rest.removesuffix(handed.name)}".removesuffix(INSIDE)
    return Origin(
        location=storable(f"{location}{INSIDE}{rest}"),
        name=storable(handed.name),
        container=storable(container),
        form=handed.form,
        sha256=handed.sha256,
        size=len(handed.data),
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
