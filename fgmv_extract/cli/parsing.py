"""The command line as argparse sees it: errors in one line, and an example under every help."""

import argparse
from collections.abc import Callable
from typing import Never

from fgmv_extract.cli.exits import REFUSED
from fgmv_extract.options import Revisions
from fgmv_extract.outputs.display import one_line

Run = Callable[[argparse.Namespace], int]
"""A command: parsed arguments to exit status."""


class Parser(argparse.ArgumentParser):
    """An ``ArgumentParser`` whose errors are one line, without the usage before it."""

    def error(self, message: str) -> Never:
        """Leave with the message and where to read more."""
        self.exit(REFUSED, f"{self.prog}: {one_line(message)}; see {self.prog} --help\n")


# argparse has no public name for what ``add_subparsers`` returns.
Subparsers = argparse._SubParsersAction  # noqa: SLF001  as above


def add_command(subparsers: "Subparsers[Parser]", name: str, purpose: str, run: Run, examples: str) -> Parser:
    """Add a command: its name, what it does in a few words, the function that does it, and examples for its help."""
    parser = subparsers.add_parser(
        name,
        help=purpose,
        description=f"{purpose[0].upper()}{purpose[1:]}.",
        epilog=examples,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.set_defaults(run=run)
    return parser


def add_vocabulary(parser: argparse.ArgumentParser) -> None:
    """Let the user add to what is known of the ITU."""
    parser.add_argument(
        "--vocabulary",
        metavar="FILE",
        action="append",
        default=[],
        help="add a TOML file to what is known of the ITU; may be repeated",
    )


def add_revisions(parser: argparse.ArgumentParser) -> None:
    """Let the user choose a view of tracked changes."""
    parser.add_argument(
        "--revisions",
        choices=[view.value for view in Revisions],
        default=Revisions.ACCEPTED.value,
        help="read tracked changes as accepted (default), or the text before them",
    )
