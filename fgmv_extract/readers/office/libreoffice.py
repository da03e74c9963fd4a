"""Where LibreOffice is on this machine, if it is."""

import os
import shutil
from functools import cache
from pathlib import Path

VARIABLE = "FGMV_EXTRACT_SOFFICE"
"""The environment variable that names the program; an empty one says that there is none."""

_NAMES = ("soffice", "libreoffice", "soffice.com")
_PLACES = (
    "/usr/lib/libreoffice/program/soffice",
    "/usr/lib64/libreoffice/program/soffice",
    "/opt/libreoffice*/program/soffice",
    "/snap/bin/libreoffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.com",
    "C:/Program Files (x86)/LibreOffice/program/soffice.com",
)
READS = "Word 6 and 95 documents, older ones, and Word 2003 XML"
"""What is read with it."""


def libreoffice() -> Path | None:
    """Return the program, None when there is none: the variable decides, then the search path, then the usual places."""
    return _found(os.environ.get(VARIABLE), os.environ.get("PATH"))


@cache
def _found(named: str | None, path: str | None) -> Path | None:
    if named is not None:
        return _program(named, path)
    on_path = (program for name in _NAMES if (program := _program(name, path)))
    return next(on_path, None) or next(_in_usual_places(), None)


def _program(name: str, path: str | None) -> Path | None:
    found = shutil.which(name, path=path) if name else None
    return Path(found) if found else None


def _in_usual_places() -> "filter[Path]":
    places = (found for place in _PLACES for found in sorted(_matches(Path(place)), reverse=True))
    return filter(lambda place: os.access(place, os.X_OK), places)


def _matches(place: Path) -> list[Path]:
    """Return the files that a place with an asterisk stands for."""
    root = Path(place.anchor)
    return list(root.glob(str(place.relative_to(root)))) if place.anchor else []
