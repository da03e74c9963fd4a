"""``fgmv-extract plot``: allocations, positions and waiting work as a picture."""

import argparse

from fgmv_extract.cli.exits import DONE, UNREAD
from fgmv_extract.cli.limits import add_limits, limits_of
from fgmv_extract.cli.parsing import Parser, Subparsers, add_command, add_vocabulary
from fgmv_extract.cli.renderings import check_terminal
from fgmv_extract.cli.statements import check_output, load_each, vocabulary_of
from fgmv_extract.cli.streams import put

_WHAT = ("allocations", "positions", "waiting")
_FORMATS = ("svg", "png", "pdf")
_EXAMPLES = """\
examples:
  fgmv-extract plot tsag-ls35.docx tsag-decision.docx -o allocations.svg
  fgmv-extract plot sg20-reply.docx --what positions -o positions.png

plots:
  allocations  deliverables of each group by status, after each statement that changes it (default)
  positions    deliverables on which each Question plans or agreed to new work
  waiting      work items that wait, since when, and until when

Needs fgmv-extract[plot].
"""


def add(subparsers: "Subparsers[Parser]", purpose: str) -> None:
    """Add the command; ``purpose`` is what it does in a few words."""
    parser = add_command(subparsers, "plot", purpose, run, _EXAMPLES)
    parser.add_argument(
        "inputs",
        metavar="INPUT",
        nargs="+",
        help="a document, a mail or an archive of them, statements stored as JSON, a URL, or - for standard input",
    )
    parser.add_argument("--what", choices=_WHAT, default=_WHAT[0], help="what to draw; see below")
    parser.add_argument(
        "--format", choices=_FORMATS, help="svg, png or pdf; without it, what the ending of FILE stands for, else svg"
    )
    parser.add_argument(
        "-o", "--output", metavar="FILE", help="write FILE, whole or not at all, instead of standard output"
    )
    add_vocabulary(parser)
    add_limits(parser)


def run(arguments: argparse.Namespace) -> int:
    """Draw a plot."""
    from fgmv_extract.outputs.plots import plot  # noqa: PLC0415  only what is asked for

    ending = (arguments.output or "").rpartition(".")[2].lower()
    chosen = arguments.format or (ending if ending in _FORMATS else "svg")
    check_terminal(chosen, arguments.output)
    check_output(arguments.inputs, arguments.output)
    vocabulary = vocabulary_of(arguments.vocabulary)
    loaded = load_each(arguments.inputs, vocabulary=vocabulary, limits=limits_of(arguments.allow))
    put(plot(loaded.statements, arguments.what, chosen, vocabulary=vocabulary), arguments.output)
    return UNREAD if loaded.failed else DONE
