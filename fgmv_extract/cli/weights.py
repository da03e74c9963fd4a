"""The file in which a user says what changes matter to them: ``kind = "significance"``, one a line, in TOML."""

from collections.abc import Mapping

from fgmv_extract.changes import Kind, Significance
from fgmv_extract.cli.exits import RefusedError
from fgmv_extract.errors import UnreadableFileError


def read_weights(path: str | None) -> Mapping[Kind, Significance]:
    """Return the significances a file gives to kinds of changes; none without a file.

    Raises ``UnreadableFileError`` when it cannot be read, ``RefusedError`` when it says something else.
    """
    if path is None:
        return {}
    import tomllib  # noqa: PLC0415  needed only here
    from pathlib import Path  # noqa: PLC0415  costs more than all the rest of a short command

    try:
        told = tomllib.loads(Path(path).read_text("utf-8"))
    except OSError as error:
        raise UnreadableFileError(path, f"cannot be read: {(error.strerror or str(error)).lower()}") from error
    except ValueError as error:
        raise RefusedError(f"{path}: is not TOML: {error}") from error
    return dict(_weight(path, name, level) for name, level in told.items())


def _weight(path: str, name: str, level: object) -> tuple[Kind, Significance]:
    if name not in set(Kind):
        raise RefusedError(f"{path}: no change is called {name!r}; fgmv-extract diff --help lists them")
    if level not in set(Significance):
        levels = ", ".join(repr(each.value) for each in reversed(Significance))
        raise RefusedError(f"{path}: {name} is one of {levels}, not {level!r}")
    return Kind(name), Significance(str(level))
