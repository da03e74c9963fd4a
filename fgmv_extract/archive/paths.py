"""Which files an archive is made of: those in folders, of patterns and lists, and the addresses of others.

The order is that of the names, so that every run over an archive meets its documents in the same order.
"""

import glob
import os
import stat
import sys
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path

from fgmv_extract.archive import remote
from fgmv_extract.archive.choice import Choice
from fgmv_extract.archive.outcomes import storable
from fgmv_extract.containers import INSIDE
from fgmv_extract.errors import ExtractError, UnreadableFileError

STANDARD_INPUT = "-"
_LEFT_OVER = frozenset({".ds_store", "thumbs.db", "desktop.ini"})
_PATTERN = frozenset("*?[")


def files(inputs: Iterable[str], choice: Choice, besides: Collection[str] = ()) -> Iterator[str | ExtractError]:
    """Yield every file of the inputs, once; an error for what cannot be looked into.

    An input is a file, a folder (all files below it), a pattern, a URL, or ``-`` for standard input. ``besides`` holds the
    real paths of files that are left out, as the output of the run is, wherever they stand.
    """
    given, is_beside = tuple(inputs), _told_by(besides)
    if len(given) == 1 and _PATTERN.isdisjoint(
        given[0]
    ):  # then nothing comes twice, and no list of all files is needed
        yield from _found(given[0], choice, is_beside)
        return
    seen: set[str] = set()
    for each in given:
        for path in _found(each, choice, is_beside):
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


def within(inputs: Iterable[str]) -> Callable[[str], bool]:
    """Return what tells the locations that a run over these inputs meets: the inputs, and what is in their folders and containers."""
    places = tuple(storable(each.replace(os.sep, "/")) for each in inputs)
    below = tuple(begin for each in places for begin in (f"{each.rstrip('/')}/", f"{each}{INSIDE}"))
    return lambda location: location in places or location.startswith(below)


IsBeside = Callable[[str], bool]


def _told_by(besides: Collection[str]) -> IsBeside:
    """Return what tells files by their real paths; only one that goes by the same name, or is a link, is looked up."""
    names = {os.path.basename(each) for each in besides}  # noqa: PTH119  paths are kept as they were given

    def is_beside(path: str) -> bool:
        may_be = os.path.basename(path) in names or os.path.islink(path)  # noqa: PTH119, PTH114  as above
        return may_be and os.path.realpath(path) in besides

    return is_beside


def _found(given: str, choice: Choice, is_beside: IsBeside) -> Iterator[str | ExtractError]:
    if given == STANDARD_INPUT:
        yield given
    elif remote.is_remote(given):
        yield from remote.files(given)
    elif "://" in given:
        yield given
    elif os.path.isdir(given):  # noqa: PTH112  paths are kept as they were given
        yield from _below(given, choice, is_beside)
    elif not os.path.lexists(given) and not _PATTERN.isdisjoint(given):
        matches = sorted(glob.glob(given, recursive=True, include_hidden=False))  # noqa: PTH207  as above
        if not matches:
            yield given  # which tells that it is not there
        for each in matches:
            if os.path.isdir(each) or not is_beside(each):  # noqa: PTH112  as above
                yield from _found(each, choice, is_beside)
    elif choice.takes_file(given):
        yield given


def _below(folder: str, choice: Choice, is_beside: IsBeside) -> Iterator[str | ExtractError]:
    """Yield the files below a folder by name; links to folders are not followed, they may lead in circles."""
    due = [folder]
    while due:
        path = due.pop()
        if path.endswith(os.sep) or path == folder:
            try:
                due.extend(reversed(list(_in(path))))
            except OSError as error:
                yield UnreadableFileError(path, f"cannot be looked into: {(error.strerror or str(error)).lower()}")
        elif choice.takes_file(path) and not is_beside(path):
            yield UnreadableFileError(path, "is no file any more") if _is_special(path) else path


def _is_special(path: str) -> bool:
    """Tell what became a pipe or the like since its folder was listed: to open it could mean to wait for ever."""
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116  paths are kept as they were given
    except OSError:
        return False  # what is wrong with it shows when it is read
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def _in(folder: str) -> Iterator[str]:
    """Yield what is in a folder by name, folders with a separator at the end; neither pipes and devices nor what programs leave."""
    with os.scandir(folder) as entries:
        ordered = sorted(entries, key=lambda entry: entry.name)
    for entry in ordered:
        if entry.is_dir(follow_symlinks=False):
            yield entry.path + os.sep
        elif entry.name.lower() in _LEFT_OVER or entry.name.startswith("~$"):
            continue
        elif _may_be_file(entry):
            yield entry.path


def _may_be_file(entry: "os.DirEntry[str]") -> bool:
    """Tell a file, or a link to one; a link that leads nowhere, or in a circle, is told of when it is read."""
    try:
        return entry.is_file() or (entry.is_symlink() and not os.path.exists(entry.path))  # noqa: PTH110  paths are kept as they were given
    except OSError:
        return True
