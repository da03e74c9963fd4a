"""The commands of ``fgmv-extract``, one module each; what they import they import when they run."""

import argparse
import os
import sys
from collections.abc import Sequence

from fgmv_extract import __version__
from fgmv_extract.cli import batch, diff, explain, extract, formats, history, plot, report, review, schema
from fgmv_extract.cli.exits import BUG, DONE, INTERRUPTED, REFUSED, UNREAD, RefusedError
from fgmv_extract.cli.parsing import Parser
from fgmv_extract.cli.streams import PROGRAM, put, tell
from fgmv_extract.errors import ExtractError, MissingExtraError

__all__ = ["main"]

_COMMANDS = (
    extract.add,
    batch.add,
    diff.add,
    history.add,
    review.add,
    report.add,
    plot.add,
    formats.add,
    schema.add,
    explain.add,
)
"""In the order of the help."""

_DEBUG = "FGMV_EXTRACT_DEBUG"
_CLOSING = """\
example:
  fgmv-extract extract sg20-reply.docx --format table

exit status:
  0  done
  1  findings at or above --fail-on
  2  wrong usage, or an output that cannot be written
  3  an input could not be read
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status; ``argv`` is without the program's name, ``sys.argv`` when None."""
    try:
        return _run(argv)
    except (RefusedError, MissingExtraError) as error:
        tell(f"{PROGRAM}: {error}")
        return REFUSED
    except ExtractError as error:
        tell(f"{PROGRAM}: {error}")
        return UNREAD
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001  the last place where a bug can still be told as one
        return _own_up(error)


def _run(argv: Sequence[str] | None) -> int:
    parser = _parser()
    try:
        arguments = parser.parse_args(argv)
    except SystemExit as leaving:  # after --help, --version or wrong usage
        put(b"")  # flushes what argparse wrote, while there is still somebody to tell that it cannot be written
        return int(leaving.code or DONE)
    if "run" not in arguments:
        parser.print_help(sys.stderr)
        return REFUSED
    status: int = arguments.run(arguments)
    return status


def _parser() -> Parser:
    parser = Parser(
        prog=PROGRAM,
        description="Reads ITU-T liaison statements: deliverable tables, allocations, positions, work items.",
        epilog=_CLOSING,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}")
    subparsers = parser.add_subparsers(metavar="COMMAND", title="commands")
    for add in _COMMANDS:
        add(subparsers)
    return parser


def _own_up(error: Exception) -> int:
    if os.environ.get(_DEBUG):
        import traceback  # noqa: PLC0415  needed only here

        traceback.print_exception(error)
    tell(f"{PROGRAM}: internal error: {type(error).__name__}: {error}")
    tell(f"This is a bug in {PROGRAM}, please report it; {_DEBUG}=1 shows where it is.")
    return BUG
