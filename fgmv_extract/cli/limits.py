"""``--allow NAME=VALUE``: the limits of the readers, each by its name, refused with a word on what is wanted."""

import argparse
from collections.abc import Iterable

import attrs

from fgmv_extract.cli.amounts import whole
from fgmv_extract.options import Limits

_NAMES = tuple(field.name for field in attrs.fields(Limits))
_MOST = 1 << 40
"""No limit is higher: every size below it can be counted, asked for and added to everywhere."""


def add_limits(parser: argparse.ArgumentParser) -> None:
    """Let the user raise or lower the limits that readers keep."""
    parser.add_argument(
        "--allow",
        metavar="NAME=VALUE",
        type=allowed,
        action="append",
        default=[],
        help=f"raise or lower a limit of reading: {', '.join(_NAMES)}; bytes as 512M, 1G; may be repeated",
    )


def allowed(text: str) -> tuple[str, int]:
    """Read one limit; ``argparse.ArgumentTypeError`` says what is wrong with it, and which one is near."""
    name, sign, value = text.partition("=")
    if name not in _NAMES:
        raise argparse.ArgumentTypeError(f"no limit is called {name!r}; {_near(name)}")
    if not sign:
        raise argparse.ArgumentTypeError(f"a limit needs its value: {name}={attrs.fields_dict(Limits)[name].default}")
    found = whole(value, units=name.endswith("_bytes"))
    if found is None or found > _MOST:
        wanted = "a size such as 512M or 1G" if name.endswith("_bytes") else "a whole number"
        raise argparse.ArgumentTypeError(f"{name} needs {wanted}, at most {_MOST:,}, not {value!r}")
    return name, found


def _near(name: str) -> str:
    from difflib import get_close_matches  # noqa: PLC0415  needed only after a slip

    near = get_close_matches(name.lower().replace("-", "_"), _NAMES, n=1)
    return f"did you mean {near[0]}?" if near else f"there are {', '.join(_NAMES)}"


def limits_of(allowed: Iterable[tuple[str, int]]) -> Limits | None:
    """Return the limits a user asked for, the last of a name where there are several; None, which stands for the defaults, without any."""
    asked = dict(allowed)
    return Limits(**asked) if asked else None
