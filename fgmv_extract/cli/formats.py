"""``fgmv-extract formats``: what can be read here, and what would help with the rest."""

import argparse
from pathlib import Path

from fgmv_extract.cli.exits import DONE
from fgmv_extract.cli.parsing import Parser, Subparsers, add_command
from fgmv_extract.cli.view import page, show
from fgmv_extract.outputs.display import BOLD

_EXAMPLES = """\
example:
  fgmv-extract formats
"""


def add(subparsers: "Subparsers[Parser]", purpose: str) -> None:
    """Add the command; ``purpose`` is what it does in a few words."""
    add_command(subparsers, "formats", purpose, run, _EXAMPLES)


def run(_: argparse.Namespace) -> int:
    """List the formats that are read, then those that are only known, with what helps."""
    from fgmv_extract.readers.formats import available  # noqa: PLC0415  needed only here
    from fgmv_extract.readers.office.libreoffice import READS, libreoffice  # noqa: PLC0415  as above

    on, known = page(), available()
    told = [(each.name, f"{each.called} ({' '.join(f'.{ending}' for ending in each.endings)})") for each in known]
    read = [(name, [what]) for (name, what), each in zip(told, known, strict=True) if each.readable]
    rest = [
        (name, [f"{what}: {each.needs}"]) for (name, what), each in zip(told, known, strict=True) if not each.readable
    ]
    show([
        *on.paragraph("Read here", BOLD), "", *on.listing(read), "",
        *on.paragraph("Read here with LibreOffice", BOLD), "", *on.listing([(_place(libreoffice()), [READS])]), "",
        *on.paragraph("Known, and not read here: what helps", BOLD), "", *on.listing(rest),
    ])  # fmt: skip
    return DONE


def _place(program: Path | None) -> str:
    return str(program) if program else "not found; install it for"
