"""Where the documents of an archive stand: files, folders, patterns, lists, URLs, and the containers among them.

The order is that of the names, so that every run over an archive meets its documents in the same order.
"""

import glob
import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import final

from attrs import field, frozen

from fgmv_extract.archive.choice import Choice
from fgmv_extract.archive.outcomes import Failure, Origin, Outcome
from fgmv_extract.containers import INSIDE
from fgmv_extract.errors import ExtractError, UnreadableFileError
from fgmv_extract.extraction import Leaf, members_of
from fgmv_extract.options import Limits
from fgmv_extract.sources import content_of

_LEFT_OVER = frozenset({".ds_store", "thumbs.db", "desktop.ini"})
_PATTERN = frozenset("*?[")
_STANDARD_INPUT = "-"


@final
@frozen
class Item:
    """A document that is to be read: where it stands, and its bytes."""

    origin: Origin
    data: bytes = field(repr=False)


def items(inputs: Iterable[str], choice: Choice, limits: Limits) -> Iterator[Item | Failure]:
    """Yield every document of the inputs, in order, containers opened; a failure where bytes could not be had.

    An input is a file, a folder (all files below it), a pattern, a URL, or ``-`` for standard input.
    """
    left = choice.limit
    for path in _paths(inputs, choice):
        for item in _items_at(path, choice, limits):
            if left == 0:
                return
            left = left - 1 if left is not None else None
            yield item


def listed(file: str | os.PathLike[str]) -> tuple[str, ...]:
    """Read inputs from a list, one a line, ``-`` for standard input; raises ``UnreadableFileError``."""
    try:
        text = sys.stdin.read() if os.fspath(file) == _STANDARD_INPUT else Path(file).read_text("utf-8")
    except (OSError, UnicodeError) as error:
        raise UnreadableFileError(
            os.fspath(file), "cannot be read as a list of files", "one path a line, in UTF-8"
        ) from error
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _paths(inputs: Iterable[str], choice: Choice) -> Iterator[str]:
    for given in inputs:
        if given == _STANDARD_INPUT or "://" in given:
            yield given
        elif os.path.isdir(given):  # noqa: PTH112  paths are kept as they were given
            yield from _below(given, choice)
        elif not os.path.lexists(given) and not _PATTERN.isdisjoint(given):
            found = sorted(glob.glob(given, recursive=True, include_hidden=False))  # noqa: PTH207  as above
            yield from _paths(found, choice) if found else (given,)
        else:
            yield given


def _below(folder: str, choice: Choice) -> Iterator[str]:
    """Yield the files below a folder by name; links to folders are not followed, they may lead in circles."""
    with os.scandir(folder) as entries:
        ordered = sorted(entries, key=lambda entry: entry.name)
    for entry in ordered:
        if entry.is_dir(follow_symlinks=False):
            yield from _below(entry.path, choice)
        elif (
            entry.name.lower() not in _LEFT_OVER
            and not entry.name.startswith("~$")
            and choice.takes_file(Path(entry.path))
        ):
            yield entry.path


def _items_at(path: str, choice: Choice, limits: Limits) -> Iterator[Item | Failure]:
    source = sys.stdin.buffer if path == _STANDARD_INPUT else path
    name = "stdin" if path == _STANDARD_INPUT else None
    try:
        content = content_of(source, name=name, limit=limits.input_bytes)
    except ExtractError as error:
        origin = Origin(location=path, name=os.path.basename(path))  # noqa: PTH119  a URL too
        if choice.takes(origin):
            yield _failed(origin, error)
        return
    location = content.name if path == _STANDARD_INPUT else path.replace(os.sep, "/")
    for member in members_of(content, limits):
        if isinstance(member, ExtractError):
            inner = member.file.removeprefix(content.name)
            origin = Origin(location=location + inner, name=member.file.rpartition("/")[2])
            if choice.takes(origin):
                yield _failed(origin, member)
            continue
        origin = _origin(location, member)
        if choice.takes(origin):
            yield Item(origin, member.content.data)


def _origin(location: str, leaf: Leaf) -> Origin:
    """Say where a document stands: the location of the file takes the place of its name in the path through containers."""
    content = leaf.content
    head, inside, rest = leaf.path.partition(INSIDE)
    container = None
    if inside:
        within = rest.removesuffix(content.name)
        container = f"{location}{INSIDE}{within}".removesuffix(INSIDE).removesuffix("/")
    return Origin(
        location=f"{location}{inside}{rest}" if inside else location,
        name=content.name if inside else head,
        container=container,
        form=leaf.form.name if leaf.form and leaf.body else None,
        sha256=hashlib.sha256(content.data).hexdigest(),
        size=len(content.data),
    )


def _failed(origin: Origin, error: ExtractError) -> Failure:
    return Failure(origin=origin, outcome=Outcome(error.outcome), problem=error.problem, remedy=error.remedy)
