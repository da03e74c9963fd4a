"""The command line as argparse sees it: errors in one line, and an example under every help."""

import argparse
from collections.abc import Callable
from typing import Never

from fgmv_extract.cli.exits import REFUSED
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
