"""The command line as argparse sees it: errors in one line, and an example under every help."""

import argparse
from collections.abc import Callable
from textwrap import fill
from typing import Never

from fgmv_extract.cli.exits import REFUSED
from fgmv_extract.outputs.printing import one_line

Run = Callable[[argparse.Namespace], int]
"""A command: parsed arguments to exit status."""


class Layout(argparse.RawDescriptionHelpFormatter):
    """A help whose sentences are wrapped like the rest of it; lines that begin with a blank (examples) stay as they are."""

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        lines = (
            line if line[:1].isspace() else fill(line, width, initial_indent=indent, subsequent_indent=indent)
            for line in text.splitlines()
        )
        return "\n".join(lines)


class Parser(argparse.ArgumentParser):
    """An ``ArgumentParser`` whose errors are one line, without the usage before it.

    One that is ``intermixed`` takes what a command reads before, between and behind its options.
    """

    intermixed = False

    def parse_known_args(self, args=None, namespace=None):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN201, D102  overloaded in many ways
        if not self.intermixed:
            return super().parse_known_args(args, namespace)
        self.intermixed = False  # it calls this function itself
        try:
            return self.parse_known_intermixed_args(args, namespace)
        finally:
            self.intermixed = True

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
        formatter_class=Layout,
        allow_abbrev=False,
    )
    parser.intermixed = True
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
    from fgmv_extract.options import Revisions  # noqa: PLC0415  --help and --version need none of it

    parser.add_argument(
        "--revisions",
        choices=[view.value for view in Revisions],
        default=Revisions.ACCEPTED.value,
        help="read tracked changes as accepted (default), or the text before them",
    )
