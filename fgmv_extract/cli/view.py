"""What standard output shows: how wide it is, whether ink is wanted, and which characters it takes."""

import os
import sys

from fgmv_extract.cli.streams import STANDARD, is_terminal, put
from fgmv_extract.outputs.display import Page

_NARROWEST = 40


def page(output: str | None = None) -> Page:
    """Return a page as wide as the terminal, or as ``COLUMNS`` says, or 80.

    There is ink only on a terminal, and not when ``NO_COLOR`` (no-color.org) is set or the terminal is dumb.
    """
    import shutil  # noqa: PLC0415  brings all the compression modules

    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    width = shutil.get_terminal_size(fallback=(80, 24)).columns
    return Page(max(_NARROWEST, width), colour=_is_terminal(output) and not plain)


def encoding(output: str | None = None) -> str:
    """Return the encoding of the terminal, UTF-8 for everything else."""
    return sys.stdout.encoding if _is_terminal(output) else "utf-8"


def show(lines: list[str]) -> None:
    """Write lines for eyes to standard output; what its encoding lacks becomes a question mark."""
    put("".join(f"{line}\n" for line in lines).encode(encoding(), "replace"))


def _is_terminal(output: str | None) -> bool:
    return output in {None, STANDARD} and is_terminal(sys.stdout)
