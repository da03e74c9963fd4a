"""The documents of an archive: what stands in its files, containers opened, each with the place it has."""

import hashlib
import os
import sys
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator
from typing import final

from attrs import evolve, field, frozen

from fgmv_extract.archive import paths, remote
from fgmv_extract.archive.choice import Choice
from fgmv_extract.archive.outcomes import Failure, Origin, Outcome, storable
from fgmv_extract.containers import INSIDE
from fgmv_extract.errors import EmptyDocumentError, ExtractError
from fgmv_extract.extraction import Leaf, members_of
from fgmv_extract.options import Limits
from fgmv_extract.sources import Content, content_of


@final
@frozen
class Item:
    """A document that is to be read: where it stands, and its bytes."""

    origin: Origin
    data: bytes = field(repr=False)


Open = Callable[[Content, Limits], Iterator[Leaf | ExtractError]]
"""Gives the documents in a file, and of one that is no container itself."""


def items(
    inputs: Iterable[str],
    choice: Choice,
    limits: Limits,
    *,
    besides: Container[str] = (),
    members: Open = members_of,
) -> Iterator[Item | Failure]:
    """Yield every document of the inputs, in order, containers opened; a failure where bytes could not be had.

    ``inputs`` and ``besides`` are as in ``paths.files``.
    """
    left = choice.limit
    for path in paths.files(inputs, choice, besides):
        for item in _apart(_items_at(path, limits, members)):
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


def _items_at(path: str | ExtractError, limits: Limits, members: Open) -> Iterator[Item | Failure]:
    if isinstance(path, ExtractError):
        yield _failed(path.file, path)
        return
    try:
        content = _content(path, limits.input_bytes)
    except ExtractError as error:
        yield _failed(path, error)
        return
    location = content.name if path == paths.STANDARD_INPUT else path.replace(os.sep, "/")
    is_empty = True
    for member in members(content, limits):
        is_empty = False
        if isinstance(member, ExtractError):
            yield _failed(location + member.file.removeprefix(content.name), member)
        else:
            yield Item(_origin(location, member), member.content.data)
    if is_empty:
        yield _failed(
            location, EmptyDocumentError(content.name, "holds no document", "check that it is the right file")
        )


def _content(path: str, limit: int) -> Content:
    if path == paths.STANDARD_INPUT:
        return content_of(sys.stdin.buffer, name="stdin", limit=limit)
    if remote.is_remote(path):
        return remote.content(path, limit)
    return content_of(path, limit=limit)


def _origin(location: str, leaf: Leaf) -> Origin:
    """Say where a document stands: the location of the file takes the place of its name in the path through containers."""
    content = leaf.content
    head, inside, rest = leaf.path.partition(INSIDE)
    container = None
    if inside:
        within = rest.removesuffix(content.name)
        container = f"{location}{INSIDE}{within}".removesuffix(INSIDE).removesuffix("/")
    return Origin(
        location=storable(f"{location}{inside}{rest}" if inside else location),
        name=storable(content.name if inside else head),
        container=storable(container) if container else None,
        form=leaf.form.name if leaf.form and leaf.body else None,
        sha256=hashlib.sha256(content.data).hexdigest(),
        size=len(content.data),
    )


def _failed(location: str, error: ExtractError) -> Failure:
    """Tell of a place whose bytes could not be had."""
    place = storable(location.replace(os.sep, "/"))
    return Failure(
        origin=Origin(location=place, name=place.rstrip("/").rpartition("/")[2]),
        outcome=Outcome(error.outcome),
        problem=storable(error.problem),
        remedy=storable(error.remedy),
    )
