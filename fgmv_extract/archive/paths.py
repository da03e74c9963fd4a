"""Which files an archive is made of: those in folders, of patterns and lists, and the addresses of others.

The order is that of the names, so that every run over an archive meets its documents in the same order.
"""

import glob
import os
import sys
from collections.abc import Container, Iterable, Iterator
from pathlib import Path

from fgmv_extract.archive import remote
from fgmv_extract.archive.choice import Choice
from fgmv_extract.errors import ExtractError, UnreadableFileError

STANDARD_INPUT = "-"
_LEFT_OVER = frozenset({".ds_store", "thumbs.db", "desktop.ini"})
_PATTERN = frozenset("*?[")


def files(inputs: Iterable[str], choice: Choice, besides: Container[str] = ()) -> Iterator[str | ExtractError]:
    """Yield every file of the inputs, once; an error for what cannot be looked into.

    An input is a file, a folder (all files below it), a pattern, a URL, or ``-`` for standard input. ``besides`` holds the
    real paths of files that are left out, as the output of the run is, wherever they stand.
    """
    given = tuple(inputs)
    if len(given) == 1 and _PATTERN.isdisjoint(
        given[0]
    ):  # then nothing comes twice, and no list of all files is needed
        yield from _found(given[0], choice, besides)
        return
    seen: set[str] = set()
    for each in given:
        for path in _found(each, choice, besides):
            if isinstance(path, ExtractError):
                yield path
            elif path not in seen:
                seen.add(path)
                yield path


def listed(file: str | os.PathLike[str]) -> tuple[str, ...]:
    """Read inputs from a list, one a line, ``-`` for standard input; raises ``UnreadableFileError``."""
    try:
        text = sys.stdin.read() if os.fspath(file) == STANDARD_INPUT else Path(file).read_text("utf-8-sig")
    except (OSError, ValueError) as error:
        remedy = "one path a line, in UTF-8"
        raise UnreadableFileError(os.fspath(file), "cannot be read as a list of files", remedy) from error
    return tuple(line.strip() for line in text.split("\n") if line.strip())


def _found(given: str, choice: Choice, besides: Container[str]) -> Iterator[str | ExtractError]:
    if given == STANDARD_INPUT:
        yield given
    elif remote.is_remote(given):
        yield from remote.files(given)
    elif "://" in given:
        yield given
    elif os.path.isdir(given):  # noqa: PTH112  paths are kept as they were given
        yield from _below(given, choice, besides)
    elif not os.path.lexists(given) and not _PATTERN.isdisjoint(given):
        matches = sorted(glob.glob(given, recursive=True, include_hidden=False))  # noqa: PTH207  as above
        if not matches:
            yield given  # which tells that it is not there
        for each in matches:
            if os.path.isdir(each) or _real(each) not in besides:  # noqa: PTH112  as above
                yield from _found(each, choice, besides)
    elif choice.takes_file(Path(given)):
        yield given


def _below(folder: str, choice: Choice, besides: Container[str]) -> Iterator[str | ExtractError]:
    """Yield the files below a folder by name; links to folders are not followed, they may lead in circles."""
    due = [folder]
    while due:
        path = due.pop()
        if path.endswith(os.sep) or path == folder:
            try:
                due.extend(reversed(list(_in(path))))
            except OSError as error:
                yield UnreadableFileError(path, f"cannot be looked into: {(error.strerror or str(error)).lower()}")
        elif choice.takes_file(Path(path)) and _real(path) not in besides:
            yield path


def _in(folder: str) -> Iterator[str]:
    """Yield what is in a folder by name, folders with a separator at the end; neither pipes and devices nor what programs leave."""
    with os.scandir(folder) as entries:
        ordered = sorted(entries, key=lambda entry: entry.name)
    for entry in ordered:
        if entry.is_dir(follow_symlinks=False):
            yield entry.path + os.sep
        elif entry.name.lower() in _LEFT_OVER or entry.name.startswith("~$"):
            continue
        elif entry.is_file() or (
            entry.is_symlink() and not entry.is_dir()
        ):  # a link that leads nowhere is told of later
            yield entry.path


def _real(path: str) -> str:
    return os.path.realpath(path)
