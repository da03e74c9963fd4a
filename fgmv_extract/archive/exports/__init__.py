"""What is made of a store: files by their endings, each whole or not at all, in the order of the store."""

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from errno import EEXIST
from importlib.util import find_spec
from pathlib import Path

from fgmv_extract.archive.store.reading import Store
from fgmv_extract.errors import MissingExtraError, UnreadableFileError, UnsupportedFormatError

Export = Callable[[Store, Path], None]
"""Writes what is in a store to a path where nothing stands yet."""


def _jsonl(store: Store, target: Path) -> None:
    from fgmv_extract.archive.exports.lines import write  # noqa: PLC0415  each format imports its own

    write(store, target)


def _csv(store: Store, target: Path) -> None:
    from fgmv_extract.archive.exports.folder import write  # noqa: PLC0415  as above

    write(store, target)


def _xlsx(store: Store, target: Path) -> None:
    from fgmv_extract.archive.exports.workbook import write  # noqa: PLC0415  as above

    write(store, target)


def _parquet(store: Store, target: Path) -> None:
    from fgmv_extract.archive.exports.columns import write_parquet  # noqa: PLC0415  as above

    write_parquet(store, target)


def _duckdb(store: Store, target: Path) -> None:
    from fgmv_extract.archive.exports.columns import write_duckdb  # noqa: PLC0415  as above

    write_duckdb(store, target)


EXPORTS: Mapping[str, Export] = {
    "jsonl": _jsonl,
    "csv": _csv,
    "xlsx": _xlsx,
    "parquet": _parquet,
    "duckdb": _duckdb,
}
"""By the ending of the output; ``sqlite`` (or ``db``) is the store itself."""

_NEEDED: Mapping[str, tuple[str, ...]] = {
    "xlsx": ("openpyxl",),
    "parquet": ("pyarrow",),
    "duckdb": ("duckdb", "pyarrow"),
}
"""The packages they need: told before hours of reading, and not behind them."""

_STORES = frozenset({"sqlite", "sqlite3", "db"})


def of_ending(output: str) -> Callable[[Store, str], None] | None:
    """Return what writes an output of this name, or None when the output is the store itself.

    Raises ``UnsupportedFormatError`` for an ending that is none of them, ``MissingExtraError`` for one whose package is missing.
    """
    ending = Path(output.rstrip("/")).suffix.removeprefix(".").lower()
    if ending in _STORES:
        return None
    if ending not in EXPORTS:
        known = ", ".join(f".{each}" for each in ("sqlite", *EXPORTS))
        raise UnsupportedFormatError(output, "has no ending that tells what to write", f"name one of {known}")
    for package in _NEEDED.get(ending, ()):
        if find_spec(package) is None:
            remedy = f"pip install 'fgmv-extract[{ending}]'"
            raise MissingExtraError(output, f"needs {package}, which is not installed", remedy)
    export = EXPORTS[ending]

    def whole(store: Store, output: str) -> None:
        with _draft_of(Path(output.rstrip("/"))) as draft:
            export(store, draft)

    return whole


@contextmanager
def _draft_of(target: Path) -> Iterator[Path]:
    """Give a path beside the target that takes its place when all went well, and is gone when it did not.

    Its name is always the same, so that a run that was killed leaves nothing that the next one does not take away; the lock
    of the store sees that there is only one.
    """
    draft = target.with_name(f".{target.name}-draft")
    try:
        _away(draft)
        yield draft
        _settle(draft)
        if target.is_dir():
            _replace_folder(draft, target)
        else:
            draft.replace(target)
    except OSError as error:
        said = (error.strerror or str(error)).lower()
        raise UnreadableFileError(str(target), f"cannot be written: {said}") from error
    finally:
        _away(draft)


def _replace_folder(draft: Path, target: Path) -> None:
    """Move a folder of ours out of the way; anything else that stands there is not ours to take away."""
    from fgmv_extract.archive.exports.folder import is_ours  # noqa: PLC0415  as above

    if not draft.is_dir() or not (is_ours(target) or not any(target.iterdir())):
        raise FileExistsError(EEXIST, "a folder of that name stands there")
    old = target.with_name(f".{target.name}-old")
    _away(old)
    target.replace(old)
    draft.replace(target)
    _away(old)


def _away(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _settle(draft: Path) -> None:
    """See that it is on the disk, so that what is whole stays whole when the machine fails."""
    for path in draft.iterdir() if draft.is_dir() else (draft,):
        with path.open("rb") as file:
            os.fsync(file.fileno())
