"""What is made of a store: files by their endings, each whole or not at all, in the order of the store."""

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from fgmv_extract.archive.store.journal import Store
from fgmv_extract.errors import UnreadableFileError, UnsupportedFormatError

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

_STORES = frozenset({"sqlite", "sqlite3", "db"})


def of_ending(output: str) -> Callable[[Store, str], None] | None:
    """Return what writes an output of this name, or None when the output is the store itself.

    Raises ``UnsupportedFormatError`` for an ending that is none of them.
    """
    ending = Path(output.rstrip("/")).suffix.removeprefix(".").lower()
    if ending in _STORES:
        return None
    if ending not in EXPORTS:
        known = ", ".join(f".{each}" for each in ("sqlite", *EXPORTS))
        raise UnsupportedFormatError(output, "has no ending that tells what to write", f"name one of {known}")
    export = EXPORTS[ending]

    def whole(store: Store, output: str) -> None:
        with _draft_of(Path(output.rstrip("/"))) as draft:
            export(store, draft)

    return whole


@contextmanager
def _draft_of(target: Path) -> Iterator[Path]:
    """Give a path beside the target that takes its place when all went well, and is gone when it did not."""
    draft = target.with_name(f".{target.name}-{os.urandom(4).hex()}")
    try:
        yield draft
        if target.is_dir() and draft.is_dir():
            shutil.rmtree(target)
        draft.replace(target)
    except OSError as error:
        raise UnreadableFileError(
            str(target), f"cannot be written: {(error.strerror or str(error)).lower()}"
        ) from error
    finally:
        if draft.is_dir():
            shutil.rmtree(draft, ignore_errors=True)
        else:
            draft.unlink(missing_ok=True)
