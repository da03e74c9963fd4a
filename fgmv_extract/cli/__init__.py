"""The commands of ``fgmv-extract``, one module each; what they import they import when they run."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module

from fgmv_extract.cli.exits import BUG, DONE, INTERRUPTED, REFUSED, UNREAD, RefusedError
from fgmv_extract.cli.parsing import Layout, Parser
from fgmv_extract.cli.streams import PROGRAM, put, tell
from fgmv_extract.version import __version__

__all__ = ["main"]

_COMMANDS = {
    "extract": "read one document and write its statement",
    "batch": "read whole archives into one store, going on where a run was stopped",
    "diff": "tell what became different between two statements, by meaning",
    "history": "tell what happened to each deliverable over successive statements",
    "review": "tell what a group should look at, and why",
    "report": "write one page: matrix, changes, timeline, review, evidence",
    "plot": "draw allocations, positions or waiting work",
    "formats": "list what can be read here, and what is missing",
    "schema": "print the schema of an output",
    "explain": "tell what a finding means",
}
"""What each does in a few words, in the order of the help; the rest stands in the module of its name."""

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
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001  the last place where a bug can still be told as one
        return _told(error)


def _run(argv: Sequence[str] | None) -> int:
    argv = sys.argv[1:] if argv is None else argv
    chosen = next((each for each in argv if not each.startswith("-")), None)
    parser = _parser(chosen, alone=chosen in _COMMANDS and argv[0] == chosen)  # no help of all commands is asked for
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


def _parser(chosen: str | None, *, alone: bool = False) -> Parser:
    """Make the parser; of all commands, the chosen one can do more than be listed. ``alone``, no other is listed."""
    parser = Parser(
        prog=PROGRAM,
        description="Reads ITU-T liaison statements: deliverable tables, allocations, positions, work items.",
        epilog=_CLOSING,
        formatter_class=Layout,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}")
    subparsers = parser.add_subparsers(metavar="COMMAND", title="commands")
    for name, purpose in _COMMANDS.items():
        if name == chosen:
            import_module(f"fgmv_extract.cli.{name}").add(subparsers, purpose)
        elif not alone:
            subparsers.add_parser(name, help=purpose)
    return parser


def _told(error: Exception) -> int:
    from fgmv_extract.errors import ExtractError, MissingExtraError  # noqa: PLC0415  --help and --version need none of them

    if not isinstance(error, RefusedError | ExtractError):
        return _own_up(error)
    tell(f"{PROGRAM}: {error}")
    return REFUSED if isinstance(error, RefusedError | MissingExtraError) else UNREAD


def _own_up(error: Exception) -> int:
    if os.environ.get(_DEBUG):
        import traceback  # noqa: PLC0415  needed only here

        traceback.print_exception(error)
    tell(f"{PROGRAM}: internal error: {type(error).__name__}: {error}")
    tell(f"This is a bug in {PROGRAM}, please report it; {_DEBUG}=1 shows where it is.")
    return BUG
