"""``fgmv-extract explain``: what a finding means."""

import argparse

from fgmv_extract.cli.codes import code
from fgmv_extract.cli.exits import DONE
from fgmv_extract.cli.parsing import Parser, Subparsers, add_command
from fgmv_extract.cli.view import page, show
from fgmv_extract.findings import Code
from fgmv_extract.outputs.display import BOLD, Cell, Column, Page

_EXAMPLES = """\
examples:
  fgmv-extract explain truncated-row
  fgmv-extract explain                    # all of them
"""


def add(subparsers: "Subparsers[Parser]", purpose: str) -> None:
    """Add the command; ``purpose`` is what it does in a few words."""
    parser = add_command(subparsers, "explain", purpose, run, _EXAMPLES)
    parser.add_argument(
        "code", metavar="CODE", nargs="?", type=code, help="name of a finding; without it, all are listed"
    )


def run(arguments: argparse.Namespace) -> int:
    """Print what one kind of finding means, or list all kinds."""
    show(_all(page()) if arguments.code is None else _one(arguments.code, page()))
    return DONE


def _one(kind: Code, on: Page) -> list[str]:
    loss = "Something that may stand in the original could not be read."
    return [
        *on.paragraph(f"{kind.label} ({kind.severity})", BOLD),
        "",
        *on.paragraph(kind.sentence),
        *(on.paragraph(loss) if kind.loses else ()),
        "",
        *on.listing([("Example", [kind.example])]),
    ]


def _all(on: Page) -> list[str]:
    columns = (Column("Finding"), Column("Severity"), Column("Meaning", 1))
    rows = [(Cell((kind.label,), BOLD), Cell((kind.severity,)), Cell((kind.sentence,))) for kind in Code]
    return on.table(columns, rows)
